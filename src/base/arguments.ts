/** Checks what callers in plain JavaScript pass to a function, by a table that is generated from its types. */
import type { Fields } from "./expect.ts";
import { didYouMean, InputError, type Problem, problem, show } from "./problem.ts";

/**
 * What a value must be: a kind; a list of values of one kind; one of several; or an object by its fields. A field whose name
 * ends in `?` may be absent; an object with the field `...` may have further ones, of the kind stated there. Bounds of numbers are checked where they are
 * known, by the function itself.
 */
export type Rule =
  | Kind
  | readonly [Rule]
  | { readonly either: readonly Rule[]; readonly expected: string }
  | ObjectRule;

/** An object by its fields. */
export interface ObjectRule {
  readonly [field: string]: Rule | readonly Rule[] | string;
}

type Kind = "any" | "data" | "text" | "number" | "yesNo" | "function" | "object" | "list" | "map" | "column";

const kinds: { readonly [Name in Kind]: { expected: string; isValid: (value: unknown) => boolean } } = {
  any: { expected: "a value", isValid: () => true },
  data: { expected: "an object or a list", isValid: (value) => typeof value === "object" && value !== null },
  text: { expected: "a text", isValid: (value) => typeof value === "string" },
  number: {
    expected: "a number",
    isValid: (value) => typeof value !== "bigint" && typeof value !== "symbol",
  },
  yesNo: { expected: "true or false", isValid: (value) => typeof value === "boolean" },
  function: { expected: "a function", isValid: (value) => typeof value === "function" },
  object: { expected: "an object", isValid: isObject },
  list: { expected: "a list", isValid: isListLike },
  map: { expected: "a Map", isValid: (value) => value instanceof Map },
  column: { expected: "a Float64Array", isValid: (value) => value instanceof Float64Array },
};

/** The arguments of a function, by name, in order. */
export type Arguments = Readonly<Record<string, Rule>>;

/**
 * Checks the arguments of a call.
 *
 * @param rules - Those of the function.
 * @param values - The arguments, in order.
 * @throws InputError with everything wrong: arguments and fields of a wrong kind, and options that do not exist, with the nearest.
 */
export function expectArguments(rules: Arguments, values: readonly unknown[]): void {
  const problems: Problem[] = [];
  for (const [i, [name, rule]] of Object.entries(rules).entries()) {
    const { field, optional } = fieldOf(name);
    if (values[i] === undefined && optional) continue;
    checkValue(values[i], rule, field, problems, true);
  }
  if (problems.length > 0) throw new InputError(problems);
}

function checkValue(value: unknown, rule: Rule, path: string, problems: Problem[], isArgument = false): void {
  if (typeof rule === "string") {
    const { expected, isValid } = kinds[rule];
    if (!isValid(value)) problems.push(problem({ path, expected, got: shown(value) }));
  } else if (isList(rule)) {
    if (!Array.isArray(value)) {
      problems.push(problem({ path, expected: "a list", got: shown(value) }));
      return;
    }
    for (const [i, item] of value.entries()) checkValue(item, rule[0], `${path}[${i}]`, problems);
  } else if (isEither(rule)) {
    const found = rule.either.map((one) => {
      const own: Problem[] = [];
      checkValue(value, one, path, own, isArgument);
      return own;
    });
    if (found.some((own) => own.length === 0)) return;
    problems.push(problem({ path, expected: rule.expected, got: shown(value) }));
  } else checkObject(value, rule, path, problems, isArgument);
}

function checkObject(
  value: unknown,
  rule: ObjectRule,
  path: string,
  problems: Problem[],
  isArgument: boolean,
): void {
  const fields = Object.keys(rule)
    .filter((name) => name !== "...")
    .map((name) => ({ ...fieldOf(name), rule: rule[name] as Rule }));
  if (!isObject(value)) {
    const needed = fields.filter(({ optional }) => !optional).map(({ field }) => field);
    const named = (needed.length > 0 ? needed : fields.map(({ field }) => field)).slice(0, 5).join(", ");
    const expected = named === "" ? "an object of names and values" : `an object such as { ${named} }`;
    problems.push(problem({ path, expected, got: shown(value) }));
    return;
  }
  // Fields of queries and options are named alone, as callers write them.
  const isOpen = "..." in rule;
  const under = isArgument && !isOpen ? "" : `${path}.`;
  const given = value as Fields;
  checkFurther(
    given,
    { known: fields.map(({ field }) => field), rule: rule["..."] as Rule | undefined },
    { path, under },
    problems,
  );
  for (const { field, optional, rule: own } of fields) {
    if (given[field] === undefined && optional) continue;
    checkValue(given[field], own, under + field, problems);
  }
}

/** Checks fields beside the known ones: there are none, or they are all of one kind. */
function checkFurther(
  given: Fields,
  { known, rule }: { readonly known: readonly string[]; readonly rule: Rule | undefined },
  { path, under }: { readonly path: string; readonly under: string },
  problems: Problem[],
): void {
  if (rule === "any") return;
  for (const [name, own] of Object.entries(given)) {
    if (known.includes(name)) continue;
    if (rule !== undefined) checkValue(own, rule, under + name, problems);
    else {
      const hint = didYouMean(name, known);
      problems.push(problem({ path: under + name, expected: `a known field of ${path}`, got: name, hint }));
    }
  }
}

function fieldOf(name: string): { readonly field: string; readonly optional: boolean } {
  const optional = name.endsWith("?");
  return { field: optional ? name.slice(0, -1) : name, optional };
}

function isList(rule: Rule): rule is readonly [Rule] {
  return Array.isArray(rule);
}

function isEither(rule: object): rule is { readonly either: readonly Rule[]; readonly expected: string } {
  return "either" in rule;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function isListLike(value: unknown): boolean {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** A value for a message: what cannot be written as JSON by its kind. */
function shown(value: unknown): unknown {
  if (value === null || ["string", "number", "boolean", "undefined"].includes(typeof value)) return value;
  if (typeof value === "object")
    return Array.isArray(value) ? `a list of ${value.length}` : `an object ${show(value)}`;
  return `a ${typeof value}`;
}
