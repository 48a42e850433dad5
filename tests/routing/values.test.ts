import { describe, expect, it } from "vitest";
import { type Figure, figure, number, operation } from "../../src/model/index.ts";
import { valuesOf } from "../../src/routing/prices/values.ts";

function given(id: string, value: number): Figure {
  return { id, name: id, value, kind: "assumed", unit: "1", factor: 1, dimension: {}, role: "input" };
}

const twice: Figure = {
  ...given("twice", 2),
  kind: "derived",
  formula: operation("multiply", number(2), figure("a")),
};
const own = [given("a", 1), given("b", 1), twice];

describe("valuesOf", () => {
  it("gives the study's own values to all scenarios that leave its figures alone", () => {
    expect(valuesOf(own, own)).toBe(valuesOf(own, own));
    expect(valuesOf(own, own)).not.toHaveProperty("base");
  });

  it("tells the figures that are not the base's, and those that follow one that is not", () => {
    const values = valuesOf([given("a", 5), own[1] as Figure, twice], own);
    expect(values.base).toBe(valuesOf(own, own));
    expect(["a", "b", "twice"].map((id) => values.changes([id]))).toEqual([true, false, true]);
    expect(values.changes(["b", "twice"])).toBe(true);
    expect(values.changes([])).toBe(false);
    expect(values.evaluate(figure("twice"))).toBe(10);
  });
});
