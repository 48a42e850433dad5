// Bounds hold over the whole ranges of figures: what is refused leaves its bounds somewhere, and what leaves them is refused.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOverRange } from "../../src/model/figures/overRange.ts";
import { type Figure, figureTable, isExpression, parseFormula } from "../../src/model/index.ts";
import { validate } from "../../src/routing/index.ts";
import { problemsOf, type Row, toy } from "../toy.ts";

const places = [{ id: "a" }, { id: "x", other_country: "BB" }, { id: "b", country: "BB" }];
const links = [
  { id: "ax", from: "a", to: "x", length_km: 64.3 },
  { id: "xb", from: "x", to: "b", length_km: 71.9, country: "BB" },
];
const base = {
  ...{ hour: "1 hour", km: "1 USD/tonne/km", one: "1 USD/tonne", co2: "1 kgCO2e/tonne/km" },
  ...{ vot: "0.5 USD/tonne/hour", truck: "61.3 km/hour" },
};
const timings: readonly Row[] = [{ id: "road", mode: "road", running: "truck" }];
const study = (figures: Readonly<Record<string, string>>, more: Partial<Parameters<typeof toy>[0]> = {}) =>
  toy({
    places,
    links,
    crossings: [{ id: "x", at: "x" }],
    timings,
    figures: { ...base, ...figures },
    ...more,
  });
const share = (text: string): object => ({ crossings: [{ id: "x", at: "x", inspection_share: text }] });

describe("an amount over the ranges of its figures", () => {
  it.each([
    ["a share above 1", { s: "0.5 1 0.1 3" }, share("s"), "s = 3 where s = 3"],
    ["a share below 0", { s: "0.5 1 -0.1 0.9" }, share("s"), "s = -0.1 where s = -0.1"],
    ["a speed from 0", { truck: "61.3 km/hour 0 80.1" }, {}, "truck = 0 where truck = 0 km/hour"],
    ["a negative speed", { truck: "61.3 km/hour -7.9 80.1" }, {}, "truck = -7.9 where truck = -7.9 km/hour"],
    [
      "a share through a formula, of two figures together",
      { s: "0.3 1 0.1 0.6", t: "0.3 1 0.2 0.7" },
      share("s + t"),
      "s + t = 1.3 where s = 0.6, t = 0.7",
    ],
    [
      "a difference",
      { s: "3.7 hour 1.9 8.3", t: "1.1 hour 0.2 2.3" },
      { crossings: [{ id: "x", at: "x", queue: "s - t" }] },
      "s - t = -0.4 where s = 1.9 hour, t = 2.3 hour",
    ],
    [
      "a queue at its capacity",
      { arrivals: "1.3 1/hour 0.4 2.9" },
      { crossings: [{ id: "x", at: "x", queue: "hour * queueWait(arrivals * hour, 0.7, 2, 1, 1)" }] },
      "= NaN where arrivals = 2.9 1",
    ],
    ["a share that ends nowhere", { s: "0.3 1 0.1 0.8 lognormal" }, share("s"), "s = 5.708 where s = 5.708"],
  ])("is refused for %s", (_, figures, more, got) => {
    const problems = problemsOf(() => study(figures as unknown as Record<string, string>, more));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.got).toContain(got);
  });

  it.each([
    ["ends that are allowed", { s: "0.5 1 0 1" }, share("s")],
    ["a cap", { s: "0.5 1 0.1 3" }, share("min(1, s)")],
    ["what no draw reaches, for figures enter twice", { s: "0.5 1 0.1 3" }, share("s / (s + 0.3)")],
    ["rounding", { s: "0.5 1 0.1 0.7" }, share("(s / 0.7) * 0.1 * 3 / 0.3 - 0 * s")],
    [
      "what moves together",
      { s: "0.7 1 0.3 0.9 triangular g", t: "0.4 1 0.2 0.5 triangular g" },
      share("s - t"),
    ],
  ])("is allowed with %s", (_, figures, more) => {
    expect(study(figures as unknown as Record<string, string>, more).warnings).toEqual([]);
  });

  it("is refused of figures that formulas rest on", () => {
    // 40 formulas, each of the one before twice.
    const ids = ["s", ...Array.from({ length: 40 }, (_, i) => `q${i}`)];
    const formulas = ids.slice(1).map((id, i) => `${id},Part,${ids[i]} / 2 + ${ids[i]} / 2,1`);
    const table = figureTable([figureOf("s", 0.5, 0.1, 1.5)]);
    const all = new Map(table);
    for (const row of formulas) {
      const [id = "", , text = ""] = row.split(",");
      const formula = parseFormula(
        text,
        (name) => all.has(name),
        () => all.keys(),
      );
      if (!isExpression(formula)) throw new Error(text);
      all.set(id, { ...figureOf(id, 0.5), formula });
    }
    const last = parseFormula(
      "q39",
      () => true,
      () => [],
    );
    const fault = isExpression(last) && faultOverRange(last, "q39", { least: 0, most: 1 }, all);
    expect(fault).toMatchObject({ got: "q39 = 1.5 where s = 1.5" });
  });
});

