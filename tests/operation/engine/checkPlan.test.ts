import { InputError } from "karvan";
import { checkPlan, runPlan } from "karvan/operation";
import { describe, expect, it } from "vitest";
import { queuePlan } from "./plans.ts";

const plan = {
  ...queuePlan({ perHour: 1, hours: 0.5, station: { servers: 2 } }),
  services: [
    { id: "ferry", capacity: 10, every: { hours: 6 }, run: [{ type: "delay", id: "sea", hours: 1 }] },
  ],
};
const [source] = plan.sources;
const [itinerary] = plan.itineraries;
const [station] = plan.stations;
const [service] = plan.services;
const clear = itinerary?.stages[0];

const withStages = (...stages: unknown[]) => ({ ...plan, itineraries: [{ id: "cross", stages }] });
const withRun = (...run: unknown[]) => ({ ...plan, services: [{ ...service, run }] });
const withStation = (fields: object) => ({ ...plan, stations: [{ ...station, ...fields }] });
const withService = (fields: object) => ({ ...plan, services: [{ ...service, ...fields }] });
const withSource = (fields: object) => ({ ...plan, sources: [{ ...source, ...fields }] });
const arrivals = (fields: object) => withSource({ arrivals: { type: "poisson", perHour: 1, ...fields } });
const profile = (fields: object) => arrivals({ profile: fields });
const board = { type: "board", id: "boat", service: "ferry" };
const hold = { type: "hold", id: "berth", station: "border" };

const wrong: readonly (readonly [fault: string, input: unknown, path: string, said: RegExp])[] = [
  ["no plan", undefined, "plan", /an object with fields/],
  ["a seed of nothing", { ...plan, seed: "" }, "seed", /1 to 200 characters/],
  ["an unknown field", { ...plan, horizonHour: 5 }, "plan.horizonHour", /did you mean "horizonHours"/],
  ["no time", { ...plan, horizonHours: 0 }, "horizonHours", /above 0/],
  ["sixty years", { ...plan, horizonHours: 524_288 }, "horizonHours", /up to 524287/],
  ["a warm-up as long as the run", { ...plan, warmUpHours: 40_000 }, "warmUpHours", /below the horizon/],
  ["half a replication", { ...plan, replications: 0.5 }, "replications", /whole number of at least 1/],
  ["sources that are no list", { ...plan, sources: {} }, "sources", /a list/],
  ["two sources of one id", { ...plan, sources: [source, source] }, "sources[1].id", /not taken/],
  ["an id with blanks", withSource({ id: "a b" }), "sources[0].id", /without blanks/],
  [
    "a way that is not there",
    withSource({ itinerary: "crosss" }),
    "sources[0].itinerary",
    /did you mean "cross"/,
  ],
  ["arrivals of no kind", arrivals({ type: "normal" }), "sources[0].arrivals.type", /poisson, gaps, listed/],
  ["a negative rate", arrivals({ perHour: -1 }), "sources[0].arrivals.perHour", /at least 0/],
  ["gaps of nothing", arrivals({ type: "gaps", hours: 0 }), "sources[0].arrivals.hours", /above 0/],
  [
    "a list that falls",
    arrivals({ type: "listed", atHours: [2, 1] }),
    "sources[0].arrivals.atHours[1]",
    /least 2/,
  ],
  [
    "a profile that begins late",
    profile({ atHours: [1], factors: [1] }),
    "sources[0].arrivals.profile.atHours[0]",
    /expected 0/,
  ],
  [
    "factors that are missing",
    profile({ atHours: [0, 5], factors: [1] }),
    "sources[0].arrivals.profile.factors",
    /2 factors/,
  ],
  [
    "a season that ends first",
    profile({ atHours: [0], factors: [1], seasons: [{ fromHours: 5, toHours: 5, factor: 1 }] }),
    "sources[0].arrivals.profile.seasons[0].toHours",
    /above 5/,
  ],
  ["half a batch", withSource({ batch: 0.5 }), "sources[0].batch", /whole number/],
  ["units of nothing", withSource({ units: 0 }), "sources[0].units", /above 0/],
  [
    "a law below 0",
    withStages({ ...clear, hours: { type: "normal", mean: 5, sd: 1 } }),
    "itineraries[0].stages[0].hours",
    /never falls below 0/,
  ],
  ["no stages", withStages(), "itineraries[0].stages", /at least 1/],
  [
    "a stage of no kind",
    withStages({ ...clear, type: "quue" }),
    "itineraries[0].stages[0].type",
    /did you mean "queue"/,
  ],
  [
    "a field of another stage",
    withStages({ type: "delay", id: "a", hours: 1, station: "border" }),
    "itineraries[0].stages[0].station",
    /only hours in a delay/,
  ],
  ["two stages of one id", withStages(clear, clear), "itineraries[0].stages[1].id", /not taken/],
  [
    "a station that is not there",
    withStages({ ...clear, station: "bordr" }),
    "itineraries[0].stages[0].station",
    /did you mean "border"/,
  ],
  [
    "a service that is not there",
    withStages({ ...board, service: "train" }),
    "itineraries[0].stages[0].service",
    /the id of a service/,
  ],
  [
    "more servers than there are",
    withStages({ ...clear, servers: 3 }),
    "itineraries[0].stages[0].servers",
    /at most the servers of border, 2/,
  ],
  [
    "a pass at a common station",
    withStages({ ...clear, type: "pass", direction: "there" }),
    "itineraries[0].stages[0].station",
    /discipline "alternate"/,
  ],
  ["a hold without release", withStages(hold), "itineraries[0].stages[0]", /a release after it/],
  [
    "a release without hold",
    withStages({ type: "release", id: "go", hold: "berth" }),
    "itineraries[0].stages[0].hold",
    /a hold before it/,
  ],
  [
    "impatience while holding",
    withStages(hold, { ...clear, patience: 1 }, { type: "release", id: "go", hold: "berth" }),
    "itineraries[0].stages[1].patience",
    /none between a hold/,
  ],
  [
    "a share above 1",
    withStages({ type: "branch", id: "b", share: 2, stages: [] }),
    "itineraries[0].stages[0].share",
    /up to 1/,
  ],
  ["boarding in a run", withRun(board), "services[0].run[0]", /no boarding/],
  [
    "vehicles that divert",
    withRun({ ...clear, divert: { aboveHours: 1 } }),
    "services[0].run[0].divert",
    /none in the run/,
  ],
  ["servers in parts", withStation({ servers: 1.5 }), "stations[0].servers", /whole number/],
  ["openings that stand still", withStation({ openings: [1, 1] }), "stations[0].openings[1]", /above 1/],
  [
    "shifts that go back",
    withStation({
      shifts: [
        { fromHours: 2, servers: 1 },
        { fromHours: 1, servers: 1 },
      ],
    }),
    "stations[0].shifts[1].fromHours",
    /above 2/,
  ],
  [
    "a closure that ends first",
    withStation({ closures: [{ fromHours: 2, toHours: 1 }] }),
    "stations[0].closures[0].toHours",
    /above 2/,
  ],
  [
    "closures of no length",
    withStation({ randomClosures: { perYear: 1, hours: 0 } }),
    "stations[0].randomClosures.hours",
    /above 0/,
  ],
  [
    "a discipline of no kind",
    withStation({ discipline: "lifo" }),
    "stations[0].discipline",
    /priority, alternate/,
  ],
  [
    "a service that never leaves",
    withService({ every: undefined }),
    "services[0]",
    /atHours, every or whenFull/,
  ],
  ["no capacity", withService({ capacity: 0 }), "services[0].capacity", /above 0/],
  ["more than fits as the least", withService({ leastUnits: 11 }), "services[0].leastUnits", /up to 10/],
  [
    "goods no vehicle takes",
    { ...withStages(board), sources: [{ ...source, units: 11 }] },
    "sources[0].units",
    /capacity of ferry, 10/,
  ],
  [
    "a thousand million arrivals",
    arrivals({ perHour: 25_000.7 }),
    "sources[0].arrivals",
    /20,000,000 .*about 1,000,000,000/,
  ],
  [
    "gaps that are too short",
    withSource({ arrivals: { type: "gaps", hours: { type: "exponential", mean: 1e-7 } } }),
    "sources[0].arrivals",
    /about 400,000,000,000/,
  ],
  ["many batches", withSource({ batch: 70_003 }), "sources[0].arrivals", /about 2,800,000,000/],
  [
    "a profile that is too high",
    profile({ atHours: [0, 13.7], factors: [1, 4711], periodHours: 24 }),
    "sources[0].arrivals",
    /about 80,900,000/,
  ],
  [
    "departures without end",
    withService({ every: { hours: 1e-4 } }),
    "services[0].every",
    /about 400,000,000/,
  ],
  [
    "too many replications",
    { ...arrivals({ perHour: 3.1 }), replications: 90_001 },
    "replications",
    /1,000,000,000 .* in all/,
  ],
];

