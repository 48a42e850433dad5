// How time and memory grow from a thousand to a million nodes.
import {
  Bidirectional,
  buildHierarchy,
  buildTopology,
  Customiser,
  contractionOrder,
  Dijkstra,
  HierarchySearch,
  type Topology,
} from "../../../src/paths/index.ts";
import { exponentRows } from "../exponents.ts";
import { type BenchOptions, type Row, row, solo } from "../row.ts";
import { type Lattice, lattice, latticeSides, pairs } from "./lattice.ts";

const sizes = ["1k", "10k", "100k", "1M"] as const;

export async function growthRows({ smoke }: BenchOptions): Promise<Row[]> {
  const measured = (smoke ? sizes.slice(0, 2) : sizes).map((size) => {
    const network = lattice(latticeSides[size]);
    return { size, nodes: network.topology.nodeCount, rows: sizeRows(size, network) };
  });
  return [...measured.flatMap(({ rows }) => rows), ...exponentRows(measured)];
}

function sizeRows(size: string, { topology, weights }: Lattice): Row[] {
  const time = (subject: string, took: number) =>
    row({ workload: "growth", size, subject, peer: "none", seconds: took });
  const asked = pairs(topology, size === "1M" ? 5 : 20);
  const dijkstra = new Dijkstra(topology);
  const memory = bytesIn({ topology, weights, dijkstra });
  const bidirectional = new Bidirectional(topology);
  let order: Uint32Array = new Uint32Array(0);
  const ordering = solo(1, () => {
    order = contractionOrder(topology);
  });
  const hierarchy = buildHierarchy(topology, order);
  const customiser = new Customiser(hierarchy);
  const metric = customiser.customise(weights);
  const search = new HierarchySearch(metric);
  const each = (ask: (from: number, to: number) => void) =>
    solo(3, () => {
      for (const [from, to] of asked) ask(from, to);
    }) / asked.length;
  const limit = 100 * topology.nodeCount;
  return [
    row({
      workload: "memory",
      size,
      subject: "topology, weights, plain search",
      peer: "limit of 100 bytes a node",
      ratio: limit / memory,
      reach: 1,
      bytes: memory,
    }),
    row({
      workload: "memory",
      size,
      subject: "hierarchy and metric",
      peer: "none",
      bytes: bytesIn({ hierarchy, metric }),
    }),
    time(
      "build topology",
      solo(3, () => rebuild(topology)),
    ),
    time(
      "bidirectional",
      each((from, to) => void bidirectional.path(weights, from, to)),
    ),
    time(
      "one-to-all tree",
      solo(3, () => void dijkstra.tree(weights, 0)),
    ),
    time("order", ordering),
    time(
      "build hierarchy",
      solo(1, () => void buildHierarchy(topology, order)),
    ),
    time(
      "customisation",
      solo(3, () => void customiser.customise(weights, metric)),
    ),
    time(
      "indexed cost",
      each((from, to) => void search.cost(from, to)),
    ),
  ];
}

function rebuild({ nodeCount, tail, head }: Topology): void {
  buildTopology(nodeCount, tail, head);
}

/** Bytes of all typed arrays something holds on to. What a getter would make on demand does not count. */
function bytesIn(holder: object, met: Set<object> = new Set()): number {
  let bytes = 0;
  for (const { value } of Object.values(Object.getOwnPropertyDescriptors(holder))) {
    if (typeof value !== "object" || value === null || met.has(value)) continue;
    met.add(value);
    bytes += ArrayBuffer.isView(value) ? value.byteLength : bytesIn(value, met);
  }
  return bytes;
}
