/** Shows one thing of a study: its fields, where they come from, and what uses it. */

import { expectArguments, InputError, nearest, problem } from "../../base/index.ts";
import { figuresOf, type Study } from "../../model/index.ts";
import { describeItemArguments } from "../given.ts";
import { type ItemKind, itemKinds, listItems } from "./items.ts";
import { type EditUse, editsOf, type ItemUse, usesOf } from "./uses.ts";

/** One thing of a study, in full. */
export interface ItemDescription {
  readonly kind: ItemKind;
  readonly id: string;
  readonly name: string;
  /** Its fields as the tables name them; formulas as written, lists joined by blanks. */
  readonly fields: Readonly<Record<string, string | number | boolean>>;
  /** Source of a figure or place, where it has one. */
  readonly source?: {
    readonly id: string;
    readonly title: string;
    readonly publisher: string;
    readonly url?: string;
  };
  /** Ids of the figures that a figure is calculated from. */
  readonly from?: readonly string[];
  /** Rows of tables, formulas and questions that use it. */
  readonly usedBy: readonly ItemUse[];
  /** Edits of scenarios that name it. */
  readonly edits: readonly EditUse[];
}

/**
 * Everything of a study that has an id: value, range, kind and source, and who uses it. Ids are unique in a table, not in the
 * study, so there may be several.
 *
 * @throws InputError when nothing has the id, with the nearest ids.
 * @example
 * ```ts
 * import { describeItem } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const [figure] = describeItem(await loadStudy("examples/first-corridor"), "border.rail");
 * console.log(figure.name, figure.fields.value, figure.fields.unit);
 * // Stop of a train at the border 12 hour
 * for (const { table, row, field } of figure.usedBy) console.log(table, row, field);
 * // crossings barda-rail queue
 * // crossings barda-rail documents
 * // crossings barda-rail inspection
 * // crossings barda-rail release
 * ```
 */
export function describeItem(study: Study, id: string): ItemDescription[] {
  expectArguments(describeItemArguments, [study, id]);
  const found = itemKinds.flatMap((kind) =>
    listItems(study, kind).flatMap((item) => (item.id === id ? [describe(study, kind, item)] : [])),
  );
  if (found.length > 0) return found;
  const known = itemKinds.flatMap((kind) => listItems(study, kind).map((item) => item.id));
  const expected = "the id of a place, link, figure, scenario, commodity, calendar or source";
  const near = nearest(id, known, 3);
  const hint =
    near.length > 0 ? `did you mean ${near.join(" or ")}?` : "karvan list KIND WORDS finds ids by words";
  throw new InputError([problem({ path: "id", expected, got: id, hint })]);
}

function describe(
  study: Study,
  kind: ItemKind,
  { id, name }: { readonly id: string; readonly name: string },
): ItemDescription {
  const row = rowOf(study, kind, id);
  const source = study.sources.find((known) => known.id === row.source);
  const figure = kind === "figures" ? study.network.figures.find((known) => known.id === id) : undefined;
  return {
    ...{ kind, id, name, fields: fieldsOf(row) },
    ...(source === undefined ? {} : { source: sourceOf(source) }),
    ...(figure?.formula === undefined ? {} : { from: figuresOf(figure.formula) }),
    usedBy: usesOf(study, kind, id),
    edits: editsOf(study, kind, id),
  };
}

function sourceOf({
  id,
  title,
  publisher,
  url,
}: Study["sources"][number]): NonNullable<ItemDescription["source"]> {
  return url === undefined ? { id, title, publisher } : { id, title, publisher, url };
}

function rowOf(study: Study, kind: ItemKind, id: string): Readonly<Record<string, unknown>> {
  const { network, commodities, scenarios, sources } = study;
  const rows: Readonly<Record<Exclude<ItemKind, "scenarios">, readonly { readonly id: string }[]>> = {
    places: network.places,
    links: network.links,
    figures: network.figures,
    ...{ commodities, sources },
    calendars: network.calendars,
  };
  if (kind === "scenarios") return scenarios.get(id)?.document as Readonly<Record<string, unknown>>;
  const row = rows[kind].find((known) => known.id === id || (known as { row?: string }).row === id);
  return row as unknown as Readonly<Record<string, unknown>>;
}

// How the library keeps a figure, of no use to readers; edits of a scenario are what `diff` shows.
const hidden = new Set(["id", "name", "title", "row", "factor", "dimension", "formula", "edits"]);

function fieldsOf(row: Readonly<Record<string, unknown>>): ItemDescription["fields"] {
  const fields = Object.entries(row).flatMap(([field, value]) => {
    const shown = hidden.has(field) ? undefined : valueText(value);
    return shown === undefined || shown === "" ? [] : [[field, shown] as const];
  });
  return Object.fromEntries(fields);
}

function valueText(value: unknown): string | number | boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map((part) => String(valueText(part))).join(" ");
  // An amount is shown as it was written.
  const { text, ...others } = value as { readonly text?: unknown };
  if (typeof text === "string") return text;
  return Object.entries(others)
    .map(([field, part]) => `${field}: ${valueText(part)}`)
    .join(", ");
}
