/**
 * Results as text: sentences, tables for the terminal, rows for CSV and Parquet, GeoJSON. Needs no chart package.
 *
 * @module
 */

// What a comparison says in sentences and numbers
export {
  findings,
  comparisonFacts,
  type ChangedRow,
  type CommodityFacts,
  type ComparisonFacts,
  type Documents,
  type MeanBasis,
  type Spread,
  type Sureness,
  trafficFindings,
} from "../report/plain.ts";

// Texts for the terminal
export {
  comparisonSummary,
  comparisonText,
  type ComparisonTextOptions,
  routeText,
  routesText,
  itineraryText,
  yearText,
  explanationText,
  type Explanation,
  itemTable,
  itemText,
  analysisText,
  sensitivityText,
  switchingText,
  type ListOptions,
  type TextWidth,
} from "../report/plain.ts";
export {
  endText,
  componentMeaning,
  type EmissionComponent,
  type MoneyComponent,
  type TimeComponent,
} from "../model/index.ts";

// Scenarios as files
export { scenarioText } from "../io/index.ts";

// Rows for CSV and Parquet
export {
  comparisonRows,
  futuresRows,
  routeShareRows,
  csvText,
  type CsvOptions,
  type ReportRow,
  timeCostDistance,
  type TimeCostPoint,
} from "../report/plain.ts";

// GeoJSON
export {
  comparisonGeoJson,
  type ComparisonGeoJson,
  type GeoJsonCollection,
  type GeoJsonFeature,
  type LineGeometry,
  type LinkFeature,
  type LinkProperties,
  type LonLat,
  type PlaceFeature,
  type PlaceProperties,
  type RouteFeature,
  type RouteProperties,
  type RouteUse,
} from "../report/plain.ts";
