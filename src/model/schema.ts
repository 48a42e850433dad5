import type * as z from "zod";
import { didYouMean, type Problem, problem } from "./problem.ts";

/** A path inside a document: keys and positions. */
export type Path = readonly (string | number)[];

/** Writes a path as people do: `edits[1].to.value`. */
export function pathText(path: Path): string {
  if (path.length === 0) return "document";
  return path
    .map((part, i) => (typeof part === "number" ? `[${part}]` : i === 0 ? part : `.${part}`))
    .join("");
}

/** The part of a document at a path, or `undefined`. Only own properties are followed. */
export function at(document: unknown, path: Path): unknown {
  let value = document;
  for (const part of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** Checks a document against a schema; every fault becomes a problem with its path, what was expected, what was got. */
export function schemaProblems(schema: z.ZodType, document: unknown): Problem[] {
  const result = schema.safeParse(document);
  return result.success ? [] : result.error.issues.flatMap((issue) => translate(issue, document, []));
}

type Issue = z.core.$ZodIssue;

function translate(issue: Issue, document: unknown, above: Path): Problem[] {
  const path = [...above, ...(issue.path as (string | number)[])];
  const got = at(document, path);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(key, path, document));
  if (issue.code === "invalid_union") return union(issue, document, path);
  return [problem({ path: pathText(path), ...expectation(issue, got), got })];
}

function expectation(issue: Issue, got: unknown): { expected: string; hint?: string } {
  switch (issue.code) {
    case "invalid_type":
      return typeExpectation(issue.expected, got);
    case "invalid_value": {
      const values = issue.values.map(String);
      const hint = typeof got === "string" ? didYouMean(got, values) : undefined;
      return {
        expected: values.length === 1 ? (values[0] as string) : `one of ${values.join(", ")}`,
        ...(hint && { hint }),
      };
    }
    case "too_small":
      return {
        expected: sizeText(issue.origin, issue.inclusive === false ? "above" : "of at least", issue.minimum),
      };
    case "too_big":
      return {
        expected: sizeText(issue.origin, issue.inclusive === false ? "below" : "of at most", issue.maximum),
      };
    default:
      return { expected: issue.message };
  }
}

function typeExpectation(expected: string, got: unknown): { expected: string; hint?: string } {
  const article = /^[aeiou]/.test(expected) ? "an" : "a";
  const words =
    expected === "number" ? "a finite number" : expected === "string" ? "a text" : `${article} ${expected}`;
  if (expected === "number" && typeof got === "string") {
    return {
      expected: words,
      hint: /^[-+]?[\d.]+$/.test(got) ? "remove the quotes" : "write digits and a decimal point",
    };
  }
  return { expected: words };
}

function sizeText(origin: string, bound: string, limit: number | bigint): string {
  if (origin === "number" || origin === "int") return `a number ${bound} ${limit}`;
  const unit = origin === "string" ? "character(s)" : "item(s)";
  return `${origin === "string" ? "a text" : "a list"} ${bound} ${limit} ${unit}`;
}

function unknownKey(key: string, path: Path, document: unknown): Problem {
  const value = at(document, [...path, key]);
  return problem({
    path: pathText([...path, key]),
    expected: "a known field",
    got: value ?? key,
    hint: `there is no field ${JSON.stringify(key)} here`,
  });
}

/** Of a union's branches the one meant is that whose own type fits; its faults are told, not those of the others. */
function union(issue: Issue & { code: "invalid_union" }, document: unknown, path: Path): Problem[] {
  const got = at(document, path);
  const options = (issue as { options?: readonly unknown[] }).options;
  const discriminator = (issue as { discriminator?: string }).discriminator;
  if (issue.errors.length === 0 && discriminator !== undefined) {
    const value = at(document, path);
    const names = (options ?? []).map(String);
    const hint = typeof value === "string" ? didYouMean(value, names) : undefined;
    return [
      problem({
        path: pathText(path),
        expected: `one of ${names.join(", ")}`,
        got: value,
        ...(hint && { hint }),
      }),
    ];
  }
  const fitting = issue.errors.filter(
    (branch) => !branch.some((i) => i.code === "invalid_type" && i.path.length === 0),
  );
  const branch = fitting[0];
  if (branch !== undefined) return branch.flatMap((inner) => translate(inner, document, path));
  const wanted = issue.errors.flatMap((b) => b.map((i) => (i.code === "invalid_type" ? i.expected : "")));
  const words = [...new Set(wanted.filter((w) => w !== ""))].map((w) =>
    w === "string" ? "a text" : `a ${w}`,
  );
  return [problem({ path: pathText(path), expected: words.join(" or "), got })];
}
