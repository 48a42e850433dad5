/** Reads YAML and JSON documents as plain data with their positions. */

import {
  type Fault,
  type FieldPath,
  isLost,
  type Problem,
  type ProblemLocation,
  pathText,
  problem,
} from "../../base/index.ts";
import type { Node, Pair } from "./yamlLibrary.ts";

type Library = typeof import("./yamlLibrary.ts");

let library: Library | undefined;

/** Loads the package that reads YAML: a page that only routes does without. */
export async function loadYaml(): Promise<void> {
  library ??= await import("./yamlLibrary.ts");
}

function yaml(): Library {
  if (library === undefined) throw new Error("loadYaml has to be awaited before documents are read");
  return library;
}

/** A document read from YAML or JSON: plain data, and where each part of it stands in the file. */
export interface YamlFile {
  readonly file: string;
  readonly document: unknown;
  readonly where: (path: FieldPath) => ProblemLocation;
}

// The parser takes seconds for a megabyte of brackets.
const largestFile = 256 * 1024;
const deepest = 100;
const tooDeep: Fault = {
  expected: `at most ${deepest} levels`,
  got: "more",
  hint: "no document of a study is so deep",
};
const refusedKeys = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Reads one YAML 1.2 document (JSON is a part of YAML) as plain data. Nothing is run, expanded or guessed: aliases,
 * tags, other versions, several documents, equal keys, numbers that are not finite or not exact are refused.
 *
 * @param file - Name to use in messages.
 */
export function readYaml(file: string, text: string, problems: Problem[]): YamlFile | undefined {
  const lines = new (yaml().LineCounter)();
  const refuse = (offset: number, path: FieldPath, fault: Fault): undefined => {
    const { line, col } = lines.linePos(offset);
    const spot = { line: Math.max(1, line), column: Math.max(1, col) };
    problems.push(problem({ file, ...spot, path: pathText(path), ...fault }));
    return undefined;
  };
  if (text.length > largestFile) {
    const hint = "long lists belong in tables; a program can hand a scenario over as data";
    return refuse(0, [], { expected: "a file of at most 256 kB", got: `${text.length} characters`, hint });
  }
  // Equal keys are found below: the parser's own search takes seconds for thousands of keys.
  const options = {
    lineCounter: lines,
    version: "1.2",
    schema: "core",
    prettyErrors: false,
    uniqueKeys: false,
  } as const;
  const tree = yaml().parseDocument(text, options);
  const faults = [...tree.errors, ...tree.warnings];
  // Where the parser's stack ended depends on the engine and the caller, so the document as a whole is refused.
  if (faults.some(({ code }) => code === "RESOURCE_EXHAUSTION")) return refuse(0, [], tooDeep);
  const refused = new Set<number>();
  for (const fault of faults) {
    const { line } = lines.linePos(fault.pos[0]);
    // After the first fault of a line the parser guesses.
    if (refused.has(line) || refused.size >= 20) continue;
    refused.add(line);
    refuse(fault.pos[0], [], { ...syntax(fault.code, fault.message), got: text.slice(...fault.pos) });
  }
  if (faults.length > 0) return undefined;
  if (tree.directives?.yaml.version !== "1.2") {
    const hint = "YAML 1.1 reads no as false and 12:30 as 750: take the %YAML line out";
    return refuse(0, [], { expected: "YAML 1.2", got: text.split("\n", 1)[0], hint });
  }
  if (tree.contents === null || yaml().isScalar(tree.contents)) {
    const got = tree.contents === null ? undefined : text;
    return refuse(0, [], { expected: "an object with fields", got, hint: "e.g. version: 1" });
  }
  const before = problems.length;
  const document = toPlain(tree.contents as Node, [], { text, refuse });
  if (problems.length > before) return undefined;
  const pairs: PairsByKey = new WeakMap();
  const where = (path: FieldPath): ProblemLocation => {
    const { line, col } = lines.linePos(offsetOf(tree.contents as Node, path, pairs));
    return { file, line, column: col, path: pathText(path) };
  };
  return { file, document, where };
}

