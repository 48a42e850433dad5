// W3 from end to end: draws, formulas, search with routes, statistics. A corridor of 150 nodes and 400 arcs, without and with a
// link, 5 origins x 4 destinations; half of the arcs triangular, half lognormal, each with a draw of its own.

import { blockSize } from "../../../src/base/index.ts";
import { blockMoments, type Moments, mergeMoments, noMoments } from "../../../src/math/index.ts";
import { type LaneColumns, type LaneProgram, LaneSearch, type LaneSum } from "../../../src/paths/index.ts";
import { fillUniforms, type Law, lawOf, type Stream, stream } from "../../../src/random/index.ts";
import { exponentRows } from "../exponents.ts";
import { withinReference } from "../reference.ts";
import { type BenchOptions, type Row, row, seconds, soloCpu } from "../row.ts";
import { corridor } from "./corridor.ts";
import { dijkstraPeer } from "./peers.ts";

interface Pipeline {
  /** Draws and compares that many futures; the mean difference of each pair. */
  readonly run: (futures: number) => Moments[];
  readonly bytes: number;
}

function pipeline(): Pipeline & { readonly check: () => boolean } {
  const { place, link } = corridor(64);
  const { network, pairs, nominal } = place;
  const laws: Law[] = Array.from(nominal, (_, arc) =>
    arc % 2 === 0
      ? lawOf({ type: "triangular", low: 0.7, mode: 1, high: 1.3 })
      : lawOf({ type: "lognormal", mean: 1, sd: 0.25 }),
  );
  const streams: Stream[] = laws.map((_, arc) => stream("bench", `arc ${arc}`, "uncertainty"));
  const inputs = laws.map(() => new Float64Array(blockSize));
  const uniforms = new Float64Array(blockSize);
  const priced = (arc: number): LaneSum => ({
    constant: 0,
    terms: [{ value: arc, factor: nominal[arc] as number, rounded: true }],
  });
  const closed: LaneSum = { constant: Number.POSITIVE_INFINITY, terms: [] };
  const arcs = [...network.tail.keys()];
  const program: LaneProgram = {
    inputs: laws.length,
    steps: [],
    measures: 0,
    weights: arcs.map((arc) => (link.includes(arc) ? closed : priced(arc))),
    amounts: arcs.map(() => []),
    patches: [{ arcs: link, weights: Array.from(link, priced), amounts: Array.from(link, () => []) }],
  };
  const search = new LaneSearch(network, pairs);
  const lanes = search.prepare(program, blockSize, inputs);
  const difference = new Float64Array(blockSize);
  const block = (first: number, count: number): readonly LaneColumns[] => {
    for (const [arc, law] of laws.entries()) {
      fillUniforms(streams[arc] as Stream, first, uniforms);
      law.fill(uniforms, inputs[arc] as Float64Array);
    }
    return lanes.solve(count);
  };
  const run = (futures: number): Moments[] => {
    const total: Moments[] = Array.from(pairs.from, () => noMoments);
    for (let first = 0; first < futures; first += blockSize) {
      const count = Math.min(blockSize, futures - first);
      const [base, open] = block(first, count) as [LaneColumns, LaneColumns];
      for (const p of total.keys()) {
        const same = open.changed[p] === 0;
        for (let b = 0, at = p * blockSize; b < count; b++, at++)
          difference[b] = same ? 0 : (open.cost[at] as number) - (base.cost[at] as number);
        total[p] = mergeMoments(total[p] as Moments, blockMoments(difference, 0, count));
      }
    }
    return total;
  };
  // The first futures again, one after another.
  const check = (): boolean => {
    const peer = dijkstraPeer(place);
    const [base, open] = block(0, 32) as [LaneColumns, LaneColumns];
    const costs = new Float64Array(pairs.from.length);
    const weights = Float64Array.from(nominal);
    return [0, 31].every((b) => {
      for (const arc of arcs)
        weights[arc] = Math.ceil((inputs[arc]?.[b] as number) * (nominal[arc] as number) * 2 ** 30) / 2 ** 30;
      peer(weights, 1, 0, costs);
      const withLink = costs.every(
        (cost, p) => cost === (open.changed[p] === 1 ? open : base).cost[p * blockSize + b],
      );
      for (const arc of link) weights[arc] = Number.POSITIVE_INFINITY;
      peer(weights, 1, 0, costs);
      return withLink && costs.every((cost, p) => cost === base.cost[p * blockSize + b]);
    });
  };
  return { run, check, bytes: search.bytes + 8 * blockSize * (laws.length + 2) };
}

/** Runs of the reference kernel that a thousand futures may take: 100,000 in a second where a run takes 5 ms. */
const runsPerThousand = 2;

/** Rows of the whole pipeline, and how it grows with the number of futures. */
export async function pipelineRows({ smoke }: BenchOptions): Promise<Row[]> {
  const { run, check, bytes } = pipeline();
  run(4096);
  const equal = check();
  const most = smoke ? 10_000 : 100_000;
  const whole = soloCpu(smoke ? 1 : 3, () => run(most));
  const workload = "W3 whole pipeline";
  const sizes = smoke ? [1000, 10_000] : [1000, 10_000, 100_000, 1_000_000];
  const grown = sizes.map((futures) => {
    const subject = "draws, search, statistics";
    const measured = { workload: "growth", size: `${futures} futures`, subject, peer: "none" };
    return {
      size: `${futures}`,
      nodes: futures,
      rows: [row({ ...measured, seconds: seconds(() => run(futures)), bytes })],
    };
  });
  return [
    row({
      ...{ workload, size: `150 nodes, 400 arcs, 2 scenarios, 20 pairs, ${most} futures` },
      ...{ subject: "draws, search with routes, statistics; one core", seconds: whole, bytes, equal },
      ...withinReference((runsPerThousand * most) / 1000, whole),
    }),
    ...grown.flatMap(({ rows }) => rows),
    ...exponentRows(grown).map((each) => ({ ...each, peer: "number of futures" })),
  ];
}
