/** Routes that pass or avoid places, or use only some modes. */

import type { Mode } from "../../model/index.ts";
import { closed } from "../../paths/index.ts";
import type { Objective, PricedGraph } from "../prices/price.ts";
import type { StateGraph } from "../states/stateGraph.ts";

/** What a way has to keep to. */
export interface RouteRules {
  /** Id of a place it passes; at a border crossing it crosses there. */
  readonly via?: string | undefined;
  /** Ids of places it does not touch. */
  readonly avoid?: readonly string[] | undefined;
  /** Modes of its links; all when absent. */
  readonly modes?: readonly Mode[] | undefined;
}

/** Whether there is any rule to keep to. */
export function hasRules({ via, avoid, modes }: RouteRules): boolean {
  return via !== undefined || modes !== undefined || (avoid !== undefined && avoid.length > 0);
}

/** Which arcs a way may use: those of the right modes that touch none of the places to avoid. */
export function allowedArcs(
  { arcs, states }: StateGraph,
  { avoid = [], modes }: RouteRules,
): (arc: number) => boolean {
  const avoided = new Set(avoid);
  return (a) => {
    const arc = arcs[a] as (typeof arcs)[number];
    if (modes !== undefined && arc.link !== undefined && !modes.includes(arc.link.mode)) return false;
    return ![arc.from, arc.to].some((state) => avoided.has(states[state]?.place as string));
  };
}

/**
 * The least-cost path that keeps to some rules, or `undefined` when there is none. Past a place it is the least of the
 * ways to one of its states and on from there, which may come through it twice; a border crossing is crossed once.
 */
export function constrainedPath(
  priced: PricedGraph,
  least: Objective,
  { origin, destination }: { readonly origin: number; readonly destination: number },
  rules: RouteRules,
): Uint32Array | undefined {
  const { graph, search } = priced;
  const isAllowed = allowedArcs(graph, rules);
  const weights = priced.weights[least].map((weight, arc) => (isAllowed(arc) ? weight : closed));
  if (rules.via === undefined) return search.path(weights, origin, destination)?.arcs;
  const ways = passages(graph, rules.via);
  // A border is crossed there once, not out and back on the way to its other side.
  const own = ways.map(({ arc }) => (arc === undefined ? 0 : (weights[arc] as number)));
  for (const { arc } of ways) if (arc !== undefined) weights[arc] = closed;
  const there = search.tree(weights, origin).cost;
  const onward = search.tree(weights, destination, { direction: "reverse" }).cost;
  let best: Passage | undefined;
  let cost: number = closed;
  for (const [i, passage] of ways.entries()) {
    const whole = (there[passage.from] as number) + (own[i] as number) + (onward[passage.to] as number);
    if (whole < cost) [best, cost] = [passage, whole];
  }
  if (best === undefined) return undefined;
  const before = search.path(weights, origin, best.from)?.arcs ?? [];
  const after = search.path(weights, best.to, destination)?.arcs ?? [];
  return Uint32Array.from([...before, ...(best.arc === undefined ? [] : [best.arc]), ...after]);
}

/** A way through a place: a crossing's arc, or one state where nothing has to be crossed. */
interface Passage {
  readonly from: number;
  readonly to: number;
  readonly arc?: number;
}

function passages({ arcs, states }: StateGraph, via: string): Passage[] {
  const isThere = (arc: StateGraph["arcs"][number]): boolean => states[arc.from]?.place === via;
  if (arcs.some((arc) => arc.type === "crossing" && isThere(arc))) {
    // A joint zone is another way over the same border.
    return arcs.flatMap((arc, a) => {
      const leads = arc.type === "crossing" || arc.type === "enterZone";
      return leads && isThere(arc) ? [{ from: arc.from, to: arc.to, arc: a }] : [];
    });
  }
  return states.flatMap(({ place }, state) => (place === via ? [{ from: state, to: state }] : []));
}
