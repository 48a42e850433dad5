import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillNormal, momentsOf } from "../../../src/math/index.ts";
import {
  bonferroniAdjusted,
  holmAdjusted,
  judgeDifferences,
} from "../../../src/methods/decision/multiple.ts";
import { streamUniforms } from "../../../src/methods/sensitivity/points.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

describe("holmAdjusted", () => {
  it.each([[[0.3, Number.NaN]], [[-0.1]], [[0.2, 1.1]], [[Number.POSITIVE_INFINITY]]])(
    "refuses %j",
    (pValues) => {
      expect(() => holmAdjusted(pValues)).toThrow(/pValues\[[01]\].*a chance from 0 to 1/);
      expect(() => bonferroniAdjusted(pValues)).toThrow(/a chance from 0 to 1/);
    },
  );

  it("is R's p.adjust of a small list", () => {
    // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") is 0.03 0.06 0.06 0.02; "bonferroni" 0.04 0.16 0.12 0.02.
    const p = [0.01, 0.04, 0.03, 0.005];
    for (const [i, wanted] of [0.03, 0.06, 0.06, 0.02].entries()) {
      expect(holmAdjusted(p)[i]).toBeCloseTo(wanted, 14);
    }
    for (const [i, wanted] of [0.04, 0.16, 0.12, 0.02].entries()) {
      expect(bonferroniAdjusted(p)[i]).toBeCloseTo(wanted, 14);
    }
  });

  it("lies between the chance itself and Bonferroni's, in the same order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (p) => {
        const [holm, bonferroni] = [holmAdjusted(p), bonferroniAdjusted(p)];
        for (let i = 0; i < p.length; i++) {
          expect(holm[i]).toBeGreaterThanOrEqual(p[i] as number);
          expect(holm[i]).toBeLessThanOrEqual(bonferroni[i] as number);
          for (let j = 0; j < i; j++) {
            if ((p[i] as number) < (p[j] as number)) expect(holm[i]).toBeLessThanOrEqual(holm[j] as number);
          }
        }
      }),
    );
  });
});

function normals(name: string, count: number, seed: number): Float64Array {
  const column = streamUniforms(seed)(name, "", count);
  fillNormal(column, column);
  return column;
}

describe("judgeDifferences", () => {
  it("is Student's test for one scenario alone", () => {
    // Student (1908), extra hours of sleep: t = 4.0621 with 9 degrees, two-sided p = 0.002833 (R's t.test).
    const sleep = momentsOf(Float64Array.of(1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4));
    const [only] = judgeDifferences({ sleep });
    expect(only?.pValue).toBeCloseTo(0.002833, 6);
    expect(only?.adjusted).toBe(only?.pValue);
    expect(only?.verdict).toBe("higher");
    expect(only?.interval.low).toBeCloseTo(0.7001142, 6);
  });

  it("calls fewer than 1 in 20 studies wrong in any of twenty scenarios without effect", () => {
    let [together, alone] = [0, 0];
    for (let repeat = 0; repeat < 1000; repeat++) {
      const names = Array.from({ length: 20 }, (_, i) => `s${i}`);
      const moments = names.map((name) => [name, momentsOf(normals(name, 30, repeat))] as const);
      const judged = judgeDifferences(Object.fromEntries(moments));
      if (judged.some(({ verdict }) => verdict !== "notDistinguishable")) together++;
      if (judged.some(({ pValue }) => pValue <= 0.05)) alone++;
    }
    expect(together).toBeLessThan(70);
    expect(together).toBeGreaterThan(30);
    // Judged one by one, 1 - 0.95^20 = 64 % of studies would find something.
    expect(alone).toBeGreaterThan(550);
  });

  it("still finds what is there, and says which way it goes", () => {
    const judged = judgeDifferences({
      slower: momentsOf(normals("a", 500, 1).map((x) => x + 1)),
      faster: momentsOf(normals("b", 500, 1).map((x) => x - 1)),
      same: momentsOf(new Float64Array(500)),
      always: momentsOf(new Float64Array(500).fill(-0.25)),
    });
    expect(judged.map(({ verdict }) => verdict)).toEqual(["higher", "lower", "notDistinguishable", "lower"]);
    expect(judged[2]?.pValue).toBe(1);
    expect(judged[3]?.pValue).toBe(0);
    expect(JSON.parse(JSON.stringify(judged))).toEqual(judged);
  });

  it("refuses a difference of one future", () => {
    expect(() => judgeDifferences({ a: momentsOf(Float64Array.of(1)) })).toThrow("differences.a");
  });
});
