/** Checks of arc weights. */
import type { Topology } from "./topology.ts";

/** A weight no search can use. */
export interface WeightProblem {
  /** Id of the arc; `undefined` when the weights as a whole have the wrong length. */
  readonly arc: number | undefined;
  /** The weight found, or the number of weights. */
  readonly got: number;
  /** What would have been right, for people. */
  readonly expected: string;
}

/** The weight of a closed arc: it is part of no path, even if there is no other. */
export const closed: number = Number.POSITIVE_INFINITY;

/**
 * Checks the weights of all arcs. A weight is a finite number of at least 0, or {@link closed}. The searches take
 * weights as given, and a single `NaN` would make their answers meaningless, so check once before searching.
 *
 * @returns One problem for each bad weight, by rising arc id; empty when all is well.
 */
export function checkWeights(topology: Topology, weights: Float64Array): WeightProblem[] {
  if (weights.length !== topology.arcCount) {
    return [
      { arc: undefined, got: weights.length, expected: `${topology.arcCount} weights, one for each arc` },
    ];
  }
  const problems: WeightProblem[] = [];
  for (let arc = 0; arc < weights.length; arc++) {
    const got = weights[arc];
    // The comparison is false for NaN too.
    if (!(got >= 0))
      problems.push({ arc, got, expected: "a number of at least 0, or Infinity for a closed arc" });
  }
  return problems;
}
