/** The edit that changes opening hours and closed days, or adds a calendar. */
import { canonicalJson, compact, didYouMean, type Fault } from "../../base/index.ts";
import {
  type Calendar,
  type ClosedDays,
  type Evidence,
  kinds,
  type OpeningWindow,
  readDateRange,
  readHours,
  readWeekdays,
  readZone,
  type SpecialDays,
} from "../../model/index.ts";
import type { EditContext } from "../editContext.ts";
import type { EditDefinition } from "../editDefinition.ts";
import type { Edits } from "../scenario.ts";
import { crossingMode } from "./setCrossing.ts";

type SetCalendar = Edits["setCalendar"];

export const setCalendar: EditDefinition<SetCalendar> = {
  type: "setCalendar",
  doc: "Changes a calendar or adds one, and assigns it to crossings and services. A new one needs a zone and hours.",
  fields: {
    id: { form: "newId", doc: "Id of a calendar to change, or of a new one." },
    zone: { form: "text", doc: "Time zone: an IANA name, or an offset such as `+03:30`.", optional: true },
    hours: {
      form: "oneOrMore",
      of: "text",
      doc: "Opening hours that replace those it has: `mon-fri 08:00-18:00`, over midnight `18:00-08:00+1`.",
      optional: true,
    },
    closed: {
      form: "oneOrMore",
      of: "text",
      doc: "Closed days in addition to those it has: `2026-08-01..2026-08-25`, every year `--03-21`.",
      optional: true,
    },
    special: {
      form: "oneOrMore",
      of: "text",
      doc: "Days with hours of their own in addition to those it has: `2026-03-22 09:00-13:00`.",
      optional: true,
    },
    unbroken: {
      form: "yesNo",
      doc: "Whether work that has begun must be finished before it closes.",
      optional: true,
    },
    at: {
      form: "oneOrMore",
      of: "id",
      doc: "Border crossings, or rows of ferry links, that follow it from now on.",
      optional: true,
    },
    mode: { ...crossingMode, doc: "Only crossings of this mode.", optional: true },
    services: { form: "oneOrMore", of: "id", doc: "Services that follow it from now on.", optional: true },
    kind: {
      form: "oneOf",
      words: kinds,
      type: 'Evidence["kind"]',
      doc: "How hours and days are known. Required where they are given.",
      optional: true,
    },
    source: { form: "id", doc: "Id of their source. Required when `kind` is `sourced`.", optional: true },
  },
  example: {
    type: "setCalendar",
    id: "office-hours",
    zone: "+03:30",
    hours: ["sat-wed 08:00-16:00", "thu 08:00-12:00"],
    closed: "2026-03-21..2026-04-02",
    kind: "assumed",
    at: "barda",
    mode: "road",
  },
  apply(edit, context) {
    const { draft } = context;
    const content = (): string =>
      canonicalJson([[...draft.calendars.values()], draft.crossings, [...draft.services.values()]]);
    const before = content();
    const made = calendarOf(edit, context);
    if (made !== undefined) draft.calendars.set(made.id, made);
    assign(edit, context);
    if (context.valid && content() === before) context.reportUnchanged("id", "a calendar", edit.id);
  },
};

/** The calendar as the edit makes it; `undefined` where it stays as it is, or after reporting what is wrong. */
function calendarOf(edit: SetCalendar, context: EditContext): Calendar | undefined {
  const { id, zone, hours, closed, special, unbroken } = edit;
  const { calendars } = context.draft;
  const old = calendars.get(id);
  if ([zone, hours, closed, special, unbroken].every((part) => part === undefined)) {
    if (old !== undefined) return undefined;
    const expected = "the id of a calendar, or a zone and hours for a new one";
    context.report("id", { expected, got: id, hint: didYouMean(id, calendars.keys()) });
    return undefined;
  }
  const evidence = readEvidence(edit, context);
  const timeZone = zone === undefined ? old?.zone : read(zone, "zone", readZone, context);
  if (zone === undefined && old === undefined) {
    const hint = didYouMean(id, calendars.keys());
    context.report("zone", { expected: "the time zone of a new calendar", got: undefined, hint });
  }
  const windows = readAll(hours, "hours", readWindow, context);
  if (hours === undefined && old === undefined) {
    const hint = "e.g. mon-fri 08:00-18:00";
    context.report("hours", { expected: "the opening hours of a new calendar", got: undefined, hint });
  }
  const closedDays = readAll(closed, "closed", readClosed, context);
  const specialDays = readAll(special, "special", readSpecial, context);
  if (timeZone === undefined) return undefined;
  const known = <Days extends object>(days: readonly Days[]) => days.map((day) => ({ ...day, ...evidence }));
  return compact<Calendar>({
    id,
    zone: timeZone,
    windows: hours === undefined ? (old?.windows ?? []) : known(windows),
    closed: joined(old?.closed ?? [], known(closedDays)),
    special: joined(old?.special ?? [], known(specialDays)),
    unbroken: (unbroken ?? old?.unbroken) ? true : undefined,
  });
}

