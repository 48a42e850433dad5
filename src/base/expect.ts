/** Argument checks that throw an `InputError` unless a value is valid. */
import { InputError, problem } from "./problem.ts";

/** An object that is being checked: its fields may be missing or hold anything. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks that a column holds finite numbers.
 *
 * @param path - How messages name the column.
 * @param length - How many numbers it must hold; any number, but at least one, when left out.
 * @throws InputError that names the first invalid number.
 */
export function expectColumn(column: Float64Array, path: string, length?: number): void {
  const wanted = length === undefined ? "at least one number" : `${length} numbers`;
  if (column === undefined || column.length === 0 || column.length !== (length ?? column.length)) {
    refuse(path, wanted, column === undefined ? undefined : `${column.length} numbers`);
  }
  for (let i = 0; i < column.length; i++) {
    if (!Number.isFinite(column[i])) refuse(`${path}[${i}]`, "a finite number", column[i]);
  }
}

/**
 * Checks that there is at least one column and that all have one length.
 *
 * @returns The length.
 * @throws InputError
 */
export function expectColumns(columns: Readonly<Record<string, Float64Array>>, path: string): number {
  const entries = Object.entries(columns);
  const [first] = entries;
  if (first === undefined) refuse(path, "at least one column", columns);
  for (const [name, column] of entries) expectColumn(column, `${path}.${name}`, first[1].length || undefined);
  return first[1].length;
}

/** Checks that a number is whole and from `least` to `most`. */
export function expectWhole(value: number, path: string, [least, most]: readonly [number, number]): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    refuse(path, `a whole number from ${least} to ${most}`, value);
  }
}

/** Checks that a number is finite and above 0. */
export function expectPositive(value: number, path: string): void {
  if (!(value > 0 && Number.isFinite(value))) refuse(path, "a finite number above 0", value);
}

/** Checks that a number is strictly between 0 and 1. */
export function expectFraction(value: number, path: string): void {
  if (!(value > 0 && value < 1)) refuse(path, "a number above 0 and below 1", value);
}

/** Throws an {@link InputError} with one problem. */
export function refuse(path: string, expected: string, got: unknown): never {
  throw new InputError([problem({ path, expected, got })]);
}
