/** Checks of single fields, which collect problems. */
import { append, didYouMean, type Fields, idRule, isId, type Problem, problem } from "../../base/index.ts";
import { checkDistribution, type Distribution, lawOf } from "../../random/index.ts";
import { longestHours } from "./timeGrid.ts";

/** A least and a greatest value; `above`: the least itself is not allowed. */
export interface Limits {
  readonly least?: number;
  readonly above?: number;
  readonly most?: number;
  readonly whole?: boolean;
}

/** A time in hours. */
export const hourLimits: Limits = { least: 0, most: longestHours };

/** Collects what is wrong with a document, field by field. */
export class Checker {
  readonly problems: Problem[] = [];

  /** Notes a fault. */
  fault(path: string, expected: string, got: unknown, hint?: string): false {
    this.problems.push(problem({ path, expected, got, hint }));
    return false;
  }

  /** Whether a value has fields, and only known ones. */
  fields(value: unknown, path: string, known: readonly string[]): value is Fields {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return this.fault(path, "an object with fields", value);
    }
    for (const name of Object.keys(value)) {
      if (!known.includes(name))
        this.fault(`${path}.${name}`, "a known field", name, didYouMean(name, known));
    }
    return true;
  }

  /** The items of a list; none when it is no list, or absent where it may be. */
  list(
    value: unknown,
    path: string,
    options: { least?: number; optional?: boolean } = {},
  ): readonly unknown[] {
    if (value === undefined && options.optional === true) return [];
    if (!Array.isArray(value)) {
      this.fault(path, "a list", value);
      return [];
    }
    const { least = 0 } = options;
    if (value.length < least) this.fault(path, `a list of at least ${least}`, value);
    return value;
  }

  /** Whether a value is a number within limits; an absent one passes where it may. */
  number(value: unknown, path: string, limits: Limits & { optional?: boolean }): value is number {
    if (value === undefined && limits.optional === true) return true;
    const { least = Number.NEGATIVE_INFINITY, above = Number.NEGATIVE_INFINITY, whole = false } = limits;
    const most = limits.most ?? Number.MAX_VALUE;
    const isRight =
      typeof value === "number" &&
      (Number.isInteger(value) || (!whole && Number.isFinite(value))) &&
      value >= least &&
      value > above &&
      value <= most;
    if (isRight) return true;
    const words = [whole ? "a whole number" : "a finite number"];
    if (limits.least !== undefined) words.push(`of at least ${least}`);
    if (limits.above !== undefined) words.push(`above ${above}`);
    if (limits.most !== undefined) words.push(`up to ${most}`);
    return this.fault(path, words.join(" "), value);
  }

  /** Whether a value is a list of numbers or an array of them, in rising order, within limits. */
  rising(
    value: unknown,
    path: string,
    options: { readonly strictly: boolean; readonly least?: number },
  ): value is readonly number[] {
    if (!Array.isArray(value) && !(value instanceof Float64Array)) {
      return this.fault(path, "a list of numbers", value);
    }
    if (value.length < (options.least ?? 0)) {
      return this.fault(path, `a list of at least ${options.least}`, Array.from(value));
    }
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i];
      if (!this.number(item, `${path}[${i}]`, { least: 0 })) return false;
      if (i === 0) continue;
      const before = value[i - 1] as number;
      if (options.strictly ? item > before : item >= before) continue;
      return this.fault(
        `${path}[${i}]`,
        `a number ${options.strictly ? "above" : "of at least"} ${before}`,
        item,
      );
    }
    return true;
  }

  /** Whether a value is one of a few names; an absent one passes where it may. */
  oneOf(value: unknown, path: string, names: readonly string[], optional = false): boolean {
    if ((value === undefined && optional) || names.includes(value as string)) return true;
    const hint = typeof value === "string" ? didYouMean(value, names) : undefined;
    return this.fault(path, `one of ${names.join(", ")}`, value, hint);
  }

  /** Whether a value is a known id. */
  reference(
    value: unknown,
    path: string,
    known: ReadonlyMap<string, unknown>,
    what: string,
  ): value is string {
    if (typeof value === "string" && known.has(value)) return true;
    const hint = typeof value === "string" ? didYouMean(value, known.keys()) : undefined;
    return this.fault(path, `the id of ${what}`, value, hint);
  }

  /** Unique ids; entries without a valid one are reported and left out. */
  ids<Thing>(things: readonly Thing[], path: string): Map<string, Thing> {
    const found = new Map<string, Thing>();
    for (const [i, thing] of things.entries()) {
      const id = (thing as { id?: unknown } | null)?.id;
      const at = `${path}[${i}].id`;
      if (typeof id !== "string" || !isId(id)) this.fault(at, idRule, id);
      else if (found.has(id)) this.fault(at, "an id that is not taken", id);
      else found.set(id, thing);
    }
    return found;
  }

  /** Whether a value is a number of at least 0, or a law that never falls below 0. */
  drawn(
    value: unknown,
    path: string,
    options: { readonly optional?: boolean; readonly positive?: boolean } = {},
  ): value is number | Distribution {
    if (value === undefined && options.optional === true) return true;
    const positive = options.positive === true;
    if (typeof value === "number") {
      return this.number(value, path, { ...(positive ? { above: 0 } : { least: 0 }), most: longestHours });
    }
    const problems = checkDistribution(value, path);
    append(this.problems, problems);
    if (problems.length > 0) return false;
    const law = lawOf(value as Distribution);
    if (law.low < 0) return this.fault(path, "a law that never falls below 0", value, "cut it at 0");
    if (positive && law.mean === 0) return this.fault(path, "a law with a mean above 0", value);
    return true;
  }
}
