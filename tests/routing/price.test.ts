import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Commodity, Study } from "../../src/model/index.ts";
import { type PricedGraph, scenarioModel } from "../../src/routing/index.ts";
import { problemsOf, type Row, toy, toyTables, wayOf } from "../toy.ts";

const places: Row[] = ["a", "b", "c"].map((id) => ({ id }));
const links: Row[] = [
  { id: "ab", from: "a", to: "b", length_km: 64 },
  { id: "bc", from: "b", to: "c", mode: "rail", length_km: 128 },
];

function priced(study: Study, rest = true): PricedGraph {
  return scenarioModel(study, "base").priced(study.commodities[0] as Commodity, rest);
}

describe("priceGraph", () => {
  it("rounds every amount up to a multiple of 2^-30 and adds it up without error, whatever the figures", () => {
    const figure = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(figure, figure, figure, (km, kmh, vot) => {
        const figures = { km: `${km} USD/tonne/km`, kmh: `${kmh} km/hour`, vot: `${vot} USD/tonne/hour` };
        const { amounts, timeValues, weights, graph } = priced(toy({ places, links, figures }));
        const grid = (amount: number): boolean => Number.isInteger(amount * 2 ** 30);
        for (const [a, arc] of graph.arcs.entries()) {
          const first = graph.firstCharge[a] as number;
          const end = first + arc.charges.length;
          const ofArc = [...amounts.subarray(first, end)];
          const valued = [...timeValues.subarray(first, end)];
          expect([...ofArc, ...valued].every(grid)).toBe(true);
          const sum = (measure: string, of: readonly number[]): number =>
            arc.charges.reduce(
              (total, charge, c) => total + (charge.measure === measure ? (of[c] as number) : 0),
              0,
            );
          expect(weights.money[a]).toBe(sum("money", ofArc));
          expect(weights.time[a]).toBe(sum("time", ofArc));
          expect(weights.generalisedCost[a]).toBe(sum("money", ofArc) + sum("time", valued));
          const exact = arc.id === "ab" ? [64 * 2 * km, 64 / (64 * kmh)] : [];
          for (const [i, measure] of ["money", "time"].entries()) {
            if (exact[i] === undefined) continue;
            const error = sum(measure, ofArc) - exact[i];
            expect(error).toBeGreaterThanOrEqual(-exact[i] * 2 ** -50);
            expect(error).toBeLessThanOrEqual(2 ** -30 + exact[i] * 2 ** -50);
          }
        }
      }),
      { seed: 2026, numRuns: 30 },
    );
  });

  it("leaves out rest, and nothing else, on day trips", () => {
    const timings = toyTables.timings.map((row) =>
      row.id === "road" ? { ...row, driving_hours: "8 * hour" } : row,
    );
    const study = toy({ places, links, timings });
    const [long, short] = [priced(study, true), priced(study, false)];
    const ab = long.graph.arcs.findIndex(({ id }) => id === "ab");
    expect(long.weights.time[ab]).toBe(3);
    expect(short.weights.time[ab]).toBe(1);
    expect(long.weights.generalisedCost[ab]).toBe(128 + 1.5);
    expect(short.weights.generalisedCost[ab]).toBe(128 + 0.5);
    const others = (graph: PricedGraph): number[] =>
      [...graph.weights.generalisedCost].filter(
        (_, a) => !["ab", "ab~back"].includes(graph.graph.arcs[a]?.id ?? ""),
      );
    expect(others(short)).toEqual(others(long));
  });

  it.each([
    { what: "a price below 0", at: "km", value: -1, rule: "tariffs[road], money lineHaul", hint: "subsidy" },
    { what: "a speed of 0", at: "kmh", value: 0, rule: "timings[road], time running", hint: "division by 0" },
    {
      what: "too large a price",
      at: "km",
      value: 1e6,
      rule: "tariffs[road], money lineHaul",
      hint: "wrong unit",
    },
    {
      what: "a price that runs over",
      at: "km",
      value: 1e308,
      rule: "tariffs[road], money lineHaul",
      hint: "wrong unit",
    },
    {
      what: "a value of time below 0",
      at: "vot",
      value: -1,
      rule: "commodities[goods].value_of_time",
      hint: "an hour",
    },
    {
      what: "too large a value of time",
      at: "vot",
      value: 1e7,
      rule: "commodities[goods].value_of_time",
      hint: "an hour",
    },
    {
      what: "hours worth too much",
      at: "vot",
      value: 2e6,
      rule: "commodities[goods].value_of_time",
      hint: "at b@AA",
    },
  ])("refuses a scenario with $what, naming the rule once", ({ at, value, rule, hint }) => {
    const unit = toyTables.figures[at]?.split(" ")[1];
    const scenarios = { wrong: [{ type: "set", at, to: { value, unit, kind: "assumed" } }] };
    const problems = problemsOf(() =>
      wayOf(toy({ places, links, scenarios }), "a", "b", { scenario: "wrong" }),
    );
    expect(problems).toContainEqual({
      path: rule,
      expected: value < 0 ? "an amount of at least 0" : "a finite amount below 2097152",
      got: expect.any(String),
      hint: expect.stringContaining(hint),
      severity: "error",
    });
    expect(new Set(problems.map(({ path }) => path)).size).toBe(problems.length);
  });
});
