import { compact } from "../../base/index.ts";
import {
  type Amount,
  type AmountRule,
  type Dimension,
  type End,
  type Flow,
  modes,
  type Place,
  parseEnd,
  readDate,
  type Station,
  stationKinds,
  type VehicleKind,
  vehicleKinds,
} from "../../model/index.ts";
import type { Columns, RowReader } from "../text/cells.ts";
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
const rate = (vehicle: VehicleKind): AmountRule => ({ dimension: { [vehicle]: 1, h: -1 } });

/** Reads `stations.csv`: one station per row and place it is at. */
export function readStations(reading: Reading, pricing: Pricing): Station[] {
  return rowsOf(reading, stationColumns).flatMap((row) => {
    const vehicle = row.choice("vehicle", vehicleKinds);
    const counted = row.isRight("vehicle");
    const service: AmountRule = { dimension: { h: 1, [vehicle]: -1 }, bounds: { above: 0 } };
    const serves = row.choice("serves", stationKinds);
    if (serves === "section" && row.has("patience")) {
      const hint = "a train on its way does not turn back";
      row.refuse("patience", { expected: "no patience at a section", got: row.raw("patience"), hint });
    }
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
      serves,
      mode: row.choice("mode", modes),
      from: row.optional("from"),
      to: row.optional("to"),
      vehicle,
      servers: needed(row, "servers", number({ least: 1 }), pricing),
      service: needed(row, "service", counted && service, pricing),
      serviceCv: needed(row, "service_cv", number({ least: 0 }), pricing),
      calendar: row.optional("calendar"),
      background: counted ? row.amount("background", rate(vehicle), pricing) : undefined,
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
    const vehicle = row.choice("vehicle", vehicleKinds);
    const counted = row.isRight("vehicle");
    const id = row.raw("commodity");
    const commodity = pricing.commodities.find((known) => known.id === id);
    const ids = pricing.commodities.map((known) => known.id);
    if (commodity === undefined) row.refuseName("commodity", id, "the id of a commodity", ids);
    const own = commodity === undefined ? pricing : { ...pricing, commodities: [commodity] };
    const carried: Dimension = { [commodity?.unit ?? "t"]: 1, [vehicle]: -1 };
    const load: AmountRule = { dimension: carried, bounds: { above: 0 } };
    if (row.has("from") && row.raw("from") === row.raw("to")) {
      const hint = "what stays where it is does not travel";
      row.refuse("to", { expected: "another end than from", got: row.raw("to"), hint });
    }
    return compact<Flow>({
      id: row.id(),
      from: end(row, "from"),
      to: end(row, "to"),
      commodity: id,
      via: row.optional("via"),
      vehicle,
      modes: row.has("modes") ? row.list("modes", modes) : undefined,
      arrivals: needed(row, "arrivals", counted && rate(vehicle), own),
      load: needed(row, "load", counted && commodity !== undefined && load, own),
      arrivalCv: needed(row, "arrival_cv", number({ least: 0 }), own),
      season: readSeason(row),
      note: row.optional("note"),
    });
  });
}

/** An amount that may not be absent; without a rule, as another cell is wrong, nothing more is told of it. */
function needed(row: RowReader, column: string, rule: AmountRule | false, pricing: Pricing): Amount {
  if (!row.has(column))
    row.refuse(column, { expected: `a figure for ${column.replaceAll("_", " ")}`, got: "" });
  const read = rule === false ? undefined : row.amount(column, rule, pricing);
  return read ?? { text: "1", expression: { type: "number", value: 1 } };
}

function readSeason(row: RowReader): Flow["season"] {
  if (!row.has("first") && !row.has("last")) return undefined;
  const [first, last] = [day(row, "first"), day(row, "last")];
  if (first === undefined || last === undefined) return undefined;
  if (last < first) {
    const hint = "a season over the turn of the year is two rows";
    const expected = `a day not before ${row.raw("first")}`;
    row.refuse("last", { expected, got: row.raw("last"), hint });
  }
  return { first: row.raw("first"), last: row.raw("last") };
}

/** Days since 1970-01-01. */
function day(row: RowReader, column: string): number | undefined {
  const read = readDate(row.raw(column));
  if (typeof read === "number") return read;
  const hint = row.has(column) ? read.hint : "a season has a first and a last day";
  row.refuse(column, { ...read, hint });
  return undefined;
}
