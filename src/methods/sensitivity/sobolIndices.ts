/** Sobol indices: shares of the output's variance by input and by interaction. */

import { expectArguments, expectColumn, expectWhole, finish, type Steps } from "../../base/index.ts";
import { dot, isConstant } from "../../math/index.ts";
import { sobolDesignArguments, sobolIndicesArguments } from "../given.ts";
import { type BootstrapOptions, percentileInterval, resamplesOf } from "../resample.ts";
import {
  drawUniforms,
  groupsOf,
  type InputGroup,
  type PointDesign,
  type Points,
  type Uniforms,
} from "./points.ts";

/** How a variance is to be shared out among inputs. */
export interface SobolOptions {
  readonly inputs: readonly string[];
  /** Name of a group to its inputs: they have one share together. None by default. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /** Base points, 2 to 10,000,000; with g groups the model is evaluated (g + 2) times as often. */
  readonly points: number;
  /** Asked for `base` and for `other` of each input: of a sequence, give each its own dimension. */
  readonly uniforms: Uniforms;
}

/** The base points, the other points, then for each group the base points with the group from the others. */
export interface SobolDesign extends PointDesign {
  readonly groups: readonly InputGroup[];
  readonly points: number;
}

/** The shares of one input or group. */
export interface SobolRow {
  readonly input: string;
  /** Share of the variance it explains alone (first-order index). An estimate: may lie a bit below 0 or above 1. */
  readonly first: number;
  readonly firstLow: number;
  readonly firstHigh: number;
  /** Share of the variance it has any part in: what would be left if all others were known. */
  readonly total: number;
  readonly totalLow: number;
  readonly totalHigh: number;
}

/** Shares of variance, or why there are none. */
export type SobolIndices =
  | {
      readonly status: "indices";
      readonly mean: number;
      readonly variance: number;
      /** Share of intervals that hold the true value. */
      readonly level: number;
      /** In the order of the design. */
      readonly rows: readonly SobolRow[];
    }
  | {
      readonly status: "notDefined";
      /** The base points and the others all have one output. */
      readonly reason: "the output does not vary";
      readonly mean: number;
    };

/**
 * The points of A. Saltelli et al., Comput. Phys. Commun. 181 (2010): two independent sets, and the first with
 * one group at a time from the second. The inputs of different groups must be independent; for others see
 * `givenDataIndices`.
 *
 * @throws InputError
 * @example
 * ```ts
 * import { sobolDesign, streamUniforms } from "karvan/methods";
 * const inputs = ["dwell", "tariff", "speed"];
 * const design = sobolDesign({ inputs, points: 256, uniforms: streamUniforms(2026) });
 * console.log(design.count); // 1280
 * ```
 */
export function sobolDesign(options: SobolOptions): SobolDesign {
  expectArguments(sobolDesignArguments, [options]);
  const { inputs, points, uniforms } = options;
  const groups = groupsOf(inputs, options.groups);
  expectWhole(points, "points", [2, 10_000_000]);
  const draw = (purpose: string): Points => ({
    count: points,
    columns: Object.fromEntries(
      inputs.map((input) => [input, drawUniforms(uniforms, [input, purpose], points)]),
    ),
  });
  const base = draw("base");
  const other = draw("other");
  const mixed = groups.map(({ members }) => ({
    count: points,
    columns: Object.fromEntries(
      inputs.map((input) => [input, (members.includes(input) ? other : base).columns[input]]),
    ),
  }));
  return { inputs, groups, points, count: points * (2 + groups.length), parts: [base, other, ...mixed] };
}

/**
 * First-order and total shares of the variance of the outputs at the points of a design. First-order by the
 * estimator of Saltelli et al. 2010, total by that of M. J. W. Jansen, Comput. Phys. Commun. 117 (1999), both
 * about the common mean. Intervals are percentiles over resampled base points; with points of a
 * low-discrepancy sequence they are wider than they need to be.
 *
 * @throws InputError when there are not as many finite outputs as points.
 * @example
 * ```ts
 * import { evaluateDesign, sobolDesign, sobolIndices, streamUniforms } from "karvan/methods";
 * const design = sobolDesign({ inputs: ["dwell", "speed"], points: 4096, uniforms: streamUniforms(2026) });
 * const hours = evaluateDesign(design, ({ dwell, speed }) => 6 + 40 * dwell + 600 / (20 + 25 * speed));
 * const shares = sobolIndices(design, hours, { seed: 2026 });
 * if (shares.status === "indices")
 *   for (const { input, first, total } of shares.rows) console.log(input, first.toFixed(2), total.toFixed(2));
 * // dwell 0.85 0.84
 * // speed 0.14 0.14
 * ```
 */
