/** The value of a figure at which a difference changes its sign. */

import {
  displayed,
  expectArguments,
  InputError,
  least,
  type Problem,
  paced,
  problem,
} from "../../base/index.ts";
import type { Figure } from "../../model/index.ts";
import { type StudyOrModel, studyOf } from "../../routing/index.ts";
import { switchingValueArguments, switchingValuesArguments } from "../given.ts";
import {
  DifferenceFunction,
  type DifferenceQuery,
  describeFigure,
  type FigureSummary,
  measureOf,
  type QuerySummary,
} from "./difference.ts";
import { type AskOptions, PointError } from "./studyFunction.ts";

/** Which switch is asked for. */
export interface SwitchingQuery extends DifferenceQuery {
  /** The difference at which it switches, in its own unit; 0 when absent: where the scenario stops or begins to pay. */
  readonly target?: number;
}

/** Where to look for a switch, in the figure's own unit. */
export interface SwitchingRange {
  /** Least value looked at. */
  readonly low?: number;
  /** Greatest value looked at. */
  readonly high?: number;
}

/** How a difference stands to the target. */
export type SwitchSide = "below" | "at" | "above";

/** A value of a figure at which the difference passes the target, or ceases to be at it. */
export interface Switch {
  /** The value, in the figure's unit: the middle of the bracket. */
  readonly at: number;
  /** The switch lies between these. */
  readonly bracket: readonly [low: number, high: number];
  /** How the difference stands to the target below and above the switch. */
  readonly sides: readonly [SwitchSide, SwitchSide];
  /** The difference at both ends of the bracket. */
  readonly differences: readonly [number, number];
  /** Ids of the links taken at both ends of the bracket, journey by journey. */
  readonly ways: readonly [SwitchWays, SwitchWays];
  /** How far it lies outside the figure's plausible range, in widths of that range; 0 inside. Absent without a range. */
  readonly outside?: number;
}

/** Ways under base and scenario: journey -> ids of links. */
export interface SwitchWays {
  readonly base: readonly (readonly string[])[];
  readonly scenario: readonly (readonly string[])[];
}

/** What was found for one figure. */
export interface SwitchingValue {
  readonly figure: FigureSummary;
  /** `noEffect`: nothing of these journeys rests on the figure. `never`: no switch in what was searched. */
  readonly status: "switches" | "never" | "noEffect";
  /** What was searched, in the figure's unit; how finely: this many values apart, then closer around each switch. */
  readonly searched: readonly [low: number, high: number];
  readonly resolution: number;
  /** All switches found, the nearest to the best value first. */
  readonly switches: readonly Switch[];
}

/** Switching values, and what they are of. */
export interface SwitchingValues {
  readonly query: QuerySummary;
  readonly target: number;
  /** The difference where all figures have their central values. */
  readonly difference: number;
  readonly figures: readonly SwitchingValue[];
}

// Values looked at in the range, and in each bracket in turn: the last bracket is a millionth of the range or less.
const grid = 129;
const finer = 33;
const rounds = 3;

/**
 * The value a figure would have to have for a difference to reach a target, all others at their central values: what
 * would have to be true for the answer to flip (switching value: Asian Development Bank, Guidelines for the Economic
 * Analysis of Projects, 2017, chapter on risk). The difference may jump where routes change, and may stay at the target,
 * as where a link is not used: every change of side counts as a switch.
 *
 * @param figure - Id of the figure.
 * @param options.low - With `high` what is searched; by default the figure's plausible range widened by three widths on
 *   either side, or from a hundredth to ten times its value. What is above 0 stays above.
 * @throws InputError when a name is unknown, the figure follows others, or the range is empty.
 * @example
 * ```ts
 * import { switchingValue } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const journey = { commodity: "container", from: "alma", to: "gora" };
 * const query = { base: "status-quo", scenario: "rail-joined", ...journey };
 * const { figures } = await switchingValue(study, "border.rail", query);
 * for (const { figure, switches } of figures) console.log(figure.name, switches[0]?.at.toFixed(1), figure.unit);
 * // Stop of a train at the border 17.8 hour
 * ```
 */
export async function switchingValue(
  study: StudyOrModel,
  figure: string,
  query: SwitchingQuery,
  options: SwitchingRange & AskOptions = {},
): Promise<SwitchingValues> {
  expectArguments(switchingValueArguments, [study, figure, query, options]);
  const difference = await paced(DifferenceFunction.open(study, query, [figure]), { signal: options.signal });
  const found = await search(difference, [figure], query, options);
  return displayed(found, "switchingValues", studyOf(study));
}

