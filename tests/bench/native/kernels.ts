// The plain search beside its C++ twin, and beside scipy's and igraph's, all in one run. Needs g++; uses Python's
// packages where they are installed.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Bidirectional, Dijkstra, Yen } from "../../../src/paths/index.ts";
import { type Lattice, lattice, latticeSides, pairs } from "../kernels/lattice.ts";
import { type BenchOptions, type Row, row, solo } from "../row.ts";

const sizes = [
  { size: "1k", queries: 500, routes: 10, reach: undefined },
  { size: "10k", queries: 100, routes: 10, reach: 0.5 },
  { size: "100k", queries: 20, routes: 0, reach: 0.5 },
] as const;

/** Rows against native peers. Environment: `CXX` (default g++), `PYTHON` (default python3). */
export async function nativeKernelRows({ smoke }: BenchOptions): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "karvan-bench-"));
  try {
    const twin = join(folder, "twin");
    const here = fileURLToPath(new URL("./", import.meta.url));
    execFileSync(process.env.CXX ?? "g++", [
      "-O3",
      "-march=native",
      "-std=c++17",
      "-o",
      twin,
      join(here, "twin.cpp"),
    ]);
    return (smoke ? sizes.slice(0, 1) : sizes).flatMap((plan) =>
      sizeRows({ ...plan, folder, twin, peers: join(here, "peers.py") }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Plan {
  readonly size: keyof typeof latticeSides;
  readonly queries: number;
  readonly routes: number;
  readonly reach: number | undefined;
  readonly folder: string;
  readonly twin: string;
  readonly peers: string;
}

/** What the twin prints. */
interface Native {
  /** Seconds all questions take. */
  readonly queries: number;
  readonly sum: number;
}

function sizeRows({ size, queries, routes, reach, folder, twin, peers }: Plan): Row[] {
  const network = lattice(latticeSides[size]);
  const { topology, weights } = network;
  const asked = pairs(topology, queries);
  const file = join(folder, `${size}.bin`);
  writeGraph(file, network, asked);
  const dijkstra = new Dijkstra(topology);
  const bidirectional = new Bidirectional(topology);
  const native = () => JSON.parse(execFileSync(twin, [file, "5"], { encoding: "utf8" })) as Native;
  const contests = [
    { subject: "Dijkstra", find: (a: number, b: number) => dijkstra.path(weights, a, b), reach },
    {
      subject: "bidirectional",
      find: (a: number, b: number) => bidirectional.path(weights, a, b),
      reach: undefined,
    },
  ];
  const one = contests.map((contest) => {
    // The faster of two runs of the twin, before and after: a busy machine must not make it look slow.
    const before = native();
    let sum = 0;
    const took = solo(5, () => {
      sum = 0;
      for (const [a, b] of asked) sum += contest.find(a, b)?.cost ?? 0;
    });
    const after = native();
    return row({
      workload: "W1 one to one",
      size,
      subject: contest.subject,
      peer: "C++ twin of Dijkstra",
      ratio: Math.min(before.queries, after.queries) / took,
      reach: contest.reach,
      seconds: took / queries,
      equal: sum === before.sum,
    });
  });
  return [...one, ...pythonRows({ network, asked, size, routes, python: pythonPeers(peers, file, routes) })];
}

interface PythonPeers {
  readonly scipy?: { readonly tree: number; readonly sum: number };
  readonly igraph?: { readonly tree: number; readonly paths: number; readonly sum: number };
}

function pythonPeers(script: string, file: string, routes: number): PythonPeers {
  try {
    const python = process.env.PYTHON ?? "python3";
    return JSON.parse(
      execFileSync(python, [script, file, String(Math.max(1, routes)), "10"], { encoding: "utf8" }),
    );
  } catch {
    console.error("no Python with numpy: rows against scipy and igraph are left out");
    return {};
  }
}

interface PythonPlan {
  readonly network: Lattice;
  readonly asked: readonly (readonly [number, number])[];
  readonly size: string;
  readonly routes: number;
  readonly python: PythonPeers;
}

function pythonRows({ network: { topology, weights }, asked, size, routes, python }: PythonPlan): Row[] {
  const dijkstra = new Dijkstra(topology);
  const root = asked[0]?.[0] ?? 0;
  let tree = dijkstra.tree(weights, root);
  const took = solo(5, () => {
    tree = dijkstra.tree(weights, root, { into: tree });
  });
  const sum = tree.cost.reduce((total, cost) => (cost < Number.POSITIVE_INFINITY ? total + cost : total), 0);
  const rows: Row[] = [];
  for (const [peer, found] of Object.entries(python) as [string, { tree: number; sum: number }][]) {
    rows.push(
      row({
        workload: "W2 one-to-all tree",
        size,
        subject: "Dijkstra",
        peer,
        ratio: found.tree / took,
        seconds: took,
        equal: peer === "scipy" ? found.sum === sum : undefined,
      }),
    );
  }
  if (python.igraph === undefined || routes === 0) return rows;
  const yen = new Yen(topology);
  let cost = 0;
  const each = solo(3, () => {
    cost = 0;
    for (const [from, to] of asked.slice(0, routes)) {
      for (const path of yen.paths(weights, from, to, { count: 10 })) cost += path.cost;
    }
  });
  rows.push(
    row({
      workload: "W5 ten routes",
      size,
      subject: "Yen, tree bounds",
      peer: "igraph",
      ratio: python.igraph.paths / each,
      reach: size === "10k" ? 100 : undefined,
      seconds: each / routes,
      equal: cost === python.igraph.sum,
    }),
  );
  return rows;
}

/** As twin.cpp reads it. */
function writeGraph(
  file: string,
  { topology, weights }: Lattice,
  asked: readonly (readonly [number, number])[],
): void {
  const { nodeCount, arcCount, tail, head } = topology;
  const parts = [
    Uint32Array.of(nodeCount, arcCount, asked.length),
    tail,
    head,
    weights,
    Uint32Array.from(asked.flat()),
  ];
  writeFileSync(
    file,
    Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))),
  );
}
