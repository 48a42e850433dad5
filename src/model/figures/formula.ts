/** Reads the formulas of a study into expressions. */
import type {
  AccessorNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  SymbolNode,
} from "mathjs";
import { codePoint, didYouMean, nearest } from "../../base/index.ts";
import { type Expression, figure, number, operation } from "./expression.ts";
import { expectFormulas, parseTree } from "./math.ts";
import { operatorNames, operatorTraits } from "./operators.ts";
import { waitCall, waitFunctions } from "./waitFormulas.ts";

/** Why a text is no formula. */
export interface NoFormula {
  readonly expected: string;
  readonly got: string;
  readonly hint: string;
  /** Where in the text it is, from 1; absent where the formula as a whole is wrong. */
  readonly character?: number;
}

/** The most characters, brackets within brackets and parts a formula may have. */
export const formulaLimits: { readonly characters: number; readonly depth: number; readonly parts: number } =
  {
    characters: 2000,
    depth: 50,
    parts: 500,
  };

const ruled = operatorNames
  .filter((name) => name !== "power")
  .map((name) => ({ name, ...operatorTraits(name) }));
const signs = new Map(ruled.map(({ name, sign }) => [sign, name]));
const functions = new Map<string, (typeof ruled)[number]>(
  ruled.filter(({ sign }) => sign === undefined).map((row) => [row.name, row]),
);

const refused: Record<string, string> = {
  AssignmentNode: "an assignment",
  FunctionAssignmentNode: "a function definition",
  BlockNode: "several statements",
  ArrayNode: "an array",
  IndexNode: "an index",
  ObjectNode: "an object",
  RangeNode: "a range",
  ConditionalNode: "a condition",
  RelationalNode: "a comparison",
};

const functionNames = [...functions.keys(), ...Object.keys(waitFunctions)].join(", ");
const grammar = `use figure ids, numbers, + - * / ^ ( ) and ${[...functions.keys()].join(", ")}`;

class Refusal extends Error {
  readonly why: NoFormula;
  constructor(why: NoFormula) {
    super(why.expected);
    this.why = why;
  }
}

/**
 * Reads a formula: arithmetic over the ids of figures with `+ - * / ^`, brackets and a few functions, e.g.
 * `rail.rate / conv.t.per.teu`. Functions of waits are replaced by the arithmetic they stand for. mathjs parses only; the
 * tree is then walked by a list of what is allowed, and all else is refused by name.
 *
 * @param known - Whether an id names a figure.
 * @param names - All ids, to suggest the nearest to a wrong one.
 * @returns The expression, or why the text is no formula.
 * @throws InputError only when `loadFormulas` has not been awaited.
 */
export function parseFormula(
  text: string,
  known: (id: string) => boolean,
  names: () => Iterable<string>,
): Expression | NoFormula {
  const unfit = limits(text);
  if (unfit !== undefined) return unfit;
  expectFormulas();
  let tree: MathNode;
  try {
    tree = parseTree(text) as MathNode;
  } catch (error) {
    return { expected: "a formula", got: text, ...endOfSense(error, text), hint: grammar };
  }
  const walker = { known, names, parts: 0 };
  try {
    return walk(tree, walker);
  } catch (error) {
    if (error instanceof Refusal) return { ...placeIn(text, error.why.got), ...error.why };
    throw error;
  }
}

/** Where the parser of formulas gave up. */
function endOfSense(error: unknown, text: string): { character?: number } {
  const { char } = error as { char?: unknown };
  return typeof char === "number" ? { character: Math.min(char, text.length + 1) } : {};
}

/** Where a part of a formula first stands in it as a whole word; nowhere when it is not written there in these words. */
function placeIn(text: string, part: string): { character?: number } {
  if (text.trim() === part) return {};
  for (let at = text.indexOf(part); at !== -1 && part !== ""; at = text.indexOf(part, at + 1)) {
    const isWhole = (c: string | undefined, edge: string | undefined): boolean =>
      c === undefined || !/[\w.]/.test(c) || !/[\w.]/.test(edge ?? "");
    if (isWhole(text[at - 1], part[0]) && isWhole(text[at + part.length], part.at(-1)))
      return { character: at + 1 };
  }
  return {};
}

