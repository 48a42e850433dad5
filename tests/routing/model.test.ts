// A model that is patched must be the model that would have been compiled anew, bit for bit.
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/base/index.ts";
import { compare } from "../../src/futures/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import type { Study } from "../../src/model/index.ts";
import {
  alternatives,
  compile,
  departures,
  frontier,
  Model,
  type ModelData,
  route,
  skim,
} from "../../src/routing/index.ts";
import type { Edit, Scenario } from "../../src/scenario/index.ts";
import { problemsOf, toy } from "../toy.ts";
import { plans, studyOf } from "./randomStudy.ts";

const assumed = (value: number, unit: string) => ({ value, unit, kind: "assumed" as const });

const edits: readonly Edit[] = [
  { type: "set", at: "km", to: assumed(3, "USD/tonne/km") },
  { type: "set", at: "km", to: assumed(0.125, "USD/tonne/km") },
  { type: "set", at: "kmh", to: assumed(128, "km/hour") },
  { type: "set", at: "vot", to: assumed(8, "USD/tonne/hour") },
  { type: "set", at: "links.l0.length", to: assumed(4096, "km") },
  { type: "set", at: "hour", to: "2 * wheel" },
  { type: "scale", at: ["one", "co2"], by: assumed(2, "1") },
  { type: "openLink", link: ["l1", "l2", "l3"] },
  { type: "closeLink", link: ["l0", "l4"] },
  { type: "closeLink", link: "l5" },
  { type: "setCrossing", at: "x0", mode: "road", queue: "64 * hour" },
  { type: "setCrossing", at: "x1", mode: "rail", from: "AA", to: "BB", fee: "64 * one" },
  { type: "setTariff", id: "rail", perKm: "4 * km" },
];

/** A subsidy, and a speed of 0. */
const refused: readonly Edit[] = [
  { type: "set", at: "km", to: assumed(-1, "USD/tonne/km") },
  { type: "set", at: "kmh", to: assumed(0, "km/hour") },
];

/** What is made, or all that is wrong with it. */
async function outcome<Made>(make: () => Made | Promise<Made>): Promise<Made | string> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof InputError) return JSON.stringify(error.problems);
    throw error;
  }
}

/** All answers of a model of two scenarios. */
async function answers(model: Model): Promise<string> {
  return JSON.stringify(await compare(model, "base", "other"));
}

const other: Scenario = {
  version: 1,
  id: "other",
  title: "Other",
  extends: "base",
  edits: [{ type: "set", at: "wheel", to: assumed(2, "hour") }],
};

describe("a model with edits", () => {
  it("is the model compiled anew, and answers as it", async () => {
    const changes = fc.array(fc.subarray([...edits, ...refused], { minLength: 1, maxLength: 2 }), {
      minLength: 1,
      maxLength: 4,
    });
    const tally = { answered: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(plans(14), changes, async (plan, list) => {
        const study = studyOf(plan);
        let model = compile(study, ["base", other]);
        await answers(model);
        let all: Edit[] = [];
        for (const change of list) {
          const next = await outcome(() => model.with(change));
          const documents = [study.scenarios.get("base")?.document as Scenario, other].map(
            (document): Scenario => ({ ...document, edits: [...document.edits, ...all, ...change] }),
          );
          const fresh = await outcome(() => compile(studyOf(plan), documents));
          tally[typeof fresh === "string" ? "refused" : "answered"]++;
          if (typeof next === "string" || typeof fresh === "string") {
            expect(typeof next === "string" ? next : "a model").toBe(
              typeof fresh === "string" ? fresh : "a model",
            );
            continue;
          }
          expect(next.data.scenarios).toEqual(fresh.data.scenarios);
          // Asked in this order, what was found is taken over to the next.
          expect(await answers(next)).toBe(await answers(fresh));
          [model, all] = [next, [...all, ...change]];
        }
      }),
      { seed: 20_261_130, numRuns: 60 },
    );
    expect(tally.refused).toBeGreaterThan(10);
    expect(tally.answered).toBeGreaterThan(60);
  });

  it("stands beside the model it was made of, under an id of its own", () => {
    const study = toy({ links: [{ id: "ab", from: "a", to: "b", length_km: 64 }], places });
    const model = compile(study, ["base"]);
    const slow = model.with([{ type: "set", at: "kmh", to: assumed(0.5, "km/hour") }], {
      of: "base",
      as: "slow",
    });
    const hours = (asked: Model, scenario: string): number | undefined => {
      const found = route(asked, scenario, { from: "a", to: "b", commodity: "goods" });
      return found.type === "route" ? found.totals.time.total : undefined;
    };
    const before = hours(model, "base") as number;
    expect(hours(slow, "base")).toBe(before);
    // Roads are travelled at 64 times this figure: 64 km take 2 h and not 1 h.
    expect(hours(slow, "slow")).toBe(before + 1);
    expect(model.scenarios).toEqual(["base"]);
    expect(slow.scenarios).toEqual(["base", "slow"]);
    expect(problemsOf(() => hours(model, "slow"))[0]?.expected).toBe("the id of a scenario");
  });

  it("says what is wrong with an edit", () => {
    const study = toy({ links: [{ id: "ab", from: "a", to: "b", length_km: 64 }], places });
    const problems = problemsOf(() => compile(study, ["base"]).with([{ type: "closeLink", link: "ax" }]));
    expect(problems[0]).toMatchObject({ got: '"ax"', path: "edits[0].link" });
  });
});

const places = ["a", "b"].map((id) => ({ id }));

describe("the data of a model", () => {
  const queries = { from: "tehran", to: "basra", commodity: "container" };
  const dated = { ...queries, depart: "2026-11-30T08:00+03:30", spanHours: 4 };

  function asked(study: Study | Model): string {
    return JSON.stringify([
      route(study, "planned-link", queries),
      alternatives(study, "planned-link", { ...queries, count: 3 }),
      frontier(study, "planned-link", queries),
      skim(study, "planned-link", {
        origins: ["tehran", "mashhad"],
        destinations: ["basra", "baghdad"],
        commodity: "container",
      }),
      departures(study, "planned-link", dated),
    ]);
  }

  it("survives structured cloning, and the model of it answers every question as the study does", async () => {
    const study = await loadStudy("scenarios/iran-iraq");
    const model = compile(study, ["status-quo", "planned-link"], { commodities: ["container"] });
    const clone = Model.from(structuredClone(model.data));
    const expected = asked(study);
    expect(asked(model)).toBe(expected);
    expect(asked(clone)).toBe(expected);
    const edit: Edit = { type: "closeLink", link: "road-khorramabad--andimeshk" };
    expect(asked(clone.with([edit]))).toBe(asked(model.with([edit])));
    expect(asked(clone.with([edit]))).not.toBe(expected);
  });

  it("goes to a worker and comes back", async () => {
    const study = toy({ links: [{ id: "ab", from: "a", to: "b", length_km: 64 }], places });
    const model = compile(study, ["base"]);
    const echo =
      'const { parentPort } = require("node:worker_threads"); parentPort.once("message", (data) => parentPort.postMessage(data));';
    const worker = new Worker(echo, { eval: true });
    const data = await new Promise<ModelData>((resolve, reject) => {
      worker.once("message", resolve).once("error", reject);
      worker.postMessage(model.data);
    });
    await worker.terminate();
    expect(data.scenarios).toEqual(model.data.scenarios);
    const query = { from: "a", to: "b", commodity: "goods" };
    expect(route(Model.from(data), "base", query)).toEqual(route(model, "base", query));
  });
});
