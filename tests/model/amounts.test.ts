import { describe, expect, it } from "vitest";
import { amountColumns, amountRule, crossingTable } from "../../src/model/index.ts";

describe("amountRule", () => {
  const rule = (unit: string, own = {}): unknown =>
    amountRule({ type: "amount", unit }, { money: "USD", ...own });

  it("reads units as definitions of tables write them", () => {
    expect(rule("h")).toEqual({ dimension: { h: 1 } });
    expect(rule("1")).toEqual({ dimension: {} });
    expect(rule("1/h")).toEqual({ dimension: { h: -1 } });
    expect(rule("km/h")).toEqual({ dimension: { km: 1, h: -1 } });
  });

  it("puts the currency of the study for money and counts per unit of the commodity", () => {
    expect(rule("money/unit/km", { money: "EUR" })).toEqual({ dimension: { EUR: 1, km: -1 }, perUnit: true });
    expect(rule("kgCO2e/unit")).toEqual({ dimension: { kgCO2e: 1 }, perUnit: true });
  });

  it("puts what the row counts for its vehicle and unit", () => {
    expect(rule("vehicle/h", { vehicle: "truck" })).toEqual({ dimension: { truck: 1, h: -1 } });
    expect(rule("unit/vehicle", { vehicle: "TEU", unit: "t" })).toEqual({ dimension: { t: 1, TEU: -1 } });
    expect(rule("money/unit/h", { unit: "passenger" })).toEqual({
      dimension: { USD: 1, passenger: -1, h: -1 },
    });
  });

  it("keeps the bounds of the column", () => {
    expect(amountRule(crossingTable.columns.inspectionShare, { money: "USD" })).toEqual({
      dimension: {},
      bounds: { least: 0, most: 1 },
    });
  });
});

describe("amountColumns", () => {
  it("gives the columns with amounts in the order of the table", () => {
    expect(amountColumns(crossingTable).map(({ field }) => field)).toEqual([
      "queue",
      "documents",
      "inspectionShare",
      "inspection",
      "handlingTime",
      "release",
      "fee",
      "handling",
      "standing",
      "guarantee",
    ]);
  });
});
