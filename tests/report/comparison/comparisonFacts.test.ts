import { beforeAll, describe, expect, it } from "vitest";
import type { Comparison } from "../../../src/futures/index.ts";
import { comparisonFacts, findings } from "../../../src/report/plain.ts";
import { type Corridor, corridor } from "../corridor.ts";

describe("comparisonFacts", () => {
  let given: Corridor;
  beforeAll(async () => {
    given = await corridor();
  });

  it("counts changes, and how each measure changes in the median and at its ends", () => {
    const { journeys, changes, commodities } = comparisonFacts(given.study, given.comparison);
    expect([journeys, changes.route, changes.none]).toEqual([4, 4, 0]);
    const [goods] = commodities;
    expect(goods?.spread?.generalisedCost).toEqual({
      least: -9.8,
      median: -7.8,
      most: -5.8,
      falls: 4,
      rises: 0,
    });
    expect(goods?.spread?.time).toEqual({ least: 0.8, median: 3.3, most: 5.8, falls: 0, rises: 4 });
    expect(
      goods?.changed
        .map(({ from, to }) => `${from.place} ${to.place}`)
        .slice(0, 2)
        .sort(),
    ).toEqual(["dalan gora", "gora dalan"]);
  });

  it("averages the kinds of figures that differences depend on", () => {
    const { basis } = comparisonFacts(given.study, given.comparison);
    expect(basis?.assumed).toBeCloseTo(1, 12);
    expect(basis?.figures[0]?.share).toBeGreaterThan(0.5);
  });

  it("names the modes that journeys start and stop using", () => {
    // Alma-Gora, both ways: trucks before, trains now. Dalan-Gora: trucks before, now a truck to the train.
    const sentence = "Of the 4 on another route, 4 start using rail; 2 stop using road.";
    expect(findings(given.study, given.comparison)).toContain(sentence);
  });

  it("counts journeys that gain, lose or lack a route, and ends where nothing changes", () => {
    const none = { type: "noRoute", reason: "the road ends" } as const;
    const [a, b, c, d] = given.comparison.rows.map(({ difference, basis, ...row }) => row) as [
      Row,
      Row,
      Row,
      Row,
    ];
    const rows = [
      { ...a, from: { place: "elis" }, base: none, scenario: none, change: "none" },
      { ...b, base: none, change: "opens" },
      { ...c, scenario: none, change: "closes" },
      { ...d, scenario: d.base, change: "none" },
    ] as const;
    const comparison: Comparison = { ...given.comparison, rows };
    const facts = comparisonFacts(given.study, comparison);
    expect(facts.changes).toEqual({ none: 2, cost: 0, route: 0, opens: 1, closes: 1 });
    expect(facts.unreachable).toBe(1);
    expect(facts.unchangedEnds).toEqual(["elis"]);
    expect(findings(given.study, comparison)).toEqual([
      "“The railway is joined between Barda and Gora” against “As it is”: 2 of 4 journeys change: 1 gains a route where it had none, 1 loses its route.",
      "The other 2 do not change.",
      "1 journey has no route under base or scenario.",
      "Journeys to or from Elis do not change.",
    ]);
  });
});

type Row = Omit<Comparison["rows"][number], "difference" | "basis">;
