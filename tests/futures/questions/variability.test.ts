import { describe, expect, it } from "vitest";
import { timeVariability } from "../../../src/futures/index.ts";
import { readStudyNow } from "../../../src/io/index.ts";
import type { Study } from "../../../src/model/index.ts";
import { type ToyTables, toyFiles, toyTables } from "../../toy.ts";

// a - x - y - b by road, 64 km and an hour each; at the borders x and y a stop of 8 hours each.
const tables: Partial<ToyTables> & Pick<ToyTables, "places" | "links"> = {
  places: [
    { id: "a" },
    { id: "x", other_country: "BB" },
    { id: "y", country: "BB", other_country: "CC" },
    { id: "b", country: "CC" },
  ],
  links: [
    { id: "ax", from: "a", to: "x", length_km: 64 },
    { id: "xy", from: "x", to: "y", length_km: 64, country: "BB" },
    { id: "yb", from: "y", to: "b", length_km: 64, country: "CC" },
    { id: "short", from: "a", to: "x", length_km: 32, status: "planned" },
  ],
  crossings: [
    { id: "x", at: "x" },
    { id: "y", at: "y" },
  ],
  questions: [{ id: "out", between: ["a"], and: ["b"] }],
  scenarios: { shorter: [{ type: "openLink", link: "short" }] },
};
const query = { base: "base", scenario: "shorter", commodity: "goods", from: "a", to: "b" };

function studyOf(figures: Record<string, string>, variability: object): Study {
  const files = toyFiles({ ...tables, figures: { ...toyTables.figures, ...figures } });
  const document = JSON.parse(files.get("study.yaml") as string) as object;
  files.set("study.yaml", JSON.stringify({ ...document, variability }));
  return readStudyNow([{ folder: "", files }]);
}

describe("timeVariability", () => {
  it("is the root of the sum of squares where crossings vary apart", async () => {
    const study = studyOf({ cv: "0.5 1" }, { crossing: "cv" });
    const found = await timeVariability(study, query, { futures: 4000 });
    // 3 hours on the road and twice 8 at the borders, each of which has a standard deviation of 4 hours.
    expect(found?.base.mean).toBeCloseTo(19, 6);
    expect(found?.base.uncertainty).toBe(0);
    expect(found?.base.variability).toBeCloseTo(Math.sqrt(2) * 4, 6);
    expect(found?.base.variabilityShare).toBe(1);
    // Realised times spread to the right more than to the left, about the median of a lognormal of mean 16.
    const sigma = Math.sqrt(Math.log(1 + 32 / 256));
    const at = (z: number): number => 3 + 16 * Math.exp(sigma * z - sigma ** 2 / 2);
    expect(Math.abs((found?.base.p50 as number) - at(0))).toBeLessThan(0.4);
    expect(Math.abs((found?.base.p95 as number) - at(1.6448536))).toBeLessThan(1);
  });

  it("takes the trucks of a journey to vary as one", async () => {
    const study = studyOf({ cv: "0.5 1" }, { road: "cv" });
    const found = await timeVariability(study, query, { futures: 100 });
    expect(found?.base.variability).toBeCloseTo(1.5, 6);
    expect(found?.scenario.variability).toBeCloseTo(1.25, 6);
  });

  it("splits the variance between what is not known and what differs from day to day", async () => {
    // An hour is drawn from 0.5 to 1.5: twice 8 of them make a uniform of 8 to 24, a standard deviation of 16 / sqrt(12).
    const study = studyOf({ cv: "0.5 1", hour: "1 hour 0.5 1.5 uniform" }, { crossing: "cv" });
    const found = await timeVariability(study, query, { futures: 20_000, seed: 4 });
    const between = 256 / 12;
    // E[sd^2] = 2 * 0.25 * 64 * E[hour^2], and E[hour^2] = 1 + 1 / 12.
    const within = 32 * (1 + 1 / 12);
    expect((found?.base.uncertainty as number) ** 2 / between).toBeCloseTo(1, 1);
    expect((found?.base.variability as number) ** 2 / within).toBeCloseTo(1, 1);
    expect(found?.base.variabilityShare).toBeCloseTo(within / (within + between), 2);
  });

  it("is not there where the study does not say what differs, and is none where nothing does", async () => {
    const silent = readStudyNow([{ folder: "", files: toyFiles(tables) }]);
    expect(await timeVariability(silent, query, { futures: 10 })).toBeUndefined();
    const still = await timeVariability(studyOf({ cv: "0 1" }, { crossing: "cv" }), query, { futures: 10 });
    expect(still?.base).toMatchObject({ variability: 0, uncertainty: 0 });
    expect(still?.base).not.toHaveProperty("variabilityShare");
  });

  it("refuses more than one journey", async () => {
    const study = studyOf({ cv: "0.5 1" }, { crossing: "cv" });
    const { from: _, ...many } = query;
    const both = { ...tables, questions: [{ id: "all", between: ["a", "b"], and: ["b", "a"] }] };
    const files = toyFiles({ ...both, figures: { ...toyTables.figures, cv: "0.5 1" } });
    const document = JSON.parse(files.get("study.yaml") as string) as object;
    files.set("study.yaml", JSON.stringify({ ...document, variability: { crossing: "cv" } }));
    const { to: __, ...any } = many;
    const wide = readStudyNow([{ folder: "", files }]);
    await expect(timeVariability(wide, any, { futures: 10 })).rejects.toThrow(/expected one journey/);
    expect(await timeVariability(study, any, { futures: 10 })).toBeDefined();
  });

  it("refuses figures that are none, or have a unit, with the place in study.yaml", () => {
    expect(() => studyOf({ cv: "0.5 1" }, { crossing: "cw", rail: "hour" })).toThrow(
      /variability\.crossing: expected the id of a figure, got "cw"; known are [\s\S]*variability\.rail: expected a figure without a unit, got "hour in hour"/,
    );
  });
});
