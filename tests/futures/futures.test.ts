import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockSize } from "../../src/base/index.ts";
import { type Comparison, type ComparisonRow, compare, type RowFutures } from "../../src/futures/index.ts";
import type { Study } from "../../src/model/index.ts";
import { lawOf, stream, uniformAt } from "../../src/random/index.ts";
import { route } from "../../src/routing/index.ts";
import { problemsOf, type Row, type ToyTables, toy, toyTables } from "../toy.ts";

const times = (value: number): object => ({ value, unit: "1", kind: "assumed", note: "of the test" });
const twice = times(2);
// a to b by a road of 64 km, whose price is drawn, or by a railway of 64 km that a scenario opens.
const tables: Pick<ToyTables, "places" | "links"> = {
  places: [{ id: "a" }, { id: "b" }],
  links: [
    { id: "road", from: "a", to: "b", length_km: 64 },
    { id: "rail", from: "a", to: "b", length_km: 64, mode: "rail", status: "planned" },
  ],
};
// Nothing but the price of the road counts: 128 USD at 1 USD/tonne/km; the railway takes 64 USD.
const base: Partial<ToyTables> = {
  questions: [{ id: "out", between: ["a"], and: ["b"] }],
  figures: {
    ...toyTables.figures,
    toll: "64 USD/tonne 0 128 uniform",
    railToll: "64 USD/tonne 32 96 triangular",
    vot: "0.5 USD/tonne/hour",
  },
  tariffs: [
    { id: "road", component: "lineHaul", mode: "road", commodities: "freight", fixed: "toll" },
    { id: "rail", component: "lineHaul", mode: "rail", commodities: "freight", fixed: "railToll" },
  ],
  scenarios: {
    opened: [{ type: "openLink", link: "rail" }],
    dearer: [{ type: "scale", at: "toll", by: twice }],
  },
};

function study(more: Partial<ToyTables> = {}): Study {
  return toy({ ...tables, ...base, ...more });
}

async function rowOf(
  made: Study,
  scenario: string,
  futures: number,
  seed: string | number = 1,
): Promise<RowFutures> {
  return futuresOf(await compare(made, "base", scenario, { futures, seed }));
}

function futuresOf(comparison: Comparison): RowFutures {
  return (comparison.rows[0] as ComparisonRow).futures as RowFutures;
}

