/** Opens the CSV tables of a study: finds them in its folders, checks their headers, registers their rows by id. */

import {
  append,
  didYouMean,
  type Fault,
  nearest,
  type Problem,
  problem,
  throwIfErrors,
} from "../../base/index.ts";
import { columnName, type Table } from "../../model/index.ts";
import { type CsvRow, type CsvTable, readCsv } from "../text/csv.ts";
import { RowReader } from "../text/rowReader.ts";

/** The files of one study folder: name inside the folder to text. */
export interface StudyFiles {
  /** How messages name the folder, e.g. as the user typed it; empty for none. */
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
}

/** The tables of a study while they are read. */
export interface OpenTables {
  /** What was found wrong so far. */
  readonly problems: Problem[];
  /** Rows by the name of their table. */
  readonly tables: ReadonlyMap<string, readonly RowReader[]>;
  /** Rows by table and id, `links[rail-a--b]`, to find the cell that a later problem is about. */
  readonly rows: ReadonlyMap<string, RowReader>;
  /** Ids of rows that were refused as a whole, by the name of their table: what names them is not reported. */
  readonly refused: ReadonlyMap<string, ReadonlySet<string>>;
  /** Figures that were refused, or would be of a row that was: what rests on them is not reported. */
  readonly doubtful: Set<string>;
}

/** How messages name a file. */
export function fileName(layer: StudyFiles, name: string): string {
  return layer.folder === "" ? name : `${layer.folder.replace(/\/+$/, "")}/${name}`;
}

/**
 * Opens the tables of all folders. Cells are read later; but where the rows of a table are unknown, names all over the
 * study would seem unknown, so reading stops here.
 *
 * @param needed - Names of tables without which there is no study.
 * @param problems - What was found wrong before; what is wrong now joins it.
 * @throws InputError when a table is missing, is no CSV, or has other columns.
 */
export function openTables(
  layers: readonly StudyFiles[],
  definitions: readonly Table[],
  needed: readonly string[],
  problems: Problem[],
): OpenTables {
  const tables = new Map<string, RowReader[]>(definitions.map(({ name }) => [name, []]));
  const refused = new Map(definitions.map(({ name }) => [name, new Set<string>()]));
  let areOpen = true;
  for (const layer of layers) {
    for (const [path, text] of layer.files) {
      const name = /^([^/.~#][^/]*)\.csv$/.exec(path)?.[1];
      if (name === undefined) continue;
      const file = fileName(layer, path);
      const table = definitions.find((known) => known.name === name);
      if (table === undefined) {
        append(problems, misspelled(file, path, name, tables.keys()));
        continue;
      }
      const csv = readCsv(file, text, problems);
      if (csv === undefined || !checkHeader(csv, table, problems)) {
        areOpen = false;
        continue;
      }
      const open = (row: CsvRow): RowReader => new RowReader(csv, row, name, problems);
      append(tables.get(name) as RowReader[], csv.rows.map(open));
      const at = csv.header.indexOf("id");
      for (const { cells } of csv.refused) if (cells[at]) refused.get(name)?.add(cells[at]);
    }
  }
  for (const name of needed) {
    if (layers.some(({ files }) => files.has(`${name}.csv`))) continue;
    const file = fileName(layers.at(-1) as StudyFiles, `${name}.csv`);
    const hint = "a study has at least places, links and commodities";
    problems.push(problem({ file, path: "table", expected: `a table of ${name}`, got: undefined, hint }));
    areOpen = false;
  }
  if (!areOpen) throwIfErrors(problems);
  return { problems, tables, rows: rowsById(tables, definitions), refused, doubtful: new Set() };
}

/** The folder may hold other tables; but a slip in the name of one of ours would go unseen. */
function misspelled(file: string, got: string, name: string, known: Iterable<string>): Problem[] {
  return nearest(name, known).map((near) => {
    const hint = `did you mean ${near}.csv?`;
    return problem({ file, path: "table", expected: "the name of a table", got, hint, severity: "warning" });
  });
}

/** Checks the header of a table; false when its rows cannot be read. */
function checkHeader(csv: CsvTable, { name, columns }: Table, problems: Problem[]): boolean {
  const known = Object.keys(columns).map(columnName);
  const before = problems.length;
  const refuse = (fault: Fault): void => {
    problems.push(problem({ file: csv.file, line: 1, column: 1, path: `${name}.header`, ...fault }));
  };
  for (const [i, column] of csv.header.entries()) {
    if (!known.includes(column)) {
      refuse({ expected: "a known column", got: column, hint: didYouMean(column, known) });
    } else if (csv.header.indexOf(column) !== i) {
      refuse({ expected: "each column once", got: column, hint: "take one of them out" });
    }
  }
  for (const [field, { required }] of Object.entries(columns)) {
    const column = columnName(field);
    if (required === undefined || csv.header.includes(column)) continue;
    const hint = "the first row names the columns";
    refuse({ expected: `a column ${column}`, got: undefined, hint });
  }
  return problems.length === before;
}

/** Registers rows by table and id; each id may be used once in most tables. */
function rowsById(
  tables: ReadonlyMap<string, readonly RowReader[]>,
  definitions: readonly Table[],
): Map<string, RowReader> {
  const rows = new Map<string, RowReader>();
  for (const { name, idsRepeat } of definitions) {
    for (const row of tables.get(name) ?? []) {
      const id = row.raw("id");
      const first = rows.get(`${name}[${id}]`);
      if (first === undefined) rows.set(`${name}[${id}]`, row);
      else if (id !== "" && idsRepeat !== true) {
        const { file, line } = first.where("id");
        row.refuse("id", { expected: "an id used once", got: id, hint: `${file}:${line} has it too` });
      }
    }
  }
  return rows;
}

/** The rows of a table. */
export function rowsOf(open: OpenTables, { name }: Pick<Table, "name">): readonly RowReader[] {
  return open.tables.get(name) ?? [];
}

/**
 * Notes a problem whose path names a row and a column, `links[rail-a--b].from`, with file, line and column of that cell;
 * a cell that was refused already gets no second problem.
 */
export function noteAt({ rows, problems }: OpenTables, found: Problem): void {
  const [, key, column] = /^(.*\])\.(\w+)$/.exec(found.path) ?? [];
  const row = rows.get(key ?? "");
  if (row === undefined || column === undefined) problems.push(found);
  else if (row.isValid(column)) problems.push({ ...row.where(column), ...found });
}
