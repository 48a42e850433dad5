import { beforeAll, describe, expect, it } from "vitest";
import { type Analysis, type Sensitivity, sensitivity } from "../../../src/futures/index.ts";
import {
  type BreakEvenInput,
  breakEvenChart,
  distributionChart,
  sobolChart,
  svgText,
  switchingChart,
  tornadoChart,
} from "../../../src/report/index.ts";
import { type DrawnCorridor, drawnCorridor, emptyDocument } from "../corridor.ts";

const document = emptyDocument();
const titles = { title: "A picture", description: "What it shows." };
type Sobol = Extract<Sensitivity, { method: "sobol" }>;

let given: DrawnCorridor;
let shares: Sobol;
beforeAll(async () => {
  given = await drawnCorridor();
  const query = { base: "status-quo", scenario: "rail-joined", commodity: "container" };
  shares = (await sensitivity(given.study, query, { method: "sobol", points: 32 })) as Sobol;
});

const distribution = (analysis: Analysis) => distributionChart({ document, id: "a", ...titles, analysis });
const tornado = (analysis: Analysis) => tornadoChart({ document, id: "b", ...titles, analysis });
const switching = ({ switches }: Analysis) => switchingChart({ document, id: "c", ...titles, switches });
const sobol = (found: Sobol) => sobolChart({ document, id: "d", ...titles, sensitivity: found });

const figure = {
  id: "stop",
  name: "Stop",
  unit: "hour",
  value: 2,
  low: 1,
  high: 4,
  kind: "assumed",
} as const;
// The difference is x - y: it is at its target where they are the same.
const axis = [0, 1, 2, 3, 4];
const plane = {
  ...{ document, id: "e", ...titles, xFigure: figure, yFigure: { ...figure, name: "Fee", unit: "1" } },
  ...{ xs: axis, ys: axis, values: axis.flatMap((y) => axis.map((x) => x - y)), target: 0, unit: "USD/t" },
};
const breakEven = (more: Partial<BreakEvenInput> = {}) => breakEvenChart({ ...plane, ...more });

function textsOf(picture: Element): string[] {
  return [...picture.querySelectorAll("text")].map((text) => text.textContent ?? "");
}

function all(): SVGSVGElement[] {
  const { analysis } = given;
  return [distribution(analysis), tornado(analysis), switching(analysis), sobol(shares), breakEven()];
}

