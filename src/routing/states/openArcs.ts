/** The arcs of a state graph that remain when links are closed. */

import { append } from "../../base/index.ts";
import { type Arc, type JourneyState, type StateGraph, stateId } from "./stateGraph.ts";

/**
 * Which arcs of a state graph are left when some are closed: those a state graph of the open links alone would have.
 * Vehicles stand where open links or crossings bring them, nothing is done with vehicles that do not come, and a crossing
 * is there for a mode that comes from both sides. Whether goods on a vehicle are imported, or in a zone, changes nothing
 * of where vehicles come.
 *
 * @param isOpen - Whether an arc itself is open.
 * @returns Arc -> 1 when it can be used.
 */
export function openArcs(graph: StateGraph, isOpen: (arc: number) => boolean): Uint8Array {
  const { states, arcs, index } = graph;
  // A vehicle with goods in transit stands for the same vehicle with others.
  const plain = states.map(({ place, side, vehicle, customs }, state) =>
    customs === undefined || vehicle === undefined
      ? state
      : (index.get(stateId(place, side, vehicle)) as number),
  );
  const plainly = (state: number): number => plain[state] as number;
  const stands = new Uint8Array(states.length);
  const served = new Set<string>();
  const bring = (state: number): void => {
    stands[plainly(state)] = 1;
    served.add(yardAndMode(states[state] as JourneyState));
  };
  for (const [a, arc] of arcs.entries()) {
    if (arc.type !== "link" || !isOpen(a)) continue;
    bring(arc.from);
    bring(arc.to);
  }
  const open = Uint8Array.from(arcs, (_, a) => (isOpen(a) ? 1 : 0));
  const brought: number[] = [];
  for (const [a, { type, from, to }] of arcs.entries()) {
    if (type !== "crossing") continue;
    const ends = [plainly(from), plainly(to)];
    const meets = ends.every((state) => served.has(yardAndMode(states[state] as JourneyState)));
    if (meets && ends.some((state) => stands[state] === 1)) append(brought, ends);
    else open[a] = 0;
  }
  for (const state of brought) stands[state] = 1;
  for (const [a, arc] of arcs.entries()) {
    if (vehicleStates(arc, states).some((state) => stands[plainly(state)] === 0)) open[a] = 0;
  }
  return open;
}

function yardAndMode({ place, side, vehicle }: JourneyState): string {
  return `${place}@${side} ${vehicle?.mode}`;
}

/** The states of an arc in which the consignment is on a vehicle. */
function vehicleStates({ type, from, to }: Arc, states: readonly JourneyState[]): number[] {
  switch (type) {
    case "load":
      return [to];
    case "unload":
      return [from];
    case "transship":
    case "gaugeChange":
    case "enterZone":
    case "leaveZone":
      return [from, to];
    case "clear":
      return states[to]?.customs === undefined ? [] : [from, to];
    default:
      return [];
  }
}
