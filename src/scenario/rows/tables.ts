/** The tables of a study as edits see them: which rows there are, how one is added, changed and removed. */
import { canonicalJson, compact, type Fault } from "../../base/index.ts";
import {
  type Amount,
  type AmountRule,
  type Crossing,
  crossingTable,
  type Dimension,
  type EmissionFactor,
  emissionTable,
  type Flow,
  type Link,
  linkRowTable,
  type Operation,
  operationEndFault,
  operationTable,
  type Place,
  parseEnd,
  placeTable,
  readDate,
  readDepartures,
  readZone,
  type Service,
  type Station,
  serviceFaults,
  serviceTable,
  stationTable,
  type Table,
  type Tariff,
  type Timing,
  tariffTable,
  timingTable,
  trafficTable,
  waitFigures,
  type Zone,
  zoneFaults,
  zoneTable,
} from "../../model/index.ts";
import { countriesAt } from "../crossingRows.ts";
import type { Draft } from "../draft.ts";
import type { EditContext } from "../editContext.ts";
import { type Cells, type Fields, wordsOf } from "./cells.ts";

/** A row of the network. */
type Row = { readonly id: string };

/** What a table gives its edits. */
export interface EditedTable {
  readonly table: Table;
  /** The rows that an id stands for: one row of the file may be several of the network. */
  readonly find: (draft: Draft, id: string) => readonly Row[];
  readonly ids: (draft: Draft) => Iterable<string>;
  /** Replaces the rows of an id, by none when they are removed. */
  readonly put: (draft: Draft, id: string, rows: readonly Row[]) => void;
  /** Makes rows of the network of the fields that were read, and of cells in a form of their own. */
  readonly make: (fields: Fields, cells: Cells, site: Site) => readonly Row[];
  /** Columns that single edits leave to another edit, and which. */
  readonly elsewhere?: Readonly<Record<string, string>>;
}

/** Where a row is made: the edit, the path of a field in it, and the rows it replaces. */
export interface Site {
  readonly context: EditContext;
  readonly pathOf: (field: string) => string;
  readonly old: readonly Row[];
}

/** A table whose rows are as the network holds them. */
function plain<R extends Row>(
  table: Table,
  rows: (draft: Draft) => readonly R[],
  replace: (draft: Draft, rows: readonly R[]) => void,
  check: (row: R, site: Site) => void = () => {},
): EditedTable {
  return {
    table,
    find: (draft, id) => rows(draft).filter((row) => row.id === id),
    ids: (draft) => rows(draft).map(({ id }) => id),
    put: (draft, id, made) =>
      replace(draft, [...rows(draft).filter((row) => row.id !== id), ...(made as R[])]),
    make: (fields, _, site) => {
      const row = compact<R>(fields as unknown as R);
      check(row, site);
      return [row];
    },
  };
}

const byMap =
  <R extends Row>(mapOf: (draft: Draft) => Map<string, R>) =>
  (draft: Draft, rows: readonly R[]): void => {
    const map = mapOf(draft);
    map.clear();
    for (const row of rows) map.set(row.id, row);
  };

const tariffs = plain<Tariff>(
  tariffTable,
  ({ tariffs: map }) => [...map.values()],
  byMap((draft) => draft.tariffs),
);

const timings = plain<Timing>(
  timingTable,
  (draft) => draft.timings,
  (draft, rows) => {
    draft.timings = rows;
  },
);

const emissions = plain<EmissionFactor>(
  emissionTable,
  (draft) => draft.emissionFactors,
  (draft, rows) => {
    draft.emissionFactors = rows;
  },
);

const operations = plain<Operation>(
  operationTable,
  (draft) => draft.operations,
  (draft, rows) => {
    draft.operations = rows;
  },
  ({ operation, from = "", to = "" }, { context, pathOf }) => {
    for (const end of ["from", "to"] as const) {
      const fault = operationEndFault(operation, end, { from, to });
      if (fault !== undefined) context.report(pathOf(end), fault);
    }
  },
);

