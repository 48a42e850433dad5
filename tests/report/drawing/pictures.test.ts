import { beforeAll, describe, expect, it } from "vitest";
import { explain } from "../../../src/futures/index.ts";
import {
  borderDisclaimer,
  changesChart,
  corridorMap,
  svgText,
  timeCostDistanceChart,
  waterfallChart,
} from "../../../src/report/index.ts";
import { comparisonFacts } from "../../../src/report/plain.ts";
import { applyScenario } from "../../../src/scenario/index.ts";
import { type Corridor, corridor, emptyDocument } from "../corridor.ts";

const document = emptyDocument();
const titles = { title: "A picture", description: "What it shows." };

function textsOf(picture: Element): string[] {
  return [...picture.querySelectorAll("text")].map((text) => text.textContent ?? "");
}

describe("pictures", () => {
  let given: Corridor;
  let pictures: SVGSVGElement[];
  beforeAll(async () => {
    given = await corridor();
    pictures = [map(given), distance(given), waterfall(given), changes(given)];
  });

  it("are read out as one image, by title and description", () => {
    for (const picture of pictures) {
      expect(picture.getAttribute("role")).toBe("img");
      const [title, description] = (picture.getAttribute("aria-labelledby") ?? "").split(" ");
      expect(picture.querySelector(`#${title}`)?.textContent).toBe("A picture");
      expect(picture.querySelector(`#${description}`)?.textContent).toBe("What it shows.");
    }
  });

  it("have no text smaller than 11 px where they fill a sheet of A4", () => {
    const sheet = 182 / 25.4 / (800 / 96);
    for (const picture of pictures) {
      const sizes = [picture, ...picture.querySelectorAll("[font-size]")].map((e) =>
        Number(e.getAttribute("font-size")),
      );
      expect(Math.min(...sizes) * sheet).toBeGreaterThan(10.3);
    }
  });

  it("bring no script, no style sheet and no reference to anything outside", () => {
    for (const picture of pictures) {
      expect(picture.querySelectorAll("script, style, image, use, a, foreignObject")).toHaveLength(0);
      expect(svgText(picture)).not.toMatch(/href|url\(/);
    }
  });

  it("are the same each time they are drawn", () => {
    expect([map(given), distance(given), waterfall(given), changes(given)].map(svgText)).toEqual(
      pictures.map(svgText),
    );
  });

  it("are refused an id that could not stand in a page", () => {
    expect(() => changes(given, 'x" onload="')).toThrow(RangeError);
  });
});

function map({ study, base, scenario }: Corridor, more: object = {}): SVGSVGElement {
  return corridorMap({
    ...{ document, id: "map", ...titles, map: study.map as NonNullable<typeof study.map> },
    base: applyScenario(study, "status-quo").network,
    scenario: applyScenario(study, "rail-joined").network,
    routes: { base: base.links, scenario: scenario.links },
    ...more,
  });
}

function distance({ study, base, scenario }: Corridor): SVGSVGElement {
  return timeCostDistanceChart({ document, id: "distance", ...titles, study, base, scenario });
}

function waterfall({ study, base, scenario }: Corridor, most = 10): SVGSVGElement {
  const bars = explain(scenario, base);
  return waterfallChart({ document, id: "waterfall", ...titles, study, waterfall: bars, unit: "t", most });
}

function changes({ study, comparison }: Corridor, id = "changes"): SVGSVGElement {
  const { commodities } = comparisonFacts(study, comparison);
  return changesChart({ document, id, ...titles, commodities, currency: "USD" });
}

describe("corridorMap", () => {
  let given: Corridor;
  beforeAll(async () => {
    given = await corridor();
  });

  it("names places, explains lines in a legend, and has the disclaimer on borders", () => {
    const texts = textsOf(map(given));
    expect(texts).toEqual(
      expect.arrayContaining(["Alma", "Barda", "Gora", "route in the base", "route in the scenario"]),
    );
    expect(texts).toContain("opened by the scenario");
    expect(texts.join(" ")).toContain(borderDisclaimer);
  });

  it("shows what the scenario closes", () => {
    const { network } = applyScenario(given.study, "rail-joined");
    const shut = { base: network, scenario: given.study.network };
    expect(textsOf(map(given, shut))).toContain("closed by the scenario");
  });

  it("draws names where it draws places", () => {
    const drawn = map(given, { map: { view: [43.5, 29.5, 49.5, 33.5], labels: { alma: [10, 0] } } });
    const name = [...drawn.querySelectorAll("text")].find((text) => text.textContent === "Alma");
    const dots = [...drawn.querySelectorAll("[aria-label=dot] path, [aria-label=dot] circle")].map(centre);
    const [x, y] = [Number(name?.getAttribute("x")), Number(name?.getAttribute("y"))];
    expect(
      dots.some((dot) => Math.abs(dot[0] + 10 - x) < 0.2 && Math.abs(dot[1] + 13 * 0.32 - y) < 0.2),
    ).toBe(true);
  });

  it("draws land below, finer in the inset", () => {
    const square = (detail: string | undefined, corner: number) => ({
      type: "Feature",
      properties: { detail },
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            [corner, 30],
            [corner, 32],
            [corner + 2, 32],
            [corner + 2, 30],
            [corner, 30],
          ],
        ],
      },
    });
    const base = { type: "FeatureCollection", features: [square(undefined, 44), square("inset", 46)] };
    const inset = { title: "Near Barda", view: [46, 31, 48, 32], labels: { barda: [4, 4] } };
    const drawn = map(given, { map: { base, view: [43.5, 29.5, 49.5, 33.5], labels: {}, inset } });
    const land = [...drawn.querySelectorAll("[aria-label=geo]")].filter((g) =>
      g.getAttribute("fill")?.includes("land"),
    );
    expect(land).toHaveLength(2);
    expect(textsOf(drawn)).toEqual(expect.arrayContaining(["Near Barda", "Barda"]));
  });

  it("works without a view of the study: all places, named", () => {
    const { document: page, ...rest } = { document, id: "map", ...titles };
    const { network } = given.study;
    const drawn = corridorMap({ document: page, ...rest, base: network, scenario: network });
    expect(textsOf(drawn)).toEqual(expect.arrayContaining(["Alma", "Barda", "Gora", "Dalan", "Elis"]));
  });
});

