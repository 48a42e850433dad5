import type {
  Analysis,
  JourneyMeasure,
  Switch,
  SwitchingValue,
  SwitchingValues,
  SwitchSide,
  ToldFigure,
  ToldInput,
  ToldQuery,
} from "../../futures/index.ts";
import type { FigureKind } from "../../model/index.ts";
import { fixed, percent, percentOfFutures, plainNumber, rounded, withError } from "../text/numbers.ts";

/** Decimals that amounts of a measure are shown with. */
export function decimalsFor(measure: JourneyMeasure): number {
  return measure === "time" ? 1 : 2;
}

/**
 * The name of an input: that of its figure. A group that moves together is named after the figure in it which flips the
 * answer soonest, where that is known, or by its own name.
 */
export function inputName(name: string, inputs: readonly ToldInput[], switches?: SwitchingValues): string {
  const figures = inputs.find((input) => input.name === name)?.figures ?? [];
  if (figures.length <= 1) return figures[0]?.name ?? name;
  const ids = new Set(figures.map(({ id }) => id));
  const first = switches && nearestSwitches(switches).find(({ figure }) => ids.has(figure.id));
  if (first === undefined) return `${name} (${figures.length} figures together)`;
  return `${first.figure.name}, and ${figures.length - 1} more with it`;
}

/** How an input is known. */
export function inputKind(name: string, inputs: readonly ToldInput[]): FigureKind {
  return inputs.find((input) => input.name === name)?.kind ?? "assumed";
}

/** A value with its unit; a plain number has none. */
export function withUnit(value: string, { unit }: ToldFigure): string {
  return unit === "1" ? value : `${value} ${unit}`;
}

/** What is plausible, in words: `plausible 4 to 48, best value 12; assumed`. */
export function rangeWords({ low, high, value, kind }: ToldFigure): string {
  const plausible =
    low === undefined || high === undefined ? "" : `plausible ${plainNumber(low)} to ${plainNumber(high)}, `;
  return `${plausible}best value ${plainNumber(value)}; ${kind}`;
}

