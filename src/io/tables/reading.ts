import type { Commodity, Dimension, Figure, Problem } from "../../model/index.ts";
import { type Columns, checkHeader, type KnownFigures, per, RowReader } from "../cells.ts";
import { readCsv } from "../csv.ts";

/** The files of one study folder: name inside the folder to text. */
export interface StudyFiles {
  /** How messages name the folder, e.g. as the user typed it; empty for none. */
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
}

/** What is being read: the folders, lowest first, and what was found wrong so far. */
export interface Reading {
  readonly layers: readonly StudyFiles[];
  readonly problems: Problem[];
}

/** How messages name a file. */
export function fileName(layer: StudyFiles, name: string): string {
  return layer.folder === "" ? name : `${layer.folder.replace(/\/+$/, "")}/${name}`;
}

/** The rows of a table in all folders; a table that is nowhere has none. */
export function rowsOf(reading: Reading, name: string, columns: Columns): RowReader[] {
  const rows: RowReader[] = [];
  for (const layer of reading.layers) {
    const text = layer.files.get(name);
    if (text === undefined) continue;
    const csv = readCsv(fileName(layer, name), text, reading.problems);
    if (csv === undefined || !checkHeader(csv, columns, reading.problems)) continue;
    rows.push(...csv.rows.map((row) => new RowReader(csv, row, columns.table, reading.problems)));
  }
  return rows;
}

/** What amounts are checked against. */
export interface Pricing {
  readonly figures: KnownFigures;
  readonly figureIds: ReadonlyMap<string, Figure>;
  readonly commodities: readonly Commodity[];
  /** Currency of the study. */
  readonly currency: string;
}

/** Dimensions that an amount per commodity unit may have in a row for these commodities. */
export function perUnit(pricing: Pricing, names: readonly string[], over: Dimension): Dimension[] {
  const units = new Set(commoditiesNamed(pricing.commodities, names).map((c) => c.unit));
  return [...units].map((unit) => per(over, { [unit]: 1 }));
}

/** The commodities a row's list names: by id, handling or traffic; all when the list is empty. */
export function commoditiesNamed(commodities: readonly Commodity[], names: readonly string[]): Commodity[] {
  if (names.length === 0) return [...commodities];
  return commodities.filter((c) => names.some((name) => [c.id, c.handling, c.traffic].includes(name)));
}

/** Dimension of a time. */
export const hours: Dimension = { h: 1 };
/** Dimension of a plain number. */
export const plain: Dimension = {};
/** Dimension of a speed. */
export const speed: Dimension = { km: 1, h: -1 };
/** Dimension of emissions. */
export const emissions: Dimension = { kgCO2e: 1 };
