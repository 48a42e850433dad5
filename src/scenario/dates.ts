/** Dates of edits: when each is in force, and for which year a scenario answers. */
import { compact, didYouMean, type Fault, InputError, problem } from "../base/index.ts";
import { type Figure, readDate, type Study } from "../model/index.ts";
import { baseYear, type DatedEdit, type YearInput } from "./answeredYear.ts";
import { edits as definitions } from "./edits/index.ts";
import type { DateInput, Edit, FigureInput } from "./scenario.ts";

/** An edit, and where it stands. */
export interface EditOfScenario {
  readonly edit: Edit;
  /** Id of the scenario that holds it. */
  readonly scenario: string;
  /** Its position there, from 0. */
  readonly index: number;
}

/** A date as days since 1970-01-01, with the days between which it may be. */
interface Days {
  readonly day: number;
  readonly low: number;
  readonly high: number;
}

const dayMs = 86_400_000;
const form = "a year such as 2029, a date such as 2029-07-01, or a figure in the unit year";

/** The fields that say when an edit is in force. In an edit for a direction, `from` beside `to` is the country left. */
export function datesOf(edit: Edit): { readonly from?: DateInput; readonly until?: DateInput } {
  const { from, until } = edit as { readonly from?: DateInput; readonly until?: DateInput };
  const isCountry = definitions[edit.type].directed === true && "to" in edit && edit.to !== undefined;
  return {
    ...(from === undefined || isCountry ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
}

/** Whether an edit has a date. */
export function isDated(edit: Edit): boolean {
  const { from, until } = datesOf(edit);
  return from !== undefined || until !== undefined;
}

/** What is wrong with the dates of an edit, by field. */
export function dateFaults(edit: Edit): { readonly field: string; readonly fault: Fault }[] {
  const { from, until } = datesOf(edit);
  if (typeof from === "string" && definitions[edit.type].directed === true && /^\D/.test(from)) {
    const hint = "one direction needs both countries, both directions none";
    return [{ field: "from", fault: { expected: "both from and to, or neither", got: from, hint } }];
  }
  const faults = Object.entries({ from, until }).flatMap(([field, date]) => {
    const read = date === undefined ? undefined : readDays(date);
    return read === undefined || "day" in read ? [] : [{ field, fault: read }];
  });
  if (faults.length > 0 || from === undefined || until === undefined) return faults;
  const begin = readDays(from) as Days;
  const end = readDays(until) as Days;
  if (begin.day < end.day) return [];
  const fault = { expected: `a date after ${dateWords(from)}`, got: dateWords(until) };
  return [
    { field: "until", fault: { ...fault, hint: "until is the first day on which the edit no longer holds" } },
  ];
}

function readDays(date: DateInput): Days | Fault {
  if (typeof date === "object") return daysOfFigure(date);
  const day = firstDay(date);
  return typeof day === "number" ? { day, low: day, high: day } : day;
}

/** The first day of a year, or the day itself. */
function firstDay(date: YearInput): number | Fault {
  const text = String(date).trim();
  if (/^\d{4}$/.test(text)) {
    const read = readDate(`${text}-01-01`);
    return typeof read === "number" ? read : { ...read, expected: form, got: date };
  }
  const read = /^\d{4}-\d{2}$/.test(text) ? readDate(`${text}-01`) : readDate(text);
  return typeof read === "number" ? read : { ...read, expected: form, got: date };
}

function daysOfFigure({ value, low = value, high = value, unit }: FigureInput): Days | Fault {
  if (unit !== "year") {
    return {
      expected: "the unit year",
      got: unit,
      hint: didYouMean(unit, ["year"]) ?? "a date counts in years",
    };
  }
  const [day, first, last] = [value, low, high].map(dayOfYears);
  if (day === undefined || first === undefined || last === undefined || first > day || day > last) {
    const got = `${low} to ${high}, at best ${value}`;
    return {
      expected: "years from 1900 to 2200, low first",
      got,
      hint: "e.g. value 2029, low 2028, high 2032",
    };
  }
  return { day, low: first, high: last };
}

/** The day of a moment in decimal years. */
function dayOfYears(years: number): number | undefined {
  const year = Math.floor(years);
  if (!(year >= 1900 && year <= 2200)) return undefined;
  const begin = Date.UTC(year, 0, 1) / dayMs;
  const length = Date.UTC(year + 1, 0, 1) / dayMs - begin;
  return begin + Math.floor((years - year) * length);
}

/** The day for which a year answers: 1 July of it, or the day itself. */
function dayOf(year: YearInput): number | Fault {
  const text = String(year).trim();
  return firstDay(/^\d{4}$/.test(text) ? `${text}-07-01` : year);
}

/** A date as people write it. */
function dateWords(date: DateInput): string {
  if (typeof date !== "object") return String(date);
  const { value, low, high } = date;
  return low === undefined || high === undefined ? String(value) : `${value} (${low} to ${high})`;
}

/**
 * The year for which edits are asked when the caller names none: that of the study, or the first in which all dated edits
 * have begun.
 */
export function yearOfEdits(study: Pick<Study, "asOf">, edits: readonly Edit[]): YearInput {
  const own = baseYear(study);
  const ownDay = dayOf(own);
  let latest = typeof ownDay === "number" ? ownDay : Number.NEGATIVE_INFINITY;
  let year = own;
  for (const edit of edits) {
    const { from } = datesOf(edit);
    const days = from === undefined ? undefined : readDays(from);
    if (days === undefined || !("day" in days) || days.day <= latest) continue;
    const named = new Date(days.day * dayMs).toISOString().slice(0, 10);
    const middle = dayOf(named.slice(0, 4)) as number;
    year = days.day <= middle ? Number(named.slice(0, 4)) : named;
    latest = Math.max(middle, days.day);
  }
  return year;
}

/** The days on which edits begin or end, in order, as dates. */
export function daysOfEdits(edits: readonly Edit[]): string[] {
  const days = edits.flatMap((edit) =>
    Object.values(datesOf(edit)).flatMap((date) => {
      const read = readDays(date as DateInput);
      return "day" in read ? [read.day] : [];
    }),
  );
  return [...new Set(days)]
    .sort((a, b) => a - b)
    .map((day) => new Date(day * dayMs).toISOString().slice(0, 10));
}

/** The later of two years. */
export function laterYear(a: YearInput, b: YearInput): YearInput {
  const [first, second] = [dayOf(a), dayOf(b)];
  return typeof first === "number" && typeof second === "number" && second > first ? b : a;
}

/** @throws InputError when a year is none. */
export function expectYear(year: YearInput, path = "year"): void {
  const day = dayOf(year);
  if (typeof day === "number") return;
  const expected = "a year such as 2029, or a day such as 2029-11-15";
  throw new InputError([problem({ path, ...day, expected })]);
}

/** What is dated among edits, and which of them are in force in a year. */
export function inYear<Placed extends EditOfScenario>(
  placed: readonly Placed[],
  year: YearInput,
  /** For edits by their {@link keyOfEdit}: whether they hold, whatever their dates say. */
  given: ReadonlyMap<string, boolean> = new Map(),
): { readonly inForce: readonly Placed[]; readonly dated: readonly DatedEdit[] } {
  const day = dayOf(year);
  const dated: DatedEdit[] = [];
  const inForce = placed.filter(({ edit, scenario, index }) => {
    if (!isDated(edit)) return true;
    const { from, until } = datesOf(edit);
    const begin = from === undefined ? always : (readDays(from) as Days);
    const end = until === undefined ? never : (readDays(until) as Days);
    const now = typeof day === "number" ? day : Number.NEGATIVE_INFINITY;
    const holds = given.get(keyOfEdit({ scenario, index })) ?? (begin.day <= now && now < end.day);
    const mayHold = begin.low <= now && now < end.high;
    const mustHold = begin.high <= now && now < end.low;
    dated.push({
      scenario,
      edit: index,
      type: edit.type,
      ...(from === undefined ? {} : { from: dateWords(from) }),
      ...(until === undefined ? {} : { until: dateWords(until) }),
      inForce: holds,
      ...(mayHold === mustHold ? {} : { uncertain: true }),
    });
    return holds;
  });
  return { inForce, dated };
}

/** The name of an edit: its scenario and its place there. */
export function keyOfEdit({ scenario, index }: Pick<EditOfScenario, "scenario" | "index">): string {
  return `scenarios.${scenario}.edits[${index}]`;
}

/** A date with a range that decides whether an edit holds in a year. */
export interface UncertainDate {
  /** The {@link keyOfEdit} of the edit. */
  readonly edit: string;
  readonly field: "from" | "until";
  /** The date in years, as a figure to be drawn. */
  readonly figure: Figure;
}

/** The dates with a range of those edits that may hold in a year or not. */
export function uncertainDates(placed: readonly EditOfScenario[], year: YearInput): UncertainDate[] {
  const { dated } = inYear(placed, year);
  const unsure = new Set(
    dated
      .filter(({ uncertain }) => uncertain)
      .map(({ scenario, edit }) => keyOfEdit({ scenario, index: edit })),
  );
  return placed.flatMap((each) => {
    const edit = keyOfEdit(each);
    if (!unsure.has(edit)) return [];
    return Object.entries(datesOf(each.edit)).map(([name, date]): UncertainDate => {
      const field = name as "from" | "until";
      return { edit, field, figure: figureOfDate(date as DateInput, edit, field) };
    });
  });
}

function figureOfDate(date: DateInput, edit: string, field: string): Figure {
  const { value, low, mode, high, shape, standsFor, kind, source, note }: FigureInput =
    typeof date === "object"
      ? date
      : { value: yearsOfDay((readDays(date) as Days).day), unit: "year", kind: "assumed" };
  const name = `Date ${field} which ${edit} holds`;
  const stated = { value, low, mode, high, shape, standsFor, kind, source, note };
  return compact<Figure>({
    ...{ id: `${edit}.${field}`, name, ...stated },
    ...{ unit: "year", factor: 1, dimension: {}, role: "input" },
  });
}

/** The moment at which a day begins, in decimal years. */
function yearsOfDay(day: number): number {
  const year = new Date(day * dayMs).getUTCFullYear();
  const begin = Date.UTC(year, 0, 1) / dayMs;
  return year + (day - begin) / (Date.UTC(year + 1, 0, 1) / dayMs - begin);
}

/**
 * The moment that parts the dates, in decimal years: what begins before it holds in the year, what ends before it does not. It
 * is the end of the day for which the year stands, because a date counts from the beginning of its day.
 */
export function decisiveMoment(year: YearInput): number {
  return yearsOfDay((dayOf(year) as number) + 1);
}

const always: Days = { day: -Infinity, low: -Infinity, high: -Infinity };
const never: Days = { day: Infinity, low: Infinity, high: Infinity };
