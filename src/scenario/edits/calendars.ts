import { canonicalJson, compact, didYouMean, type Fault } from "../../base/index.ts";
import {
  type Calendar,
  type ClosedDays,
  type Evidence,
  type OpeningWindow,
  readDateRange,
  readHours,
  readWeekdays,
  readZone,
  type SpecialDays,
} from "../../model/index.ts";
import { checkNames, type Draft, type EditContext } from "../draft.ts";
import type { SetCalendar } from "../scenario.ts";

/** Changes a calendar or adds one, and lets crossings and services keep it. */
export function setCalendar(edit: SetCalendar, draft: Draft, context: EditContext): void {
  const before = {
    calendars: [...draft.calendars.values()],
    crossings: draft.crossings,
    services: [...draft.services.values()],
  };
  let right = true;
  const report: EditContext["report"] = (field, fault) => {
    right = false;
    context.report(field, fault);
  };
  change(edit, draft, { ...context, report });
  if (right) keep(edit, draft, { ...context, report });
  const after = {
    calendars: [...draft.calendars.values()],
    crossings: draft.crossings,
    services: [...draft.services.values()],
  };
  if (right && canonicalJson(after) === canonicalJson(before)) {
    const hint = "the edit changes nothing";
    context.report("id", { expected: "a calendar the edit changes", got: edit.id, hint });
  }
}

function change(edit: SetCalendar, draft: Draft, context: EditContext): void {
  const { id, zone, hours, closed, special, unbroken } = edit;
  const old = draft.calendars.get(id);
  if ([zone, hours, closed, special, unbroken].every((part) => part === undefined)) {
    if (old !== undefined) return;
    const hint = didYouMean(id, draft.calendars.keys());
    context.report("id", {
      expected: "the id of a calendar, or a zone and hours for a new one",
      got: id,
      hint,
    });
    return;
  }
  const evidence = readEvidence(edit, draft, context);
  const read = reader(context);
  const readsAs = zone === undefined ? old?.zone : read("zone", zone, readZone);
  if (zone === undefined && old === undefined) {
    const hint = didYouMean(id, draft.calendars.keys());
    context.report("zone", { expected: "the time zone of a new calendar", got: undefined, hint });
  }
  const windows = listed("hours", hours).flatMap(({ field, text }): OpeningWindow[] => {
    const window = read(field, text, readWindow);
    return window === undefined ? [] : [{ ...window, ...evidence }];
  });
  if (hours === undefined && old === undefined) {
    const hint = "e.g. mon-fri 08:00-18:00";
    context.report("hours", { expected: "the opening hours of a new calendar", got: undefined, hint });
  }
  const shut = listed("closed", closed).flatMap(({ field, text }): ClosedDays[] => {
    const range = read(field, text, readDateRange);
    return range === undefined ? [] : [{ text, ...range, ...evidence }];
  });
  const days = listed("special", special).flatMap(({ field, text }): SpecialDays[] => {
    const day = read(field, text, readSpecial);
    return day === undefined ? [] : [{ ...day, ...evidence }];
  });
  if (readsAs === undefined) return;
  const made = compact<Calendar>({
    ...{ id, zone: readsAs, windows: hours === undefined ? (old?.windows ?? []) : windows },
    closed: joined(old?.closed ?? [], shut),
    special: joined(old?.special ?? [], days),
    unbroken: (unbroken ?? old?.unbroken) ? true : undefined,
  });
  draft.calendars.set(id, made);
}

function readEvidence({ kind, source, note }: SetCalendar, draft: Draft, context: EditContext): Evidence {
  if (kind === undefined) {
    const hint = "sourced, derived or assumed";
    context.report("kind", { expected: "how the calendar is known", got: undefined, hint });
  }
  if (source === undefined ? kind === "sourced" : !draft.sources.has(source)) {
    const hint = didYouMean(source ?? "", draft.sources);
    context.report("source", { expected: "the id of a source", got: source, hint });
  }
  return compact<Evidence>({ kind: kind ?? "assumed", source, note });
}

/** Texts of a field, each with where it stands. */
function listed(
  name: string,
  texts: string | readonly string[] | undefined,
): { field: string; text: string }[] {
  if (texts === undefined) return [];
  if (typeof texts === "string") return [{ field: name, text: texts }];
  return texts.map((text, i) => ({ field: `${name}[${i}]`, text }));
}

type Read = <Value>(
  field: string,
  text: string,
  meaning: (text: string) => Value | Fault,
) => Value | undefined;

/** Reads texts and notes what is wrong with them. */
function reader({ report }: EditContext): Read {
  return (field, text, meaning) => {
    const value = meaning(text);
    if (!isFault(value)) return value;
    report(field, value);
    return undefined;
  };
}

function isFault(value: unknown): value is Fault {
  return typeof value === "object" && value !== null && "expected" in value;
}

/** Reads `mon-fri 08:00-18:00`; without days on all of them. */
function readWindow(text: string): Omit<OpeningWindow, keyof Evidence> | Fault {
  const parts = text.trim().split(/\s+/);
  const hours = readHours(parts.at(-1) ?? "");
  if ("expected" in hours) return hours;
  const days = readWeekdays(parts.slice(0, -1).join(" "));
  return "expected" in days ? days : { text, days, ...hours };
}

/** Reads `2026-03-22 09:00-13:00`. */
function readSpecial(text: string): Omit<SpecialDays, keyof Evidence> | Fault {
  const [dates = "", time = ""] = text.trim().split(/\s+/);
  const range = readDateRange(dates);
  if ("expected" in range) return range;
  const hours = readHours(time);
  return "expected" in hours ? hours : { text, ...range, openFrom: hours.from, openUntil: hours.until };
}

/** Both lists; what a calendar has already is not added again. */
function joined<Days extends { readonly text: string }>(
  old: readonly Days[],
  added: readonly Days[],
): Days[] {
  return [...old, ...added.filter(({ text }) => !old.some((days) => days.text === text))];
}

function keep({ id, at, mode, services }: SetCalendar, draft: Draft, context: EditContext): void {
  for (const { field, text } of listed("at", at)) {
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
  checkNames("services", names, new Set(draft.services.keys()), "the id of a service", context);
  for (const name of names) {
    const service = draft.services.get(name);
    if (service !== undefined) draft.services.set(name, { ...service, calendar: id });
  }
}
