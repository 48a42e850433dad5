/** Compares scenarios with a base over the journeys of a study, with futures if asked. */

import {
  append,
  didYouMean,
  displayed,
  expectArguments,
  type FinishedParts,
  greatest,
  InputError,
  least,
  type Problem,
  type ProgressOptions,
  paced,
  partOf,
  problem,
} from "../../base/index.ts";
import type { Commodity, Study } from "../../model/index.ts";
import {
  type Correlation,
  checkCorrelation,
  checkDesign,
  checkSeed,
  type Design,
  type Seed,
} from "../../random/index.ts";
import { modelOf, type ScenarioModel, type StudyOrModel } from "../../routing/index.ts";
import { type AnsweredYear, answeredYear, type Scenario, type YearInput } from "../../scenario/index.ts";
import {
  type AmountColumn,
  amountColumn,
  componentNames,
  measureColumns,
  payeeNames,
} from "../columns/amountColumn.ts";
import { type OpenLanes, openLanes } from "../columns/datedLanes.ts";
import { drawnFigure } from "../columns/draws.ts";
import { compareArguments } from "../given.ts";
import { checkFutures, drawFutures } from "./futures.ts";
import type { RowFutures } from "./rowFutures.ts";
import { type ComparisonRow, singleValues } from "./singleValues.ts";

/** Which scenario a result is of; same hash, same network. */
export interface ScenarioIdentity {
  readonly id: string;
  readonly title: string;
  readonly hash: string;
}

/** How the futures of a comparison were drawn. */
export interface FuturesRun {
  /** How many were drawn, at most: fewer for journeys that stopped early, as their rows say. */
  readonly count: number;
  /** How many were drawn at least, for any journey. */
  readonly least: number;
  readonly seed: Seed;
  /** How points were laid. */
  readonly design: Design["type"];
  /** How sure the means were to be, and how many futures were allowed for it; present when that was asked. */
  readonly target?: { readonly halfWidth: number; readonly most: number };
}

/** All journeys of a study's questions, under a base and one scenario. */
export interface Comparison {
  readonly study: {
    readonly id: string;
    readonly hash: string;
    readonly regime: string;
    readonly currency: string;
  };
  readonly base: ScenarioIdentity;
  readonly scenario: ScenarioIdentity;
  /** The year it answers for, and the edits of base and scenario that depend on it. */
  readonly year: AnsweredYear;
  readonly rows: readonly ComparisonRow[];
  /** Present when futures were drawn; rows then have theirs. */
  readonly futures?: FuturesRun;
}

/** How a comparison is run. */
export interface CompareOptions extends ProgressOptions {
  /**
   * Year, or day, for which the dates of edits are looked at. When absent, the first year in which all dated edits of base and
   * scenario have begun; that of the study where there are none.
   */
  readonly year?: YearInput;
  /** How many futures to draw, 2 to 1e9; by default none, and all figures have their single values. */
  readonly futures?: number;
  /** What the draws come from; equal seeds give equal draws. `"2026"` when absent. */
  readonly seed?: Seed;
  /**
   * How points are laid: `monteCarlo` (default), `latinHypercube`, `sobol` (scrambled) or `halton`. Even designs make means
   * surer than the errors and intervals say, which are those of independent draws.
   */
  readonly design?: Design["type"];
  /** Whether the components of money, time and emissions have futures too, as `amounts` of each row. */
  readonly components?: boolean;
  /** Whether the money that each payee receives has futures too. */
  readonly payees?: boolean;
  /** Further sums of charges that have futures, each with a name of its own. None by default. */
  readonly amounts?: readonly AmountColumn[];
  /** Inputs that vary together, by names of figures or of groups that move as one. None by default. */
  readonly correlation?: Correlation;
  /**
   * Stop drawing for a journey once the mean difference in its generalised cost is known to so much on either side, with 95 %
   * confidence; in the study's currency per unit, above 0. `futures` is then the most that are drawn, and each row says how
   * many it has. For `monteCarlo` alone.
   */
  readonly halfWidth?: number;
  /**
   * Keeps the futures of each question and commodity when they are done, and takes them from there in a repeated call, with the same
   * bits. Not used with `amounts`, which are functions of the caller.
   */
  readonly finished?: FinishedParts;
}

/** The seed of draws for which none is given. */
export const defaultSeed = "2026";

/**
 * Compares scenarios with a base over all pairs and commodities of a study's questions: routes, distance, money and
 * time by component, emissions, generalised cost, and which figures the difference rests on. With `futures`, also how all
 * of it spreads where figures are drawn from their ranges, the same draws under base and scenarios.
 *
 * @param base - Id of a scenario, or a scenario document; often `status-quo`.
 * @param scenario - One, or several: futures are then drawn once for all.
 * @returns A comparison, or one for each scenario of a list.
 * @throws InputError when a scenario cannot be applied, an open link or crossing has no price, or an option is wrong.
 * @example
 * ```ts
 * import { compare } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const { rows } = await compare(study, "status-quo", "rail-joined");
 * for (const { from, to, difference } of rows) console.log(from.place, to.place, difference?.generalisedCost.toFixed(2));
 * // alma gora -5.80
 * // dalan gora -9.80
 * // gora alma -5.80
 * // gora dalan -9.80
 * ```
 */
