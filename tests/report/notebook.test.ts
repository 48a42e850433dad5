// Results in notebooks: forms, sizes, hostile labels, and rows that fit together.
import { beforeAll, describe, expect, it } from "vitest";
import { InputError } from "../../src/base/index.ts";
import {
  analyse,
  breakEven,
  compare,
  discover,
  explain,
  sensitivity,
  switchingValues,
  timeVariability,
  weigh,
} from "../../src/futures/index.ts";
import { readStudyNow } from "../../src/io/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import type { Study } from "../../src/model/index.ts";
import { changesChart } from "../../src/report/index.ts";
import { tidyRows } from "../../src/report/notebook/index.ts";
import { comparisonFacts } from "../../src/report/plain.ts";
import {
  alternatives,
  departures,
  earliestArrival,
  frontier,
  Model,
  type Route,
  route,
  skim,
} from "../../src/routing/index.ts";
import { diff } from "../../src/scenario/index.ts";

type Shown = Readonly<Record<string, string>>;

async function show(result: object): Promise<Shown> {
  const method = (result as Record<symbol, undefined | (() => Shown | Promise<Shown>)>)[
    Symbol.for("Jupyter.display")
  ];
  if (method === undefined) throw new Error("the result cannot show itself");
  return await method();
}

const journey = { from: "alma", to: "gora", commodity: "container" };
const query = { base: "status-quo", scenario: "rail-joined", ...journey };
const leaving = { ...journey, depart: "2026-11-25T08:00+03:00" };

let study: Study;
const results = new Map<string, object>();

beforeAll(async () => {
  study = await loadStudy("examples/first-corridor");
  const before = route(study, "status-quo", journey) as Route;
  const after = route(study, "rail-joined", journey) as Route;
  const all: Record<string, object | undefined> = {
    study,
    differences: diff(study, "status-quo", "rail-joined"),
    comparison: await compare(study, "status-quo", "rail-joined"),
    futures: await compare(study, "status-quo", "rail-joined", { futures: 100 }),
    route: after,
    noRoute: route(study, "status-quo", { ...journey, modes: ["rail"] }),
    routes: alternatives(study, "rail-joined", { ...journey, count: 3 }),
    frontier: frontier(study, "rail-joined", journey),
    skim: skim(study, "rail-joined", {
      origins: ["alma", "dalan"],
      destinations: ["gora"],
      commodity: "container",
    }),
    itinerary: earliestArrival(study, "rail-joined", leaving),
    departures: departures(study, "rail-joined", { ...leaving, spanHours: 3 }),
    waterfall: explain(after, before),
    analysis: await analyse(study, query, { futures: 100 }),
    tornado: await sensitivity(study, query, { method: "tornado" }),
    morris: await sensitivity(study, query, { method: "morris", points: 4 }),
    sobol: await sensitivity(study, query, { method: "sobol", points: 8 }),
    switches: await switchingValues(study, query),
    breakEven: await breakEven(study, ["road.cost", "rail.rate"], query, { points: 3 }),
    failure: await discover(study, query, { futures: 200 }),
    choice: await weigh(study, { options: ["status-quo", "rail-joined"], ...journey }, { futures: 100 }),
    variability: await timeVariability(
      await loadStudy("scenarios/middle-corridor"),
      {
        base: "status-quo",
        scenario: "all-reforms",
        commodity: "container",
        from: "almaty",
        to: "poti",
      },
      { futures: 50 },
    ),
  };
  for (const [name, result] of Object.entries(all)) if (result !== undefined) results.set(name, result);
});

