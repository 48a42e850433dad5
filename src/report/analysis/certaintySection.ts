// The section on how certain the differences are: by commodity, by journey, and which routes are best how often.
import type { Analysis, RowFutures } from "../../futures/index.ts";
import { parseEnd } from "../../model/index.ts";
import type { ScenarioModel } from "../../routing/index.ts";
import type { ReportContext } from "../comparison/comparisonContext.ts";
import { featuredRows, journeyName } from "../comparison/featuredJourneys.ts";
import { svgText } from "../drawing/svg.ts";
import { type HtmlColumn, minus, table } from "../page/htmlTable.ts";
import { type Content, html, type Markup, trusted } from "../page/markup.ts";
import { endName, linkTable, viaNames } from "../text/names.ts";
import { decimalsOf, intervalText, percentOfFutures, signedWithError } from "../text/numbers.ts";
import { spreadWords } from "./analysisWords.ts";
import { distributionChart } from "./distributionChart.ts";

/** Analyses that are visible at first; the others are folded. */
const shownFirst = 3;

const number = (head: string): HtmlColumn => ({ head, type: "number" });

/** How certain the differences are: by commodity, for the journeys analysed, and how often each route is best. */
export function certaintySection(context: ReportContext): Markup {
  const { comparison } = context;
  if (comparison.futures === undefined) return html``;
  return html`<section><h2>How certain the results are</h2>
<p>Most figures are uncertain. Each of ${comparison.futures.count} futures draws every figure from its plausible range and prices base and scenario with the same draws, so that only the scenario makes a difference.</p>
${byCommodity(context)}
<p class="note">The table counts journeys that change in at least one future. A journey is “distinguishable” if its mean difference in generalised cost differs from zero by more than the error from the limited number of futures. Intervals show how precisely a mean is known, not how far futures spread. For commodities they are upper bounds, since journeys share the draws.</p>
${analysesOf(context, distribution)}${routeShares(context)}</section>
`;
}

function byCommodity({ facts, study }: ReportContext): Markup {
  const columns: HtmlColumn[] = [
    { head: "Commodity" },
    number("Journeys"),
    number("Change"),
    number("Distinguishable"),
    number("Scenario costs less"),
    number("Costs more"),
    number(`Mean difference, ${study.currency}`),
    number("95 % interval"),
    { head: "Per" },
  ];
  const rows = facts.commodities.flatMap(({ commodity, sureness }): Content[][] => {
    if (sureness === undefined) return [];
    const { journeys, differing, lower, higher, better, worse, mean, standardError: error } = sureness;
    const half = 1.96 * error;
    const most = decimalsOf.generalisedCost;
    const values = [
      `${lower + higher} of ${differing}`,
      ...[better, worse].map(percentOfFutures),
      minus(signedWithError(mean, error, most)),
      intervalText([mean - half, mean + half], error, most).replaceAll("-", "\u2212"),
    ];
    const cells = differing === 0 ? values.map(() => "") : values;
    return [[commodity.name, journeys, differing, ...cells, commodity.unit]];
  });
  return table("Generalised cost by commodity; shares of futures are averages over journeys", columns, rows);
}

/** The same content for every analysis, the first ones visible, the others folded. */
export function analysesOf(
  context: ReportContext,
  draw: (context: ReportContext, analysis: Analysis, i: number) => Markup,
): Markup {
  const drawn = (context.analyses ?? []).map(
    (analysis, i) =>
      html`<h3>${analysisName(context, analysis)}</h3>
${draw(context, analysis, i)}`,
  );
  const rest = drawn.slice(shownFirst);
  return html`${drawn.slice(0, shownFirst)}${
    rest.length === 0
      ? undefined
      : html`<details><summary>The same for ${rest.length} more</summary>${rest}</details>
`
  }`;
}

/** The subject of an analysis: `Goods in containers, Alma to Gora`. */
export function analysisName({ study, places }: ReportContext, { query }: Analysis): string {
  const name = (text: string): string => {
    const end = parseEnd(text, places);
    return "place" in end ? endName(end, places) : text;
  };
  const { commodity, from, to, journeys, measure } = query;
  const goods = study.commodities.find(({ id }) => id === commodity)?.name ?? commodity;
  const what = measure === "generalisedCost" ? "" : ` (${measure})`;
  if (from !== undefined && to !== undefined) return `${goods}, ${name(from)} to ${name(to)}${what}`;
  const part = from !== undefined ? ` from ${name(from)}` : to !== undefined ? ` to ${name(to)}` : "";
  return `${goods}, mean of ${journeys} journeys${part}${what}`;
}

function distribution(context: ReportContext, analysis: Analysis, i: number): Markup {
  const words = spreadWords(analysis);
  const chart = distributionChart({
    document: context.document,
    id: `distribution-${i}`,
    title: `The difference over futures: ${analysisName(context, analysis)}`,
    description: words.join(" "),
    analysis,
  });
  const signs = (text: string): string => text.replace(/(^|[ (])-(?=\d)/g, "$1\u2212");
  return html`<p>${words.map(signs).join(" ")}</p>
<figure>${trusted(svgText(chart))}</figure>
`;
}

/** For the journeys shown in full, which routes are best and in what share of futures. */
function routeShares({ facts, base, scenario, ...context }: ReportContext): Markup {
  const columns: HtmlColumn[] = [
    { head: "Share of futures", type: "number" },
    { head: "Best route in the base", type: "prose" },
    { head: "Best route in the scenario", type: "prose" },
  ];
  const tables = featuredRows(facts).flatMap((featured): Markup[] => {
    const { futures } = featured.row;
    if (futures === undefined) return [];
    const name = journeyName({ facts, base, scenario, ...context }, featured);
    return [table(name, columns, routeShareCells(futures, base, scenario))];
  });
  if (tables.length === 0) return html``;
  return html`<details><summary>Which routes are best, and how often</summary>${tables}</details>
`;
}

/** Pairs of routes with their shares; pairs that read the same are merged. */
function routeShareCells({ routes }: RowFutures, base: ScenarioModel, scenario: ScenarioModel): Content[][] {
  const shares = new Map<string, { before: string; after: string; share: number }>();
  for (const pair of routes) {
    const isSame = pair.base.join(" ") === pair.scenario.join(" ");
    const before = linkWords(pair.base, base);
    const after = isSame ? "the same" : linkWords(pair.scenario, scenario);
    const key = `${before} > ${after}`;
    shares.set(key, { before, after, share: (shares.get(key)?.share ?? 0) + pair.share });
  }
  const rows = [...shares.values()].sort((a, b) => b.share - a.share);
  const rest = 1 - rows.reduce((sum, { share }) => sum + share, 0);
  return [
    ...rows.map(({ before, after, share }) => [percentOfFutures(share), before, after]),
    ...(rest < 1e-9 ? [] : [[percentOfFutures(rest), "other routes", ""]]),
  ];
}

/** A route as text, from its links: its modes, and the places it passes. */
function linkWords(links: readonly string[], model: ScenarioModel): string {
  if (links.length === 0) return "no travel";
  const known = linkTable(model.scenario.network);
  const modes = links.map((id) => known.get(id)?.mode ?? id).filter((mode, i, all) => mode !== all[i - 1]);
  const via = viaNames(links, model);
  return `${modes.join(", ")}${via.length === 0 ? "" : ` via ${via.join(", ")}`}`;
}
