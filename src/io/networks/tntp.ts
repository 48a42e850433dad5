/** Reads network files of Transportation Networks for Research. */

import {
  didYouMean,
  expectArguments,
  type LargestNetwork,
  type LinkColumns,
  type NamedText,
  type Problem,
  throwIfErrors,
} from "../../base/index.ts";
import { readTntpArguments } from "../given.ts";
import { readDeclared } from "./declaredCount.ts";
import { FieldScanner } from "./fieldScanner.ts";

/** Columns in their usual order, for files that do not name them. */
const usualColumns = "init_node term_node capacity length free_flow_time b power speed toll link_type".split(
  " ",
);
/** The shortest line of a link, `1 2 3;`, and its end. */
const shortestLink = 7;
const greatestNumber = 0xffffffff;

/**
 * Reads a network file of Transportation Networks for Research (Transportation Networks for Research Core Team,
 * https://github.com/bstabler/TransportationNetworks): lines `<NAME> value`, then a row for each link that begins with
 * the numbers of its two nodes. The ids of links are their places in the file, from 1. Nodes before
 * `FIRST THRU NODE` are zones: paths begin and end there but do not pass.
 *
 * @param cost - Name of the column to take as cost, e.g. `free_flow_time`; a number of at least 0 in every row.
 * @throws InputError with the problems of the file.
 * @example
 * ```ts
 * import { leastPaths, readTntp } from "karvan/paths";
 * const head = "<NUMBER OF NODES> 2\n<NUMBER OF LINKS> 1\n<FIRST THRU NODE> 1\n<END OF METADATA>\n";
 * const text = `${head}~ init_node term_node length free_flow_time ;\n1 2 40 0.75 ;\n`;
 * const network = readTntp({ file: "two_net.tntp", text }, "free_flow_time");
 * console.log(leastPaths(network, { from: "1", to: "2" })[0].cost); // 0.75
 * ```
 */
export function readTntp(net: NamedText, cost: string, options: LargestNetwork = {}): LinkColumns {
  expectArguments(readTntpArguments, [net, cost, options]);
  const problems: Problem[] = [];
  const scanner = new FieldScanner(net, problems, " \t\r;");
  const header = readHeader(scanner, options);
  const rows = header && readRows(scanner, cost, Math.min(header.links, net.text.length / shortestLink));
  const columns = header && rows && columnsOf(scanner, rows, header);
  throwIfErrors(problems);
  return columns as LinkColumns;
}

const nodes = "<NUMBER OF NODES>";
const links = "<NUMBER OF LINKS>";
const firstThrough = "<FIRST THRU NODE>";
const end = "<END OF METADATA>";

interface Header {
  readonly nodes: number;
  readonly links: number;
  /** Least number of a node that paths may pass. */
  readonly firstThrough: number;
}

/** Reads the lines `<NAME> value`; those not needed here may hold anything. */
function readHeader(scanner: FieldScanner, options: LargestNetwork): Header | undefined {
  const found = new Map<string, number | undefined>([[firstThrough, 1]]);
  let ended = false;
  while (!ended && scanner.nextLine() && scanner.lineStartsWith("<")) {
    const name = scanner.throughCharacter(">");
    ended = name === end;
    if (name === nodes || name === firstThrough) found.set(name, readDeclared(scanner, "nodes", options));
    if (name === links) found.set(name, readDeclared(scanner, "links", options));
  }
  if (ended) found.set(end, 0);
  for (const name of [nodes, links, end]) {
    const hint = "a network file of TNTP begins with such lines";
    if (!found.has(name)) scanner.refuse("header", { expected: `a line ${name}`, got: undefined, hint });
  }
  const values = [found.get(nodes), found.get(links), found.get(firstThrough), found.get(end)];
  if (values.includes(undefined)) return undefined;
  return { nodes: values[0] as number, links: values[1] as number, firstThrough: values[2] as number };
}

