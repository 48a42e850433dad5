/** The time of a journey over futures and days, split into uncertainty and variability. */

import { displayed, expectArguments, InputError, paced, problem } from "../../base/index.ts";
import { exp, log, normalQuantile } from "../../math/index.ts";
import { type Figure, modeTraits, type Study, type Variability } from "../../model/index.ts";
import { checkSeed, type Seed } from "../../random/index.ts";
import { type Arc, type Charge, modelOf, type StudyOrModel } from "../../routing/index.ts";
import { type AmountColumn, amountColumn } from "../columns/amountColumn.ts";
import { drawnFigure } from "../columns/draws.ts";
import { defaultSeed } from "../compare/compare.ts";
import { checkFutures } from "../compare/futures.ts";
import { type Quantiles, spreadOf } from "../compare/tally.ts";
import { timeVariabilityArguments } from "../given.ts";
import { DifferenceFunction, type DifferenceQuery, type QuerySummary } from "./difference.ts";
import { sampleOf, uniformsOf } from "./sample.ts";
import { type AskOptions, StudyFunction } from "./studyFunction.ts";

/** How the time of a journey spreads, and why. */
export interface TimeSpread extends Quantiles {
  /** Mean over futures and days, hours. */
  readonly mean: number;
  /** Standard deviation over futures of the mean time: what is not known. Hours. */
  readonly uncertainty: number;
  /** Root mean square over futures of the standard deviation from day to day. Hours. */
  readonly variability: number;
  /** Share of the whole variance that is variability, 0 to 1; absent when nothing spreads. */
  readonly variabilityShare?: number;
}

/** The split of the variance of a journey's time, under base and scenario. The quantiles are those of realised times. */
export interface TimeVariability {
  readonly query: QuerySummary;
  readonly futures: number;
  readonly seed: Seed;
  readonly base: TimeSpread;
  readonly scenario: TimeSpread;
}

const parts = ["crossing", "rail", "road"] as const;
type Part = (typeof parts)[number];

function isHours({ measure, component }: Charge): boolean {
  return measure === "time" && component !== "rest";
}

// A joint zone is a way over the border; what follows inside it is no stop of its own at the border.
function isCrossing({ type }: Arc): boolean {
  return type === "crossing" || type === "enterZone";
}

/** Whether times on a link vary by a figure of the study, which the table of modes says. */
function variesBy({ link }: Arc, figure: keyof Variability): boolean {
  return link !== undefined && modeTraits[link.mode].variability === figure;
}

/** The hours that vary together from day to day. */
const hoursOf: Readonly<Record<Part, AmountColumn>> = {
  crossing: {
    name: "hours at crossings",
    includes: (charge, arc) => isHours(charge) && isCrossing(arc),
  },
  rail: { name: "hours of trains", includes: (charge, arc) => isHours(charge) && variesBy(arc, "rail") },
  road: { name: "hours of trucks", includes: (charge, arc) => isHours(charge) && variesBy(arc, "road") },
};

/** Crossings vary apart from each other: their variances add up, and with them the squares of their hours. */
const crossingSquares: AmountColumn = {
  ...hoursOf.crossing,
  name: "squared hours at crossings",
  squared: true,
};

const wholeTime = amountColumn("time");

/**
 * How far the time of a journey spreads because figures are not known (uncertainty: drawn once a future) and because days
 * differ (variability: drawn once a trip). Routes are chosen on mean times; realised times vary around them. Times at
 * crossings vary apart from each other, those of a journey's trains, and of its trucks, as one; each is lognormal, several
 * crossings together as one lognormal of the same mean and variance (L. F. Fenton, IRE Trans. Commun. Syst. 8, 1960).
 * The variance of a time is the variance of its means over futures plus the mean of its variances.
 *
 * @returns `undefined` where the study does not say what differs from day to day.
 * @throws InputError when a name is unknown, an option is wrong, or more than one journey is asked for.
 * @example
 * ```ts
 * import { timeVariability } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("scenarios/iran-iraq");
 * const journey = { commodity: "container", from: "isfahan", to: "basra" };
 * const query = { base: "status-quo", scenario: "planned-link", ...journey };
 * const hours = await timeVariability(study, query, { futures: 50, seed: 2026 });
 * console.log(hours?.scenario.p5.toFixed(0), hours?.scenario.p95.toFixed(0)); // 34 163
 * ```
 */
