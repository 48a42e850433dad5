import type { Commodity } from "../model/index.ts";
import { closed, Dijkstra, type Tree } from "./kernel/index.ts";
import type { ScenarioModel } from "./scenarioModel.ts";
import type { StateGraph } from "./stateGraph.ts";

/** Least driving days by road alone from one state to all, for one commodity. */
export interface DayTrips {
  /** Whether a truck can go to a state within one day's driving. */
  readonly reaches: (state: number) => boolean;
}

/**
 * Finds out which journeys are day trips: those a truck can do by road within one driver's hours. On them nobody has
 * to rest on the way, whatever the route; on all longer ones drivers rest in proportion to the time they drive. The
 * rule is monotone: a new or faster road can only turn a long journey into a day trip.
 */
export function dayTrips(model: ScenarioModel, commodity: Commodity, origin: number): DayTrips {
  const { graph, days, search } = drivingDays(model, commodity);
  if (days === undefined) return { reaches: () => false };
  const tree: Tree = search.tree(days, origin);
  return { reaches: (state) => (tree.cost[state] as number) <= 1 && state < graph.states.length };
}

interface DrivingDays {
  readonly graph: StateGraph;
  /** Arc -> days of driving; closed for all but roads, crossings, loading and unloading. */
  readonly days: Float64Array | undefined;
  readonly search: Dijkstra;
}

const known = new WeakMap<StateGraph, DrivingDays>();

function drivingDays(model: ScenarioModel, commodity: Commodity): DrivingDays {
  const graph = model.graph(commodity);
  const made = known.get(graph) ?? workOut(model, graph);
  known.set(graph, made);
  return made;
}

function workOut(model: ScenarioModel, graph: StateGraph): DrivingDays {
  const search = new Dijkstra(graph.topology);
  if (!graph.arcs.some((arc) => arc.drivingDays !== undefined)) return { graph, days: undefined, search };
  const days = Float64Array.from(graph.arcs, (arc) => {
    if (arc.type === "link") return arc.drivingDays === undefined ? closed : model.evaluate(arc.drivingDays);
    return arc.type === "transship" || arc.type === "gaugeChange" ? closed : 0;
  });
  return { graph, days, search };
}
