import { describe, expect, it } from "vitest";
import { sobolColumn } from "./sequence.ts";

describe("the Sobol' sequence of the tests", () => {
  // scipy 1.17.1, qmc.Sobol(16, scramble=False).random(8): the last three points of some dimensions.
  it.each([
    [0, [0.875, 0.625, 0.125]],
    [1, [0.875, 0.125, 0.625]],
    [5, [0.625, 0.875, 0.375]],
    [15, [0.375, 0.625, 0.125]],
  ])("begins in dimension %i as scipy's", (dimension, points) => {
    expect([...sobolColumn(dimension, 8)].slice(5).map((u) => u - 0.5 / 8)).toEqual(points);
  });

  it("puts one point in each of equal cells", () => {
    for (let dimension = 0; dimension < 16; dimension++) {
      const cells = [...sobolColumn(dimension, 1024)].map((u) => Math.floor(u * 1024));
      expect(new Set(cells).size).toBe(1024);
    }
  });
});
