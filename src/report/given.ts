/** What callers may pass to exported functions. Written by `npm run arguments` from their types: do not edit. */
import type { Arguments, Rule } from "../base/index.ts";

const study: Rule = {
  network: {
    places: "list",
    links: "list",
    figures: "list",
    tariffs: "list",
    timings: "list",
    emissionFactors: "list",
    operations: "list",
    crossings: "list",
    stations: "list",
    flows: "list",
    calendars: "list",
    services: "list",
    "...": "any",
  },
  commodities: "list",
  questions: "list",
  sources: "list",
  observations: "list",
  flows: "list",
  choice: "list",
  totals: "list",
  margins: "list",
  scenarios: "map",
  warnings: "list",
  "...": "any",
};
const comparison: Rule = {
  study: { id: "text", "...": "any" },
  base: { id: "text", "...": "any" },
  scenario: { id: "text", "...": "any" },
  year: { edits: "list", "...": "any" },
  rows: "list",
  "...": "any",
};
const scenarioOrId: Rule = {
  either: ["text", "object"],
  expected: "the id of a scenario, or a scenario document",
};
const documents: Rule = { "base?": scenarioOrId, "...": "any" };
const mapView: Rule = { view: "list", labels: { "...": "list" }, "...": "any" };
const network: Rule = {
  places: "list",
  links: "list",
  figures: "list",
  tariffs: "list",
  timings: "list",
  emissionFactors: "list",
  operations: "list",
  crossings: "list",
  stations: "list",
  flows: "list",
  calendars: "list",
  services: "list",
  "...": "any",
};
const mapRoutes: Rule = { "base?": "list", "...": "any" };
const route: Rule = {
  from: { place: "text", "...": "any" },
  to: { place: "text", "...": "any" },
  links: "list",
  steps: "list",
  totals: { money: "object", time: "object", co2e: "object", "...": "any" },
  "...": "any",
};
const waterfall: Rule = { bars: "list", "...": "any" };
const figureSummary: Rule = { id: "text", "...": "any" };
const analysis: Rule = {
  query: { dated: "list", "...": "any" },
  spread: { interval: "list", "...": "any" },
  histogram: { counts: "list", "...": "any" },
  inputs: "list",
  tornado: { rows: "list", "...": "any" },
  indices: { status: "text", "...": "any" },
  switches: { query: "object", figures: "list", "...": "any" },
  "...": "any",
};
const switchingValues: Rule = { query: { dated: "list", "...": "any" }, figures: "list", "...": "any" };
const scenarioIdentity: Rule = { id: "text", "...": "any" };
const answeredYear: Rule = { edits: "list", "...": "any" };
const futuresRun: Rule = { count: "number", "...": "any" };
const trafficRun: Rule = {
  scenario: { id: "text", "...": "any" },
  year: { edits: "list", "...": "any" },
  uncounted: "list",
  balance: { created: "number", "...": "any" },
  flows: "list",
  stations: "list",
  services: "list",
  "...": "any",
};
const textWidth: Rule = { "width?": "number", "...": "any" };
const itinerary: Rule = {
  from: { place: "text", "...": "any" },
  to: { place: "text", "...": "any" },
  links: "list",
  steps: "list",
  "...": "any",
};
const listedItem: Rule = { facts: { "...": "any" }, "...": "any" };
const querySummary: Rule = { dated: "list", "...": "any" };

