import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/base/index.ts";
import { compare } from "../../src/futures/index.ts";
import { readStudyNow } from "../../src/io/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import { operate } from "../../src/operation/index.ts";
import { trafficText, yearText } from "../../src/report/plain.ts";
import { compile, earliestArrival, Model, route, validate } from "../../src/routing/index.ts";
import { applyScenario, checkScenario, type Edit, type Scenario } from "../../src/scenario/index.ts";
import { corridor, corridorWith } from "../io/files.ts";

const study = readStudyNow([corridor]);
const made = (edits: readonly Edit[], id = "dated"): Scenario => {
  return { version: 1, id, title: "With dates", edits: [...edits] };
};
const figureOf = (scenario: Scenario, id: string, year?: number | string): number | undefined =>
  applyScenario(study, scenario, year === undefined ? {} : { year }).network.figures.find(
    (figure) => figure.id === id,
  )?.value;
const dwell = (days: number, dates: object): Edit => ({
  ...{ type: "set", at: "port.dwell", to: { value: days, unit: "day", kind: "assumed" } },
  ...dates,
});
const problemsOf = (edits: readonly Edit[], year?: number | string): string[] => {
  const form = checkScenario(made(edits));
  if (form.length > 0) return form.map(({ path, expected }) => `${path}: ${expected}`);
  try {
    applyScenario(study, made(edits), year === undefined ? {} : { year });
    return [];
  } catch (error) {
    return (error as InputError).problems.map(({ path, expected }) => `${path}: ${expected}`);
  }
};

describe("an edit with dates", () => {
  it("is in force from the first day of `from` to the day before `until`", () => {
    const scenario = made([dwell(7.3, { from: "2029-03-01", until: 2032 })]);
    const at = (day: number | string): number | undefined => figureOf(scenario, "port.dwell", day);
    expect(at("2029-02-28")).toBe(4);
    expect(at("2029-03-01")).toBe(7.3);
    expect(at("2031-12-31")).toBe(7.3);
    expect(at("2032-01-01")).toBe(4);
  });

  it("holds in a year when it holds in the middle of it", () => {
    const scenario = made([dwell(7.3, { from: "2029-07-01" }), dwell(9.1, { from: "2031-07-02" })]);
    expect([2028, 2029, 2031, 2032].map((year) => figureOf(scenario, "port.dwell", year))).toEqual([
      4, 7.3, 7.3, 9.1,
    ]);
  });

  it("may follow another in the year in which that ends", () => {
    const scenario = made([dwell(7.3, { from: 2027, until: 2030 }), dwell(2.9, { from: 2030 })]);
    expect([2026, 2027, 2029, 2030].map((year) => figureOf(scenario, "port.dwell", year))).toEqual([
      4, 7.3, 7.3, 2.9,
    ]);
  });

  it("agrees with the order of dates as texts, for all days", () => {
    const day = fc
      .date({ min: new Date("1950-01-01"), max: new Date("2150-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, (a, b, asked) => {
        const [from, until] = a < b ? [a, b] : [b, a];
        fc.pre(from !== until);
        const holds = asked >= (from as string) && asked < (until as string);
        expect(figureOf(made([dwell(7.3, { from, until })]), "port.dwell", asked)).toBe(holds ? 7.3 : 4);
      }),
      { numRuns: 60 },
    );
  });

  it("counts when no year is asked for: the first in which all have begun, at least the study's", () => {
    const yearOf = (...edits: Edit[]) => applyScenario(study, made(edits)).year;
    expect(yearOf(dwell(7.3, {}))).toBeUndefined();
    expect(yearOf(dwell(7.3, { from: 2029 }), dwell(8.1, { from: 2031 }))).toMatchObject({
      ...{ year: 2031, reason: "edits" },
      edits: [{ inForce: true }, { inForce: true }],
    });
    expect(yearOf(dwell(7.3, { from: "2029-11-15" }))).toMatchObject({ year: "2029-11-15" });
    expect(yearOf(dwell(7.3, { from: 2019 }))).toMatchObject({ year: 2026, reason: "study" });
    expect(yearOf(dwell(7.3, { until: 2025 }))).toMatchObject({ year: 2026, edits: [{ inForce: false }] });
  });

  it("is not hidden from the check when it is not in force", () => {
    const wrong: Edit = { type: "openLink", link: "rail-barda--gorra", from: 2040 };
    expect(problemsOf([wrong], 2030)).toEqual(["edits[0].link: the id of a link"]);
    const again: Edit[] = [
      { type: "openLink", link: "rail-barda--gora", until: 2030 },
      { type: "openLink", link: "rail-barda--gora", from: 2030 },
    ];
    expect(problemsOf(again, 2029)).toEqual([]);
    expect(problemsOf(again, 2030)).toEqual([]);
  });

  it.each([
    ["a day that does not exist", { from: "2029-02-30" }, "edits[0].from: a year such as 2029"],
    ["words", { from: "soon" }, "edits[0].from: a year such as 2029"],
    ["a year without a meaning", { from: 29 }, "edits[0].from: a number of at least 1900"],
    ["an end before the beginning", { from: 2030, until: 2030 }, "edits[0].until: a date after 2030"],
    [
      "a figure in days",
      { from: { value: 2029, unit: "day", kind: "assumed" } },
      "edits[0].from: the unit year",
    ],
    [
      "a range upside down",
      { from: { value: 2029, low: 2031, high: 2033, unit: "year", kind: "assumed" } },
      "edits[0].from: years from 1900 to 2200",
    ],
    [
      "a sourced date without a source",
      { from: { value: 2029, unit: "year", kind: "sourced" } },
      "edits[0].from.source: the id of a source",
    ],
  ])("is refused for %s", (_, dates, message) => {
    expect(problemsOf([dwell(7.3, dates)])).toEqual([expect.stringContaining(message)]);
  });

  it("refuses a year that is none", () => {
    expect(() => applyScenario(study, made([]), { year: "later" })).toThrow(InputError);
    expect(() => new Model(study).open("status-quo", 20.5)).toThrow(InputError);
  });
});

