/** What is counted of the flows: sums over routes of what travels, of what it does, and of what it costs. */

import type { Mode } from "../../model/index.ts";
import type { ChoiceRoute } from "../sets/choiceSets.ts";

/** A flow, as far as counting goes. */
export interface CountedFlow {
  readonly id: string;
  /** Id of its commodity. */
  readonly commodity: string;
  readonly unit: "t" | "passenger";
  /** Ids of its ends, and their countries. */
  readonly from: string;
  readonly to: string;
  readonly fromCountry: string;
  readonly toCountry: string;
}

/** What a unit on a route counts for: 1 as itself, or the amount it has there of money, time or emissions. */
export type CountedMeasure = "amount" | "money" | "time" | "co2e" | "generalisedCost";

/** One quantity that is counted. */
export interface FlowTally {
  /** A name no other has. */
  readonly key: string;
  readonly measure: CountedMeasure;
  /** What a unit of a flow on a route counts for; 0 where it does not count. */
  readonly weight: (flow: CountedFlow, route: ChoiceRoute) => number;
}

/** Kilometres of a route by a mode, in a country; by all modes and everywhere when absent. */
export function kilometresOf(
  { kilometres }: Pick<ChoiceRoute, "kilometres">,
  mode?: Mode,
  country?: string,
): number {
  return kilometres.reduce((sum, each) => {
    const counts =
      (mode === undefined || each.mode === mode) && (country === undefined || each.country === country);
    return counts ? sum + each.km : sum;
  }, 0);
}
