export { type CsvOptions, csvText } from "./csv.ts";
export {
  type ChangedRow,
  type CommodityFacts,
  type ComparisonFacts,
  comparisonFacts,
  type MeanBasis,
  type Spread,
} from "./facts.ts";
export { findings } from "./findings.ts";
export { futuresRows, routeShareRows } from "./futures.ts";
export type { Feature, FeatureCollection } from "./geojson/feature.ts";
export type { LineGeometry, Position } from "./geojson/geometry.ts";
export { type ComparisonGeoJson, comparisonGeoJson } from "./geojson/index.ts";
export type { LinkFeature, LinkProperties } from "./geojson/links.ts";
export type { PlaceFeature, PlaceProperties } from "./geojson/places.ts";
export type { RouteFeature, RouteProperties, RouteUse } from "./geojson/routes.ts";
export { hingeSummary } from "./hinges.ts";
export { withError } from "./numbers.ts";
export type { ReportRow } from "./row.ts";
export { comparisonRows } from "./rows.ts";
export type { Documents } from "./sides.ts";
export type { Sureness } from "./sureness.ts";
export { analysisText, type ListOptions, sensitivityText, switchingText } from "./text/analysis.ts";
export { type ComparisonTextOptions, comparisonText } from "./text/comparison.ts";
export { itineraryText } from "./text/itinerary.ts";
export { routesText, routeText } from "./text/routes.ts";
export { type TextColumn, textTable } from "./text/textTable.ts";
export { trafficComparisonText, trafficText } from "./text/traffic.ts";
export { displayWidth } from "./text/width.ts";
export { type TimeCostPoint, timeCostDistance } from "./timeCostDistance.ts";
export { flowRows, stageRows, stationRows } from "./traffic.ts";
export { trafficFindings } from "./trafficFindings.ts";
