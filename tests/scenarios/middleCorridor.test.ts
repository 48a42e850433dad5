// The small shipped study of the Middle Corridor: it is valid, and its reforms save the hours worked out by hand.
import { beforeAll, describe, expect, it } from "vitest";
import { compare } from "../../src/futures/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import type { Study } from "../../src/model/index.ts";
import { type Route, type RouteQuery, route } from "../../src/routing/index.ts";

describe("the Middle Corridor", () => {
  let study: Study;
  beforeAll(async () => {
    study = await loadStudy("scenarios/middle-corridor");
  });

  function find(scenario: string, from: string, to: string, rules: Partial<RouteQuery> = {}): Route {
    const found = route(study, scenario, { from, to, commodity: "container", ...rules });
    if (found.type === "noRoute") throw new Error(found.reason);
    return found;
  }

  it("takes boxes by rail, feeder ship and rail from Khorgos to Poti", () => {
    const found = find("status-quo", "khorgos@KZ", "poti");
    expect(found.links).toEqual([
      "rail-khorgos--almaty",
      "rail-almaty--zhezkazgan",
      "rail-zhezkazgan--beineu",
      "rail-beineu--aktau",
      "sea-aktau--alat",
      "rail-alat--boyuk-kesik",
      "rail-boyuk-kesik--tbilisi",
      "rail-tbilisi--poti",
    ]);
    // Trains at 40 km/h in Kazakhstan and 33 in the Caucasus, the ship at 28.
    const moving = (371 + 1187 + 1036 + 537) / 40 + 467 / 28 + (457.7 + 59.8 + 304) / 33;
    // Half of a terminal's 12 h at either end, two stays of 3 days, half of 4 days for the ship, 40.6 h at the border.
    expect(found.totals.time.total).toBeCloseTo(moving + 6 + 6 + 2 * 72 + 48 + 40.6, 6);
  });

  it("saves half of two days of waiting and two stays of a day and a half", async () => {
    const { rows } = await compare(study, "status-quo", "all-reforms");
    const boxes = rows.filter((row) => row.commodity === "container");
    expect(boxes).toHaveLength(30);
    for (const row of boxes) expect(row.difference?.time).toBeCloseTo(-(24 + 2 * 36), 6);
  });

  it("sends no ship by Suez until that lane opens", () => {
    const byShip = { avoid: ["khorgos"] };
    expect(find("status-quo", "shanghai", "constanta", byShip).links).toContain("sea-shanghai--istanbul");
    expect(find("suez-again", "shanghai", "constanta", byShip).links).toContain(
      "sea-shanghai--istanbul-suez",
    );
  });
});
