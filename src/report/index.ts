// Charts and HTML reports. `plain.ts` has what needs no chart library: sentences, tables and rows.
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
export type { MapRoutes } from "./map/mapLayers.ts";
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
