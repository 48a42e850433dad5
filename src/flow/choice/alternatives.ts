/** The nested logit of one choice, from utilities to shares: what the public functions of choice have in common. */

import { greatest, refuse } from "../../base/index.ts";
import { exp, log } from "../../math/index.ts";

/** What a choice looks at apart from utilities. */
export interface LogitOptions {
  /** Path size of each alternative, above 0, as `pathSize` gives it; 1 when absent. */
  readonly sizes?: ArrayLike<number>;
  /** Weight of the logarithm of the path size, at least 0; 1 when absent. */
  readonly overlap?: number;
}

/** A choice in two levels. */
export interface NestedLogitOptions extends LogitOptions {
  /** Name of the nest of each alternative. */
  readonly nests: readonly string[];
  /**
   * How much alternatives of a nest differ, above 0 and at most 1 (the logsum parameter, lambda); at 1 nests do not matter. One
   * number for all nests, or one for each.
   */
  readonly nest: number | Readonly<Record<string, number>>;
}

/** A nest, with where its alternatives stand. */
export interface Nest {
  /** Its logsum parameter. */
  readonly lambda: number;
  readonly members: readonly number[];
}

/** The outcome of a choice. */
export interface Chosen {
  /** Share of each alternative; all 0 where none is open. */
  readonly shares: Float64Array;
  /** Share of each alternative in its nest. */
  readonly within: Float64Array;
  readonly nests: readonly Nest[];
  /** Utility of the whole choice; -Infinity where no alternative is open. */
  readonly logsum: number;
}

const closed = Number.NEGATIVE_INFINITY;

/**
 * Shares out a choice. From each nest the best utility is taken off before a power is formed, so nothing overflows, however
 * small lambda is.
 *
 * @throws InputError when a number is out of its bounds or lists differ in length.
 */
export function choose(
  utilities: ArrayLike<number>,
  { sizes, overlap = 1, ...levels }: LogitOptions & Partial<NestedLogitOptions>,
): Chosen {
  const count = utilities.length;
  checkUtilities(utilities);
  const logSizes = logarithms(sizes, overlap, count);
  const nests = nestsOf(levels, count);
  const within = new Float64Array(count);
  const values = nests.map(({ lambda, members }) => {
    const best = greatest(members.map((i) => utilities[i] as number));
    if (best === closed) return closed;
    const powers = members.map((i) =>
      exp(((utilities[i] as number) - best) / lambda + (logSizes[i] as number)),
    );
    const sum = powers.reduce((a, b) => a + b, 0);
    for (const [k, i] of members.entries()) within[i] = (powers[k] as number) / sum;
    return best + lambda * log(sum);
  });
  const shares = new Float64Array(count);
  const top = greatest(values);
  if (top === closed) return { shares, within, nests, logsum: closed };
  const powers = values.map((value) => exp(value - top));
  const whole = powers.reduce((a, b) => a + b, 0);
  for (const [n, { members }] of nests.entries())
    for (const i of members) shares[i] = ((within[i] as number) * (powers[n] as number)) / whole;
  return { shares, within, nests, logsum: top + log(whole) };
}

function checkUtilities(utilities: ArrayLike<number>): void {
  if (utilities.length === 0) refuse("utilities", "at least one number", "none");
  for (let i = 0; i < utilities.length; i++) {
    const utility = utilities[i] as number;
    if (!(typeof utility === "number" && utility < Number.POSITIVE_INFINITY))
      refuse(`utilities[${i}]`, "a finite number, or -Infinity where it is closed", utility);
  }
}

function logarithms(sizes: ArrayLike<number> | undefined, overlap: number, count: number): Float64Array {
  if (!(overlap >= 0 && Number.isFinite(overlap))) refuse("overlap", "a number of at least 0", overlap);
  const found = new Float64Array(count);
  if (sizes === undefined) return found;
  if (sizes.length !== count) refuse("sizes", `${count} numbers, as utilities`, `${sizes.length} numbers`);
  for (let i = 0; i < count; i++) {
    const size = sizes[i] as number;
    if (!(size > 0 && Number.isFinite(size))) refuse(`sizes[${i}]`, "a finite number above 0", size);
    found[i] = overlap * log(size);
  }
  return found;
}

function nestsOf(
  { nests: names, nest = 1 }: Partial<Pick<NestedLogitOptions, "nests" | "nest">>,
  count: number,
): readonly Nest[] {
  if (names === undefined) return [{ lambda: 1, members: Array.from({ length: count }, (_, i) => i) }];
  if (names.length !== count) refuse("nests", `${count} names, as utilities`, `${names.length} names`);
  const found = new Map<string, { readonly lambda: number; readonly members: number[] }>();
  for (const [i, name] of names.entries()) {
    const known = found.get(name);
    if (known === undefined) found.set(name, { lambda: lambdaOf(name, nest), members: [i] });
    else known.members.push(i);
  }
  return [...found.values()];
}

function lambdaOf(name: string, nest: NestedLogitOptions["nest"]): number {
  const isShared = typeof nest === "number";
  const lambda = isShared ? nest : Object.hasOwn(nest ?? {}, name) ? nest[name] : undefined;
  if (!(typeof lambda === "number" && lambda > 0 && lambda <= 1))
    refuse(isShared ? "nest" : `nest.${name}`, "a number above 0 and at most 1", lambda);
  return lambda;
}