export function sobolIndices(
  design: SobolDesign,
  outputs: Float64Array,
  options: BootstrapOptions,
): SobolIndices {
  expectArguments(sobolIndicesArguments, [design, outputs, options]);
  return finish(sobolSteps(design, outputs, options));
}

/** As {@link sobolIndices}, in steps. */
export function* sobolSteps(
  design: SobolDesign,
  outputs: Float64Array,
  options: BootstrapOptions,
): Steps<SobolIndices> {
  expectColumn(outputs, "outputs", design.count);
  const { points, groups } = design;
  const terms = termsOf(outputs, points, groups.length);
  if (isConstant(outputs.subarray(0, 2 * points))) {
    return { status: "notDefined", reason: "the output does not vary", mean: terms.mean };
  }
  const estimate = sharesOf(terms, new Float64Array(points).fill(1));
  const { level = 0.95 } = options;
  const drawn: Shares[] = [];
  for (const times of resamplesOf(options, ["sobol", points])) {
    yield;
    const shares = sharesOf(terms, times);
    // A resample of equal outputs has no variance to share.
    if (shares.variance > 0) drawn.push(shares);
  }
  const rows = groups.map(({ name }, g): SobolRow => {
    const first = percentileInterval(
      drawn.map((shares) => shares.first[g]),
      level,
    );
    const total = percentileInterval(
      drawn.map((shares) => shares.total[g]),
      level,
    );
    return {
      input: name,
      first: estimate.first[g],
      firstLow: first[0],
      firstHigh: first[1],
      total: estimate.total[g],
      totalLow: total[0],
      totalHigh: total[1],
    };
  });
  return { status: "indices", mean: terms.mean, variance: estimate.variance, level, rows };
}

/** What each base point adds to the sums of the estimators. */
interface Terms {
  readonly mean: number;
  /** Sum and sum of squares of the two outputs, less the mean. */
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  /** By group: product that estimates its own variance. */
  readonly own: readonly Float64Array[];
  /** By group: half the square that estimates the variance it has a part in. */
  readonly part: readonly Float64Array[];
}

function termsOf(outputs: Float64Array, points: number, groups: number): Terms {
  const base = outputs.subarray(0, points);
  const other = outputs.subarray(points, 2 * points);
  let sum = 0;
  for (let i = 0; i < 2 * points; i++) sum += outputs[i];
  const mean = sum / (2 * points);
  const sums = new Float64Array(points);
  const squares = new Float64Array(points);
  for (let i = 0; i < points; i++) {
    const a = base[i] - mean;
    const b = other[i] - mean;
    sums[i] = a + b;
    squares[i] = a * a + b * b;
  }
  const own: Float64Array[] = [];
  const part: Float64Array[] = [];
  for (let g = 0; g < groups; g++) {
    const mixed = outputs.subarray((2 + g) * points, (3 + g) * points);
    own.push(other.map((b, i) => (b - mean) * (mixed[i] - base[i])));
    part.push(base.map((a, i) => 0.5 * (a - mixed[i]) * (a - mixed[i])));
  }
  return { mean, sums, squares, own, part };
}

interface Shares {
  readonly variance: number;
  readonly first: readonly number[];
  readonly total: readonly number[];
}

/** The estimates when base points count a number of times, in all as often as there are points. */
function sharesOf({ sums, squares, own, part }: Terms, times: Float64Array): Shares {
  const points = times.length;
  const shift = dot(sums, times) / (2 * points);
  const variance = dot(squares, times) / (2 * points) - shift * shift;
  const share = (column: Float64Array): number => dot(column, times) / points / variance;
  return { variance, first: own.map(share), total: part.map(share) };
}