const zones = plain<Zone>(
  zoneTable,
  ({ zones: map }) => [...map.values()],
  byMap((draft) => draft.zones),
  (zone, { context, pathOf }) => {
    const { places, commodities } = context.draft;
    for (const { field, ...fault } of zoneFaults(zone, places, commodities))
      context.report(pathOf(field), fault);
  },
);

const places: EditedTable = {
  ...plain<Place>(
    placeTable,
    ({ places: map }) => [...map.values()],
    byMap((draft) => draft.places),
  ),
  make: (fields, { gaugeBreak }) => {
    const gauges = gaugeBreak === undefined ? {} : { gaugeBreak: wordsOf(gaugeBreak).map(Number) };
    return [compact<Place>({ ...(fields as unknown as Place), ...gauges })];
  },
};

/** Rows at several places, one of the network for each. */
function spread<R extends Row & { readonly at: string }>(
  table: Table,
  rows: (draft: Draft) => readonly R[],
  replace: (draft: Draft, rows: readonly R[]) => void,
  one: (fields: Fields, at: string, count: number) => R,
  check: (row: R, site: Site) => void,
): EditedTable {
  const isOf = (row: R, id: string): boolean => row.id === id || row.id === `${id}.${row.at}`;
  return {
    table,
    find: (draft, id) => rows(draft).filter((row) => isOf(row, id)),
    ids: (draft) => rows(draft).map(({ id }) => id),
    put: (draft, id, made) =>
      replace(draft, [...rows(draft).filter((row) => !isOf(row, id)), ...(made as unknown as R[])]),
    make: (fields, _, site) => {
      const at = fields.at as readonly string[];
      const made = at.map((place) => compact<R>(one(fields, place, at.length)));
      for (const row of made) check(row, site);
      return made;
    },
  };
}

function checkDirection({ at, from, to }: { at: string; from?: string; to?: string }, site: Site): void {
  const { context, pathOf } = site;
  const countries = countriesAt(at, context.draft);
  if ((from === undefined) !== (to === undefined)) {
    const hint = "one direction needs both countries, both directions none";
    context.report(pathOf("from"), { expected: "both from and to, or neither", got: from, hint });
  }
  for (const [end, got] of Object.entries({ from, to })) {
    if (got === undefined || countries.includes(got)) continue;
    context.report(pathOf(end), {
      expected: `a country that meets at ${at}`,
      got,
      hint: `there are ${countries.join(" and ")}`,
    });
  }
}

const crossings = spread<Crossing>(
  crossingTable,
  (draft) => draft.crossings,
  (draft, rows) => {
    draft.crossings = rows;
  },
  (fields, at) => ({ ...(fields as unknown as Crossing), at, countries: [] }),
  checkDirection,
);

const stations = spread<Station>(
  stationTable,
  (draft) => draft.stations,
  (draft, rows) => {
    draft.stations = rows;
  },
  (fields, at, count) => ({
    ...(fields as unknown as Station),
    at,
    id: count === 1 ? String(fields.id) : `${fields.id}.${at}`,
  }),
  (row, site) => {
    const { context, pathOf, old } = site;
    if (row.serves === "crossing") checkDirection(row, site);
    if (row.serves === "section" && row.patience !== undefined) {
      const hint = "a train on its way does not turn back";
      context.report(pathOf("patience"), {
        expected: "no patience at a section",
        got: row.patience.text,
        hint,
      });
    }
    const rivals = context.draft.stations.filter((other) => !old.includes(other) && serveAlike(row, other));
    for (const rival of rivals) {
      const expected = `a place where no other station serves as ${row.serves}`;
      const hint = `stations[${rival.id}] is there too; more servers are one station`;
      context.report(pathOf("at"), { expected, got: row.at, hint });
    }
  },
);

function serveAlike(a: Station, b: Station): boolean {
  const isDirected = a.serves === "crossing";
  return (
    a.serves === b.serves &&
    a.at === b.at &&
    (!isDirected || a.mode === b.mode) &&
    (a.from === undefined || b.from === undefined || a.from === b.from)
  );
}

