/** Checks the names that tables use of each other, by what the definitions of the tables refer to. */

import { nearest, type Problem } from "../../base/index.ts";
import {
  type Column,
  type Commodity,
  checkNetwork,
  columnName,
  commodityNames,
  eitherMode,
  type Link,
  linkMissing,
  type Mode,
  modes,
  modesThat,
  modeTraits,
  type Network,
  type Place,
  type Reference,
  references,
  type Source,
  sidesOf,
  studyTables,
} from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { mayBe } from "./doubt.ts";
import { noteAt, type OpenTables, rowsOf } from "./openTables.ts";
import { checkCrossings, type SidesAt } from "./readCrossings.ts";
import { checkServices } from "./readServices.ts";
import { checkStations } from "./readStations.ts";

/** Names that a column may hold, and what messages call them. */
interface Names {
  readonly known: ReadonlySet<string>;
  readonly expected: string;
}

/** Names that a kind of reference may be to; `undefined` where they are not known. */
type NamesFor = { readonly [To in Reference]?: ((row: RowReader) => Names | undefined) | undefined };

/** Checks what needs the whole network: names that tables use of each other, and what only several rows together show. */
export function checkReferences(
  network: Network,
  {
    commodities,
    sources,
  }: { readonly commodities: readonly Commodity[]; readonly sources: readonly Source[] },
  open: OpenTables,
): void {
  for (const found of faultsOfNetwork(network, open)) noteAt(open, found);
  const { links, places } = network;
  const sound = places.filter(({ id }) => isSoundPlace(open, id));
  const crossings = sidesOfCrossings(sound);
  const ferries = sidesOfFerries(links, sound);
  const countries = [...links.map(({ country }) => country), ...places.flatMap(sidesOf)];
  const names: NamesFor = {
    ...namesAlike({
      source: sources.map(({ id }) => id),
      calendar: [...network.calendars.map(({ id }) => id), ...(open.refused.get("calendars")?.ids ?? [])],
      place: places.map(({ id }) => id),
      country: countries,
      commodityName: commodityNames(commodities),
      placeOrLink: [...places.map(({ id }) => id), ...links.map(({ row }) => row)],
      placeOrCountry: [...places.map(({ id }) => id), ...countries],
      borderCrossing: crossings.keys(),
    }),
    ...namesByRow(links, places, { crossings, ferries }),
  };
  for (const table of studyTables) {
    for (const [field, column] of Object.entries(table.columns)) {
      if (column.type !== "reference" && column.type !== "references") continue;
      const namesFor = names[column.to];
      if (namesFor === undefined) continue;
      for (const row of rowsOf(open, table)) checkCell(row, columnName(field), column, { namesFor, open });
    }
  }
  checkServices(open, links);
  checkCrossings(open, (row) => (passesOnBoard(row.raw("mode")) ? ferries : crossings));
  checkStations(open, crossings);
}

function checkCell(
  row: RowReader,
  column: string,
  { type, to }: Extract<Column, { readonly type: "reference" | "references" }>,
  { namesFor, open }: { namesFor: (row: RowReader) => Names | undefined; open: OpenTables },
): void {
  if (!row.has(column) || !row.isValid(column)) return;
  const names = namesFor(row);
  if (names === undefined) return;
  for (const got of type === "reference" ? [row.raw(column)] : row.words(column)) {
    if (!names.known.has(got) && !mayBe(open, to, got))
      row.refuseName(column, got, names.expected, names.known);
  }
}

/** References to names that are the same for all rows. */
function namesAlike(ids: { readonly [To in Reference]?: Iterable<string> }): NamesFor {
  return Object.fromEntries(
    Object.entries(ids).map(([to, some]) => {
      const names = { known: new Set(some), expected: references[to as Reference] };
      return [to, (): Names => names];
    }),
  );
}

