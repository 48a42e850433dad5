import { describe, expect, it } from "vitest";
import { type OperationPlan, runPlan } from "../../../src/flow/index.ts";

describe("runPlan", () => {
  it("knows the wait of an M/M/1 queue", () => {
    const plan: OperationPlan = {
      ...{ seed: "m/m/1", horizonHours: 200_000, warmUpHours: 1000 },
      sources: [{ id: "trucks", arrivals: { type: "poisson", perHour: 0.5 }, itinerary: "cross" }],
      itineraries: [
        {
          id: "cross",
          stages: [
            { type: "queue", id: "clear", station: "border", hours: { type: "exponential", mean: 1 } },
          ],
        },
      ],
      stations: [{ id: "border", servers: 1 }],
    };
    const { interval } = runPlan(plan, { level: 0.99 }).stations[0]?.waitHours ?? {};
    // load * service / (1 - load)
    expect(interval?.low).toBeLessThan(1);
    expect(interval?.high).toBeGreaterThan(1);
  });
});
