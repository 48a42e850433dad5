import {
  checkNetwork,
  eitherMode,
  type Link,
  modes,
  modesThat,
  modeTraits,
  type Network,
  type Place,
  sidesOf,
} from "../../model/index.ts";
import { calendarColumns } from "../tables/calendars.ts";
import { noteAt, type Reading, rowsOf } from "../tables/reading.ts";

/** Checks what needs the whole network, and the names that tables use of each other. */
export function checkReferences(network: Network, reading: Reading): void {
  for (const found of checkNetwork(network)) noteAt(reading, found);
  const { places, links, tariffs, timings, emissionFactors, operations, crossings, services } = network;
  const countries = new Set([...links.map((link) => link.country), ...places.flatMap(sidesOf)]);
  const check: Check = (row, column, names, known, expected) => {
    for (const name of names) {
      if (!known.has(name)) reading.rows.get(row)?.refuseName(column, name, expected, known);
    }
  };
  const rowsByMode = new Map(
    modes.map((mode) => [mode, new Set(links.filter((link) => link.mode === mode).map(({ row }) => row))]),
  );
  for (const [table, rows] of Object.entries({ tariffs, timings, emissions: emissionFactors })) {
    for (const { id, mode, ...row } of rows) {
      const known = rowsByMode.get(mode) ?? new Set();
      check(`${table}[${id}]`, "links", row.links, known, `the id of a ${mode} link row`);
      check(`${table}[${id}]`, "countries", row.countries, countries, "a country of the network");
    }
  }
  const placeIds = new Set(places.map(({ id }) => id));
  for (const row of operations) {
    check(`operations[${row.id}]`, "places", row.places, placeIds, "the id of a place");
    check(`operations[${row.id}]`, "countries", row.countries, countries, "a country of the network");
  }
  const landSides = new Map(
    places.flatMap((p) => (p.otherCountry === undefined ? [] : [[p.id, sidesOf(p)]])),
  );
  const ferrySides = sidesOfFerries(links, places);
  const calendars = new Set([
    ...network.calendars.map(({ id }) => id),
    ...(reading.refused.get(calendarColumns.table) ?? []),
  ]);
  // A calendar whose id is wrong may be the one that is meant.
  const areNamed = rowsOf(reading, calendarColumns).every((row) => row.isRight("id"));
  const checkCalendar = (row: string, calendar: string | undefined): void => {
    if (!areNamed) return;
    check(row, "calendar", calendar === undefined ? [] : [calendar], calendars, "the id of a calendar");
  };
  const lines = new Map(
    links.filter(({ mode }) => modeTraits[mode]?.runsServices).map((link) => [link.id, link]),
  );
  const serviceModes = modesThat(({ runsServices }) => runsServices);
  const lineIds = new Set(lines.keys());
  for (const { id, calendar, links: run } of services) {
    check(`services[${id}]`, "links", run, lineIds, `the id of a ${eitherMode(serviceModes)} link`);
    checkCalendar(`services[${id}]`, calendar);
    const broken = run.findIndex(
      (name, i) => i > 0 && lines.get(run[i - 1] as string)?.to !== lines.get(name)?.from,
    );
    if (broken === -1 || !run.every((name) => lineIds.has(name))) continue;
    const place = lines.get(run[broken - 1] as string)?.to;
    const hint = "name them in order; the way back of a two-way row ends in ~back";
    const expected = `a link that begins at ${place}`;
    reading.rows.get(`services[${id}]`)?.refuse("links", { expected, got: run[broken], hint });
  }
  for (const { id, at, mode, from, to, calendar } of crossings) {
    checkCalendar(`crossings[${id}]`, calendar);
    const isOnBoard = modeTraits[mode]?.borders === "onBoard";
    const sides = isOnBoard ? ferrySides : landSides;
    const what = isOnBoard ? `the row of a ${modeTraits[mode].label} link` : "the id of a border crossing";
    check(`crossings[${id}]`, "at", [at], new Set(sides.keys()), what);
    const met = new Set(sides.get(at));
    if (from === undefined || to === undefined || met.size === 0) continue;
    check(`crossings[${id}]`, "from", [from], met, `a country that meets at ${at}`);
    check(
      `crossings[${id}]`,
      "to",
      [to],
      new Set([...met].filter((side) => side !== from)),
      `the country across from ${from}`,
    );
  }
  const crossingIds = new Set(landSides.keys());
  const trackModes = modesThat(({ hasSections }) => hasSections);
  const trackRows = new Set(trackModes.flatMap((mode) => [...(rowsByMode.get(mode) ?? [])]));
  const stationAt = new Map<string, string>();
  for (const { id, serves, at, mode, from, to, calendar } of network.stations) {
    const row = `stations[${reading.rows.has(`stations[${id}]`) ? id : id.slice(0, -at.length - 1)}]`;
    if (serves === "section")
      check(row, "at", [at], trackRows, `the row of a ${eitherMode(trackModes)} link`);
    else if (serves === "crossing") check(row, "at", [at], crossingIds, "the id of a border crossing");
    else check(row, "at", [at], placeIds, "the id of a place");
    checkCalendar(row, calendar);
    const sides = new Set(serves === "crossing" ? landSides.get(at) : []);
    if (from !== undefined && to !== undefined && sides.size > 0) {
      check(row, "from", [from], sides, `a country that meets at ${at}`);
      const across = new Set([...sides].filter((side) => side !== from));
      check(row, "to", [to], across, `the country across from ${from}`);
    }
    // Whoever comes can only queue at one of them.
    const directions = from === undefined ? [...sides, ""] : [from];
    for (const direction of directions) {
      const key = [serves, at, serves === "crossing" ? mode : "", direction].join(" ");
      const other = stationAt.get(key);
      stationAt.set(key, other ?? row);
      if (other === undefined) continue;
      const expected = `a place where no other station serves as ${serves}`;
      const hint = `${other} is there too; more servers are one station`;
      reading.rows.get(row)?.refuse("at", { expected, got: at, hint });
      break;
    }
  }
  for (const { id, via } of network.flows) {
    if (via !== undefined) check(`traffic[${id}]`, "via", [via], crossingIds, "the id of a border crossing");
  }
}

type Check = (
  row: string,
  column: string,
  names: readonly string[],
  known: ReadonlySet<string>,
  expected: string,
) => void;

/** Rows of ferry links with the countries they join. */
function sidesOfFerries(links: readonly Link[], places: readonly Place[]): Map<string, readonly string[]> {
  const byId = new Map(places.map((place) => [place.id, place]));
  const ferries = links.filter(({ mode, id, row }) => modeTraits[mode]?.borders === "onBoard" && id === row);
  return new Map(
    ferries.map(({ row, from, to }) => [row, [from, to].flatMap((id) => sidesOf(byId.get(id) as Place))]),
  );
}