describe("a lognormal range from 0", () => {
  it.each(["hour 0 8.3 lognormal", "hour -1.3 8.3 lognormal"])(
    "is refused where it is stated: %s",
    (range) => {
      expect(problemsOf(() => study({ s: `3.7 ${range}` }))).toMatchObject([
        { path: "figures[s].low", expected: "a low above 0 for a lognormal shape" },
      ]);
      const [, low, high] = range.split(" ").map(Number);
      const to = {
        value: 1.1,
        unit: "hour",
        low,
        high,
        shape: "lognormal",
        kind: "assumed",
        note: "a guess",
      };
      const problems = validate(
        study({ s: "3.7 hour" }, { scenarios: { wide: [{ type: "set", at: "s", to }] } }),
      );
      expect(problems).toMatchObject([{ expected: "a low above 0 for a lognormal shape" }]);
    },
  );
});

describe("a scenario that gives figures another range", () => {
  const scenario = (edits: readonly object[]): object => ({ ...share("s"), scenarios: { wide: edits } });
  const figures = { s: "0.5 1 0.3 0.7" };
  const to = { value: 0.5, unit: "1", kind: "assumed", note: "a guess" };
  it.each([
    [{ type: "set", at: "s", to: { ...to, low: 0.2, high: 1.3 } }, "s = 1.3 where s = 1.3"],
    [{ type: "set", at: "s", to: { ...to, value: 1.2 } }, "s = 1.2"],
    [{ type: "scale", at: "s", by: { ...to, value: 1.6 } }, "s = 1.12 where s = 1.12"],
    [
      { type: "set", at: "truck", to: { ...to, unit: "km/h", value: 50, low: 0, high: 70 } },
      "truck = 0 km/h",
    ],
  ])("%j is refused at its edit", (edit, got) => {
    const problems = validate(study(figures, scenario([edit])));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.path).toMatch(
      /^edits\[0\], (crossings\[x\].inspection_share|timings\[road\].running)$/,
    );
    expect(problems[0]?.got).toContain(got);
  });

  it("is refused where the edit states an amount", () => {
    const edit = {
      type: "set",
      at: "links.ax.length",
      to: { ...to, unit: "km", value: 70, low: -1, high: 80 },
    };
    expect(validate(study(figures, scenario([edit])))).toMatchObject([
      { path: "edits[0].to.low", got: "-1" },
    ]);
  });

  it("is taken where bounds hold", () => {
    expect(
      validate(study(figures, scenario([{ type: "set", at: "s", to: { ...to, low: 0, high: 1 } }]))),
    ).toEqual([]);
  });
});

function figureOf(id: string, value: number, low?: number, high?: number): Figure {
  const range = low === undefined || high === undefined ? {} : { low, high };
  return {
    id,
    name: id,
    value,
    unit: "1",
    factor: 1,
    dimension: {},
    role: "input",
    kind: "assumed",
    ...range,
  };
}

describe("random formulas", () => {
  const names = ["p", "q", "r"];
  const leaf = fc.oneof(fc.constantFrom(...names), fc.constantFrom("0.3", "1.7", "2", "0.9"));
  const formula = fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc
        .tuple(tie("any"), fc.constantFrom("+", "-", "*", "/"), tie("any"))
        .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      fc.tuple(fc.constantFrom("min", "max"), tie("any"), tie("any")).map(([f, a, b]) => `${f}(${a}, ${b})`),
      fc.tuple(fc.constantFrom("abs", "sqrt", "exp"), tie("any")).map(([f, a]) => `${f}(${a})`),
      fc.tuple(tie("any"), fc.constantFrom("2", "3", "-1")).map(([a, n]) => `(${a})^(${n})`),
    ),
  })).any;
  const ends = fc.tuple(
    fc.double({ min: -1.9, max: 1.9, noNaN: true }),
    fc.double({ min: 0.1, max: 2.3, noNaN: true }),
  );

  it("are never refused within bounds, nor allowed where sampling shows that a single figure leads out of them", () => {
    fc.assert(
      fc.property(formula, fc.array(ends, { minLength: 3, maxLength: 3 }), (text, ranges) => {
        const figures = names.map((id, i) => {
          const [low, width] = ranges[i] as [number, number];
          return figureOf(id, low + width / 2, low, low + width);
        });
        const table = figureTable(figures);
        const expression = parseFormula(
          text,
          (id) => table.has(id),
          () => names,
        );
        if (!isExpression(expression)) throw new Error(text);
        // JavaScript's own arithmetic as the oracle.
        const source = text.replaceAll("^", "**").replace(/\b(min|max|abs|sqrt|exp)\(/g, "Math.$1(");
        const compute = new Function(...names, `return ${source}`) as (...of: number[]) => number;
        const bounds = { least: -1.3, most: 2.1 };
        const isIn = (value: number): boolean => Number.isFinite(value) && value >= -1.3 && value <= 2.1;
        const centre = figures.map(({ value }) => value);
        fc.pre(isIn(compute(...centre)));
        const fault = faultOverRange(expression, text, bounds, table);
        const corners = Array.from({ length: 27 }, (_, c) =>
          figures.map(
            ({ low = 0, value, high = 0 }, i) => [low, value, high][Math.floor(c / 3 ** i) % 3] as number,
          ),
        );
        const isAllowed = corners.every((corner) => isIn(compute(...corner)));
        if (isAllowed) expect(fault).toBeUndefined();
        const single = corners.filter((corner) => corner.filter((v, i) => v !== centre[i]).length === 1);
        const clearly = single.some((corner) => {
          const value = compute(...corner);
          return Number.isFinite(value) && (value < -1.4 || value > 2.2);
        });
        if (clearly) expect(fault).toBeDefined();
      }),
      { numRuns: 3000 },
    );
  });
});