/** Links as they stand in the file, by the numbers of their nodes. */
interface Rows {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly cost: Float64Array;
  /** How many there are, which may be more than there is room for. */
  readonly count: number;
}

function readRows(scanner: FieldScanner, costName: string, most: number): Rows | undefined {
  const room = Math.ceil(most);
  const from = new Uint32Array(room);
  const to = new Uint32Array(room);
  const cost = new Float64Array(room);
  let names = usualColumns;
  let at = -1;
  let count = 0;
  while (scanner.nextLine()) {
    if (scanner.lineStartsWith("~")) {
      names = columnNames(scanner.wholeLine()) ?? names;
      continue;
    }
    if (at === -1) at = names.indexOf(costName);
    if (at < 2) {
      const known = names.slice(2).filter((name) => name !== "");
      const hint = didYouMean(costName, known);
      scanner.refuse("header.cost", { expected: "the name of a column with numbers", got: costName, hint });
      return undefined;
    }
    const tail = readNode(scanner, "from");
    const head = readNode(scanner, "to");
    for (let column = 2; column < at; column++) scanner.skipField();
    const value = scanner.number();
    // The comparison is false for NaN too.
    if (!(value >= 0)) scanner.refuseNumber(`links.${costName}`, "a number of at least 0", costHint);
    if (count < room) {
      from[count] = tail;
      to[count] = head;
      cost[count] = value;
    }
    count++;
  }
  return { from, to, cost, count };
}

const costHint = "no search can use less; take another column";

/** The names of a commented line if it is the header of the table. */
function columnNames(line: string): string[] | undefined {
  const names = line.slice(1).replaceAll(";", "").trim();
  const cells = names.includes("\t") ? names.split("\t") : names.split(/ +/);
  const columns = cells.map((name) => name.trim().toLowerCase().replaceAll(" ", "_"));
  return columns[0] === "init_node" ? columns : undefined;
}

function readNode(scanner: FieldScanner, end: "from" | "to"): number {
  const node = scanner.number();
  if (node >= 1 && node <= greatestNumber && Math.floor(node) === node) return node;
  scanner.refuseNumber(`links.${end}`, "the number of a node", "nodes have whole numbers from 1");
  return 1;
}

/** Rows as columns, unless they are not as many as declared or name more nodes than declared. */
function columnsOf(scanner: FieldScanner, { count, ...rows }: Rows, header: Header): LinkColumns | undefined {
  if (count !== header.links) {
    if (scanner.gaveUp) return undefined;
    const hint = count < header.links ? "the file may be cut off" : "the header may be that of another file";
    scanner.refuse("links", { expected: `${header.links} links, as declared`, got: count, hint });
    return undefined;
  }
  const { from, to, cost } = rows;
  const zones = header.firstThrough - 1;
  if (greatest(from) <= header.nodes && greatest(to) <= header.nodes) {
    const place = (number: number): number => number - 1;
    const noThrough = Uint32Array.from({ length: Math.min(zones, header.nodes) }, (_, zone) => zone);
    return { nodeCount: header.nodes, from: from.map(place), to: to.map(place), cost, noThrough };
  }
  // Numbers with gaps: the nodes are those met, by rising number.
  const numbers = Uint32Array.from(new Set([...from, ...to])).sort();
  if (numbers.length > header.nodes) {
    const hint = `their greatest number is ${numbers.at(-1)}`;
    scanner.refuse("nodes", { expected: `${header.nodes} nodes, as declared`, got: numbers.length, hint });
    return undefined;
  }
  const placeOf = new Map(Array.from(numbers, (number, place) => [number, place]));
  const place = (number: number): number => placeOf.get(number) as number;
  return {
    nodeCount: numbers.length,
    nodeIds: Array.from(numbers, String),
    from: from.map(place),
    to: to.map(place),
    cost,
    noThrough: Uint32Array.from(numbers.keys()).filter((at) => (numbers[at] as number) <= zones),
  };
}

function greatest(numbers: Uint32Array): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}
