import type { Analysis, SwitchingValue, ToldQuery } from "../../futures/index.ts";
import type { ReportContext } from "../comparison/comparisonContext.ts";
import { svgText } from "../drawing/svg.ts";
import { minus } from "../page/htmlTable.ts";
import { html, type Markup, trusted } from "../page/markup.ts";
import { decimalsOf, fixed, rounded } from "../text/numbers.ts";
import { assumedWords, flipSentence, knowingWords, nearestSwitches, switchCounts } from "./analysisWords.ts";
import { breakEvenChart } from "./breakEvenChart.ts";
import { analysesOf, analysisName } from "./certaintySection.ts";
import { sobolChart } from "./sobolChart.ts";
import { switchingChart } from "./switchingChart.ts";
import { tornadoChart } from "./tornadoChart.ts";

/** Figures told in sentences, of all that can flip an answer. */
const toldFirst = 3;

/** What the differences analysed hinge on: what moves them, and what would have to be true for them to flip. */
export function hinges(context: ReportContext): Markup {
  const { analyses = [] } = context;
  if (analyses.length === 0) return html``;
  return html`<section><h2>What it hinges on</h2>
<p>Two questions to one figure at a time, all others kept: how far does it move the difference, and at which value of it does the answer flip? Figures not known well that do both are the first to be measured.</p>
${shared(analyses)}${analysesOf(context, oneAnalysis)}</section>
`;
}

/** How many of the answers a figure can flip, and which figures flip the most of them. */
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
  const told = often.map(([, { name, kind, count }]) => `${name} (${kind}; ${count} of ${analyses.length})`);
  const any = flipped.filter((figures) => figures.length > 0).length;
  return html`<p>Of the ${analyses.length} answers shown, ${any} can be flipped by a single figure within its plausible range.${
    told.length === 0 ? "" : ` Those that flip most of them: ${told.join("; ")}.`
  }</p>
`;
}

function flipsInside({ switches }: SwitchingValue): boolean {
  return switches.some(({ outside }) => outside === 0);
}

function oneAnalysis(context: ReportContext, analysis: Analysis, i: number): Markup {
  const { switches } = analysis;
  const nearest = nearestSwitches(switches);
  const told = nearest.slice(0, toldFirst).map(
    (found) => html`<li>${flipSentence(found, switches)}</li>
`,
  );
  return html`<p>${switchCounts(switches)} ${assumedWords(analysis)} ${knowingWords(analysis)}</p>
${told.length === 0 ? undefined : html`<ul>${told}</ul>`}${tornadoFigure(context, analysis, i)}${
  nearest.length === 0 ? undefined : switchingFigure(context, analysis, i)
}${sharesFigure(context, analysis, i)}${breakEvenFigure(context, analysis, i)}`;
}

/** Whether two results answer the same question. */
function sameQuestion(a: ToldQuery, b: ToldQuery): boolean {
  return (["commodity", "from", "to", "measure"] as const).every((part) => a[part] === b[part]);
}

function sharesFigure(context: ReportContext, analysis: Analysis, i: number): Markup {
  const sensitivity = context.shares?.find(({ query }) => sameQuestion(query, analysis.query));
  if (sensitivity === undefined || sensitivity.result.status === "notDefined") return html``;
  const chart = sobolChart({
    document: context.document,
    id: `shares-${i}`,
    title: `What the spread of the difference is due to: ${analysisName(context, analysis)}`,
    description:
      "A row for each figure, the greatest share of the variance first: what it explains by itself, and what it has any part in.",
    sensitivity,
  });
  return html`<figure>${trusted(svgText(chart))}<figcaption>What the spread of the difference is due to when all figures vary at once: shares of its variance (Sobol’ indices, from ${sensitivity.evaluations} evaluations). The upper bar is what a figure explains by itself, the lower one what it has any part in; lines are intervals of the estimates.</figcaption></figure>
`;
}

function breakEvenFigure(context: ReportContext, analysis: Analysis, i: number): Markup {
  const found = context.breakEvens?.find(({ query }) => sameQuestion(query, analysis.query));
  if (found === undefined) return html``;
  const { figures, x, y, values, target, query } = found;
  const [across, up] = figures;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = [least, most].map((value) => minus(fixed(value, decimalsOf[query.measure]))).join(" to ");
  const flips = least < target && most >= target;
  const chart = breakEvenChart({
    document: context.document,
    id: `break-even-${i}`,
    title: `The difference over two figures: ${analysisName(context, analysis)}`,
    description: `${across.name} from left to right, ${up.name} upwards; lines of equal difference.`,
    ...{ xFigure: across, yFigure: up, xs: x, ys: y, values, target, unit: query.unit },
  });
  return html`<figure>${trusted(svgText(chart))}<figcaption>The difference over the ranges of two figures that both move it, all others at their best single values: ${span} ${query.unit}, lines in even steps. ${flips ? "The answer flips where light (the scenario does better) meets dark (it does not)." : "Nowhere in these ranges do the two flip the answer together."} The dot is where both figures have their best values.</figcaption></figure>
`;
}

function tornadoFigure(context: ReportContext, analysis: Analysis, i: number): Markup {
  if (analysis.tornado.rows.every(({ swing }) => rounded(swing) === 0)) return html``;
  const name = analysisName(context, analysis);
  const chart = tornadoChart({
    document: context.document,
    id: `tornado-${i}`,
    title: `What single figures do to the difference: ${name}`,
    description: `A row for each figure, the strongest first, with the difference when it is low and when it is high. ${assumedWords(analysis)}`,
    analysis,
  });
  return html`<figure>${trusted(svgText(chart))}<figcaption>What single figures do to the difference: each stands low (one value in ten is lower) and high (one in ten is higher), all others at their medians.</figcaption></figure>
`;
}

function switchingFigure(context: ReportContext, { switches }: Analysis, i: number): Markup {
  const told = nearestSwitches(switches).map((found) => flipSentence(found, switches));
  const chart = switchingChart({
    document: context.document,
    id: `switching-${i}`,
    title: "At which value of a figure the answer flips",
    description: told.slice(0, 12).join(" "),
    switches,
  });
  return html`<figure>${trusted(svgText(chart))}<figcaption>At which value of a figure the answer flips, all others at their best single values. Every bar is the plausible range of its figure.</figcaption></figure>
`;
}