/** Whether a formula was read. */
export function isExpression(value: Expression | NoFormula): value is Expression {
  return "type" in value;
}

function limits(text: string): NoFormula | undefined {
  const { characters, depth: deepest } = formulaLimits;
  const split = "give a part of it a name of its own in formulas.csv";
  if (text.trim() === "") return { expected: "a formula", got: text, hint: grammar };
  if (text.length > characters) {
    return {
      expected: `a formula of at most ${characters} characters`,
      got: `${text.length} characters`,
      hint: split,
    };
  }
  const stranger = /[^A-Za-z0-9_.,+\-*/^() \t]/u.exec(text);
  if (stranger !== null) {
    const expected = "figure ids, numbers, + - * / ^ ( ) and commas";
    return { expected, ...stray(stranger[0], text.slice(0, stranger.index)), character: stranger.index + 1 };
  }
  let depth = 0;
  for (const c of text) {
    if (c === "(") depth++;
    if (c === ")") depth--;
    if (depth > deepest)
      return { expected: `at most ${deepest} brackets within brackets`, got: "more", hint: split };
  }
  return undefined;
}

/** @param before - The text before the character. */
function stray(c: string, before: string): { got: string; hint: string } {
  const [percent] = /[\d.]+ *$/.exec(before) ?? ["25"];
  const meaning: Record<string, string> = {
    "%": `percent is refused: write ${Number(percent) / 100} for ${percent.trim()} %`,
    "=": "an assignment or comparison is refused",
    ";": "several statements are refused",
    ":": "a range or condition is refused",
    "[": "an index is refused",
    "{": "an object is refused",
    '"': "text is refused",
    "'": "text is refused",
  };
  return { got: `${c} (${codePoint(c)})`, hint: meaning[c] ?? grammar };
}

interface Walker {
  readonly known: (id: string) => boolean;
  readonly names: () => Iterable<string>;
  parts: number;
}

function walk(node: MathNode, walker: Walker): Expression {
  walker.parts++;
  checkParts(walker);
  switch (node.type) {
    case "ConstantNode":
      return constant(node as ConstantNode);
    case "ParenthesisNode":
      return walk((node as ParenthesisNode).content, walker);
    case "OperatorNode":
      return operator(node as OperatorNode, walker);
    case "FunctionNode":
      return call(node as FunctionNode, walker);
    case "SymbolNode":
    case "AccessorNode":
      return named(dotted(node), walker);
    default:
      return refuse({
        expected: "arithmetic over figures",
        got: refused[node.type] ?? node.type,
        hint: grammar,
      });
  }
}

function checkParts({ parts }: Walker): void {
  if (parts <= formulaLimits.parts) return;
  refuse({ expected: `at most ${formulaLimits.parts} parts`, got: "more", hint: "cut the formula in two" });
}

function constant(node: ConstantNode): Expression {
  const value = node.value as unknown;
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return refuse({ expected: "a finite number", got: String(value), hint: grammar });
  }
  return number(value);
}

function operator(node: OperatorNode, walker: Walker): Expression {
  if ((node as unknown as { implicit: boolean }).implicit) {
    return refuse({ expected: "an operator", got: node.toString(), hint: impliedHint(node, walker) });
  }
  const fn = node.fn as string;
  const parts = node.args.map((part) => walk(part, walker));
  if (fn === "unaryPlus") return parts[0] as Expression;
  if (fn === "pow") return power(parts);
  const name = signs.get(fn);
  if (name === undefined) return refuse({ expected: "one of + - * / ^", got: node.op, hint: grammar });
  return operation(name, ...parts);
}

/** What to write in place of an implied product: the product, or one id where the parts are none. */
function impliedHint({ args }: OperatorNode, { known, names }: Walker): string {
  const written = args.map((part) => part.toString());
  const isName = (text: string): boolean => /^[A-Za-z_][\w.]*$/.test(text);
  const wrong = written.filter((text) => isName(text) && !known(text));
  if (wrong.length === 0) return `an implied product is refused: write ${written.join(" * ")}`;
  const joined = [".", "_", ""].map((between) => written.join(between));
  const meant = joined.find(known);
  if (meant !== undefined) return `ids have no blanks: write ${meant}`;
  const near = nearest(joined[0] as string, names());
  if (near[0] !== undefined) return `ids have no blanks; did you mean ${JSON.stringify(near[0])}?`;
  return `an implied product is refused, and ${wrong[0]} is the id of no figure`;
}

