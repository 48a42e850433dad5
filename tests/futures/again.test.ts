// One study, asked again and again: what it remembers must never show in an answer.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/base/index.ts";
import { basisOf, compare } from "../../src/futures/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import type { Commodity, Study } from "../../src/model/index.ts";
import { scenarioModel } from "../../src/routing/index.ts";
import type { Edit, Scenario } from "../../src/scenario/index.ts";
import { plans, studyOf } from "../routing/randomStudy.ts";
import { toy, toyTables } from "../toy.ts";

function asked(edits: readonly Edit[], parent: string): Scenario {
  return { version: 1, id: "asked", title: "Asked", extends: parent, edits: [...edits] };
}

/** Text of what is made, or of all that is wrong with it. */
async function textOf(made: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await made);
  } catch (error) {
    if (error instanceof InputError) return JSON.stringify(error.problems);
    throw error;
  }
}

/** What changed scenarios are answered with, compared with what they change. */
function answer(study: Study, base: string, edits: readonly Edit[]): Promise<string> {
  return textOf(compare(study, base, asked(edits, base)));
}

/** The answers alone, by a study that is asked as if there were no base, and one that is. */
async function alone(study: Study, base: string, edits: readonly Edit[]): Promise<string> {
  const scenario = asked(edits, base);
  return textOf(compare(study, scenario, scenario).then(({ rows }) => rows.map((row) => row.base)));
}

async function beside(study: Study, base: string, edits: readonly Edit[]): Promise<string> {
  const comparison = compare(study, base, asked(edits, base));
  return textOf(comparison.then(({ rows }) => rows.map((row) => row.scenario)));
}

const assumed = (value: number, unit: string) => ({ value, unit, kind: "assumed" as const });

const edits: readonly Edit[] = [
  { type: "set", at: "km", to: assumed(3, "USD/tonne/km") },
  { type: "set", at: "kmh", to: assumed(2, "km/hour") },
  { type: "set", at: "vot", to: assumed(8, "USD/tonne/hour") },
  { type: "set", at: "wheel", to: assumed(2, "hour") },
  { type: "set", at: "links.l0.length", to: assumed(4096, "km") },
  // From now on one follows the other.
  { type: "set", at: "hour", to: "2 * wheel" },
  { type: "scale", at: ["one", "co2"], by: assumed(2, "1") },
  { type: "openLink", link: ["l1", "l2", "l3"] },
  { type: "closeLink", link: ["l0", "l4"] },
  { type: "setCrossing", at: "x0", mode: "road", queue: "64 * hour" },
  { type: "setCrossing", at: "x1", mode: "rail", from: "AA", to: "BB", fee: "64 * one" },
  { type: "setTariff", id: "rail", perKm: "4 * km" },
];

const refused: readonly Edit[] = [
  // A subsidy, and a speed of 0.
  { type: "set", at: "km", to: assumed(-1, "USD/tonne/km") },
  { type: "set", at: "kmh", to: assumed(0, "km/hour") },
];

describe("a study that was asked before", () => {
  it("answers every change as one that was not, and refuses it with the same words", async () => {
    const changes = fc.array(fc.subarray([...edits, ...refused], { minLength: 1, maxLength: 2 }), {
      maxLength: 6,
    });
    const tally = { answered: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(plans(14), changes, async (plan, list) => {
        const warm = studyOf(plan);
        for (const change of [...list, ...list]) {
          const told = await answer(warm, "base", change);
          expect(told).toBe(await answer(studyOf(plan), "base", change));
          expect(await beside(warm, "base", change)).toBe(await alone(studyOf(plan), "base", change));
          tally[told.startsWith("{") ? "answered" : "refused"]++;
        }
      }),
      { seed: 20_261_125, numRuns: 40 },
    );
    expect(Math.min(tally.answered, tally.refused)).toBeGreaterThan(20);
  });

  it("does so on the Iran-Iraq study", async () => {
    const folder = "scenarios/iran-iraq";
    const changes: Edit[] = [
      { type: "set", at: "truck.cost.irq", to: assumed(0.1, "USD/tonne/km") },
      { type: "closeLink", link: "rail-dorud--andimeshk" },
      { type: "setCrossing", at: "shalamcheh", mode: "road", queue: assumed(60, "hour") },
    ];
    const warm = await loadStudy(folder);
    for (const change of changes) await answer(warm, "planned-link", [change]);
    for (const change of changes) {
      const fresh = await answer(await loadStudy(folder), "planned-link", [change]);
      expect(await answer(warm, "planned-link", [change])).toBe(fresh);
      expect(await beside(warm, "planned-link", [change])).toBe(
        await alone(await loadStudy(folder), "planned-link", [change]),
      );
    }
  });

  it.each([
    { what: "without a price", more: { tariffs: toyTables.tariffs.filter(({ id }) => id !== "rail") } },
    { what: "at too large a price", more: { figures: { km: "1000000 USD/tonne/km" } } },
  ])("refuses links $what one by one, though they have one fault in common", async ({ more }) => {
    const rail = { mode: "rail", length_km: 64 };
    const tables = {
      places: ["a", "b", "c"].map((id) => ({ id })),
      links: [
        { ...rail, id: "ab", from: "a", to: "b" },
        { ...rail, id: "bc", from: "b", to: "c" },
      ],
      ...more,
    };
    const warm = toy(tables);
    const whole = await alone(warm, "base", []);
    const half = await alone(warm, "base", [{ type: "closeLink", link: "ab" }]);
    expect(half).toBe(await alone(toy(tables), "base", [{ type: "closeLink", link: "ab" }]));
    for (const told of [whole, half]) expect(told).toMatch(/"severity":"error"/);
  });
});

describe("the basis of a row", () => {
  it("is that of its two routes, told step by step", async () => {
    const change = fc.constantFrom(...edits);
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(plans(14), change, async (plan, edit) => {
        const study = studyOf(plan);
        const goods = study.commodities[0] as Commodity;
        const comparison = await compare(study, "base", asked([edit], "base")).catch(() => undefined);
        fc.pre(comparison !== undefined);
        const sides = [scenarioModel(study, "base"), scenarioModel(study, asked([edit], "base"))] as const;
        const routers = sides.map((model) => model.router(goods));
        for (const { from, to, basis } of comparison.rows) {
          const [base, other] = routers.map((router) => {
            const route = router.describeFound(router.find(from, to, "generalisedCost"));
            return route.type === "route" ? { route, figures: router.model.figures } : undefined;
          });
          if (base === undefined || other === undefined) continue;
          expect(basis).toEqual(basisOf(base, other, goods));
          if (basis !== undefined) seen++;
        }
      }),
      { seed: 20_261_126, numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(40);
  });
});
