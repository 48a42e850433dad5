import type { Commodity } from "../model/index.ts";
import { closed, Dijkstra } from "./kernel/index.ts";
import type { ScenarioModel } from "./scenarioModel.ts";
import type { StateGraph } from "./stateGraph.ts";

/** Which states a truck reaches from an origin within one day's driving. */
export interface DayTrips {
  readonly reaches: (state: number) => boolean;
}

/**
 * Finds out which journeys are day trips: those a truck can do by road within one driver's hours. On them nobody has
 * to rest on the way, whatever the route; on all longer ones drivers rest in proportion to the time they drive. The
 * rule is monotone: a new or faster road can only turn a long journey into a day trip.
 *
 * @param isOpen - Whether an arc may be used; all may when absent.
 */
export function dayTrips(
  model: ScenarioModel,
  commodity: Commodity,
  origin: number,
  isOpen?: (arc: number) => boolean,
): DayTrips {
  const { days, search } = drivingDays(model, model.graph(commodity));
  if (days === undefined) return { reaches: () => false };
  const weights = isOpen === undefined ? days : days.map((day, arc) => (isOpen(arc) ? day : closed));
  const { cost } = search.tree(weights, origin);
  return { reaches: (state) => (cost[state] as number) <= 1 };
}

interface DrivingDays {
  /** Arc -> days of driving; closed for all but roads, crossings, loading and unloading. */
  readonly days: Float64Array | undefined;
  readonly search: Dijkstra;
}

const known = new WeakMap<StateGraph, DrivingDays>();

function drivingDays(model: ScenarioModel, graph: StateGraph): DrivingDays {
  const made = known.get(graph) ?? workOut(model, graph);
  known.set(graph, made);
  return made;
}

function workOut(model: ScenarioModel, graph: StateGraph): DrivingDays {
  const search = new Dijkstra(graph.topology);
  if (!graph.arcs.some((arc) => arc.drivingDays !== undefined)) return { days: undefined, search };
  const days = Float64Array.from(graph.arcs, (arc) => {
    if (arc.type === "link") return arc.drivingDays === undefined ? closed : model.evaluate(arc.drivingDays);
    return arc.type === "transship" || arc.type === "gaugeChange" ? closed : 0;
  });
  return { days, search };
}
