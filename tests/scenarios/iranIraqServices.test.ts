// Services of the shipped study: how often trains run changes what `compare` answers, each kind of freight waits for a service
// of its own, and a load that fills a return trip costs less.

import { beforeAll, describe, expect, it } from "vitest";
import { compare } from "../../src/futures/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import type { Mode, Study } from "../../src/model/index.ts";
import { type Route, type RouteQuery, route } from "../../src/routing/index.ts";
import { defineScenario, type Scenario } from "../../src/scenario/index.ts";

describe("services of iran-iraq", () => {
  let study: Study;
  beforeAll(async () => {
    study = await loadStudy("scenarios/iran-iraq");
  });

  /** The scenario with a train over the new link every so many days. */
  function every(days: number): Scenario {
    const to = { value: days, unit: "day", kind: "assumed", note: "as often as the test says" } as const;
    const title = `A train every ${days} days`;
    const edits = [{ type: "set", at: "rail.link.headway", to } as const];
    return defineScenario(study, { id: `every-${days}`, title, extends: "planned-link", edits });
  }

  it("give different answers for a train a week and a train a day over the new link", async () => {
    const { rows } = await compare(study, every(1), every(7));
    const same = rows.filter(
      ({ change, base, commodity }) =>
        change === "cost" && commodity === "bulk" && base.type === "route" && base.links.includes(bridge),
    );
    expect(same.length).toBeGreaterThan(20);
    // Half of six days more, whatever else is on the way.
    for (const { difference } of same) expect(difference?.time).toBeCloseTo(72, 6);
    expect(rows.filter(({ change }) => change === "route").length).toBeGreaterThan(20);
  });

  it("are of a kind for each freight, each with a wait of its own", () => {
    const rail = (commodity: string): Wait => waitOf(commodity, "rail", "mashhad", "bandar-abbas");
    const sea = (commodity: string): Wait => waitOf(commodity, "sea", "bandar-abbas", "umm-qasr");
    // Half of the interval of two days, longer by the square of its variation (0.5), and the cut-off.
    const half = (48 * (1 + 0.5 ** 2)) / 2;
    expect(rail("container")).toEqual({ rules: ["services[container_trains]"], hours: close(half + 6) });
    expect(rail("general")).toEqual({ rules: ["services[wagon_loads]"], hours: close(half + 8) });
    expect(rail("bulk").rules).toEqual(["services[block_trains]"]);
    expect(rail("oil")).toEqual(rail("bulk"));
    // Half of what it takes until a lot of 3,000 or 4,000 t is there, at 100,000 or 200,000 t a year.
    const year = 365.25 * 24;
    expect(sea("bulk")).toEqual({ rules: ["services[bulk_ships]"], hours: close((0.03 * year) / 2) });
    expect(sea("oil")).toEqual({ rules: ["services[product_tankers]"], hours: close((0.02 * year) / 2) });
    expect(sea("container").rules).toEqual(["services[container_ships]"]);
  });

  it("cost less where a load fills a return trip", () => {
    const money = (from: string, to: string): number =>
      found({ from, to, commodity: "bulk", modes: ["road"], via: "mehran" }).totals.money.parts.lineHaul ?? 0;
    // The road by Mehran: 260 km in Iraq at 0.08 USD/t/km and 85 km to Ilam at 0.012, of which two fifths are saved.
    expect(money("ilam", "baghdad") - money("baghdad", "ilam")).toBeCloseTo(
      0.4 * (260 * 0.08 + 85 * 0.012),
      6,
    );
  });

  it("pass borders sealed, and have two drivers, where that is worth its price", () => {
    const border = (commodity: string): string | undefined => {
      const ends = { from: "tehran", to: "baghdad", commodity, modes: ["road"] as const };
      return found(ends, "tir-transit").steps.find(({ type }) => type === "crossing")?.procedure;
    };
    expect(border("container")).toBe("tir");
    expect(border("perishable")).toBe("tir");
    expect(border("bulk")).toBeUndefined();
    // A second driver costs his price over the way, whatever he saves.
    const query = { from: "tehran", to: "baghdad", commodity: "bulk", modes: ["road"] as const };
    const [one, two] = [found(query), found(query, "two-drivers")];
    expect(two.links).toEqual(one.links);
    const km = (country: string): number =>
      one.steps
        .filter((step) => step.type === "link" && step.country === country)
        .reduce((sum, { lengthKm }) => sum + lengthKm, 0);
    const more = two.totals.money.total - one.totals.money.total;
    expect(more).toBeCloseTo(0.0015 * km("IR") + 0.004 * km("IQ"), 6);
    expect(two.totals.time.parts.rest ?? 0).toBeLessThan((one.totals.time.parts.rest ?? 0) / 2);
  });

  const bridge = "rail-link-shatt-al-arab-bridge";

  interface Wait {
    readonly rules: readonly string[];
    readonly hours: unknown;
  }

  const close = (hours: number): unknown => expect.closeTo(hours, 6);

  /** The services a way by one mode waits for, and how long. */
  function waitOf(commodity: string, mode: Mode, from: string, to: string): Wait {
    const { steps, totals } = found({ from, to, commodity, modes: [mode] });
    const rules = steps.flatMap(({ charges }) => charges).map(({ rule }) => rule);
    return {
      rules: rules.filter((rule) => rule.startsWith("services[")),
      hours: totals.time.parts.waiting,
    };
  }

  function found(query: RouteQuery, scenario = "status-quo"): Route {
    const way = route(study, scenario, query);
    if (way.type === "noRoute") throw new Error(way.reason);
    return way;
  }
});