describe("compare over futures", () => {
  it("finds the means, spreads and quantiles of a drawn price, and of the time that is not drawn", async () => {
    // Uniform from 0 to 128, and an hour of road at 0.5 USD: mean 64, sd 128 / sqrt 12.
    const { money, time, generalisedCost } = await rowOf(study(), "dearer", 20_000);
    const { mean, sd, standardError } = money.base;
    expect(Math.abs(mean - 64)).toBeLessThan(4 * standardError);
    expect(sd).toBeCloseTo(128 / Math.sqrt(12), 0);
    expect(standardError).toBeCloseTo(sd / Math.sqrt(20_000), 10);
    expect(money.base.p5).toBeCloseTo(0.05 * 128, 0);
    expect(money.base.p90).toBeCloseTo(0.9 * 128, 0);
    expect(time.base).toMatchObject({ p5: 1, p95: 1 });
    expect(time.base.mean).toBeCloseTo(1, 8);
    expect(generalisedCost.base.mean - mean).toBeCloseTo(0.5, 8);
    // Twice the price in every future: the difference is the price itself.
    expect(money.difference.mean).toBeCloseTo(mean, 8);
    expect(money.difference.p50).toBeCloseTo(money.base.p50, 0);
  });

  it("finds how often each way wins and what an open choice is worth", async () => {
    // Road R uniform on 0..128, railway T triangular on 32..96 and 1 hour slower (0.5 USD): P(T + 0.5 < R), and
    // E[min(0, T + 0.5 - R)], by numeric integration over both laws.
    let [chance, gain] = [0, 0];
    const law = lawOf({ type: "triangular", low: 32, mode: 64, high: 96 });
    const steps = 20_000;
    for (let i = 0; i < steps; i++) {
      const rail = law.quantile((i + 0.5) / steps) + 0.5;
      chance += (128 - rail) / 128 / steps;
      gain += -((128 - rail) ** 2) / 2 / 128 / steps;
    }
    const found = await rowOf(study(), "opened", 20_000);
    expect(found.futures).toBe(20_000);
    expect(Math.abs(found.better - chance)).toBeLessThan(4 * Math.sqrt(0.25 / 20_000));
    expect(found.worse).toBe(0);
    const { mean, standardError, interval, distinguishable } = found.generalisedCost.difference;
    expect(Math.abs(mean - gain)).toBeLessThan(4 * standardError);
    expect(interval[1] - interval[0]).toBeCloseTo(2 * 1.959964 * standardError, 6);
    expect(distinguishable).toBe(true);
    expect(found.routes).toEqual(
      [
        { share: found.better, base: ["road"], scenario: ["rail"] },
        { share: 1 - found.better, base: ["road"], scenario: ["road"] },
      ].sort((x, y) => y.share - x.share),
    );
  });

  it("takes in every future the way that a route query finds for that future's values", async () => {
    const futures = 12;
    const made = study();
    const cost = async (count: number): Promise<number[]> => {
      const { generalisedCost } = await rowOf(made, "opened", count, "oracle");
      return [generalisedCost.base.mean * count, generalisedCost.scenario.mean * count];
    };
    for (let future = 2; future < futures; future++) {
      const value = (id: "toll" | "railToll"): number => {
        const law = lawOf(
          id === "toll"
            ? { type: "uniform", low: 0, high: 128 }
            : { type: "triangular", low: 32, mode: 64, high: 96 },
        );
        return law.quantile(uniformAt(stream("oracle", id, "uncertainty"), future));
      };
      const figures = {
        ...base.figures,
        toll: `${value("toll")} USD/tonne`,
        railToll: `${value("railToll")} USD/tonne`,
      };
      const fixed = study({ figures });
      const [more, less] = [await cost(future + 1), await cost(future)];
      for (const [i, scenario] of ["base", "opened"].entries()) {
        const found = route(fixed, scenario, { from: "a", to: "b", commodity: "goods" });
        if (found.type !== "route") throw new Error(found.reason);
        expect((more[i] as number) - (less[i] as number)).toBeCloseTo(found.totals.generalisedCost, 6);
      }
    }
  });

  it("gives the single values' answer where nothing is drawn", async () => {
    const figures = { ...base.figures, toll: "64 USD/tonne", railToll: "32 USD/tonne" };
    const comparison = await compare(study({ figures }), "base", "opened", { futures: 600, seed: 1 });
    const row = comparison.rows[0] as ComparisonRow;
    const { generalisedCost, money, time } = row.futures as RowFutures;
    for (const [measure, paired] of Object.entries({ generalisedCost, money, time })) {
      const single = row.difference?.[measure as "money"] as number;
      expect(paired.difference.mean).toBeCloseTo(single, 8);
      expect(paired.difference).toMatchObject({ sd: 0, distinguishable: true });
    }
  });

  it("moves figures of one group together", async () => {
    const together = {
      ...base.figures,
      toll: "64 USD/tonne 0 128 uniform tolls",
      railToll: "64 USD/tonne 0 128 uniform tolls",
    };
    // The railway costs the same in every future, and an hour more.
    const found = await rowOf(study({ figures: together }), "opened", 2000);
    expect([found.better, found.worse, found.generalisedCost.difference.sd]).toEqual([0, 0, 0]);
  });

  it("has no futures where there is no route, under the base or the scenario", async () => {
    const closing = { ...base.scenarios, closed: [{ type: "closeLink", link: "road" }] };
    const made = study({ scenarios: closing });
    const { rows } = await compare(made, "base", "closed", { futures: 10 });
    expect(rows[0]).toMatchObject({ change: "closes" });
    expect(rows[0]).not.toHaveProperty("futures");
    const [first, second] = await compare(made, "base", ["closed", "opened"], { futures: 10 });
    expect(first?.rows[0]).not.toHaveProperty("futures");
    expect(second?.rows[0]).toHaveProperty("futures");
  });
});

