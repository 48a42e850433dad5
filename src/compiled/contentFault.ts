/** What is wrong with the content of a compiled study whose hash is right: a file that another program made. */

import type { Fault, Fields } from "../base/index.ts";
import { commodityAmounts, operatorNames } from "../model/index.ts";
import { tableNames } from "./compiledForm.ts";

/** The first field that is not as it has to be. */
export interface ContentFault extends Fault {
  readonly path: string;
}

/** Whether a value is an object with fields. */
export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The first fault of a content; `undefined` when a study can be made of it. */
export function contentFault(content: unknown): ContentFault | undefined {
  try {
    checkContent(content);
    return undefined;
  } catch (found) {
    if (found instanceof Found) return found.fault;
    throw found;
  }
}

/** Ends the check at the first fault. */
class Found extends Error {
  readonly fault: ContentFault;

  constructor(fault: ContentFault) {
    super(fault.path);
    this.fault = fault;
  }
}

function expectThat(isRight: boolean, path: string, expected: string, got: unknown): asserts isRight {
  if (!isRight) throw new Found({ path, expected, got });
}

function checkContent(content: unknown): void {
  const { karvan, study, tables, networks, scenarios } = fields(content, "");
  texts({ karvan }, "", ["karvan"]);
  const sizes: number[] = [];
  for (const [i, table] of list(tables, "tables").entries())
    sizes.push(checkTable(table, `tables[${i}]`, sizes));
  const figures = new Set(list(tables, "tables").flatMap(figureIds));
  for (const [i, table] of list(tables, "tables").entries()) checkRows(table, `tables[${i}]`, figures);
  const all = list(networks, "networks");
  expectThat(all.length > 0, "networks", "at least the network of the base", networks);
  for (const [i, network] of all.entries()) checkNetworkTables(network, `networks[${i}]`, sizes.length);
  checkStudy(fields(study, "study"));
  for (const [i, scenario] of list(scenarios, "scenarios").entries()) {
    const path = `scenarios[${i}]`;
    const found = fields(scenario, path);
    texts(found, path, ["id", "title", "hash"]);
    list(found.edits, `${path}.edits`);
    list(found.warnings, `${path}.warnings`);
    expectThat(
      isPlace(found.network, all.length),
      `${path}.network`,
      "the number of a network",
      found.network,
    );
  }
}

function checkStudy(study: Fields): void {
  texts(study, "study", ["id", "title", "regime", "asOf", "currency", "hash"]);
  for (const field of ["sources", "observations", "flows", "choice", "totals", "margins", "warnings"])
    list(study[field], `study.${field}`);
  const commodities = list(study.commodities, "study.commodities").map((commodity, i) => {
    const path = `study.commodities[${i}]`;
    const found = fields(commodity, path);
    texts(found, path, ["id", "name", "traffic", "unit"]);
    return found.id;
  });
  for (const [i, question] of list(study.questions, "study.questions").entries()) {
    const path = `study.questions[${i}]`;
    const found = fields(question, path);
    texts(found, path, ["id"]);
    for (const [p, pair] of list(found.pairs, `${path}.pairs`).entries()) {
      const { from, to } = fields(pair, `${path}.pairs[${p}]`);
      texts(fields(from, `${path}.pairs[${p}].from`), `${path}.pairs[${p}].from`, ["place"]);
      texts(fields(to, `${path}.pairs[${p}].to`), `${path}.pairs[${p}].to`, ["place"]);
    }
    for (const id of list(found.commodities, `${path}.commodities`))
      expectThat(commodities.includes(id), `${path}.commodities`, "the id of a commodity", id);
  }
}

/** Checks the numbers of rows taken from an earlier table; gives how many rows there are. */
function checkTable(table: unknown, path: string, earlier: readonly number[]): number {
  const { like, rows } = fields(table, path);
  expectThat(like === undefined || isPlace(like, earlier.length), `${path}.like`, "an earlier table", like);
  const limit = like === undefined ? 0 : (earlier[like] as number);
  const found = list(rows, `${path}.rows`);
  for (const [r, row] of found.entries()) {
    const isRight = isRecord(row) || isPlace(row, limit);
    expectThat(isRight, `${path}.rows[${r}]`, "a row, or the number of a row", row);
  }
  return found.length;
}

function figureIds(table: unknown): unknown[] {
  const rows = (table as { readonly rows: readonly unknown[] }).rows.filter(isRecord);
  return rows.filter((row) => "factor" in row).map(({ id }) => id);
}

/** Checks the rows that a table holds itself: their ids, the numbers of figures, and every expression. */
function checkRows(table: unknown, path: string, figures: ReadonlySet<unknown>): void {
  for (const [r, row] of (table as { readonly rows: readonly unknown[] }).rows.entries()) {
    if (!isRecord(row)) continue;
    const at = `${path}.rows[${r}]`;
    texts(row, at, ["id"]);
    if ("factor" in row) {
      for (const field of ["value", "factor"])
        expectThat(typeof row[field] === "number", `${at}.${field}`, "a number", row[field]);
      texts(row, at, ["name", "unit", "kind", "role"]);
      fields(row.dimension, `${at}.dimension`);
    }
    checkExpressions(row, at, figures);
  }
}

const operators: ReadonlySet<unknown> = new Set(operatorNames);

function checkExpressions(value: unknown, path: string, figures: ReadonlySet<unknown>): void {
  if (typeof value !== "object") return;
  // JSON writes null for what is no number.
  expectThat(value !== null, path, "a value", value);
  if (isRecord(value)) {
    if (value.type === "number") expectThat(typeof value.value === "number", path, "a number", value.value);
    if (value.type === "figure") expectThat(isKnown(value.id, figures), path, "the id of a figure", value.id);
    if (value.type === "operation") {
      expectThat(operators.has(value.name), path, "a known operation", value.name);
      expectThat(list(value.of, path).length > 0, path, "an operation on something", value.of);
    }
  }
  for (const [key, part] of Object.entries(value)) checkExpressions(part, `${path}.${key}`, figures);
}

function checkNetworkTables(network: unknown, path: string, tables: number): void {
  const found = fields(network, path);
  for (const name of tableNames)
    expectThat(name in found, `${path}.${name}`, "the number of a table", found[name]);
  for (const [name, table] of Object.entries(found))
    expectThat(isPlace(table, tables), `${path}.${name}`, "the number of a table", table);
}

function fields(value: unknown, path: string): Fields {
  expectThat(isRecord(value), path, "an object", value);
  return value;
}

function list(value: unknown, path: string): readonly unknown[] {
  expectThat(Array.isArray(value), path, "a list", value);
  return value;
}

function texts(record: Fields, path: string, names: readonly string[]): void {
  for (const name of names) {
    const at = path === "" ? name : `${path}.${name}`;
    expectThat(typeof record[name] === "string", at, "a text", record[name]);
  }
}

function isPlace(value: unknown, count: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < count;
}

/** Whether an expression may name this: a figure, or an attribute of the commodity it prices. */
function isKnown(id: unknown, figures: ReadonlySet<unknown>): boolean {
  return figures.has(id) || commodityAmounts.has(id as string);
}