export async function timeVariability(
  studyOrModel: StudyOrModel,
  query: DifferenceQuery,
  options: AskOptions & { readonly futures: number; readonly seed?: Seed },
): Promise<TimeVariability | undefined> {
  expectArguments(timeVariabilityArguments, [studyOrModel, query, options]);
  const { futures, seed = defaultSeed } = options;
  const problems = [...checkFutures(futures), ...checkSeed(seed)];
  if (problems.length > 0) throw new InputError(problems);
  const model = modelOf(studyOrModel);
  const { study } = model;
  const { variability } = study;
  if (variability === undefined) return undefined;
  const { summary } = await paced(DifferenceFunction.open(model, { ...query, measure: "time" }), {
    signal: options.signal,
  });
  if (summary.journeys !== 1) {
    const expected = "one journey: means of several have no day of their own";
    throw new InputError([problem({ path: "from, to", expected, got: `${summary.journeys} journeys` })]);
  }
  const { base, scenario, measure: _, ...filter } = query;
  const amounts = [wholeTime, ...parts.map((part) => hoursOf[part]), crossingSquares];
  const of = await paced(StudyFunction.open(model, { ...filter, base, scenarios: [scenario], amounts }), {
    signal: options.signal,
  });
  const points = {
    count: futures,
    uniforms: await paced(sampleOf(of.inputs, seed, futures), { signal: options.signal }),
  };
  const outcome = await of.ask(points, { signal: options.signal });
  const spread = (side: 0 | 1): TimeSpread => {
    const columnOf = ({ name }: AmountColumn): Float64Array =>
      outcome.amounts.get(name)?.[side] as Float64Array;
    const squares = columnOf(crossingSquares);
    const draws = parts.map((part) => {
      const cv = coefficients(study, variability, part, futures, seed);
      const mean = columnOf(hoursOf[part]);
      const spreading = part === "crossing" ? squares.map(Math.sqrt) : mean;
      return {
        mean,
        deviation: (i: number) => (cv[i] as number) * (spreading[i] as number),
        uniforms: uniformsOf(`${part} from day to day`, "variability", seed, futures),
      };
    });
    return timeSpreadOf(columnOf(wholeTime), draws);
  };
  const spreads: TimeVariability = { query: summary, futures, seed, base: spread(0), scenario: spread(1) };
  return displayed(spreads, "timeVariability", study);
}

interface Piece {
  readonly mean: Float64Array;
  readonly deviation: (future: number) => number;
  readonly uniforms: Float64Array;
}

function timeSpreadOf(hours: Float64Array, pieces: readonly Piece[]): TimeSpread {
  const realised = new Float64Array(hours);
  let within = 0;
  for (const { mean, deviation, uniforms } of pieces) {
    for (let i = 0; i < hours.length; i++) {
      const m = mean[i] as number;
      const sd = deviation(i);
      if (!(m > 0 && sd > 0)) continue;
      within += (sd * sd) / hours.length;
      // A lognormal of mean 1: sigma^2 = log(1 + (sd / mean)^2).
      const sigma2 = log(1 + (sd / m) * (sd / m));
      const factor = exp(Math.sqrt(sigma2) * normalQuantile(uniforms[i] as number) - sigma2 / 2);
      realised[i] = (realised[i] as number) + m * (factor - 1);
    }
  }
  const { mean, sd } = spreadOf(hours);
  const { p5, p10, p50, p90, p95 } = spreadOf(realised);
  const whole = sd * sd + within;
  const found = { mean, uncertainty: sd, variability: Math.sqrt(within), p5, p10, p50, p90, p95 };
  return whole > 0 ? { ...found, variabilityShare: within / whole } : found;
}

/** The coefficient of variation in each future: it is a figure like others, drawn where it has a range. */
function coefficients(
  study: Study,
  variability: Variability,
  part: keyof Variability,
  futures: number,
  seed: Seed,
): Float64Array {
  const id = variability[part];
  if (id === undefined) return new Float64Array(futures);
  const figure = study.network.figures.find((known) => known.id === id) as Figure;
  const drawn = drawnFigure(figure);
  if (drawn === undefined) return new Float64Array(futures).fill(figure.value * figure.factor);
  const column = uniformsOf(drawn.streamName, "uncertainty", seed, futures);
  drawn.law.fill(column, column);
  return column;
}
