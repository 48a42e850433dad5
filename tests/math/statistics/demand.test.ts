import { describe, expect, it } from "vitest";
import {
  expectColumn,
  expectColumns,
  expectFraction,
  expectPositive,
  expectWhole,
} from "../../../src/base/expect.ts";

describe("expectColumn", () => {
  it("takes finite numbers, of any length or of the one asked for", () => {
    expect(() => expectColumn(Float64Array.of(1, -2), "y")).not.toThrow();
    expect(() => expectColumn(Float64Array.of(1, -2), "y", 2)).not.toThrow();
  });

  it.each([
    [new Float64Array(0), undefined, "y: expected at least one number, got"],
    [Float64Array.of(1), 2, "y: expected 2 numbers, got"],
    [undefined as unknown as Float64Array, 2, "y: expected 2 numbers, got nothing"],
    [Float64Array.of(1, Number.POSITIVE_INFINITY), undefined, "y[1]: expected a finite number, got Infinity"],
  ])("refuses %s for a length of %s", (column, length, message) => {
    expect(() => expectColumn(column, "y", length)).toThrow(message);
  });
});

describe("expectColumns", () => {
  it("gives the length that all columns share", () => {
    expect(expectColumns({ a: Float64Array.of(1, 2), b: Float64Array.of(3, 4) }, "x")).toBe(2);
  });

  it.each([
    [{}, "x: expected at least one column"],
    [{ a: new Float64Array(0) }, "x.a: expected at least one number"],
    [{ a: Float64Array.of(1, 2), b: Float64Array.of(3) }, "x.b: expected 2 numbers"],
    [{ a: Float64Array.of(1), b: Float64Array.of(Number.NaN) }, "x.b[0]: expected a finite number"],
  ])("refuses %j", (columns, message) => {
    expect(() => expectColumns(columns as Record<string, Float64Array>, "x")).toThrow(message);
  });
});

describe("demands of single numbers", () => {
  it.each([1, 5, 9])("take %i as a whole number from 1 to 9", (value) => {
    expect(() => expectWhole(value, "n", [1, 9])).not.toThrow();
  });

  it.each([0, 10, 2.5, Number.NaN])("refuse %f as one", (value) => {
    expect(() => expectWhole(value, "n", [1, 9])).toThrow("n: expected a whole number from 1 to 9");
  });

  it.each([0, 1, -1, Number.NaN])("refuse %f as a number inside 0 and 1", (value) => {
    expect(() => expectFraction(value, "level")).toThrow("level: expected a number above 0 and below 1");
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuse %f as a finite number above 0", (value) => {
    expect(() => expectPositive(value, "width")).toThrow("width: expected a finite number above 0");
  });
});