/** Where a path begins: a single value at itself, what holds others at its key, what is missing at what lacks it. */
function offsetOf(root: Node, path: FieldPath, pairs: PairsByKey): number {
  let node: unknown = root;
  let offset = root.range?.[0] ?? 0;
  for (const part of path) {
    if (yaml().isSeq(node) && typeof part === "number") {
      node = node.items[part];
      if (node === undefined) return offset;
      offset = (node as Node).range?.[0] ?? offset;
    } else if (yaml().isMap(node)) {
      const known = pairs.get(node) ?? pairsOf(node.items);
      pairs.set(node, known);
      const pair = known.get(part);
      if (pair === undefined) return offset;
      node = pair.value;
      offset = ((yaml().isScalar(node) ? node : pair.key) as Node).range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}

/** The fields of each map of a document by their keys: thousands of them are looked up when all are wrong. */
type PairsByKey = WeakMap<object, ReadonlyMap<unknown, Pair>>;

function pairsOf(items: readonly Pair[]): Map<unknown, Pair> {
  return new Map(items.map((pair) => [yaml().isScalar(pair.key) ? pair.key.value : undefined, pair]));
}

interface Reader {
  readonly text: string;
  readonly refuse: (offset: number, path: FieldPath, fault: Fault) => undefined;
}

function toPlain(node: Node | null, path: FieldPath, reader: Reader): unknown {
  if (node === null) return null;
  const refuse = (fault: Fault): undefined => reader.refuse(node.range?.[0] ?? 0, path, fault);
  if (path.length > deepest) {
    return refuse(tooDeep);
  }
  if (yaml().isAlias(node)) {
    const hint = "write the value out where it is used";
    return refuse({ expected: "values written out, no aliases", got: `*${node.source}`, hint });
  }
  if (yaml().isSeq(node)) return node.items.map((item, i) => toPlain(item as Node, [...path, i], reader));
  if (yaml().isMap(node)) return mapToPlain(node.items, path, reader);
  if (!yaml().isScalar(node)) return undefined;
  const written = node.range ? reader.text.slice(node.range[0], node.range[1]) : String(node.value);
  const fault = typeof node.value === "number" ? numberFault(node.value, written) : undefined;
  return fault === undefined ? node.value : refuse(fault);
}

function mapToPlain(items: readonly unknown[], path: FieldPath, reader: Reader): unknown {
  const plain: Record<string, unknown> = {};
  for (const pair of items) {
    if (!yaml().isPair(pair)) continue;
    const key = yaml().isScalar(pair.key) ? pair.key.value : undefined;
    const offset = (pair.key as Node | null)?.range?.[0] ?? 0;
    if (typeof key !== "string") {
      reader.refuse(offset, path, { expected: "a text as key", got: key, hint: "put it in quotes" });
    } else if (refusedKeys.has(key)) {
      const hint = "this name has a meaning in JavaScript; as the value of an id it is right";
      reader.refuse(offset, path, { expected: "another key", got: key, hint });
    } else if (Object.hasOwn(plain, key)) {
      reader.refuse(offset, [...path, key], {
        expected: "each key once",
        got: key,
        hint: "take one of them out",
      });
    } else {
      plain[key] = toPlain(pair.value as Node | null, [...path, key], reader);
    }
  }
  return plain;
}

function numberFault(value: number, written: string): Fault | undefined {
  if (!Number.isFinite(value)) {
    const got = /^[+-]?\d/.test(written) ? `Infinity, written ${written}` : written;
    return { expected: "a finite number", got, hint: "leave the field out where there is no figure" };
  }
  const other = /^[+-]?0[xob]/i.exec(written);
  if (other !== null) {
    const hint = `write ${value}, or quote it if it is a code: "${written}"`;
    return { expected: "a number in decimal digits", got: written, hint };
  }
  if (isLost(value, written)) {
    return {
      expected: "a number that differs from 0",
      got: written,
      hint: "it is below 5e-324, read as 0",
    };
  }
  // A long number with a point or exponent is a quantity; one without is a count or an id that lost its last digits.
  if (Number.isSafeInteger(value) || !/^[+-]?\d+$/.test(written)) return undefined;
  const expected = "a whole number that is exact: at most 9007199254740991";
  return { expected, got: written, hint: "quote it if it is an id" };
}

function syntax(code: string, message: string): { expected: string; hint: string } {
  switch (code) {
    case "TAB_AS_INDENT":
      return { expected: "indentation by blanks", hint: "put blanks in the place of tabs" };
    case "MULTIPLE_DOCS":
      return { expected: "one document", hint: "put the second one into a file of its own" };
    case "TAG_RESOLVE_FAILED":
      return { expected: "no tags", hint: "write plain values: nothing in a file is run" };
    default:
      return { expected: "YAML", hint: message.split("\n", 1)[0] ?? code };
  }
}