/** Those that switch; first those whose switch is nearest to the plausible range, then to the best value. */
export function nearestSwitches({ figures }: SwitchingValues): SwitchingValue[] {
  const nearness = ({ figure, switches, searched }: SwitchingValue): readonly [number, number] => {
    const { low = searched[0], high = searched[1], value } = figure;
    const width = high > low ? high - low : 1;
    const at = (of: (found: Switch) => number): number => Math.min(...switches.map(of));
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

/** A switch next to the best value, and how things stand beyond it. */
export interface Flip {
  readonly direction: "above" | "below";
  readonly at: number;
  /** The value with as many digits as tell it from the best one, three at least. */
  readonly text: string;
  readonly beyond: SwitchSide;
}

/** The switches next to the best value, on either side. */
export function flipsOf({ figure, switches }: SwitchingValue): Flip[] {
  const { value } = figure;
  const above = switches.filter(({ at }) => at >= value).sort((a, b) => a.at - b.at)[0];
  const below = switches.filter(({ at }) => at < value).sort((a, b) => b.at - a.at)[0];
  const flip = (direction: Flip["direction"], found: Switch | undefined): Flip[] =>
    found === undefined
      ? []
      : [
          {
            ...{ direction, at: found.at, text: toldApart(found.at, value) },
            beyond: found.sides[direction === "above" ? 1 : 0],
          },
        ];
  return [...flip("above", above), ...flip("below", below)];
}

function toldApart(at: number, value: number): string {
  for (const digits of [3, 4, 5]) {
    const text = plainNumber(Number(at.toPrecision(digits)));
    if (Number(text) !== value) return text;
  }
  return plainNumber(at);
}

const verbs: Readonly<Record<JourneyMeasure, readonly [less: string, more: string]>> = {
  generalisedCost: ["costs less", "costs more"],
  money: ["costs less money", "costs more money"],
  time: ["takes less time", "takes more time"],
};

/** How a difference stands to its target, in words: `the scenario costs less`. */
export function sideWords(side: SwitchSide, { query, target }: SwitchingValues): string {
  if (target !== 0) {
    const place = side === "at" ? "at" : side;
    return `the difference is ${place} ${plainNumber(target)} ${query.unit}`;
  }
  if (side === "at") return "the scenario makes no difference";
  return `the scenario ${verbs[query.measure][side === "below" ? 0 : 1]}`;
}

/** When the answer flips, in a sentence. */
export function flipSentence(found: SwitchingValue, switches: SwitchingValues): string {
  const flips = flipsOf(found).map(
    ({ direction, text, beyond }) =>
      `${direction} ${withUnit(text, found.figure)} (then ${sideWords(beyond, switches)})`,
  );
  const isInside = found.switches.some(({ outside }) => outside === 0 || outside === undefined);
  const range = `${isInside ? "" : "outside the "}${rangeWords(found.figure)}`;
  return `The answer flips if “${found.figure.name}” is ${flips.join(" or ")}; ${range}.`;
}

/** How the switches lie, in a sentence: how many figures can flip the answer within what is plausible of them. */
export function switchCounts({ figures }: SwitchingValues): string {
  const found = figures.filter(({ status }) => status === "switches");
  const near = found.filter(({ switches }) => switches.some(({ outside }) => outside === 0));
  const assumed = near.filter(({ figure }) => figure.kind === "assumed").length;
  const moved = figures.filter(({ status }) => status !== "noEffect").length;
  if (moved === 0) return "Nothing of these journeys rests on what was varied.";
  if (found.length === 0) return `No figure flips the answer by itself, of ${moved} looked at.`;
  return `Figures behind it: ${moved}. By themselves ${near.length} can flip the answer within their plausible range (${assumed} of them assumed), ${found.length - near.length} only outside it, and ${moved - found.length} nowhere in what was searched.`;
}

/** What the scenario does, in words: `the scenario costs 1.69 USD/t less`. */
function amountWords(difference: number, { measure, unit }: ToldQuery, error = 0): string {
  if (rounded(difference) === 0) return "the scenario makes no difference";
  const amount = withError(Math.abs(difference), error, decimalsFor(measure));
  const verb = measure === "time" ? "takes" : "costs";
  return `the scenario ${verb} ${amount} ${unit} ${difference < 0 ? "less" : "more"}${measure === "money" ? " in money" : ""}`;
}

/** What one analysis found of its spread, in sentences. */
export function spreadWords(analysis: Analysis): string[] {
  const { query, futures, single, spread, better, worse } = analysis;
  const [less, more] = verbs[query.measure];
  const { mean, standardError, interval } = spread;
  const told = (value: number): string =>
    value === 0 ? "0" : withError(value, standardError, decimalsFor(query.measure));
  if (mean === 0 && spread.sd === 0) return ["The difference is 0 in every future."];
  const ends = `95 % interval of this mean: ${interval.map(told).join(" to ")} ${query.unit}`;
  return [
    `In ${percentOfFutures(better)} of ${futures} futures the scenario ${less}, in ${percentOfFutures(worse)} it ${more}, in ${percentOfFutures(Math.max(0, 1 - better - worse))} nothing differs.`,
    `At the best single values of all figures ${amountWords(single, query)}.`,
    spread.distinguishable
      ? `On average over the futures ${amountWords(mean, query, standardError)} (${ends}).`
      : `Its mean over the futures is not distinguishable from zero (${ends}).`,
    `In nine of ten futures the difference lies between ${told(spread.p5)} and ${told(spread.p95)} ${query.unit}; in half of them it lies below ${told(spread.p50)}.`,
  ];
}

/** What share of what moves the difference is assumed, in a sentence. */
export function assumedWords({ tornado, inputs }: Analysis): string {
  const all = tornado.rows.reduce((sum, { swing }) => sum + swing, 0);
  if (rounded(all) === 0) return "No figure by itself moves the difference within its plausible range.";
  const assumed = tornado.rows
    .filter(({ input }) => inputKind(input, inputs) === "assumed")
    .reduce((sum, { swing }) => sum + swing, 0);
  return `${percent(assumed / all)} of all that single figures move is due to assumed ones.`;
}

/**
 * On which figures most of the variance of several differences hinges: of each the one whose knowledge would take away most.
 * Empty when nothing varies.
 */
export function hingeSummary(analyses: readonly Analysis[]): string {
  const byInput = new Map<string, string[]>();
  for (const { indices, inputs, switches, query } of analyses) {
    if (indices.status === "notDefined") continue;
    const most = [...indices.rows].sort((a, b) => b.first - a.first || (a.input < b.input ? -1 : 1))[0];
    if (most === undefined || most.firstLow <= 0) continue;
    const kind = inputs.find(({ name }) => name === most.input)?.kind ?? "";
    const name = `${inputName(most.input, inputs, switches)}, ${kind}`;
    const told = `${fixed(100 * most.first, 0)} % for ${query.commodity} from ${query.from} to ${query.to}`;
    byInput.set(name, [...(byInput.get(name) ?? []), told]);
  }
  if (byInput.size === 0) return "";
  const parts = [...byInput]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([name, shares]) => `${name} (${shares.join("; ")})`);
  return `Of the variance over futures, knowing one figure would take away most: ${parts.join("; ")}.`;
}

/** Which inputs would tell most if they were known, in a sentence; empty when none stands out from noise. */
export function knowingWords({ indices, inputs, switches }: Analysis): string {
  if (indices.status === "notDefined") return "";
  const most = indices.rows
    .filter(({ firstLow }) => firstLow > 0)
    .sort((a, b) => b.first - a.first || (a.input < b.input ? -1 : 1))
    .slice(0, 3)
    .filter(({ first }) => first >= 0.01);
  if (most.length === 0) return "";
  const told = most.map(
    ({ input, first }) => `${inputName(input, inputs, switches)} (${fixed(100 * first, 0)} %)`,
  );
  return `Of the variance over futures, knowing one of these would take away so much: ${told.join("; ")}.`;
}
