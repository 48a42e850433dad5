// W1: one query at a time between random pairs, no preparation.
import { AStar, Bidirectional, Dijkstra, type Path } from "../../../src/graph/kernel/index.ts";
import { type BenchOptions, duel, type Row, row } from "../row.ts";
import { lattice, latticeSides, pairs } from "./lattice.ts";
import { graphologyName, graphologyPeer, ngraphPeer, type Peer, peerName, straightLine } from "./peer.ts";

const sizes = [
  { size: "1k", queries: 100, graphology: true, reach: undefined },
  { size: "10k", queries: 60, graphology: true, reach: 8 },
  // graphology takes half a second a query here, and a minute to load.
  { size: "100k", queries: 8, graphology: false, reach: 8 },
] as const;

export async function oneToOneRows({ smoke }: BenchOptions): Promise<Row[]> {
  return (smoke ? sizes.slice(0, 1) : sizes).flatMap(({ size, queries, graphology, reach }) => {
    const network = lattice(latticeSides[size]);
    const { topology, weights, x, y } = network;
    const asked = pairs(topology, queries);
    const dijkstra = new Dijkstra(topology);
    const bidirectional = new Bidirectional(topology);
    const aStar = new AStar(topology);
    const plain = ngraphPeer(network, { bounded: false });
    const bounded = ngraphPeer(network, { bounded: true });
    const bound = (to: number) => {
      const [toX, toY] = [x[to] as number, y[to] as number];
      return (v: number) => straightLine((x[v] as number) - toX, (y[v] as number) - toY);
    };
    type Find = (a: number, b: number) => Path | undefined;
    const twoSided: Find = (a, b) => bidirectional.path(weights, a, b);
    const contests: { subject: string; find: Find; peer: Peer; name: string; reach?: number | undefined }[] =
      [
        { subject: "bidirectional", find: twoSided, peer: plain, name: peerName, reach },
        { subject: "Dijkstra", find: (a, b) => dijkstra.path(weights, a, b), peer: plain, name: peerName },
        {
          subject: "A*, straight line",
          find: (a, b) => aStar.path(weights, a, b, bound(b)),
          peer: bounded,
          name: `${peerName}, straight line`,
        },
      ];
    if (graphology) {
      const peer = graphologyPeer(network);
      contests.push({ subject: "bidirectional", find: twoSided, peer, name: graphologyName });
    }
    return contests.map(({ subject, find, peer, name, reach }) => {
      const equal = asked.slice(0, 20).every(([a, b]) => find(a, b)?.cost === peer.cost(a, b));
      const time = duel(smoke ? 1 : 5, {
        subject: () => {
          for (const [a, b] of asked) find(a, b);
        },
        peer: () => {
          for (const [a, b] of asked) peer.find(a, b);
        },
      });
      return row({
        workload: "W1 one to one",
        size,
        subject,
        peer: name,
        ratio: time.peer / time.subject,
        reach,
        seconds: time.subject / queries,
        equal,
      });
    });
  });
}
