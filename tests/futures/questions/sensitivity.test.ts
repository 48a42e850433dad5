import { describe, expect, it } from "vitest";
import { analyse, compare, type RowFutures, sensitivity } from "../../../src/futures/index.ts";
import { corridor, query, tables } from "./corridor.ts";

// At medians, 64 and 64: the railway wins by 2.5 USD.
const study = corridor();

describe("sensitivity of a difference", () => {
  it("moves one input at a time from its 10 % to its 90 % quantile", async () => {
    const found = await sensitivity(study, query, { method: "tornado" });
    expect(found.inputs.map(({ name, kind }) => [name, kind])).toEqual([
      ["railToll", "assumed"],
      ["toll", "assumed"],
    ]);
    if (found.method !== "tornado") throw new Error("another method");
    expect(found.result.outputBase).toBeCloseTo(-2.5, 8);
    const [first, second] = found.result.rows;
    // The road's toll from 12.8 to 115.2: no gain at all, or railToll - toll - 2.5.
    expect(first).toMatchObject({ input: "toll", outputLow: 0 });
    expect(first?.outputHigh).toBeCloseTo(-53.7, 6);
    // The railway's from 38.4 to 89.6.
    expect(second?.outputLow).toBeCloseTo(-28.1, 6);
    expect(second?.outputHigh).toBe(0);
  });

  it("screens by elementary effects: what nothing rests on is no input, what matters more comes first", async () => {
    const found = await sensitivity(study, query, { method: "morris", points: 200, seed: 1 });
    if (found.method !== "morris") throw new Error("another method");
    expect(found.result.map(({ input }) => input)).toEqual(["toll", "railToll"]);
    // A dearer road makes the railway's gain larger, so the difference falls.
    expect(found.result[0]?.mu).toBeLessThan(0);
    expect(found.result[1]?.mu).toBeGreaterThan(0);
    expect(found.evaluations).toBe(200 * 3);
  });

  it("shares the variance: a difference that is a sum is shared by the variances of its parts", async () => {
    // The railway always wins: the difference is railToll - toll - 2.5, variances 4^2/12 and 8^2/12.
    const always = corridor({
      figures: {
        ...tables.figures,
        toll: "124 USD/tonne 120 128 uniform",
        railToll: "34 USD/tonne 32 36 uniform",
      },
    });
    const found = await sensitivity(always, query, { method: "sobol", points: 4096, seed: 3 });
    if (found.method !== "sobol" || found.result.status !== "indices") throw new Error("no shares");
    const [toll, rail] = found.result.rows;
    expect([toll?.input, rail?.input]).toEqual(["toll", "railToll"]);
    for (const [row, share] of [
      [toll, 64 / 80],
      [rail, 16 / 80],
    ] as const) {
      expect(Math.abs((row?.first as number) - share)).toBeLessThan(0.03);
      expect(Math.abs((row?.total as number) - share)).toBeLessThan(0.03);
    }
  });

  it("gives equal seeds equal results, and is not moved by a figure that nothing rests on", async () => {
    const options = { method: "sobol", points: 64, seed: 5 } as const;
    const one = await sensitivity(study, query, options);
    expect(
      await sensitivity(
        corridor({ figures: { aaa: "1 USD/tonne 0 2 uniform", ...tables.figures } }),
        query,
        options,
      ),
    ).toEqual(one);
  });

  it.each([
    [
      "an unknown method",
      { method: "moris" },
      /method: expected one of tornado, morris, sobol, got "moris"; did you mean "morris"/,
    ],
    ["a seed that is none", { method: "sobol", seed: "" }, /seed: expected/],
    ["no trajectories", { method: "morris", points: 0 }, /trajectories/],
  ])("refuses %s", async (_, options, message) => {
    await expect(sensitivity(study, query, options as never)).rejects.toThrow(message);
  });

  it("says so when nothing is uncertain", async () => {
    const sure = corridor({ figures: { ...tables.figures, toll: "64 USD/tonne", railToll: "64 USD/tonne" } });
    await expect(sensitivity(sure, query, { method: "tornado" })).rejects.toThrow(
      /expected figures with a range/,
    );
  });

  it("names what is unknown in the question", async () => {
    await expect(sensitivity(study, { ...query, commodity: "good" }, { method: "tornado" })).rejects.toThrow(
      /commodity: expected the id of a commodity, got "good"; did you mean "goods"/,
    );
    await expect(sensitivity(study, { ...query, from: "aa" }, { method: "tornado" })).rejects.toThrow(
      /from: /,
    );
  });
});

describe("analyse", () => {
  it("draws the futures of compare", async () => {
    const futures = { futures: 3000, seed: 11 };
    const found = await analyse(study, query, futures);
    const { rows } = await compare(study, "base", "opened", futures);
    const row = rows[0]?.futures as RowFutures;
    const { mean, sd, p5, p90 } = row.generalisedCost.difference;
    expect(found.spread.mean).toBeCloseTo(mean, 8);
    expect(found.spread.sd).toBeCloseTo(sd, 8);
    // Quantiles come from bins, of other numbers.
    expect(Math.abs(found.spread.p5 - p5)).toBeLessThan(0.6);
    expect(Math.abs(found.spread.p90 - p90)).toBeLessThan(0.6);
    expect([found.better, found.worse]).toEqual([row.better, row.worse]);
    expect(found.histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(3000);
  });

  it("takes the mean over all journeys of a commodity when no ends are given", async () => {
    const two = corridor({ questions: [{ id: "out", between: ["a"], and: ["b"], bothWays: true }] });
    const { from: _, to: __, ...anywhere } = query;
    const one = await analyse(study, query, { futures: 100 });
    const both = await analyse(two, anywhere, { futures: 100 });
    expect(both.query.journeys).toBe(2);
    expect(both.spread.mean).toBeCloseTo(one.spread.mean, 8);
  });
});
