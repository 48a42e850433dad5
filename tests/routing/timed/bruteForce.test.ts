// Every way there is, with every departure there is, on small random studies; worked out from the plan of the study
// alone, hour by hour where something has opening hours.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Study } from "../../../src/model/index.ts";
import { earliestArrival, route } from "../../../src/routing/index.ts";
import { type Row, toy } from "../../toy.ts";

fc.configureGlobal({ seed: 2026 });

type Mode = "road" | "rail";

interface Plan {
  readonly links: readonly {
    readonly id: string;
    readonly ends: readonly [string, string];
    readonly mode: Mode;
    readonly hours: number;
  }[];
  /** Hours of day, `until` up to a day later; days on which it opens, 0 is Monday. */
  readonly calendar: {
    readonly days: readonly number[];
    readonly from: number;
    readonly until: number;
    readonly unbroken: boolean;
  };
  /** Hours of work at the border, and whether it keeps the calendar. */
  readonly border: Readonly<Record<Mode, { readonly hours: number; readonly keeps: boolean }>>;
  readonly services: readonly {
    readonly id: string;
    /** Indices of links, each leading on from the one before. */
    readonly links: readonly number[];
    /** Hours of the week. */
    readonly departures: readonly number[];
    readonly cutOff: number;
    /** Hours over each link; the link's own when absent. */
    readonly hours?: readonly number[];
    readonly keeps: boolean;
  }[];
  /** Whether rail waits are those of the first service, so that links with services have no other trains. */
  readonly served: boolean;
}

const horizonDays = 28;
// Less than the mean wait for three departures a week, and in quarters of an hour.
const meanWait = 2;
const places = ["a", "b", "c", "x@AA", "x@BB", "d"];
const abroad = new Set(["x@BB", "d"]);
const quarter = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: 1, max: 4 * most }).map((n) => n / 4);

