import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Discovery, findBox } from "../../../src/methods/decision/findBox.ts";
import { streamUniforms } from "../../../src/methods/sensitivity/points.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

type Found = Extract<Discovery, { status: "found" }>;

function found(...args: Parameters<typeof findBox>): Found {
  const result = findBox(...args);
  if (result.status !== "found") throw new Error(result.reason);
  return result;
}

const names = ["dwell", "tariff", "speed", "toll", "fee"];
const uniforms = streamUniforms(77);
const futures = Object.fromEntries(names.map((name) => [name, uniforms(name, "", 5000)]));
const at = (name: string, i: number): number => futures[name]?.[i] as number;

describe("discover", () => {
  // The link fails to pay where the dwell is above 0.6 and the tariff from 0.2 to 0.7: a fifth of all futures.
  const inBox = Array.from(
    { length: 5000 },
    (_, i) => at("dwell", i) > 0.6 && Math.abs(at("tariff", i) - 0.45) < 0.25,
  );

  it("finds a planted box, and nothing else", () => {
    const { box, share } = found(futures, inBox);
    expect(share).toBeCloseTo(0.2, 1);
    expect(box.restrictions.map(({ input }) => input)).toEqual(["dwell", "tariff"]);
    const [dwell, tariff] = box.restrictions;
    expect(Math.abs((dwell?.low as number) - 0.6)).toBeLessThan(0.03);
    expect(dwell).not.toHaveProperty("high");
    expect(Math.abs((tariff?.low as number) - 0.2)).toBeLessThan(0.03);
    expect(Math.abs((tariff?.high as number) - 0.7)).toBeLessThan(0.03);
    expect(box.coverage).toBeGreaterThan(0.93);
    expect(box.density).toBeGreaterThan(0.93);
    for (const { quasiP } of box.restrictions) expect(quasiP).toBeLessThan(1e-50);
  });

  it("tells coverage, density and mass as they are counted from the restrictions", () => {
    const noisy = inBox.map((inside, i) => (inside ? at("fee", i) < 0.8 : at("fee", i) > 0.97));
    const { trajectory, box } = found(futures, noisy);
    const cases = noisy.filter(Boolean).length;
    for (const { restrictions, coverage, density, mass, futures: count } of [...trajectory, box]) {
      const inside = noisy.flatMap((hit, i) => {
        const kept = restrictions.every(
          ({ input, low = 0, high = 1 }) => at(input, i) >= low && at(input, i) <= high,
        );
        return kept ? [hit] : [];
      });
      const hits = inside.filter(Boolean).length;
      expect(count).toBe(inside.length);
      expect(coverage).toBeCloseTo(hits / cases, 12);
      expect(density).toBeCloseTo(hits / inside.length, 12);
      expect(mass).toBeCloseTo(inside.length / 5000, 12);
    }
  });

  it("peels about a twentieth in each step, from all futures to a twentieth of them, or to a pure box", () => {
    const diagonal = Array.from(
      { length: 5000 },
      (_, i) => at("dwell", i) + at("toll", i) + at("fee", i) > 1.8,
    );
    const { trajectory, taken } = found(futures, diagonal);
    expect(trajectory[0]).toMatchObject({ restrictions: [], coverage: 1, mass: 1 });
    for (const [i, box] of trajectory.entries()) {
      const before = trajectory[i - 1];
      if (before === undefined) continue;
      expect(box.futures).toBe(before.futures - Math.floor(0.05 * before.futures));
      expect(box.coverage).toBeLessThanOrEqual(before.coverage);
    }
    const last = trajectory.at(-1);
    expect((last?.mass as number) < 0.053 || last?.density === 1).toBe(true);
    // Of those that cover three quarters, the densest was taken.
    for (const box of trajectory) {
      if (box.coverage >= 0.75) expect(box.density).toBeLessThanOrEqual(trajectory[taken]?.density as number);
    }
  });

  it("does not lose density by pasting", () => {
    for (const threshold of [1.3, 1.5, 1.7]) {
      const flags = Array.from({ length: 5000 }, (_, i) => at("dwell", i) * 2 + at("speed", i) > threshold);
      const { trajectory, taken, box } = found(futures, flags, { coverage: 0.6 });
      expect(box.density).toBeGreaterThanOrEqual(trajectory[taken]?.density as number);
      expect(box.coverage).toBeGreaterThanOrEqual(trajectory[taken]?.coverage as number);
    }
  });

  it("marks a restriction that the futures do not bear out", () => {
    // Interest is drawn by lot: whatever is peeled, its quasi-p is no sign.
    const byLot = Array.from({ length: 5000 }, (_, i) => at("fee", i) < 0.3);
    const { fee: _, ...others } = futures;
    const { trajectory } = found(others, byLot);
    const early = trajectory.slice(1, 4).flatMap(({ restrictions }) => restrictions);
    for (const { quasiP } of early) expect(quasiP).toBeGreaterThan(0.01);
  });

  it("keeps futures of equal value together, in inputs of few values", () => {
    const lanes = uniforms("lanes", "", 3000).map((u) => Math.floor(4 * u));
    const other = uniforms("other", "", 3000);
    const flags = Array.from(lanes, (n) => n >= 2);
    const { box } = found({ lanes, other }, flags);
    expect(box).toMatchObject({ coverage: 1, density: 1 });
    expect(box.restrictions).toMatchObject([{ input: "lanes", low: 2 }]);
  });

  it("gives the same box whatever the order of the futures, and is of plain data", () => {
    const small = Object.fromEntries(
      names.map((name) => [name, futures[name]?.slice(0, 400) as Float64Array]),
    );
    const flags = inBox.slice(0, 400);
    const plain = found(small, flags);
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
    const turned = Object.fromEntries(
      Object.entries(small).map(([name, column]) => [name, column.toReversed()]),
    );
    expect(found(turned, flags.toReversed())).toEqual(plain);
  });

  it("never leaves a box empty, and never calls a chance above 1, for any small sample", () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), (rows) => {
        const inputs = { a: Float64Array.from(rows, ([a]) => a), b: Float64Array.from(rows, ([, b]) => b) };
        const result = findBox(
          inputs,
          rows.map(([, , hit]) => hit),
          { coverage: 0.5 },
        );
        if (result.status !== "found") return;
        for (const { futures: inside, restrictions, coverage } of [...result.trajectory, result.box]) {
          expect(inside).toBeGreaterThan(0);
          expect(coverage).toBeLessThanOrEqual(1);
          for (const { quasiP } of restrictions) {
            expect(quasiP).toBeGreaterThanOrEqual(0);
            expect(quasiP).toBeLessThanOrEqual(1 + 1e-12);
          }
        }
      }),
    );
  });

  it("works out a quasi-p by hand", () => {
    // Ten futures, of interest are 7 to 10 of them; peeled below one by one. With low = 7: 4 of 4 inside, and 4 of 10
    // without the restriction: 0.4^4 = 0.0256.
    const x = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    const { box } = found(
      { x },
      [...x].map((v) => v > 6),
    );
    expect(box.restrictions).toEqual([{ input: "x", low: 7, quasiP: expect.closeTo(0.0256, 12) }]);
  });

  it("says when there is nothing to find", () => {
    const x = Float64Array.of(1, 2);
    expect(findBox({ x }, [false, false])).toEqual({
      status: "notDefined",
      reason: "no future is of interest",
    });
    expect(findBox({ x }, Uint8Array.of(1, 1))).toEqual({
      status: "notDefined",
      reason: "every future is of interest",
    });
  });

  it.each([
    [[true], {}, "interest"],
    [[true, 2], {}, "interest[1]"],
    [[true, false], { coverage: 1 }, "options.coverage"],
    [[true, false], { peel: 0 }, "options.peel"],
    [[true, false], { mass: 5 }, "options.mass"],
  ])("refuses %j with %j", (flags, options, message) => {
    expect(() => findBox({ x: Float64Array.of(1, 2) }, flags, options)).toThrow(message);
  });
});
