import { describe, expect, it } from "vitest";
import { timeCostDistance } from "../../../src/report/plain.ts";
import { corridor } from "../corridor.ts";

describe("timeCostDistance", () => {
  it("begins at nothing and ends at the totals of the route", async () => {
    const { scenario } = await corridor();
    const points = timeCostDistance(scenario);
    expect(points[0]).toMatchObject({
      step: "start",
      place: "alma",
      distance_km: 0,
      time_h: 0,
      money_per_unit: 0,
    });
    expect(points.at(-1)).toMatchObject({
      step: "clear",
      place: "gora",
      distance_km: 310,
      time_h: expect.closeTo(36.4, 7),
      money_per_unit: expect.closeTo(13.2, 7),
    });
  });

  it("rises at a place without distance: the stop of the border is 12 h", async () => {
    const { scenario } = await corridor();
    const points = timeCostDistance(scenario);
    const border = points.findIndex(({ step }) => step === "crossing");
    const [before, after] = [points[border - 1], points[border]];
    expect(after?.distance_km).toBe(before?.distance_km);
    expect((after?.time_h ?? 0) - (before?.time_h ?? 0)).toBeCloseTo(12, 6);
  });

  it("never falls", async () => {
    const { base, scenario } = await corridor();
    for (const points of [base, scenario].map(timeCostDistance)) {
      for (const [i, point] of points.entries()) {
        const before = points[i - 1];
        if (before === undefined) continue;
        expect(point.time_h).toBeGreaterThanOrEqual(before.time_h);
        expect(point.money_per_unit).toBeGreaterThanOrEqual(before.money_per_unit);
        expect(point.duty_per_unit).toBeLessThanOrEqual(point.money_per_unit);
      }
    }
  });
});