function centre(mark: Element): readonly [number, number] {
  const at = /translate\(([-\d.]+),([-\d.]+)\)/.exec(mark.getAttribute("transform") ?? "");
  if (at !== null) return [Number(at[1]), Number(at[2])];
  return [Number(mark.getAttribute("cx")), Number(mark.getAttribute("cy"))];
}

describe("timeCostDistanceChart", () => {
  it("labels stops with place and size, lines with name and total", async () => {
    const texts = textsOf(distance(await corridor()));
    expect(texts).toEqual(
      expect.arrayContaining([
        "+24.0 h Barda, border",
        "+12.0 h Barda, border",
        "base",
        "30.6 h",
        "scenario",
        "36.4 h",
      ]),
    );
    expect(texts).toEqual(expect.arrayContaining(["24.80 USD", "13.20 USD", "rail AA", "road AA"]));
  });

  it("labels once what base and scenario share", async () => {
    const given = await corridor();
    const texts = textsOf(distance({ ...given, scenario: given.base }));
    expect(texts).toContain("+24.0 h Barda, border, both");
    expect(texts.filter((text) => text.startsWith("+24.0 h"))).toHaveLength(1);
  });

  it("states import duty, and leaves it out of the line", async () => {
    const given = await corridor();
    const steps = given.base.steps.map((step) => ({
      ...step,
      charges: step.charges.map((charge) =>
        charge.component === "clearance" ? { ...charge, component: "duty" as const } : charge,
      ),
    }));
    const texts = textsOf(
      distance({ ...given, base: { ...given.base, steps }, scenario: { ...given.base, steps } }),
    );
    expect(texts).toContain("USD per tonne, without import duty (3.00 USD in both)");
    expect(texts).toContain("21.80 USD");
  });
});

describe("waterfallChart", () => {
  it("leads from base to scenario, the rest in one bar", async () => {
    const texts = textsOf(waterfall(await corridor(), 4));
    expect(texts).toEqual(
      expect.arrayContaining([
        "base: generalised cost",
        "55.40 USD/t",
        "road AA: line haul",
        "−10.20",
        "Alma: handling time",
        "+6.00 (+6.0 h)",
        "scenario: generalised cost",
        "49.60 USD/t",
      ]),
    );
    expect(texts).toContain("14 smaller components");
  });
});

describe("changesChart", () => {
  it("has a dot for each changed journey", async () => {
    const drawn = changes(await corridor());
    expect(drawn.querySelectorAll("[aria-label=dot] circle")).toHaveLength(4);
    expect(textsOf(drawn)).toContain("4 of 4 change");
  });
});
