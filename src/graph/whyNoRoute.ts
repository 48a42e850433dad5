import { type End, endText, sideOf } from "../model/index.ts";
import { closed, Dijkstra } from "./kernel/index.ts";
import type { ScenarioModel } from "./scenarioModel.ts";
import { type StateGraph, stateId, vehicleOn } from "./stateGraph.ts";

/**
 * Says in words why there is no way between two ends: nothing leaves the one, nothing enters the other, or what lies
 * between, with links out of operation that would join the two parts.
 *
 * @param ends - The states of the ends; `undefined` where the graph has none.
 * @param isOpen - Whether an arc may be used; all may when absent.
 */
export function whyNoRoute(
  model: ScenarioModel,
  graph: StateGraph,
  from: End,
  to: End,
  ends: { readonly origin: number | undefined; readonly destination: number | undefined },
  isOpen: (arc: number) => boolean = () => true,
): string {
  const what = graph.commodity.id;
  if (ends.origin === undefined)
    return `${what} cannot be loaded at ${endText(from)}: no open link and operation for it`;
  if (ends.destination === undefined) return missingEnd(graph, to, what);
  const search = new Dijkstra(graph.topology);
  const free = Float64Array.from(graph.arcs, (_, arc) => (isOpen(arc) ? 0 : closed));
  const ahead = search.tree(free, ends.origin).cost.slice();
  const behind = search.tree(free, ends.destination, { direction: "reverse" }).cost;
  const count = (costs: Float64Array): number =>
    new Set(graph.states.filter((_, s) => costs[s] === 0).map((state) => state.place)).size;
  const links = closedAcross(model, graph, ahead, behind);
  const bridge = links.length === 0 ? "" : `; out of operation across the cut: ${links.join(", ")}`;
  return `${count(ahead)} place(s) can be reached from ${endText(from)}, ${endText(to)} can be reached from ${count(behind)}, and nothing open joins them${bridge}`;
}

function missingEnd(graph: StateGraph, to: End, what: string): string {
  const delivered = graph.states.some((s) => s.place === to.place && s.vehicle === "delivered");
  if (!delivered) return `${what} cannot be unloaded at ${endText(to)}: no open link and operation for it`;
  return `${what} from abroad cannot be cleared at ${endText(to)}: the study has no clearance for it there`;
}

const shown = 5;

function closedAcross(
  model: ScenarioModel,
  graph: StateGraph,
  ahead: Float64Array,
  behind: Float64Array,
): string[] {
  const { network } = model.scenario;
  const places = new Map(network.places.map((place) => [place.id, place]));
  const costAt = (id: string, link: (typeof network.links)[number], costs: Float64Array): boolean => {
    const place = places.get(id);
    const state = place && graph.index.get(stateId(id, sideOf(place, link), vehicleOn(link)));
    return state !== undefined && costs[state] === 0;
  };
  return network.links
    .filter((link) => link.status !== "operating" || !link.carries.includes(graph.commodity.traffic))
    .filter((link) => costAt(link.from, link, ahead) && costAt(link.to, link, behind))
    .map(
      (link) =>
        `${link.id} (${link.status === "operating" ? `carries ${link.carries.join(" and ") || "nothing"}` : link.status})`,
    )
    .slice(0, shown);
}
