import type { LaneNetwork } from "./network.ts";

/** Stands in a route column for "no route": the destination cannot be reached in this lane. */
export const NO_ROUTE = -1;

/** The routes a search has met, each once, under a small id. */
export class RouteBook {
  private readonly ids = new Map<string, number>();
  private readonly known: Uint32Array[] = [];

  /** How many routes have been met; ids are `0..size-1`, in the order of meeting. */
  get size(): number {
    return this.known.length;
  }

  /**
   * The arcs of a route from origin to destination; empty where they are the same node.
   *
   * @throws RangeError when no route has this id.
   */
  arcs(id: number): Uint32Array {
    const arcs = this.known[id];
    if (arcs === undefined) throw new RangeError(`route: expected an id below ${this.size}, got ${id}`);
    return arcs;
  }

  /** The id of a route, new or known. */
  intern(arcs: Uint32Array): number {
    const key = arcs.join();
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    this.ids.set(key, this.known.length);
    this.known.push(arcs);
    return this.known.length - 1;
  }
}

/**
 * The route of the tie rule among least-cost routes: fewest arcs, then, from the destination backwards, the
 * arc with the smallest id at each step.
 *
 * @param network - Where the arcs lead.
 * @param arcs - All arcs that lie on a least-cost route of the pair, in any order.
 * @returns The arcs from origin to destination.
 */
export function preferredRoute(
  network: LaneNetwork,
  arcs: Iterable<number>,
  from: number,
  to: number,
): Uint32Array {
  const into = new Map<number, number[]>();
  let ways = 0;
  for (const arc of arcs) {
    const head = network.head[arc] as number;
    const known = into.get(head);
    if (known === undefined) into.set(head, [arc]);
    else known.push(arc);
    ways++;
  }
  // Without ties there is nothing to prefer: one arc into each node.
  const hops = ways === into.size ? undefined : hopsFrom(network, arcs, from);
  const route: number[] = [];
  for (let node = to; node !== from; ) {
    const choice = (into.get(node) ?? [])
      .filter(
        (arc) =>
          hops === undefined || hops.get(network.tail[arc] as number) === (hops.get(node) as number) - 1,
      )
      .reduce((least, arc) => Math.min(least, arc), Number.POSITIVE_INFINITY);
    route.push(choice);
    node = network.tail[choice] as number;
  }
  return Uint32Array.from(route.reverse());
}

/** Fewest arcs from a node to each node that the arcs reach. */
function hopsFrom(network: LaneNetwork, arcs: Iterable<number>, from: number): Map<number, number> {
  const out = new Map<number, number[]>();
  for (const arc of arcs) {
    const tail = network.tail[arc] as number;
    const known = out.get(tail);
    if (known === undefined) out.set(tail, [arc]);
    else known.push(arc);
  }
  const hops = new Map([[from, 0]]);
  const queue = [from];
  for (const node of queue) {
    for (const arc of out.get(node) ?? []) {
      const head = network.head[arc] as number;
      if (hops.has(head)) continue;
      hops.set(head, (hops.get(node) as number) + 1);
      queue.push(head);
    }
  }
  return hops;
}
