/** Dates of edits: when each is in force, and for which year a scenario answers. */
import { didYouMean, type Fault, InputError, problem } from "../base/index.ts";
import { readDate, type Study } from "../model/index.ts";
import { edits as definitions } from "./edits/index.ts";
import type { DateInput, Edit, FigureInput } from "./scenario.ts";

/** A year such as 2029, which stands for the middle of it, 1 July; or a day such as `2029-11-15`. */
export type YearInput = number | string;

/** An edit with a date, and whether it is in force. */
export interface DatedEdit {
  /** Id of the scenario whose file holds it. */
  readonly scenario: string;
  /** Its position among the edits of that scenario, from 0. */
  readonly edit: number;
  readonly type: Edit["type"];
  /** When it takes effect, as people write it: `2029`, `2029-07-01`, `2029 (2028 to 2032)`. */
  readonly from?: string;
  /** When it ends; at that moment it is no longer in force. */
  readonly until?: string;
  /** Whether it is in force in the year of the answer, with dates at their single values. */
  readonly inForce: boolean;
  /** Whether another date within its range would change that. */
  readonly uncertain?: true;
}

/** The year that an answer is for. */
export interface AnsweredYear {
  readonly year: YearInput;
  /**
   * Why that year: `asked` by the caller; `study`, the year of the study's `asOf`, where no edit begins later; `edits`, the
   * first year in which all edits that have a date have begun.
   */
  readonly reason: "asked" | "study" | "edits";
  /** All edits with a date. Those that are not in force had no effect. */
  readonly edits: readonly DatedEdit[];
}

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

/** The year of the study's data. */
export function baseYear({ asOf }: Pick<Study, "asOf">): YearInput {
  const year = /\d{4}/.exec(asOf)?.[0];
  return year === undefined ? asOf : Number(year);
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
): { readonly inForce: readonly Placed[]; readonly dated: readonly DatedEdit[] } {
  const day = dayOf(year);
  const dated: DatedEdit[] = [];
  const inForce = placed.filter(({ edit, scenario, index }) => {
    if (!isDated(edit)) return true;
    const { from, until } = datesOf(edit);
    const begin = from === undefined ? always : (readDays(from) as Days);
    const end = until === undefined ? never : (readDays(until) as Days);
    const now = typeof day === "number" ? day : Number.NEGATIVE_INFINITY;
    const holds = begin.day <= now && now < end.day;
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

const always: Days = { day: -Infinity, low: -Infinity, high: -Infinity };
const never: Days = { day: Infinity, low: Infinity, high: Infinity };

/** The year of an answer that rests on some applied scenarios. */
export function answeredYear(
  study: Pick<Study, "asOf">,
  scenarios: readonly { readonly year?: AnsweredYear }[],
  asked?: YearInput,
): AnsweredYear {
  const found = scenarios.flatMap(({ year }) => year ?? []);
  const edits = new Map(
    found.flatMap((year) => year.edits).map((edit) => [`${edit.scenario} ${edit.edit}`, edit]),
  );
  const year = asked ?? found[0]?.year ?? baseYear(study);
  const reason = asked !== undefined ? "asked" : year === baseYear(study) ? "study" : "edits";
  return { year, reason, edits: [...edits.values()] };
}
