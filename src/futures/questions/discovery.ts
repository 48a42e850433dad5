/** The futures in which a scenario does not pay, as ranges of a few figures. */

import { displayed, expectArguments, InputError, paced, problem } from "../../base/index.ts";
import { type DiscoveryOptions, findBoxSteps, type InputBox } from "../../methods/index.ts";
import type { Figure } from "../../model/index.ts";
import { checkSeed, type Seed } from "../../random/index.ts";
import { type StudyOrModel, studyOf } from "../../routing/index.ts";
import { drawnFigure } from "../columns/draws.ts";
import { defaultSeed } from "../compare/compare.ts";
import { checkFutures } from "../compare/futures.ts";
import { discoverArguments } from "../given.ts";
import {
  DifferenceFunction,
  type DifferenceQuery,
  describeFigure,
  type FigureSummary,
  type QuerySummary,
} from "./difference.ts";
import { sampleOf } from "./sample.ts";
import type { AskOptions } from "./studyFunction.ts";

/** Which futures are looked for, and how. */
export interface FailureOptions extends AskOptions, DiscoveryOptions {
  /** How many futures, 100 to 1e9. */
  readonly futures: number;
  /** `"2026"` when absent. */
  readonly seed?: Seed;
  /**
   * A future is of interest where the difference is not below this by more than a millionth, in its own unit. 0 by default: all
   * futures in which the scenario does not make it smaller.
   */
  readonly threshold?: number;
}

/** The range a box leaves to a figure. */
export interface FailureRange {
  readonly figure: FigureSummary;
  /** Input it belongs to: figures of one input move together. */
  readonly input: string;
  /** Least and greatest value inside, in the figure's unit; absent where the box is open. */
  readonly from?: number;
  readonly to?: number;
  /** Chance of so many failing futures if the range did nothing; above 0.05 it may as well be noise. */
  readonly quasiP: number;
}

/** Where a scenario does not pay. */
export interface Failure {
  readonly query: QuerySummary;
  readonly futures: number;
  readonly seed: Seed;
  readonly threshold: number;
  /** Share of futures of interest. */
  readonly share: number;
  /** `none`: no future is of interest, or every one. `tooFew`: fewer than 20 are, or all but so few. */
  readonly status: "found" | "none" | "tooFew";
  /** A box in which such futures are frequent; absent where none are, or all. In probabilities of the inputs. */
  readonly box?: InputBox;
  /** The same box in the figures' own units. */
  readonly ranges: readonly FailureRange[];
  /** Boxes on the way, from all futures to the smallest: coverage falls as density rises. */
  readonly trajectory: readonly Pick<InputBox, "coverage" | "density" | "mass">[];
}

const close = 1e-6;
// Fewer tell nothing of where they lie.
const fewest = 20;

/**
 * In which futures a scenario fails to pay, as a box of a few figures' ranges (scenario discovery: B. P. Bryant, R. J. Lempert,
 * Thinking inside the box, Technol. Forecast. Soc. Change 77, 2010, by the patient rule induction method of J. H. Friedman,
 * N. I. Fisher, Stat. Comput. 9, 1999).
 *
 * @throws InputError when a name is unknown or an option is wrong.
 * @example
 * ```ts
 * import { discover } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const journey = { commodity: "container", from: "alma", to: "gora" };
 * const query = { base: "status-quo", scenario: "rail-joined", ...journey };
 * const { share, ranges } = await discover(study, query, { futures: 500, seed: 2026, threshold: -2 });
 * console.log(share, ranges.map(({ figure }) => figure.id).join(" ")); // 0.424 border.road border.rail lift.time
 * ```
 */
export async function discover(
  study: StudyOrModel,
  query: DifferenceQuery,
  options: FailureOptions,
): Promise<Failure> {
  expectArguments(discoverArguments, [study, query, options]);
  return displayed(await findFailure(study, query, options), "failure", studyOf(study));
}

async function findFailure(
  study: StudyOrModel,
  query: DifferenceQuery,
  options: FailureOptions,
): Promise<Failure> {
  const { futures, seed = defaultSeed, threshold = 0, signal, onProgress, ways: _, ...how } = options;
  const problems = [...checkFutures(futures, 100), ...checkSeed(seed)];
  if (!Number.isFinite(threshold))
    problems.push(problem({ path: "threshold", expected: "a finite number", got: threshold }));
  if (problems.length > 0) throw new InputError(problems);
  const difference = await paced(DifferenceFunction.open(study, query), { signal: options.signal });
  const { inputs } = difference.of;
  const uniforms = await paced(sampleOf(inputs, seed, futures), { signal });
  const differences = await difference.ask({ count: futures, uniforms }, { signal, onProgress });
  const interest = Uint8Array.from(differences, (d) => (d > threshold - close ? 1 : 0));
  const summary = { query: difference.summary, futures, seed, threshold };
  const { coverage, peel, mass } = how;
  const chosen = {
    ...(coverage === undefined ? {} : { coverage }),
    ...(peel === undefined ? {} : { peel }),
    ...(mass === undefined ? {} : { mass }),
  };
  const found = await paced(findBoxSteps(Object.fromEntries(uniforms), interest, chosen), { signal });
  const share = interest.reduce((sum, one) => sum + one, 0) / futures;
  const cases = Math.round(share * futures);
  const few = Math.min(cases, futures - cases) < fewest;
  if (found.status !== "found" || few) {
    const status = found.status === "found" ? "tooFew" : "none";
    return { ...summary, share, status, ranges: [], trajectory: [] };
  }
  const ranges = found.box.restrictions.flatMap(({ input, low, high, quasiP }) => {
    const figures = inputs.find(({ name }) => name === input)?.figures ?? [];
    return figures.map((figure): FailureRange => {
      const at = (probability: number): number => valueAt(figure, probability);
      return {
        figure: describeFigure(figure),
        input,
        quasiP,
        ...(low === undefined ? {} : { from: at(low) }),
        ...(high === undefined ? {} : { to: at(high) }),
      };
    });
  });
  const trajectory = found.trajectory.map(({ coverage: c, density, mass: m }) => ({
    coverage: c,
    density,
    mass: m,
  }));
  return { ...summary, share, status: "found", box: found.box, ranges, trajectory };
}

function valueAt(figure: Figure, probability: number): number {
  const value = drawnFigure(figure)?.law.quantile(probability);
  return value === undefined ? figure.value : value / figure.factor;
}
