import { exp, log, type Moments, momentsOf } from "../../../src/math/index.ts";
import type { BenchOptions, Row } from "../row.ts";
import { race } from "./contest.ts";

/** Columns of 1,024, over and over: what one parameter of one block costs. */
const length = 1024;

/** The functions a lognormal draw and a formula rest on, against the engine's own. */
export async function functionRows(options: BenchOptions): Promise<Row[]> {
  const columns = columnsOf(options.smoke ? 1 : 256);
  const out = new Float64Array(length);
  const run = (fill: (column: Float64Array) => void) => () => {
    for (const column of columns) fill(column);
  };
  const row = { size: `${columns.length} columns of 1,024`, bytes: out.byteLength };
  const probe = columns[0] as Float64Array;
  return [
    race(
      {
        ...row,
        ...{ workload: "exponential", subject: "exp", peer: "Math.exp", reach: 1 },
        equal: probe.every((x) => near(exp(20 * x - 10), Math.exp(20 * x - 10))),
        run: run((column) => {
          for (let i = 0; i < length; i++) out[i] = exp(20 * (column[i] as number) - 10);
        }),
        runPeer: run((column) => {
          for (let i = 0; i < length; i++) out[i] = Math.exp(20 * (column[i] as number) - 10);
        }),
      },
      options,
    ),
    race(
      {
        ...row,
        ...{ workload: "logarithm", subject: "log", peer: "Math.log", reach: 0.8 },
        equal: probe.every((x) => near(log(x), Math.log(x))),
        run: run((column) => {
          for (let i = 0; i < length; i++) out[i] = log(column[i] as number);
        }),
        runPeer: run((column) => {
          for (let i = 0; i < length; i++) out[i] = Math.log(column[i] as number);
        }),
      },
      options,
    ),
  ];
}

/** Mean and variance of a million samples against Welford's way, a division for every sample. */
export async function momentRows(options: BenchOptions): Promise<Row[]> {
  const samples = Float64Array.from(
    { length: options.smoke ? 5000 : 1_000_000 },
    (_, i) => 1e6 + ((i * 7919) % 10007),
  );
  const found = momentsOf(samples);
  const other = welford(samples);
  const row = {
    workload: "moments",
    size: `${samples.length} samples`,
    subject: "momentsOf",
    peer: "Welford 1962",
    reach: 3,
    bytes: samples.byteLength,
    equal: near(found.mean, other.mean) && near(found.squares, other.squares),
  };
  return [race({ ...row, run: () => momentsOf(samples), runPeer: () => welford(samples) }, options)];
}

function welford(samples: Float64Array): Moments {
  let [mean, squares] = [0, 0];
  for (let i = 0; i < samples.length; i++) {
    const difference = (samples[i] as number) - mean;
    mean += difference / (i + 1);
    squares += difference * ((samples[i] as number) - mean);
  }
  return { count: samples.length, mean, squares };
}

/** Numbers between 0 and 1 that no branch predictor learns, the same in every run. */
function columnsOf(count: number): Float64Array[] {
  let state = 1;
  return Array.from({ length: count }, () =>
    Float64Array.from({ length }, () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    }),
  );
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.abs(b);
}
