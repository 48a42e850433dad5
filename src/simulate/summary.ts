import type { NoRoute, PricedGraph, Split, Totals } from "../graph/index.ts";
import { components, type End, type Measure } from "../model/index.ts";

/** A route by its links and totals; its steps are told by `route()` on request. */
export interface RouteSummary {
  readonly type: "route";
  /** Ids of the links, in order of travel. */
  readonly links: readonly string[];
  /** What carries the consignment, in order, e.g. `["road", "rail-1435"]`. */
  readonly vehicles: readonly string[];
  readonly totals: Totals;
}

/** A route in a comparison, or why there is none. */
export type SummaryResult = RouteSummary | Pick<NoRoute, "type" | "reason">;

/** Adds up the arcs of a path without telling each step: what comparisons of thousands of routes need. */
export function summarise(arcs: ArrayLike<number>, priced: PricedGraph): RouteSummary {
  const { graph, amounts, timeValues, lengths } = priced;
  const sums: Record<Measure, Map<string, number>> = { money: new Map(), time: new Map(), co2e: new Map() };
  const links: string[] = [];
  const vehicles: string[] = [];
  let distanceKm = 0;
  let generalisedCost = 0;
  for (let i = 0; i < arcs.length; i++) {
    const a = arcs[i] as number;
    const arc = graph.arcs[a] as PricedGraph["graph"]["arcs"][number];
    distanceKm += lengths[a] as number;
    if (arc.type === "link") {
      links.push(arc.id);
      const vehicle = graph.states[arc.to]?.vehicle as string;
      if (vehicles.at(-1) !== vehicle) vehicles.push(vehicle);
    }
    for (const [c, { measure, component }] of arc.charges.entries()) {
      const amount = amounts[a]?.[c] as number;
      sums[measure].set(component, (sums[measure].get(component) ?? 0) + amount);
      generalisedCost += measure === "money" ? amount : (timeValues[a]?.[c] as number);
    }
  }
  const totals = {
    distanceKm,
    money: split("money", sums.money),
    time: split("time", sums.time),
    co2e: split("co2e", sums.co2e),
    generalisedCost,
  };
  return { type: "route", links, vehicles, totals };
}

function split(measure: Measure, sums: ReadonlyMap<string, number>): Split {
  const names = (components[measure] as readonly string[]).filter((name) => sums.has(name));
  const parts = Object.fromEntries(names.map((name) => [name, sums.get(name) as number]));
  return { total: names.reduce((total, name) => total + (parts[name] as number), 0), parts };
}

/** What travels from where to where. */
export interface Journey {
  readonly from: End;
  readonly to: End;
  readonly commodity: string;
}
