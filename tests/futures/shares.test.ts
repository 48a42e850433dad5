// Shares of futures: in how many a scenario is better, worse and neither, and how often each pair of routes is best.
import { describe, expect, it } from "vitest";
import { analyse, compare, type RowFutures } from "../../src/futures/index.ts";
import type { Study } from "../../src/model/index.ts";
import type { Scenario } from "../../src/scenario/index.ts";
import { toy } from "../toy.ts";

const journey = { from: "a", to: "b", commodity: "goods" };
const to = (value: number): object => ({ value, unit: "USD/tonne/km", kind: "assumed", note: "a trial" });

/** Two roads of one length, of which one has a price that is drawn from 0.3 to 2.3 and the other one of 1.3. */
function study(drawn: string, fixed: string): Study {
  return toy({
    places: [{ id: "a" }, { id: "b" }],
    links: [drawn, fixed].map((id) => ({ id, from: "a", to: "b", length_km: 10.3 })),
    figures: { low: "1.3 USD/tonne/km 0.3 2.3 uniform", even: "1.3 USD/tonne/km", kmh: "50.3 km/hour" },
    tariffs: [
      { id: "drawn", component: "lineHaul", mode: "road", links: drawn, per_km: "low" },
      { id: "fixed", component: "lineHaul", mode: "road", links: fixed, per_km: "even" },
    ],
    scenarios: {
      base: [],
      level: [{ type: "set", at: "low", to: to(0.8) }],
      same: [{ type: "set", at: "even", to: to(1.4) }],
    },
  });
}

// As many points below the middle of the range as above, in strata of one width.
const options = { futures: 128, design: "latinHypercube" } as const;

async function futuresOf(drawn: string, fixed: string, scenario: string | Scenario): Promise<RowFutures> {
  const { rows } = await compare(study(drawn, fixed), "base", scenario, options);
  const row = rows.find(({ from, to: end }) => from.place === "a" && end.place === "b");
  return row?.futures as RowFutures;
}

describe("shares of futures", () => {
  // Base: the lesser of 1.3 and a price even from 0.3 to 2.3. Scenario: 0.8 always. So it is better above 0.8, in 3/4 of
  // the futures, and worse below, in 1/4.
  it("count those in which a scenario is worse", async () => {
    const { better, worse } = await futuresOf("x", "y", "level");
    expect([better, worse]).toEqual([0.75, 0.25]);
    const query = { ...journey, base: "base", scenario: "level" };
    const analysis = await analyse(study("x", "y"), query, { futures: 4000 });
    expect(analysis.worse).toBeGreaterThan(0.22);
    expect(analysis.worse).toBeLessThan(0.28);
    expect(analysis.better).toBe(1 - analysis.worse);
  });

  it("count those in which it is neither", async () => {
    // Dearer where the drawn price is above 1.3.
    const { better, worse } = await futuresOf("x", "y", "same");
    expect([better, worse]).toEqual([0, 0.5]);
  });

  it.each([
    ["x", "y"],
    ["y", "x"],
  ])(
    "of two pairs of routes that are best equally often name first that whose links come first: %s drawn",
    async (drawn, fixed) => {
      const none: Scenario = { version: 1, id: "none", title: "None", edits: [] };
      expect((await futuresOf(drawn, fixed, none)).routes).toEqual([
        { share: 0.5, base: ["x"], scenario: ["x"] },
        { share: 0.5, base: ["y"], scenario: ["y"] },
      ]);
    },
  );
});