export const analysisTextArguments: Arguments = {
  analysis: analysis,
  "options?": { "limit?": "number", "width?": "number" },
};
export const breakEvenChartArguments: Arguments = {
  given: {
    "document?": "object",
    xFigure: figureSummary,
    yFigure: figureSummary,
    xs: ["number"],
    ys: ["number"],
    values: "list",
    target: "number",
    unit: "text",
    id: "text",
    title: "text",
    description: "text",
  },
};
export const changesChartArguments: Arguments = {
  given: {
    "document?": "object",
    commodities: [
      {
        commodity: "object",
        journeys: "number",
        changes: "object",
        changed: "list",
        "spread?": "object",
        "sureness?": "object",
        "...": "any",
      },
    ],
    currency: "text",
    id: "text",
    title: "text",
    description: "text",
  },
};
export const comparisonFactsArguments: Arguments = {
  study: study,
  options: {
    study: { id: "text", hash: "text", regime: "text", currency: "text", "...": "any" },
    base: scenarioIdentity,
    scenario: scenarioIdentity,
    year: answeredYear,
    rows: [
      {
        question: "text",
        base: {
          type: "text",
          "links?": ["text"],
          "vehicles?": "list",
          "totals?": "object",
          "reason?": "text",
          "...": "any",
        },
        scenario: {
          type: "text",
          "links?": ["text"],
          "vehicles?": "list",
          "totals?": "object",
          "reason?": "text",
          "...": "any",
        },
        change: "text",
        "difference?": "object",
        "closeCall?": "yesNo",
        "basis?": "object",
        "futures?": "object",
        from: "object",
        to: "object",
        commodity: "text",
        "...": "any",
      },
    ],
    "futures?": futuresRun,
    "unit?": "any",
    "journeys?": "any",
    "dated?": "any",
  },
};
export const comparisonGeoJsonArguments: Arguments = {
  study: study,
  comparison: comparison,
  "documents?": documents,
};
export const comparisonReportArguments: Arguments = {
  input: {
    study: study,
    comparison: comparison,
    "document?": "object",
    version: "text",
    "documents?": documents,
    "analyses?": [
      {
        query: "object",
        futures: "number",
        seed: "any",
        single: "number",
        spread: "object",
        better: "number",
        worse: "number",
        histogram: "object",
        inputs: "list",
        tornado: "object",
        indices: {
          status: "text",
          "noise?": "number",
          "level?": "number",
          "rows?": "list",
          "reason?": "text",
          "...": "any",
        },
        switches: "object",
        "...": "any",
      },
    ],
    "shares?": [
      {
        query: "object",
        inputs: "list",
        evaluations: "number",
        method: "text",
        seed: "any",
        result: {
          status: "text",
          mean: "number",
          "variance?": "number",
          "level?": "number",
          "rows?": "list",
          "reason?": "text",
          "...": "any",
        },
        "...": "any",
      },
    ],
    "breakEvens?": [
      {
        query: "object",
        target: "number",
        figures: "list",
        x: "list",
        y: "list",
        values: "list",
        lines: "list",
        "...": "any",
      },
    ],
  },
};
export const comparisonRowsArguments: Arguments = { study: study, comparison: comparison };
export const comparisonSummaryArguments: Arguments = {
  study: study,
  comparison: comparison,
  "layout?": textWidth,
};
export const comparisonTextArguments: Arguments = {
  study: study,
  comparison: comparison,
  "options?": { "limit?": "number", "width?": "number" },
};
export const corridorMapArguments: Arguments = {
  given: {
    "document?": "object",
    "map?": mapView,
    base: network,
    scenario: network,
    "routes?": mapRoutes,
    id: "text",
    title: "text",
    description: "text",
    "unit?": "any",
    "journeys?": "any",
    "dated?": "any",
  },
};
export const csvTextArguments: Arguments = { rows: [{ "...": "any" }], "options?": { "guard?": "yesNo" } };
export const distributionChartArguments: Arguments = {
  given: { "document?": "object", analysis: analysis, id: "text", title: "text", description: "text" },
};
export const explanationTextArguments: Arguments = {
  study: study,
  options: { waterfall: waterfall, winner: route, rival: route, rivalName: "text" },
  "layout?": textWidth,
};
export const featuredQueriesArguments: Arguments = { study: study, comparison: comparison };
export const findingsArguments: Arguments = { study: study, comparison: comparison, "figures?": "object" };
export const futuresRowsArguments: Arguments = { study: study, comparison: comparison };
export const itemTableArguments: Arguments = { items: [listedItem], "layout?": textWidth };
export const itemTextArguments: Arguments = {
  options: {
    kind: "text",
    id: "text",
    name: "text",
    fields: { "...": "any" },
    "source?": { id: "text", title: "text", publisher: "text", "url?": "text", "...": "any" },
    "from?": ["text"],
    usedBy: [{ table: "text", row: "text", field: "text", "...": "any" }],
    edits: [{ scenario: "text", edit: "number", type: "text", "...": "any" }],
  },
};
export const itineraryTextArguments: Arguments = { study: study, itinerary: itinerary, "layout?": textWidth };
export const parquetBytesArguments: Arguments = { rows: [{ "...": "any" }], "metadata?": { "...": "text" } };
export const routeShareRowsArguments: Arguments = { study: study, comparison: comparison };
export const routeTextArguments: Arguments = { study: study, route: route, "layout?": textWidth };
export const routesTextArguments: Arguments = { study: study, routes: [route], "layout?": textWidth };
export const sensitivityTextArguments: Arguments = {
  result: { query: querySummary, inputs: "list", "...": "any" },
  "options?": { "limit?": "number", "width?": "number" },
};
export const sobolChartArguments: Arguments = {
  given: {
    "document?": "object",
    sensitivity: {
      query: {
        base: "text",
        scenario: "text",
        commodity: "text",
        "from?": "text",
        "to?": "text",
        measure: "text",
        year: "any",
        dated: "list",
        unit: "text",
        journeys: "number",
        "...": "any",
      },
      inputs: "list",
      evaluations: "number",
      method: "text",
      seed: "any",
      result: {
        status: "text",
        mean: "number",
        "variance?": "number",
        "level?": "number",
        "rows?": "list",
        "reason?": "text",
        "...": "any",
      },
      "...": "any",
    },
    "most?": "number",
    id: "text",
    title: "text",
    description: "text",
  },
};
export const svgTextArguments: Arguments = { picture: "object" };
export const switchingChartArguments: Arguments = {
  given: {
    "document?": "object",
    switches: switchingValues,
    "most?": "number",
    id: "text",
    title: "text",
    description: "text",
  },
};
export const switchingTextArguments: Arguments = {
  switches: switchingValues,
  "options?": { "limit?": "number", "width?": "number" },
};
export const tidyRowsArguments: Arguments = { result: "data" };
export const timeCostDistanceArguments: Arguments = { route: route };
export const timeCostDistanceChartArguments: Arguments = {
  given: {
    "document?": "object",
    study: study,
    base: route,
    scenario: route,
    id: "text",
    title: "text",
    description: "text",
    "unit?": "any",
    "journeys?": "any",
    "dated?": "any",
  },
};
export const tornadoChartArguments: Arguments = {
  given: {
    "document?": "object",
    analysis: {
      tornado: { outputBase: "number", rows: "list", "...": "any" },
      inputs: "list",
      query: {
        base: "text",
        scenario: "text",
        commodity: "text",
        "from?": "text",
        "to?": "text",
        measure: "text",
        year: "any",
        dated: "list",
        unit: "text",
        journeys: "number",
        "...": "any",
      },
      "switches?": { query: "object", target: "number", difference: "number", figures: "list", "...": "any" },
      "...": "any",
    },
    "most?": "number",
    id: "text",
    title: "text",
    description: "text",
  },
};
export const trafficFindingsArguments: Arguments = { runs: [trafficRun], study: study };
export const trafficReportArguments: Arguments = {
  input: {
    study: study,
    runs: [
      {
        scenario: "object",
        year: "object",
        "turningDays?": ["text"],
        from: "text",
        days: "number",
        warmUpDays: "number",
        replications: "number",
        seed: "any",
        currency: "text",
        uncounted: "list",
        events: "number",
        balance: "object",
        flows: "list",
        stations: "list",
        services: "list",
        "facilitation?": "object",
        "...": "any",
      },
    ],
    "document?": "object",
    version: "text",
    "documents?": [scenarioOrId],
  },
};
export const waterfallChartArguments: Arguments = {
  given: {
    "document?": "object",
    study: study,
    waterfall: waterfall,
    unit: "text",
    "most?": "number",
    id: "text",
    title: "text",
    description: "text",
  },
};
export const yearTextArguments: Arguments = {
  options: {
    year: "any",
    reason: "text",
    edits: [
      {
        scenario: "text",
        edit: "number",
        type: "text",
        "from?": "text",
        "until?": "text",
        inForce: "yesNo",
        "uncertain?": "yesNo",
        "...": "any",
      },
    ],
  },
};