describe("pairing", () => {
  const more: Row[] = [
    { id: "detour", from: "a", to: "c", length_km: 640 },
    { id: "detour-on", from: "c", to: "b", length_km: 640 },
  ];
  const unrelated: Partial<ToyTables> = {
    places: [...tables.places, { id: "c" }],
    links: [...more, ...tables.links],
    figures: { another: "3 USD/tonne 1 9 uniform", ...base.figures, aaa: "3 USD/tonne 1 9 lognormal" },
  };

  it("changes nothing when an unrelated link, figure or scenario is added", async () => {
    const alone = await rowOf(study(), "opened", 1500);
    const scenarios = { ...base.scenarios, other: [{ type: "scale", at: "another", by: twice }] };
    const tariffs = [
      ...(base.tariffs as Row[]),
      { id: "sea", component: "lineHaul", mode: "sea", commodities: "freight", fixed: "another + aaa" },
    ];
    const crowded = study({ ...unrelated, scenarios, tariffs });
    expect(await rowOf(crowded, "opened", 1500)).toEqual(alone);
    const [first, , last] = await compare(crowded, "base", ["opened", "dearer", "opened"], {
      futures: 1500,
      seed: 1,
    });
    expect(futuresOf(first as Comparison)).toEqual(alone);
    expect(futuresOf(last as Comparison)).toEqual(alone);
  });

  it("tells scenarios that are alike in all early futures as it tells each alone", async () => {
    // A ship for 32.5 USD is dearer than the railway, at 32 to 96 USD, in few futures of ten thousand.
    const made = study({
      links: [
        ...tables.links,
        { id: "ship", from: "a", to: "b", length_km: 64, mode: "sea", status: "planned" },
      ],
      figures: { ...base.figures, shipToll: "32.5 USD/tonne" },
      tariffs: [
        ...(base.tariffs as Row[]),
        { id: "ship", component: "lineHaul", mode: "sea", commodities: "freight", fixed: "shipToll" },
      ],
      scenarios: {
        ...base.scenarios,
        shipped: [{ type: "openLink", link: "ship" }],
        both: [
          { type: "openLink", link: "rail" },
          { type: "openLink", link: "ship" },
        ],
      },
    });
    const early = await compare(made, "base", ["shipped", "both"], { futures: 1024, seed: 3 });
    expect(futuresOf(early[1] as Comparison)).toEqual(futuresOf(early[0] as Comparison));
    for (const order of [
      ["shipped", "both"],
      ["both", "shipped"],
    ]) {
      const together = await compare(made, "base", order, { futures: 10_000, seed: 3 });
      const told = together.map(futuresOf);
      expect(told[0]).not.toEqual(told[1]);
      for (const [i, id] of order.entries()) expect(told[i]).toEqual(await rowOf(made, id, 10_000, 3));
    }
  });

  it("gives equal seeds equal numbers, and others others", async () => {
    const made = study();
    const one = await rowOf(made, "opened", 700, 7);
    expect(await rowOf(study(), "opened", 700, "7")).toEqual(one);
    expect(await rowOf(made, "opened", 700, 8)).not.toEqual(one);
    const named = await compare(made, "base", "opened", { futures: 700, seed: 7 });
    expect(named.futures).toEqual({ count: 700, seed: 7, least: 700, design: "monteCarlo" });
    expect((await compare(made, "base", "opened", { futures: 2 })).futures).toMatchObject({
      count: 2,
      seed: "2026",
    });
  });

  it("never makes a cheaper scenario dearer in any future", async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.nat(), async (by, seed) => {
        const scenarios = { cheaper: [{ type: "scale", at: "toll", by: times(by) }] };
        const found = await rowOf(study({ scenarios }), "cheaper", 40, seed);
        expect([found.better, found.worse]).toEqual([1, 0]);
      }),
      { numRuns: 20 },
    );
  });

  it("halves the error with four times the futures", async () => {
    const errors = await Promise.all(
      [1000, 4000].map(
        async (futures) => (await rowOf(study(), "opened", futures)).generalisedCost.difference.standardError,
      ),
    );
    const [few, many] = errors as [number, number];
    expect(few / many).toBeGreaterThan(1.9);
    expect(few / many).toBeLessThan(2.1);
  });
});

describe("designs and correlation", () => {
  // The mean of the road's toll is 64 USD.
  const off = async (design: "monteCarlo" | "latinHypercube" | "sobol" | "halton"): Promise<number> => {
    const errors = [1, 2, 3, 4].map(async (seed) => {
      const made = await compare(study(), "base", "dearer", { futures: 1024, seed, design });
      return Math.abs(futuresOf(made).money.base.mean - 64.0);
    });
    return Math.max(...(await Promise.all(errors)));
  };

  it("lay points evenly: means are surer than of independent draws", async () => {
    const plain = await off("monteCarlo");
    for (const design of ["latinHypercube", "sobol", "halton"] as const) {
      const even = await off(design);
      expect(even).toBeLessThan(0.2);
      expect(even).toBeLessThan(plain);
    }
  });

  it("makes what varies together differ less", async () => {
    // Road and railway tolls, both uniform and of one width here: the difference vanishes as they move together.
    const figures = { ...base.figures, railToll: "64 USD/tonne 0 128 uniform" };
    const names = ["railToll", "toll"];
    const sd = async (r: number): Promise<number> => {
      const correlation = {
        names,
        matrix: [
          [1, r],
          [r, 1],
        ],
      };
      const made = await compare(study({ figures }), "base", "opened", {
        futures: 4000,
        seed: 1,
        correlation,
      });
      return futuresOf(made).generalisedCost.difference.sd;
    };
    const [apart, close, one, against] = await Promise.all([sd(0), sd(0.8), sd(1), sd(-0.8)]);
    expect(close).toBeLessThan(apart);
    expect(one).toBeLessThan(1e-6);
    expect(against).toBeGreaterThan(apart);
    expect(apart).toBe((await rowOf(study({ figures }), "opened", 4000)).generalisedCost.difference.sd);
  });

  it.each([
    [
      "an unknown design",
      { design: "sobel" },
      /design\.type: expected one of .*got "sobel"; did you mean "sobol"/,
    ],
    [
      "what is not drawn",
      { correlation: { names: ["tol"], matrix: [[1]] } },
      /correlation\.names\[0\].*got "tol"; did you mean "toll"/,
    ],
    [
      "a matrix that contradicts itself",
      {
        correlation: {
          names: ["toll", "railToll"],
          matrix: [
            [1, 2],
            [2, 1],
          ],
        },
      },
      /correlation\.matrix/,
    ],
  ])("refuses %s", async (_, more, message) => {
    await expect(compare(study(), "base", "opened", { futures: 10, ...(more as object) })).rejects.toThrow(
      message,
    );
  });
});