export async function compare(
  study: StudyOrModel,
  base: string | Scenario,
  scenario: string | Scenario,
  options?: CompareOptions,
): Promise<Comparison>;
export async function compare(
  study: StudyOrModel,
  base: string | Scenario,
  scenarios: readonly (string | Scenario)[],
  options?: CompareOptions,
): Promise<Comparison[]>;
export async function compare(
  studyOrModel: StudyOrModel,
  base: string | Scenario,
  scenario: string | Scenario | readonly (string | Scenario)[],
  options: CompareOptions = {},
): Promise<Comparison | Comparison[]> {
  expectArguments(compareArguments, [studyOrModel, base, scenario, options]);
  const model = modelOf(studyOrModel);
  const asked = isList(scenario) ? scenario : [scenario];
  options.signal?.throwIfAborted();
  const models = await paced(model.openAgainst(base, asked, options.year), { signal: options.signal });
  const compared = await compareInGroups(model.study, models, options);
  const comparisons = compared.map((each) => displayed(each, "comparison", model.study));
  return isList(scenario) ? comparisons : (comparisons[0] as Comparison);
}

/**
 * Compares opened scenarios with the first of them.
 *
 * @param open - Opens lanes for futures, with dates to be drawn; without them when absent.
 */
export async function compareOpened(
  study: Study,
  models: readonly ScenarioModel[],
  options: CompareOptions,
  open?: OpenLanes,
): Promise<Comparison[]> {
  const { futures, seed = defaultSeed, halfWidth } = options;
  options.signal?.throwIfAborted();
  const problems = futures === undefined ? [] : [...checkFutures(futures), ...checkSeed(seed)];
  append(problems, checkAmounts(options.amounts));
  append(problems, [...checkHalfWidth(halfWidth, futures, options.design ?? "monteCarlo"), ...idle(options)]);
  if (futures !== undefined && problems.length === 0) append(problems, checkDraws(models, options, futures));
  if (problems.length > 0) throw new InputError(problems);
  // Drawing takes nearly all the time.
  const share = futures === undefined ? 1 : 0.1;
  const rows = await paced(singleValues(study, models), partOf(options, 0, share));
  const drawn =
    futures === undefined
      ? undefined
      : await drawFutures(study, models, {
          ...options,
          ...partOf(options, share, 1),
          futures,
          seed,
          design: designOf(options.design, futures),
          amountsOf: (commodity) => amountsOf(models, commodity, options),
          finished: options.amounts === undefined ? options.finished : undefined,
          openLanes: open,
        });
  const { id, hash, regime, currency } = study;
  return rows.map((list, s): Comparison => {
    const compared = {
      study: { id, hash, regime, currency },
      base: identity(models[0] as ScenarioModel),
      scenario: identity(models[s + 1] as ScenarioModel),
      year: answeredYear(
        study,
        [models[0], models[s + 1]].flatMap((each) => each?.scenario ?? []),
        options.year,
      ),
    };
    if (futures === undefined || drawn === undefined) return { ...compared, rows: list };
    const own = drawn.rows[s] as readonly (RowFutures | undefined)[];
    const withFutures = list.map((row, i) => (own[i] === undefined ? row : { ...row, futures: own[i] }));
    const { design = "monteCarlo" } = options;
    const counts = own.flatMap((row) => row?.futures ?? []);
    const run = {
      count: greatest([0, ...counts]),
      least: least([futures, ...counts]),
      seed,
      design,
      ...(halfWidth === undefined ? {} : { target: { halfWidth, most: futures } }),
    };
    return { ...compared, futures: run, rows: withFutures };
  });
}

/** How many scenarios are held compiled beside each other: each takes some megabytes. */
const groupSize = 8;

/**
 * Compares group by group, and lets go of what was compiled for a group before the next. A journey has the same bits alone and
 * beside other scenarios, so groups change nothing.
 */
async function compareInGroups(
  study: Study,
  [base, ...scenarios]: readonly ScenarioModel[],
  options: CompareOptions,
): Promise<Comparison[]> {
  const size = tooLarge(study, scenarios.length, options);
  if (size.length > 0) throw new InputError(size);
  const done: Comparison[] = [];
  do {
    const group = scenarios.slice(done.length, done.length + groupSize);
    const models = [base as ScenarioModel, ...group];
    const shareAt = (count: number): number => (scenarios.length === 0 ? 1 : count / scenarios.length);
    const progress = partOf(options, shareAt(done.length), shareAt(done.length + group.length));
    append(done, await compareOpened(study, models, { ...options, ...progress }, openLanes));
    if (scenarios.length > groupSize) for (const model of group) if (model !== base) model.release();
  } while (done.length < scenarios.length);
  return done;
}

