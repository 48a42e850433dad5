/** Reads the cells of a row that an edit states, by the definition of the row's table. */
import { boundsText, didYouMean, type Fault, isId, nearest, within } from "../../base/index.ts";
import {
  type Amount,
  type AmountType,
  amountRule,
  type Column,
  type Commodity,
  columnName,
  commoditiesNamed,
  commodityNames,
  modesThat,
  modeTraits,
  type OwnUnits,
  placeTraits,
  type Reference,
  references,
  sidesOf,
  type Table,
} from "../../model/index.ts";
import type { EditContext } from "../editContext.ts";
import type { CellInput, FigureInput } from "../scenario.ts";

/** The cells of a row, by the field of their column. */
export type Cells = Readonly<Record<string, CellInput>>;

/** Fields of a row that were read. */
export type Fields = Record<string, unknown>;

/** A row that an edit states. */
export interface StatedRow {
  readonly table: Table;
  /** Fields it has already: those that an edit of single cells leaves. */
  readonly old: Fields;
  readonly cells: Cells;
  /** Path of a field in the edit. */
  readonly pathOf: (field: string) => string;
}

/** The cells by the fields of their columns, which may be written as in the file: `per_km` for `perKm`. */
export function cellsByField(
  { columns }: Pick<Table, "columns">,
  cells: Cells,
  pathOf: (name: string) => string,
  context: EditContext,
): Cells {
  const fields = new Map(
    Object.keys(columns).flatMap((field) => [[columnName(field), field] as const, [field, field] as const]),
  );
  const found: Record<string, CellInput> = {};
  for (const [name, cell] of Object.entries(cells)) {
    const field = fields.get(name);
    if (field === undefined) {
      const hint = didYouMean(name, Object.keys(columns));
      context.report(pathOf(name), { expected: "a column of the table", got: name, hint });
      // The nearest column is looked at as if it were meant, and is not missing.
      const [near] = nearest(name, Object.keys(columns));
      if (near !== undefined) found[near] ??= cell;
    } else found[field] = cell;
  }
  return found;
}

/** Reads the cells of all columns but those in a form of their own; `undefined` after reporting what is wrong. */
export function readCells(row: StatedRow, context: EditContext): Fields | undefined {
  const reading: Reading = { ...row, context, fields: { ...row.old }, faults: new Set() };
  // Words come first: which commodities a row is for decides what its amounts may be.
  const columns = Object.entries(row.table.columns).filter(([, { type }]) => type !== "special");
  for (const [field, column] of columns.sort(([, a], [, b]) => order(a) - order(b))) {
    const cell = row.cells[field];
    if (cell === undefined) noteMissing(field, column, reading);
    else if (column.type === "amount") readAmountCell(field, column, cell, reading);
    else readPlainCell(field, column, cell, reading);
  }
  checkTogether(reading);
  return reading.faults.size === 0 ? reading.fields : undefined;
}

/** A row while it is read. */
interface Reading extends StatedRow {
  readonly context: EditContext;
  readonly fields: Fields;
  /** Fields that were refused. */
  readonly faults: Set<string>;
}

function refuse(reading: Reading, field: string, fault: Fault): void {
  reading.faults.add(field);
  reading.context.report(reading.pathOf(field), fault);
}

/** A new row must have its required cells, and empty lists are lists. */
function noteMissing(field: string, column: Column, reading: Reading): void {
  if (Object.keys(reading.old).length > 0) return;
  if (column.required === true) {
    const hint = column.hint ?? reading.table.hint;
    refuse(reading, field, { expected: column.doc, got: undefined, hint });
  } else if (isList(column)) reading.fields[field] = [];
}

function readPlainCell(field: string, column: Column, cell: CellInput, reading: Reading): void {
  const value = readPlain(cell, column);
  if (isFault(value)) {
    refuse(reading, field, value);
    return;
  }
  reading.fields[field] = value;
  if (column.type !== "reference" && column.type !== "references") return;
  for (const fault of unknownNames(value as string | string[], column.to, reading))
    refuse(reading, field, fault);
}

function readAmountCell(field: string, column: AmountType, cell: CellInput, reading: Reading): void {
  // Wrong words are reported at their own cell; without them the unit is not known.
  if (["commodity", "commodities", "vehicle", "unit"].some((name) => reading.faults.has(name))) {
    reading.context.checkAmount(cell, reading.pathOf(field));
    return;
  }
  const amount = amountOf(cell, reading.pathOf(field), column, reading);
  if (amount === undefined) reading.faults.add(field);
  else reading.fields[field] = amount;
}

/** Checks which cells of a row must be filled together, or one of them. */
function checkTogether(reading: Reading): void {
  const { table, fields, faults } = reading;
  const isEmpty = (name: string): boolean => fields[name] === undefined && !faults.has(name);
  for (const { fields: names, expected } of table.oneOf ?? []) {
    if (names.every(isEmpty)) refuse(reading, names[0] as string, { expected, got: undefined });
  }
  for (const { fields: pair, hint } of table.together ?? []) {
    const [first, second] = pair;
    if (isEmpty(first) === isEmpty(second)) continue;
    refuse(reading, first, { expected: `both ${first} and ${second}, or neither`, got: undefined, hint });
  }
}

function order({ type }: Column): number {
  return type === "amount" ? 1 : 0;
}

function isList({ type }: Column): boolean {
  return type === "words" || type === "references";
}

function isFault(value: unknown): value is Fault {
  return typeof value === "object" && value !== null && "expected" in value;
}

