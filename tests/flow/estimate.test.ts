import fc from "fast-check";
import { loadStudy } from "karvan/node";
import { describe, expect, it } from "vitest";
import { inMillionths, mergeSmall } from "../../src/flow/estimate/merge.ts";
import { estimate } from "../../src/flow/index.ts";
import { readStudyNow } from "../../src/io/index.ts";
import type { Place } from "../../src/model/index.ts";
import { attempt, corridorWith } from "../io/files.ts";

const totals =
  "id,from,to,commodity,total\nout,AA,gora,container,trade.out\nback,gora,AA,container,trade.back\n";
const margins =
  "id,place,sends,receives,kind\nalma,alma,7,1,assumed\ndalan,dalan,3,1,assumed\ngora,gora,1,1,assumed\n";
const studyOf = (changed: Record<string, string> = {}) =>
  readStudyNow([corridorWith({ "totals.csv": totals, "margins.csv": margins, ...changed })]);

describe("estimate", () => {
  it("gives the flows that the example ships with", async () => {
    const study = await loadStudy("examples/first-corridor");
    const shipped = study.flows.map(({ id, share }) => [id, share]);
    expect(estimate(study).flows.map(({ id, share }) => [id, share])).toEqual(shipped);
  });

  it("meets the margins where one side is a single place, whatever the friction", () => {
    for (const friction of [0.37, 1, 4.9]) {
      const { flows, totals: spread } = estimate(studyOf(), { friction });
      const shares = Object.fromEntries(flows.map(({ id, share }) => [id, share]));
      expect(shares).toEqual({
        "back-gora-alma": 0.5,
        "back-gora-dalan": 0.5,
        "out-alma-gora": 0.7,
        "out-dalan-gora": 0.3,
      });
      for (const { misfit } of spread) expect(misfit.balanced).toBeLessThan(1e-9);
    }
  });

  it("merges what is small into what is near, and keeps the whole", () => {
    const { flows, totals: spread } = estimate(studyOf(), { least: 0.15 });
    expect(flows.map(({ share }) => share)).toEqual([1, 0.7, 0.3]);
    expect(spread.find(({ id }) => id === "back")?.misfit.merged).toBeCloseTo(0.5, 12);
  });

  it("compares totals with fit rows on whole trades, and looks at no test row", () => {
    const head = "id,measure,from,to,value,unit,spread,year,use,kind\n";
    const rows = ["fit", "test"]
      .map((use) => `${use},amount,AA,BB,880000,tonne/year,0.1,2024,${use},assumed\n`)
      .join("");
    const { checks } = estimate(studyOf({ "observations.csv": head + rows }));
    expect(
      checks.map(({ observation, value, estimate: sum }) => [observation, value, Math.round(sum)]),
    ).toEqual([["fit", 880_000, 900_000]]);
  });

  it("refuses a total without ends, with all of them at once", () => {
    const found = attempt(() =>
      estimate(studyOf({ "margins.csv": "id,place,sends,kind\ngora,gora,1,assumed\n" })),
    );
    expect("problems" in found && found.problems.map(({ path }) => path)).toEqual([
      "totals[back].to",
      "totals[out].from",
    ]);
    const none = attempt(() => estimate(studyOf({ "totals.csv": "id,from,to,commodity,total\n" })));
    expect("problems" in none && none.problems[0]?.expected).toBe("totals");
  });
});

describe("shares in millionths", () => {
  it("sum to one million and are within one of what they round", () => {
    const weights = fc.array(fc.double({ min: 1e-9, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(weights, (given) => {
        const all = given.reduce((sum, weight) => sum + weight, 0);
        const rounded = inMillionths(given.map((weight) => weight / all));
        expect(rounded.reduce((sum, value) => sum + value, 0)).toBe(1_000_000);
        for (const [i, weight] of given.entries())
          expect(Math.abs((rounded[i] as number) - (weight / all) * 1_000_000)).toBeLessThanOrEqual(1.000001);
      }),
    );
  });
});

describe("merging of small flows", () => {
  const place = (id: string, latitude: number, longitude: number) =>
    ({ id, name: id, kind: "city", country: "AA", latitude, longitude }) as unknown as Place;

  it("leaves nothing below the least share, and loses nothing", () => {
    const point = fc.tuple(
      fc.double({ min: 20, max: 40, noNaN: true }),
      fc.double({ min: 30, max: 60, noNaN: true }),
    );
    const pair = fc.tuple(point, point, fc.double({ min: 0.001, max: 1, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(pair, { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0.01, max: 0.6, noNaN: true }),
        (pairs, least) => {
          const all = pairs.reduce((sum, [, , weight]) => sum + weight, 0);
          const given = pairs.map(([a, b, weight], i) => ({
            ...{ from: place(`a${i}`, ...a), to: place(`b${i}`, ...b) },
            share: weight / all,
          }));
          const merged = mergeSmall(given, least);
          expect(merged.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
          if (merged.length > 1)
            for (const { share } of merged) expect(share).toBeGreaterThanOrEqual(least * 0.999_999);
        },
      ),
    );
  });

  it("does not depend on the last digits of shares: of equal ones the first is merged first", () => {
    // Eight places along a road send a single place the same; noise as balancing leaves it.
    const to = place("sink", 33.1, 50.3);
    const from = [0, 1.1, 1.9, 3.2, 4.6, 5.3, 6.9, 7.7].map((far, k) => place(`p${k}`, 34.2, 40 + far));
    const names = (noise: (k: number) => number): string[] =>
      mergeSmall(
        from.map((end, k) => ({ from: end, to, share: 0.125 * (1 + noise(k)) })),
        0.21,
      ).map(({ from: end, share }) => `${end.id} ${share.toFixed(6)}`);
    const plain = names(() => 0);
    expect(plain.length).toBeLessThan(5);
    for (const turn of [1, 2, 5, 7]) expect(names((k) => 1e-9 * Math.sin(turn * (k + 1)))).toEqual(plain);
  });
});