/** What is wrong with the network, except what follows from cells that were refused. */
function faultsOfNetwork(network: Network, open: OpenTables): Problem[] {
  const places = network.places.flatMap((place): Place[] => {
    const row = open.rows.get(`places[${place.id}]`);
    if (!isSoundPlace(open, place.id)) return [];
    return [row?.isValid("latitude", "longitude") === false ? { ...place, latitude: NaN } : place];
  });
  const links = network.links.map((link): Link => {
    const row = open.rows.get(`links[${link.row}]`);
    if (row?.isValid("country", "gauge_mm") !== false) return link;
    const { gauge: _, ...others } = link;
    return row.isValid("country") ? others : { ...others, mode: "" as Mode };
  });
  const all = checkNetwork({ ...network, places, links });
  // Places of which nothing else can be checked need links too.
  const isPlace = new Set(places.map(({ id }) => `places[${id}].id`));
  const unlinked = places.length === network.places.length ? [] : checkNetwork(network);
  const found = [
    ...all,
    ...unlinked.filter(({ path, expected }) => expected === linkMissing && !isPlace.has(path)),
  ];
  const unknown = found
    .filter(({ expected }) => expected === references.place)
    .map(({ got }) => unquoted(got));
  return found.filter(({ path, expected, got }) => {
    if (expected === references.place)
      return !open.rows.has(`places[${unquoted(got)}]`) && !mayBe(open, "place", unquoted(got));
    if (expected !== linkMissing) return true;
    // A link with a wrong end may be the one that is missing.
    const id = /^places\[(.*)\]/.exec(path)?.[1] ?? "";
    const { words } = open.refused.get("links") ?? {};
    return !open.unread.has("links") && !words?.has(id) && nearest(id, unknown).length === 0;
  });
}

/** A name as a problem shows it. */
function unquoted(got: string): string {
  return got.replace(/^"|"$/g, "");
}

/** Whether the cells of a place that say what it is are valid. */
function isSoundPlace(open: OpenTables, id: string): boolean {
  return open.rows.get(`places[${id}]`)?.isValid("kind", "country", "other_country") !== false;
}

/** References to names that depend on the mode of the row, or on what it serves. */
function namesByRow(
  links: readonly Link[],
  places: readonly Place[],
  { crossings, ferries }: { readonly crossings: SidesAt; readonly ferries: SidesAt },
): NamesFor {
  const linkRows = new Map(
    modes.map((mode): [string, Names] => {
      const known = new Set(links.filter((link) => link.mode === mode).map(({ row }) => row));
      return [mode, { known, expected: `the id of a ${mode} link row` }];
    }),
  );
  const atCrossings = { known: new Set(crossings.keys()), expected: references.borderCrossing };
  const atFerries = { known: new Set(ferries.keys()), expected: "the row of a ferry link" };
  const atPlaces = { known: new Set(places.map(({ id }) => id)), expected: references.place };
  const serviceModes = modesThat(({ runsServices }) => runsServices);
  const ofServices = {
    known: new Set(links.filter(({ mode }) => serviceModes.includes(mode)).map(({ id }) => id)),
    expected: `the id of a ${eitherMode(serviceModes)} link`,
  };
  const trackModes = modesThat(({ hasSections }) => hasSections);
  const onTracks = {
    known: new Set(links.filter(({ mode }) => trackModes.includes(mode)).map(({ row }) => row)),
    expected: `the row of a ${eitherMode(trackModes)} link`,
  };
  return {
    linkRow: (row) => linkRows.get(row.raw("mode")),
    crossingOrFerry: (row) =>
      row.isValid("mode") ? (passesOnBoard(row.raw("mode")) ? atFerries : atCrossings) : undefined,
    serviceLink: () => ofServices,
    stationPlace: (row) => {
      const serves = row.raw("serves");
      if (!row.isValid("serves")) return undefined;
      return serves === "section" ? onTracks : serves === "crossing" ? atCrossings : atPlaces;
    },
  };
}

/** Whether links of a mode pass borders by rows of their own, not at border crossings. */
function passesOnBoard(mode: string): boolean {
  return modeTraits[mode as Mode]?.borders === "onBoard";
}

/** Border crossings with the countries that meet there. */
function sidesOfCrossings(places: readonly Place[]): SidesAt {
  return new Map(
    places.filter((place) => place.otherCountry !== undefined).map((place) => [place.id, sidesOf(place)]),
  );
}

/** Rows of ferry links with the countries they join. */
function sidesOfFerries(links: readonly Link[], places: readonly Place[]): SidesAt {
  const byId = new Map(places.map((place) => [place.id, place]));
  const sides = (id: string): readonly string[] => {
    const place = byId.get(id);
    return place === undefined ? [] : sidesOf(place);
  };
  const ferries = links.filter(({ mode, id, row }) => passesOnBoard(mode) && id === row);
  return new Map(ferries.map(({ row, from, to }) => [row, [from, to].flatMap(sides)]));
}