/** The texts of a list, written as a list or as words with blanks between them. */
export function wordsOf(cell: CellInput): string[] {
  if (Array.isArray(cell)) return cell.map(String);
  return typeof cell === "string" ? cell.split(/\s+/).filter((word) => word !== "") : [String(cell)];
}

function readPlain(cell: CellInput, column: Column): unknown {
  switch (column.type) {
    case "flag":
      return readFlag(cell);
    case "number":
      if (typeof cell === "number" && within(cell, column.bounds ?? {})) return cell;
      return { expected: boundsText(column.bounds ?? {}), got: show(cell), hint: column.doc };
    case "word":
      return column.words.includes(cell as string) ? cell : notAmong(cell, column.words);
    case "words": {
      const words = wordsOf(cell);
      const wrong = words.find((word) => !column.words.includes(word));
      return wrong === undefined ? words : notAmong(wrong, column.words);
    }
    case "references":
      return wordsOf(cell);
    case "id":
      if (typeof cell === "string" && isId(cell)) return cell;
      return { expected: "an id without blanks", got: show(cell), hint: column.doc };
    default:
      if (typeof cell !== "object" && cell !== "") return String(cell);
      return { expected: "a text", got: show(cell), hint: column.doc };
  }
}

function readFlag(cell: CellInput): boolean | Fault {
  if (typeof cell === "boolean") return cell;
  if (cell === "yes" || cell === "no") return cell === "yes";
  return { expected: "true or false", got: show(cell), hint: "without quotes" };
}

function show(cell: CellInput): string {
  return typeof cell === "object" ? JSON.stringify(cell) : String(cell);
}

function notAmong(cell: CellInput, words: readonly string[]): Fault {
  return { expected: `one of ${words.join(", ")}`, got: show(cell), hint: didYouMean(show(cell), words) };
}

interface Around {
  readonly fields: Fields;
  readonly context: EditContext;
}

/** The commodities that a row is for: its own one, or those its list names. */
export function commoditiesOf(fields: Fields, { draft }: EditContext): readonly Commodity[] {
  const { commodity, commodities } = fields;
  if (typeof commodity === "string") return draft.commodities.filter(({ id }) => id === commodity);
  return commoditiesNamed(draft.commodities, (commodities as readonly string[] | undefined) ?? []);
}

function amountOf(
  cell: CellInput,
  path: string,
  column: AmountType,
  { fields, context }: Around,
): Amount | string | undefined {
  if (column.or !== undefined && cell === column.or) return cell as string;
  if (typeof cell === "boolean" || Array.isArray(cell)) {
    context.report(path, { expected: "a formula or a figure", got: show(cell), hint: `in ${column.unit}` });
    return undefined;
  }
  const named = commoditiesOf(fields, context);
  const unit = typeof fields.commodity === "string" ? named[0]?.unit : undefined;
  const own: OwnUnits = {
    money: context.draft.currency,
    ...(typeof fields.vehicle === "string" && { vehicle: fields.vehicle }),
    ...(unit !== undefined && { unit }),
  };
  const input = typeof cell === "number" ? String(cell) : (cell as string | FigureInput);
  return context.amount(input, path, amountRule(column, own), named);
}

function unknownNames(value: string | readonly string[], to: Reference, around: Around): Fault[] {
  const names = namesFor(to, around);
  if (names === undefined) return [];
  return [value].flat().flatMap((got) => {
    return names.has(got) ? [] : [{ expected: references[to], got, hint: didYouMean(got, names) }];
  });
}

/** Names that a reference may hold; `undefined` where the table looks itself. */
function namesFor(to: Reference, { fields, context }: Around): ReadonlySet<string> | undefined {
  const { places, links, calendars, sources, commodities } = context.draft;
  const all = [...links.values()];
  const crossings = (): string[] =>
    [...places.values()].filter(({ kind }) => placeTraits[kind].joinsCountries === true).map(({ id }) => id);
  const rowsOf = (isWanted: (mode: keyof typeof modeTraits) => boolean): string[] =>
    all.filter(({ mode }) => isWanted(mode)).map(({ row }) => row);
  const isOnBoard = modeTraits[fields.mode as keyof typeof modeTraits]?.borders === "onBoard";
  switch (to) {
    case "source":
      return sources;
    case "calendar":
      return new Set(calendars.keys());
    case "place":
    case "linkEnd":
      return new Set(places.keys());
    case "country":
      return new Set([...all.map(({ country }) => country), ...[...places.values()].flatMap(sidesOf)]);
    case "commodity":
      return new Set(commodities.map(({ id }) => id));
    case "commodityName":
      return commodityNames(commodities);
    case "borderCrossing":
      return new Set(crossings());
    case "crossingOrFerry":
      return new Set(isOnBoard ? rowsOf((mode) => modeTraits[mode].borders === "onBoard") : crossings());
    case "linkRow":
      return new Set(rowsOf((mode) => mode === fields.mode));
    case "serviceLink": {
      const served = modesThat(({ runsServices }) => runsServices);
      return new Set(all.filter(({ mode }) => served.includes(mode)).map(({ id }) => id));
    }
    case "stationPlace": {
      if (fields.serves === "crossing") return new Set(crossings());
      const tracks = modesThat(({ hasSections }) => hasSections);
      return new Set(fields.serves === "section" ? rowsOf((mode) => tracks.includes(mode)) : places.keys());
    }
    case "side":
    case "end":
    case "zonePlace":
      return undefined;
  }
}
