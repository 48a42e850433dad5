/** Reads networks in the General Modeling Network Specification. */

import { didYouMean, type LinkTable, type Problem, problem, throwIfErrors } from "../../base/index.ts";
import { type CsvTable, readCsv } from "../text/csv.ts";
import { RowReader } from "../text/rowReader.ts";

/** The two tables of a network in the General Modeling Network Specification. */
export interface GmnsFiles {
  /** Text of `node.csv`, with a column `node_id`. */
  readonly nodes: string;
  /** Text of `link.csv`, with `link_id`, `from_node_id`, `to_node_id`, `directed` and the cost column. */
  readonly links: string;
  /** How messages name the folder; empty for none. */
  readonly folder?: string;
}

/**
 * Reads the node and link tables of a GMNS network (Zephyr Foundation, General Modeling Network Specification 0.96,
 * https://github.com/zephyr-data-specs/GMNS). A link that is not directed becomes two, the second named `id~back`.
 *
 * @param cost - Column of the link table to take as cost, e.g. `length`; a number of at least 0 in every row.
 * @throws InputError with every problem of both files.
 */
export function readGmns(files: GmnsFiles, cost: string): LinkTable {
  const problems: Problem[] = [];
  const prefix = files.folder ? `${files.folder.replace(/\/+$/, "")}/` : "";
  const nodeTable = readCsv(`${prefix}node.csv`, files.nodes, problems);
  const linkTable = readCsv(`${prefix}link.csv`, files.links, problems);
  requireColumns(nodeTable, "node", ["node_id"], problems);
  requireColumns(linkTable, "link", ["link_id", "from_node_id", "to_node_id", "directed", cost], problems);
  throwIfErrors(problems);
  const nodes = readNodes(nodeTable as CsvTable, problems);
  const links = readLinks(linkTable as CsvTable, nodes, cost, problems);
  throwIfErrors(problems);
  return { nodes: [...nodes].sort(), links };
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
    const fault = { expected: `a column ${column}`, got: undefined, hint: didYouMean(column, table.header) };
    problems.push(problem({ ...where, ...fault }));
  }
}

const usedOnce = { expected: "an id used once", hint: "another row has it too" };

function readNodes(table: CsvTable, problems: Problem[]): Set<string> {
  const nodes = new Set<string>();
  for (const row of table.rows) {
    const reader = new RowReader(table, row, "node", problems, "node_id");
    const id = reader.id("node_id");
    if (nodes.has(id)) reader.refuse("node_id", { ...usedOnce, got: id });
    nodes.add(id);
  }
  return nodes;
}

const truth = new Map([
  ["true", true],
  ["1", true],
  ["yes", true],
  ["false", false],
  ["0", false],
  ["no", false],
]);

function readLinks(
  table: CsvTable,
  nodes: ReadonlySet<string>,
  column: string,
  problems: Problem[],
): LinkTable["links"] {
  const ids = new Set<string>();
  return table.rows.flatMap((row) => {
    const reader = new RowReader(table, row, "link", problems, "link_id");
    const id = reader.id("link_id");
    if (ids.has(id)) reader.refuse("link_id", { ...usedOnce, got: id });
    ids.add(id);
    const [from, to] = (["from_node_id", "to_node_id"] as const).map((end) => {
      const node = reader.id(end);
      if (reader.isValid(end) && !nodes.has(node)) reader.refuseName(end, node, "the id of a node", nodes);
      return node;
    }) as [string, string];
    const directed = truth.get(reader.raw("directed").toLowerCase());
    if (directed === undefined)
      reader.refuseName("directed", reader.raw("directed"), "true or false", [...truth.keys()]);
    const cost = reader.number(column, { least: 0 });
    const there = { id, from, to, cost };
    return directed === false ? [there, { id: `${id}~back`, from: to, to: from, cost }] : [there];
  });
}
