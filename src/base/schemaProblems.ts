/** Checking a document against a zod schema, with problems instead of zod's issues. */
import type * as z from "zod";
import { asId, idRule } from "./id.ts";
import { readNumber } from "./number.ts";
import { didYouMean, type Problem, type ProblemLocation, problem, show } from "./problem.ts";

/** A path inside a document: keys and positions. */
export type FieldPath = readonly (string | number)[];

/** Writes a path as people do: `edits[1].to.value`. */
export function pathText(path: FieldPath): string {
  if (path.length === 0) return "document";
  return path
    .map((part, i) => (typeof part === "number" ? `[${part}]` : i === 0 ? part : `.${part}`))
    .join("");
}

/** The part of a document at a path, or `undefined`. Only own properties are followed. */
export function at(document: unknown, path: FieldPath): unknown {
  let value = document;
  for (const part of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** The path of a text such as `edits[1].to.value`. */
export function pathOf(text: string): (string | number)[] {
  const parts = text.match(/[^.[\]]+|\[\d+\]/g) ?? [];
  return parts.map((part) => (part.startsWith("[") ? Number(part.slice(1, -1)) : part));
}

/**
 * A document without the parts whose form is wrong. What a list loses leaves a gap, so that positions stay.
 *
 * @param paths - Where its form is wrong, as {@link pathText} writes it.
 */
export function withoutParts(document: unknown, paths: readonly string[]): unknown {
  if (paths.includes("document")) return undefined;
  const copy = structuredClone(document);
  for (const path of paths.map(pathOf)) {
    const holder = at(copy, path.slice(0, -1));
    const last = path.at(-1) as string | number;
    if (Array.isArray(holder)) holder[last as number] = undefined;
    else if (holder !== null && typeof holder === "object") delete (holder as Record<string, unknown>)[last];
  }
  return copy;
}

/**
 * Checks a document against a schema; every fault becomes a problem with its path, what was expected, what was got, a
 * hint, and where it stands.
 *
 * @param where - File, line and column of a path; the path alone when absent.
 */
export function schemaProblems(
  schema: z.ZodType,
  document: unknown,
  where: (path: FieldPath) => ProblemLocation = (path) => ({ path: pathText(path) }),
): Problem[] {
  const result = schema.safeParse(document, { error: knownFields });
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => translate(issue, document, where, []));
}

/** Zod names the unknown fields but not the known ones: the message of such an issue carries these, and those of objects. */
function knownFields(issue: z.core.$ZodRawIssue): string | undefined {
  const isShape = issue.code === "invalid_type" || issue.code === "invalid_union";
  if (issue.code !== "unrecognized_keys" && !isShape) return undefined;
  const fields = fieldsOf(issue.inst as z.core.$ZodType | undefined);
  return fields.length === 0 ? undefined : fields.join(" ");
}

/** The names of the fields of an object, or of the object among the forms of a union. */
function fieldsOf(schema: z.core.$ZodType | undefined): string[] {
  const { shape, options } = (schema?._zod.def ?? {}) as {
    shape?: Readonly<Record<string, unknown>>;
    options?: readonly z.core.$ZodType[];
  };
  if (shape !== undefined) return Object.keys(shape);
  return options?.map(fieldsOf).find((names) => names.length > 0) ?? [];
}

type Issue = z.core.$ZodIssue;
type Places = (path: FieldPath) => ProblemLocation;

function translate(issue: Issue, document: unknown, where: Places, above: FieldPath): Problem[] {
  const path = [...above, ...(issue.path as (string | number)[])];
  const got = at(document, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const hint = didYouMean(key, issue.message.split(" "));
        return problem({ ...where([...path, key]), expected: "a known field", got: key, hint });
      });
    case "invalid_union":
      return union(issue, document, where, path);
    case "invalid_key": {
      const inner = issue.issues[0];
      return [problem({ ...where(path), ...expectation(inner, path.at(-1)), got: path.at(-1) })];
    }
    default:
      return [problem({ ...where(path), ...expectation(issue, got), got })];
  }
}

interface Expectation {
  readonly expected: string;
  readonly hint: string;
}

