import seedrandom from "seedrandom";
import { blockSize } from "../../../src/base/index.ts";
import {
  type Distribution,
  fillUniforms,
  lawOf,
  type Stream,
  stream,
  uniformAt,
} from "../../../src/random/index.ts";
import type { BenchOptions, Row } from "../row.ts";
import { race } from "./contest.ts";
import { plainNormal } from "./plainNormal.ts";

/**
 * Uniform draws: 200 parameters, as the shipped study has, each with a stream of its own, block by block as a
 * simulation asks for them, the making of the generators included.
 */
export async function uniformRows(options: BenchOptions): Promise<Row[]> {
  const streams = parameters(200);
  const blocks = options.smoke ? 1 : 10;
  const out = new Float64Array(blockSize);
  const each = (fill: (s: Stream, block: number) => void) => () => {
    for (let block = 0; block < blocks; block++) for (const s of streams) fill(s, block);
  };
  const run = each((s, block) => fillUniforms(s, block * blockSize, out));
  fillUniforms(streams[7] as Stream, 0, out);
  const equal = out.every((u, i) => i % 31 !== 0 || u === uniformAt(streams[7] as Stream, i));
  const standard = seedrandom("bench");
  const row = {
    workload: "uniform draws",
    size: `200 parameters x ${blocks} blocks of 1,024`,
    subject: "fillUniforms",
    bytes: out.byteLength,
    equal,
    run,
  };
  return [
    race(
      {
        ...row,
        peer: "seedrandom, one default generator",
        reach: 4,
        runPeer: each(() => fillFrom(standard, out)),
      },
      options,
    ),
    race(
      {
        ...row,
        peer: "seedrandom alea.double, one generator a block",
        reach: 2.5,
        runPeer: each((s, block) => fillFrom(seedrandom.alea(`${s.key[0]} ${block}`).double, out)),
      },
      options,
    ),
    race(
      { ...row, peer: "Math.random, no seed", reach: 1, runPeer: each(() => fillFrom(Math.random, out)) },
      options,
    ),
  ];
}

/**
 * The draws of the corridor workload: 400 arcs, half triangular, half lognormal. The peer is what one writes first:
 * one seedrandom generator, textbook formulas with the engine's own functions.
 */
export async function corridorDrawRows(options: BenchOptions): Promise<Row[]> {
  const blocks = options.smoke ? 1 : 5;
  const arcs = parameters(400).map((s, i) => ({
    s,
    quantile: plain(distributionOf(i)),
    law: lawOf(distributionOf(i)),
  }));
  const out = new Float64Array(blockSize);
  const standard = seedrandom("bench");
  const run = (): void => {
    for (let block = 0; block < blocks; block++) {
      for (const { s, law } of arcs) {
        fillUniforms(s, block * blockSize, out);
        law.fill(out, out);
      }
    }
  };
  const runPeer = (): void => {
    for (let block = 0; block < blocks; block++) {
      for (const { quantile } of arcs) for (let i = 0; i < out.length; i++) out[i] = quantile(standard());
    }
  };
  const equal = arcs.every(({ law, quantile }) =>
    [0.001, 0.2, 0.5, 0.9, 0.9999].every((p) => near(law.quantile(p), quantile(p))),
  );
  const row = {
    workload: "draws of a corridor",
    size: `400 arcs x ${blocks} blocks of 1,024`,
    subject: "fillUniforms and Law.fill",
    peer: "seedrandom default and textbook formulas",
    bytes: out.byteLength,
  };
  return [race({ ...row, reach: 3, equal, run, runPeer }, options)];
}

function parameters(count: number): Stream[] {
  return Array.from({ length: count }, (_, i) => stream("bench", `parameter ${i}`, "uncertainty"));
}

function distributionOf(i: number): Distribution {
  if (i % 2 === 0) return { type: "triangular", low: i, mode: i + 1, high: i + 4 };
  return { type: "lognormal", mean: i, sd: i / 3 };
}

/** The quantile of a distribution as one writes it first, its constants worked out beforehand. */
function plain(distribution: Distribution): (p: number) => number {
  if (distribution.type === "triangular") {
    const { low, mode, high } = distribution;
    const [share, rise, fall] = [
      (mode - low) / (high - low),
      (high - low) * (mode - low),
      (high - low) * (high - mode),
    ];
    return (p) => (p < share ? low + Math.sqrt(rise * p) : high - Math.sqrt(fall * (1 - p)));
  }
  const { mean, sd } = distribution as { mean: number; sd: number };
  const variance = Math.log(1 + (sd / mean) * (sd / mean));
  const [centre, deviation] = [Math.log(mean) - variance / 2, Math.sqrt(variance)];
  return (p) => Math.exp(centre + deviation * plainNormal(p));
}

function fillFrom(draw: () => number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = draw();
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-8 * Math.abs(b);
}
