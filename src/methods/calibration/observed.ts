/** Observations, the draws that meet them, and what a model predicts for these: what the methods of calibration have in common. */

import { InputError, type Problem, problem } from "../../base/index.ts";
import { fillNormal } from "../../math/index.ts";
import { designColumns, type Seed } from "../../random/index.ts";

/** What was observed, on the scale on which it is compared. */
export interface ObservedValue {
  readonly name: string;
  readonly value: number;
  /** Standard deviation of observation and model together, above 0. */
  readonly sd: number;
}

/** Everything wrong with a list of observations. */
export function observedProblems(observed: readonly ObservedValue[]): Problem[] {
  const problems: Problem[] = [];
  if (observed.length === 0)
    problems.push(problem({ path: "observed", expected: "observations", got: "none" }));
  for (const [i, { value, sd }] of observed.entries()) {
    if (!Number.isFinite(value))
      problems.push(problem({ path: `observed[${i}].value`, expected: "a number", got: value }));
    if (!(sd > 0 && Number.isFinite(sd)))
      problems.push(problem({ path: `observed[${i}].sd`, expected: "a number above 0", got: sd }));
  }
  return problems;
}

/** A problem where a number of an option is not whole or out of bounds. */
export function wholeProblems(
  path: string,
  got: number,
  [least, greatest]: readonly [number, number],
): Problem[] {
  if (Number.isInteger(got) && got >= least && got <= greatest) return [];
  return [problem({ path, expected: `a whole number from ${least} to ${greatest}`, got })];
}

/** Standard normal numbers of named columns, evenly spread (a Latin hypercube). */
export function normalColumns(
  names: readonly string[],
  purpose: string,
  members: number,
  seed: Seed,
): Map<string, Float64Array> {
  const columns = uniformColumns(names, purpose, members, seed);
  for (const column of columns.values()) fillNormal(column, column);
  return columns;
}

/** Numbers from 0 to 1 of named columns, evenly spread (a Latin hypercube). */
export function uniformColumns(
  names: readonly string[],
  purpose: string,
  members: number,
  seed: Seed,
): Map<string, Float64Array> {
  const streams = names.map((name) => `${purpose} ${name}`);
  const sources = designColumns({ type: "latinHypercube", points: members }, { seed, names: streams });
  return new Map(
    sources.map((source, i) => {
      const column = new Float64Array(members);
      source.fill(0, column);
      return [names[i] as string, column];
    }),
  );
}

/**
 * What a model predicts, once it is known to be numbers.
 *
 * @throws InputError when a column is missing or holds something else.
 */
export async function predictions(
  predict: () => readonly Float64Array[] | Promise<readonly Float64Array[]>,
  observed: readonly ObservedValue[],
  members: number,
): Promise<readonly Float64Array[]> {
  const columns = await predict();
  checkPredicted(columns, observed, members, "model");
  return columns;
}

/** Throws unless there is a column of so many numbers for each observation. */
export function checkPredicted(
  columns: readonly Float64Array[],
  observed: readonly ObservedValue[],
  members: number,
  path: string,
): void {
  const fits = columns.length === observed.length && columns.every((column) => column.length === members);
  if (!fits) {
    const expected = `${observed.length} columns of ${members} numbers`;
    const got = `${columns.length} of ${columns.map(({ length }) => length)[0] ?? 0}`;
    throw new InputError([problem({ path, expected, got })]);
  }
  const problems = columns.flatMap((column, k) => {
    const member = column.findIndex((number) => !Number.isFinite(number));
    if (member < 0) return [];
    const at = `${path}.${observed[k]?.name}[${member}]`;
    return [problem({ path: at, expected: "a number", got: column[member] as number })];
  });
  if (problems.length > 0) throw new InputError(problems);
}
