/** Sensitivity indices from a sample that exists already. */

import {
  expectArguments,
  expectColumn,
  expectColumns,
  expectWhole,
  finish,
  type Steps,
} from "../../base/index.ts";
import { isConstant, pow } from "../../math/index.ts";
import { fillUniforms, stream } from "../../random/index.ts";
import { givenDataIndicesArguments } from "../given.ts";
import { type BootstrapOptions, percentileInterval, resamplesOf } from "../resample.ts";
import { coarseAndFine } from "./classes.ts";
import { deltaOf, scored } from "./delta.ts";
import { shareBetween } from "./firstOrder.ts";

/** How indices are read off a sample. */
export interface GivenDataOptions extends BootstrapOptions {
  /**
   * Into how many classes of about equal size an input is cut for delta, 2 to 1,000; by default the cube root of
   * the sample. The first-order index has classes of 20 rows or, in large samples, 1,000 classes.
   */
  readonly classes?: number;
}

/** How much an input says about the output. */
export interface GivenDataRow {
  readonly input: string;
  /**
   * Borgonovo's delta: half the mean area by which the density of the output changes once the input is known, 0 to
   * 1.
   */
  readonly delta: number;
  readonly deltaLow: number;
  readonly deltaHigh: number;
  /** Share of the variance that knowing the input takes away, on average. An estimate: may lie a bit below 0. */
  readonly first: number;
  readonly firstLow: number;
  readonly firstHigh: number;
}

/** Indices of a sample, or why there are none. */
export type GivenDataIndices =
  | {
      readonly status: "indices";
      /** Delta of an input that has nothing to do with the output: smaller ones mean nothing. */
      readonly noise: number;
      /** Share of intervals that hold the true value, for large samples. */
      readonly level: number;
      /** In the order of the inputs. */
      readonly rows: readonly GivenDataRow[];
    }
  | { readonly status: "notDefined"; readonly reason: "the output does not vary" };

const mostClasses = 1000;
// Enough for a variance in each.
const rowsInFineClass = 20;

/**
 * Delta and first-order index of every input from any sample, drawn by whatever design, of inputs that may
 * depend on each other (E. Plischke, E. Borgonovo, C. L. Smith, Eur. J. Oper. Res. 226, 2013). Each input is
 * cut into classes; delta compares the output's density in a class with the whole, the first-order index its
 * mean. Bias is taken off by the bootstrap, and the first-order index by the analysis of variance.
 *
 * What an input only does together with others shows in delta, but not in the first-order index. A density with
 * peaks and edges is blurred, and its delta comes out too low.
 *
 * @param inputs - Input to its values, at least 100 of each.
 * @throws InputError
 * @example
 * ```ts
 * import { givenDataIndices, streamUniforms } from "karvan/methods";
 * const draw = streamUniforms(2026);
 * const [dwell, speed] = ["dwell", "speed"].map((input) => draw(input, "futures", 1000));
 * const hours = dwell.map((u, i) => 6 + 40 * u + 600 / (20 + 25 * speed[i]));
 * const found = givenDataIndices({ dwell, speed }, hours, { seed: 2026, resamples: 50 });
 * if (found.status === "indices") for (const { input, delta } of found.rows) console.log(input, delta.toFixed(2));
 * // dwell 0.57
 * // speed 0.13
 * ```
 */
export function givenDataIndices(
  inputs: Readonly<Record<string, Float64Array>>,
  output: Float64Array,
  options: GivenDataOptions,
): GivenDataIndices {
  expectArguments(givenDataIndicesArguments, [inputs, output, options]);
  return finish(givenDataSteps(inputs, output, options));
}

/** As {@link givenDataIndices}, in steps. */
export function* givenDataSteps(
  inputs: Readonly<Record<string, Float64Array>>,
  output: Float64Array,
  options: GivenDataOptions,
): Steps<GivenDataIndices> {
  const count = expectColumns(inputs, "inputs");
  expectColumn(output, "output", count);
  expectWhole(count, "the length of the sample", [100, 4294967295]);
  const { classes = Math.round(pow(count, 1 / 3)), level = 0.95 } = options;
  expectWhole(classes, "options.classes", [2, mostClasses]);
  if (isConstant(output)) return { status: "notDefined", reason: "the output does not vary" };
  const dummy = new Float64Array(count);
  fillUniforms(stream(options.seed, "an input that does nothing", "uncertainty"), 0, dummy);
  const outputs = scored(output);
  const fine = Math.max(2, Math.min(mostClasses, Math.floor(count / rowsInFineClass)));
  const partitions: ReturnType<typeof coarseAndFine>[] = [];
  for (const column of [...Object.values(inputs), dummy]) {
    partitions.push(coarseAndFine(column, [classes, fine]));
    yield;
  }
  const estimate = (i: number, times: Float64Array): Estimate => {
    const partition = partitions[i];
    return {
      delta: deltaOf(outputs, partition.coarse, times),
      first: shareBetween(output, partition.fine, times),
    };
  };
  const once = new Float64Array(count).fill(1);
  const estimates: Estimate[] = [];
  for (const i of partitions.keys()) {
    estimates.push(estimate(i, once));
    yield;
  }
  const drawn: Estimate[][] = partitions.map(() => []);
  for (const times of resamplesOf(options, ["given data", count])) {
    for (const [i, list] of drawn.entries()) {
      list.push(estimate(i, times));
      yield;
    }
  }
  const rows = partitions.map((_, i) => correct(estimates[i], drawn[i], level));
  return {
    status: "indices",
    noise: rows.at(-1)?.delta as number,
    level,
    rows: Object.keys(inputs).map((input, i) => ({ input, ...rows[i] })),
  };
}

interface Estimate {
  readonly delta: number;
  readonly first: number;
}

/** Takes the bootstrap's bias off, and moves the percentile intervals along. */
function correct(
  { delta, first }: Estimate,
  drawn: readonly Estimate[],
  level: number,
): Omit<GivenDataRow, "input"> {
  const deltas = drawn.map((e) => e.delta);
  const firsts = drawn.map((e) => e.first);
  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  const corrected = 2 * delta - mean(deltas);
  const [deltaLow, deltaHigh] = percentileInterval(deltas, level).map(
    (end) => end - mean(deltas) + corrected,
  );
  const [firstLow, firstHigh] = percentileInterval(firsts, level).map((end) => end - mean(firsts) + first);
  const share = (x: number | undefined): number => Math.max(0, Math.min(1, x as number));
  return {
    delta: share(corrected),
    deltaLow: share(deltaLow),
    deltaHigh: share(deltaHigh),
    first,
    firstLow: firstLow,
    firstHigh: firstHigh,
  };
}
