import { describe, expect, it } from "vitest";
import type { Study } from "../../../src/model/index.ts";
import { departures, earliestArrival, type Itinerary, type NoRoute } from "../../../src/routing/index.ts";
import { problemsOf, type Row, type ToyTables, toy } from "../../toy.ts";

// 2026-11-23 is a Monday. Loading and unloading take no time in a toy, a road of 64 km one hour, a border eight.
const monday = "2026-11-23T08:00+00:00";

type Ask = { depart?: string; scenario?: string; horizonDays?: number; commodity?: string };

function ask(
  study: Study,
  from: string,
  to: string,
  { scenario = "base", ...more }: Ask = {},
): Itinerary | NoRoute {
  return earliestArrival(study, scenario, { from, to, commodity: "goods", depart: monday, ...more });
}

function itinerary(study: Study, from: string, to: string, more: Ask = {}): Itinerary {
  const found = ask(study, from, to, more);
  if (found.type === "noRoute") throw new Error(found.reason);
  const { steps } = found;
  let at = 0;
  for (const { arriveHours, waitHours, workHours, pauseHours, endHours } of steps) {
    expect(arriveHours).toBe(at);
    expect(arriveHours + waitHours + workHours + pauseHours).toBe(endHours);
    at = endHours;
  }
  expect(found.hours).toBe(at);
  expect(found.waitHours + found.workHours + found.pauseHours).toBe(found.hours);
  return found;
}

function reason(study: Study, from: string, to: string, more: Ask = {}): string {
  const found = ask(study, from, to, more);
  if (found.type === "itinerary") throw new Error(`it arrives ${found.arrives}`);
  return found.reason;
}

const border = (
  calendars: readonly Row[],
  crossing: Row = { calendar: "day" },
  more: Partial<ToyTables> = {},
) =>
  toy({
    places: [{ id: "a" }, { id: "x", other_country: "BB" }, { id: "b", country: "BB" }],
    links: [
      { id: "ax", from: "a", to: "x", length_km: 64 },
      { id: "xb", from: "x", to: "b", length_km: 64, country: "BB" },
    ],
    crossings: [{ id: "x", at: "x", ...crossing }],
    calendars,
    ...more,
  });

describe("earliestArrival at a border", () => {
  // At the border at 09:00, 8 h of work: to 16:00 on the first day, the last hour on the next morning.
  it("works while it is open, and goes on at the next opening", () => {
    const { steps, arrives, hours } = itinerary(border([{ id: "day", hours: "08:00-16:00" }]), "a", "b");
    const crossing = steps.find(({ type }) => type === "crossing");
    expect(crossing).toMatchObject({
      arrives: "2026-11-23T09:00+00:00",
      starts: "2026-11-23T09:00+00:00",
      ends: "2026-11-24T09:00+00:00",
      ...{ waitHours: 0, workHours: 8, pauseHours: 16 },
    });
    expect([arrives, hours]).toEqual(["2026-11-24T10:00+00:00", 26]);
  });

  it("waits for the opening, over closed days", () => {
    const study = border([{ id: "day", days: "tue-fri", hours: "06:00-14:00", closed: "2026-11-24" }]);
    const crossing = itinerary(study, "a", "b").steps.find(({ type }) => type === "crossing");
    expect(crossing).toMatchObject({
      starts: "2026-11-25T06:00+00:00",
      ends: "2026-11-25T14:00+00:00",
      waitHours: 45,
    });
  });

  it("tells moments by the clock of the departure, and keeps hours by that of the border", () => {
    const study = border([{ id: "day", zone: "Asia/Tehran", hours: "08:00-18:00" }]);
    const found = itinerary(study, "a", "b", { depart: "2026-11-23T01:00+03:00" });
    const crossing = found.steps.find(({ type }) => type === "crossing");
    expect(crossing).toMatchObject({ arrives: "2026-11-23T02:00+03:00", starts: "2026-11-23T07:30+03:00" });
  });

  it("looks for a window long enough where work must not be broken", () => {
    const calendars = [
      { id: "day", days: "mon-thu", hours: "06:00-13:00", unbroken: "yes" },
      { id: "day", days: "fri", hours: "06:00-18:00" },
    ];
    const crossing = itinerary(border(calendars), "a", "b").steps.find(({ type }) => type === "crossing");
    expect(crossing).toMatchObject({ starts: "2026-11-27T06:00+00:00", workHours: 8, pauseHours: 0 });
  });

  it("keeps the calendar of the row that holds for its direction", () => {
    const study = border(
      [{ id: "day", days: "fri", hours: "08:00-18:00" }],
      { calendar: "" },
      {
        crossings: [
          { id: "both", at: "x" },
          { id: "into", at: "x", from: "AA", to: "BB", calendar: "day" },
        ],
      },
    );
    expect(itinerary(study, "b", "a").hours).toBe(10);
    expect(itinerary(study, "a", "b").waitHours).toBeGreaterThan(90);
  });

  it("says which border does not open, and since when the goods stand there", () => {
    const shut = [{ id: "day", hours: "08:00-16:00", closed: "2026-11-23..2027-12-31" }];
    expect(reason(border(shut), "a", "b")).toBe(
      "no way through border x (AA > BB) from 2026-11-23T09:00+00:00: calendar day is not open for it within 366 days",
    );
    const short = [{ id: "day", hours: "08:00-15:00", unbroken: "yes" }];
    expect(reason(border(short), "a", "b")).toContain("no way through border x");
    expect(itinerary(border(shut), "a", "b", { horizonDays: 500 }).arrives).toBe("2028-01-01T17:00+00:00");
  });

  it("says what `route` says where there is no way at any hour", () => {
    const study = border(
      [{ id: "day", hours: "08:00-16:00" }],
      {},
      {
        scenarios: { closed: [{ type: "closeLink", link: "xb" }] },
      },
    );
    expect(reason(study, "a", "b", { scenario: "closed" })).toContain("goods cannot be unloaded at b");
  });

  it("keeps the hours that a scenario sets", () => {
    const round = { type: "setCalendar", id: "day", hours: "00:00-24:00", kind: "assumed" };
    const study = border([{ id: "day", hours: "08:00-16:00" }], undefined, { scenarios: { round: [round] } });
    expect(itinerary(study, "a", "b", { scenario: "round" }).hours).toBe(10);
  });

  it("is a journey without steps from a place to itself", () => {
    expect(itinerary(border([{ id: "day", hours: "08:00-16:00" }]), "a", "a")).toMatchObject({
      hours: 0,
      steps: [],
    });
  });

  it("refuses what is no date, all at once", () => {
    const study = border([{ id: "day", hours: "08:00-16:00" }]);
    for (const depart of ["2026-02-30T08:00Z", "31/04/2026", "1405-08-32", "2026-11-25T08:00"]) {
      expect(problemsOf(() => ask(study, "a", "b", { depart, horizonDays: 0 }))).toMatchObject([
        { path: "depart", got: JSON.stringify(depart), hint: expect.any(String) },
        { path: "horizonDays" },
      ]);
    }
  });
});

