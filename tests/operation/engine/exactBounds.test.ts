// What ends just at a bound of a plan meets it: decimal hours against an oracle that counts in whole ten-millionths.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OperationPlan, type PlanStage, runPlan } from "../../../src/operation/index.ts";

const unit = 10_000_000n;

/** Hours as a text of decimals: the program reads the text, the oracle the count. */
function hoursOf(count: bigint): number {
  return Number(`${count / unit}.${String(count % unit).padStart(7, "0")}`);
}

const decimal = fc.oneof(
  fc.integer({ min: 1, max: 50 }).map((n) => BigInt(n) * 1_000_000n),
  fc.integer({ min: 1, max: 5000 }).map((n) => BigInt(n) * 10_000n),
  fc.integer({ min: 1, max: 50_000_000 }).map((n) => BigInt(n)),
);
const beside = fc.constantFrom(0n, 0n, 0n, 1n, -1n);

const cases = fc.record({
  arrives: decimal,
  delays: fc.array(decimal, { minLength: 1, maxLength: 8 }),
  cutOff: fc.oneof(fc.constant(0n), decimal),
  ride: decimal,
  gap: decimal,
  departsBeside: beside,
  shutsBeside: beside,
  endsBeside: beside,
});

function planOf(
  stages: readonly PlanStage[],
  arrives: bigint,
  horizon: bigint,
  more: Partial<OperationPlan>,
): OperationPlan {
  const arrivals = { type: "listed", atHours: [hoursOf(arrives)] } as const;
  return {
    ...{ seed: "exact", horizonHours: hoursOf(horizon) },
    sources: [{ id: "goods", arrivals, itinerary: "way" }],
    itineraries: [{ id: "way", stages }],
    stations: [],
    ...more,
  };
}

describe("a plan in decimal hours", () => {
  it("meets the bounds that it meets in exact arithmetic, and no others, 10,000 times", () => {
    const seen = { boarded: 0, missed: 0, begun: 0, waited: 0, finished: 0, unfinished: 0 };
    fc.assert(
      fc.property(cases, ({ arrives, delays, cutOff, ride, gap, ...bounds }) => {
        const ready = delays.reduce((sum, delay) => sum + delay, arrives);
        const before = delays.map((delay, i): PlanStage => {
          return { type: "delay", id: `part-${i}`, hours: hoursOf(delay) };
        });

        // A train that leaves as the cut-off for those who are ready passes, and one later.
        const first = ready + cutOff + bounds.departsBeside;
        const leaves = first >= ready + cutOff ? first : first + gap;
        const arrived = leaves + ride;
        const horizon = arrived + bounds.endsBeside;
        const train = {
          id: "train",
          capacity: 10,
          cutOffHours: hoursOf(cutOff),
          atHours: [hoursOf(first), hoursOf(first + gap)],
          run: [{ type: "delay", id: "ride", hours: hoursOf(ride) }],
        } as const;
        const board: PlanStage = { type: "board", id: "board", service: "train" };
        const byTrain = runPlan(planOf([...before, board], arrives, horizon, { services: [train] }));
        const trips = byTrain.sources[0]?.transitHours;
        if (horizon < arrived) expect(trips?.count).toBe(0);
        else expect(trips).toMatchObject({ count: 1, totalHours: hoursOf(arrived - arrives) });

        // A station that shuts as they come, and opens again.
        const shuts = ready + bounds.shutsBeside;
        const opens = shuts + gap;
        const begins = ready < shuts ? ready : opens;
        const through = begins + ride;
        const queue: PlanStage = { type: "queue", id: "work", station: "post", hours: hoursOf(ride) };
        const openings = [0, hoursOf(shuts), hoursOf(opens), hoursOf(opens + 1000n * unit)];
        const stations = [{ id: "post", servers: 1, openings }];
        const end = through + bounds.endsBeside;
        const byPost = runPlan(planOf([...before, queue], arrives, end, { stations }));
        const cleared = byPost.sources[0]?.transitHours;
        if (end < through) expect(cleared?.count).toBe(0);
        else expect(cleared).toMatchObject({ count: 1, totalHours: hoursOf(through - arrives) });

        seen[leaves === first ? "boarded" : "missed"] += 1;
        seen[begins === ready ? "begun" : "waited"] += 1;
        seen[end >= through ? "finished" : "unfinished"] += 1;
      }),
      { numRuns: 10_000, seed: 2026 },
    );
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(1000);
  });

  it("takes 1.2 h when two delays of 0.1 h end just as the ferry leaves", () => {
    const stages: PlanStage[] = [
      { type: "delay", id: "first", hours: 0.1 },
      { type: "delay", id: "second", hours: 0.1 },
      { type: "board", id: "board", service: "ferry" },
    ];
    const ferry = {
      id: "ferry",
      capacity: 10,
      atHours: [0.2, 168.2],
      run: [{ type: "delay", id: "sail", hours: 1 }],
    } as const;
    const { sources } = runPlan(planOf(stages, 0n, 400n * unit, { services: [ferry] }));
    expect(sources[0]?.transitHours.totalHours).toBe(1.2);
  });
});
