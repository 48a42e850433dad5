// W1: one query at a time between random pairs, no preparation.
import { AStar, Bidirectional, Dijkstra, type Path } from "../../../src/paths/index.ts";
import { type BenchOptions, duel, type Row, row } from "../row.ts";
import { type Lattice, lattice, latticeSides, pairs } from "./lattice.ts";
import { graphologyName, graphologyPeer, ngraphPeer, type Peer, peerName, straightLine } from "./peer.ts";

const sizes = [
  { size: "1k", queries: 100, reach: undefined },
  { size: "10k", queries: 60, reach: 8 },
  { size: "100k", queries: 8, reach: 8 },
] as const;

type Size = (typeof sizes)[number];
type Find = (from: number, to: number) => Path | undefined;

/** What is measured beside what, and on which networks. */
interface Contest {
  readonly subject: string;
  readonly find: (network: Lattice) => Find;
  readonly name: string;
  readonly peer: (network: Lattice) => Peer;
  readonly sizes: readonly Size[];
  /** Whether the reach of the size is that of this contest. */
  readonly counts: boolean;
}

const twoSided = ({ topology, weights }: Lattice): Find => {
  const search = new Bidirectional(topology);
  return (from, to) => search.path(weights, from, to);
};

const plain = ({ topology, weights }: Lattice): Find => {
  const search = new Dijkstra(topology);
  return (from, to) => search.path(weights, from, to);
};

const goalDirected = ({ topology, weights, x, y }: Lattice): Find => {
  const search = new AStar(topology);
  return (from, to) => {
    const [toX, toY] = [x[to] as number, y[to] as number];
    const bound = (v: number) => straightLine((x[v] as number) - toX, (y[v] as number) - toY);
    return search.path(weights, from, to, bound);
  };
};

const unbounded = { name: peerName, peer: (network: Lattice) => ngraphPeer(network, { bounded: false }) };

// ngraph.path can take twice the time once a program has used it with and without a bound: what has none goes first, on
// all sizes.
const contests: readonly Contest[] = [
  { subject: "bidirectional", find: twoSided, ...unbounded, sizes, counts: true },
  { subject: "Dijkstra", find: plain, ...unbounded, sizes, counts: false },
  {
    subject: "A*, straight line",
    find: goalDirected,
    name: `${peerName}, straight line`,
    peer: (network) => ngraphPeer(network, { bounded: true }),
    sizes,
    counts: false,
  },
  {
    subject: "bidirectional",
    find: twoSided,
    name: graphologyName,
    peer: graphologyPeer,
    // It takes half a second a query on the largest, and a minute to load.
    sizes: sizes.slice(0, 2),
    counts: false,
  },
];

export async function oneToOneRows({ smoke }: BenchOptions): Promise<Row[]> {
  const networks = new Map(
    sizes.slice(0, smoke ? 1 : 3).map(({ size }) => [size, lattice(latticeSides[size])]),
  );
  return contests.flatMap((contest) =>
    contest.sizes.flatMap((size) => {
      const network = networks.get(size.size);
      return network === undefined ? [] : [contestRow(contest, size, network)];
    }),
  );
}

function contestRow({ subject, name, counts, ...make }: Contest, size: Size, network: Lattice): Row {
  const asked = pairs(network.topology, size.queries);
  const find = make.find(network);
  const peer = make.peer(network);
  const equal = asked.slice(0, 20).every(([a, b]) => find(a, b)?.cost === peer.cost(a, b));
  const time = duel(5, {
    subject: () => {
      for (const [a, b] of asked) find(a, b);
    },
    peer: () => {
      for (const [a, b] of asked) peer.find(a, b);
    },
  });
  return row({
    workload: "W1 one to one",
    size: size.size,
    subject,
    peer: name,
    ratio: time.peer / time.subject,
    reach: counts ? size.reach : undefined,
    seconds: time.subject / size.queries,
    equal,
  });
}
