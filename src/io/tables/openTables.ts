/** Opens the CSV tables of a study: finds them in its folders, checks their headers, registers their rows by id. */

import { append, didYouMean, type Fault, isId, nearest, type Problem, problem } from "../../base/index.ts";
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
  /** Rows that were refused as a whole, by the name of their table: what names them is not reported. */
  readonly refused: ReadonlyMap<string, RefusedRows>;
  /** Tables whose rows or ids could not be read: nothing is reported of names that may be theirs. */
  readonly unread: ReadonlySet<string>;
  /** Texts of ids that are none, by the name of their table. */
  readonly malformed: ReadonlyMap<string, readonly string[]>;
  /** Figures that were refused, or would be of a row that was, and what is unsound about them: what rests on it is not reported. */
  readonly doubtful: Map<string, "value" | "unit">;
}

/** Rows with more or fewer cells than the header. */
interface RefusedRows {
  readonly ids: Set<string>;
  /** All that stands in them between blanks. */
  readonly words: Set<string>;
}

/** How messages name a file. */
export function fileName(layer: StudyFiles, name: string): string {
  return layer.folder === "" ? name : `${layer.folder.replace(/\/+$/, "")}/${name}`;
}

/**
 * Opens the tables of all folders. Cells are read later. Where a header is wrong, the columns that may be meant by it are as
 * refused cells: the others are read all the same.
 *
 * @param needed - Names of tables without which there is no study.
 * @param problems - What was found wrong before; what is wrong now joins it.
 */
export function openTables(
  layers: readonly StudyFiles[],
  definitions: readonly Table[],
  needed: readonly string[],
  problems: Problem[],
): OpenTables {
  const tables = new Map<string, RowReader[]>(definitions.map(({ name }) => [name, []]));
  const refused = new Map<string, RefusedRows>(
    definitions.map(({ name }) => [name, { ids: new Set(), words: new Set() }]),
  );
  const unread = new Set<string>();
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
      if (csv === undefined) {
        unread.add(name);
        continue;
      }
      const unsound = checkHeader(csv, table, problems);
      if (unsound.has("id") || (unsound.size > 0 && csv.rows.length === 0)) unread.add(name);
      const open = (row: CsvRow): RowReader => new RowReader(csv, row, name, problems, { unsound });
      append(tables.get(name) as RowReader[], csv.rows.map(open));
      const at = csv.header.indexOf("id");
      const { ids, words } = refused.get(name) as RefusedRows;
      for (const { cells } of csv.refused) {
        if (cells[at]) ids.add(cells[at]);
        for (const word of cells.join(" ").split(/\s+/)) words.add(word);
      }
    }
  }
  for (const name of needed) {
    if (layers.some(({ files }) => files.has(`${name}.csv`))) continue;
    const file = fileName(layers.at(-1) as StudyFiles, `${name}.csv`);
    const hint = "a study has at least places, links and commodities";
    problems.push(problem({ file, path: "table", expected: `a table of ${name}`, got: undefined, hint }));
    unread.add(name);
  }
  const malformed = new Map(
    [...tables].map(([name, rows]) => [
      name,
      unread.has(name) ? [] : [...new Set(rows.map((row) => row.raw("id")))].filter((id) => !isId(id)),
    ]),
  );
  const rows = rowsById(tables, definitions);
  return { problems, tables, rows, refused, unread, malformed, doubtful: new Map() };
}

/** The folder may hold other tables; but a slip in the name of one of ours would go unseen. */
function misspelled(file: string, got: string, name: string, known: Iterable<string>): Problem[] {
  return nearest(name, known).map((near) => {
    const hint = `did you mean ${near}.csv?`;
    return problem({ file, path: "table", expected: "the name of a table", got, hint, severity: "warning" });
  });
}

/** Checks the header of a table. Returns the columns whose cells are not those that are meant, or may be elsewhere. */
function checkHeader(csv: CsvTable, { name, columns }: Table, problems: Problem[]): ReadonlySet<string> {
  const known = Object.keys(columns).map(columnName);
  const absent = known.filter((column) => !csv.header.includes(column));
  const unsound = new Set<string>();
  const misnamed = new Set<string>();
  const refuse = (fault: Fault): void => {
    problems.push(problem({ file: csv.file, line: 1, column: 1, path: `${name}.header`, ...fault }));
  };
  for (const [i, column] of csv.header.entries()) {
    if (!known.includes(column)) {
      refuse({ expected: "a known column", got: column, hint: didYouMean(column, known) });
      // A column that is not there may be meant: the nearest, or any.
      const near = nearest(column, absent);
      for (const one of near) misnamed.add(one);
      for (const one of near.length > 0 ? near : absent) unsound.add(one);
    } else if (csv.header.indexOf(column) !== i) {
      refuse({ expected: "each column once", got: column, hint: "take one of them out" });
      unsound.add(column);
    }
  }
  for (const [field, { required }] of Object.entries(columns)) {
    const column = columnName(field);
    if (required === undefined || csv.header.includes(column)) continue;
    // A column that is there under a wrong name is reported by that name.
    unsound.add(column);
    const hint = "the first row names the columns";
    if (!misnamed.has(column)) refuse({ expected: `a column ${column}`, got: undefined, hint });
  }
  return unsound;
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
