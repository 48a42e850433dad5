// Relations between answers that must hold whatever the figures: no published table is needed to check them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { components, type Study } from "../../src/model/index.ts";
import { alternatives, modelOf, type RouteResult, route } from "../../src/routing/index.ts";
import { applyScenario, type Edit } from "../../src/scenario/index.ts";
import { type ToyTables, toy } from "../toy.ts";
import { ends, type Plan, plans, studyOf, tablesOf } from "./randomStudy.ts";

const commodity = "goods";
const options = { seed: 20_261_124, numRuns: 30 };
const pairs = ends.flatMap((from) => ends.map((to) => [from, to] as const));
const links = 14;

function answers(study: Study, scenario = "base"): RouteResult[] {
  const model = modelOf(study);
  return pairs.map(([from, to]) => route(model, scenario, { from, to, commodity }));
}

/** Least generalised costs of all pairs; without end where there is no route. */
function costs(study: Study, scenario?: string): number[] {
  return answers(study, scenario).map((answer) =>
    answer.type === "route" ? answer.totals.generalisedCost : Number.POSITIVE_INFINITY,
  );
}

/** The answers for one pair of a plan that has a route with links. */
function withRoute(study: Study): { from: string; to: string; used: readonly string[] } | undefined {
  const found = answers(study).find((answer) => answer.type === "route" && answer.links.length > 0);
  if (found?.type !== "route") return undefined;
  const [from, to] = [found.from, found.to].map(({ place, side }) =>
    side === undefined ? place : `${place}@${side}`,
  );
  return { from: from as string, to: to as string, used: found.links.map((id) => id.replace("~back", "")) };
}

const never = (higher: readonly number[], than: readonly number[]): void => {
  for (const [i, cost] of higher.entries()) {
    expect(cost, pairs[i]?.join(" to ")).toBeLessThanOrEqual(than[i] as number);
  }
};

describe("a scenario", () => {
  it("without edits is the base, byte for byte", () => {
    fc.assert(
      fc.property(plans(links), (plan) => {
        const study = studyOf(plan);
        expect(applyScenario(study, "edited").network).toBe(study.network);
        expect(JSON.stringify(answers(study, "edited"))).toBe(JSON.stringify(answers(study)));
      }),
      options,
    );
  });

  it("that opens a link never raises a least cost, and closing it again gives the base to the last bit", () => {
    fc.assert(
      fc.property(plans(links), (plan) => {
        const closed = plan.links.filter(({ open }) => !open).map(({ id }) => id);
        fc.pre(closed.length > 0);
        const open: Edit = { type: "openLink", link: closed };
        const study = studyOf(plan, open);
        never(costs(study, "edited"), costs(study));
        const shut = studyOf(plan, open, { type: "closeLink", link: closed });
        const texts = (found: readonly RouteResult[]): string[] =>
          found.map((answer) => JSON.stringify(answer.type === "route" ? answer : answer.type));
        expect(texts(answers(shut, "edited"))).toEqual(texts(answers(study)));
      }),
      options,
    );
  });

  it("that adds a link never raises a least cost", () => {
    const length = fc
      .integer({ min: 1, max: 64 })
      .map((n) => ({ value: 16 * n, unit: "km", kind: "assumed" as const }));
    const ways = fc.constantFrom(
      ["a0", "a1", "AA"],
      ["a1", "x0", "AA"],
      ["x1", "b0", "BB"],
      ["b0", "b1", "BB"],
    );
    fc.assert(
      fc.property(
        plans(links),
        ways,
        fc.constantFrom("road" as const, "rail" as const),
        length,
        (plan, [from = "", to = "", country = ""], mode, km) => {
          const gauge = mode === "rail" ? { gauge: 1435 } : {};
          const link = {
            id: "new",
            from,
            to,
            mode,
            country,
            twoWay: true,
            length: km,
            carries: ["freight" as const],
            ...gauge,
          };
          const study = studyOf(plan, { type: "addLink", link });
          never(costs(study, "edited"), costs(study));
        },
      ),
      options,
    );
  });

  it("that lowers prices or times never raises a least cost", () => {
    const half = { value: 0.5, unit: "1", kind: "assumed" as const };
    const cuts: Edit[] = [
      ...["km", "one", "hour", "vot"].map((at): Edit => ({ type: "scale", at, by: half })),
      { type: "set", at: "kmh", to: { value: 2, unit: "km/hour", kind: "assumed" } },
      { type: "setCrossing", at: ["x0", "x1"], mode: "road", queue: "0 * hour", fee: "0 * one" },
      { type: "setTariff", id: "rail", perKm: "0 * km" },
    ];
    fc.assert(
      fc.property(plans(links), fc.constantFrom(...cuts), (plan, cut) => {
        // Where the price is 0 already, the edit changes nothing and is refused.
        fc.pre(cut.type !== "setTariff" || plan.modes.rail.perKm > 0);
        const study = studyOf({ ...plan, valueOfTime: 1 }, cut);
        never(costs(study, "edited"), costs(study));
      }),
      options,
    );
  });

  it("that makes a link dearer changes nothing for those who do not use it, and is no gain for those who do", () => {
    const tally = { used: 0, unused: 0 };
    fc.assert(
      fc.property(plans(links), fc.nat(), (plan, n) => {
        const open = plan.links.filter((link) => link.open);
        fc.pre(open.length > 0);
        const { id, mode } = open[n % open.length] as Plan["links"][number];
        const toll: Edit = {
          type: "setTariff",
          id: "toll",
          component: "toll",
          mode,
          links: [id],
          fixed: "64 * one",
          priceYear: 2024,
          commodities: ["freight"],
        };
        const study = studyOf(plan, toll);
        const after = answers(study, "edited");
        for (const [i, before] of answers(study).entries()) {
          const then = after[i] as RouteResult;
          const isUsed =
            before.type === "route" && before.links.some((link) => link === id || link === `${id}~back`);
          if (isUsed) {
            expect(then.type === "route" && then.totals.generalisedCost).toBeGreaterThanOrEqual(
              before.totals.generalisedCost,
            );
          } else expect(JSON.stringify(then)).toBe(JSON.stringify(before));
          tally[isUsed ? "used" : "unused"]++;
        }
      }),
      options,
    );
    expect(Math.min(tally.used, tally.unused)).toBeGreaterThan(50);
  });

  it("leaves the study as it was", () => {
    fc.assert(
      fc.property(plans(links), (plan) => {
        const study = studyOf(plan, {
          type: "scale",
          at: "km",
          by: { value: 2, unit: "1", kind: "assumed" },
        });
        const before = JSON.stringify(study);
        answers(study, "edited");
        expect(JSON.stringify(study)).toBe(before);
      }),
      { ...options, numRuns: 10 },
    );
  });
});