const line = (services: readonly Row[], more: Partial<ToyTables> = {}): Study =>
  toy({
    places: [{ id: "a" }, { id: "m" }, { id: "b" }],
    links: [
      { id: "am", from: "a", to: "m", length_km: 320, mode: "rail" },
      { id: "mb", from: "m", to: "b", length_km: 320, mode: "rail" },
    ],
    // 10 h over each link; where services run, nothing else does.
    timings: [{ id: "rail", mode: "rail", running: "32 * kmh", waiting: `services.${services[0]?.id}.wait` }],
    services: services.map((row) => ({ zone: "+00:00", ...row })),
    ...more,
  });

describe("earliestArrival on board of services", () => {
  it("waits for the departure it is in time for, and stays on board", () => {
    const study = line([{ id: "weekly", links: "am mb", departures: "mon 12:00; thu 12:00" }]);
    const { steps, hours, links } = itinerary(study, "a", "b");
    expect(steps.filter(({ type }) => type === "link")).toMatchObject([
      { id: "am", service: "weekly", starts: "2026-11-23T12:00+00:00", waitHours: 4, workHours: 10 },
      { id: "mb", service: "weekly", starts: "2026-11-23T22:00+00:00", waitHours: 0, workHours: 10 },
    ]);
    expect([hours, links]).toEqual([24, ["am", "mb"]]);
    expect(itinerary(study, "m", "b").steps.find(({ type }) => type === "link")?.starts).toBe(
      "2026-11-23T22:00+00:00",
    );
  });

  it("misses a departure after its cut-off", () => {
    const study = line([
      { id: "weekly", links: "am mb", departures: "mon 12:00; thu 12:00", cut_off: "5 * hour" },
    ]);
    expect(itinerary(study, "a", "b").steps.find(({ type }) => type === "link")?.starts).toBe(
      "2026-11-26T12:00+00:00",
    );
    const early = { depart: "2026-11-23T07:00+00:00" };
    expect(itinerary(study, "a", "b", early).hours).toBe(25);
  });

  // The slow train leaves on Monday and takes 100 h, the fast one on Wednesday and takes 10 h: it is there first.
  it("lets a fast train that leaves later overtake a slow one", () => {
    const study = line([
      { id: "slow", links: "am", departures: "mon 12:00", duration: "100 * hour" },
      { id: "fast", links: "am", departures: "wed 12:00" },
      { id: "on", links: "mb", headway: "2 * hour" },
    ]);
    const ridden = (depart: string): [string | undefined, string] => {
      const { steps, arrives } = itinerary(study, "a", "m", { depart });
      return [steps.find(({ type }) => type === "link")?.service, arrives];
    };
    expect(ridden("2026-11-23T08:00+00:00")).toEqual(["fast", "2026-11-25T22:00+00:00"]);
    expect(ridden("2026-11-25T13:00+00:00")).toEqual(["fast", "2026-12-02T22:00+00:00"]);
  });

  it("takes the mean wait of a headway, as the static model does", () => {
    const study = line([{ id: "often", links: "am mb", headway: "16 * hour", cut_off: "hour" }]);
    const found = itinerary(study, "a", "m");
    expect([found.hours, found.waitHours]).toEqual([19, 9]);
  });

  it("shares the time over all links in proportion, and takes those over each as they are", () => {
    const over = (duration: string): number[] =>
      itinerary(line([{ id: "weekly", links: "am mb", departures: "mon 08:00", duration }]), "a", "b")
        .steps.filter(({ type }) => type === "link")
        .map(({ workHours }) => workHours);
    expect(over("64 * hour")).toEqual([32, 32]);
    expect(over("2 * hour; 64 * hour")).toEqual([2, 64]);
  });

  it("does not run while its calendar is shut", () => {
    const study = line(
      [{ id: "weekly", links: "am mb", departures: "mon 12:00; thu 12:00", calendar: "holidays" }],
      {
        calendars: [{ id: "holidays", hours: "00:00-24:00", closed: "2026-11-23..2026-11-29" }],
      },
    );
    expect(itinerary(study, "a", "b").steps.find(({ type }) => type === "link")?.starts).toBe(
      "2026-11-30T12:00+00:00",
    );
  });

  it("passes a border on board, and goes on when it is through", () => {
    const study = toy({
      places: [{ id: "a" }, { id: "x", other_country: "BB" }, { id: "b", country: "BB" }],
      links: [
        { id: "ax", from: "a", to: "x", length_km: 320, mode: "rail" },
        { id: "xb", from: "x", to: "b", length_km: 320, mode: "rail", country: "BB" },
      ],
      timings: [{ id: "rail", mode: "rail", running: "32 * kmh", waiting: "services.block.wait" }],
      crossings: [{ id: "x", at: "x", mode: "rail", calendar: "day" }],
      calendars: [{ id: "day", hours: "06:00-12:00" }],
      services: [{ id: "block", links: "ax xb", zone: "+00:00", departures: "mon 12:00" }],
    });
    const found = itinerary(study, "a", "b");
    expect(found.steps.map(({ type, service, ends }) => [type, service, ends.slice(8, 16)])).toEqual([
      ["load", undefined, "23T08:00"],
      ["link", "block", "23T22:00"],
      ["crossing", "block", "25T08:00"],
      ["link", "block", "25T18:00"],
      ["unload", undefined, "25T18:00"],
      ["clear", undefined, "25T18:00"],
    ]);
  });

  it("says which service does not leave", () => {
    const study = line([{ id: "weekly", links: "am mb", departures: "sun 12:00" }]);
    expect(reason(study, "a", "b", { horizonDays: 3 })).toBe(
      "no departure of service weekly at a from 2026-11-23T08:00+00:00 within 3 days",
    );
  });

  it("runs with all its links or not at all", () => {
    const study = line([{ id: "weekly", links: "am mb", departures: "mon 12:00" }], {
      scenarios: { cut: [{ type: "closeLink", link: "mb" }] },
    });
    // What is left of the link is the plain way, with the mean wait.
    expect(itinerary(study, "a", "m", { scenario: "cut" })).toMatchObject({ hours: 94, waitHours: 84 });
  });
});