const plans: fc.Arbitrary<Plan> = fc
  .record({
    drafts: fc.array(
      fc.record({
        from: fc.nat(),
        to: fc.nat(),
        mode: fc.constantFrom("road" as const, "rail" as const, "rail" as const),
        hours: quarter(20),
      }),
      { minLength: 5, maxLength: 7 },
    ),
    calendar: fc.record({
      days: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
      from: fc.integer({ min: 0, max: 46 }).map((n) => n / 2),
      length: fc.integer({ min: 1, max: 48 }).map((n) => n / 2),
      unbroken: fc.boolean(),
    }),
    border: fc.record({
      road: fc.record({ hours: quarter(16), keeps: fc.boolean() }),
      rail: fc.record({ hours: quarter(16), keeps: fc.boolean() }),
    }),
    runs: fc.array(
      fc.record({
        first: fc.nat(),
        more: fc.array(fc.nat(), { maxLength: 2 }),
        departures: fc.uniqueArray(fc.nat(167), { minLength: 1, maxLength: 3 }),
        cutOff: fc.nat(120).map((n) => n / 2),
        own: fc.boolean(),
        hours: fc.array(quarter(20), { minLength: 3, maxLength: 3 }),
        keeps: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    served: fc.boolean(),
  })
  .map(({ drafts, calendar, border, runs, served }) => {
    const links = drafts.flatMap(({ from, to, mode, hours }, i) => {
      const start = places[from % places.length] as string;
      const side = places.filter((place) => abroad.has(place) === abroad.has(start) && place !== start);
      return [{ id: `l${i}`, ends: [start, side[to % side.length] as string] as const, mode, hours }];
    });
    const railways = links.flatMap(({ mode }, i) => (mode === "rail" ? [i] : []));
    const follows = (a: number, b: number): boolean => {
      const [end, begin] = [links[a]?.ends[1] as string, links[b]?.ends[0] as string];
      return end === begin || (end.startsWith("x@") && begin.startsWith("x@"));
    };
    const services = (railways.length === 0 ? [] : runs).map(
      ({ first, more, departures, cutOff, own, hours, keeps }, i) => {
        const chain = [railways[first % railways.length] as number];
        for (const pick of more) {
          const next = railways.filter(
            (link) => follows(chain.at(-1) as number, link) && !chain.includes(link),
          );
          if (next.length > 0) chain.push(next[pick % next.length] as number);
        }
        const times = own ? {} : { hours: hours.slice(0, chain.length) };
        return { id: `s${i}`, links: chain, departures, cutOff, keeps, ...times };
      },
    );
    const { from, length, ...rest } = calendar;
    return {
      links,
      calendar: { ...rest, from, until: Math.min(from + length, from + 24) },
      border,
      services,
      served: served && services.length > 0,
    };
  });

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const clock = (hours: number): string => {
  const minutes = Math.round((hours % 24) * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
};
const bare = (place: string): string => place.replace(/@.*/, "");

function studyOf({ links, calendar, border, services, served }: Plan): Study {
  const { days: open, from, until, unbroken } = calendar;
  const end = until === 24 ? "24:00" : until > 24 ? `${clock(until)}+1` : clock(until);
  return toy({
    places: ["a", "b", "c", "d", "x"].map((id): Row => {
      if (id === "x") return { id, other_country: "BB" };
      return { id, country: id === "d" ? "BB" : "AA" };
    }),
    links: links.map(({ id, ends: [start, stop], mode, hours }) => ({
      ...{ id, from: bare(start), to: bare(stop), mode, two_way: "no", length_km: hours * 32 },
      country: abroad.has(start) ? "BB" : "AA",
    })),
    timings: [
      { id: "road", mode: "road", running: "32 * kmh" },
      {
        id: "rail",
        mode: "rail",
        running: "32 * kmh",
        waiting: served ? `min(services.s0.wait, ${meanWait} * hour)` : "",
      },
    ],
    crossings: (["road", "rail"] as const).map((mode) => ({
      ...{
        id: mode,
        at: "x",
        mode,
        queue: `${border[mode].hours} * hour`,
        documents: 0,
        inspection: 0,
        release: 0,
      },
      calendar: border[mode].keeps ? "c" : "",
    })),
    calendars: [
      {
        id: "c",
        days: open.map((day) => days[day]).join(" "),
        hours: `${clock(from)}-${end}`,
        unbroken: unbroken ? "yes" : "no",
      },
    ],
    services: services.map(({ id, links: run, departures, cutOff, hours, keeps }) => ({
      ...{ id, links: run.map((i) => links[i]?.id).join(" "), zone: "+00:00", calendar: keeps ? "c" : "" },
      departures: departures.map((hour) => `${days[Math.floor(hour / 24)]} ${clock(hour)}`).join("; "),
      cut_off: `${cutOff} * hour`,
      duration: hours === undefined ? "" : hours.map((h) => `${h} * hour`).join("; "),
    })),
  });
}

// Time is counted in quarters of an hour since Monday midnight.
class Oracle {
  readonly #plan: Plan;
  readonly #from: number;
  readonly #limit: number;
  best = Number.POSITIVE_INFINITY;

  constructor(plan: Plan, depart: number) {
    this.#plan = plan;
    this.#from = depart;
    this.#limit = depart + horizonDays * 24;
  }

  #isOpen(time: number): boolean {
    const { days: open, from, until } = this.#plan.calendar;
    if (time < this.#from || time >= this.#limit) return false;
    const day = Math.floor(time / 24);
    return [day, day - 1].some((d) => {
      const [begin, end] = [d * 24 + from, d * 24 + until];
      return open.includes(((d % 7) + 7) % 7) && begin <= time && time < end;
    });
  }

  /** When border work that comes at a time is done, tick by tick. */
  #border(mode: Mode, time: number): number {
    const { hours, keeps } = this.#plan.border[mode];
    if (!keeps) return time + hours;
    const tick = 1 / 8;
    let left = hours;
    for (let at = time; at < this.#limit; at += tick) {
      if (this.#isOpen(at)) left -= tick;
      else if (this.#plan.calendar.unbroken) left = hours;
      if (left === 0) return at + tick;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** All ways on from a place in a vehicle. */
  go(place: string, mode: Mode, time: number, seen: readonly string[]): void {
    const here = `${place} ${mode}`;
    if (time >= this.best || seen.includes(here)) return;
    if (place === "d") {
      this.best = time;
      return;
    }
    const past = [...seen, here];
    const { links, services, served } = this.#plan;
    const ends = (m: Mode, p: string): boolean =>
      links.some((link) => link.mode === m && link.ends.includes(p));
    // A vehicle stands where links of its mode or a crossing with links of its mode on both sides bring it.
    const meets = (m: Mode): boolean => ends(m, "x@AA") && ends(m, "x@BB");
    const other = mode === "road" ? "rail" : "road";
    if (ends(other, place)) this.go(place, other, time + 4, past);
    if (place.startsWith("x@") && meets(mode)) {
      this.go(place === "x@AA" ? "x@BB" : "x@AA", mode, this.#border(mode, time), past);
    }
    for (const [i, link] of links.entries()) {
      if (link.mode !== mode || link.ends[0] !== place) continue;
      const hasService = services.some((service) => service.links.includes(i));
      const wait = served && mode === "rail" ? meanWait : 0;
      if (!(served && hasService && mode === "rail"))
        this.go(link.ends[1], mode, time + wait + link.hours, past);
    }
    if (mode === "rail") this.#board(place, time, past);
  }

  #board(place: string, time: number, past: readonly string[]): void {
    const { links, services } = this.#plan;
    for (const { links: run, departures, cutOff, hours, keeps } of services) {
      for (let week = -1; week * 168 < this.#limit; week++) {
        for (const hour of departures) {
          const departs = week * 168 + hour;
          if (departs < this.#from || departs >= this.#limit || (keeps && !this.#isOpen(departs))) continue;
          let [at, isOnTime, isAboard] = [departs, true, false];
          for (const [leg, index] of run.entries()) {
            const {
              ends: [start, stop],
              hours: own,
            } = links[index] as Plan["links"][number];
            const before = leg === 0 ? start : (links[run[leg - 1] as number]?.ends[1] as string);
            if (before !== start) {
              at = this.#border("rail", at);
              isOnTime = false;
            }
            if (start === place && isOnTime && at >= time + cutOff) isAboard = true;
            at += hours?.[leg] ?? own;
            if (isAboard) this.go(stop, "rail", at, past);
          }
        }
      }
    }
  }
}

function bruteForce(plan: Plan, depart: number): number {
  const oracle = new Oracle(plan, depart);
  for (const mode of ["road", "rail"] as const) {
    if (plan.links.some((link) => link.mode === mode && link.ends.includes("a")))
      oracle.go("a", mode, depart, []);
  }
  return oracle.best - depart;
}

// Monday midnight, 2026-11-23.
const moment = (hours: number): string =>
  new Date(Date.UTC(2026, 10, 23) + hours * 3_600_000).toISOString().slice(0, 16);

function hoursOf(study: Study, depart: number, scenario = "base"): number {
  const query = { from: "a", to: "d", commodity: "goods", depart: `${moment(depart)}Z`, horizonDays };
  const found = earliestArrival(study, scenario, query);
  return found.type === "noRoute" ? Number.POSITIVE_INFINITY : found.hours;
}

const depart = fc.nat(335).map((n) => n / 2);

describe("earliestArrival", () => {
  it("is the best of all ways and all departures", () => {
    let arrived = 0;
    fc.assert(
      fc.property(plans, depart, (plan, at) => {
        const study = studyOf(plan);
        const [found, best] = [hoursOf(study, at), bruteForce(plan, at)];
        expect(found).toBe(best);
        if (best < Number.POSITIVE_INFINITY) arrived++;
      }),
      { numRuns: 300 },
    );
    expect(arrived).toBeGreaterThan(60);
  });

  it("never arrives earlier for leaving later", () => {
    fc.assert(
      fc.property(
        plans,
        depart,
        fc.nat(96).map((n) => n / 4),
        (plan, at, later) => {
          const study = studyOf(plan);
          expect(at + hoursOf(study, at)).toBeLessThanOrEqual(at + later + hoursOf(study, at + later));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("takes the time of `route` where all is open and nothing runs to a timetable", () => {
    let arrived = 0;
    fc.assert(
      fc.property(plans, depart, (plan, at) => {
        const calendar = {
          days: [0, 1, 2, 3, 4, 5, 6],
          from: 0,
          until: 24,
          unbroken: plan.calendar.unbroken,
        };
        const study = studyOf({ ...plan, calendar, services: [], served: false });
        const found = route(study, "base", { from: "a", to: "d", commodity: "goods", least: "time" });
        const hours = found.type === "noRoute" ? Number.POSITIVE_INFINITY : found.totals.time.total;
        expect(hoursOf(study, at)).toBe(hours);
        if (found.type === "route") arrived++;
      }),
      { numRuns: 60 },
    );
    expect(arrived).toBeGreaterThan(10);
  });

  it("is never later for another service, nor for longer opening hours", () => {
    fc.assert(
      fc.property(plans, depart, (plan, at) => {
        const own = { ...plan, served: false };
        const fewer = { ...own, services: own.services.slice(1) };
        expect(hoursOf(studyOf(own), at)).toBeLessThanOrEqual(hoursOf(studyOf(fewer), at));
        const always = { ...plan.calendar, days: [0, 1, 2, 3, 4, 5, 6], from: 0, until: 24 };
        expect(hoursOf(studyOf({ ...plan, calendar: always }), at)).toBeLessThanOrEqual(
          hoursOf(studyOf(plan), at),
        );
      }),
      { numRuns: 60 },
    );
  });
});
