// W1 and W2 with the index: preparation, single queries, a matrix.
import {
  buildHierarchy,
  Customiser,
  contractionOrder,
  costMatrix,
  Dijkstra,
  HierarchySearch,
} from "../../../src/paths/index.ts";
import { withinReference } from "../reference.ts";
import { type BenchOptions, duel, type Row, row, solo, soloCpu } from "../row.ts";
import { type Lattice, lattice, latticeSides, pairs } from "./lattice.ts";
import { ngraphPeer, peerName } from "./peer.ts";

export async function indexedRows({ smoke }: BenchOptions): Promise<Row[]> {
  const sizes = smoke ? (["1k"] as const) : (["10k", "100k"] as const);
  return sizes.flatMap((size) => sizeRows(size, lattice(latticeSides[size]), smoke));
}

function sizeRows(size: string, network: Lattice, smoke: boolean): Row[] {
  const { topology, weights } = network;
  const passes = smoke ? 1 : 5;
  const full = size === "100k";
  const within = (workload: string, subject: string, took: number, runs: number) =>
    row({
      ...{ workload, size, subject, seconds: took },
      ...(full ? withinReference(runs, took) : { peer: "none" }),
    });

  const hierarchy = buildHierarchy(topology, contractionOrder(topology));
  const customiser = new Customiser(hierarchy);
  const metric = customiser.customise(weights);
  const pruned = customiser.prune(metric);
  const preparation = [
    within(
      "W2 preparation",
      "order and build",
      soloCpu(Math.min(passes, 3), () => void buildHierarchy(topology, contractionOrder(topology))),
      600,
    ),
    within(
      "W2 preparation",
      "customisation",
      soloCpu(passes, () => void customiser.customise(weights, metric)),
      20,
    ),
    row({
      workload: "W2 preparation",
      size,
      subject: "perfect customisation",
      peer: "none",
      seconds: solo(passes, () => void customiser.prune(metric)),
    }),
  ];

  const dijkstra = new Dijkstra(topology);
  const peer = ngraphPeer(network, { bounded: false });
  const search = new HierarchySearch(metric);
  const many = pairs(topology, 1000);
  const few = many.slice(0, full ? 8 : 60);
  const queries = [
    { subject: "index, cost", ask: (a: number, b: number) => void search.cost(a, b), used: metric },
    { subject: "index, route", ask: (a: number, b: number) => void search.path(a, b), used: metric },
    { subject: "pruned index, cost", ask: (a: number, b: number) => void search.cost(a, b), used: pruned },
  ].flatMap(({ subject, ask, used }) => {
    search.use(used);
    const equal = few.every(([a, b]) => {
      const cost = peer.cost(a, b);
      return search.cost(a, b) === cost && search.path(a, b)?.cost === cost;
    });
    const time = duel(passes, {
      subject: () => {
        for (const [a, b] of many) ask(a, b);
      },
      peer: () => {
        for (const [a, b] of few) peer.find(a, b);
      },
    });
    const each = time.subject / many.length;
    const compared = row({
      workload: "W1 one to one, indexed",
      size,
      subject,
      peer: peerName,
      ratio: time.peer / few.length / each,
      reach: full ? 200 : undefined,
      seconds: each,
      equal,
    });
    return subject === "pruned index, cost"
      ? [compared, within("W1 one to one, indexed", subject, each, 0.02)]
      : [compared];
  });

  const side = smoke ? 50 : 500;
  const origins = pairs(topology, side, 3).map(([v]) => v);
  const destinations = pairs(topology, side, 4).map(([v]) => v);
  // A tenth of the trees is grown; the time of all is ten times theirs.
  const grown = origins.slice(0, side / 10);
  const matrix = costMatrix(metric, origins, destinations);
  const equal = grown.every((from, i) => {
    const { cost } = dijkstra.tree(weights, from);
    return destinations.every((to, j) => cost[to] === matrix[i * side + j]);
  });
  let tree = dijkstra.tree(weights, 0);
  const matrices = [
    { subject: "index", used: () => metric },
    { subject: "index, customisation included", used: () => customiser.customise(weights, metric) },
  ].map(({ subject, used }) => {
    const time = duel(passes, {
      subject: () => void costMatrix(used(), origins, destinations),
      peer: () => {
        for (const from of grown) tree = dijkstra.tree(weights, from, { into: tree });
      },
    });
    return row({
      workload: `W2 matrix ${side} x ${side}`,
      size,
      subject,
      peer: `${side} own trees`,
      ratio: (10 * time.peer) / time.subject,
      reach: full && subject === "index" ? 60 : undefined,
      seconds: time.subject,
      bytes: matrix.byteLength,
      equal,
    });
  });
  return [...preparation, ...queries, ...matrices];
}
