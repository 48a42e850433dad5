import { beforeAll, describe, expect, it } from "vitest";
import type { Comparison, RowFutures } from "../../../src/futures/index.ts";
import {
  comparisonFacts,
  comparisonRows,
  comparisonText,
  csvText,
  findings,
  futuresRows,
  routeShareRows,
} from "../../../src/report/plain.ts";
import { corridor, type DrawnCorridor, drawnCorridor } from "../corridor.ts";

let given: DrawnCorridor;
beforeAll(async () => {
  given = await drawnCorridor();
});

describe("comparisonRows of a comparison with futures", () => {
  it("show how base, scenario and difference spread, with units in the names", () => {
    const { futures } = given.comparison.rows[0] as { futures: RowFutures };
    const { generalisedCost, time, better, routes } = futures;
    const [row] = comparisonRows(given.study, given.comparison);
    expect(row).toMatchObject({
      futures: 400,
      seed: "7",
      futures_difference_generalised_cost_distinguishable: "true",
      futures_better_share: better,
      futures_base_links: routes[0]?.base.join(" "),
      futures_scenario_links: routes[0]?.scenario.join(" "),
    });
    const close = (column: string, value: number): void =>
      expect(row?.[column], column).toBeCloseTo(value, 5);
    close("futures_base_generalised_cost_p5_usd_per_unit", generalisedCost.base.p5);
    close("futures_scenario_time_p90_h", time.scenario.p90);
    close("futures_difference_generalised_cost_mean_usd_per_unit", generalisedCost.difference.mean);
    close(
      "futures_difference_generalised_cost_standard_error_usd_per_unit",
      generalisedCost.difference.standardError,
    );
    close("futures_difference_time_interval_low_h", time.difference.interval[0]);
  });

  it("have the columns of one without, in the same order", async () => {
    const { study, comparison } = await corridor();
    const [before] = comparisonRows(study, comparison);
    const [after] = comparisonRows(given.study, given.comparison);
    const kept = Object.keys(after ?? {}).filter((key) => !/^futures|^seed$/.test(key));
    expect(kept).toEqual(Object.keys(before ?? {}));
  });

  it("leave the columns empty where base or scenario has no route", () => {
    const [first, ...rest] = given.comparison.rows;
    const { futures, ...row } = first as NonNullable<typeof first>;
    const [closed, open] = comparisonRows(given.study, { ...given.comparison, rows: [row, ...rest] });
    expect(closed?.futures_better_share).toBeUndefined();
    expect(closed?.futures_base_time_p5_h).toBeUndefined();
    expect(Object.keys(closed ?? {})).toEqual(Object.keys(open ?? {}));
  });
});

describe("futuresRows", () => {
  it("have one row for each journey, measure, side and statistic", () => {
    const rows = futuresRows(given.study, given.comparison);
    // Four measures; eight statistics on either side, ten of the difference; two shares.
    expect(rows).toHaveLength(given.comparison.rows.length * (4 * (8 + 8 + 10) + 2));
    const key = ({ from, to, commodity, measure, side, statistic }: (typeof rows)[number]): string =>
      [from, to, commodity, measure, side, statistic].join();
    expect(new Set(rows.map(key)).size).toBe(rows.length);
    expect(csvText(rows).split("\n")[0]).toBe(
      "question,from,from_name,to,to_name,commodity,measure,side,statistic,value,value_unit,base,scenario,futures,seed",
    );
  });

  it("give each value with its unit", () => {
    const { futures } = given.comparison.rows[0] as { futures: RowFutures };
    const rows = futuresRows(given.study, given.comparison);
    const find = (measure: string, side: string, statistic: string) =>
      rows.find((row) => row.measure === measure && row.side === side && row.statistic === statistic);
    expect(find("time", "scenario", "p50")?.value).toBeCloseTo(futures.time.scenario.p50, 5);
    expect(find("time", "scenario", "p50")?.value_unit).toBe("h");
    expect(find("money", "difference", "sd")).toMatchObject({ value_unit: "USD/t", seed: "7", futures: 400 });
    expect(find("generalised_cost", "difference", "better_share")?.value).toBe(futures.better);
  });

  it("are none where no futures were drawn", async () => {
    const { study, comparison } = await corridor();
    expect(futuresRows(study, comparison)).toEqual([]);
    expect(routeShareRows(study, comparison)).toEqual([]);
  });
});