const traffic: EditedTable = {
  ...plain<Flow>(
    trafficTable,
    (draft) => draft.flows,
    (draft, rows) => {
      draft.flows = rows;
    },
  ),
  make: (fields, cells, { context, pathOf, old }) => {
    const ends = (["from", "to"] as const).map((end) => {
      const stated = cells[end];
      if (stated === undefined) return { [end]: (old[0] as unknown as Flow | undefined)?.[end] };
      const read = parseEnd(String(stated), context.draft.places);
      if (!("place" in read)) context.report(pathOf(end), read);
      return { [end]: read };
    });
    const modes = fields.modes as Flow["modes"];
    const season = seasonOf(cells, (field, fault) => context.report(pathOf(field), fault)) ?? fields.season;
    const row = { ...fields, ...ends[0], ...ends[1], modes: modes?.length === 0 ? undefined : modes, season };
    return [compact<Flow>(row as unknown as Flow)];
  },
};

function seasonOf({ first, last }: Cells, refuse: (field: string, fault: Fault) => void): Flow["season"] {
  if (first === undefined && last === undefined) return undefined;
  const days = Object.entries({ first, last }).map(([field, cell]) => {
    const day = readDate(String(cell ?? ""));
    if (typeof day !== "number") refuse(field, { ...day, hint: "a season has a first and a last day" });
    return day;
  });
  if (typeof days[0] === "number" && typeof days[1] === "number" && days[1] < days[0]) {
    const hint = "a season over the turn of the year is two rows";
    refuse("last", { expected: `a day not before ${String(first)}`, got: last, hint });
  }
  return { first: String(first), last: String(last) };
}

const links: EditedTable = {
  table: linkRowTable,
  find: (draft, id) => draft.linksNamed(id),
  ids: (draft) => [...draft.links.values()].map(({ row }) => row),
  put: (draft, id, made) => {
    for (const link of draft.linksNamed(id)) draft.links.delete(link.id);
    for (const link of made) draft.links.set(link.id, link as Link);
  },
  make: (fields, { gaugeMm }, { old }) => {
    const gauge = gaugeMm === undefined ? {} : { gauge: fields.gaugeMm as number };
    const { from: _from, to: _to, twoWay: _way, gaugeMm: _gauge, ...changed } = fields;
    return old.map((link) => {
      const { id, from, to } = link as unknown as Link;
      return compact<Link>({ ...(link as unknown as Link), ...changed, ...gauge, id, from, to } as Link);
    });
  },
  elsewhere: {
    ...Object.fromEntries(
      ["lengthKm", "lengthLow", "lengthHigh", "lengthKind", "lengthSource"].map((name) => [
        name,
        "the figure links.<id>.length",
      ]),
    ),
    ...Object.fromEntries(
      ["speedKmh", "speedKind", "speedSource", "speedFormula"].map((name) => [
        name,
        "the figure links.<id>.speed",
      ]),
    ),
    ...Object.fromEntries(["capexMusd", "capexSource"].map((name) => [name, "the figure links.<id>.capex"])),
    ...Object.fromEntries(
      ["id", "from", "to", "twoWay"].map((name) => [name, "remove and addLink: it is another link"]),
    ),
  },
};

// A departure carries so much, or a train does.
const capacities = [{ TEU: 1 }, { wagon: 1 }, { t: 1 }].flatMap((of): Dimension[] => [
  of,
  { ...of, train: -1 },
]);

