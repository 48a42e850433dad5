/** What one scenario has that another has not, field by field. */

import { canonicalJson } from "../base/index.ts";
import type { Network, Study } from "../model/index.ts";
import { applyScenario } from "./apply.ts";
import type { Scenario } from "./scenario.ts";

/** One field that differs between two networks. Values as people read them; absent where there is none. */
export interface DiffRow {
  /** Table of the row, e.g. `links`. */
  readonly table: string;
  readonly id: string;
  /** Field that differs; `row` when the whole row was added or removed. */
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

/**
 * The fields in which a scenario differs from a base, in the order of tables and ids. Figures that follow by formula are
 * included.
 *
 * @param base - Id of one of the study's scenarios, or a scenario document; so is `scenario`.
 * @throws InputError when a scenario cannot be applied.
 */
export function diff(study: Study, base: string | Scenario, scenario: string | Scenario): DiffRow[] {
  return diffNetworks(applyScenario(study, base).network, applyScenario(study, scenario).network);
}

/** What a scenario changes, field by field, in the order of tables and ids. Figures worked out by formula are included. */
export function diffNetworks(base: Network, other: Network): DiffRow[] {
  const tables = Object.keys({ ...base, ...other }) as (keyof Network)[];
  return tables.flatMap((table) => diffTable(table, base[table] ?? [], other[table] ?? []));
}

type Row = { readonly id: string };

function diffTable(table: string, before: readonly Row[], after: readonly Row[]): DiffRow[] {
  if (before === after) return [];
  const key = (row: Row): string => ("at" in row ? `${row.id} at ${String(row.at)}` : row.id);
  const olds = new Map(before.map((row) => [key(row), row]));
  const news = new Map(after.map((row) => [key(row), row]));
  const ids = [...new Set([...olds.keys(), ...news.keys()])].sort();
  return ids.flatMap((id) => diffRow(table, id, olds.get(id), news.get(id)));
}

function diffRow(table: string, id: string, before: Row | undefined, after: Row | undefined): DiffRow[] {
  if (before === after) return [];
  if (before === undefined) return [{ table, id, field: "row", after: "added" }];
  if (after === undefined) return [{ table, id, field: "row", before: "removed" }];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return fields.flatMap((field) => {
    const [old, now] = [before, after].map((row) =>
      display((row as unknown as Record<string, unknown>)[field]),
    );
    if (old === now) return [];
    return [
      {
        table,
        id,
        field,
        ...(old === undefined ? {} : { before: old }),
        ...(now === undefined ? {} : { after: now }),
      },
    ];
  });
}

function display(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value.map(display).join(" ");
  if (typeof value === "object" && value !== null) {
    return "text" in value ? String(value.text) : canonicalJson(value);
  }
  return String(value);
}
