/** Reads `services.csv`: what goods wait for, and the figures of their mean wait. */

import { append, compact, readNumber } from "../../base/index.ts";
import {
  type Amount,
  type AmountRule,
  columnName,
  type Dimension,
  type Figure,
  isAmount,
  type Link,
  readAmount,
  readDepartures,
  readZone,
  type Service,
  serviceFaults,
  serviceTable,
  type Timetable,
  waitFigures,
} from "../../model/index.ts";
import type { RowReader } from "../text/rowReader.ts";
import { type OpenTables, rowsOf } from "./openTables.ts";
import { type Pricing, readRow } from "./readRow.ts";

// A departure carries so much, or a train does.
const capacities: Units = {
  text: "TEU, wagon or t, or these per train",
  dimensions: [{ TEU: 1 }, { wagon: 1 }, { t: 1 }].flatMap((of): Dimension[] => [of, { ...of, train: -1 }]),
};

/** Units of which an amount may be, in words and as dimensions. */
interface Units {
  readonly text: string;
  readonly dimensions: readonly Dimension[];
}

/** Services, and the figures their rows give. */
interface ReadServices {
  readonly services: readonly Service[];
  /** `services.<id>.wait`, the mean wait for a departure; `services.<id>.interval` where days of departure are known. */
  readonly waits: readonly Figure[];
}

/** Reads `services.csv`. Links that it names are checked with the whole network. */
export function readServices(open: OpenTables, pricing: Pricing): ReadServices {
  const services: Service[] = [];
  const waits: Figure[] = [];
  // Also figures that a row would give if it were valid: a name of one of them is no fault of its own.
  const doubt = (id: string): void => {
    for (const part of ["wait", "interval"]) open.doubtful.set(`services.${id}.${part}`, "unit");
  };
  // Services do not rest on figures of other services, doubtful or not.
  const own: Pricing = {
    ...pricing,
    doubt: (id) => (id.startsWith("services.") ? undefined : pricing.doubt?.(id)),
  };
  for (const row of rowsOf(open, serviceTable)) {
    const service = readService(row, own);
    services.push(service);
    append(waits, waitFigures(service, own.figures));
    if (!row.isValid("headway", "headway_cv", "departures", "zone", "cut_off")) doubt(service.id);
  }
  for (const id of open.refused.get(serviceTable.name)?.ids ?? []) doubt(id);
  return { services, waits };
}

function readService(row: RowReader, pricing: Pricing): Service {
  const service = readRow(row, serviceTable, pricing);
  const { id, links } = service;
  if (row.isValid("id") && !/^[A-Za-z_]\w*$/.test(id)) {
    const hint = "letters, digits and underscores, e.g. van_ferry";
    row.refuse("id", { expected: "an id that formulas can name", got: id, hint });
  }
  if (row.isValid("headway", "departures") && row.has("headway") === row.has("departures")) {
    const hint = "a headway where only the time between departures is known, else days and times";
    const got = [row.raw("headway"), row.raw("departures")].filter((part) => part !== "").join(" and ");
    row.refuse("headway", { expected: "either a headway or departures", got, hint });
  }
  for (const { field, fault } of serviceFaults({ ...service, timetabled: row.has("departures") }))
    row.refuse(columnName(field), fault);
  return compact<Service>({
    ...service,
    headway: readPositive(row, "headway", pricing, { text: "h", dimensions: [{ h: 1 }] }),
    timetable: row.has("departures") ? readTimetable(row) : undefined,
    capacity: readPositive(row, "capacity", pricing, capacities),
    durations: readDurations(row, links.length, pricing),
  });
}

/** Checks that the links of each service lead from one to the next. */
export function checkServices(open: OpenTables, links: readonly Link[]): void {
  const byId = new Map(links.map((link) => [link.id, link]));
  for (const row of rowsOf(open, serviceTable)) {
    const isSound = (id: string): boolean =>
      open.rows.get(`links[${id.replace(/~back$/, "")}]`)?.isValid("from", "to", "two_way") === true;
    if (!row.isValid("links") || !row.words("links").every(isSound)) continue;
    const run = row.words("links").flatMap((id) => byId.get(id) ?? []);
    const broken = run.find((link, i) => i > 0 && run[i - 1]?.to !== link.from);
    if (broken === undefined) continue;
    const place = run[run.indexOf(broken) - 1]?.to;
    const hint = "name them in order; the way back of a two-way row ends in ~back";
    row.refuse("links", { expected: `a link that begins at ${place}`, got: broken.id, hint });
  }
}

/** An amount above 0 in one of some units; `undefined` when there is none, or after noting what is wrong with it. */
function readPositive(
  row: RowReader,
  column: string,
  pricing: Pricing,
  { text: units, dimensions }: Units,
): Amount | undefined {
  const text = row.raw(column);
  if (text === "") return undefined;
  const rule = (dimension: Dimension): AmountRule => ({ dimension, bounds: { above: 0 } });
  const read = dimensions.map((dimension) => readAmount(text, rule(dimension), pricing));
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

function readDurations(row: RowReader, links: number, pricing: Pricing): Amount[] {
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
    const amount = readAmount(text, { dimension: { h: 1 }, bounds: { above: 0 } }, pricing);
    if (isAmount(amount)) return [amount];
    row.refuse("duration", amount);
    return [];
  });
}