/**
 * The switching values of all figures that are not certain, those whose switch is nearest to their plausible range first.
 *
 * @throws InputError when a name is unknown.
 * @example
 * ```ts
 * import { switchingValues } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const journey = { commodity: "container", from: "alma", to: "gora" };
 * const query = { base: "status-quo", scenario: "rail-joined", ...journey };
 * const { figures } = await switchingValues(study, query);
 * for (const { figure, switches } of figures.slice(0, 2)) console.log(figure.id, switches[0]?.at.toFixed(2), figure.unit);
 * // border.rail 17.80 hour
 * // border.road 18.20 hour
 * ```
 */
export async function switchingValues(
  study: StudyOrModel,
  query: SwitchingQuery,
  options: AskOptions = {},
): Promise<SwitchingValues> {
  expectArguments(switchingValuesArguments, [study, query, options]);
  const difference = await paced(DifferenceFunction.open(study, query), { signal: options.signal });
  const ids = difference.of.inputs.flatMap(({ figures }) => figures.map(({ id }) => id));
  const found = await search(difference, ids, query, options);
  const distance = ({ switches }: SwitchingValue): number =>
    least([...switches.map(({ outside }) => outside ?? Number.MAX_VALUE), Number.POSITIVE_INFINITY]);
  const ranked = [...found.figures].sort(
    (a, b) => distance(a) - distance(b) || (a.figure.id < b.figure.id ? -1 : 1),
  );
  return displayed({ ...found, figures: ranked }, "switchingValues", studyOf(study));
}

async function search(
  difference: DifferenceFunction,
  ids: readonly string[],
  { target = 0 }: SwitchingQuery,
  options: SwitchingRange & AskOptions,
): Promise<SwitchingValues> {
  if (!Number.isFinite(target))
    throw new InputError([problem({ path: "target", expected: "a finite number", got: target })]);
  const figures = ids.map((id) => difference.of.figure(id) as Figure);
  const varied = figures.filter(({ id }) => difference.of.restsOn(id));
  const ask = (askings: readonly Asking[]): Promise<Answer[]> => askAt(difference, askings, options);
  const { ranges, answers: first } = await askRanges(varied, options, ask);
  let brackets = first.slice(1).flatMap((answer, f) => bracketsOf(answer, target, f));
  for (let round = 0; round < rounds && brackets.length > 0; round++) {
    const answers = await ask(
      brackets.map(({ values, f }) => ({ figure: varied[f] as Figure, values: spread(values, finer) })),
    );
    brackets = answers.flatMap((answer, b) => bracketsOf(answer, target, (brackets[b] as Bracket).f));
  }
  const best = first[0]?.differences[0] as number;
  const found = varied.map((figure, f): SwitchingValue => {
    const switches = brackets
      .filter((bracket) => bracket.f === f)
      .map((bracket) => describeSwitch(bracket, figure));
    switches.sort((a, b) => Math.abs(a.at - figure.value) - Math.abs(b.at - figure.value));
    const searched = ranges[f] as Range;
    const resolution = (searched[1] - searched[0]) / (grid - 1);
    const status = switches.length > 0 ? "switches" : "never";
    return { figure: describeFigure(figure), status, searched, resolution, switches };
  });
  const idle = figures.filter(({ id }) => !difference.of.restsOn(id));
  const unmoved = idle.map((figure): SwitchingValue => {
    const searched = [figure.value, figure.value] as const;
    return { figure: describeFigure(figure), status: "noEffect", searched, resolution: 0, switches: [] };
  });
  return { query: difference.summary, target, difference: best, figures: [...found, ...unmoved] };
}

type Range = readonly [low: number, high: number];

/**
 * Asks over the range of each figure. Where a widened range has values that make no sense, such as a share above 1, the
 * plausible range is taken instead.
 */
async function askRanges(
  figures: readonly Figure[],
  given: SwitchingRange,
  ask: (askings: readonly Asking[]) => Promise<Answer[]>,
): Promise<{ ranges: readonly Range[]; answers: Answer[] }> {
  const ranges = figures.map((figure) => rangeOf(figure, given));
  let sizes: number[] = [];
  for (;;) {
    try {
      const wide = figures.map((figure, f) => ({ figure, values: searchedIn(figure, ranges[f] as Range) }));
      sizes = wide.map(({ values }) => values.length);
      return { ranges, answers: await ask([{ figure: undefined, values: [0] }, ...wide]) };
    } catch (error) {
      if (!(error instanceof PointError)) throw error;
      let f = 0;
      let before = 1 + (sizes[0] as number);
      while (error.point >= before) before += sizes[++f] as number;
      const { low, high } = figures[f] ?? {};
      const [from, to] = ranges[f] ?? [low, high];
      const isPlausible = low === undefined || high === undefined || (from === low && to === high);
      if (isPlausible || given.low !== undefined || given.high !== undefined) throw error;
      ranges[f] = [low, high];
    }
  }
}

