import { nearest, type Problem, problem, throwIfErrors } from "../../base/index.ts";
import { type AmountRule, type AmountScope, commoditiesNamed, type Dimension } from "../../model/index.ts";
import { type Columns, checkHeader, RowReader } from "../text/cells.ts";
import { type CsvRow, readCsv } from "../text/csv.ts";

/** The files of one study folder: name inside the folder to text. */
export interface StudyFiles {
  /** How messages name the folder, e.g. as the user typed it; empty for none. */
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
}

/** What is being read. */
export interface Reading {
  /** What was found wrong so far. */
  readonly problems: Problem[];
  /** Rows by the name of their table. */
  readonly tables: ReadonlyMap<string, readonly RowReader[]>;
  /** Rows by table and id, `links[rail-a--b]`, to find the cell that a later problem is about. */
  readonly rows: ReadonlyMap<string, RowReader>;
  /** Ids of rows that were refused as a whole, by the name of their table: nothing is told of what names them. */
  readonly refused: ReadonlyMap<string, ReadonlySet<string>>;
  /** Figures that were refused, or would be of a row that was: nothing more is told of what rests on them. */
  readonly doubtful: Set<string>;
}

/** How messages name a file. */
export function fileName(layer: StudyFiles, name: string): string {
  return layer.folder === "" ? name : `${layer.folder.replace(/\/+$/, "")}/${name}`;
}

/**
 * Opens the tables of all folders. Cells are read later; but when the rows of a table cannot be told, names all over the
 * study would seem unknown, so that stops here.
 *
 * @param problems - What was found wrong before; what is wrong now joins it.
 * @throws InputError when a table is missing, is no CSV, or has other columns.
 */
export function openTables(
  layers: readonly StudyFiles[],
  columns: readonly Columns[],
  needed: readonly string[],
  problems: Problem[],
): Reading {
  const tables = new Map<string, RowReader[]>(columns.map(({ table }) => [table, []]));
  const refused = new Map(columns.map(({ table }) => [table, new Set<string>()]));
  let whole = true;
  for (const layer of layers) {
    for (const [name, text] of layer.files) {
      const table = /^([^/]+)\.csv$/.exec(name)?.[1];
      if (table === undefined) continue;
      const file = fileName(layer, name);
      const known = columns.find((c) => c.table === table);
      if (known === undefined) {
        // Other tables may lie in the folder; a slip in the name of one of ours would go unseen.
        const near = nearest(table, tables.keys());
        const draft = {
          file,
          path: "table",
          expected: "the name of a table",
          got: name,
          severity: "warning",
        } as const;
        if (near.length > 0) problems.push(problem({ ...draft, hint: `did you mean ${near[0]}.csv?` }));
        continue;
      }
      const csv = readCsv(file, text, problems);
      if (csv === undefined || !checkHeader(csv, known, problems)) whole = false;
      else {
        const open = (row: CsvRow): RowReader => new RowReader(csv, row, table, problems);
        tables.get(table)?.push(...csv.rows.map(open));
        const at = csv.header.indexOf("id");
        for (const { cells } of csv.refused) if (cells[at]) refused.get(table)?.add(cells[at]);
      }
    }
  }
  for (const name of needed) {
    if (layers.some(({ files }) => files.has(`${name}.csv`))) continue;
    const file = fileName(layers.at(-1) as StudyFiles, `${name}.csv`);
    const hint = "a study has at least places, links and commodities";
    problems.push(problem({ file, path: "table", expected: `a table of ${name}`, got: undefined, hint }));
    whole = false;
  }
  if (!whole) throwIfErrors(problems);
  return { problems, tables, rows: rowsById(tables, columns), refused, doubtful: new Set() };
}

/** Registers rows by table and id; each id may be used once in most tables. */
function rowsById(
  tables: ReadonlyMap<string, readonly RowReader[]>,
  columns: readonly Columns[],
): Map<string, RowReader> {
  const rows = new Map<string, RowReader>();
  const repeating = new Set(columns.filter(({ idsRepeat }) => idsRepeat).map(({ table }) => table));
  for (const [table, list] of tables) {
    for (const row of list) {
      const id = row.raw("id");
      const first = rows.get(`${table}[${id}]`);
      if (first === undefined) rows.set(`${table}[${id}]`, row);
      else if (id !== "" && !repeating.has(table)) {
        const { file, line } = first.where("id");
        row.refuse("id", { expected: "an id used once", got: id, hint: `${file}:${line} has it too` });
      }
    }
  }
  return rows;
}

/** The rows of a table. */
export function rowsOf(reading: Reading, { table }: Columns): readonly RowReader[] {
  return reading.tables.get(table) ?? [];
}

/**
 * Notes a problem whose path names a row and a column, `links[rail-a--b].from`, with file, line and column of that cell;
 * nothing more is told of a cell that was refused already.
 */
export function noteAt({ rows, problems }: Reading, found: Problem): void {
  const [, key, column] = /^(.*\])\.(\w+)$/.exec(found.path) ?? [];
  const row = rows.get(key ?? "");
  if (row === undefined || column === undefined) problems.push(found);
  else if (row.isRight(column)) problems.push({ ...row.where(column), ...found });
}

/** What prices, times and emissions are read against. */
export type Pricing = Omit<AmountScope, "roles"> & { readonly roles: readonly ["input"] };

/** The part of a pricing that a row is for: the commodities its list names. */
export function pricingOf(pricing: Pricing, row: RowReader): Pricing {
  const named = commoditiesNamed(pricing.commodities, row.list("commodities"));
  // Names that are wrong are told by their own cell; the amounts are then read as for all.
  return named.length === 0 ? pricing : { ...pricing, commodities: named };
}

/** A time of at least 0. */
export const duration: AmountRule = { dimension: { h: 1 } };
/** A speed above 0. */
export const speed: AmountRule = { dimension: { km: 1, h: -1 }, bounds: { above: 0 } };
/** Hours of a day, above 0. */
export const hoursOfDay: AmountRule = { dimension: { h: 1 }, bounds: { above: 0, most: 24 } };
/** A multiple, at least 0. */
export const multiple: AmountRule = { dimension: {} };
/** Interest for a time, at least 0. */
export const interest: AmountRule = { dimension: { h: -1 } };
/** A share from 0 to 1. */
export const share: AmountRule = { dimension: {}, bounds: { least: 0, most: 1 } };
/** Emissions per unit of the commodity. */
export const emissions: AmountRule = { dimension: { kgCO2e: 1 }, perUnit: true };
/** Emissions per unit of the commodity and km. */
export const emissionsPerKm: AmountRule = { dimension: { kgCO2e: 1, km: -1 }, perUnit: true };

/** Money per unit of the commodity, and per km or the like. */
export function price(currency: string, over: Dimension = {}): AmountRule {
  return { dimension: { [currency]: 1, ...over }, perUnit: true };
}