describe("a result in a notebook", () => {
  it("shows itself as text and HTML, in at most 50 kB", async () => {
    expect(results.size).toBe(21);
    for (const [name, result] of results) {
      const shown = await show(result);
      expect(shown["text/plain"], name).toMatch(/\w/);
      expect(shown["text/html"], name).toMatch(/^<div class="karvan">.*<\/div>$/s);
      expect(JSON.stringify(shown), name).not.toMatch(/NaN|undefined|\[object/);
      const bytes = Object.values(shown).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
      expect(bytes, name).toBeLessThanOrEqual(50_000);
    }
  });

  it("has a picture where one says more than a table", async () => {
    const drawn = ["comparison", "waterfall", "analysis", "tornado", "sobol", "switches", "breakEven"];
    for (const [name, result] of results) {
      const picture = (await show(result))["image/svg+xml"];
      if (drawn.includes(name)) expect(picture, name).toMatch(/^<svg .*<\/svg>$/s);
      else if (name !== "futures") expect(picture, name).toBeUndefined();
    }
  });

  it("stays small for a study of a thousand journeys, and a study is a card", async () => {
    const large = await loadStudy("scenarios/iran-iraq");
    const shown = await show(await compare(large, "status-quo", "planned-link"));
    expect(Object.values(shown).join("").length).toBeLessThanOrEqual(50_000);
    expect(shown["text/html"]).toContain("<svg");
    const card = await show(large);
    expect(Object.values(card).join("").length).toBeLessThan(3000);
    expect(card["text/plain"]).toContain("planned-link");
  });

  it("is shown of a model as of its study", async () => {
    const rows = tidyRows(await compare(new Model(study), "status-quo", "rail-joined"));
    expect(rows).toEqual(tidyRows(results.get("comparison") as object));
  });

  it("stays plain data: copies hold the same and no more", () => {
    // A study also holds a function that finds the line of a field in its files.
    for (const [name, result] of results) {
      if (name === "study") continue;
      expect(Object.getOwnPropertySymbols(structuredClone(result)), name).toEqual([]);
      expect({ ...result }, name).toEqual({ ...structuredClone(result) });
    }
  });
});

describe("tidyRows", () => {
  it("gives every row the same columns and plain values", () => {
    for (const [name, result] of results) {
      const rows = tidyRows(result);
      expect(rows.length, name).toBeGreaterThan(0);
      const columns = Object.keys(rows[0] as object);
      expect(new Set(columns.map((column) => column.trim())).size, name).toBe(columns.length);
      for (const row of rows) {
        expect(Object.keys(row), name).toEqual(columns);
        for (const value of Object.values(row))
          expect(value === null || ["string", "number", "boolean"].includes(typeof value), name).toBe(true);
      }
    }
  });

  it("keeps what the comparison holds", async () => {
    const { rows } = await compare(study, "status-quo", "rail-joined");
    const tidy = tidyRows(results.get("comparison") as object);
    expect(tidy.map(({ difference_time_h }) => difference_time_h)).toEqual(
      rows.map((row) => row.difference?.time),
    );
    expect(tidy.map(({ difference_money }) => difference_money)).toEqual(
      rows.map((row) => row.difference?.money),
    );
    // Alma to Gora by hand: 30.6 h by road, 36.4 h by rail (tests/routing/firstCorridor.test.ts).
    const own = tidy.find(({ from, to }) => from === "alma" && to === "gora");
    expect(own?.base_time_h).toBeCloseTo(30.6, 6);
    expect(own?.scenario_time_h).toBeCloseTo(36.4, 6);
  });

  it("refuses copies and strangers, and says what to do", () => {
    for (const stranger of [structuredClone(results.get("route") as object), {}, [], new Map()])
      expect(() => tidyRows(stranger)).toThrow(InputError);
    expect(() => tidyRows({})).toThrow(/a copy/);
  });
});

describe("labels of a study in a notebook", () => {
  it("are text, never markup", async () => {
    const { readFileSync, readdirSync } = await import("node:fs");
    const folder = "examples/first-corridor";
    const files = [
      ...readdirSync(folder).filter((name) => /\.(csv|yaml)$/.test(name)),
      ...readdirSync(`${folder}/scenarios`).map((name) => `scenarios/${name}`),
    ];
    const hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    const texts = files.map(
      (file) =>
        [file, readFileSync(`${folder}/${file}`, "utf8").replaceAll(",Alma,", `,${hostile},`)] as const,
    );
    const read = readStudyNow([{ folder: "", files: new Map(texts) }]);
    for (const result of [
      route(read, "rail-joined", journey),
      await compare(read, "status-quo", "rail-joined"),
      explain(route(read, "rail-joined", journey) as Route, route(read, "status-quo", journey) as Route),
    ]) {
      const shown = await show(result);
      expect(shown["text/html"]).toContain("&lt;script&gt;");
      expect(`${shown["text/html"]}${shown["image/svg+xml"]}`).not.toMatch(/<script|<img/);
    }
  });
});

describe("a chart without a document of the caller", () => {
  it("finds one, and shows itself", async () => {
    const comparison = await compare(study, "status-quo", "rail-joined");
    const { commodities } = comparisonFacts(study, comparison);
    const chart = changesChart({
      id: "a",
      title: "Changes",
      description: "Dots.",
      commodities,
      currency: "USD",
    });
    expect((await show(chart))["image/svg+xml"]).toBe(chart.outerHTML);
  });
});
