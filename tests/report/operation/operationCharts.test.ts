import { describe, expect, it } from "vitest";
import {
  svgText,
  type TimePartsInput,
  type TransitInput,
  timePartsChart,
  transitChart,
  type WaitsInput,
  waitsChart,
} from "../../../src/report/index.ts";
import { emptyDocument } from "../corridor.ts";

const document = emptyDocument();
const titles = { title: "A picture", description: "What it shows." };
const runs = ["As it is", "With the link"];

const transit = (more: Partial<TransitInput> = {}) =>
  transitChart({
    ...{ document, id: "a", ...titles, runs },
    flows: [
      {
        ...{ name: "mehran", note: "Tehran to Baghdad" },
        times: [
          { run: 0, p5: 56, p50: 70.9, p95: 95, routed: 76 },
          { run: 1, p5: 50, p50: 60, p95: 80, routed: 70 },
        ],
      },
      {
        ...{ name: "link", note: "Khorramshahr to Basra" },
        times: [
          { run: 0, instead: "does not travel" },
          { run: 1, p5: 20, p50: 30, p95: 100 },
        ],
      },
    ],
    ...more,
  });

const waits = (more: Partial<WaitsInput> = {}) =>
  waitsChart({
    ...{ document, id: "b", ...titles, runs, level: "99 %" },
    stations: [
      {
        ...{ name: "gate", note: "truck, Mehran" },
        waits: [
          { run: 0, mean: 5, interval: { low: 4, high: 6 }, closedForm: 7 },
          { run: 1, instead: "no arrivals" },
        ],
      },
      {
        ...{ name: "far", note: "truck, Bashmaq" },
        waits: [
          { run: 0, mean: 8, closedForm: 800 },
          { run: 1, mean: 10, interval: { low: -1, high: 12 } },
        ],
      },
    ],
    ...more,
  });

const parts = (more: Partial<TimePartsInput> = {}) =>
  timePartsChart({
    ...{ document, id: "c", ...titles, runs },
    flows: [
      {
        ...{ name: "mehran", note: "Tehran to Baghdad" },
        parts: [
          { run: 0, hours: { carriage: 40, departure: 0, border: 20, standing: 10 } },
          { run: 1, instead: "no arrivals" },
        ],
      },
    ],
    ...more,
  });

const all = () => [transit(), waits(), parts()];

function textsOf(picture: Element): string[] {
  return [...picture.querySelectorAll("text")].map((text) => text.textContent ?? "");
}

describe("pictures of traffic", () => {
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
      expect(svgText(picture)).not.toMatch(/href|url\(|NaN|Infinity|undefined/);
      const sizes = [picture, ...picture.querySelectorAll("[font-size]")].map((e) =>
        Number(e.getAttribute("font-size")),
      );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
    }
  });

  it("are the same each time they are drawn", () => {
    expect(all().map(svgText)).toEqual(all().map(svgText));
  });

  it("name scenarios where there are several, and not where there is one", () => {
    for (const picture of all()) expect(textsOf(picture)).toEqual(expect.arrayContaining(runs));
    expect(textsOf(transit({ runs: ["As it is"] }))).not.toContain("As it is");
  });

  it("show hostile names as the text they are", () => {
    const [name, note] = ["<script>x</script>", "‮<img src=x>"];
    for (const picture of [
      transit({ flows: [{ name, note, times: [{ run: 0, p5: 1, p50: 2, p95: 3 }] }], runs: [name] }),
      waits({ stations: [{ name, note, waits: [{ run: 0, mean: 1 }] }], runs: [name, name] }),
      parts({ flows: [{ name, note, parts: [{ run: 0, instead: name }] }] }),
    ]) {
      expect(picture.querySelectorAll("script, img")).toHaveLength(0);
      expect(textsOf(picture)).toEqual(expect.arrayContaining([name, "\\u202e<img src=x>"]));
    }
  });

  it("are drawn even where all hours are 0 or nothing arrived", () => {
    const still = { name: "a", note: "b" };
    for (const picture of [
      transit({ flows: [{ ...still, times: [{ run: 0, p5: 0, p50: 0, p95: 0, routed: 0 }] }] }),
      waits({ stations: [{ ...still, waits: [{ run: 0, mean: 0, closedForm: 0 }] }], level: "" }),
      parts({ flows: [{ ...still, parts: [{ run: 0 }] }] }),
    ]) {
      expect(svgText(picture)).not.toMatch(/NaN|Infinity/);
    }
  });
});

describe("transitChart", () => {
  it("draws bars to scale, a median in each, and routing where it is known", () => {
    const drawn = transit();
    const bars = [...drawn.querySelectorAll("[aria-label=rect] rect")].map((bar) =>
      Number(bar.getAttribute("width")),
    );
    expect(bars).toHaveLength(3);
    // 56 to 95 h, 50 to 80 h, 20 to 100 h.
    expect((bars[0] as number) / (bars[1] as number)).toBeCloseTo(39 / 30, 6);
    expect((bars[2] as number) / (bars[1] as number)).toBeCloseTo(80 / 30, 6);
    expect(drawn.querySelectorAll("[aria-label=dot] path, [aria-label=dot] circle")).toHaveLength(3);
    const routed = [...drawn.querySelectorAll("[aria-label=rule] line")].filter(
      (line) => Number(line.getAttribute("y2")) - Number(line.getAttribute("y1")) === 16,
    );
    expect(routed).toHaveLength(2);
    expect(textsOf(drawn)).toEqual(expect.arrayContaining(["70.9", "60.0", "30.0", "does not travel"]));
  });
});

describe("waitsChart", () => {
  it("shows simulated waits, open diamonds for formulas, and as text those off the scale", () => {
    const texts = textsOf(waits());
    expect(texts).toEqual(expect.arrayContaining(["5.00", "8.00", "10.00", "no arrivals"]));
    expect(texts).toContain("formula 800.0 h, off the scale");
    expect(texts).toContain("simulated mean wait and its 99 % interval");
    const open = [...waits().querySelectorAll("[aria-label=dot]")].filter(
      (g) => g.getAttribute("fill") === "none",
    );
    expect(open.flatMap((g) => [...g.querySelectorAll("path")])).toHaveLength(1);
  });
});

describe("timePartsChart", () => {
  it("stacks the hours, and shows the sum", () => {
    const drawn = parts();
    const bars = [...drawn.querySelectorAll("[aria-label=rect] rect")];
    const [xs, widths] = ["x", "width"].map((name) => bars.map((bar) => Number(bar.getAttribute(name)))) as [
      number[],
      number[],
    ];
    expect(bars).toHaveLength(3);
    expect((widths[0] as number) / (widths[2] as number)).toBeCloseTo(4, 6);
    expect((xs[0] as number) + (widths[0] as number)).toBeCloseTo(xs[1] as number, 6);
    expect(textsOf(drawn)).toEqual(expect.arrayContaining(["70.0", "no arrivals", "at borders"]));
  });
});
