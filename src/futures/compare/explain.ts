/** Explains the difference between two routes as the bars of a waterfall. */

import { displayed, expectArguments, resultContext } from "../../base/index.ts";
import { type Measure, type Vehicle, vehicleId } from "../../model/index.ts";
import type { Route, RouteStep, StepCharge } from "../../routing/index.ts";
import { explainArguments } from "../given.ts";

/** One bar of a cost waterfall: the difference between two routes at one place, in one component. */
export interface WaterfallBar {
  /**
   * Place where something is done, or the country and vehicle of carriage, e.g. `IQ by road`; the country for clearance and
   * duty, which are its customs' wherever in it goods are cleared.
   */
  readonly where: string;
  /** Country and vehicle of carriage; absent for operations at a place, and for clearance and duty. */
  readonly carriage?: { readonly country: string; readonly vehicle: Vehicle };
  readonly measure: Exclude<Measure, "co2e">;
  /** Component, e.g. `lineHaul` or `queue`. */
  readonly component: string;
  /** Winner minus rival in generalised cost per unit, in the study's currency; below 0 where the winner is cheaper. */
  readonly difference: number;
  /** The same in the unit of the measure: the study's currency, or h. */
  readonly amount: number;
}

/** Why one route costs less than another: from the rival's generalised cost, bar by bar, to the winner's. */
export interface Waterfall {
  /** Generalised cost of the rival per unit, in the currency of the study. */
  readonly rival: number;
  /** Generalised cost of the winner per unit, in the currency of the study. */
  readonly winner: number;
  /** Bars, the largest first; `rival` plus all differences is exactly `winner`. */
  readonly bars: readonly WaterfallBar[];
}

/**
 * Explains why one route costs less than another, by place and component. What both share cancels; the bars sum exactly
 * to the difference, since every amount is a multiple of 2^-30.
 *
 * @throws RangeError when the routes carry different commodities.
 * @example
 * ```ts
 * import { explain, route } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const journey = { from: "alma", to: "gora", commodity: "container" };
 * const [winner, rival] = ["rail-joined", "status-quo"].map((scenario) => route(study, scenario, journey));
 * if (winner.type === "noRoute" || rival.type === "noRoute") throw new Error("no route");
 * const [largest] = explain(winner, rival).bars;
 * console.log(largest.component, largest.difference.toFixed(2)); // lineHaul -10.20
 * ```
 */
export function explain(winner: Route, rival: Route): Waterfall {
  expectArguments(explainArguments, [winner, rival]);
  if (winner.commodity !== rival.commodity) {
    throw new RangeError(
      `routes of one commodity compare; got ${String(winner.commodity)} and ${String(rival.commodity)}`,
    );
  }
  const bars = new Map<string, { -readonly [K in keyof WaterfallBar]: WaterfallBar[K] }>();
  const add = (step: RouteStep, charge: StepCharge, sign: 1 | -1): void => {
    if (charge.measure === "co2e") return;
    const where = whereOf(step, charge);
    const key = JSON.stringify([where, charge.measure, charge.component]);
    const { measure, component } = charge;
    const bar = bars.get(key) ?? { where, ...carriageOf(step), measure, component, difference: 0, amount: 0 };
    bar.difference += sign * (measure === "money" ? charge.amount : charge.timeValue);
    bar.amount += sign * charge.amount;
    bars.set(key, bar);
  };
  for (const step of winner.steps) for (const charge of step.charges) add(step, charge, 1);
  for (const step of rival.steps) for (const charge of step.charges) add(step, charge, -1);
  const waterfall: Waterfall = {
    rival: rival.totals.generalisedCost,
    winner: winner.totals.generalisedCost,
    bars: [...bars.values()].filter((bar) => bar.difference !== 0 || bar.amount !== 0).sort(largestFirst),
  };
  return displayed(waterfall, "waterfall", resultContext(winner)?.study);
}

function whereOf({ type, country, vehicle, from }: RouteStep, { component }: StepCharge): string {
  if (type === "link" && vehicle !== undefined) return `${country} by ${vehicleId(vehicle)}`;
  return component === "clearance" || component === "duty" ? country : from;
}

function carriageOf({ type, country, vehicle }: RouteStep): Pick<WaterfallBar, "carriage"> {
  return type === "link" && vehicle !== undefined ? { carriage: { country, vehicle } } : {};
}

function largestFirst(a: WaterfallBar, b: WaterfallBar): number {
  const size = Math.abs(b.difference) - Math.abs(a.difference);
  if (size !== 0) return size;
  const [left, right] = [a, b].map((bar) => `${bar.where} ${bar.measure} ${bar.component}`) as [
    string,
    string,
  ];
  return left < right ? -1 : 1;
}
