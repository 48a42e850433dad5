import { describe, expect, it } from "vitest";
import type { Network } from "../../src/model/index.ts";
import { applyScenario, diffNetworks, type Edit } from "../../src/scenario/index.ts";
import { problemsOf, toy } from "../toy.ts";

const study = toy({
  places: [{ id: "a" }, { id: "x", other_country: "BB" }, { id: "b", country: "BB" }],
  links: [
    { id: "ax", from: "a", to: "x", length_km: 64 },
    { id: "xb", from: "x", to: "b", length_km: 64, country: "BB" },
    { id: "ab", from: "a", to: "b", length_km: 64, mode: "sea", country: "XZ" },
  ],
  crossings: [
    { id: "goods", at: "x", calendar: "day" },
    { id: "others", at: "x", commodities: "general" },
  ],
  calendars: [
    { id: "day", days: "mon-fri", hours: "08:00-16:00" },
    { id: "day", days: "sat", hours: "08:00-12:00" },
  ],
  services: [{ id: "boat", links: "ab", headway: "8 * hour" }],
});
const edited = (...edits: Edit[]): Network =>
  applyScenario(study, { version: 1, id: "tried", title: "Tried", edits }).network;
const refused = (...edits: Edit[]): string[] =>
  problemsOf(() => edited(...edits)).map(({ path, expected, hint }) => `${path}: ${expected}; ${hint}`);

describe("setCalendar", () => {
  it("gives a calendar other hours, and closed days beside those it has", () => {
    const network = edited(
      {
        type: "setCalendar",
        id: "day",
        hours: ["mon-thu 00:00-24:00"],
        kind: "assumed",
        note: "three shifts",
      },
      { type: "setCalendar", id: "day", closed: "2026-03-20..2026-04-02", kind: "assumed" },
      {
        type: "setCalendar",
        id: "day",
        closed: ["--05-01"],
        special: "2026-12-24 08:00-10:00",
        kind: "assumed",
      },
    );
    expect(network.calendars).toMatchObject([
      {
        id: "day",
        zone: "+00:00",
        windows: [{ days: [1, 2, 3, 4], from: 0, until: 1440, note: "three shifts" }],
        closed: [{ from: "2026-03-20", to: "2026-04-02" }, { from: "--05-01" }],
        special: [{ from: "2026-12-24", openFrom: 480, openUntil: 600 }],
      },
    ]);
    expect(network.crossings).toBe(study.network.crossings);
  });

  it("adds a calendar, and lets crossings and services keep it", () => {
    const night = { type: "setCalendar", id: "night", zone: "Asia/Tehran", hours: "20:00-04:00+1" } as const;
    const network = edited({ ...night, kind: "assumed", at: "x", mode: "road", services: ["boat"] });
    expect(network.calendars.map(({ id }) => id)).toEqual(["day", "night"]);
    expect(network.crossings.map(({ calendar }) => calendar)).toEqual(["night", "night"]);
    expect(network.services[0]?.calendar).toBe("night");
    expect(edited({ type: "setCalendar", id: "day", at: "x" }).crossings[1]?.calendar).toBe("day");
    expect(study.network.crossings.map(({ calendar }) => calendar)).toEqual(["day", undefined]);
  });

  it("appears in a diff", () => {
    const network = edited({ type: "setCalendar", id: "day", closed: "2026-03-20", kind: "assumed" });
    expect(diffNetworks(study.network, network)).toEqual([
      { table: "calendars", id: "day", field: "closed", before: "", after: "2026-03-20" },
    ]);
  });

  it("is refused where it is wrong, all of it at once", () => {
    expect(
      refused(
        { type: "setCalendar", id: "dya", at: "x" },
        { type: "setCalendar", id: "new", hours: "18:00-08:00", kind: "assumed" },
        { type: "setCalendar", id: "new", zone: "Asia/Basra", hours: ["mon 08:00-25:00"] },
        { type: "setCalendar", id: "day", closed: ["2026-02-30"], kind: "sourced" },
        { type: "setCalendar", id: "day", at: ["y"], mode: "road", services: "bota" },
        { type: "setCalendar", id: "day", mode: "road", special: "2026-03-20", kind: "assumed" },
      ),
    ).toEqual([
      'edits[0].id: the id of a calendar, or a zone and hours for a new one; did you mean "day"?',
      "edits[1].zone: the time zone of a new calendar; known are day",
      "edits[1].hours: a closing time after the opening time; over midnight is written 18:00-08:00+1; else swap the two",
      "edits[2].kind: how the calendar is known; sourced, derived or assumed",
      expect.stringContaining("edits[2].zone: a time zone such as Asia/Tehran"),
      expect.stringContaining("edits[2].hours[0]: a time from 00:00 to 24:00"),
      expect.stringContaining("edits[3].source: the id of a source"),
      "edits[3].closed[0]: a date that exists, as yyyy-mm-dd; 2026-02 has 28 days",
      "edits[4].at[0]: a crossing with figures for road there; known are x",
      'edits[4].services[0]: the id of a service; did you mean "boat"?',
      expect.stringContaining("edits[5].special: opening hours such as 08:00-18:00"),
      "edits[5].mode: no mode without crossings; name the crossings in `at`, or leave the mode out",
    ]);
  });

  it("is refused where it changes nothing", () => {
    expect(refused({ type: "setCalendar", id: "day" })).toEqual([
      "edits[0].id: a calendar the edit changes; the edit changes nothing",
    ]);
    expect(refused({ type: "setCalendar", id: "day", zone: "+00:00", kind: "assumed" })).toHaveLength(1);
  });
});