describe("pictures of futures", () => {
  it("are read out as one image, by title and description", () => {
    for (const picture of all()) {
      expect(picture.getAttribute("role")).toBe("img");
      const [title, description] = (picture.getAttribute("aria-labelledby") ?? "").split(" ");
      expect(picture.querySelector(`#${title}`)?.textContent).toBe("A picture");
      expect(picture.querySelector(`#${description}`)?.textContent).toBe("What it shows.");
    }
  });

  it("bring no script, no style sheet and no reference to anything outside, and no small text", () => {
    for (const picture of all()) {
      expect(picture.querySelectorAll("script, style, image, use, a, foreignObject")).toHaveLength(0);
      expect(svgText(picture)).not.toMatch(/href|url\(|NaN|Infinity/);
      const sizes = [picture, ...picture.querySelectorAll("[font-size]")].map((e) =>
        Number(e.getAttribute("font-size")),
      );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    }
  });

  it("are the same each time they are drawn", () => {
    expect(all().map(svgText)).toEqual(all().map(svgText));
  });

  it("show hostile names as the text they are", () => {
    const name = "<script>x</script>";
    const { analysis } = given;
    const inputs = analysis.inputs.map((input) => ({
      ...input,
      figures: input.figures.map((f) => ({ ...f, name })),
    }));
    const figures = analysis.switches.figures.map((f) => ({ ...f, figure: { ...f.figure, name } }));
    const hostile = { ...analysis, inputs, switches: { ...analysis.switches, figures } };
    const xFigure = { ...figure, name };
    for (const picture of [tornado(hostile), switching(hostile), breakEven({ xFigure })]) {
      expect(picture.querySelectorAll("script")).toHaveLength(0);
      expect(textsOf(picture).some((text) => text.startsWith(name))).toBe(true);
      expect(svgText(picture)).toContain("&lt;script&gt;");
    }
  });
});

describe("distributionChart", () => {
  it("shows the shares of futures in which the scenario is cheaper, equal and more expensive, and the quantiles", () => {
    const { spread } = given.analysis;
    const analysis = {
      ...{ ...given.analysis, better: 0.5, worse: 0.2 },
      spread: { ...spread, p5: -20.04, p50: -3, p95: 8, mean: -4.26, standardError: 0.3 },
      histogram: { low: -40, high: 40, counts: [100, 220, 80] },
    };
    const texts = textsOf(distribution(analysis));
    expect(texts).toEqual(
      expect.arrayContaining([
        "cheaper in 50 % of futures",
        "no difference in 30 % of futures",
        "more expensive in 20 % of futures",
        ...["P5 −20.0", "median −3.0", "P95 8.0", "mean −4.3"],
      ]),
    );
    expect(texts.join()).toContain("futures without a difference are not shown");
  });

  it("draws bars only for futures with a difference", () => {
    // Of 400 futures 120 have no difference; they are in the middle bin.
    const analysis = {
      ...{ ...given.analysis, futures: 400, better: 0.25, worse: 0.45 },
      histogram: { low: -30, high: 60, counts: [100, 120, 180] },
    };
    const bars = [...distribution(analysis).querySelectorAll("[aria-label=rect] rect")];
    const [left, right] = bars.map((bar) => Number(bar.getAttribute("height"))) as [number, number];
    expect(bars).toHaveLength(2);
    expect(left / right).toBeCloseTo(100 / 180, 1);
  });

  it("is a strip when no future has a difference", () => {
    const picture = distribution({ ...given.analysis, better: 0, worse: 0 });
    expect(textsOf(picture)).toContain("no difference in 100 % of futures");
    expect(picture.querySelectorAll("[aria-label=rect]")).toHaveLength(0);
  });

  it("draws a difference that is the same in all futures", () => {
    const { spread } = given.analysis;
    const picture = distribution({
      ...{ ...given.analysis, better: 1, worse: 0, histogram: { low: -3, high: -3, counts: [400, 0] } },
      spread: { ...spread, mean: -3, sd: 0, standardError: 0, p5: -3, p50: -3, p95: -3 },
    });
    expect(textsOf(picture)).toContain("P5, median, P95, mean −3.00");
  });
});

describe("tornadoChart", () => {
  it("has a row for each of the strongest inputs: both ends in figures, and its kind as a shape", () => {
    const { analysis } = given;
    const strongest = analysis.tornado.rows[0];
    const picture = tornado(analysis);
    const texts = textsOf(picture);
    expect(strongest?.input).toBe("border");
    expect(texts).toContain("Stop of a truck at the border");
    expect(texts).toEqual(expect.arrayContaining(["if low", "if high", "assumed figure", "sourced figure"]));
    const rows = analysis.tornado.rows.filter(({ swing }) => swing > 1e-6);
    expect(picture.querySelectorAll("[aria-label=rect] rect")).toHaveLength(2 * Math.min(12, rows.length));
  });
});

describe("switchingChart", () => {
  it("shows where the answer flips, and the plausible range", () => {
    const texts = textsOf(switching(given.analysis));
    expect(texts).toEqual(
      expect.arrayContaining(["Stop of a train at the border", "above 17.8 hour", "4 to 48, central 12"]),
    );
  });

  it("shades what lies beyond the switch", () => {
    const { analysis } = given;
    const figures = analysis.switches.figures.filter((found) => found.figure.id === "border.rail");
    const picture = switching({ ...analysis, switches: { ...analysis.switches, figures } });
    const [range, flipped] = [...picture.querySelectorAll("rect")].map((rect) => ({
      x: Number(rect.getAttribute("x")),
      width: Number(rect.getAttribute("width")),
    })) as [{ x: number; width: number }, { x: number; width: number }];
    expect((flipped.x - range.x) / range.width).toBeCloseTo((17.8 - 4) / (48 - 4), 2);
    expect(flipped.x + flipped.width).toBeCloseTo(range.x + range.width, 1);
  });
});

describe("sobolChart", () => {
  it("has two bars and two intervals for each input", () => {
    const picture = sobol(shares);
    const rows = Math.min(12, shares.result.status === "indices" ? shares.result.rows.length : 0);
    expect(picture.querySelectorAll("[aria-label=rect] rect")).toHaveLength(2 * rows);
    expect(picture.querySelectorAll("[aria-label=link] path")).toHaveLength(2 * rows);
    expect(textsOf(picture)).toEqual(expect.arrayContaining(["first-order", "total"]));
  });

  it("says so when there is no variance to share out", () => {
    const none = { status: "notDefined", reason: "the output does not vary", mean: 0 } as const;
    expect(textsOf(sobol({ ...shares, result: none }))).toEqual([
      "No shares of variance: the output does not vary.",
    ]);
  });
});

describe("breakEvenChart", () => {
  it("draws the line of break-even through the pairs where the difference is at its target", () => {
    const picture = breakEven();
    const lines = [...picture.querySelectorAll("[aria-label=contour]")];
    const path = lines.at(-1)?.querySelector("path")?.getAttribute("d") ?? "";
    const points = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    // Equal values of both figures: the diagonal of a frame 708 wide and 400 high.
    const inside = points.filter(([x = 0, y = 0]) => x > 3 && x < 705 && y > 3 && y < 397);
    expect(inside.length).toBeGreaterThan(2);
    for (const [x = 0, y = 0] of inside) expect(x / 708).toBeCloseTo((400 - y) / 400, 2);
    expect(textsOf(picture)).toEqual(
      expect.arrayContaining(["Stop, hour", "Fee", "difference below 0 USD/t", "central values"]),
    );
  });

  it("refuses values that do not fit, and axes that are not even", () => {
    expect(() => breakEven({ values: [1, 2, 3] })).toThrow("expected 25, got 3");
    expect(() => breakEven({ xs: [0, 1, 2, 3, 5] })).toThrow("xs: expected evenly spaced, rising values");
    expect(() => breakEven({ ys: [4, 3, 2, 1, 0] })).toThrow("ys: expected evenly spaced, rising values");
  });
});
