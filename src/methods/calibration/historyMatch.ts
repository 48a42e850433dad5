/** Rules out draws that no reading of the errors brings near the observations. */

import { expectArguments, expectPositive, expectWhole, InputError, refuse } from "../../base/index.ts";
import { historyMatchArguments } from "../given.ts";
import { checkPredicted, type ObservedValue, observedProblems } from "./observed.ts";

/** When a draw is ruled out. */
export interface HistoryMatchOptions {
  /** Implausibility above which a draw is ruled out; 3 when absent, which 95 % of any one-peaked distribution stay below. */
  readonly cutoff?: number;
  /** How many observations a draw may miss by more than that and stay, from 0 to all but one; 0 when absent. */
  readonly misses?: number;
  /** Observation -> draw -> standard deviation of an emulator that stands for the model, at least 0; none when absent. */
  readonly emulatorSds?: readonly Float64Array[];
}

/** Which draws are not ruled out. */
export interface HistoryMatch {
  /** By draw: how far it is from the observation that decides, in standard deviations. */
  readonly implausibility: Float64Array;
  /** Numbers of the draws that stay. */
  readonly kept: Uint32Array;
  /** Their share of all. */
  readonly share: number;
  /** Observation -> share of draws that it rules out alone. */
  readonly ruledOut: readonly number[];
}

/**
 * History matching: a draw is implausible where what is predicted is further from what was observed than errors of observation,
 * model and emulator explain, `|d - f(x)| / sqrt(sd^2 + emulator^2)`, for the worst observation, or the second worst and so on (P.
 * S. Craig, M. Goldstein, A. H. Seheult, J. A. Smith, Pressure matching for hydrocarbon reservoirs, 1997; I. Vernon, M. Goldstein,
 * R. G. Bower, Galaxy formation: a Bayesian uncertainty analysis, Bayesian Analysis 5, 2010; 3 as cutoff: F. Pukelsheim, The three
 * sigma rule, 1994).
 *
 * It comes before a fit: it says whether a model can meet the observations at all, and which of them rules out most. Where nothing
 * stays, ranges, errors or the model are wrong, and no weights should be drawn from it. What stays has no weights.
 *
 * @param predicted - A column for each observation, with a number for each draw.
 * @throws InputError when columns do not fit the observations, or a number is out of its bounds.
 * @example
 * ```ts
 * import { historyMatch } from "karvan/methods";
 * const observed = [{ name: "trucks a day", value: 640, sd: 40 }, { name: "hours", value: 9, sd: 2 }];
 * const predicted = [Float64Array.of(500, 600, 700, 800), Float64Array.of(8, 10, 16, 20)];
 * const { kept, ruledOut } = historyMatch(predicted, observed);
 * console.log(kept.join(" "), ruledOut.join(" ")); // 1 0.5 0.5
 * ```
 */
export function historyMatch(
  predicted: readonly Float64Array[],
  observed: readonly ObservedValue[],
  options: HistoryMatchOptions = {},
): HistoryMatch {
  expectArguments(historyMatchArguments, [predicted, observed, options]);
  const { cutoff = 3, misses = 0, emulatorSds } = options;
  const problems = observedProblems(observed);
  if (problems.length > 0) throw new InputError(problems);
  const draws = predicted[0]?.length ?? 0;
  checkPredicted(predicted, observed, draws, "predicted");
  if (emulatorSds !== undefined) checkPredicted(emulatorSds, observed, draws, "emulatorSds");
  for (const [k, column] of (emulatorSds ?? []).entries()) {
    const draw = column.findIndex((sd) => sd < 0);
    if (draw >= 0)
      refuse(`emulatorSds.${observed[k]?.name}[${draw}]`, "a number of at least 0", column[draw]);
  }
  expectPositive(cutoff, "cutoff");
  expectWhole(misses, "misses", [0, observed.length - 1]);
  const apart = observed.map(({ value, sd }, k) =>
    (predicted[k] as Float64Array).map((found, i) => {
      const emulator = emulatorSds?.[k]?.[i] ?? 0;
      return Math.abs(found - value) / Math.sqrt(sd * sd + emulator * emulator);
    }),
  );
  const implausibility = Float64Array.from({ length: draws }, (_, i) => {
    const own = apart.map((column) => column[i] as number).sort((a, b) => b - a);
    return own[misses] as number;
  });
  const numbers = Uint32Array.from(implausibility.keys());
  const kept = numbers.filter((i) => (implausibility[i] as number) <= cutoff);
  const share = (count: number): number => (draws === 0 ? 0 : count / draws);
  return {
    ...{ implausibility, kept, share: share(kept.length) },
    ruledOut: apart.map((column) => share(column.filter((distance) => distance > cutoff).length)),
  };
}
