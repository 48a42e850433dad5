// The section on what drives the differences: tornado, switching values, shares of variance, break-even.
import { greatest, least } from "../../base/index.ts";
import type { Analysis, QuerySummary, SwitchingValue } from "../../futures/index.ts";
import type { ReportContext } from "../comparison/comparisonContext.ts";
import { svgText } from "../drawing/svg.ts";
import { minus } from "../page/htmlTable.ts";
import { html, type Markup, trusted } from "../page/markup.ts";
import { fixed, rounded } from "../text/numbers.ts";
import {
  assumedWords,
  decimalsFor,
  flipSentence,
  nearestSwitches,
  switchCounts,
  varianceWords,
} from "./analysisWords.ts";
import { breakEvenChart } from "./breakEvenChart.ts";
import { analysesOf, analysisName } from "./certaintySection.ts";
import { sobolChart } from "./sobolChart.ts";
import { switchingChart } from "./switchingChart.ts";
import { tornadoChart } from "./tornadoChart.ts";

/** Largest number of switching values described in sentences. */
const mostSentences = 3;

/** What drives the differences analysed, and which values of figures would flip them. */
export function driversSection(context: ReportContext): Markup {
  const { analyses = [] } = context;
  if (analyses.length === 0) return html``;
  return html`<section><h2>What drives the results</h2>
<p>For each figure, with all others fixed, we ask two questions: how far does it move the difference, and at which value does the answer flip? Measure first the uncertain figures that do both.</p>
${shared(analyses)}${analysesOf(context, oneAnalysis)}</section>
`;
}

/** How many answers a single figure can flip, and which figures flip most of them. */
function shared(analyses: readonly Analysis[]): Markup {
  if (analyses.length === 1) return html``;
  const flipped = analyses.map(({ switches }) => switches.figures.filter(flipsInside));
  const counts = new Map<string, { name: string; kind: string; count: number }>();
  for (const { figure } of flipped.flat()) {
    const { id, name, kind } = figure;
    counts.set(id, { name, kind, count: (counts.get(id)?.count ?? 0) + 1 });
  }
  const most = [...counts].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1)).slice(0, 3);
  const often = most.filter(([, { count }]) => count > 1);
  const named = often.map(([, { name, kind, count }]) => `${name} (${kind}; ${count} of ${analyses.length})`);
  const any = flipped.filter((figures) => figures.length > 0).length;
  return html`<p>For ${any} of the ${analyses.length} answers shown, a single figure can flip the answer within its plausible range.${
    named.length === 0 ? "" : ` Figures that flip most answers: ${named.join("; ")}.`
  }</p>
`;
}

function flipsInside({ switches }: SwitchingValue): boolean {
  return switches.some(({ outside }) => outside === 0);
}

function oneAnalysis(context: ReportContext, analysis: Analysis, i: number): Markup {
  const { switches } = analysis;
  const nearest = nearestSwitches(switches);
  const sentences = nearest.slice(0, mostSentences).map(
    (found) => html`<li>${flipSentence(found, switches)}</li>
`,
  );
  return html`<p>${switchCounts(switches)} ${assumedWords(analysis)} ${varianceWords(analysis)}</p>
${sentences.length === 0 ? undefined : html`<ul>${sentences}</ul>`}${tornadoFigure(context, analysis, i)}${
  nearest.length === 0 ? undefined : switchingFigure(context, analysis, i)
}${sharesFigure(context, analysis, i)}${breakEvenFigure(context, analysis, i)}`;
}

/** Whether two results answer the same question. */
function sameQuestion(a: QuerySummary, b: QuerySummary): boolean {
  return (["commodity", "from", "to", "measure"] as const).every((part) => a[part] === b[part]);
}

function sharesFigure(context: ReportContext, analysis: Analysis, i: number): Markup {
  const sensitivity = context.shares?.find(({ query }) => sameQuestion(query, analysis.query));
  if (sensitivity === undefined || sensitivity.result.status === "notDefined") return html``;
  const chart = sobolChart({
    document: context.document,
    id: `shares-${i}`,
    title: `Sources of uncertainty in the difference: ${analysisName(context, analysis)}`,
    description:
      "One row per figure, largest share of the variance first: the share it explains alone, and the share it is involved in.",
    sensitivity,
  });
  return html`<figure>${trusted(svgText(chart))}<figcaption>Sources of uncertainty in the difference when all figures vary together: shares of its variance (Sobol’ indices, from ${sensitivity.evaluations} evaluations). The upper bar is the share a figure explains alone (first-order), the lower bar the share it is involved in (total); lines are intervals of the estimates.</figcaption></figure>
`;
}

function breakEvenFigure(context: ReportContext, analysis: Analysis, i: number): Markup {
  const found = context.breakEvens?.find(({ query }) => sameQuestion(query, analysis.query));
  if (found === undefined) return html``;
  const { figures, x, y, values, target, query } = found;
  const [xFigure, yFigure] = figures;
  const low = least(values);
  const most = greatest(values);
  const span = [low, most].map((value) => minus(fixed(value, decimalsFor(query.measure)))).join(" to ");
  const flips = low < target && most >= target;
  const chart = breakEvenChart({
    document: context.document,
    id: `break-even-${i}`,
    title: `The difference over two figures: ${analysisName(context, analysis)}`,
    description: `${xFigure.name} to the right, ${yFigure.name} upwards; lines of equal difference.`,
    xFigure,
    yFigure,
    xs: x,
    ys: y,
    values,
    target,
    unit: query.unit,
  });
  return html`<figure>${trusted(svgText(chart))}<figcaption>The difference over the ranges of the two strongest figures, all others at central values: ${span} ${query.unit}, with lines of equal difference. ${flips ? "The answer flips where light (the scenario does better) borders on dark (it does not)." : "The two figures together do not flip the answer anywhere in these ranges."} The dot marks the central values of both.</figcaption></figure>
`;
}

function tornadoFigure(context: ReportContext, analysis: Analysis, i: number): Markup {
  if (analysis.tornado.rows.every(({ swing }) => rounded(swing) === 0)) return html``;
  const name = analysisName(context, analysis);
  const chart = tornadoChart({
    document: context.document,
    id: `tornado-${i}`,
    title: `Sensitivity of the difference to single figures: ${name}`,
    description: `One row per figure, strongest first, with the difference when the figure is low and when it is high. ${assumedWords(analysis)}`,
    analysis,
  });
  return html`<figure>${trusted(svgText(chart))}<figcaption>Sensitivity of the difference to single figures: each at its P10 (low) and its P90 (high), all others at their medians.</figcaption></figure>
`;
}

function switchingFigure(context: ReportContext, { switches }: Analysis, i: number): Markup {
  const sentences = nearestSwitches(switches).map((found) => flipSentence(found, switches));
  const chart = switchingChart({
    document: context.document,
    id: `switching-${i}`,
    title: "Switching values: the value of each figure at which the answer flips",
    description: sentences.slice(0, 12).join(" "),
    switches,
  });
  return html`<figure>${trusted(svgText(chart))}<figcaption>Switching values: the value of each figure at which the answer flips, all others at central values. Each bar is the plausible range of its figure.</figcaption></figure>
`;
}