describe("sequential stopping", () => {
  it("ends at the first block at which the interval is narrow enough, and says how many it took", async () => {
    const long = await rowOf(study(), "opened", 20_000);
    const half = 1.5 * 1.959964 * long.generalisedCost.difference.standardError;
    const { rows } = await compare(study(), "base", "opened", { futures: 20_000, seed: 1, halfWidth: half });
    const found = rows[0]?.futures as RowFutures;
    expect(found.futures % blockSize).toBe(0);
    expect(found.futures).toBeLessThan(20_000);
    const { interval } = found.generalisedCost.difference;
    expect((interval[1] - interval[0]) / 2).toBeLessThanOrEqual(half);
    // The same draws as a run of that length.
    expect(await rowOf(study(), "opened", found.futures)).toEqual(found);
    const before = await rowOf(study(), "opened", found.futures - blockSize);
    const [low, high] = before.generalisedCost.difference.interval;
    expect((high - low) / 2).toBeGreaterThan(half);
  });

  it("draws the most it may where that is not enough", async () => {
    const { rows } = await compare(study(), "base", "opened", { futures: 1500, halfWidth: 1e-9 });
    expect(rows[0]?.futures?.futures).toBe(1500);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses a half width of %s", async (halfWidth) => {
    const run = compare(study(), "base", "opened", { futures: 10, halfWidth });
    await expect(run).rejects.toThrow(/halfWidth: expected a number above 0/);
  });

  it("says how many were drawn, and what was asked for", async () => {
    const { futures } = await compare(study(), "base", "opened", { futures: 20_000, seed: 1, halfWidth: 2 });
    expect(futures?.target).toEqual({ halfWidth: 2, most: 20_000 });
    expect(futures?.count).toBeLessThan(20_000);
    expect(futures?.least).toBe(futures?.count);
  });

  it("refuses designs of which a part is none, and what is asked of draws that are not made", async () => {
    const sobol = compare(study(), "base", "opened", { futures: 10, halfWidth: 1, design: "sobol" });
    await expect(sobol).rejects.toThrow(/design: expected monteCarlo beside halfWidth, got "sobol"/);
    await expect(compare(study(), "base", "opened", { seed: 1 })).rejects.toThrow(
      /seed: expected the option futures as well/,
    );
  });

  it("refuses one without futures", async () => {
    await expect(compare(study(), "base", "opened", { halfWidth: 1 })).rejects.toThrow(
      /halfWidth: expected the option futures/,
    );
  });
});

describe("a run of futures", () => {
  it("tells how far it is, in shares that rise to 1", async () => {
    const shown: number[] = [];
    await compare(study(), "base", "opened", {
      futures: 3 * blockSize,
      onProgress: (done) => shown.push(done),
    });
    expect(shown).toEqual([...shown].sort((x, y) => x - y));
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.at(-1)).toBe(1);
  });

  it("stops when told to", async () => {
    const stop = new AbortController();
    const run = compare(study(), "base", "opened", {
      futures: 1e9,
      signal: stop.signal,
      onProgress: (done) => done > 0.1 && stop.abort(new Error("enough")),
    });
    await expect(run).rejects.toThrow("enough");
  });

  it.each([0, 1, -1, 1.5, 1e12, Number.NaN, "many"])("refuses %s futures", async (futures) => {
    const run = compare(study(), "base", "opened", { futures: futures as number });
    await expect(run).rejects.toThrow(/futures: expected a whole number from 2 to 1000000000, got/);
  });

  it("says how long too many would take", async () => {
    await expect(compare(study(), "base", "opened", { futures: 1e12 })).rejects.toThrow(/11574 days/);
  });

  it.each([null, Number.NaN, {}, ""])("refuses the seed %s", async (seed) => {
    const run = compare(study(), "base", "opened", { futures: 10, seed: seed as string });
    await expect(run).rejects.toThrow(/seed: expected a text of 1 to 200 characters or a whole number/);
  });

  it("tells all that is wrong at once", async () => {
    const wrong = await compare(study(), "base", "opened", { futures: 0, seed: "" }).catch((error) => error);
    expect(
      problemsOf(() => {
        throw wrong;
      }).map(({ path }) => path),
    ).toEqual(["futures", "seed"]);
  });
});
