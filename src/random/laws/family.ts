/** What a family of distributions must provide, and checks its members share. */
import { type Fields, type Problem, problem } from "../../base/index.ts";
import type { Law } from "./law.ts";

/**
 * What a family of distributions brings along: how its descriptions are checked, and the law they stand for.
 */
export interface Family<Description> {
  /** Names of the fields beside `type`. */
  readonly fields: readonly (keyof Description & string)[];
  /** What is wrong with the fields it knows. */
  check(fields: Fields, path: string): Problem[];
  /** The law of a description without errors. */
  law(description: Description): Law;
}

/** Problems of fields that must hold finite numbers. */
export function checkNumbers(fields: Fields, path: string, names: readonly string[]): Problem[] {
  return names.flatMap((name) => checkNumber(fields[name], `${path}.${name}`));
}

/** The problem of a value that must be a finite number. */
export function checkNumber(value: unknown, path: string): Problem[] {
  if (typeof value === "number" && Number.isFinite(value)) return [];
  const hint = typeof value === "string" ? { hint: "remove the quotes" } : {};
  return [problem({ path, expected: "a finite number", got: value, ...hint })];
}

/**
 * Problems of fields that must hold numbers within limits; a least value of 0 is itself no longer within.
 *
 * @param limits - By the name of the field, its least and greatest value.
 */
export function checkLimits(
  fields: Fields,
  path: string,
  limits: Readonly<Record<string, readonly [least: number, most: number]>>,
): Problem[] {
  return Object.entries(limits).flatMap(([name, [least, most]]) => {
    const value = fields[name];
    const problems = checkNumber(value, `${path}.${name}`);
    if (problems.length > 0) return problems;
    const number = value as number;
    if (number <= most && (least === 0 ? number > 0 : number >= least)) return [];
    const range = least === 0 ? `above 0, at most ${most}` : `from ${least} to ${most}`;
    return [problem({ path: `${path}.${name}`, expected: `${name} ${range}`, got: value })];
  });
}

/** Squares of larger sizes and wider ranges leave the range of doubles. */
export const largest = 1e150;

/**
 * Problems of the ends of a range that are not in order or too far apart.
 */
export function checkRange(low: number, high: number, path: string): Problem[] {
  if (low > high) {
    return [problem({ path: `${path}.high`, expected: `high at or above low, ${low}`, got: high })];
  }
  if (high - low > largest) {
    return [problem({ path: `${path}.high`, expected: `at most ${largest} above low`, got: high })];
  }
  return [];
}
