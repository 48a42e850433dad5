// Peers that take one future at a time.
import createGraph from "ngraph.graph";
import { aStar } from "ngraph.path";
import type { Case } from "./networks.ts";

/** Costs of all pairs of one lane of a block, into `costs`. */
export type Peer = (weights: Float64Array, lanes: number, lane: number, costs: Float64Array) => void;

/** Dijkstra's algorithm on typed arrays, from each origin until its destinations are settled. */
export function dijkstraPeer({ network, pairs }: Case): Peer {
  const { nodes, tail, head } = network;
  const order = Uint32Array.from(tail.keys()).sort(
    (a, b) => (tail[a] as number) - (tail[b] as number) || a - b,
  );
  const start = new Uint32Array(nodes + 1);
  for (const arc of order)
    start[(tail[arc] as number) + 1] = (start[(tail[arc] as number) + 1] as number) + 1;
  for (let v = 0; v < nodes; v++) start[v + 1] = (start[v + 1] as number) + (start[v] as number);
  const heads = order.map((arc) => head[arc] as number);
  const weight = new Float64Array(order.length);
  const label = new Float64Array(nodes);
  const settled = new Uint8Array(nodes);
  const wanted = new Uint8Array(nodes);
  const keys = new Float64Array(order.length + 1);
  const items = new Uint32Array(order.length + 1);
  const pairsOf = new Map<number, number[]>();
  pairs.from.forEach((from, p) => {
    pairsOf.set(from, [...(pairsOf.get(from) ?? []), p]);
  });
  let size = 0;
  const push = (key: number, item: number): void => {
    let at = size++;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if ((keys[parent] as number) <= key) break;
      keys[at] = keys[parent] as number;
      items[at] = items[parent] as number;
      at = parent;
    }
    keys[at] = key;
    items[at] = item;
  };
  const pop = (): number => {
    const first = items[0] as number;
    const key = keys[--size] as number;
    const item = items[size] as number;
    let at = 0;
    for (;;) {
      const child = 4 * at + 1;
      if (child >= size) break;
      let least = child;
      const end = Math.min(child + 4, size);
      for (let c = child + 1; c < end; c++) if ((keys[c] as number) < (keys[least] as number)) least = c;
      if ((keys[least] as number) >= key) break;
      keys[at] = keys[least] as number;
      items[at] = items[least] as number;
      at = least;
    }
    keys[at] = key;
    items[at] = item;
    return first;
  };
  return (weights, lanes, lane, costs) => {
    for (let i = 0; i < order.length; i++) weight[i] = weights[(order[i] as number) * lanes + lane] as number;
    for (const [from, mine] of pairsOf) {
      label.fill(Number.POSITIVE_INFINITY);
      settled.fill(0);
      wanted.fill(0);
      let open = 0;
      for (const p of mine) {
        const to = pairs.to[p] as number;
        if (wanted[to] === 0) open++;
        wanted[to] = 1;
      }
      label[from] = 0;
      size = 0;
      push(0, from);
      while (size > 0 && open > 0) {
        const node = pop();
        if (settled[node] === 1) continue;
        settled[node] = 1;
        open -= wanted[node] as number;
        const at = label[node] as number;
        for (let i = start[node] as number; i < (start[node + 1] as number); i++) {
          const sum = at + (weight[i] as number);
          const other = heads[i] as number;
          if (sum < (label[other] as number)) {
            label[other] = sum;
            push(sum, other);
          }
        }
      }
      for (const p of mine) costs[p] = label[pairs.to[p] as number] as number;
    }
  };
}

/** ngraph.path's A*, one search per pair, directed, parallel links kept. */
export function ngraphPeer({ network, pairs }: Case): Peer {
  const graph = createGraph<undefined, number>({ multigraph: true });
  for (let v = 0; v < network.nodes; v++) graph.addNode(v);
  network.tail.forEach((tail, arc) => {
    graph.addLink(tail, network.head[arc] as number, arc);
  });
  let weightOf = (_: number): number => 0;
  const finder = aStar(graph, { oriented: true, distance: (_from, _to, link) => weightOf(link.data) });
  return (weights, lanes, lane, costs) => {
    weightOf = (arc) => weights[arc * lanes + lane] as number;
    pairs.from.forEach((from, p) => {
      const nodes = finder.find(from, pairs.to[p] as number);
      let cost = nodes.length === 0 ? Number.POSITIVE_INFINITY : 0;
      // Nodes come from the destination to the origin, without the links between them.
      for (let i = nodes.length - 1; i > 0; i--) {
        let least = Number.POSITIVE_INFINITY;
        for (const link of nodes[i]?.links ?? []) {
          if (link.fromId === nodes[i]?.id && link.toId === nodes[i - 1]?.id)
            least = Math.min(least, weightOf(link.data));
        }
        cost += least;
      }
      costs[p] = cost;
    });
  };
}

/** Whether a peer finds a column of costs, lane by lane, for the first `count` lanes. */
export function agrees(
  peer: Peer,
  weights: Float64Array,
  lanes: number,
  count: number,
  column: Float64Array,
): boolean {
  const costs = new Float64Array(column.length / lanes);
  for (let lane = 0; lane < count; lane++) {
    peer(weights, lanes, lane, costs);
    if (!costs.every((cost, p) => cost === column[p * lanes + lane])) return false;
  }
  return true;
}