describe("departureProfile", () => {
  it("is the time of the journey over a week of departures", () => {
    const study = line([{ id: "weekly", links: "am mb", departures: "mon 08:00" }]);
    const query = { from: "a", to: "m", commodity: "goods", depart: monday };
    const profile = departures(study, "base", query);
    expect(profile.departures).toHaveLength(168);
    expect(profile.departures[0]).toEqual({ departs: monday, arrives: "2026-11-23T18:00+00:00", hours: 10 });
    expect([profile.min, profile.max]).toEqual([10, 177]);
    // At full hours the wait is one of 0, 167, 166 ... 1: its mean is half an hour less than over all moments, 84.
    expect(profile.mean).toBe(83.5 + 10);
    const quarters = departures(study, "base", { ...query, stepHours: 0.25 });
    expect(quarters.mean).toBe(84 - 0.125 + 10);
  });

  it("says from when there is no way", () => {
    const study = line([{ id: "weekly", links: "am mb", departures: "mon 08:00" }]);
    const query = { from: "a", to: "m", commodity: "goods", depart: monday, horizonDays: 1 };
    const profile = departures(study, "base", { ...query, spanHours: 2 });
    expect(profile.departures[1]).toMatchObject({
      departs: "2026-11-23T09:00+00:00",
      reason: expect.any(String),
    });
    expect(profile.mean).toBeUndefined();
    expect(
      problemsOf(() => departures(study, "base", { ...query, spanHours: 0, stepHours: 0.3 })),
    ).toHaveLength(2);
  });
});