function expectation(issue: Issue, got: unknown): Expectation {
  switch (issue.code) {
    case "invalid_type":
      return typeExpectation(issue.expected, got, issue.message.split(" "));
    case "invalid_value": {
      const values = issue.values.map(String);
      const expected = values.length === 1 ? values[0] : `one of ${values.join(", ")}`;
      return { expected, hint: typeof got === "string" ? didYouMean(got, values) : absence(got) };
    }
    case "too_small": {
      const bound = issue.inclusive === false ? "above" : "of at least";
      return { expected: sizeText(issue.origin, bound, issue.minimum), hint: "it is too small or too short" };
    }
    case "too_big": {
      const bound = issue.inclusive === false ? "below" : "of at most";
      return { expected: sizeText(issue.origin, bound, issue.maximum), hint: "it is too large or too long" };
    }
    default:
      return { expected: issue.message, hint: formHint(issue.message, got) };
  }
}

const typeWords: Readonly<Record<string, string>> = {
  number: "a finite number",
  int: "a whole number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "an object with fields",
  record: "an object with names and values",
};

/** The form wanted, made from the value. */
function formHint(expected: string, got: unknown): string {
  const id = typeof got === "string" && expected === idRule ? asId(got) : undefined;
  return id === undefined ? "write it in this form" : `write ${id}`;
}

/** @param fields - Names of the fields, where an object is wanted. */
function typeExpectation(type: string, got: unknown, fields: readonly string[]): Expectation {
  const expected = typeWords[type] ?? type;
  if (type === "number" && typeof got === "string") {
    const read = readNumber(got);
    return { expected, hint: "value" in read ? "remove the quotes" : read.hint };
  }
  if (type === "string" && typeof got === "number") return { expected, hint: "put it in quotes" };
  if (type === "array" && got !== undefined)
    return {
      expected,
      hint: `put it in brackets, even a single one: [${typeof got === "object" ? "..." : show(got)}]`,
    };
  const truth = type === "boolean" && typeof got !== "object" ? truthOf(String(got)) : undefined;
  if (truth !== undefined) return { expected, hint: `write ${truth}` };
  if (type === "object" && typeof got === "number" && fields.includes("value"))
    return { expected, hint: amountHint(got) };
  if (type === "int" && typeof got === "number") return { expected, hint: "write it without decimals" };
  return { expected, hint: absence(got) };
}

/** What people and other programs write for true and false. */
function truthOf(text: string): boolean | undefined {
  if (/^(true|t|yes|y|on|1)$/i.test(text)) return true;
  return /^(false|f|no|n|off|0)$/i.test(text) ? false : undefined;
}

function amountHint(value: number): string {
  return `write { value: ${value}, unit: "1", kind: assumed } with its own unit`;
}

function absence(got: unknown): string {
  if (got === undefined) return "the field is missing";
  if (got === null) return "write a value, or leave the field out";
  return `the value is ${kindOf(got)}`;
}

function kindOf(got: unknown): string {
  if (Array.isArray(got)) return "a list";
  if (typeof got === "number") return Number.isFinite(got) ? "a number" : "not a finite number";
  const kinds: Readonly<Record<string, string>> = { string: "a text", boolean: "true or false" };
  return kinds[typeof got] ?? "an object";
}

function sizeText(origin: string, bound: string, limit: number | bigint): string {
  if (origin === "number") return `a number ${bound} ${limit}`;
  if (origin === "int") return `a whole number ${bound} ${limit}`;
  return origin === "string" ? `a text ${bound} ${limit} character(s)` : `a list ${bound} ${limit} item(s)`;
}

/** Reports the problems of the branch of a union whose type fits, not those of the other branches. */
function union(
  issue: Issue & { code: "invalid_union" },
  document: unknown,
  where: Places,
  path: FieldPath,
): Problem[] {
  const got = at(document, path);
  if ("options" in issue && issue.errors.length === 0) {
    const names = (issue.options as readonly unknown[]).map(String);
    const hint = typeof got === "string" ? didYouMean(got, names) : absence(got);
    return [problem({ ...where(path), expected: `one of ${names.join(", ")}`, got, hint })];
  }
  const mismatched = (branch: readonly Issue[]): Issue | undefined =>
    branch.find((inner) => inner.code === "invalid_type" && inner.path.length === 0);
  const meant = issue.errors.find((branch) => mismatched(branch) === undefined);
  if (meant !== undefined) return meant.flatMap((inner) => translate(inner, document, where, path));
  const words = issue.errors.map((branch) => expectation(mismatched(branch) as Issue, got).expected);
  const isAmount = typeof got === "number" && issue.message.split(" ").includes("value");
  const hint = isAmount ? amountHint(got) : absence(got);
  return [problem({ ...where(path), expected: words.join(" or "), got, hint })];
}
