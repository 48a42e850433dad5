/** Explains why there is no route between two ends. */

import { type End, endText, type Link, type Traffic } from "../../model/index.ts";
import { closed, Dijkstra } from "../../paths/index.ts";
import type { OpenedScenario } from "../openedScenario.ts";
import type { StateGraph } from "../states/stateGraph.ts";

/** The states a search should have joined; `undefined` where the graph has none. */
export interface EndStates {
  readonly origin: number | undefined;
  readonly destination: number | undefined;
}

/**
 * Says in words why there is no way between two ends: nothing can be loaded at the one, unloaded or cleared at the
 * other, or what lies between, with links out of operation that would join the two parts.
 *
 * @param isOpen - Whether an arc may be used; all may when absent.
 */
export function whyNoRoute(
  { model, graph }: { readonly model: OpenedScenario; readonly graph: StateGraph },
  { from, to, origin, destination }: EndStates & { readonly from: End; readonly to: End },
  isOpen: (arc: number) => boolean = () => true,
): string {
  const what = graph.commodity.id;
  if (origin === undefined)
    return `${what} cannot be loaded at ${endText(from)}: no open link and operation for it`;
  if (destination === undefined) return whyNoEnd(graph, to);
  const search = new Dijkstra(graph.topology);
  const free = Float64Array.from(graph.arcs, (_, arc) => (isOpen(arc) ? 0 : closed));
  const placesAt = (costs: Float64Array): Set<string> =>
    new Set(graph.states.filter((_, state) => costs[state] === 0).map(({ place }) => place));
  const ahead = placesAt(search.tree(free, origin).cost);
  const behind = placesAt(search.tree(free, destination, { direction: "reverse" }).cost);
  const parts = [
    `${ahead.size} place(s) can be reached from ${endText(from)}`,
    `${endText(to)} can be reached from ${behind.size}`,
    "and nothing open joins them",
  ];
  const open = new Set(graph.arcs.filter((_, arc) => isOpen(arc)).map((arc) => arc.link?.id));
  const { links } = model.scenario.network;
  const across = links.filter((link) => ahead.has(link.from) && behind.has(link.to) && !open.has(link.id));
  return parts.join(", ") + closedLinks(across, graph.commodity.traffic);
}

function whyNoEnd({ commodity, states }: StateGraph, to: End): string {
  const isDelivered = states.some(
    ({ place, side, stage }) => place === to.place && side === (to.side ?? side) && stage === "delivered",
  );
  return isDelivered
    ? `${commodity.id} from abroad cannot be cleared at ${endText(to)}: the study has no clearance for it there`
    : `${commodity.id} cannot be unloaded at ${endText(to)}: no open link and operation for it`;
}

const most = 5;

function closedLinks(links: readonly Link[], traffic: Traffic): string {
  if (links.length === 0) return "";
  const named = links.slice(0, most).map((link) => `${link.id} (${whyShut(link, traffic)})`);
  const more = links.length > most ? ` and ${links.length - most} more` : "";
  return `; out of operation across the cut: ${named.join(", ")}${more}`;
}

function whyShut({ status, carries }: Link, traffic: Traffic): string {
  if (status !== "operating") return status;
  return carries.includes(traffic) ? "closed" : `carries ${carries.join(" and ") || "nothing"}`;
}
