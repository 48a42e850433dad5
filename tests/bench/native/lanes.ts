// W3 against a C++ twin that takes one future at a time, compiled here and now.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LaneColumns, LaneSearch } from "../../../src/paths/index.ts";
import { corridor } from "../lanes/corridor.ts";
import { type Case, patched } from "../lanes/networks.ts";
import { type BenchOptions, type Row, row, seconds } from "../row.ts";

/** Rows of W3 against per-future Dijkstra in C++. Throws if there is no g++. */
export async function nativeLaneRows({ smoke }: BenchOptions): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "karvan-bench-"));
  try {
    const program = join(folder, "futures");
    const source = fileURLToPath(new URL("futures.cpp", import.meta.url));
    execFileSync("g++", ["-O3", "-march=native", "-std=c++17", source, "-o", program]);
    const { place, link, ...given } = corridor(smoke ? 256 : 4096);
    const { lanes, blocks } = given.drawn;
    const futures = Math.min(blocks.length * lanes, 1024);
    // Two scenarios, the link closed and open, as one block and its patch, or as twice the futures.
    const cases = blocks.map((open) => {
      const weights = open.slice();
      for (const arc of link) weights.fill(Number.POSITIVE_INFINITY, arc * lanes, (arc + 1) * lanes);
      return { open, weights, patches: [patched(link, 1, open, lanes)] };
    });
    const input = inputOf(
      place,
      [cases.map(({ weights }) => weights), blocks].map((each) => ({ blocks: each, lanes, futures })),
    );
    const searches = [
      {
        subject: "lanes, costs",
        reach: 8,
        search: new LaneSearch(place.network, place.pairs, { routes: false }),
      },
      {
        subject: "lanes, costs and routes",
        reach: undefined,
        search: new LaneSearch(place.network, place.pairs),
      },
    ];
    return searches.map(({ subject, reach, search }) => {
      const run = (): (readonly LaneColumns[])[] =>
        cases.map(({ weights, patches }) => search.solve({ lanes, weights, patches }));
      const columns = run();
      // In turn, so that a busy machine slows both; the fastest of each.
      let [mine, twin] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      let costs: Float64Array = new Float64Array(0);
      for (let pass = 0; pass < (smoke ? 1 : 7); pass++) {
        mine = Math.min(mine, seconds(run) / (blocks.length * lanes));
        const answer = runTwin(folder, program, input);
        twin = Math.min(twin, 2 * answer.seconds);
        costs = answer.costs;
      }
      const pairs = place.pairs.from.length;
      const equal = costs.every((cost, i) => {
        const pair = i % pairs;
        const future = Math.floor(i / pairs) % futures;
        const scenario = Math.floor(i / pairs / futures);
        return (
          cost === columns[Math.floor(future / lanes)]?.[scenario]?.cost[pair * lanes + (future % lanes)]
        );
      });
      return row({
        workload: "W3 Monte Carlo, search",
        size: "150 nodes, 400 arcs, 2 scenarios, 20 pairs",
        subject: `${subject} (${search.kernel})`,
        peer: "Dijkstra in C++, per future",
        ratio: twin / mine,
        reach,
        seconds: mine,
        bytes: search.bytes,
        equal,
      });
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Drawn {
  readonly blocks: readonly Float64Array[];
  readonly lanes: number;
  readonly futures: number;
}

/** What the twin reads: the network, then the weights of one future after the other. */
function inputOf({ network, pairs }: Case, drawn: readonly Drawn[]): Buffer {
  const arcs = network.tail.length;
  const weights = drawn.flatMap(({ blocks, lanes, futures }) =>
    Array.from({ length: futures }, (_, f) => {
      const block = blocks[Math.floor(f / lanes)] as Float64Array;
      return Float64Array.from({ length: arcs }, (_, a) => block[a * lanes + (f % lanes)] as number);
    }),
  );
  const counts = Uint32Array.of(network.nodes, arcs, pairs.from.length, weights.length);
  const parts = [counts, network.tail, network.head, pairs.from, pairs.to, ...weights];
  return Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
}

function runTwin(folder: string, program: string, given: Buffer): { seconds: number; costs: Float64Array } {
  const [input, output] = [join(folder, "input"), join(folder, "output")];
  writeFileSync(input, given);
  const printed = execFileSync(program, [input, output, "3"], { encoding: "utf8" });
  const bytes = readFileSync(output);
  const costs = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return { seconds: Number(printed), costs };
}