const services: EditedTable = {
  ...plain<Service>(
    serviceTable,
    ({ services: map }) => [...map.values()],
    byMap((draft) => draft.services),
  ),
  put: (draft, id, made) => {
    for (const part of ["wait", "interval"]) draft.figures.delete(`services.${id}.${part}`);
    draft.services.delete(id);
    for (const row of made as Service[]) {
      draft.services.set(row.id, row);
      for (const figure of waitFigures(row, draft.figures)) draft.figures.set(figure.id, figure);
    }
  },
  make: (fields, cells, { context, pathOf }) => {
    const hours = (text: unknown, field: string): Amount | undefined =>
      context.amount(String(text), pathOf(field), { dimension: { h: 1 }, bounds: { above: 0 } }, []);
    const run = (fields.links as readonly string[]).flatMap((id) => context.draft.links.get(id) ?? []);
    const broken = run.find((link, i) => i > 0 && run[i - 1]?.to !== link.from);
    if (broken !== undefined) {
      const expected = `a link that begins at ${run[run.indexOf(broken) - 1]?.to}`;
      context.report(pathOf("links"), { expected, got: broken.id, hint: "name them in order of travel" });
    }
    const { headway, departures, zone, capacity, duration } = cells;
    const own: Fields = { ...fields };
    if (headway !== undefined) own.headway = hours(headway, "headway");
    if (departures !== undefined)
      own.timetable = timetableOf(String(departures), String(zone ?? ""), { context, pathOf });
    if (headway !== undefined && departures === undefined) delete own.timetable;
    if (departures !== undefined && headway === undefined) delete own.headway;
    if ((own.headway === undefined) === (own.timetable === undefined)) {
      const hint = "a headway where only the time between departures is known, else days and times";
      context.report(pathOf("headway"), { expected: "either a headway or departures", got: undefined, hint });
    }
    const kind = { ...(own as unknown as Service), timetabled: own.timetable !== undefined };
    for (const { field, fault } of serviceFaults(kind)) context.report(pathOf(field), fault);
    if (capacity !== undefined) own.capacity = capacityOf(String(capacity), pathOf("capacity"), context);
    const texts =
      duration === undefined
        ? []
        : String(duration)
            .split(";")
            .map((text) => text.trim());
    if (texts.length > 1 && texts.length !== run.length) {
      const hint = "separate them by semicolons, in the order of the links";
      context.report(pathOf("duration"), { expected: `one duration, or ${run.length}`, got: duration, hint });
    }
    own.durations =
      duration === undefined ? (own.durations ?? []) : texts.map((text) => hours(text, "duration"));
    if (!/^[A-Za-z_]\w*$/.test(String(own.id))) {
      const hint = "letters, digits and underscores, e.g. van_ferry";
      context.report(pathOf("id"), { expected: "an id that formulas can name", got: own.id, hint });
    }
    return context.valid ? [compact<Service>(own as unknown as Service)] : [];
  },
};

function timetableOf(text: string, zoneText: string, { context, pathOf }: Pick<Site, "context" | "pathOf">) {
  const departures = readDepartures(text);
  if (!Array.isArray(departures)) context.report(pathOf("departures"), departures);
  const zone = readZone(zoneText);
  if (typeof zone !== "string") context.report(pathOf("zone"), zone);
  return Array.isArray(departures) && typeof zone === "string" ? { text, zone, departures } : undefined;
}

function capacityOf(text: string, path: string, context: EditContext): Amount | undefined {
  const rules = capacities.map((dimension): AmountRule => ({ dimension, bounds: { above: 0 } }));
  const read = context.firstAmount(text, rules);
  if (read !== undefined) return read;
  const hint = "e.g. 60 TEU as a figure, or a formula";
  context.report(path, {
    expected: "an amount above 0 in TEU, wagon or t, or these per train",
    got: text,
    hint,
  });
  return undefined;
}

/** Tables whose rows are changed cell by cell. */
export const editedTables: Readonly<Record<string, EditedTable>> = {
  places,
  links,
  tariffs,
  timings,
  emissions,
  operations,
  crossings,
  zones,
  services,
  stations,
  traffic,
};

/** Whether rows differ in anything. */
export function differ(a: readonly Row[], b: readonly Row[]): boolean {
  return canonicalJson(a) !== canonicalJson(b);
}

/** What a row of several rows of the network says in its own table. */
export function fieldsOfRows(rows: readonly Row[], id: string): Fields {
  const [first] = rows as readonly (Row & { readonly at?: unknown })[];
  if (first === undefined) return {};
  const at = rows.map((row) => (row as { at?: unknown }).at);
  const isSpread = typeof first.at === "string" && rows.length > 0 && "mode" in first;
  return { ...first, id, ...(isSpread && { at }) };
}