describe("a date beside the countries of a crossing", () => {
  const crossing = (fields: object): Edit => ({
    ...{ type: "setCrossing", at: "barda", mode: "road", queue: "border.road * 0.7" },
    ...fields,
  });
  const queuesOf = (edit: Edit, year: number): string[] =>
    applyScenario(study, made([edit]), { year })
      .network.crossings.filter(({ mode }) => mode === "road")
      .map(({ from = "*", to = "*", queue }) => `${from} > ${to}: ${queue.text}`);
  const half = "border.road * 0.5";

  it("is a country beside `to`, as it always was, and a date without", () => {
    expect(queuesOf(crossing({ from: "AA", to: "BB" }), 2026)).toEqual([
      `* > *: ${half}`,
      "AA > BB: border.road * 0.7",
    ]);
    expect(queuesOf(crossing({ from: 2029 }), 2028)).toEqual([`* > *: ${half}`]);
    expect(queuesOf(crossing({ from: 2029 }), 2029)).toEqual(["* > *: border.road * 0.7"]);
  });

  it("goes with `direction`", () => {
    const both = crossing({ from: 2029, direction: ["AA", "BB"] });
    expect(queuesOf(both, 2028)).toEqual([`* > *: ${half}`]);
    expect(queuesOf(both, 2029)).toEqual([`* > *: ${half}`, "AA > BB: border.road * 0.7"]);
  });

  it("is refused where it could mean both", () => {
    expect(problemsOf([crossing({ from: 2029, to: "BB" })])).toEqual([
      "edits[0].from: the country left, beside to",
    ]);
    expect(problemsOf([crossing({ direction: ["AA"] })])).toEqual([
      "edits[0].direction: country left and country entered",
    ]);
    expect(problemsOf([crossing({ direction: ["AA", "BB"], to: "BB" })])).toEqual([
      "edits[0].to: one of direction and to",
    ]);
  });
});

