// The public entry `karvan/report`: charts and HTML reports, and all that `plain.ts` writes without charts.
// biome-ignore-all assist/source/organizeImports: sections by hand, as in a table of contents

// Reports as HTML pages
export type { ReportInput } from "./comparison/comparisonContext.ts";
export { comparisonReport } from "./comparison/comparisonReport.ts";
export { featuredQueries } from "./comparison/featuredJourneys.ts";
export type { TrafficReportInput } from "./operation/operationContext.ts";
export { trafficReport } from "./operation/operationReport.ts";

// Charts of a comparison
export { type ChangesInput, changesChart } from "./comparison/changesChart.ts";
export { borderDisclaimer, corridorMap, type MapInput } from "./map/corridorMap.ts";
export type { Ways } from "./map/mapLayers.ts";
export { type DistanceInput, timeCostDistanceChart } from "./route/distance/timeCostDistanceChart.ts";
export { type WaterfallInput, waterfallChart } from "./route/waterfallChart.ts";

// Charts of one difference
export { type BreakEvenInput, breakEvenChart } from "./analysis/breakEvenChart.ts";
export { type DistributionInput, distributionChart } from "./analysis/distributionChart.ts";
export { type SobolInput, sobolChart } from "./analysis/sobolChart.ts";
export { type SwitchingInput, switchingChart } from "./analysis/switchingChart.ts";
export { type TornadoInput, tornadoChart } from "./analysis/tornadoChart.ts";

// Charts of the operation of traffic
export { type TimeParts, type TimePartsInput, timePartsChart } from "./operation/timePartsChart.ts";
export { type TransitInput, type TransitTimes, transitChart } from "./operation/transitChart.ts";
export { type StationWait, type WaitsInput, waitsChart } from "./operation/waitsChart.ts";

// Any chart
export { type PictureText, svgText } from "./drawing/svg.ts";

// Without charts: sentences, tables and rows
export {
  analysisText,
  type ChangedRow,
  type CommodityFacts,
  type ComparisonFacts,
  type ComparisonGeoJson,
  type ComparisonTextOptions,
  type CsvOptions,
  comparisonFacts,
  comparisonGeoJson,
  comparisonRows,
  comparisonText,
  csvText,
  type Documents,
  displayWidth,
  type GeoJsonFeature,
  type GeoJsonCollection,
  findings,
  futuresRows,
  type LineGeometry,
  type LinkFeature,
  type LinkProperties,
  type ListOptions,
  type MeanBasis,
  type PlaceFeature,
  type PlaceProperties,
  type LonLat,
  type ReportRow,
  type RouteFeature,
  type RouteProperties,
  type RouteUse,
  routeShareRows,
  routesText,
  routeText,
  type Spread,
  type Sureness,
  sensitivityText,
  switchingText,
  type TextColumn,
  type TimeCostPoint,
  textTable,
  timeCostDistance,
  trafficFindings,
  withError,
} from "./plain.ts";
