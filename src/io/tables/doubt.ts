/**
 * What may be there although no sound row gives it: rows that were refused, rows without a valid id, tables that could not be
 * read. What names them is no fault of its own, so that causes are reported and consequences are not.
 */

import { asId, type Fault, nearest } from "../../base/index.ts";
import {
  type Column,
  columnName,
  type DoubtOf,
  type Network,
  type Reference,
  studyTables,
} from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import type { OpenTables } from "./openTables.ts";

/** The tables whose rows a reference may be to. */
const tablesOf: Readonly<Record<Reference, readonly string[]>> = {
  source: ["sources"],
  calendar: ["calendars"],
  place: ["places"],
  linkEnd: ["places"],
  end: ["places"],
  zonePlace: ["places"],
  borderCrossing: ["places"],
  crossingOrFerry: ["places", "links"],
  stationPlace: ["places", "links"],
  linkRow: ["links"],
  serviceLink: ["links"],
  commodity: ["commodities"],
  commodityName: ["commodities"],
  country: ["places", "links"],
  placeOrCountry: ["places", "links"],
  placeOrLink: ["places", "links"],
  side: ["places", "links"],
};

/** Columns that are no row's id and whose texts are names all the same. */
const namesBeside: { readonly [To in Reference]?: readonly string[] } = {
  country: ["country", "other_country"],
  placeOrCountry: ["country", "other_country"],
  side: ["country", "other_country"],
  commodityName: ["handling", "traffic"],
};

/** Whether a name that no sound row gives may be that of an unsound one. */
export function mayBe(open: OpenTables, to: Reference, name: string): boolean {
  return tablesOf[to].some(
    (table) => rowMayBe(open, table, name.replace(/~back$/, "")) || mayBeBeside(open, table, to),
  );
}

function mayBeBeside(open: OpenTables, table: string, to: Reference): boolean {
  const columns = namesBeside[to];
  return columns !== undefined && (open.tables.get(table) ?? []).some((row) => !row.isValid(...columns));
}

/** Whether a table may have a row of some id, or has one that may be of another kind than its cells say. */
export function rowMayBe(open: OpenTables, table: string, id: string): boolean {
  if (open.unread.has(table) || open.refused.get(table)?.words.has(id)) return true;
  const row = open.rows.get(`${table}[${id}]`);
  if (row !== undefined) return !isSelectable(row, table);
  const malformed = open.malformed.get(table) ?? [];
  return malformed.some((text) => text === "" || nearest(id, [text, asId(text) ?? text]).length > 0);
}

/** A network without the rows that may be of another kind than their cells say, or lead nowhere. */
export function soundNetwork(network: Network, open: OpenTables): Network {
  const isSound = (table: string, id: string): boolean => {
    const row = open.rows.get(`${table}[${id}]`);
    return row === undefined || isSelectable(row, table);
  };
  const places = network.places.filter(({ id }) => isSound("places", id));
  const known = new Set(places.map(({ id }) => id));
  const links = network.links.filter(
    ({ row, from, to }) => isSound("links", row) && known.has(from) && known.has(to),
  );
  return { ...network, places, links };
}

/** Whether the cells that say what a row is, and what it is for, are valid. */
export function isSelectable(row: RowReader, table: string): boolean {
  return row.isValid(...(selective.get(table) ?? []));
}

/**
 * Whether rows of a table that are looked for and not found are missing, and not among those that were refused.
 *
 * @param id - The row that is looked at; any when absent.
 */
export function rowsAreSound(open: OpenTables, table: string, id?: string): boolean {
  if (id !== undefined) return open.rows.get(`${table}[${id}]`)?.isValid("speed_kmh") ?? false;
  return (
    !open.unread.has(table) &&
    open.refused.get(table)?.words.size === 0 &&
    (open.tables.get(table) ?? []).every((row) => isSelectable(row, table))
  );
}

const selective: ReadonlyMap<string, readonly string[]> = new Map(
  studyTables.map(({ name, columns }) => [
    name,
    Object.entries(columns)
      .filter(([, column]) => selects(column))
      .map(([field]) => columnName(field)),
  ]),
);

function selects({ type, ...column }: Column): boolean {
  if (type === "references" || type === "reference") return "to" in column && column.to !== "source";
  return type === "word" || type === "words" || type === "id";
}

/** What a fault names, and of which tables those names may be. */
const tablesByWord: readonly (readonly [RegExp, string])[] = [
  [/place|crossing|country|zone/, "places"],
  [/link|ferry|country/, "links"],
  [/crossing/, "crossings"],
  [/commodit/, "commodities"],
  [/figure/, "figures"],
  [/figure/, "formulas"],
  [/source/, "sources"],
  [/calendar/, "calendars"],
  [/service/, "services"],
  [/zone/, "zones"],
  [/tariff/, "tariffs"],
  [/operation/, "operations"],
];

/** Whether a fault of a document may be there only because rows of tables were refused. */
export function isConsequence({ expected, got, hint }: Fault, open: OpenTables): boolean {
  const text = String(got);
  const names = [text, ...text.split(/[\s"~*/()+@]+/), text.split(".").slice(1, -1).join(".")];
  // Also where a row that is there has no value to be compared, and where a place is of no country.
  const about = [...names, /meets at (\S+)$/.exec(expected)?.[1] ?? ""].filter((name) => name !== "");
  const tables = studyTables.map(({ name }) => name).filter((name) => expected.includes(`row of ${name}`));
  for (const [word, table] of tablesByWord) if (word.test(expected)) tables.push(table);
  if (tables.some((table) => about.some((name) => rowMayBe(open, table, name)))) return true;
  if (hint === "the edit changes nothing") {
    const isUnsound = (name: string): boolean =>
      studyTables.some((table) => {
        const row = open.rows.get(`${table.name}[${name}]`);
        return row !== undefined && !row.isValid(...Object.keys(table.columns).map(columnName));
      });
    return about.some((name) => isUnsound(name) || open.doubtful.has(name));
  }
  // Rows that are for a place do not have it as their id.
  return tables.some((table) =>
    ["crossings", "operations", "services"].includes(table)
      ? (open.tables.get(table) ?? []).some(
          (row) =>
            !isSelectable(row, table) &&
            ["at", "places", "links"].some((column) => row.words(column).some((at) => about.includes(at))),
        )
      : false,
  );
}

/** Where the figures of a row of links stand in it. */
const columnsOfLinks: Readonly<Record<string, string>> = {
  length: "length_km",
  speed: "speed_kmh",
  designSpeed: "design_speed_kmh",
  capex: "capex_musd",
};

/** What is unsound about the figures of a study, as far as its tables have been read. */
export function doubtOf(open: OpenTables): DoubtOf {
  return (id) => {
    const mark = open.doubtful.get(id);
    if (mark !== undefined) return mark;
    if (open.rows.has(`figures[${id}]`) || open.rows.has(`formulas[${id}]`)) return undefined;
    const [, table = "", name = "", part = ""] = /^(links|services)\.(.+)\.(\w+)$/.exec(id) ?? [];
    const row = open.rows.get(`${table}[${name}]`);
    if (row !== undefined) {
      const column = table === "links" ? columnsOfLinks[part] : undefined;
      return column === undefined || row.isValid(column) ? undefined : "unit";
    }
    const tables = table === "" ? ["figures", "formulas"] : [table];
    return tables.some((one) => rowMayBe(open, one, id === name || name === "" ? id : name))
      ? "unit"
      : undefined;
  };
}