function power([base, exponent]: readonly Expression[]): Expression {
  const value = literal(exponent as Expression);
  if (value === undefined || !Number.isInteger(value) || Math.abs(value) > 16) {
    return refuse({
      expected: "a whole exponent from -16 to 16",
      got: value === undefined ? "a formula" : String(value),
      hint: "units of other powers could not be checked; use sqrt for a root",
    });
  }
  return operation("power", base as Expression, number(value));
}

function literal(expression: Expression): number | undefined {
  if (expression.type === "number") return expression.value;
  const [part] = expression.type === "operation" && expression.name === "negate" ? expression.of : [];
  return part?.type === "number" ? -part.value : undefined;
}

function call(node: FunctionNode, walker: Walker): Expression {
  const callee = node.fn as unknown as MathNode;
  const name = callee.type === "SymbolNode" ? (callee as SymbolNode).name : callee.toString();
  const plain = functions.get(name);
  const wait = Object.hasOwn(waitFunctions, name) ? waitFunctions[name] : undefined;
  if (plain === undefined && wait === undefined)
    return refuse({ expected: `one of the functions ${functionNames}`, got: name, hint: grammar });
  const least = plain?.least ?? wait?.of.length ?? 0;
  const most = plain?.most ?? least;
  if (node.args.length < least || node.args.length > most) {
    const expected = `${least === most ? least : `${least} to ${most}`} argument(s) of ${name}`;
    const got = String(node.args.length);
    const written = wait === undefined ? "" : `: ${waitCall(name)}`;
    return refuse({ expected, got, hint: `arguments are separated by commas${written}` });
  }
  const parts = node.args.map((part) => walk(part, walker));
  if (plain !== undefined) return operation(plain.name, ...parts);
  const servers = parts[wait?.of.indexOf("servers") ?? -1];
  const count = servers && literal(servers);
  if (count !== undefined && !(Number.isInteger(count) && count >= 1))
    return refuse({
      expected: "a whole number of servers of at least 1",
      got: String(count),
      hint: `write ${Math.max(1, Math.floor(count))}`,
    });
  const written = (wait as (typeof waitFunctions)[string]).write(...parts);
  // It repeats its arguments, so that calls within calls would grow without end.
  walker.parts += sizeOf(written, formulaLimits.parts);
  checkParts(walker);
  return { ...written, call: waitCall(name) };
}

/** How many parts an expression has; counting stops above `most`. */
function sizeOf(expression: Expression, most: number): number {
  let size = 1;
  if (expression.type !== "operation") return size;
  for (const part of expression.of) {
    if (size > most) break;
    size += sizeOf(part, most - size);
  }
  return size;
}

/** mathjs reads `a.b.c` as property access; here it is one name, looked up as a whole and never on an object. */
function dotted(node: MathNode): string {
  if (node.type === "SymbolNode") return (node as SymbolNode).name;
  const accessor = node as AccessorNode;
  const index = accessor.index as unknown as { dotNotation: boolean; dimensions: readonly ConstantNode[] };
  const inner = accessor.object as MathNode;
  if (
    node.type !== "AccessorNode" ||
    !index.dotNotation ||
    !["SymbolNode", "AccessorNode"].includes(inner.type)
  ) {
    return refuse({
      expected: "the id of a figure",
      got: node.toString(),
      hint: "property access is refused",
    });
  }
  return `${dotted(inner)}.${String(index.dimensions[0]?.value)}`;
}

function named(id: string, walker: Walker): Expression {
  if (walker.known(id)) return figure(id);
  return refuse({ expected: "the id of a figure", got: id, hint: didYouMean(id, walker.names()) });
}

function refuse(why: NoFormula): never {
  throw new Refusal(why);
}