function readEvidence({ kind, source, note }: SetCalendar, context: EditContext): Evidence {
  if (kind === undefined) {
    const hint = "sourced, derived or assumed";
    context.report("kind", { expected: "how the calendar is known", got: undefined, hint });
  }
  context.checkSource("source", source, kind);
  return compact<Evidence>({ kind: kind ?? "assumed", source, note });
}

/** The texts of a field, each with its path. */
function textsOf(
  texts: string | readonly string[] | undefined,
  name: string,
): { readonly field: string; readonly text: string }[] {
  if (texts === undefined) return [];
  if (typeof texts === "string") return [{ field: name, text: texts }];
  return texts.map((text, i) => ({ field: `${name}[${i}]`, text }));
}

type Reader<Value> = (text: string) => Value | Fault;

/** The values of a field's texts; reports what is wrong with the others. */
function readAll<Value>(
  texts: string | readonly string[] | undefined,
  name: string,
  reader: Reader<Value>,
  context: EditContext,
): Value[] {
  return textsOf(texts, name)
    .map(({ field, text }) => read(text, field, reader, context))
    .filter((value) => value !== undefined);
}

function read<Value>(
  text: string,
  field: string,
  reader: Reader<Value>,
  context: EditContext,
): Value | undefined {
  const value = reader(text);
  if (!isFault(value)) return value;
  context.report(field, value);
  return undefined;
}

function isFault(value: unknown): value is Fault {
  return typeof value === "object" && value !== null && "expected" in value;
}

/** Reads `mon-fri 08:00-18:00`; all days where none are named. */
function readWindow(text: string): Omit<OpeningWindow, keyof Evidence> | Fault {
  const parts = text.trim().split(/\s+/);
  const hours = readHours(parts.at(-1) ?? "");
  if ("expected" in hours) return hours;
  const days = readWeekdays(parts.slice(0, -1).join(" "));
  return "expected" in days ? days : { text, days, ...hours };
}

/** Reads `2026-08-01..2026-08-25`. */
function readClosed(text: string): Omit<ClosedDays, keyof Evidence> | Fault {
  const range = readDateRange(text);
  return "expected" in range ? range : { text, ...range };
}

/** Reads `2026-03-22 09:00-13:00`. */
function readSpecial(text: string): Omit<SpecialDays, keyof Evidence> | Fault {
  const [dates = "", time = ""] = text.trim().split(/\s+/);
  const range = readDateRange(dates);
  if ("expected" in range) return range;
  const hours = readHours(time);
  return "expected" in hours ? hours : { text, ...range, openFrom: hours.from, openUntil: hours.until };
}

/** Both lists; days that a calendar has already are not added again. */
function joined<Days extends { readonly text: string }>(
  old: readonly Days[],
  added: readonly Days[],
): Days[] {
  return [...old, ...added.filter(({ text }) => !old.some((days) => days.text === text))];
}

/** Assigns the calendar to the crossings and services that the edit names. */
function assign({ id, at, mode, services }: SetCalendar, context: EditContext): void {
  const { draft } = context;
  for (const { field, text } of textsOf(at, "at")) {
    const isNamed = (row: { at: string; mode: string }): boolean =>
      row.at === text && (mode === undefined || row.mode === mode);
    if (!draft.crossings.some(isNamed)) {
      const known = new Set(
        draft.crossings.filter((row) => mode === undefined || row.mode === mode).map((row) => row.at),
      );
      const expected = `a crossing with figures${mode === undefined ? "" : ` for ${mode} there`}`;
      context.report(field, { expected, got: text, hint: didYouMean(text, known) });
    }
    draft.crossings = draft.crossings.map((row) =>
      isNamed(row) && row.calendar !== id ? { ...row, calendar: id } : row,
    );
  }
  if (mode !== undefined && at === undefined) {
    const hint = "name the crossings in `at`, or leave the mode out";
    context.report("mode", { expected: "no mode without crossings", got: mode, hint });
  }
  const names = [services ?? []].flat();
  context.checkNames("services", names, new Set(draft.services.keys()), "the id of a service");
  for (const name of names) {
    const service = draft.services.get(name);
    if (service !== undefined) draft.services.set(name, { ...service, calendar: id });
  }
}