function rangeOf(figure: Figure, given: SwitchingRange): Range {
  const { value, low = Math.min(value / 100, 10 * value), high = Math.max(value / 100, 10 * value) } = figure;
  const hasRange = figure.low !== undefined && figure.high !== undefined && figure.high > figure.low;
  const width = hasRange ? high - low : 0;
  const least = Math.min(low, value);
  // What is above 0 stays there: many a figure is divided by.
  const from =
    given.low ?? (least > 0 ? Math.max(least / 100, least - 3 * width) : least === 0 ? 0 : least - 3 * width);
  const to = given.high ?? Math.max(high, value) + 3 * width;
  const problems: Problem[] = [];
  for (const [path, got] of Object.entries({ low: from, high: to }))
    if (!Number.isFinite(got))
      problems.push(problem({ path, expected: `a finite number in ${figure.unit}`, got }));
  if (problems.length === 0 && !(to > from))
    problems.push(problem({ path: "high", expected: `a number above ${from} ${figure.unit}`, got: to }));
  if (problems.length > 0) throw new InputError(problems);
  return [from, to];
}

/** Values to look at: an even grid, and one as fine over the plausible range, however wide the search. */
function searchedIn({ value, low = value, high = value }: Figure, range: Range): number[] {
  const plausible = high > low ? spread([low, high], finer) : [];
  const more = [value, ...plausible].filter((x) => x > range[0] && x < range[1]);
  return [...new Set([...spread(range, grid), ...more])].sort((a, b) => a - b);
}

function spread([low, high]: Range, count: number): number[] {
  return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
}

interface Asking {
  readonly figure: Figure | undefined;
  readonly values: readonly number[];
}

interface Answer {
  readonly values: readonly number[];
  readonly differences: readonly number[];
  readonly ways: readonly SwitchWays[];
}

/** Asks for many figures at once: each moves alone. */
async function askAt(
  difference: DifferenceFunction,
  askings: readonly Asking[],
  options: AskOptions,
): Promise<Answer[]> {
  const count = askings.reduce((sum, { values }) => sum + values.length, 0);
  const columns = new Map<string, Float64Array>();
  for (const { figure } of askings) {
    if (figure !== undefined && !columns.has(figure.id))
      columns.set(figure.id, new Float64Array(count).fill(figure.value));
  }
  let at = 0;
  for (const { figure, values } of askings) {
    if (figure !== undefined) columns.get(figure.id)?.set(values, at);
    at += values.length;
  }
  const points = { count, values: columns };
  const outcome = await difference.of.ask(points, { ...options, ways: true });
  const { ways, routes } = outcome;
  const [base, scenario] = measureOf(outcome, difference.summary.measure) as [Float64Array, Float64Array];
  const wayAt = (i: number): SwitchWays => ({
    base: routes[ways[0]?.[i] as number] as SwitchWays["base"],
    scenario: routes[ways[1]?.[i] as number] as SwitchWays["scenario"],
  });
  let from = 0;
  return askings.map(({ values }) => {
    const first = from;
    from += values.length;
    return {
      values,
      differences: values.map((_, i) => (scenario[first + i] as number) - (base[first + i] as number)),
      ways: values.map((_, i) => wayAt(first + i)),
    };
  });
}

interface Bracket {
  /** Number of the figure. */
  readonly f: number;
  readonly values: Range;
  readonly sides: readonly [SwitchSide, SwitchSide];
  readonly differences: readonly [number, number];
  readonly ways: readonly [SwitchWays, SwitchWays];
}

// Costs are sums of multiples of 2^-30: closer than this to the target is at it.
const close = 1e-7;

function sideOf(difference: number, target: number): SwitchSide {
  if (Math.abs(difference - target) <= close * Math.max(1, Math.abs(target))) return "at";
  return difference < target ? "below" : "above";
}

function bracketsOf({ values, differences, ways }: Answer, target: number, f: number): Bracket[] {
  return values.slice(1).flatMap((value, i): Bracket[] => {
    const ends = [differences[i], differences[i + 1]] as [number, number];
    const sides = ends.map((end) => sideOf(end, target)) as [SwitchSide, SwitchSide];
    if (sides[0] === sides[1]) return [];
    const found = { f, values: [values[i] as number, value] as const, sides, differences: ends };
    return [{ ...found, ways: [ways[i] as SwitchWays, ways[i + 1] as SwitchWays] }];
  });
}

function describeSwitch({ values, sides, differences, ways }: Bracket, { low, high }: Figure): Switch {
  const at = (values[0] + values[1]) / 2;
  const found = { at, bracket: values, sides, differences, ways };
  if (low === undefined || high === undefined || !(high > low)) return found;
  return { ...found, outside: Math.max(0, low - at, at - high) / (high - low) };
}