describe("an answer", () => {
  it("does not depend on the order of rows in any table", () => {
    const shuffled = (tables: ToyTables, random: () => number): ToyTables =>
      Object.fromEntries(
        Object.entries(tables).map(([name, rows]) => [
          name,
          Array.isArray(rows)
            ? rows
                .map((row) => [random(), row] as const)
                .sort(([a], [b]) => a - b)
                .map(([, row]) => row)
            : rows,
        ]),
      ) as unknown as ToyTables;
    fc.assert(
      fc.property(
        plans(links),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (plan, stream) => {
          const tables = tablesOf(plan);
          const study = toy(tables);
          const other = toy({
            ...shuffled(tables, () => stream.next().value as number),
            questions: tables.questions,
          });
          expect(other.hash).toBe(study.hash);
          expect(JSON.stringify(answers(other))).toBe(JSON.stringify(answers(study)));
          const found = withRoute(study);
          if (found === undefined) return;
          const query = { from: found.from, to: found.to, commodity, count: 5 };
          expect(JSON.stringify(alternatives(other, "base", query))).toBe(
            JSON.stringify(alternatives(study, "base", query)),
          );
        },
      ),
      options,
    );
  });

  it("scales with all money and values, by a power of two to the last bit, and keeps its route", () => {
    fc.assert(
      fc.property(plans(links), fc.constantFrom(0.25, 2, 16), (plan, factor) => {
        const tables = tablesOf(plan);
        const times = (amount: string | undefined): string => {
          const [value, unit] = (amount ?? "1 USD/tonne").split(" ");
          return `${Number(value) * factor} ${unit}`;
        };
        const figures = {
          ...tables.figures,
          ...{ one: times("1 USD/tonne"), km: times("1 USD/tonne/km") },
          vot: times(tables.figures.vot),
        };
        const scaled = answers(toy({ ...tables, figures }));
        for (const [i, before] of answers(toy(tables)).entries()) {
          const after = scaled[i] as RouteResult;
          expect(after.type).toBe(before.type);
          if (before.type === "noRoute" || after.type === "noRoute") continue;
          expect(after.links).toEqual(before.links);
          expect(after.totals.generalisedCost).toBe(before.totals.generalisedCost * factor);
          expect(after.totals.money.total).toBe(before.totals.money.total * factor);
          expect(after.totals.time).toEqual(before.totals.time);
          expect(after.totals.co2e).toEqual(before.totals.co2e);
        }
      }),
      options,
    );
  });

  it("costs the same when a link is cut in two at a new place", () => {
    fc.assert(
      fc.property(plans(links), fc.nat(), (plan, n) => {
        const open = plan.links.filter(({ open, mode }) => open && mode !== "ferry");
        fc.pre(open.length > 0);
        const link = open[n % open.length] as Plan["links"][number];
        const half = { ...link, km: link.km / 2 };
        const cut: Plan = {
          ...plan,
          places: [...plan.places, { id: "m", sides: [link.country] }],
          links: [
            ...plan.links.filter((other) => other !== link),
            { ...half, id: "first", to: "m" },
            { ...half, id: "second", from: "m" },
          ],
        };
        expect(costs(studyOf(cut))).toEqual(costs(studyOf(plan)));
      }),
      options,
    );
  });

  it("costs the same when places and links are renamed, whether their order stays or turns", () => {
    const renamed = (plan: Plan, name: (id: string) => string): Plan => ({
      ...plan,
      places: plan.places.map((place) => ({ ...place, id: name(place.id) })),
      links: plan.links.map((link) => ({
        ...link,
        id: name(link.id),
        from: name(link.from),
        to: name(link.to),
      })),
      zone: plan.zone && { ...plan.zone, at: name(plan.zone.at) },
      clearing: plan.clearing && { ...plan.clearing, at: name(plan.clearing.at) },
    });
    const letters = [
      ...new Set([
        ...ends.map((end) => end.split("@")[0] as string),
        ...Array.from({ length: links }, (_, i) => `l${i}`),
      ]),
    ].sort();
    const turned = new Map(letters.map((id, i) => [id, `n${String(letters.length - i).padStart(2, "0")}`]));
    fc.assert(
      fc.property(plans(links), fc.boolean(), (plan, turn) => {
        const name = (id: string): string => (turn ? (turned.get(id) as string) : `z${id}`);
        const other = studyOf(renamed(plan, name));
        const asked = pairs.map((pair) => pair.map((end) => end.replace(/^[^@]+/, name)) as [string, string]);
        const found = asked.map(([from, to]) => route(other, "base", { from, to, commodity }));
        const cost = (answer: RouteResult): number | string =>
          answer.type === "route" ? answer.totals.generalisedCost : answer.type;
        expect(found.map(cost)).toEqual(answers(studyOf(plan)).map(cost));
        if (turn) return;
        const linksOf = (answer: RouteResult): readonly string[] =>
          answer.type === "route" ? answer.links : [];
        expect(found.map(linksOf)).toEqual(answers(studyOf(plan)).map((answer) => linksOf(answer).map(name)));
      }),
      options,
    );
  });

  it("has totals that are the sums of its steps, and of their parts", () => {
    fc.assert(
      fc.property(plans(links), (plan) => {
        for (const answer of answers(studyOf(plan))) {
          if (answer.type === "noRoute") continue;
          const { totals, steps } = answer;
          const charges = steps.flatMap((step) => step.charges);
          for (const measure of ["money", "time", "co2e"] as const) {
            const own = charges.filter((charge) => charge.measure === measure);
            expect(totals[measure].total).toBe(own.reduce((sum, { amount }) => sum + amount, 0));
            expect(totals[measure].total).toBe(
              Object.values(totals[measure].parts).reduce((sum, part) => sum + part, 0),
            );
            for (const [component, part] of Object.entries(totals[measure].parts)) {
              expect(components[measure] as readonly string[]).toContain(component);
              const same = own.filter((charge) => charge.component === component);
              expect(part).toBe(same.reduce((sum, { amount }) => sum + amount, 0));
            }
          }
          expect(totals.distanceKm).toBe(steps.reduce((sum, { lengthKm }) => sum + lengthKm, 0));
          const valued = charges.reduce((sum, { timeValue }) => sum + timeValue, 0);
          expect(totals.generalisedCost).toBe(totals.money.total + valued);
          expect(valued).toBe(totals.time.total * plan.valueOfTime);
        }
      }),
      options,
    );
  });
});
