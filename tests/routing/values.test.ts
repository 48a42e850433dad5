import { describe, expect, it } from "vitest";
import { type Figure, figure, number, operation } from "../../src/model/index.ts";
import { changedFigures, valuesOf } from "../../src/routing/prices/values.ts";

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
  it("gives figures their values, and those with a formula what follows from it", () => {
    const { evaluate } = valuesOf([given("a", 5), given("b", 1), twice]);
    expect(["a", "b", "twice"].map((id) => evaluate(figure(id)))).toEqual([5, 1, 10]);
  });
});

describe("changedFigures", () => {
  const changed = (figures: readonly Figure[]): string[] => {
    const isSame = (a: Figure, b: Figure): boolean => a.value === b.value;
    return [...changedFigures(valuesOf(own).figures, valuesOf(figures).figures, isSame)];
  };

  it("names the figures that are not the same, those that follow from one by formula, and new ones", () => {
    expect(changed(own)).toEqual([]);
    expect(changed([given("a", 5), given("b", 1), twice, given("c", 1)])).toEqual(["a", "twice", "c"]);
    expect(changed([given("a", 1), given("b", 2), twice])).toEqual(["b"]);
  });
});
