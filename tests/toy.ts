// Tiny studies for tests: tables as rows of objects, with defaults for what a test does not care about. They go through
// `readStudyNow` as CSV text, so every test also walks the way a user's study takes.

import { InputError, type Problem } from "../src/base/index.ts";
import { readStudyNow } from "../src/io/index.ts";
import type { Study } from "../src/model/index.ts";
import { type NoRoute, type Route, type RouteQuery, route } from "../src/routing/index.ts";

/** A row of a table: column to cell. */
export type Row = Readonly<Record<string, string | number>>;

/** The tables of a toy study; a table that is given replaces the one in {@link toyTables}. */
export interface ToyTables {
  readonly places: readonly Row[];
  readonly links: readonly Row[];
  /** Figure id to value and unit, e.g. `"3 USD/tonne"`, and where it is drawn low, high, shape and what it moves with. */
  readonly figures: Readonly<Record<string, string>>;
  readonly commodities: readonly Row[];
  readonly tariffs: readonly Row[];
  readonly timings: readonly Row[];
  readonly emissions: readonly Row[];
  readonly operations: readonly Row[];
  readonly crossings: readonly Row[];
  readonly calendars: readonly Row[];
  readonly services: readonly Row[];
  readonly zones: readonly Row[];
  readonly stations: readonly Row[];
  readonly traffic: readonly Row[];
  /** Scenario id to its edits. */
  readonly scenarios: Readonly<Record<string, readonly object[]>>;
  readonly questions: readonly object[];
  /** Figures that say how trains are put together. */
  readonly operation?: { readonly trainLoad: string; readonly trainHold: string };
  /** Figures that say what differs from day to day. */
  readonly variability?: Readonly<Record<string, string>>;
}

/**
 * What toys cost unless a test says otherwise. All amounts are sums of powers of two, so they are exact in doubles and
 * rounding to 2^-30 changes nothing. An hour is worth half a dollar a tonne.
 */
export const toyTables: Omit<ToyTables, "places" | "links" | "questions" | "operation" | "variability"> = {
  figures: {
    one: "1 USD/tonne",
    hour: "1 hour",
    km: "1 USD/tonne/km",
    kmh: "1 km/hour",
    co2: "1 kgCO2e/tonne/km",
    vot: "0.5 USD/tonne/hour",
    person: "1 USD/passenger",
    person_km: "1 USD/passenger/km",
    person_co2: "1 kgCO2e/passenger/km",
    person_vot: "4 USD/passenger/hour",
  },
  commodities: [{ id: "goods", traffic: "freight", handling: "general", unit: "t", value_of_time: "vot" }],
  // Freight only: prices per tonne do not fit passengers.
  tariffs: [
    { id: "road", component: "lineHaul", mode: "road", commodities: "freight", per_km: "2 * km" },
    { id: "rail", component: "lineHaul", mode: "rail", commodities: "freight", per_km: "km" },
    { id: "sea", component: "lineHaul", mode: "sea", commodities: "freight", per_km: "km / 4" },
    { id: "ferry", component: "lineHaul", mode: "ferry", commodities: "freight", per_km: "km / 2" },
  ],
  timings: [
    { id: "road", mode: "road", running: "64 * kmh" },
    { id: "rail", mode: "rail", running: "32 * kmh" },
    { id: "sea", mode: "sea", running: "16 * kmh" },
    { id: "ferry", mode: "ferry", running: "16 * kmh" },
  ],
  emissions: ["road", "rail", "sea", "ferry"].map((mode) => ({
    ...{ id: mode, mode, commodities: "freight" },
    per_km: mode === "road" ? "co2 / 4" : "co2 / 16",
  })),
  operations: [
    ...["road", "rail", "sea"].flatMap((mode): Row[] => [
      { id: `load-${mode}`, operation: "load", to: mode },
      { id: `unload-${mode}`, operation: "unload", from: mode },
    ]),
    ...["road rail", "rail road", "road sea", "sea road", "rail sea", "sea rail"].map((pair) => {
      const [from, to] = pair.split(" ") as [string, string];
      const id = `${from}-${to}`;
      return {
        id,
        operation: "transship",
        commodities: "freight",
        from,
        to,
        handling: "8 * one",
        handling_time: "4 * hour",
      };
    }),
    { id: "clear", operation: "clear", commodities: "freight", clearance: "16 * one" },
  ],
  crossings: [],
  calendars: [],
  services: [],
  zones: [],
  stations: [],
  traffic: [],
  scenarios: {},
};

/** A study of the given tables, read from their text. */
export function toy(tables: Partial<ToyTables> & Pick<ToyTables, "places" | "links">): Study {
  return readStudyNow([{ folder: "", files: toyFiles(tables) }]);
}