describe("questions for a year", () => {
  const joined = made(
    [{ type: "openLink", link: "rail-barda--gora", carries: ["freight"], from: 2029 }],
    "joined",
  );
  const query = { from: "alma", to: "gora", commodity: "container" };

  it("has two answers in two years, and names the edit that is not in force", () => {
    const early = route(study, joined, { ...query, year: 2028 });
    const late = route(study, joined, { ...query, year: 2029 });
    const links = [early, late].map((found) => (found.type === "route" ? found.links : []));
    expect(links[0]).not.toEqual(links[1]);
    expect(late).toEqual({ ...route(study, joined, query), year: late.year });
    expect(early.year?.edits).toEqual([
      { scenario: "joined", edit: 0, type: "openLink", from: "2029", inForce: false },
    ]);
    expect(yearText(early.year as NonNullable<typeof early.year>)).toBe(
      "For 2028. Not in force: edit 1 of joined (openLink, from 2029).",
    );
    expect(late.year).toMatchObject({ year: 2029, reason: "asked", edits: [{ inForce: true }] });
  });

  it("compares base and scenario in one year", async () => {
    const early = await compare(study, "status-quo", joined, { year: 2028 });
    expect(early.rows.every(({ change }) => change === "none")).toBe(true);
    expect(early.year).toMatchObject({ year: 2028, reason: "asked", edits: [{ inForce: false }] });
    const late = await compare(study, "status-quo", joined);
    expect(late.rows.some(({ change }) => change !== "none")).toBe(true);
    expect(late.year).toMatchObject({ year: 2029, reason: "edits" });
    const plain = await compare(study, "status-quo", "rail-joined");
    expect(plain.year).toEqual({ year: 2026, reason: "study", edits: [] });
  });

  it("takes one year for a base and a scenario with dates of their own, whatever else is compared", async () => {
    const base = made([dwell(3.1, { from: 2027, until: 2031 })], "base");
    const late = made([dwell(9.7, { from: 2032 })], "late");
    const both = await compare(study, base, late);
    expect(both.year).toMatchObject({ year: 2032, edits: [{ inForce: false }, { inForce: true }] });
    const alone = await compare(study, "status-quo", joined);
    const [company] = await compare(study, "status-quo", [joined, late]);
    expect(company).toEqual(alone);
    await expect(compare(study, base, [joined, late])).rejects.toThrow(/a year, because the base has dates/);
    await expect(compare(study, base, [joined, late], { year: 2030 })).resolves.toHaveLength(2);
  });

  it("takes a dated journey on the day of its departure", () => {
    const leave = (depart: string) => earliestArrival(study, joined, { ...query, depart });
    expect(leave("2028-12-31T08:00+03:00").year?.edits[0]?.inForce).toBe(false);
    expect(leave("2029-01-01T08:00+03:00").year?.edits[0]?.inForce).toBe(true);
    expect(leave("2028-12-31T08:00+03:00")).not.toEqual(leave("2029-01-01T08:00+03:00"));
  });

  it("keeps the years of a model apart, and its further edits", () => {
    const model = compile(study, [joined]);
    const asked = [2028, 2029, 2028].map((year) => model.open("joined", year).scenario.edits.length);
    expect(asked).toEqual([0, 1, 0]);
    const further = model.with([dwell(7.3, { from: 2030 })]);
    expect([2029, 2030].map((year) => further.open("joined", year).scenario.edits.length)).toEqual([1, 2]);
  });
});

describe("the check of a study with dates", () => {
  it("looks at a scenario before and after each of its dates", () => {
    const text = `version: 1
id: late
title: Closed before it is opened again
edits:
  - { type: closeLink, link: rail-alma--barda, until: 2030 }
  - { type: openLink, link: rail-alma--barda, from: 2031 }
`;
    const late = readStudyNow([corridorWith({ "scenarios/late.yaml": text })]);
    expect(validate(late).map(({ file, path, hint }) => [file, path, hint])).toEqual([
      ["scenarios/late.yaml", "edits[1].link", "the edit changes nothing"],
    ]);
  });
});

describe("traffic operated in a year", () => {
  const operated = loadStudy("scenarios/iran-iraq");
  const options = { days: 2, warmUpDays: 0 };
  const dear: Scenario = made(
    [{ type: "set", at: "gate.service.irniraq", to: { value: 0.7, unit: "1", kind: "assumed" }, from: 2028 }],
    "dear",
  );

  it("begins in that year, with the edits of it", async () => {
    const early = await operate(await operated, dear, { ...options, year: 2027 });
    const late = await operate(await operated, dear, options);
    expect([early.from, late.from]).toEqual(["2027-01-01", "2028-01-01"]);
    expect([early.year.edits, late.year.edits].map(([edit]) => edit?.inForce)).toEqual([false, true]);
    const waits = [early, late].map(({ stations }) => stations.map(({ result }) => result.waitHours.mean));
    expect(waits[0]).not.toEqual(waits[1]);
    const plain = await operate(await operated, "status-quo", options);
    expect([plain.from, plain.year]).toEqual(["2026-01-01", { year: 2026, reason: "study", edits: [] }]);
  });

  it("takes the day on which it begins where no year is asked for, and refuses a day of another year", async () => {
    const turned = await operate(await operated, dear, { ...options, from: "2027-12-31", days: 3 });
    expect(turned.turningDays).toEqual(["2028-01-01"]);
    expect(trafficText(turned, await operated)).toContain("Edits begin or end on 2028-01-01, within the run");
    const begun = await operate(await operated, dear, { ...options, from: "2027-12-30" });
    expect(begun.year).toMatchObject({ year: "2027-12-30", edits: [{ inForce: false }] });
    await expect(
      operate(await operated, dear, { ...options, from: "2027-12-30", year: 2028 }),
    ).rejects.toThrow("from: expected a day in 2028");
  });
});
