// Prints what a study holds: lists, and one thing with its source and its users.

import { expectArguments, greatest, type TextWidth, visible } from "../../base/index.ts";
import type { ItemDescription, ItemUse, ListedItem } from "../../scenario/index.ts";
import { itemTableArguments, itemTextArguments } from "../given.ts";
import { words } from "../text/names.ts";
import { counted, plainNumber } from "../text/numbers.ts";
import { textTable } from "../text/textTable.ts";

/**
 * Things of one kind as a table: id, name and what sets each apart.
 *
 * @example
 * ```ts
 * import { listItems } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { itemTable } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * console.log(itemTable(listItems(study, "figures", "border stop")));
 * // id           name                           value  unit  low  high  kind     source
 * // -----------  -----------------------------  -----  ----  ---  ----  -------  --------
 * // border.rail  Stop of a train at the border     12  hour    4    48  assumed  invented
 * // border.road  Stop of a truck at the border     24  hour    6    96  assumed  invented
 * ```
 */
export function itemTable(items: readonly ListedItem[], layout: TextWidth = {}): string {
  expectArguments(itemTableArguments, [items, layout]);
  const facts = [...new Set(items.flatMap((item) => Object.keys(item.facts)))];
  const isNumber = (fact: string): boolean => items.some((item) => typeof item.facts[fact] === "number");
  const hasNames = items.some(({ name }) => name !== "");
  const columns = [
    { head: "id" },
    ...(hasNames ? [{ head: "name" }] : []),
    ...facts.map((head) => ({ head, type: isNumber(head) ? ("number" as const) : ("text" as const) })),
  ];
  const rows = items.map((item) => [
    item.id,
    ...(hasNames ? [item.name] : []),
    ...facts.map((fact) => shown(item.facts[fact])),
  ]);
  return textTable(columns, rows, layout);
}

/**
 * One thing in full: its fields, its source, and what uses it.
 *
 * @example
 * ```ts
 * import { describeItem } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { itemText } from "karvan/text";
 * const [figure] = describeItem(await loadStudy("examples/first-corridor"), "border.rail");
 * console.log(itemText(figure).split("\n")[0]); // Stop of a train at the border (border.rail), figure
 * ```
 */
export function itemText(options: ItemDescription): string {
  expectArguments(itemTextArguments, [options]);
  const { kind, id, name, fields, source, from, usedBy, edits } = options;
  const lines = Object.entries(withRange(fields)).map(
    ([field, value]) => [words(field), shown(value)] as const,
  );
  if (source !== undefined)
    lines.push(["", [source.title, source.publisher, source.url].filter(Boolean).join(", ")]);
  if (from !== undefined) lines.push(["calculated from", from.join(", ")]);
  const width = greatest([0, ...lines.map(([head]) => head.length)]);
  const single = kind.replace(/ies$/, "y").replace(/s$/, "");
  const scenarios = [...new Set(edits.map(({ scenario }) => scenario))];
  return [
    visible(`${name === "" ? id : `${name} (${id})`}, ${single}`),
    ...lines.map(([head, text]) => visible(`  ${head.padEnd(width)}  ${text}`)),
    ...usersText(usedBy),
    ...(scenarios.length === 0
      ? []
      : [visible(`  changed or named by the scenarios ${scenarios.join(", ")}`)]),
    ...(usedBy.length === 0 && edits.length === 0 ? ["  nothing uses it"] : []),
  ].join("\n");
}

/** Fields with value, unit and range in one, where there are such. */
function withRange(fields: ItemDescription["fields"]): ItemDescription["fields"] {
  const { value, unit, low, high, mode, shape, standsFor, ...others } = fields;
  if (value === undefined || unit === undefined) return fields;
  const range = low === undefined || high === undefined ? "" : `, ${shown(low)} to ${shown(high)}`;
  const peak = range === "" || mode === undefined || mode === value ? "" : `, most likely ${shown(mode)}`;
  const drawn = shape === undefined ? "" : `, ${shown(shape)}`;
  const centre = standsFor === undefined ? "" : ` (${shown(standsFor)})`;
  return {
    value: `${shown(value)} ${unit === "1" ? "" : shown(unit)}`.trim() + centre + range + peak + drawn,
    ...others,
  };
}

const mostRows = 8;

/** What uses it, by table. */
function usersText(usedBy: readonly ItemUse[]): string[] {
  const tables = [...new Set(usedBy.map(({ table }) => table))];
  return tables.map((table) => {
    const rows = [...new Set(usedBy.filter((use) => use.table === table).map(({ row }) => row))];
    const more = rows.length > mostRows ? ` and ${counted(rows.length - mostRows, "other row")}` : "";
    return visible(`  used by ${table}: ${rows.slice(0, mostRows).join(", ")}${more}`);
  });
}

function shown(value: string | number | boolean | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? plainNumber(value) : value;
}
