/** Checks the names that tables use of each other, by what the definitions of the tables refer to. */

import {
  type Commodity,
  calendarTable,
  checkNetwork,
  columnName,
  commodityNames,
  eitherMode,
  type Link,
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
  for (const found of checkNetwork(network)) noteAt(open, found);
  const { links, places } = network;
  const crossings = sidesOfCrossings(places);
  const ferries = sidesOfFerries(links, places);
  const countries = [...links.map(({ country }) => country), ...places.flatMap(sidesOf)];
  const names: NamesFor = {
    ...namesAlike({
      source: sources.map(({ id }) => id),
      place: places.map(({ id }) => id),
      country: countries,
      commodityName: commodityNames(commodities),
      placeOrLink: [...places.map(({ id }) => id), ...links.map(({ row }) => row)],
      placeOrCountry: [...places.map(({ id }) => id), ...countries],
      borderCrossing: crossings.keys(),
    }),
    calendar: namesOfCalendars(open),
    ...namesByRow(links, places, { crossings, ferries }),
  };
  for (const table of studyTables) {
    for (const [field, column] of Object.entries(table.columns)) {
      if (column.type !== "reference" && column.type !== "references") continue;
      const namesFor = names[column.to];
      if (namesFor === undefined) continue;
      for (const row of rowsOf(open, table)) checkCell(row, columnName(field), column.type, namesFor);
    }
  }
  checkServices(open, links);
  checkCrossings(open, (row) => (passesOnBoard(row.raw("mode")) ? ferries : crossings));
  checkStations(open, crossings);
}

function checkCell(
  row: RowReader,
  column: string,
  type: "reference" | "references",
  namesFor: (row: RowReader) => Names | undefined,
): void {
  if (!row.has(column) || !row.isValid(column)) return;
  const names = namesFor(row);
  if (names === undefined) return;
  for (const got of type === "reference" ? [row.raw(column)] : row.words(column)) {
    if (!names.known.has(got)) row.refuseName(column, got, names.expected, names.known);
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

/** A calendar whose row was refused, or whose id is wrong, may be the one that is meant. */
function namesOfCalendars(open: OpenTables): (() => Names) | undefined {
  const rows = rowsOf(open, calendarTable);
  if (!rows.every((row) => row.isValid("id"))) return undefined;
  const refused = open.refused.get(calendarTable.name) ?? [];
  const known = new Set([...rows.map((row) => row.raw("id")), ...refused]);
  return () => ({ known, expected: references.calendar });
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
    crossingOrFerry: (row) => (passesOnBoard(row.raw("mode")) ? atFerries : atCrossings),
    serviceLink: () => ofServices,
    stationPlace: (row) => {
      const serves = row.raw("serves");
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
