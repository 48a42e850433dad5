// Describes one difference in words: its spread over futures, what drives it, and at which values its sign flips.
import { least } from "../../base/index.ts";
import type {
  Analysis,
  FigureSummary,
  InputSummary,
  JourneyMeasure,
  QuerySummary,
  Switch,
  SwitchingValue,
  SwitchingValues,
  SwitchSide,
} from "../../futures/index.ts";
import type { FigureKind } from "../../model/index.ts";
import { fixed, percent, percentOfFutures, plainNumber, rounded, withError } from "../text/numbers.ts";

/** Decimals to show for amounts of a measure. */
export function decimalsFor(measure: JourneyMeasure): number {
  return /^(time|co2e)(\.|$)/.test(measure) ? 1 : 2;
}

/**
 * The name of an input: the name of its figure. A group of figures that move together takes the name of the figure that
 * flips the answer first, where known, or else its own name.
 */
export function inputName(name: string, inputs: readonly InputSummary[], switches?: SwitchingValues): string {
  const figures = inputs.find((input) => input.name === name)?.figures ?? [];
  if (figures.length <= 1) return figures[0]?.name ?? name;
  const ids = new Set(figures.map(({ id }) => id));
  const first = switches && nearestSwitches(switches).find(({ figure }) => ids.has(figure.id));
  if (first === undefined) return `${name} (${figures.length} figures that move together)`;
  return `${first.figure.name}, and ${figures.length - 1} more that move with it`;
}

/** The kind of an input: sourced, derived or assumed. */
export function inputKind(name: string, inputs: readonly InputSummary[]): FigureKind {
  return inputs.find((input) => input.name === name)?.kind ?? "assumed";
}

/** A value with its unit, if it has one. */
export function withUnit(value: string, { unit }: FigureSummary): string {
  return unit === "1" ? value : `${value} ${unit}`;
}

/** The plausible range of a figure: `plausible 4 to 48, central value 12; assumed`. */
export function rangeWords({ low, high, value, kind }: FigureSummary): string {
  const plausible =
    low === undefined || high === undefined ? "" : `plausible ${plainNumber(low)} to ${plainNumber(high)}, `;
  return `${plausible}central value ${plainNumber(value)}; ${kind}`;
}

/** The figures with a switching value, sorted by its distance to the plausible range, then to the central value. */
export function nearestSwitches({ figures }: SwitchingValues): SwitchingValue[] {
  const nearness = ({ figure, switches, searched }: SwitchingValue): readonly [number, number] => {
    const { low = searched[0], high = searched[1], value } = figure;
    const width = high > low ? high - low : 1;
    const at = (of: (found: Switch) => number): number => least(switches.map(of));
    return [at(({ outside = Number.MAX_VALUE }) => outside), at((s) => Math.abs(s.at - value) / width)];
  };
  return figures
    .filter(({ status }) => status === "switches")
    .map((found) => ({ found, by: nearness(found) }))
    .sort(
      (a, b) => a.by[0] - b.by[0] || a.by[1] - b.by[1] || (a.found.figure.id < b.found.figure.id ? -1 : 1),
    )
    .map(({ found }) => found);
}

/** The nearest switching value on one side of the central value, and where the difference is beyond it. */
export interface Flip {
  readonly direction: "above" | "below";
  readonly at: number;
  /** The value with at least three digits, and as many as distinguish it from the central value. */
  readonly text: string;
  readonly beyond: SwitchSide;
}

/** The nearest switching values below and above the central value. */
export function flipsOf({ figure, switches }: SwitchingValue): Flip[] {
  const { value } = figure;
  const above = switches.filter(({ at }) => at >= value).sort((a, b) => a.at - b.at)[0];
  const below = switches.filter(({ at }) => at < value).sort((a, b) => b.at - a.at)[0];
  const flip = (direction: Flip["direction"], found: Switch | undefined): Flip[] =>
    found === undefined
      ? []
      : [
          {
            direction,
            at: found.at,
            text: distinctText(found.at, value),
            beyond: found.sides[direction === "above" ? 1 : 0],
          },
        ];
  return [...flip("above", above), ...flip("below", below)];
}