/**
 * The most rows that a comparison may give, one for each journey and scenario. One takes about 3 kB without and 9 kB with
 * futures, more with components, so that these fit into the 4 GB that Node has by default.
 */
const mostRows = { single: 1_000_000, futures: 200_000 } as const;

/** Refuses more rows than memory holds, before the work. */
function tooLarge(study: Study, scenarios: number, { futures }: CompareOptions): Problem[] {
  const journeys = study.questions.reduce(
    (sum, { pairs, commodities }) => sum + pairs.length * commodities.length,
    0,
  );
  const most = futures === undefined ? mostRows.single : mostRows.futures;
  const rows = scenarios * journeys;
  if (rows <= most) return [];
  const atOnce = Math.floor(most / journeys);
  const wide = (count: number): string => count.toLocaleString("en");
  const what = futures === undefined ? "" : " with futures";
  const hint =
    atOnce === 0
      ? "ask fewer questions in a study"
      : `compare at most ${wide(atOnce)} scenarios in a call: a journey has the same results alone and beside others`;
  const expected = `at most ${wide(most)} rows${what}, one for each journey and scenario`;
  const gigabytes = Math.round((rows * (futures === undefined ? 3 : 9)) / 1e6);
  const got = `${wide(scenarios)} scenarios of ${wide(journeys)} journeys, about ${gigabytes} GB`;
  return [problem({ path: "scenarios", expected, got, hint })];
}

/** The amounts that have futures. */
function amountsOf(
  models: readonly ScenarioModel[],
  commodity: Commodity,
  { components = false, payees = false, amounts = [] }: CompareOptions,
): AmountColumn[] {
  const named = [
    ...(components ? componentNames(models, commodity) : []),
    ...(payees ? payeeNames(models, commodity) : []),
  ];
  return [...measureColumns, ...named.map(amountColumn), ...amounts];
}

/** Options that do nothing without futures. */
function idle({ futures, ...options }: CompareOptions): Problem[] {
  if (futures !== undefined) return [];
  const { seed, design, correlation, components, payees, amounts } = options;
  return Object.entries({ seed, design, correlation, components, payees, amounts }).flatMap(([path, got]) =>
    got === undefined ? [] : [problem({ path, expected: "the option futures as well", got })],
  );
}

/** What is wrong with the columns of a caller: their names must differ from each other and from those of the library. */
function checkAmounts(amounts: readonly AmountColumn[] = []): Problem[] {
  const names = amounts.map(({ name }) => name);
  return names.flatMap((name, i) => {
    const isOwn = names.indexOf(name) === i && !/^(money|time|co2e|payee)(\.|$)/.test(name);
    if (isOwn) return [];
    const expected = "a name that no other amount has";
    return [problem({ path: `amounts[${i}].name`, expected, got: name })];
  });
}

/** A design of so many points; a Latin hypercube has to know how many. */
function designOf(type: Design["type"] = "monteCarlo", points: number): Design {
  return type === "latinHypercube" ? { type, points } : { type };
}

/** What is wrong with a design or a correlation; nothing when futures can be drawn by them. */
function checkDraws(
  models: readonly ScenarioModel[],
  { design, correlation }: CompareOptions,
  futures: number,
): Problem[] {
  const problems = design === undefined ? [] : checkDesign(designOf(design, futures));
  if (correlation === undefined) return problems;
  append(problems, checkCorrelation(correlation));
  if (problems.length > 0) return problems;
  const drawn = models.flatMap(({ figures }) =>
    [...figures.values()].flatMap((figure) => drawnFigure(figure)?.streamName ?? []),
  );
  const known = new Set(drawn);
  for (const [i, name] of correlation.names.entries()) {
    if (known.has(name)) continue;
    const expected = "a figure that is drawn alone, or a group of figures that move together";
    problems.push(
      problem({ path: `correlation.names[${i}]`, expected, got: name, hint: didYouMean(name, known) }),
    );
  }
  return problems;
}

function checkHalfWidth(
  halfWidth: number | undefined,
  futures: number | undefined,
  design: string,
): Problem[] {
  if (halfWidth === undefined) return [];
  const path = "halfWidth";
  if (!(halfWidth > 0 && halfWidth < Number.POSITIVE_INFINITY))
    return [problem({ path, expected: "a number above 0", got: halfWidth })];
  if (futures === undefined)
    return [problem({ path, expected: "the option futures as well, as the maximum", got: "none" })];
  if (design === "monteCarlo") return [];
  const hint = "a part of an even design is none, and its errors are not those of independent draws";
  return [problem({ path: "design", expected: "monteCarlo beside halfWidth", got: design, hint })];
}

function isList(scenario: unknown): scenario is readonly (string | Scenario)[] {
  return Array.isArray(scenario);
}

function identity({ scenario: { id, title, hash } }: ScenarioModel): ScenarioIdentity {
  return { id, title, hash };
}
