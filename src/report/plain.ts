// The part of the report that needs no chart library: sentences, tables for the terminal, rows for CSV, GeoJSON.
// The command line and the main entry import this file, so that they start without loading charts.
// biome-ignore-all assist/source/organizeImports: sections by hand, as in a table of contents

// Comparisons of scenarios
export {
  type ChangedRow,
  type CommodityFacts,
  type ComparisonFacts,
  comparisonFacts,
  type MeanBasis,
  type Spread,
} from "./comparison/comparisonFacts.ts";
export { findings } from "./comparison/comparisonFindings.ts";
export { comparisonRows } from "./comparison/comparisonRows.ts";
export { comparisonSummary } from "./comparison/comparisonSummary.ts";
export { type ComparisonTextOptions, comparisonText } from "./comparison/comparisonText.ts";
export { futuresRows, routeShareRows } from "./comparison/futuresRows.ts";
export type { Documents } from "./comparison/openSides.ts";
export type { Sureness } from "./comparison/sureness.ts";

// Analyses of one difference
export {
  analysisText,
  type ListOptions,
  sensitivityText,
  switchingText,
} from "./analysis/analysisText.ts";
export { driverSummary } from "./analysis/analysisWords.ts";

// Routes
export { itineraryText } from "./route/itineraryText.ts";
export { routesText, routeText } from "./route/routeText.ts";
export { yearText } from "./text/yearText.ts";
export { type TimeCostPoint, timeCostDistance } from "./route/timeCostDistance.ts";

export { type Explanation, explanationText } from "./route/explanationText.ts";

// What a study holds
export { itemTable, itemText } from "./items/itemText.ts";

// Operation of traffic
export { trafficFindings } from "./operation/operationFindings.ts";
export { flowRows, stageRows, stationRows } from "./operation/operationRows.ts";
export { trafficComparisonText, trafficText } from "./operation/operationText.ts";
export { uncountedTexts } from "./operation/uncountedText.ts";

// Maps
export { type ComparisonGeoJson, comparisonGeoJson } from "./geojson/comparisonGeoJson.ts";
export type { GeoJsonFeature, GeoJsonCollection } from "./geojson/feature.ts";
export type { LineGeometry, LonLat } from "./geojson/geometry.ts";
export type { LinkFeature, LinkProperties } from "./geojson/linkFeatures.ts";
export type { PlaceFeature, PlaceProperties } from "./geojson/placeFeatures.ts";
export type { RouteFeature, RouteProperties, RouteUse } from "./geojson/routeFeatures.ts";

// Text
export { type CsvOptions, csvText } from "./text/csvText.ts";
export { displayWidth, type TextWidth } from "../base/index.ts";
export { withError } from "./text/numbers.ts";
export type { ReportRow } from "./text/reportRow.ts";
export { type TextColumn, textTable } from "./text/textTable.ts";

// Flows and calibration
export { calibrationText } from "./flows/calibrationText.ts";
export {
  type FlowUser,
  flowsSentences,
  flowsText,
  type FlowsTextOptions,
  flowUsers,
  flowUsersText,
} from "./flows/flowsText.ts";
