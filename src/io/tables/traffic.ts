import {
  type Amount,
  type AmountRule,
  compact,
  type Dimension,
  type End,
  type Flow,
  modes,
  type Place,
  parseEnd,
  type Station,
  stationKinds,
  type Vehicle,
  vehicles,
} from "../../model/index.ts";
import type { Columns, RowReader } from "../cells.ts";
import { duration, type Pricing, type Reading, rowsOf } from "./reading.ts";

/** Columns of `stations.csv`. */
export const stationColumns: Columns = {
  table: "stations",
  required: ["id", "serves", "at", "mode", "vehicle", "servers", "service", "service_cv"],
  optional: ["from", "to", "calendar", "background", "closures", "closure", "patience", "note"],
};

/** Columns of `traffic.csv`. */
export const trafficColumns: Columns = {
  table: "traffic",
  required: ["id", "from", "to", "commodity", "vehicle", "arrivals", "load", "arrival_cv"],
  optional: ["via", "modes", "first", "last", "note"],
};

const number = (bounds: AmountRule["bounds"]): AmountRule => ({ dimension: {}, ...(bounds && { bounds }) });
const rate = (vehicle: Vehicle): AmountRule => ({ dimension: { [vehicle]: 1, h: -1 } });

/** Reads `stations.csv`: one station per row and place it is at. */
export function readStations(reading: Reading, pricing: Pricing): Station[] {
  return rowsOf(reading, stationColumns).flatMap((row) => {
    const vehicle = row.choice("vehicle", vehicles);
    const service: AmountRule = { dimension: { h: 1, [vehicle]: -1 }, bounds: { above: 0 } };
    const at = row.list("at");
    if (at.length === 0) row.refuse("at", { expected: "ids of places, or of link rows", got: "" });
    if (row.has("from") !== row.has("to")) {
      const hint = "one direction needs both countries, both directions none";
      row.refuse("from", { expected: "both from and to, or neither", got: row.raw("from"), hint });
    }
    if (row.has("closures") !== row.has("closure")) {
      const hint = "closures says how often, closure how long";
      row.refuse("closures", {
        expected: "both closures and closure, or neither",
        got: row.raw("closures"),
        hint,
      });
    }
    const station = compact<Omit<Station, "at">>({
      id: row.id(),
      serves: row.choice("serves", stationKinds),
      mode: row.choice("mode", ["rail", "road", "sea", "ferry"] as const),
      from: row.optional("from"),
      to: row.optional("to"),
      vehicle,
      servers: needed(row, "servers", number({ least: 1 }), pricing),
      service: needed(row, "service", service, pricing),
      serviceCv: needed(row, "service_cv", number({ least: 0 }), pricing),
      calendar: row.optional("calendar"),
      background: row.amount("background", rate(vehicle), pricing),
      closures: row.amount("closures", { dimension: { h: -1 } }, pricing),
      closure: row.amount("closure", { dimension: { h: 1 }, bounds: { above: 0 } }, pricing),
      patience: row.amount("patience", duration, pricing),
      note: row.optional("note"),
    });
    return at.map((place) => ({
      ...station,
      at: place,
      id: at.length === 1 ? station.id : `${station.id}.${place}`,
    }));
  });
}

/** Reads `traffic.csv`. */
export function readTraffic(reading: Reading, pricing: Pricing, places: readonly Place[]): Flow[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const end = (row: RowReader, column: string): End => {
    const read = parseEnd(row.raw(column), byId);
    if ("place" in read) return read;
    row.refuse(column, read);
    return { place: row.raw(column) };
  };
  return rowsOf(reading, trafficColumns).map((row) => {
    const vehicle = row.choice("vehicle", vehicles);
    const id = row.raw("commodity");
    const commodity = pricing.commodities.find((known) => known.id === id);
    const ids = pricing.commodities.map((known) => known.id);
    if (commodity === undefined) row.refuseName("commodity", id, "the id of a commodity", ids);
    const own = commodity === undefined ? pricing : { ...pricing, commodities: [commodity] };
    const carried: Dimension = { [commodity?.unit ?? "t"]: 1, [vehicle]: -1 };
    return compact<Flow>({
      id: row.id(),
      from: end(row, "from"),
      to: end(row, "to"),
      commodity: id,
      via: row.optional("via"),
      vehicle,
      modes: row.has("modes") ? row.list("modes", modes) : undefined,
      arrivals: needed(row, "arrivals", rate(vehicle), own),
      load: needed(row, "load", { dimension: carried, bounds: { above: 0 } }, own),
      arrivalCv: needed(row, "arrival_cv", number({ least: 0 }), own),
      season: readSeason(row),
      note: row.optional("note"),
    });
  });
}

function needed(row: RowReader, column: string, rule: AmountRule, pricing: Pricing): Amount {
  if (!row.has(column))
    row.refuse(column, { expected: `a figure for ${column.replaceAll("_", " ")}`, got: "" });
  return row.amount(column, rule, pricing) ?? { text: "1", expression: { type: "number", value: 1 } };
}

function readSeason(row: RowReader): Flow["season"] {
  if (!row.has("first") && !row.has("last")) return undefined;
  const [first, last] = [day(row, "first"), day(row, "last")];
  if (first !== undefined && last !== undefined && last < first) {
    const hint = "a season over the turn of the year is two rows";
    row.refuse("last", { expected: `a day not before ${first}`, got: last, hint });
  }
  return { first: first ?? "", last: last ?? "" };
}

function day(row: RowReader, column: string): string | undefined {
  const text = row.raw(column);
  const [, year = "", month = "", date = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  if (year !== "" && at.toISOString().startsWith(text)) return text;
  row.refuse(column, { expected: "a day such as 2026-07-20", got: text });
  return undefined;
}
