// Many scenarios in one call: compared group by group, each as alone; too many are refused before the work.
import { describe, expect, it } from "vitest";
import { compare } from "../../src/futures/index.ts";
import type { Study } from "../../src/model/index.ts";
import { modelOf } from "../../src/routing/index.ts";
import { problemsOf, toy } from "../toy.ts";

const ids = Array.from({ length: 21 }, (_, i) => `s${i}`);
const factor = (i: number): object => ({ value: 1.013 + 0.017 * i, unit: "1", kind: "assumed" });
const study = toy({
  places: [{ id: "a" }, { id: "x", other_country: "BB" }, { id: "b", country: "BB" }],
  links: [
    { id: "ax", from: "a", to: "x", length_km: 64.3, length_low: 61.7, length_high: 70.1 },
    { id: "xb", from: "x", to: "b", length_km: 71.9, country: "BB" },
  ],
  crossings: [{ id: "x", at: "x", queue: "hour", inspection_share: 0.3 }],
  figures: {
    ...{ hour: "3.7 hour 1.9 8.3", km: "1 USD/tonne/km 0.7 1.9", kmh: "50.3 km/hour", one: "1 USD/tonne" },
    ...{ co2: "1 kgCO2e/tonne/km", vot: "0.5 USD/tonne/hour 0.3 0.9" },
  },
  scenarios: {
    base: [],
    ...Object.fromEntries(ids.map((id, i) => [id, [{ type: "scale", at: ["hour", "km"], by: factor(i) }]])),
  },
});

/** The study with so many journeys, none of which is ever looked for. */
function withJourneys(count: number): Study {
  const [question] = study.questions;
  const [pair] = question?.pairs ?? [];
  const pairs = { length: count, 0: pair };
  return { ...study, questions: [{ ...question, pairs }] } as unknown as Study;
}

describe("twenty-one scenarios", () => {
  it.each([
    ["single values", {}],
    ["futures", { futures: 130 }],
    ["components over futures", { futures: 130, components: true, design: "sobol" }],
  ] as const)("give by %s what each gives alone, and leave little compiled", async (_, options) => {
    const model = modelOf(study);
    const steps: number[] = [];
    const together = await compare(model, "base", ids, {
      ...options,
      onProgress: (share) => steps.push(share),
    });
    expect(together.map(({ scenario }) => scenario.id)).toEqual(ids);
    for (const i of [0, 7, 8, 20]) {
      expect(together[i]).toEqual(await compare(study, "base", ids[i] as string, options));
    }
    expect(steps.at(-1)).toBe(1);
    expect([...steps].sort((a, b) => a - b)).toEqual(steps);
    expect(ids.filter((id) => model.open(id).routers().length > 0)).toEqual([]);
    expect(model.open("base").routers()).not.toHaveLength(0);
  });

  it("stay compiled when they are few", async () => {
    const model = modelOf(study);
    await compare(model, "base", ids.slice(0, 5));
    expect(model.open("s4").routers()).not.toHaveLength(0);
  });
});

describe("more rows than memory holds", () => {
  it.each([
    [50_001, {}, "at most 1,000,000 rows", "compare at most 19 scenarios in a call"],
    [9_999, { futures: 10 }, "at most 200,000 rows with futures", "compare at most 20 scenarios in a call"],
    [1_000_001, {}, "21 scenarios of 1,000,001 journeys, about 63 GB", "fewer questions"],
  ])("are refused before the work: %d journeys with %j", async (journeys, options, first, second) => {
    const refused = await compare(withJourneys(journeys), "base", ids, options).catch(
      (error: unknown) => error,
    );
    const [problem] = problemsOf(() => {
      throw refused;
    });
    expect(JSON.stringify(problem)).toContain(first);
    expect(JSON.stringify(problem)).toContain(second);
  });
});