function distinctText(at: number, value: number): string {
  for (const digits of [3, 4, 5]) {
    const text = plainNumber(Number(at.toPrecision(digits)));
    if (Number(text) !== value) return text;
  }
  return plainNumber(at);
}

const verbs: Readonly<Record<string, readonly [less: string, more: string]>> = {
  generalisedCost: ["costs less", "costs more"],
  money: ["costs less money", "costs more money"],
  time: ["takes less time", "takes more time"],
  co2e: ["emits less", "emits more"],
};

/** What a scenario with less of a measure does, and one with more. */
function verbsFor(measure: JourneyMeasure): readonly [less: string, more: string] {
  return verbs[measure] ?? [`has less ${measure}`, `has more ${measure}`];
}

/** Where a difference is relative to its target: `the scenario costs less`. */
export function sideWords(side: SwitchSide, { query, target }: SwitchingValues): string {
  if (target !== 0) {
    return `the difference is ${side} ${plainNumber(target)} ${query.unit}`;
  }
  if (side === "at") return "the scenario makes no difference";
  return `the scenario ${verbsFor(query.measure)[side === "below" ? 0 : 1]}`;
}

/** A sentence on the value of a figure at which the answer flips. */
export function flipSentence(found: SwitchingValue, switches: SwitchingValues): string {
  const flips = flipsOf(found).map(
    ({ direction, text, beyond }) =>
      `${direction} ${withUnit(text, found.figure)} (then ${sideWords(beyond, switches)})`,
  );
  const isInside = found.switches.some(({ outside }) => outside === 0 || outside === undefined);
  const range = `${isInside ? "" : "outside the "}${rangeWords(found.figure)}`;
  return `The answer flips if “${found.figure.name}” is ${flips.join(" or ")}; ${range}.`;
}

/** A sentence on how many figures can flip the answer within their plausible range, outside it, or not at all. */
export function switchCounts({ figures }: SwitchingValues): string {
  const found = figures.filter(({ status }) => status === "switches");
  const near = found.filter(({ switches }) => switches.some(({ outside }) => outside === 0));
  const assumed = near.filter(({ figure }) => figure.kind === "assumed").length;
  const relevant = figures.filter(({ status }) => status !== "noEffect").length;
  if (relevant === 0) return "These journeys do not depend on any of the figures varied.";
  if (found.length === 0) return `None of ${relevant} figures can flip the answer alone.`;
  const outside = found.length - near.length;
  const never = relevant - found.length;
  const inside =
    near.length === 1
      ? `1 figure can flip the answer alone within its plausible range (${assumed === 1 ? "" : "not "}assumed)`
      : `${near.length === 0 ? "No" : near.length} figures can each flip the answer alone within their plausible range${near.length === 0 ? "" : ` (${assumed} of them assumed)`}`;
  return `The difference depends on ${relevant} figures. ${inside}; ${outside === 0 ? "none" : outside} only outside it; ${never === 0 ? "none" : never} cannot flip it in the range searched.`;
}

const amountVerbs: Readonly<Record<string, string>> = {
  generalisedCost: "costs",
  money: "costs",
  time: "takes",
  co2e: "emits",
};

/** The effect of the scenario: `the scenario costs 1.69 USD/t less`. */
function amountWords(difference: number, { measure, unit }: QuerySummary, error = 0): string {
  if (rounded(difference) === 0) return "the scenario makes no difference";
  const amount = withError(Math.abs(difference), error, decimalsFor(measure));
  const verb = amountVerbs[measure] ?? "has";
  const what = measure === "money" ? " in money" : amountVerbs[measure] === undefined ? ` of ${measure}` : "";
  return `the scenario ${verb} ${amount} ${unit} ${difference < 0 ? "less" : "more"}${what}`;
}