describe("checkPlan", () => {
  it("finds nothing in a plan that is right", () => {
    expect(checkPlan(plan)).toEqual([]);
  });

  it("takes what a limit keeps small, however often it would come", () => {
    expect(checkPlan(withSource({ arrivals: { type: "poisson", perHour: 1e9 }, limit: 100 }))).toEqual([]);
  });

  it.each(wrong)("refuses %s", (_, input, path, said) => {
    const problems = checkPlan(input);
    expect(problems.map((p) => p.path)).toContain(path);
    const found = problems.find((p) => p.path === path);
    expect(`expected ${found?.expected}, got ${found?.got}; ${found?.hint}`).toMatch(said);
  });

  it("refuses diversions that lead in a circle, and names it", () => {
    const way = (id: string, to: string) => ({
      ...{ id, stages: [{ ...clear, divert: { aboveHours: 5, to } }] },
    });
    const circle = { ...plan, itineraries: [way("cross", "round"), way("round", "cross")] };
    expect(checkPlan(circle)).toMatchObject([
      { path: "sources[0].itinerary", got: '"cross - round - cross"' },
    ]);
  });

  it("tells all that is wrong at once, by an InputError", () => {
    const input = { ...withStation({ servers: -1, room: -1 }), horizonHours: "a week" };
    expect(() => runPlan(input as never)).toThrow(InputError);
    expect(checkPlan(input).map(({ path }) => path)).toEqual([
      ...["horizonHours", "stations[0].servers", "stations[0].room"],
    ]);
  });
});
