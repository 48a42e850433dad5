import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runPlan, truncationOf } from "../../../src/operation/index.ts";
import { memoryless, queuePlan } from "./plans.ts";

/** The rule as it is written: for every cut the variance by its definition over the square of the length. */
function plainErrors(series: readonly number[]): number[] {
  const means = Array.from({ length: Math.floor(series.length / 5) }, (_, i) =>
    series.slice(5 * i, 5 * i + 5).reduce((sum, x) => sum + x / 5, 0),
  );
  return Array.from({ length: Math.floor(means.length / 2) + 1 }, (_, cut) => {
    const rest = means.slice(cut);
    const mean = rest.reduce((sum, x) => sum + x / rest.length, 0);
    return rest.reduce((sum, x) => sum + (x - mean) ** 2, 0) / rest.length ** 2;
  });
}

describe("truncationOf", () => {
  it("cuts where the rule says", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 10, maxLength: 150 }), (series) => {
        const errors = plainErrors(series);
        const { count } = truncationOf(Float64Array.from(series));
        expect(count % 5).toBe(0);
        // Cuts whose errors are equal but for rounding are as good as each other.
        expect(errors[count / 5]).toBeLessThanOrEqual(Math.min(...errors) + 1e-12);
      }),
    );
  });

  it("leaves out a start that is not like the rest, and nothing of a series that is even", () => {
    const even = Array.from({ length: 500 }, (_, i) => 10 + (i % 5));
    const start = Array.from({ length: 60 }, (_, i) => i / 6);
    expect(truncationOf(Float64Array.from([...start, ...even]))).toEqual({ count: 60, steady: true });
    expect(truncationOf(new Float64Array(100).fill(3))).toEqual({ count: 0, steady: true });
  });

  it("says when a series never becomes steady", () => {
    const { steady, count } = truncationOf(Float64Array.from({ length: 200 }, (_, i) => i));
    expect([steady, count]).toEqual([false, 100]);
  });
});

describe("a run that finds its own warm-up", () => {
  it("leaves out the filling of a long pipe", () => {
    // 400 hours of driving: the goods in the system grow for 400 of 20,000 hours.
    const plan = queuePlan({ perHour: 0.5, hours: memoryless(1), plan: { horizonHours: 20_000 } });
    const stages = [{ type: "delay", id: "drive", hours: 400 } as const];
    const itineraries = [{ id: "cross", stages: [...stages, ...(plan.itineraries[0]?.stages ?? [])] }];
    const result = runPlan({ ...plan, itineraries, warmUpHours: "mser5" });
    expect(result.steady).toBe(true);
    expect(result.warmUpHours).toBeGreaterThanOrEqual(400);
    expect(result.warmUpHours).toBeLessThan(10_000);
    expect(Math.abs(result.inSystem.mean - 0.5 * 402)).toBeLessThan(6);
    // The same as when told.
    const { steady, ...told } = runPlan({ ...plan, itineraries, warmUpHours: result.warmUpHours });
    expect(told).toEqual({ ...result, steady: undefined });
    expect(steady).toBeUndefined();
  });

  it("says when a queue only grows", () => {
    expect(runPlan(queuePlan({ perHour: 2, hours: 1, plan: { warmUpHours: "mser5" } })).steady).toBe(false);
  });
});