describe("routeShareRows", () => {
  it("share out all futures among pairs of routes", () => {
    const rows = routeShareRows(given.study, given.comparison).filter(
      ({ from, to, commodity }) => from === "alma" && to === "gora" && commodity === "container",
    );
    expect(rows.reduce((sum, { share }) => sum + (share as number), 0)).toBeCloseTo(1, 4);
    expect(rows.map(({ scenario_links }) => scenario_links)).toContain("rail-alma--barda rail-barda--gora");
  });
});

/** The comparison with the futures of its first rows replaced: mean difference, error, shares of better and worse. */
function withFutures(means: readonly (readonly [number, number, number, number])[]): Comparison {
  const rows = given.comparison.rows.slice(0, means.length).map((row, i) => {
    const [mean, standardError, better, worse] = means[i] as (typeof means)[number];
    const futures = row.futures as RowFutures;
    const interval = [mean - 1.96 * standardError, mean + 1.96 * standardError] as const;
    const distinguishable = interval[0] > 0 || interval[1] < 0;
    const difference = { ...futures.generalisedCost.difference, mean, standardError, interval };
    const generalisedCost = { ...futures.generalisedCost, difference: { ...difference, distinguishable } };
    return { ...row, futures: { ...futures, generalisedCost, better, worse } };
  });
  return { ...given.comparison, rows };
}

describe("the certainty of a comparison", () => {
  // By hand: two means clear of zero below and one above; 0.1 with error 0.2 is not; the last journey never differs.
  const means = [
    [-5, 0.5, 1, 0],
    [-1, 0.3, 0.8, 0.2],
    [2, 0.4, 0.1, 0.5],
    [0.1, 0.2, 0.3, 0.3],
  ] as const;

  it("is counted over journeys that differ in some future", () => {
    const sure = comparisonFacts(given.study, withFutures(means)).futures?.sureness;
    expect(sure).toMatchObject({
      ...{ journeys: 4, differing: 4, lower: 2, higher: 1, notDistinguishable: 1 },
      nearlyAlways: 1,
    });
    expect(sure?.better).toBeCloseTo(2.2 / 4, 12);
    expect(sure?.worse).toBeCloseTo(1 / 4, 12);
    expect(sure?.mean).toBeCloseTo(-3.9 / 4, 12);
    expect(sure?.standardError).toBeCloseTo(1.4 / 4, 12);
    const still = comparisonFacts(given.study, withFutures([[0, 0, 0, 0], ...means.slice(1)]));
    expect(still.futures?.sureness.differing).toBe(3);
  });

  it("is described in sentences", () => {
    const text = findings(given.study, withFutures(means)).join("\n");
    expect(text).toContain(
      "The comparison draws 400 futures, with the same figures under base and scenario in each.",
    );
    expect(text).toContain(
      "Of these 4, 2 cost less on average over futures; 1 costs more; 1 has a mean difference not distinguishable from zero.",
    );
    expect(text).toContain("costs less in 55 % of futures and more in 25 %");
    expect(text).toContain("For 1 journey it costs less in at least 95 % of futures.");
  });

  it("says so when no future has a difference", () => {
    const text = findings(given.study, withFutures([[0, 0, 0, 0]])).join("\n");
    expect(text).toContain("Generalised cost does not change for any journey in any future.");
  });

  it("is listed on the terminal with digits that follow the error", () => {
    const text = comparisonText(given.study, withFutures(means));
    expect(text).toContain("over 400 futures (seed 7)");
    expect(text).toMatch(/-5\.0 +-6\.0 to -4\.0 .* 100 % +0 %/);
    expect(text).toMatch(/not distinguishable from 0 +-0\.3 to \+0\.5 .* 30 % +30 %/);
  });

  it("is left out where no futures were drawn", async () => {
    const { study, comparison } = await corridor();
    expect(findings(study, comparison).join()).not.toContain("futures");
    expect(comparisonText(study, comparison)).not.toContain("futures");
  });
});
