import { describe, expect, it } from "vitest";
import { type ComparisonRow, compare, switchingValue } from "../../src/futures/index.ts";
import { sakasegawaMeanWaitHours } from "../../src/math/index.ts";
import type { Study } from "../../src/model/index.ts";
import { problemsOf, toy, toyTables, wayOf } from "../toy.ts";

const times = (value: number): object => ({ value, unit: "1", kind: "assumed", note: "of the test" });

// a to b by a road of 64 km on which trucks queue, or by a railway of 512 km on which they do not.
const wait = "queueWait(trucks, service, lanes, one.cv, service.cv)";

/** @param trucks - Value, unit, low, high and shape. */
function study(trucks: string): Study {
  return toy({
    places: [{ id: "a" }, { id: "b" }],
    links: [
      { id: "road", from: "a", to: "b", length_km: 64 },
      { id: "rail", from: "a", to: "b", length_km: 512, mode: "rail" },
    ],
    questions: [{ id: "out", between: ["a"], and: ["b"] }],
    figures: {
      ...toyTables.figures,
      trucks,
      service: "0.25 hour/truck",
      lanes: "2 1",
      "one.cv": "1 1",
      "service.cv": "0.5 1",
    },
    timings: [
      { id: "road", mode: "road", running: "64 * kmh", waiting: wait },
      { id: "rail", mode: "rail", running: "32 * kmh" },
    ],
    scenarios: {
      fewer: [{ type: "scale", at: "trucks", by: times(0.5) }],
      more: [{ type: "scale", at: "trucks", by: times(2) }],
      quicker: [{ type: "scale", at: "service", by: times(0.5) }],
    },
  });
}

const hours = (arrivalsPerHour: number): number =>
  sakasegawaMeanWaitHours({
    ...{ arrivalsPerHour, serviceHours: 0.25, servers: 2 },
    ...{ arrivalCv: 1, serviceCv: 0.5 },
  });

describe("a wait by formula", () => {
  it("is an amount of the route, in hours", () => {
    // 144 trucks a day are 6 an hour, of the 8 that two lanes clear.
    expect(wayOf(study("144 truck/day"), "a", "b").totals.time.total).toBeCloseTo(1 + hours(6), 6);
  });

  it("is drawn with its figures", async () => {
    const made = study("6 truck/hour 5 7 uniform");
    const comparison = await compare(made, "base", "fewer", { futures: 4096, seed: 1, design: "sobol" });
    const { time } = (comparison.rows[0] as ComparisonRow).futures ?? expect.fail("no futures");
    const mean = (of: (trucks: number) => number): number =>
      Array.from({ length: 4096 }, (_, i) => of(5 + (2 * (i + 0.5)) / 4096)).reduce((sum, h) => sum + h, 0) /
      4096;
    expect(time.base.mean).toBeCloseTo(1 + mean(hours), 3);
    expect(time.scenario.mean).toBeCloseTo(1 + mean((trucks) => hours(trucks / 2)), 3);
  });

  it("is refused at load 1 or above, with what to look for", () => {
    const problems = problemsOf(() => wayOf(study("6 truck/hour"), "a", "b", { scenario: "more" }));
    expect(problems).toMatchObject([
      {
        path: "timings[road], time waiting",
        got: "NaN",
        hint: expect.stringContaining("loaded to its capacity"),
      },
    ]);
  });

  it("is refused in the base table, when it is read", () => {
    expect(problemsOf(() => study("9 truck/hour"))).toMatchObject([
      { path: "timings[road].waiting", hint: expect.stringContaining("loaded to its capacity") },
    ]);
  });

  it("is refused over the range of its figures, before any future is drawn", () => {
    expect(problemsOf(() => study("6 truck/hour 5 9 uniform"))).toMatchObject([
      {
        path: "timings[road].waiting",
        got: expect.stringContaining("where trucks = "),
        hint: expect.stringContaining("loaded to its capacity"),
      },
    ]);
  });

  it("is not asked for beyond capacity by the search for switching values", async () => {
    // Three widths beyond the plausible range would be 14.8 an hour.
    const query = { base: "base", scenario: "quicker", from: "a", to: "b", commodity: "goods" };
    const { figures } = await switchingValue(study("6 truck/hour 5 7.8 uniform"), "trucks", query);
    expect(figures).toMatchObject([{ status: "never", searched: [5, 7.8] }]);
  });
});
