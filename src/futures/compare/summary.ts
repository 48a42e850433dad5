import { type End, sameVehicle, type Vehicle } from "../../model/index.ts";
import {
  type Arc,
  type Charge,
  type JourneyState,
  type NoRoute,
  type PricedGraph,
  type RouteTotals,
  Tally,
} from "../../routing/index.ts";

/** A route by its links and totals; its steps are told by `route()` on request. */
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

/** Adds up the arcs of a path without telling each step: what comparisons of thousands of routes need. */
export function summarise(arcs: ArrayLike<number>, priced: PricedGraph): RouteSummary {
  const { graph, amounts, timeValues, lengths } = priced;
  const links: string[] = [];
  const vehicles: Vehicle[] = [];
  const tally = new Tally();
  for (let i = 0; i < arcs.length; i++) {
    const a = arcs[i] as number;
    const { id, type, to, charges } = graph.arcs[a] as Arc;
    tally.addLength(lengths[a] as number);
    const [amount, timeValue] = [amounts[a] as Float64Array, timeValues[a] as Float64Array];
    for (let c = 0; c < charges.length; c++) {
      tally.addCharge(charges[c] as Charge, amount[c] as number, timeValue[c] as number);
    }
    if (type !== "link") continue;
    links.push(id);
    const { vehicle } = graph.states[to] as JourneyState;
    if (vehicle !== undefined && !sameVehicle(vehicles.at(-1), vehicle)) vehicles.push(vehicle);
  }
  return { type: "route", links, vehicles, totals: tally.totals() };
}

/** What travels from where to where. */
export interface Journey {
  readonly from: End;
  readonly to: End;
  readonly commodity: string;
}
