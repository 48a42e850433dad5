import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { greatCircleKm } from "../../src/math/index.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe("greatCircleKm", () => {
  const quarter = (Math.PI / 2) * 6371.0088;

  it.each([
    ["from pole to equator", { latitude: 90, longitude: 0 }, { latitude: 0, longitude: 77 }, quarter],
    ["a quarter round the equator", { latitude: 0, longitude: -45 }, { latitude: 0, longitude: 45 }, quarter],
    ["across the date line", { latitude: 0, longitude: 179 }, { latitude: 0, longitude: -179 }, quarter / 45],
    // One degree of latitude on a sphere of this radius.
    ["a degree north", { latitude: 30, longitude: 48 }, { latitude: 31, longitude: 48 }, quarter / 90],
  ])("is right %s", (_, a, b, km) => {
    expect(greatCircleKm(a, b)).toBeCloseTo(km, 8);
  });

  it("is right within a metre on the far side of the Earth, where the arc sine is steep", () => {
    const far = greatCircleKm({ latitude: 10, longitude: 20 }, { latitude: -10, longitude: -160 });
    expect(far).toBeCloseTo(2 * quarter, 3);
  });

  it("is a distance: none to itself, the same both ways, never longer than by way of a third point", () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(greatCircleKm(a, a)).toBe(0);
        expect(greatCircleKm(a, b)).toBeCloseTo(greatCircleKm(b, a), 9);
        // asin near the far side of the Earth is good to 1e-8 of the radius.
        expect(greatCircleKm(a, c)).toBeLessThanOrEqual(greatCircleKm(a, b) + greatCircleKm(b, c) + 1e-3);
      }),
    );
  });
});
