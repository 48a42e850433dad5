import { readFileSync } from "node:fs";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acos, asin, atan, atan2 } from "../../src/math/elementary/arc.ts";
import { cos, sin } from "../../src/math/elementary/circle.ts";
import { exp, expm1 } from "../../src/math/elementary/exponential.ts";
import { log, log1p } from "../../src/math/elementary/logarithm.ts";
import { pow, wholePower } from "../../src/math/elementary/power.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

interface Case {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly units: number;
}

/** Values from mpmath at 200 bits; see elementary.oracle.py beside the fixture. */
const cases = new Map<string, Case[]>();
const fixture = readFileSync(new URL("elementary.fixture.csv", import.meta.url), "utf8");
for (const line of fixture.trim().split("\n").slice(1)) {
  const [name = "", ...numbers] = line.split(",");
  const [x = 0, y = 0, value = 0, units = 0] = numbers.map(Number);
  cases.set(name, [...(cases.get(name) ?? []), { x, y, value, units }]);
}

const ofOne = { exp, expm1, log, log1p, sin, cos, asin, acos, atan };
const ofTwo = { pow, atan2 };
const functions: Record<string, (x: number, y: number) => number> = { ...ofOne, ...ofTwo };

/** The step between doubles at x: a unit in the last place. */
function unitAt(x: number): number {
  const bits = new BigInt64Array(new Float64Array([Math.abs(x)]).buffer);
  bits[0] = (bits[0] as bigint) + 1n;
  return (new Float64Array(bits.buffer)[0] as number) - Math.abs(x);
}

describe("elementary functions", () => {
  // The bounds seen on a million arguments of each; the hardest 60 of them are in the fixture.
  const bounds = {
    exp: 0.75,
    expm1: 0.6,
    log: 0.74,
    log1p: 0.82,
    pow: 0.61,
    sin: 0.77,
    cos: 0.77,
    asin: 0.75,
    acos: 0.68,
    atan: 0.69,
    atan2: 0.67,
  };
  it.each(Object.entries(bounds))(
    "%s is within %f units in the last place of the true value",
    (name, bound) => {
      const list = cases.get(name) as Case[];
      expect(list).toHaveLength(100);
      for (const { x, y, value, units } of list) {
        const got = (functions[name] as (x: number, y: number) => number)(x, y);
        expect(Math.abs((got - value) / unitAt(value) - units), `${name}(${x}, ${y}) = ${got}`).toBeLessThan(
          bound,
        );
      }
    },
  );

  const edges = [
    0, -0, 1, -1, 2, -2, 0.5, -0.5, 3, 1e308, 5e-324, 1e-300, 9007199254740991, 1e19, 1e-19, 710, 745, 746,
  ];
  const odd = [
    ...edges,
    ...edges.map((x) => -x),
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NaN,
  ];

  it.each(Object.keys(ofOne) as (keyof typeof ofOne)[])("%s agrees with the engine at the edges", (name) => {
    for (const x of odd) expectNear(ofOne[name](x), Math[name](x), `${name}(${x})`);
  });

  it.each(Object.keys(ofTwo) as (keyof typeof ofTwo)[])("%s agrees with the engine at the edges", (name) => {
    for (const x of odd) {
      for (const y of odd) expectNear(ofTwo[name](x, y), Math[name](x, y), `${name}(${x}, ${y})`);
    }
  });

  it("reduces the largest angles with all the digits of pi they need", () => {
    // mpmath 1.3.0 at 2000 bits.
    expect(sin(1e22)).toBe(-0.8522008497671888);
    expect(cos(1e22)).toBe(0.523214785395139);
    expect(sin(1.7976931348623157e308)).toBe(0.004961954789184062);
    expect(cos(-1.7976931348623157e308)).toBe(-0.9999876894265599);
    // The double nearest to a multiple of pi/2 (J.-M. Muller, Elementary Functions, 3rd ed. 2016, section 11.3).
    const nearest = 6381956970095103 * pow(2, 797);
    expect(cos(nearest)).toBe(-4.687165924254628e-19);
  });

  it("agree with each other", () => {
    const small = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(small, (x) => {
        expect(log(exp(x))).toBeCloseTo(x, 12);
        expect(log1p(expm1(x))).toBeCloseTo(x, 7);
        expect(sin(x) * sin(x) + cos(x) * cos(x)).toBeCloseTo(1, 14);
        expect(
          atan2(sin(x), cos(x)) -
            x -
            Math.round((atan2(sin(x), cos(x)) - x) / 6.283185307179586) * 6.283185307179586,
        ).toBeCloseTo(0, 12);
        expect(asin(sin(x))).toBeCloseTo(atan(sin(x) / Math.sqrt(1 - sin(x) * sin(x) || 1e-300)), 6);
        expect(acos(cos(x)) + asin(cos(x))).toBeCloseTo(1.5707963267948966, 14);
      }),
    );
  });

  it("never fall where the function rises", () => {
    const any = fc.double({ min: -700, max: 700, noNaN: true });
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(exp(low)).toBeLessThanOrEqual(exp(high));
        expect(expm1(low)).toBeLessThanOrEqual(expm1(high));
        expect(atan(low)).toBeLessThanOrEqual(atan(high));
        expect(log(exp(low))).toBeLessThanOrEqual(log(exp(high)));
      }),
    );
  });

  it("keep their bits: a change here changes results of users", () => {
    // 20,000 arguments of each by a fixed recurrence, all results hashed. The same in every engine.
    const count = 20_000;
    const results = new Float64Array(count * 11);
    let n = 1;
    let at = 0;
    for (let i = 0; i < count; i++) {
      n = (n * 48271) % 2147483647;
      const x = n / 2147483647;
      const wide = (x - 0.5) * 60;
      const all = [
        exp(wide),
        expm1(wide),
        log(x),
        log1p(wide * wide),
        pow(x * 9, wide),
        sin(wide),
        cos(wide),
      ];
      for (const value of [...all, asin(x), acos(x), atan(wide), atan2(x, wide)]) results[at++] = value;
    }
    expect(bytesToHex(sha256(new Uint8Array(results.buffer)))).toBe(
      "02ebf19f33de2e2fae816c319d67fea42be1ca3e99cbe744ba6379d18dc9d943",
    );
  });
});

describe("wholePower", () => {
  it("multiplies", () => {
    expect(wholePower(3, 4)).toBe(81);
    expect(wholePower(2, -3)).toBe(0.125);
    expect(wholePower(1.1, 0)).toBe(1);
    expect(wholePower(-2, 5)).toBe(-32);
    expect(wholePower(10, 22)).toBe(1e22);
  });

  it("stays within half a unit in the last place for each multiplication of pow", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.integer({ min: -20, max: 20 }),
        (x, n) => {
          const exact = pow(x, n);
          expect(Math.abs(wholePower(x, n) - exact) / unitAt(exact)).toBeLessThanOrEqual(2 + Math.abs(n));
        },
      ),
    );
  });
});

/** Equal to one unit in the last place; zeros by sign too. */
function expectNear(got: number, wanted: number, what: string): void {
  if (Object.is(got, wanted)) return;
  expect(Math.sign(got), what).toBe(Math.sign(wanted));
  expect(Math.abs(got - wanted), what).toBeLessThanOrEqual(unitAt(wanted));
}
