/** Reads road networks in the format of the 9th DIMACS challenge. */

import {
  expectArguments,
  type LargestNetwork,
  type LinkColumns,
  type NamedText,
  type Problem,
  throwIfErrors,
} from "../../base/index.ts";
import { readDimacsArguments } from "../given.ts";
import { readDeclared } from "./declaredCount.ts";
import { FieldScanner } from "./fieldScanner.ts";

const blanks = " \t\r";
/** The shortest line of a link, `a 1 2 3`, and its end. */
const shortestLink = 8;
/** The shortest line of a place, `v 1 0 0`, and its end. */
const shortestPlace = 8;

/**
 * Reads a road network in the format of the 9th DIMACS Implementation Challenge (C. Demetrescu, A. V. Goldberg and
 * D. S. Johnson, Shortest Paths, 2006): a line `p sp NODES LINKS`, then a line `a FROM TO COST` for each link, nodes
 * counted from 1; lines that begin with `c` are comments. The ids of links are their places in the file, from 1.
 *
 * @param graph - The file of links, usually named `*.gr`. Costs need not be whole.
 * @param coordinates - The file of places, usually named `*.co`, if there is one.
 * @throws InputError with the problems of both files.
 * @example
 * ```ts
 * import { leastPaths, readDimacs } from "karvan/paths";
 * const text = "p sp 3 2\na 1 2 4.5\na 2 3 3\n";
 * const network = readDimacs({ file: "three.gr", text });
 * console.log(leastPaths(network, { from: "1", to: "3" })[0].cost); // 7.5
 * ```
 */
export function readDimacs(
  graph: NamedText,
  coordinates?: NamedText,
  options: LargestNetwork = {},
): LinkColumns {
  expectArguments(readDimacsArguments, [graph, coordinates, options]);
  const problems: Problem[] = [];
  const links = readLinks(graph, options, problems);
  throwIfErrors(problems);
  const columns = links as LinkColumns;
  if (coordinates === undefined) return columns;
  const places = readPlaces(coordinates, columns.nodeCount, problems);
  throwIfErrors(problems);
  return { ...columns, coordinates: places };
}

function readLinks(graph: NamedText, options: LargestNetwork, problems: Problem[]): LinkColumns | undefined {
  const scanner = new FieldScanner(graph, problems, blanks);
  if (!toHeader(scanner, "p sp NODES LINKS", ["sp"])) return undefined;
  const nodeCount = readDeclared(scanner, "nodes", options);
  const declared = readDeclared(scanner, "links", options);
  if (nodeCount === undefined || declared === undefined) return undefined;
  refuseRest(scanner, "header");
  const room = Math.min(declared, Math.ceil(graph.text.length / shortestLink));
  const from = new Uint32Array(room);
  const to = new Uint32Array(room);
  const cost = new Float64Array(room);
  let count = 0;
  while (nextRecord(scanner, "a", "a FROM TO COST")) {
    const tail = readNode(scanner, nodeCount, "links", "from");
    const head = readNode(scanner, nodeCount, "links", "to");
    const value = scanner.number();
    // The comparison is false for NaN too.
    if (!(value >= 0)) scanner.refuseNumber("links.cost", "a number of at least 0", costHint);
    refuseRest(scanner, "links");
    if (count < room) {
      from[count] = tail - 1;
      to[count] = head - 1;
      cost[count] = value;
    }
    count++;
  }
  checkCount(scanner, "links", count, declared);
  return { nodeCount, from, to, cost };
}

function readPlaces(
  file: NamedText,
  nodeCount: number,
  problems: Problem[],
): { x: Float64Array; y: Float64Array } {
  const scanner = new FieldScanner(file, problems, blanks);
  // A place beyond the room has no line in the file either; the count reports it.
  const room = Math.min(nodeCount, Math.ceil(file.text.length / shortestPlace));
  const places = { x: new Float64Array(room), y: new Float64Array(room) };
  if (!toHeader(scanner, "p aux sp co NODES", ["aux", "sp", "co"])) return places;
  const declared = scanner.number();
  if (declared !== nodeCount)
    scanner.refuseNumber(
      "nodes",
      `${nodeCount} nodes, as in the file of links`,
      "take the two files of one network",
    );
  const isKnown = new Uint8Array(room + 1);
  let count = 0;
  while (nextRecord(scanner, "v", "v NODE X Y")) {
    const node = readNode(scanner, nodeCount, "nodes", "id");
    if (isKnown[node] === 1) {
      scanner.refuse("nodes.id", {
        expected: "a node not yet placed",
        got: node,
        hint: "place each node once",
      });
    }
    isKnown[node] = 1;
    for (const axis of ["x", "y"] as const) {
      const value = scanner.number();
      if (Number.isNaN(value)) scanner.refuseNumber(`nodes.${axis}`, "a number", "");
      places[axis][node - 1] = value;
    }
    refuseRest(scanner, "nodes");
    count++;
  }
  checkCount(scanner, "nodes", count, nodeCount);
  return places;
}

const costHint = "no search can use less; a cheaper way back is a link of its own, a subsidy a lower cost";

/** Goes behind the first words of the header, which only comments may precede. */
function toHeader(scanner: FieldScanner, form: string, words: readonly string[]): boolean {
  const expected = `a line ${form}`;
  while (scanner.nextLine()) {
    const first = scanner.field();
    if (isComment(first)) continue;
    if (first === "p" && words.every((word) => scanner.field() === word)) return true;
    const hint = "see the file formats of the 9th DIMACS challenge";
    scanner.refuse("header", { expected, got: scanner.wholeLine(), hint });
    return false;
  }
  scanner.refuse("header", { expected, got: undefined, hint: "it comes before all others" });
  return false;
}

/** With or without a blank after the letter. */
function isComment(first: string): boolean {
  return first.startsWith("c");
}

/** Goes to the next line that begins with a letter; comments are skipped, other lines refused. */
function nextRecord(scanner: FieldScanner, letter: string, form: string): boolean {
  while (scanner.nextLine()) {
    const got = scanner.field();
    if (got === letter) return true;
    if (isComment(got)) continue;
    scanner.refuse("table", {
      expected: `a line ${form}`,
      got: scanner.wholeLine(),
      hint: "begin comments with c",
    });
  }
  return false;
}

function readNode(scanner: FieldScanner, nodeCount: number, table: string, field: string): number {
  const node = scanner.number();
  if (node >= 1 && node <= nodeCount && Math.floor(node) === node) return node;
  scanner.refuseNumber(
    `${table}.${field}`,
    `a node, 1 to ${nodeCount}`,
    "the header says how many nodes there are",
  );
  return 1;
}

function refuseRest(scanner: FieldScanner, path: string): void {
  if (!scanner.more()) return;
  scanner.skipField();
  scanner.refuse(path, {
    expected: "the end of the line",
    got: scanner.last(),
    hint: "one record to a line",
  });
}

function checkCount(scanner: FieldScanner, table: "nodes" | "links", count: number, declared: number): void {
  if (count === declared || scanner.gaveUp) return;
  const hint = count < declared ? "the file may be cut off" : "the header may be that of another file";
  scanner.refuse(table, { expected: `${declared} ${table}, as declared`, got: count, hint });
}
