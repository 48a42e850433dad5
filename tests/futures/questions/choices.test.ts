import { describe, expect, it } from "vitest";
import { breakEven, weigh } from "../../../src/futures/index.ts";
import { corridor, query, tables } from "./corridor.ts";

// Without the link a road R uniform on 0..128 (and 3.5 USD beside); with it the lesser of that and a railway T uniform on
// 32..96 (and 1 USD).
const study = corridor();
const ask = { commodity: "goods", from: "a", to: "b", options: ["base", "opened"] };

describe("weighChoice", () => {
  it("finds the option with a link never worse, so that nothing is worth knowing", async () => {
    const { robustness, information, unit, journeys } = await weigh(study, ask, { futures: 2000 });
    expect([unit, journeys]).toEqual(["USD/t", 1]);
    expect(robustness.choices.expected).toEqual(["opened"]);
    expect(robustness.rows.find(({ option }) => option === "opened")?.greatestRegret).toBe(0);
    expect(information.best).toBe("opened");
    expect(information.perfect.value).toBe(0);
  });

  it("weighs what an option costs beside, and finds what knowing is worth", async () => {
    // The link costs 20 USD/t: the gain G = max(0, R - T + 2.5) has to be above it. Knowing all is worth the mean of the
    // lesser loss; worked out over a fine grid of both tolls.
    let [gain, better, worse] = [0, 0, 0];
    const steps = 400;
    for (let i = 0; i < steps; i++) {
      for (let j = 0; j < steps; j++) {
        const net = Math.max(0, (128 * (i + 0.5)) / steps - 32 - (64 * (j + 0.5)) / steps + 2.5) - 20;
        gain += net / steps ** 2;
        if (net > 0) better += net / steps ** 2;
        else worse -= net / steps ** 2;
      }
    }
    const charges = new Map([["opened", 20]]);
    const { information, robustness } = await weigh(study, { ...ask, charges }, { futures: 20_000 });
    expect(information.best).toBe(gain > 0 ? "opened" : "base");
    expect(Math.abs(information.perfect.value - Math.min(better, worse))).toBeLessThan(0.4);
    // The road's toll varies more, so it is worth more to know.
    expect(information.rows.map(({ input }) => input)).toEqual(["toll", "railToll"]);
    const base = robustness.rows.find(({ option }) => option === "base");
    expect(base?.meanRegret).toBeCloseTo(better, 0);
  });

  it.each([
    ["one option", { options: ["base"] }, /options: expected at least two different scenarios/],
    [
      "a charge on what is no option",
      { charges: new Map([["rail", 1]]) },
      /charges\.rail: expected an option/,
    ],
    [
      "a charge that is no number",
      { charges: new Map([["base", Number.NaN]]) },
      /charges\.base: expected a finite number/,
    ],
  ])("refuses %s", async (_, more, message) => {
    await expect(weigh(study, { ...ask, ...more }, { futures: 200 })).rejects.toThrow(message);
  });
});

describe("breakEven", () => {
  it("draws the line along which a difference is at its target", async () => {
    const { lines, x, y, values, figures } = await breakEven(study, ["railToll", "toll"], query, {
      target: -10,
      points: 21,
    });
    expect(figures.map(({ id }) => id)).toEqual(["railToll", "toll"]);
    expect([x[0], x.at(-1), y[0], y.at(-1), values.length]).toEqual([32, 96, 0, 128, 441]);
    // railToll - toll - 2.5 = -10.
    expect(lines.length).toBe(1);
    for (const [rail, toll] of lines[0]?.points ?? []) expect(rail - toll).toBeCloseTo(-7.5, 6);
  });

  it.each([
    [
      "a figure that nothing rests on",
      ["idle", "toll"],
      {},
      /figures\[0\]: expected a figure that these journeys rest on/,
    ],
    [
      "a figure without a range",
      ["fixed", "toll"],
      {},
      /ranges\[0\]: expected a range of values in USD\/tonne/,
    ],
    ["one figure twice", ["toll", "toll"], {}, /figures: expected two different figures/],
    ["a target that is no number", ["railToll", "toll"], { target: Number.NaN }, /target: expected a finite/],
    ["too few points", ["railToll", "toll"], { points: 1 }, /points: expected a whole number from 2 to 400/],
  ])("refuses %s", async (_, figures, options, message) => {
    await expect(breakEven(study, figures as [string, string], query, options)).rejects.toThrow(message);
  });

  it("takes ranges that are given", async () => {
    const ranges = [[1, 5], undefined] as const;
    const { x, y } = await breakEven(study, ["fixed", "toll"], query, { ranges, points: 3 });
    expect([x, y]).toEqual([
      [1, 3, 5],
      [0, 64, 128],
    ]);
    expect(tables.figures?.fixed).toBe("3 USD/tonne");
  });
});
