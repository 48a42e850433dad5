/**
 * Reports, charts and maps of results. Needs the packages `@observablehq/plot` and, outside browsers, `linkedom`.
 *
 * @module
 */

// Reports as HTML pages
export {
  comparisonReport,
  featuredQueries,
  type ReportInput,
  trafficReport,
  type TrafficReportInput,
} from "../report/index.ts";

// Charts of a comparison
export {
  changesChart,
  type ChangesInput,
  corridorMap,
  borderDisclaimer,
  type MapInput,
  type MapRoutes,
} from "../report/index.ts";

// Charts of a route
export {
  timeCostDistanceChart,
  type DistanceInput,
  waterfallChart,
  type WaterfallInput,
} from "../report/index.ts";

// Charts of one difference
export {
  breakEvenChart,
  type BreakEvenInput,
  distributionChart,
  type DistributionInput,
  sobolChart,
  type SobolInput,
  switchingChart,
  type SwitchingInput,
  tornadoChart,
  type TornadoInput,
} from "../report/index.ts";

// Any chart as a file of its own
export { svgText, type PictureText } from "../report/index.ts";
