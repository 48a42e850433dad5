import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { type Path, type Problem, pathText, problem } from "../model/index.ts";

/** A document read from YAML or JSON: plain data, and where each part of it stands in the file. */
export interface YamlFile {
  readonly file: string;
  readonly document: unknown;
  readonly locate: (path: Path) => { line: number; column: number } | undefined;
}

const largestFile = 64 * 1024 * 1024;
const deepest = 100;
const refusedKeys = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Reads one YAML 1.2 document (JSON is a part of YAML) as plain data. Nothing is run, expanded or guessed: aliases,
 * tags, other versions, several documents, equal keys, numbers that are not finite or not exact are refused.
 *
 * @param file - Name to use in messages.
 */
export function readYaml(file: string, text: string, problems: Problem[]): YamlFile | undefined {
  const lines = new LineCounter();
  const spot = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (text.length > largestFile) {
    problems.push(
      problem({
        file,
        path: "document",
        expected: "a file of at most 64 MB",
        got: `${text.length} characters`,
      }),
    );
    return undefined;
  }
  if (nestedTooDeep(text)) {
    problems.push(problem({ file, path: "document", expected: `at most ${deepest} levels`, got: "more" }));
    return undefined;
  }
  const tree = parseDocument(text, {
    lineCounter: lines,
    version: "1.2",
    schema: "core",
    prettyErrors: false,
  });
  for (const fault of [...tree.errors, ...tree.warnings]) {
    const expected = expectation(fault.code, fault.message);
    problems.push(
      problem({ file, ...spot(fault.pos[0]), path: "document", expected, got: text.slice(...fault.pos) }),
    );
  }
  if (tree.errors.length + tree.warnings.length > 0) return undefined;
  if (/^%YAML\s+1\.1/m.test(text)) {
    problems.push(
      problem({ file, line: 1, column: 1, path: "document", expected: "YAML 1.2", got: "YAML 1.1" }),
    );
    return undefined;
  }
  if (tree.contents === null || isScalar(tree.contents)) {
    const got = tree.contents === null ? undefined : text;
    problems.push(
      problem({ file, line: 1, column: 1, path: "document", expected: "fields and their values", got }),
    );
    return undefined;
  }
  const before = problems.length;
  const refuse = (
    node: Node | undefined,
    path: Path,
    expected: string,
    got: unknown,
    hint?: string,
  ): undefined => {
    const place = spot(node?.range?.[0] ?? 0);
    problems.push(
      problem({
        file,
        ...place,
        path: pathText(path),
        expected,
        got,
        ...(hint === undefined ? {} : { hint }),
      }),
    );
    return undefined;
  };
  const document = toPlain(tree.contents as Node, [], refuse, text);
  if (problems.length > before) return undefined;
  return {
    file,
    document,
    locate: (path) => {
      for (let length = path.length; length >= 0; length--) {
        const node = tree.getIn(path.slice(0, length), true) as Node | undefined;
        if (node?.range) return spot(node.range[0]);
      }
      return undefined;
    },
  };
}

type Refuse = (
  node: Node | undefined,
  path: Path,
  expected: string,
  got: unknown,
  hint?: string,
) => undefined;

function toPlain(node: Node | null, path: Path, refuse: Refuse, text: string): unknown {
  if (node === null) return null;
  if (path.length > deepest) return refuse(node, path, `at most ${deepest} levels`, "more");
  if (isAlias(node)) return refuse(node, path, "values written out, no aliases", `*${node.source}`);
  if (node.tag !== undefined && !node.tag.startsWith("tag:yaml.org,2002:")) {
    return refuse(node, path, "no tags", node.tag);
  }
  if (isSeq(node)) return node.items.map((item, i) => toPlain(item as Node, [...path, i], refuse, text));
  if (isMap(node)) return mapToPlain(node.items, path, refuse, text);
  return isScalar(node) ? scalar(node.value, node as Node, path, refuse, text) : undefined;
}

function mapToPlain(items: readonly unknown[], path: Path, refuse: Refuse, text: string): unknown {
  const plain: Record<string, unknown> = {};
  for (const pair of items) {
    if (!isPair(pair)) continue;
    const key = isScalar(pair.key) ? pair.key.value : undefined;
    if (typeof key !== "string") {
      refuse(pair.key as Node, path, "a text as key", key);
    } else if (refusedKeys.has(key)) {
      refuse(pair.key as Node, path, "another key", key, "this name has a meaning in JavaScript");
    } else {
      plain[key] = toPlain(pair.value as Node | null, [...path, key], refuse, text);
    }
  }
  return plain;
}

function scalar(value: unknown, node: Node, path: Path, refuse: Refuse, text: string): unknown {
  if (typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value))) {
    const written = node.range ? text.slice(node.range[0], node.range[1]) : String(value);
    return refuse(
      node,
      path,
      "a finite number",
      /^[+-]?\d/.test(written) ? `Infinity, written ${written}` : written,
    );
  }
  if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    const written = node.range ? text.slice(node.range[0], node.range[1]) : String(value);
    // A long number with a point or exponent is a quantity; one without is a count or an id that lost its last digits.
    if (/^[+-]?\d+$/.test(written)) {
      return refuse(
        node,
        path,
        "a whole number that is exact only to 9007199254740991",
        written,
        "quote it if it is an id",
      );
    }
  }
  return value;
}

function expectation(code: string, message: string): string {
  const words: Record<string, string> = {
    DUPLICATE_KEY: "each key once",
    TAB_AS_INDENT: "indentation by blanks, no tabs",
    MULTIPLE_DOCS: "one document",
    TAG_RESOLVE_FAILED: "no tags",
    BAD_ALIAS: "values written out, no aliases",
  };
  return words[code] ?? `YAML (${message.split("\n")[0]})`;
}

/** A bound on brackets within brackets before the parser, which recurses. */
function nestedTooDeep(text: string): boolean {
  let depth = 0;
  for (const c of text) {
    if (c === "[" || c === "{") depth++;
    if (c === "]" || c === "}") depth--;
    if (depth > deepest) return true;
  }
  return false;
}
