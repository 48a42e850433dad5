import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaShapes, lowerBeta, normalQuantile } from "../../../src/math/index.ts";
import { studentCdf, studentQuantile } from "../../../src/math/statistics/student.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

/** Values from mpmath at 40 digits; see student.oracle.py beside the fixture. */
const rows = readFileSync(new URL("student.fixture.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [kind = "", ...rest] = line.split(",");
    const [a = 0, b = 0, argument = 0, value = 0] = rest.map(Number);
    return { kind, a, b, argument, value };
  });
const degrees = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.double({ min: 1, max: 2e4, noNaN: true }));

describe("studentQuantile", () => {
  it.each([...new Set(rows.filter(({ kind }) => kind === "student").map(({ a }) => a))])(
    "with %s degrees of freedom is right to 1e-10, from 1e-12 to 1 - 1e-9",
    (wanted) => {
      for (const { kind, a, argument, value } of rows) {
        if (kind !== "student" || a !== wanted) continue;
        const off = Math.abs(studentQuantile(argument, a) - value);
        expect(off / Math.max(1, Math.abs(value)), `at ${argument}`).toBeLessThan(1e-10);
      }
    },
  );

  // Table 26.10 of M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964.
  it.each([
    [1, 12.706],
    [4, 2.776],
    [10, 2.228],
    [120, 1.98],
  ])("with %i degrees is at 97.5 %% what the tables say, %f", (n, tabled) => {
    expect(studentQuantile(0.975, n)).toBeCloseTo(tabled, 3);
  });

  it("is that of Cauchy's law for one degree and nears the normal one for many", () => {
    expect(studentQuantile(0.75, 1)).toBeCloseTo(1, 13);
    expect(studentQuantile(0.975, 1e12)).toBeCloseTo(normalQuantile(0.975), 11);
  });

  it("is undone by studentCdf", () => {
    fc.assert(
      fc.property(degrees, fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (n, p) => {
        expect(Math.abs(studentCdf(studentQuantile(p, n), n) - p)).toBeLessThan(1e-11);
      }),
    );
  });

  it.each([
    [0, 3, "probability"],
    [1, 3, "probability"],
    [Number.NaN, 3, "probability"],
    [0.5, 0.5, "degrees"],
    [0.5, Number.POSITIVE_INFINITY, "degrees"],
  ])("refuses probability %f with %f degrees", (p, n, path) => {
    expect(() => studentQuantile(p, n)).toThrow(path);
  });
});

describe("studentCdf", () => {
  it("is a half at 0 and mirrors itself", () => {
    fc.assert(
      fc.property(degrees, fc.double({ min: 0, max: 1e3, noNaN: true }), (n, t) => {
        expect(studentCdf(0, n)).toBe(0.5);
        expect(studentCdf(t, n) + studentCdf(-t, n)).toBeCloseTo(1, 13);
      }),
    );
  });

  it("goes to 0 and 1 far out", () => {
    expect(studentCdf(-1e200, 3)).toBe(0);
    expect(studentCdf(1e200, 3)).toBe(1);
  });
});

describe("lowerBeta", () => {
  it("is right to 12 digits", () => {
    for (const { kind, a, b, argument, value } of rows) {
      if (kind !== "beta") continue;
      const got = lowerBeta(betaShapes(a, b), argument, 1 - argument);
      expect(Math.abs(got - value), `${a} ${b} ${argument}`).toBeLessThanOrEqual(2e-12 * value);
    }
  });

  it("sums to 1 with its mirror image", () => {
    const shape = fc.double({ min: 0.1, max: 500, noNaN: true });
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, x) => {
        expect(lowerBeta(betaShapes(a, b), x, 1 - x) + lowerBeta(betaShapes(b, a), 1 - x, x)).toBeCloseTo(
          1,
          11,
        );
      }),
    );
  });
});
