// Says any result in plain text, for a notebook.
import type { ResultKind } from "../../base/index.ts";
import { visible } from "../../base/index.ts";
import { endText, type Study } from "../../model/index.ts";
import { analysisText, sensitivityText, switchingText } from "../analysis/analysisText.ts";
import { comparisonSummary } from "../comparison/comparisonSummary.ts";
import { trafficText } from "../operation/operationText.ts";
import { itineraryText } from "../route/itineraryText.ts";
import { routesText, routeText } from "../route/routeText.ts";
import { plainNumber } from "../text/numbers.ts";
import { textTable } from "../text/textTable.ts";
import { type ResultsByKind, type TidyRow, tidyRows } from "./tidyRows.ts";

type Say<K extends ResultKind> = (result: ResultsByKind[K], study: Study) => string;

const texts: { readonly [K in ResultKind]?: Say<K> } = {
  study: studyCard,
  comparison: (comparison, study) => comparisonSummary(study, comparison),
  route: (route, study) => routeText(study, route),
  noRoute: ({ from, to, commodity, reason }) =>
    visible(`No route for ${commodity} from ${endText(from)} to ${endText(to)}: ${reason}`),
  routes: (routes, study) => routesText(study, routes),
  frontier: ({ routes }, study) => routesText(study, routes),
  itinerary: (itinerary, study) => itineraryText(study, itinerary),
  analysis: (analysis) => analysisText(analysis),
  sensitivity: (sensitivity) => sensitivityText(sensitivity),
  switchingValues: (switches) => switchingText(switches),
  trafficRun: (run, study) => trafficText(run, study),
};

/** A result in plain text; a table of its first rows where no text of its own exists. */
export function plainText<K extends ResultKind>(result: ResultsByKind[K], kind: K, study: Study): string {
  return texts[kind]?.(result, study) ?? rowsText(tidyRows(result), 12);
}

function rowsText(rows: readonly TidyRow[], most: number): string {
  const [first] = rows;
  if (first === undefined) return "no rows";
  const columns = Object.keys(first).map((head) => ({
    head,
    type: rows.some((row) => typeof row[head] === "number") ? ("number" as const) : ("text" as const),
  }));
  const cells = rows.slice(0, most).map((row) => columns.map(({ head }) => cellText(row[head] ?? null)));
  const rest = rows.length - cells.length;
  return textTable(columns, cells) + (rest > 0 ? `\n${rest} more rows` : "");
}

/** A value of a table for readers: numbers with six digits, gaps empty. */
export function cellText(value: TidyRow[string]): string {
  if (value === null) return "";
  return typeof value === "number" ? plainNumber(value) : String(value);
}

/** What a study is, in a few lines. */
function studyCard(study: Study): string {
  const { title, id, regime, asOf, currency, question, network, commodities, questions, scenarios } = study;
  const counts = [
    `${network.places.length} places`,
    `${network.links.length} links`,
    `${network.figures.length} figures`,
    `${commodities.length} commodities`,
    `${questions.length} questions`,
  ].join(", ");
  const lines = [
    `${title} (${id})`,
    ...(question === undefined ? [] : [question]),
    `${counts}; regime ${regime}, data as of ${asOf}, money in ${currency}`,
    `scenarios: ${[...scenarios.keys()].join(", ")}`,
  ];
  return lines.map(visible).join("\n");
}
