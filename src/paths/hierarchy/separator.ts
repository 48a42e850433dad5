/** Small sets of nodes that separate a graph into two parts. */
import { farSide, type Line, minimumCuts, nearSide, separating } from "./minimumCut.ts";
import type { SimpleGraph } from "./simpleGraph.ts";

/** Positions of nodes in the plane, in any unit. */
export interface Coordinates {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Share of the nodes at each end of a line that must stay on their side. */
const endShare = 0.25;
/** Share of each side that may be moved when a separation is improved. */
const corridorShare = 0.45;
/** Most rounds of improvement; one or two are the rule. */
const corridorRounds = 3;

/**
 * Parts a connected graph in two by few nodes: minimum cuts across the graph seen from several directions, the best
 * of them improved by minimum cuts in a corridor around it (inertial flow: A. Schild and C. Sommer, 2015). Without
 * coordinates, differences of hop counts from nodes far apart take the place of directions.
 *
 * @param most - Gives up when more nodes than this are needed to part a graph that has more.
 * @returns For each node its side, `nearSide`, `farSide` or `separating`; neither side is empty unless the graph is
 *   so dense that no two of its ends can be parted. `undefined` when given up.
 */
export function separate(
  graph: SimpleGraph,
  coordinates?: Coordinates,
  most: number = Number.POSITIVE_INFINITY,
): Uint8Array | undefined {
  let best: Uint8Array | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  const improve = (line: Line): boolean => {
    let better = false;
    for (const side of minimumCuts(graph, line, Math.min(most, mostNodes(graph.nodeCount, bestCost)))) {
      const cost = separationCost(side);
      if (cost >= bestCost) continue;
      best = side;
      bestCost = cost;
      better = true;
    }
    return better;
  };
  for (const key of coordinates ? planeKeys(coordinates) : hopKeys(graph)) {
    const end = Math.max(1, Math.floor(endShare * graph.nodeCount));
    improve({ nodes: sortedBy(key), near: end, far: end });
  }
  for (let round = 0; round < corridorRounds && best !== undefined; round++) {
    if (!improve(corridor(graph, best))) break;
  }
  if (best === undefined && graph.nodeCount > most) return undefined;
  return best ?? aroundOneNode(graph);
}

/** How bad a separation is: many nodes weigh more than proportionally, for they become neighbours of each other. */
function separationCost(side: Uint8Array): number {
  const count = [0, 0, 0];
  for (const s of side) count[s] = count[s] + 1;
  const smaller = Math.min(count[nearSide], count[farSide]);
  return smaller === 0 ? Number.POSITIVE_INFINITY : power(count[separating]) / smaller;
}

/** Separating nodes beyond which even equal sides cannot make a separation cheaper than `cost`. */
function mostNodes(nodeCount: number, cost: number): number {
  let most = 1;
  while (most < nodeCount && power(most) / ((nodeCount - most) / 2) < cost) most++;
  return most;
}

const power = (count: number) => count * Math.sqrt(count);

/** Four directions in the plane. */
function planeKeys({ x, y }: Coordinates): Float64Array[] {
  return [x, y, x.map((value, v) => value + y[v]), x.map((value, v) => value - y[v])];
}

/** Four directions made of hop counts from two pairs of nodes far from each other. */
function hopKeys(graph: SimpleGraph): Float64Array[] {
  const start = hops(graph, 0);
  const a = hops(graph, farthest([start]));
  const b = hops(graph, farthest([a]));
  const c = hops(graph, farthest([a, b]));
  const d = hops(graph, farthest([a, b, c]));
  const key = (value: (v: number) => number) => Float64Array.from(start, (_, v) => value(v));
  const along = key((v) => a[v] - b[v]);
  const across = key((v) => c[v] - d[v]);
  return [
    along,
    across,
    along.map((value, v) => value + across[v]),
    along.map((value, v) => value - across[v]),
  ];
}

/** Breadth-first hop counts in a connected graph. */
function hops({ nodeCount, first, neighbour }: SimpleGraph, start: number): Int32Array {
  const distance = new Int32Array(nodeCount).fill(-1);
  const queue = new Uint32Array(nodeCount);
  distance[start] = 0;
  queue[0] = start;
  for (let done = 0, count = 1; done < count; done++) {
    const v = queue[done];
    const next = distance[v] + 1;
    const end = first[v + 1];
    for (let slot = first[v]; slot < end; slot++) {
      const u = neighbour[slot];
      if (distance[u] !== -1) continue;
      distance[u] = next;
      queue[count++] = u;
    }
  }
  return distance;
}

/** The first node among those whose least hop count is greatest. */
function farthest(distances: readonly Int32Array[]): number {
  let best = 0;
  let bestHops = -1;
  const count = distances[0]?.length ?? 0;
  for (let v = 0; v < count; v++) {
    let least = Number.POSITIVE_INFINITY;
    for (const distance of distances) least = Math.min(least, distance[v]);
    if (least <= bestHops) continue;
    best = v;
    bestHops = least;
  }
  return best;
}

/** Nodes by rising key, near enough: sorted into twice as many equal steps of the key as there are nodes. */
function sortedBy(key: Float64Array): Uint32Array {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of key) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const steps = 2 * key.length;
  const scale = high > low ? (steps - 1) / (high - low) : 0;
  const next = new Uint32Array(steps + 1);
  const step = (v: number) => Math.floor((key[v] - low) * scale);
  for (let v = 0; v < key.length; v++) next[step(v) + 1] = next[step(v) + 1] + 1;
  for (let s = 0; s < steps; s++) next[s + 1] = next[s + 1] + next[s];
  const nodes = new Uint32Array(key.length);
  for (let v = 0; v < key.length; v++) {
    const place = next[step(v)];
    nodes[place] = v;
    next[step(v)] = place + 1;
  }
  return nodes;
}

