// What a user of the index waits for and keeps in memory, from a thousand to a million nodes: a road network as DIMACS
// text, read, asked once, then prepared and asked often.

import { readDimacs } from "../../../src/io/networks/index.ts";
import { Dijkstra, indexNetwork } from "../../../src/paths/index.ts";
import { exponentRows } from "../exponents.ts";
import { type Lattice, lattice, latticeSides, pairs } from "../kernels/lattice.ts";
import { ngraphPeer, peerName } from "../kernels/peer.ts";
import { type BenchOptions, type Row, row, seconds, solo } from "../row.ts";
import { held } from "./memory.ts";

const sizes = ["1k", "10k", "100k", "1M"] as const;
const workload = "index, growth";

/** Rows of load, answer and memory by size, and the exponents of all. */
export async function networkRows({ smoke }: BenchOptions): Promise<Row[]> {
  // Once without measuring, so that the smallest size does not pay for the compiler.
  sizeRows("1k", lattice(latticeSides["1k"]));
  const measured = (smoke ? sizes.slice(0, 2) : sizes).map((size) => {
    const network = lattice(latticeSides[size]);
    return { size, nodes: network.topology.nodeCount, rows: sizeRows(size, network) };
  });
  return [...measured.flatMap(({ rows }) => rows), ...exponentRows(measured)];
}

function sizeRows(size: (typeof sizes)[number], network: Lattice): Row[] {
  const { topology, weights } = network;
  const isLarge = size === "1M";
  const asked = pairs(topology, isLarge ? 20 : 200).map(([a, b]) => [String(a + 1), String(b + 1)] as const);
  const [from, to] = asked[0] as (typeof asked)[number];
  const text = dimacsText(network);
  const dijkstra = new Dijkstra(topology);
  const cost = (a: string, b: string) => dijkstra.path(weights, Number(a) - 1, Number(b) - 1)?.cost;
  const known = asked.slice(0, 20).map(([a, b]) => cost(a, b));

  const read = () => readDimacs({ file: "road.gr", text });
  // What takes long is done once: nothing is left to warm up, and the peer would take minutes.
  const measure = (work: () => void) => (size === "1k" || size === "10k" ? solo(3, work) : seconds(work));
  const reading = measure(read);
  let first: number | undefined;
  const answering = measure(() => {
    first = indexNetwork(read(), { questions: 1 }).find(from, to)?.cost;
  });
  const load = () => ngraphPeer(network, { bounded: false }).find(Number(from) - 1, Number(to) - 1);
  const loading = isLarge ? undefined : measure(load);

  const columns = held(read);
  const plain = held(() => {
    const index = indexNetwork(columns.thing, { questions: 1 });
    index.find(from, to);
    return index;
  });
  let preparing = 0;
  const prepared = held(() => {
    let index = plain.thing;
    preparing = seconds(() => {
      index = indexNetwork(columns.thing);
    });
    // After five hundred questions the index has taken the form it keeps.
    const many = pairs(topology, 250).map(([v]) => String(v + 1));
    index.matrix(many, many);
    for (const [a, b] of asked.slice(0, 2)) {
      index.find(a, b);
      index.cost(a, b);
    }
    return index;
  });
  const index = prepared.thing;
  const equal = asked
    .slice(0, 20)
    .every(([a, b], i) => index.find(a, b)?.cost === known[i] && index.cost(a, b) === known[i]);
  const each = (ask: (a: string, b: string) => unknown) =>
    solo(3, () => {
      for (const [a, b] of asked) ask(a, b);
    }) / asked.length;
  const time = (subject: string, took: number) =>
    row({ workload, size, subject, peer: "none", seconds: took });
  const memory = (subject: string, bytes: number) =>
    row({
      workload,
      size,
      subject: `memory: ${subject}`,
      peer: "number of nodes",
      ratio: bytes / topology.nodeCount,
      bytes,
    });
  return [
    time("read DIMACS text", reading),
    row({
      workload,
      size,
      subject: "text to first route, by search",
      peer: loading === undefined ? "none" : `${peerName}, from arrays`,
      ratio: loading && loading / answering,
      seconds: answering,
      equal: first === known[0],
    }),
    time("prepare the index", preparing),
    time(
      "find, by search",
      each((a, b) => plain.thing.find(a, b)),
    ),
    row({
      ...time(
        "find, by index",
        each((a, b) => index.find(a, b)),
      ),
      equal,
    }),
    time(
      "cost, by index",
      each((a, b) => index.cost(a, b)),
    ),
    time(
      "other costs",
      solo(isLarge ? 1 : 3, () => void index.withCosts(columns.thing.cost)),
    ),
    memory("network as columns", columns.bytes),
    memory("ready to search", plain.bytes),
    memory("ready with index", prepared.bytes),
  ];
}

function dimacsText({ topology, weights }: Lattice): string {
  const lines = Array.from(
    weights,
    (weight, arc) =>
      `a ${(topology.tail[arc] as number) + 1} ${(topology.head[arc] as number) + 1} ${weight}`,
  );
  return `p sp ${topology.nodeCount} ${topology.arcCount}\n${lines.join("\n")}\n`;
}