/** What a test may say of a question besides its ends. */
export type Ask = Partial<Pick<RouteQuery, "commodity" | "least">> & { readonly scenario?: string };

/** The route of goods between two ends, which must be there. */
export function wayOf(study: Study, from: string, to: string, ask: Ask = {}): Route {
  const found = answerOf(study, from, to, ask);
  if (found.type === "noRoute") throw new Error(found.reason);
  return found;
}

/** Why there is no route between two ends. */
export function noWayOf(study: Study, from: string, to: string, ask: Ask = {}): string {
  const found = answerOf(study, from, to, ask);
  if (found.type === "route") throw new Error(`there is a route by ${found.links.join(" ")}`);
  return found.reason;
}

function answerOf(study: Study, from: string, to: string, ask: Ask): Route | NoRoute {
  const { scenario = "base", commodity = "goods", ...more } = ask;
  return route(study, scenario, { from, to, commodity, ...more });
}

/** The problems with which something is refused. */
export function problemsOf(action: () => unknown): readonly Problem[] {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** The files of a toy study: name to text. */
export function toyFiles(
  tables: Partial<ToyTables> & Pick<ToyTables, "places" | "links">,
): Map<string, string> {
  const all = { ...toyTables, ...tables };
  const ends = all.places
    .filter((place) => place.other_country === undefined)
    .map((place) => String(place.id));
  const questions = all.questions ?? [{ id: "all", between: ends, and: ends }];
  const figures = Object.entries({ ...toyTables.figures, ...all.figures }).map(([id, amount]) => {
    const [value = "", unit = "", low = "", high = "", shape = "", together = ""] = amount.split(" ");
    return { id, value, unit, low, high, shape, together };
  });
  const rows: Readonly<Record<string, readonly Row[]>> = {
    sources: [{ id: "invented", title: "Invented for a test", publisher: "the tests", year: 2026 }],
    places: all.places.map((row) => ({ ...placeDefaults(row), ...row })),
    links: all.links.map((row) => ({ ...linkDefaults(row), ...row })),
    figures: figures.map((row) => ({ name: row.id, kind: "assumed", source: "invented", ...row })),
    commodities: all.commodities.map((row) => ({ name: String(row.id), ...row })),
    tariffs: all.tariffs.map((row) => ({ price_year: 2024, ...row })),
    timings: all.timings,
    emissions: all.emissions,
    operations: all.operations,
    crossings: all.crossings.map(crossing),
    calendars: all.calendars.map((row) => ({ zone: "+00:00", kind: "assumed", ...row })),
    services: all.services.map((row) => ({ kind: "assumed", ...row })),
    zones: all.zones,
    stations: all.stations,
    traffic: all.traffic,
  };
  const tablesOfRows = Object.entries(rows).filter(([, table]) => table.length > 0);
  const documents = Object.entries({ base: [], ...all.scenarios });
  const { operation, variability } = all;
  return new Map([
    ["study.yaml", JSON.stringify({ ...study, questions, operation, variability })],
    ...tablesOfRows.map(([name, table]) => [`${name}.csv`, csv(table)] as const),
    ...documents.map(([id, edits]) => {
      return [`scenarios/${id}.yaml`, JSON.stringify({ version: 1, id, title: id, edits })] as const;
    }),
  ]);
}

const study = {
  ...{ version: 1, id: "toy", title: "A toy study", regime: "invented" },
  ...{ asOf: "2026-11-23", currency: "USD" },
};

// All places at one point: no length is shorter than the straight line.
function placeDefaults({ id, other_country }: Row): Row {
  const kind = other_country === undefined ? "railNode" : "borderCrossing";
  return { name: String(id), kind, country: "AA", latitude: 0, longitude: 0 };
}

function linkDefaults({ mode }: Row): Row {
  return {
    ...{ two_way: "yes", mode: "road", country: "AA", length_kind: "assumed", length_source: "invented" },
    ...{ status: "operating", carries: "freight passengers" },
    ...(mode === "rail" ? { gauge_mm: 1435 } : {}),
  };
}

// A stop of 8 hours, one half of it for the half of all consignments that is inspected, and a fee of 2 USD.
function crossing(row: Row): Row {
  return {
    ...{ mode: "road", queue: "2 * hour", documents: "hour", inspection_share: 0.5, inspection: "8 * hour" },
    ...{ release: "hour", fee: row.commodities === "passengers" ? "" : "2 * one" },
    ...row,
  };
}

function csv(rows: readonly Row[]): string {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => header.map((column) => quoted(row[column])).join(","));
  return `${[header.join(","), ...lines].join("\n")}\n`;
}

function quoted(cell: string | number | undefined): string {
  const text = String(cell ?? "");
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
