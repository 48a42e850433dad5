/** What differs between two networks: which rows, and which of their fields. */

import { canonicalJson, compact, displayed, expectArguments } from "../base/index.ts";
import type { Network, Study } from "../model/index.ts";
import { type ApplyOptions, applyScenario } from "./apply.ts";
import { diffArguments } from "./given.ts";
import type { Scenario } from "./scenario.ts";

type Table = keyof Network;
type RowOf<T extends Table> = NonNullable<Network[T]>[number];

/** A row that two networks do not share. `before` is absent where it was added, `after` where it was removed. */
export interface RowChange<T extends Table = Table> {
  /** Its table, e.g. `links`. */
  readonly table: T;
  /** Its id; where rows of several places share one, with the place: `sea at dalan`. */
  readonly id: string;
  readonly before?: RowOf<T>;
  readonly after?: RowOf<T>;
}

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
 * Rows that were added, removed or replaced, in the order of tables and ids. Edits keep the rows that they do not
 * touch, so for a network and what edits made of it these are the rows touched; figures whose formula gives another value
 * are among them.
 */
export function changedRows(base: Network, other: Network): RowChange[] {
  const tables = Object.keys({ ...base, ...other }) as Table[];
  return tables.flatMap((table) => changesIn(table, base[table] ?? [], other[table] ?? []));
}

function changesIn<T extends Table>(
  table: T,
  before: readonly RowOf<T>[],
  after: readonly RowOf<T>[],
): RowChange<T>[] {
  if (before === after) return [];
  const key = (row: RowOf<T>): string => ("at" in row ? `${row.id} at ${String(row.at)}` : row.id);
  const olds = new Map(before.map((row) => [key(row), row]));
  const news = new Map(after.map((row) => [key(row), row]));
  return [...new Set([...olds.keys(), ...news.keys()])]
    .filter((id) => olds.get(id) !== news.get(id))
    .sort()
    .map((id) => compact<RowChange<T>>({ table, id, before: olds.get(id), after: news.get(id) }));
}

/**
 * The fields in which a scenario differs from a base, in the order of tables and ids. Figures that follow by formula are
 * included.
 *
 * @param base - Id of one of the study's scenarios, or a scenario document; so is `scenario`.
 * @param options - The year for which; when absent, for each the first in which all its dated edits have begun.
 * @throws InputError when a scenario cannot be applied.
 * @example
 * ```ts
 * import { diff } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const rows = diff(await loadStudy("examples/first-corridor"), "status-quo", "rail-joined");
 * for (const { id, field, before, after } of rows) console.log(id, field, before, after);
 * // rail-barda--gora status planned operating
 * // rail-barda--gora~back status planned operating
 * ```
 */
export function diff(
  study: Study,
  base: string | Scenario,
  scenario: string | Scenario,
  options: ApplyOptions = {},
): DiffRow[] {
  expectArguments(diffArguments, [study, base, scenario, options]);
  const [before, after] = [base, scenario].map((each) => applyScenario(study, each, options).network);
  const rows = diffNetworks(before as Network, after as Network);
  return displayed(rows, "differences", study);
}

/** What a scenario changes, field by field, in the order of tables and ids. Figures that follow by formula are included. */
export function diffNetworks(base: Network, other: Network): DiffRow[] {
  return changedRows(base, other).flatMap(fieldChanges);
}

function fieldChanges({ table, id, before, after }: RowChange): DiffRow[] {
  if (before === undefined) return [{ table, id, field: "row", after: "added" }];
  if (after === undefined) return [{ table, id, field: "row", before: "removed" }];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const valueIn = (row: object, field: string): string | undefined =>
    display((row as Readonly<Record<string, unknown>>)[field]);
  return fields
    .map((field) =>
      compact<DiffRow>({ table, id, field, before: valueIn(before, field), after: valueIn(after, field) }),
    )
    .filter((change) => change.before !== change.after);
}

function display(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value.map(display).join(" ");
  if (typeof value === "object" && value !== null) {
    return "text" in value ? String(value.text) : canonicalJson(value);
  }
  return String(value);
}
