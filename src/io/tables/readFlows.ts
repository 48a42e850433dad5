/** Reads `flows.csv`: what travels a year. */

import { compact } from "../../base/index.ts";
import {
  type End,
  flowTable,
  type OwnUnits,
  type Place,
  parseEnd,
  references,
  type YearlyFlow,
} from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { mayBe } from "./doubt.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { type Pricing, readRow } from "./readRow.ts";

/** How far the shares of a total may be from a whole number together: they are written with a few digits. */
const tolerance = 1e-6;

/** Reads `flows.csv`. The shares of each total and commodity must sum to 1 or another whole number. */
export function readFlows(open: OpenTables, pricing: Pricing, places: readonly Place[]): YearlyFlow[] {
  const known = new Map(places.map((place) => [place.id, place]));
  const sums = new Map<string, { readonly row: RowReader; sum: number; isSound: boolean }>();
  const flows = rowsOf(open, flowTable).map((row) => {
    const { own, unit } = ofCommodity(row, pricing, open);
    const read = readRow(row, flowTable, own, unit);
    const key = `${read.commodity} ${row.raw("total")}`;
    const entry = sums.get(key) ?? { row, sum: 0, isSound: true };
    entry.sum += read.share;
    entry.isSound &&= row.isValid("share") && row.isValid("total") && row.isValid("commodity");
    sums.set(key, entry);
    return compact<YearlyFlow>({ ...read, ...readEnds(row, known, open) });
  });
  // A share may stand in a row that was refused.
  const isWhole = !open.unread.has(flowTable.name) && open.refused.get(flowTable.name)?.ids.size === 0;
  for (const { row, sum, isSound } of isWhole ? sums.values() : []) {
    if (!isSound || Math.abs(sum - Math.max(1, Math.round(sum))) <= tolerance) continue;
    const whole = "that sum to 1, or to 2 where the total is that of each way";
    const expected = `shares of ${row.raw("total")} for ${row.raw("commodity")} ${whole}`;
    row.refuse("share", {
      expected,
      got: String(sum),
      hint: "a flow is a share of its total: look at all rows with it",
    });
  }
  return flows;
}

/** The pricing for the one commodity of a row, and its unit; nothing of a commodity that is not known. */
export function ofCommodity(
  row: RowReader,
  pricing: Pricing,
  open: OpenTables,
): { readonly own: Pricing; readonly unit: Pick<OwnUnits, "unit"> } {
  const id = row.raw("commodity");
  const commodity = pricing.commodities.find((one) => one.id === id);
  if (commodity !== undefined)
    return { own: { ...pricing, commodities: [commodity] }, unit: { unit: commodity.unit } };
  if (mayBe(open, "commodity", id)) return { own: { ...pricing, commodities: [], isOpen: true }, unit: {} };
  const ids = pricing.commodities.map((one) => one.id);
  row.refuseName("commodity", id, references.commodity, ids);
  return { own: pricing, unit: {} };
}

/** The two ends of a row, which must differ. */
export function readEnds(
  row: RowReader,
  places: ReadonlyMap<string, Place>,
  open: OpenTables,
): { readonly from: End; readonly to: End } {
  if (row.has("from") && row.isValid("from", "to") && row.raw("from") === row.raw("to")) {
    const hint = "goods that stay where they are do not travel";
    row.refuse("to", { expected: "another end than from", got: row.raw("to"), hint });
  }
  return { from: readEnd(row, "from", places, open), to: readEnd(row, "to", places, open) };
}

function readEnd(row: RowReader, column: string, places: ReadonlyMap<string, Place>, open: OpenTables): End {
  const text = row.raw(column);
  const end = parseEnd(text, places);
  if ("place" in end) return end;
  if (text !== "" && !mayBe(open, "place", text.split("@")[0] as string)) row.refuse(column, end);
  return { place: text };
}
