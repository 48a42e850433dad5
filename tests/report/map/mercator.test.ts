import { describe, expect, it } from "vitest";
import { fitWindow, scaleBar } from "../../../src/report/map/mercator.ts";

describe("fitWindow", () => {
  const fitted = fitWindow([32, 22, 72, 45], 799, 560);

  it("puts the corners of the window into the corners of the picture", () => {
    expect(fitted.pixel(32, 45)).toEqual([0, 0]);
    const [x, y] = fitted.pixel(72, 22);
    expect([Math.round(x), Math.round(y)]).toEqual([fitted.width, fitted.height]);
  });

  // J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395, 1987, equation 7-2.
  it("puts places where Mercator's map has them", () => {
    const radians = Math.PI / 180;
    const northing = (latitude: number): number => Math.log(Math.tan(Math.PI / 4 + (latitude * radians) / 2));
    const scale = 799 / (40 * radians);
    const [x, y] = fitted.pixel(51.4, 35.66);
    expect(x).toBeCloseTo(scale * 19.4 * radians, 9);
    expect(y).toBeCloseTo(scale * (northing(45) - northing(35.66)), 9);
  });

  it("gets narrower rather than taller than it may be", () => {
    const tall = fitWindow([40, 10, 45, 50], 800, 400);
    expect(tall.height).toBe(400);
    expect(tall.width).toBeLessThan(800);
  });
});

describe("scaleBar", () => {
  it.each([
    [[32, 22, 72, 45], 500],
    [[47.4, 29.75, 49.3, 30.85], 20],
    [[0, 0, 1, 1], 20],
  ] as const)("of the window %j is %d km", (window, km) => {
    const fitted = fitWindow(window, 800, 2000);
    const bar = scaleBar(fitted, 160);
    expect(bar.km).toBe(km);
    expect(bar.width).toBeLessThanOrEqual(160);
  });
});
