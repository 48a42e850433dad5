import { describe, expect, it } from "vitest";
import {
  type Expression,
  type Figure,
  figure,
  figureEvaluator,
  figureTable,
  formulaFaults,
  givenFigures,
  number,
  operation,
  refreshFormulas,
} from "../../src/model/index.ts";

const plain = (id: string, value: number, formula?: Expression, role: Figure["role"] = "input"): Figure => ({
  ...{ id, name: id, value, unit: "1", factor: 1, dimension: {}, role, kind: "assumed" },
  ...(formula === undefined ? {} : { formula }),
});
const sum = (a: string, b: string): Expression => operation("add", figure(a), figure(b));

// A ladder: each rung rests on the two below it, so there are as many ways down as Fibonacci numbers.
const ladder = (rungs: number): Figure[] => [
  plain("r0", 1),
  plain("r1", 1),
  ...Array.from({ length: rungs }, (_, i) => plain(`r${i + 2}`, 0, sum(`r${i + 1}`, `r${i}`))),
];
const formulasOf = (figures: readonly Figure[]): Map<string, Expression> =>
  new Map(figures.flatMap(({ id, formula }) => (formula === undefined ? [] : [[id, formula]])));

describe("refreshFormulas", () => {
  it("works formulas out whatever their order, in their own units", () => {
    const speed = {
      ...plain("speed", 0, operation("divide", number(48), figure("days"))),
      unit: "day",
      factor: 24,
    };
    const figures = [speed, { ...plain("days", 2), factor: 24 }];
    // 2 days are 48 h; 48 / 48 = 1 in canonical units, which is a 24th of a day.
    expect(refreshFormulas(figures)[0]?.value).toBeCloseTo(1 / 24, 15);
    expect(refreshFormulas([...figures].reverse())[1]?.value).toBeCloseTo(1 / 24, 15);
  });

  it("is quick where many ways lead down", () => {
    expect(refreshFormulas(ladder(48)).at(-1)?.value).toBe(12586269025); // Fibonacci number 50
    expect(givenFigures(figure("r49"), figureTable(ladder(48))).sort()).toEqual(["r0", "r1"]);
  });

  it.each([
    ["input", "input", "input"],
    ["input", "lever", "lever"],
    ["lever", "shock", "shock"],
    ["shock", "check", "check"],
  ] as const)("takes the role of the least free of %s and %s: %s", (a, b, role) => {
    const figures = [plain("x", 1, undefined, a), plain("y", 1, undefined, b), plain("z", 0, sum("x", "y"))];
    expect(refreshFormulas(figures)[2]?.role).toBe(role);
  });
});

describe("formulaFaults", () => {
  it("is none for formulas that rest on each other", () => {
    expect(formulaFaults(formulasOf(ladder(40))).faults).toEqual([]);
  });

  it("names the whole circle", () => {
    const circle = [plain("a", 0, figure("b")), plain("b", 0, figure("c")), plain("c", 0, sum("a", "x"))];
    expect(formulaFaults(formulasOf(circle)).faults[0]).toMatchObject({ id: "a", got: "a > b > c > a" });
    expect(formulaFaults(new Map([["a", figure("a")]])).faults[0]).toMatchObject({ got: "a > a" });
  });

  it.each(["from the top", "from the bottom"])("refuses ten thousand in a row, asked %s", (order) => {
    const chain = Array.from({ length: 10_000 }, (_, i) => [`f${i}`, figure(`f${i + 1}`)] as const);
    const formulas = new Map(order === "from the top" ? chain : chain.reverse());
    expect(formulaFaults(formulas).faults[0]?.expected).toMatch(/at most 50 formulas/);
  });
});

describe("figureEvaluator", () => {
  it("follows formulas to figures in canonical units", () => {
    const figures = [
      { ...plain("dwell", 3), unit: "day", factor: 24 },
      plain("double", 0, sum("dwell", "dwell")),
    ];
    expect(figureEvaluator(figureTable(figures))(figure("double"))).toBe(144);
  });
});
