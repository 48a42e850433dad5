import { compact, type Place, placeKinds, type Source } from "../../model/index.ts";
import type { Columns, RowReader } from "../cells.ts";
import { readSource } from "./figures.ts";
import { type Reading, rowsOf } from "./reading.ts";

const columns: Columns = {
  table: "places",
  required: ["id", "name", "kind", "country", "latitude", "longitude"],
  optional: ["local_name", "other_country", "gauge_break", "source", "note"],
};

/** Reads `places.csv`. */
export function readPlaces(reading: Reading, sources: ReadonlyMap<string, Source>): Place[] {
  const rows = rowsOf(reading, "places.csv", columns);
  const box = boundingBox(rows);
  return rows.map((row) => readPlace(row, sources, box));
}

function readPlace(row: RowReader, sources: ReadonlyMap<string, Source>, box: Box): Place {
  const kind = row.choice("kind", placeKinds);
  const otherCountry = row.raw("other_country") || undefined;
  if ((kind === "borderCrossing") !== (otherCountry !== undefined)) {
    const expected =
      kind === "borderCrossing" ? "the second country of the crossing" : "nothing: only crossings have two";
    row.refuse("other_country", { expected, got: otherCountry });
  }
  return compact({
    id: row.id(),
    name: row.text("name"),
    localName: row.raw("local_name") || undefined,
    kind,
    country: row.text("country"),
    otherCountry,
    ...readPoint(row, box),
    gaugeBreak: readGauges(row),
    source: readSource(row, "source", sources, false),
    note: row.raw("note") || undefined,
  });
}

interface Box {
  readonly latitude: readonly [number, number];
  readonly longitude: readonly [number, number];
}

/** Where most places lie, to tell whether a wrong point would be right with its coordinates swapped. */
function boundingBox(rows: readonly RowReader[]): Box {
  const spread = (column: string): readonly [number, number] => {
    const values = rows
      .map((row) => Number(row.raw(column)))
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    const cut = Math.floor(values.length * 0.05);
    return [values[cut] ?? -90, values[values.length - 1 - cut] ?? 90];
  };
  return { latitude: spread("latitude"), longitude: spread("longitude") };
}

function readPoint(row: RowReader, box: Box): { latitude: number; longitude: number } {
  const latitude = Number(row.raw("latitude"));
  const longitude = Number(row.raw("longitude"));
  const inside = (value: number, [low, high]: readonly [number, number]): boolean =>
    value >= low && value <= high;
  const fits = inside(latitude, box.latitude) && inside(longitude, box.longitude);
  const swapped = inside(longitude, box.latitude) && inside(latitude, box.longitude);
  if (Math.abs(latitude) > 90 && swapped) {
    const hint = "latitude and longitude look swapped";
    row.refuse("latitude", { expected: "degrees north from -90 to 90", got: latitude, hint });
    return { latitude: 0, longitude: 0 };
  }
  const point = {
    latitude: row.number("latitude", { least: -90, most: 90 }),
    longitude: row.number("longitude", { least: -180, most: 180 }),
  };
  if (!fits && swapped) {
    const expected = "a point among the other places";
    const hint = "latitude and longitude look swapped";
    row.refuse("latitude", { expected, got: `${latitude}, ${longitude}`, hint, severity: "warning" });
  }
  return point;
}

function readGauges(row: RowReader): number[] | undefined {
  const gauges = row.list("gauge_break").map(Number);
  if (gauges.some((gauge) => !(gauge > 0)))
    row.refuse("gauge_break", { expected: "gauges in mm", got: row.raw("gauge_break") });
  return gauges.length === 0 ? undefined : gauges;
}