/** Sentences on how a difference spreads over futures. */
export function spreadWords(analysis: Analysis): string[] {
  const { query, futures, single, spread, better, worse } = analysis;
  const [less, more] = verbsFor(query.measure);
  const { mean, standardError, interval } = spread;
  const amount = (value: number): string =>
    value === 0 ? "0" : withError(value, standardError, decimalsFor(query.measure));
  if (mean === 0 && spread.sd === 0) return ["The difference is 0 in every future."];
  const ends = `95 % interval of this mean: ${interval.map(amount).join(" to ")} ${query.unit}`;
  return [
    `In ${percentOfFutures(better)} of ${futures} futures the scenario ${less}, in ${percentOfFutures(worse)} it ${more}, in ${percentOfFutures(Math.max(0, 1 - better - worse))} there is no difference.`,
    `At central values of all figures ${amountWords(single, query)}.`,
    spread.distinguishable
      ? `On average over futures ${amountWords(mean, query, standardError)} (${ends}).`
      : `The mean difference over futures is not distinguishable from zero (${ends}).`,
    `In 90 % of futures the difference is between ${amount(spread.p5)} and ${amount(spread.p95)} ${query.unit}; the median is ${amount(spread.p50)}.`,
  ];
}

/** A sentence on the share of the sensitivity that is due to assumed figures. */
export function assumedWords({ tornado, inputs }: Analysis): string {
  const all = tornado.rows.reduce((sum, { swing }) => sum + swing, 0);
  if (rounded(all) === 0) return "No figure alone changes the difference within its plausible range.";
  const assumed = tornado.rows
    .filter(({ input }) => inputKind(input, inputs) === "assumed")
    .reduce((sum, { swing }) => sum + swing, 0);
  return `Assumed figures account for ${percent(assumed / all)} of the sensitivity.`;
}

/**
 * The main driver of each of several differences: the figure that explains most of its variance over futures, in one
 * sentence. Empty when nothing varies.
 */
export function driverSummary(analyses: readonly Analysis[]): string {
  const byInput = new Map<string, string[]>();
  for (const { indices, inputs, switches, query } of analyses) {
    if (indices.status === "notDefined") continue;
    const most = [...indices.rows].sort((a, b) => b.first - a.first || (a.input < b.input ? -1 : 1))[0];
    if (most === undefined || most.firstLow <= 0) continue;
    const kind = inputs.find(({ name }) => name === most.input)?.kind ?? "";
    const name = `${inputName(most.input, inputs, switches)}, ${kind}`;
    const share = `${fixed(100 * most.first, 0)} % for ${query.commodity} from ${query.from} to ${query.to}`;
    byInput.set(name, [...(byInput.get(name) ?? []), share]);
  }
  if (byInput.size === 0) return "";
  const parts = [...byInput]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([name, shares]) => `${name} (${shares.join("; ")})`);
  return `Most of the uncertainty comes from ${parts.length === 1 ? "one figure" : "these figures"}: ${parts.join("; ")}.`;
}

/** A sentence on the inputs that explain most of the variance; empty when none exceeds the noise. */
export function varianceWords({ indices, inputs, switches }: Analysis): string {
  if (indices.status === "notDefined") return "";
  const most = indices.rows
    .filter(({ firstLow }) => firstLow > 0)
    .sort((a, b) => b.first - a.first || (a.input < b.input ? -1 : 1))
    .slice(0, 3)
    .filter(({ first }) => first >= 0.01);
  if (most.length === 0) return "";
  const shares = most.map(
    ({ input, first }) => `${inputName(input, inputs, switches)} (${fixed(100 * first, 0)} %)`,
  );
  return `Inputs that explain most of the variance over futures: ${shares.join("; ")}.`;
}
