// Closures that come without warning: who arrives in one expects to wait for the rest of its mean time, and may turn away.
import { describe, expect, it } from "vitest";
import { type OperationPlan, runPlan } from "../../../src/operation/index.ts";

const between = 2.3;
const lasts = 10.7;

/** Trucks every six minutes at a border that is shut at random for the same time each, which turn away above some hours. */
function plan(aboveHours: number): OperationPlan {
  return {
    ...{ seed: "shut", horizonHours: 20_000 },
    sources: [{ id: "trucks", arrivals: { type: "gaps", hours: 0.1 }, itinerary: "cross" }],
    itineraries: [
      {
        id: "cross",
        stages: [
          { type: "queue", id: "clear", station: "border", hours: 1e-4, divert: { aboveHours, to: "round" } },
        ],
      },
      { id: "round", stages: [{ type: "delay", id: "detour", hours: 31.3 }] },
    ],
    stations: [
      {
        ...{ id: "border", servers: 3 },
        randomClosures: { perYear: 8766 / between, hours: lasts },
      },
    ],
  };
}

describe("the wait of a random closure", () => {
  // A closure begins an exponential time after the end of the last one, so that the border is shut for a share
  // lasts / (lasts + between) of the time. The last hours of a closure keep nobody away.
  it.each([0.7, 3.1, 6.9, 10.1])("turns away those who would wait for more than %d h", (aboveHours) => {
    const [source] = runPlan(plan(aboveHours)).sources;
    const share = (source?.diverted as number) / (source?.created as number);
    const wanted = (lasts - aboveHours) / (lasts + between);
    expect(wanted).toBeGreaterThan(0.04);
    expect(Math.abs(share - wanted)).toBeLessThan(0.015);
  });

  it("turns away nobody who would wait for all of it", () => {
    const {
      sources: [source],
      stations: [border],
    } = runPlan(plan(lasts + 0.3));
    expect(source?.diverted).toBe(0);
    expect(border?.waitHours.mean).toBeGreaterThan(3);
  });
});
