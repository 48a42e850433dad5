import { compact, readNumber } from "../../base/index.ts";
import {
  type Amount,
  type AmountRule,
  type Dimension,
  type Figure,
  type FigureKind,
  type FigureTable,
  figure,
  figureEvaluator,
  isAmount,
  kinds,
  meanWaitHours,
  number,
  operation,
  readAmount,
  readDepartures,
  readZone,
  type Service,
  type Timetable,
} from "../../model/index.ts";
import type { Columns, RowReader } from "../text/cells.ts";
import { readSource } from "./figures.ts";
import { duration, type Pricing, type Reading, rowsOf } from "./reading.ts";

/** Columns of `services.csv`. */
export const serviceColumns: Columns = {
  table: "services",
  required: ["id", "links", "kind"],
  optional: [
    ...["zone", "departures", "headway", "cut_off", "capacity", "duration", "commodities", "calendar"],
    ...["source", "note"],
  ],
};

// A departure carries so much, or a train does.
const capacities: Units = {
  in: "TEU, wagon or t, or these per train",
  dimensions: [{ TEU: 1 }, { wagon: 1 }, { t: 1 }].flatMap((of): Dimension[] => [of, { ...of, train: -1 }]),
};

/** Units of which an amount may be, in words and as dimensions. */
interface Units {
  readonly in: string;
  readonly dimensions: readonly Dimension[];
}

/** Services, and the figures their rows give. */
export interface ReadServices {
  readonly services: readonly Service[];
  /** `services.<id>.wait`, the mean wait for a departure; `services.<id>.interval` where days of departure are known. */
  readonly waits: readonly Figure[];
}

/** Reads `services.csv`. Commodities and links it names are checked with the whole network. */
export function readServices(reading: Reading, sources: ReadonlySet<string>, scope: Pricing): ReadServices {
  const services: Service[] = [];
  const waits: Figure[] = [];
  // Also figures that a row would give if it were right: who names them is not wrong.
  const doubt = (id: string): void => {
    for (const part of ["wait", "interval"]) reading.doubtful.add(`services.${id}.${part}`);
  };
  for (const row of rowsOf(reading, serviceColumns)) {
    const service = readService(row, sources, scope);
    services.push(service);
    const figures = waitFigures(service, scope.figures);
    waits.push(...figures);
    if (!row.isRight("headway", "departures", "zone", "cut_off")) doubt(service.id);
  }
  for (const id of reading.refused.get(serviceColumns.table) ?? []) doubt(id);
  return { services, waits };
}

function readService(row: RowReader, sources: ReadonlySet<string>, scope: Pricing): Service {
  const id = row.id();
  if (row.isRight("id") && !/^[A-Za-z_]\w*$/.test(id)) {
    const hint = "letters, digits and underscores, e.g. van_ferry";
    row.refuse("id", { expected: "an id that formulas can name", got: id, hint });
  }
  const links = row.list("links");
  if (links.length === 0) row.refuse("links", { expected: "the ids of links, in order", got: "" });
  if (row.has("headway") === row.has("departures")) {
    const hint = "a headway where only the time between departures is known, else days and times";
    const got = [row.raw("headway"), row.raw("departures")].filter((part) => part !== "").join(" and ");
    row.refuse("headway", { expected: "either a headway or departures", got, hint });
  }
  const kind = row.choice("kind", kinds) as FigureKind;
  return compact<Service>({
    ...{ id, links, kind },
    headway: positive(row, "headway", scope, { in: "h", dimensions: [duration.dimension] }),
    timetable: row.has("departures") ? readTimetable(row) : undefined,
    cutOff: row.amount("cut_off", duration, scope),
    capacity: positive(row, "capacity", scope, capacities),
    durations: readDurations(row, links.length, scope),
    commodities: row.list("commodities"),
    calendar: row.optionalId("calendar"),
    source: readSource(row, "source", sources, kind === "sourced"),
    note: row.optional("note"),
  });
}

/** An amount above 0 in one of some units; nothing when there is none, or after noting what is wrong with it. */
function positive(
  row: RowReader,
  column: string,
  scope: Pricing,
  { in: units, dimensions }: Units,
): Amount | undefined {
  const text = row.raw(column);
  if (text === "") return undefined;
  const rule = (dimension: Dimension): AmountRule => ({ dimension, bounds: { above: 0 } });
  const read = dimensions.map((dimension) => readAmount(text, rule(dimension), scope));
  const amount = read.find(isAmount);
  if (amount !== undefined) return amount;
  const faults = read.flatMap((fault) => (isAmount(fault) ? [] : [fault]));
  const plain = readNumber(text);
  const fault = faults.find(({ expected }) => !expected.startsWith("an amount in ")) ?? faults[0];
  if ("value" in plain && plain.value <= 0) {
    const hint = "a service that does not run has no row";
    row.refuse(column, { expected: `an amount above 0 in ${units}`, got: text, hint });
  } else if (fault !== undefined) {
    const expected = faults.length > 1 && fault === faults[0] ? `an amount in ${units}` : fault.expected;
    row.refuse(column, { ...fault, expected });
  }
  return undefined;
}

function readTimetable(row: RowReader): Timetable | undefined {
  const text = row.raw("departures");
  const departures = readDepartures(text);
  if (!Array.isArray(departures)) row.refuse("departures", departures);
  const zone = readZone(row.raw("zone"));
  if (typeof zone !== "string") row.refuse("zone", zone);
  return Array.isArray(departures) && typeof zone === "string" ? { text, zone, departures } : undefined;
}

function readDurations(row: RowReader, links: number, scope: Pricing): Amount[] {
  const texts = row
    .raw("duration")
    .split(";")
    .map((text) => text.trim());
  if (texts.length > 1 && texts.length !== links) {
    const hint = "separate them by semicolons, in the order of the links";
    row.refuse("duration", { expected: `one duration, or ${links}`, got: row.raw("duration"), hint });
  }
  return texts.flatMap((text) => {
    if (text === "") return [];
    const amount = readAmount(text, { ...duration, bounds: { above: 0 } }, scope);
    if (isAmount(amount)) return [amount];
    row.refuse("duration", amount);
    return [];
  });
}

/** The mean wait: half the interval between departures, and the time before departure by which goods must be there. */
function waitFigures(
  { id, headway, timetable, cutOff, kind, source }: Service,
  figures: FigureTable,
): Figure[] {
  const made = (part: string, name: string, value: number): Figure =>
    compact<Figure>({
      ...{ id: `services.${id}.${part}`, name: `${name}, ${id}`, value, unit: "hour" },
      ...{ factor: 1, dimension: { h: 1 }, role: "input", source },
      // What is worked out from a page is no figure of that page.
      kind: kind === "assumed" ? "assumed" : "derived",
    });
  const interval =
    timetable === undefined
      ? undefined
      : made("interval", "Interval between departures as arrivals meet it", 2 * meanWaitHours(timetable));
  const between = interval === undefined ? headway?.expression : figure(interval.id);
  if (between === undefined) return [];
  const half = operation("divide", between, number(2));
  const formula = cutOff === undefined ? half : operation("add", half, cutOff.expression);
  const table = interval === undefined ? figures : new Map([...figures, [interval.id, interval]]);
  const wait = { ...made("wait", "Mean wait for a departure", figureEvaluator(table)(formula)), formula };
  return interval === undefined ? [wait] : [interval, wait];
}
