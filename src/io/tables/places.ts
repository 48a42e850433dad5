import { compact } from "../../base/index.ts";
import type { Point } from "../../math/index.ts";
import { type Place, placeKinds, placeTraits } from "../../model/index.ts";
import type { Columns, RowReader } from "../text/cells.ts";
import { readSource } from "./figures.ts";
import { type Reading, rowsOf } from "./reading.ts";

/** Columns of `places.csv`. */
export const placeColumns: Columns = {
  table: "places",
  required: ["id", "name", "kind", "country", "latitude", "longitude"],
  optional: ["local_name", "other_country", "gauge_break", "source", "note"],
};

/** Reads `places.csv`. */
export function readPlaces(reading: Reading, sources: ReadonlySet<string>): Place[] {
  const rows = rowsOf(reading, placeColumns);
  const points = rows.map(rawPoint).filter(({ latitude }) => Math.abs(latitude) <= 90);
  return rows.map((row) => readPlace(row, sources, points));
}

function readPlace(row: RowReader, sources: ReadonlySet<string>, others: readonly Point[]): Place {
  const kind = row.choice("kind", placeKinds);
  const country = row.id("country");
  return compact<Place>({
    id: row.id(),
    name: row.text("name"),
    localName: row.optional("local_name"),
    kind,
    country,
    otherCountry: readOtherCountry(row, placeTraits[kind]?.joinsCountries === true, country),
    ...readPoint(row, others),
    gaugeBreak: readGauges(row),
    source: readSource(row, "source", sources, false),
    note: row.optional("note"),
  });
}

function readOtherCountry(row: RowReader, isCrossing: boolean, country: string): string | undefined {
  const other = row.optionalId("other_country");
  const refuse = (expected: string, hint: string): void =>
    row.refuse("other_country", { expected, got: other, hint });
  if (!row.isRight("kind")) return other;
  if (!isCrossing && other !== undefined)
    refuse("nothing: only crossings have two countries", "or make it a borderCrossing");
  if (isCrossing && (other === undefined || other === country)) {
    refuse("the second country of the crossing", "a crossing joins two countries");
  }
  return other;
}

function rawPoint(row: RowReader): Point {
  return { latitude: Number(row.raw("latitude")), longitude: Number(row.raw("longitude")) };
}

/** Reads coordinates. A latitude out of range is taken for a longitude when that puts the place among the others. */
function readPoint(row: RowReader, others: readonly Point[]): Point {
  const { latitude, longitude } = rawPoint(row);
  const between = (value: number, field: keyof Point): boolean =>
    others.some((other) => other[field] <= value) && others.some((other) => other[field] >= value);
  if (Math.abs(latitude) > 90 && between(longitude, "latitude") && between(latitude, "longitude")) {
    const hint = "latitude and longitude look swapped";
    row.refuse("latitude", {
      expected: "a finite number of at least -90 and at most 90",
      got: latitude,
      hint,
    });
    return { latitude: 0, longitude: 0 };
  }
  return {
    latitude: row.number("latitude", { least: -90, most: 90 }),
    longitude: row.number("longitude", { least: -180, most: 180 }),
  };
}

function readGauges(row: RowReader): number[] | undefined {
  const gauges = row.list("gauge_break").map(Number);
  if (gauges.length === 1 || !gauges.every((gauge) => gauge > 0)) {
    const hint = "e.g. 1435 1520";
    row.refuse("gauge_break", {
      expected: "the gauges that meet here, in mm",
      got: row.raw("gauge_break"),
      hint,
    });
  }
  return gauges.length === 0 ? undefined : gauges;
}