/** A line across a separation of which only a corridor around the separating nodes is free to change sides. */
function corridor(graph: SimpleGraph, side: Uint8Array): Line {
  const { nodeCount } = graph;
  const middle = nodesOf(side, separating);
  const taken = new Uint8Array(nodeCount);
  const nearPart = around(graph, side, { middle, taken, part: nearSide });
  const farPart = around(graph, side, { middle, taken, part: farSide });
  const nodes = new Uint32Array(nodeCount);
  const rest = (part: number) => nodesOf(side, part).filter((v) => taken[v] === 0);
  let count = 0;
  const append = (list: Uint32Array) => {
    nodes.set(list, count);
    count += list.length;
  };
  const nearRest = rest(nearSide);
  const farRest = rest(farSide);
  for (const list of [nearRest, nearPart.reverse(), middle, farPart, farRest]) append(list);
  return { nodes, near: nearRest.length, far: farRest.length };
}

/** The nodes of one side nearest to the separating ones, breadth first, never all of them. */
function around(
  { first, neighbour }: SimpleGraph,
  side: Uint8Array,
  { middle, taken, part }: { middle: Uint32Array; taken: Uint8Array; part: number },
): Uint32Array {
  let size = 0;
  for (const s of side) if (s === part) size++;
  const room = Math.floor(corridorShare * size);
  const queue = new Uint32Array(middle.length + room);
  queue.set(middle);
  let count = middle.length;
  for (let done = 0; done < count && count < queue.length; done++) {
    const v = queue[done];
    const end = first[v + 1];
    for (let slot = first[v]; slot < end && count < queue.length; slot++) {
      const u = neighbour[slot];
      if (side[u] !== part || taken[u] === 1) continue;
      taken[u] = 1;
      queue[count++] = u;
    }
  }
  return queue.slice(middle.length, count);
}

function nodesOf(side: Uint8Array, part: number): Uint32Array {
  const nodes = new Uint32Array(side.length);
  let count = 0;
  for (let v = 0; v < side.length; v++) if (side[v] === part) nodes[count++] = v;
  return nodes.subarray(0, count);
}

/** The last resort: one node of fewest neighbours on its own, separated by these. */
function aroundOneNode({ nodeCount, first, neighbour }: SimpleGraph): Uint8Array {
  const degree = (v: number) => first[v + 1] - first[v];
  let best = 0;
  for (let v = 1; v < nodeCount; v++) if (degree(v) < degree(best)) best = v;
  const side = new Uint8Array(nodeCount).fill(farSide);
  side[best] = nearSide;
  for (const u of neighbour.subarray(first[best], first[best + 1])) side[u] = separating;
  return side;
}
