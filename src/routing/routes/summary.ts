/** Routes by their links and totals: what comparisons of thousands of journeys need. */

import { sameVehicle, type Vehicle } from "../../model/index.ts";
import type { PricedGraph } from "../prices/price.ts";
import type { Arc, JourneyState } from "../states/stateGraph.ts";
import type { NoRoute } from "./route.ts";
import { type RouteTotals, TotalsTally } from "./totals.ts";

/** A route by its links and totals; `route()` gives its steps on request. */
export interface RouteSummary {
  readonly type: "route";
  /** Ids of the links, in order of travel. */
  readonly links: readonly string[];
  /** What carries the consignment, in order, e.g. `[{ mode: "road" }, { mode: "rail", gauge: 1435 }]`. */
  readonly vehicles: readonly Vehicle[];
  readonly totals: RouteTotals;
}

/** A route in a comparison, or why there is none. */
export type SummaryResult = RouteSummary | Pick<NoRoute, "type" | "reason">;

/**
 * Adds up the arcs of a path without describing each step.
 *
 * @param tally - To be used again and again.
 */
export function summarise(
  arcs: ArrayLike<number>,
  priced: PricedGraph,
  tally: TotalsTally = new TotalsTally(),
): RouteSummary {
  const { graph, amounts, timeValues, lengths } = priced;
  const { firstCharge, heads } = graph;
  const links: string[] = [];
  const vehicles: Vehicle[] = [];
  tally.clear();
  for (let i = 0; i < arcs.length; i++) {
    const a = arcs[i] as number;
    tally.addLength(lengths[a] as number);
    const end = firstCharge[a + 1] as number;
    for (let c = firstCharge[a] as number; c < end; c++) {
      tally.addCharge(heads[c] as number, amounts[c] as number, timeValues[c] as number);
    }
    const { id, type, to } = graph.arcs[a] as Arc;
    if (type !== "link") continue;
    links.push(id);
    const { vehicle } = graph.states[to] as JourneyState;
    if (vehicle !== undefined && !sameVehicle(vehicles.at(-1), vehicle)) vehicles.push(vehicle);
  }
  return { type: "route", links, vehicles, totals: tally.totals() };
}
