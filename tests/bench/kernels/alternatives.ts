// W5: ten loopless routes between a pair, against Yen's method as in the textbook on the same plain search.
import {
  comparePaths,
  Dijkstra,
  FrontierSearch,
  noArc,
  type Path,
  priceArcs,
  Yen,
} from "../../../src/paths/index.ts";
import { type BenchOptions, duel, type Row, row, solo } from "../row.ts";
import { type Lattice, lattice, latticeSides, pairs } from "./lattice.ts";

export async function alternativesRows({ smoke }: BenchOptions): Promise<Row[]> {
  const sizes = smoke ? (["1k"] as const) : (["1k", "10k"] as const);
  return sizes.flatMap((size) => {
    const network = lattice(latticeSides[size]);
    const { topology, weights, lengths } = network;
    const asked = pairs(topology, 10);
    // The textbook takes seconds for far pairs of the larger network: fewer of them, the same for both.
    const compared = asked.slice(0, size === "1k" ? 10 : 3);
    const yen = new Yen(topology);
    const frontier = new FrontierSearch(topology);
    const costs = (paths: readonly Path[]) => paths.map((path) => path.cost).join();
    const equal = compared.every(
      ([a, b]) =>
        costs(yen.paths(weights, a, b, { count: 10 })) ===
        costs(textbook(network, { from: a, to: b, count: 10 })),
    );
    const time = duel(smoke ? 1 : 2, {
      subject: () => {
        for (const [a, b] of compared) yen.paths(weights, a, b, { count: 10 });
      },
      peer: () => {
        for (const [from, to] of compared) textbook(network, { from, to, count: 10 });
      },
    });
    let points = 0;
    const took = solo(smoke ? 1 : 3, () => {
      points = 0;
      for (const [from, to] of asked) {
        points += frontier.points({ weightsA: weights, weightsB: lengths, from, to }).points.length;
      }
    });
    return [
      row({
        workload: "W5 ten routes",
        size,
        subject: "Yen, tree bounds",
        peer: "textbook Yen, own Dijkstra",
        ratio: time.peer / time.subject,
        seconds: time.subject / compared.length,
        equal,
      }),
      row({
        workload: "W5 frontier",
        size,
        subject: `bi-objective A*, ${(points / asked.length).toFixed(1)} points`,
        peer: "none",
        seconds: took / asked.length,
      }),
    ];
  });
}

/** J. Y. Yen's method to the letter: a whole search for each node a path may leave the ones already found at. */
function textbook(
  { topology, weights }: Lattice,
  { from, to, count }: { from: number; to: number; count: number },
): Path[] {
  const { firstIn, inArc, tail } = topology;
  const search = new Dijkstra(topology);
  const first = search.path(weights, from, to);
  if (first === undefined) return [];
  const found = [first];
  const candidates = new Map<string, Path>();
  while (found.length < count) {
    const last = found[found.length - 1] as Path;
    const open = weights.slice();
    for (let i = 0; i < last.arcs.length; i++) {
      const root = last.arcs.subarray(0, i);
      const spur = tail[last.arcs[i] as number] as number;
      const barred = found
        .filter((path) => root.every((arc, k) => path.arcs[k] === arc))
        .map((path) => path.arcs[i] ?? noArc);
      const closed = open.slice();
      for (const arc of barred) closed[arc] = Number.POSITIVE_INFINITY;
      const onward = search.path(closed, spur, to);
      if (onward !== undefined) {
        const arcs = Uint32Array.from([...root, ...onward.arcs]);
        const cost = priceArcs(topology, weights, { from, to, arcs }) as number;
        candidates.set(arcs.join(), { cost, arcs });
      }
      // No later path of this round may come back to this node.
      for (const arc of inArc.subarray(firstIn[spur], firstIn[spur + 1]))
        open[arc] = Number.POSITIVE_INFINITY;
    }
    const [next] = [...candidates].sort(([, a], [, b]) => comparePaths(a, b));
    if (next === undefined) break;
    candidates.delete(next[0]);
    found.push(next[1]);
  }
  return found;
}
