import { beforeAll, describe, expect, it } from "vitest";
import { comparisonRows, csvText } from "../../../src/report/plain.ts";
import { type Corridor, corridor } from "../corridor.ts";

describe("comparisonRows", () => {
  let given: Corridor;
  beforeAll(async () => {
    given = await corridor();
  });

  // Worked by hand from the example's tables, Alma to Gora. Road: 330 km at 0.06 USD/t/km, 2 USD fee, 3 USD papers;
  // 330 / 50 h and a 24 h stop of which half the inspection falls away. Rail: 310 km at 0.36 / 18 USD/t/km, two lifts of
  // 18 / 18 USD, fee, papers; 310 / 25 h, two lifts of 6 h, 12 h at the border likewise.
  it("tells base, scenario and difference with units in the names of the columns", () => {
    const [row] = comparisonRows(given.study, given.comparison);
    expect(row).toMatchObject({
      from: "alma",
      to_name: "Gora",
      commodity: "container",
      unit: "t",
      change: "route",
      base_money_usd_per_unit: expect.closeTo(24.8, 7),
      scenario_money_usd_per_unit: expect.closeTo(13.2, 7),
      difference_money_usd_per_unit: expect.closeTo(-11.6, 7),
      base_time_h: expect.closeTo(30.6, 7),
      scenario_time_h: expect.closeTo(36.4, 7),
      difference_time_h: expect.closeTo(5.8, 7),
      base_distance_km: 330,
      scenario_distance_km: 310,
      difference_co2e_kg_per_unit: expect.closeTo(-23.7, 7),
      base_links: "road-alma--barda road-barda--gora",
      scenario_vehicles: "rail-1435",
      assumed_share: 1,
    });
  });

  it("has components that add up to their totals", () => {
    for (const row of comparisonRows(given.study, given.comparison)) {
      const sum = (prefix: string): number =>
        Object.entries(row)
          .filter(([key]) => key.startsWith(prefix))
          .reduce((total, [, value]) => total + (value as number), 0);
      expect(sum("scenario_money_") - (row.scenario_money_usd_per_unit as number)).toBeCloseTo(
        row.scenario_money_usd_per_unit as number,
        4,
      );
      expect(sum("base_time_") - (row.base_time_h as number)).toBeCloseTo(row.base_time_h as number, 4);
    }
  });

  it("says in every row what was compared", () => {
    const { study, base, scenario } = given.comparison;
    for (const row of comparisonRows(given.study, given.comparison)) {
      expect(row).toMatchObject({
        study_hash: study.hash,
        base_hash: base.hash,
        scenario_hash: scenario.hash,
        scenario: "rail-joined",
      });
    }
  });

  it("leaves out what is not there, and keeps the columns in one order", () => {
    const none = { type: "noRoute", reason: "no road leads out" } as const;
    const [first, ...rest] = given.comparison.rows;
    const { difference, basis, ...row } = first as NonNullable<typeof first>;
    const shut = {
      ...given.comparison,
      rows: [{ ...row, scenario: none, change: "closes" as const }, ...rest],
    };
    const [closed, open] = comparisonRows(given.study, shut);
    expect(closed).toMatchObject({ change: "closes", scenario_no_route: "no road leads out" });
    expect(closed?.difference_time_h).toBeUndefined();
    expect(Object.keys(closed ?? {})).toEqual(Object.keys(open ?? {}));
    expect(csvText([closed ?? {}, open ?? {}]).split("\n")).toHaveLength(4);
  });
});
