/** Reads `places.csv`. */

import { compact } from "../../base/index.ts";
import type { Point } from "../../math/index.ts";
import { type Place, placeTable, placeTraits } from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { readRow } from "./readRow.ts";

/** Reads `places.csv`. */
export function readPlaces(open: OpenTables): Place[] {
  const rows = rowsOf(open, placeTable);
  const points = rows.map(pointOf).filter(({ latitude }) => Math.abs(latitude) <= 90);
  return rows.map((row) => {
    refuseSwapped(row, points);
    const place = readRow(row, placeTable);
    checkOtherCountry(row, place);
    return compact<Place>({ ...place, gaugeBreak: readGauges(row) });
  });
}

function checkOtherCountry(row: RowReader, { kind, country, otherCountry: got }: Place): void {
  if (!row.isValid("kind")) return;
  const isCrossing = placeTraits[kind].joinsCountries === true;
  if (!isCrossing && got !== undefined) {
    const expected = "nothing: only crossings have two countries";
    row.refuse("other_country", { expected, got, hint: "or make it a borderCrossing" });
  }
  if (isCrossing && (got === undefined || got === country)) {
    const expected = "the second country of the crossing";
    row.refuse("other_country", { expected, got, hint: "a crossing joins two countries" });
  }
}

function pointOf(row: RowReader): Point {
  return { latitude: Number(row.raw("latitude")), longitude: Number(row.raw("longitude")) };
}

/** A latitude out of range is taken for a longitude when that puts the place among the others. */
function refuseSwapped(row: RowReader, others: readonly Point[]): void {
  const { latitude, longitude } = pointOf(row);
  const between = (value: number, field: keyof Point): boolean =>
    others.some((other) => other[field] <= value) && others.some((other) => other[field] >= value);
  if (Math.abs(latitude) <= 90 || !between(longitude, "latitude") || !between(latitude, "longitude")) return;
  const expected = "a finite number of at least -90 and at most 90";
  row.refuse("latitude", { expected, got: latitude, hint: "latitude and longitude look swapped" });
}

function readGauges(row: RowReader): number[] | undefined {
  const gauges = row.words("gauge_break").map(Number);
  if (gauges.length === 1 || !gauges.every((gauge) => gauge > 0)) {
    const got = row.raw("gauge_break");
    row.refuse("gauge_break", { expected: "the gauges that meet here, in mm", got, hint: "e.g. 1435 1520" });
  }
  return gauges.length === 0 ? undefined : gauges;
}
