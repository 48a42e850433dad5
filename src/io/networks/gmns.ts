/** Reads networks in the General Modeling Network Specification. */

import {
  compact,
  didYouMean,
  expectArguments,
  inOrder,
  type LinkTable,
  type Problem,
  problem,
  throwIfErrors,
} from "../../base/index.ts";
import { readGmnsArguments } from "../given.ts";
import { type CsvTable, readCsv } from "../text/csv.ts";
import { RowReader } from "../text/rowReader.ts";

/** The two tables of a network in the General Modeling Network Specification. */
export interface GmnsFiles {
  /** Text of `node.csv`, with a column `node_id`. */
  readonly nodes: string;
  /**
   * Text of `link.csv`, with `link_id`, `from_node_id`, `to_node_id`, the cost column, and `directed` (true or false) or
   * `dir_flag` (1 along, -1 against, 0 both ways).
   */
  readonly links: string;
  /** How messages name the folder; empty for none. */
  readonly folder?: string;
}

/** A network read from GMNS tables. */
export interface GmnsNetwork extends LinkTable {
  /** What was left out, such as links without a cost; absent when nothing was. */
  readonly warnings?: readonly Problem[];
}

/**
 * Reads the node and link tables of a GMNS network (Zephyr Foundation, General Modeling Network Specification 0.96,
 * https://github.com/zephyr-data-specs/GMNS). Ids are texts as their producer wrote them, blanks inside included. A link
 * in both directions becomes two, the second named `id~back`. A link with an empty cost is left out, with a warning.
 *
 * @param cost - Column of the link table to take as cost, e.g. `length`; a number of at least 0, or empty.
 * @throws InputError with every problem of both files; also when no row has a cost.
 * @example
 * ```ts
 * import { leastPaths, readGmns } from "karvan/paths";
 * const nodes = "node_id,name\n1,Mill\n2,Bridge\n3,Port\n";
 * const links = "link_id,from_node_id,to_node_id,directed,length\na,1,2,0,4.5\nb,2,3,0,3\nc,1,3,1,9\n";
 * const network = readGmns({ nodes, links }, "length");
 * console.log(leastPaths(network, { from: "1", to: "3" })[0].cost); // 7.5
 * ```
 */
export function readGmns(files: GmnsFiles, cost: string): GmnsNetwork {
  expectArguments(readGmnsArguments, [files, cost]);
  const problems: Problem[] = [];
  const prefix = files.folder ? `${files.folder.replace(/\/+$/, "")}/` : "";
  const nodeTable = readCsv(`${prefix}node.csv`, files.nodes, problems);
  const linkTable = readCsv(`${prefix}link.csv`, files.links, problems);
  requireColumns(nodeTable, "node", ["node_id"], problems);
  const direction = linkTable?.header.includes("directed") === false && linkTable.header.includes("dir_flag");
  const directions = direction ? "dir_flag" : "directed";
  requireColumns(linkTable, "link", ["link_id", "from_node_id", "to_node_id", directions, cost], problems);
  throwIfErrors(problems);
  const nodes = readNodes(nodeTable as CsvTable, problems);
  const links = readLinks(linkTable as CsvTable, { nodes, cost, directions, problems });
  throwIfErrors(inOrder(problems));
  return compact<GmnsNetwork>({
    nodes: [...nodes].sort(),
    links,
    warnings: problems.length === 0 ? undefined : inOrder(problems),
  });
}

function requireColumns(
  table: CsvTable | undefined,
  name: string,
  wanted: readonly string[],
  problems: Problem[],
): void {
  for (const column of wanted) {
    if (table === undefined || table.header.includes(column)) continue;
    const where = { file: table.file, line: 1, column: 1, path: `${name}.header` };
    const expected = `a column ${column}${column === "directed" ? ", or dir_flag" : ""}`;
    const fault = { expected, got: undefined, hint: didYouMean(column, table.header) };
    problems.push(problem({ ...where, ...fault }));
  }
}

const usedOnce = { expected: "an id used once", hint: "another row has it too" };

function readNodes(table: CsvTable, problems: Problem[]): Set<string> {
  const nodes = new Set<string>();
  for (const row of table.rows) {
    const reader = new RowReader(table, row, "node", problems, { idColumn: "node_id" });
    const id = reader.foreignId("node_id");
    if (nodes.has(id)) reader.refuse("node_id", { ...usedOnce, got: id });
    nodes.add(id);
  }
  return nodes;
}

type Direction = "along" | "against" | "both";

const directed = new Map<string, Direction>([
  ["true", "along"],
  ["1", "along"],
  ["yes", "along"],
  ["false", "both"],
  ["0", "both"],
  ["no", "both"],
]);

const flags = new Map<string, Direction>([
  ["1", "along"],
  ["-1", "against"],
  ["0", "both"],
]);

/** The direction of a row. Programs that take the column for numbers write 1.0. */
function readDirection(reader: RowReader, column: string): Direction {
  const got = reader.raw(column);
  const text = got
    .toLowerCase()
    .replace(/^([+-]?[01])\.0*$/, "$1")
    .replace(/^\+/, "");
  if (column === "dir_flag") {
    const found = flags.get(text);
    const hint = "1 along the link, -1 against it, 0 both ways";
    if (found === undefined) reader.refuse(column, { expected: "1, -1 or 0", got, hint });
    return found ?? "both";
  }
  const found = directed.get(text);
  if (found !== undefined) return found;
  const meant = /^[ty]/.test(text) ? "true" : /^[fn]/.test(text) ? "false" : undefined;
  const hint =
    meant !== undefined
      ? `write ${meant}`
      : text === "-1"
        ? "-1 is a value of dir_flag: name the column so"
        : "true for a link in one direction, false for both";
  reader.refuse(column, { expected: "true or false", got, hint });
  return "both";
}

function readLinks(
  table: CsvTable,
  context: {
    readonly nodes: ReadonlySet<string>;
    readonly cost: string;
    readonly directions: string;
    readonly problems: Problem[];
  },
): LinkTable["links"] {
  const { nodes, cost: column, directions, problems } = context;
  const taken = new Set<string>();
  const readers = table.rows.map(
    (row) => new RowReader(table, row, "link", problems, { idColumn: "link_id" }),
  );
  for (const reader of readers) {
    const id = reader.foreignId("link_id");
    if (taken.has(id)) reader.refuse("link_id", { ...usedOnce, got: id });
    taken.add(id);
  }
  const back = (id: string): string => {
    let name = `${id}~back`;
    while (taken.has(name)) name += "~back";
    taken.add(name);
    return name;
  };
  const isBare = readers.length > 0 && readers.every((reader) => !reader.has(column));
  return readers.flatMap((reader) => {
    const id = reader.raw("link_id");
    const [from, to] = (["from_node_id", "to_node_id"] as const).map((end) => {
      const node = reader.foreignId(end);
      if (reader.isValid(end) && !nodes.has(node)) reader.refuseName(end, node, "the id of a node", nodes);
      return node;
    }) as [string, string];
    const direction = readDirection(reader, directions);
    if (!reader.has(column)) {
      const hint = isBare ? `no row has a ${column}: name another column` : "the link is left out";
      const severity = isBare ? "error" : "warning";
      reader.refuse(column, { expected: "a cost", got: "", hint, severity });
      return [];
    }
    const cost = reader.number(column, { least: 0 });
    const there = { id, from, to, cost };
    const reversed = { from: to, to: from, cost };
    if (direction === "along") return [there];
    return direction === "against" ? [{ id, ...reversed }] : [there, { id: back(id), ...reversed }];
  });
}
