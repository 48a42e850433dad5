// Distances in the Iran-Iraq study against published ones, as its compilation states them: through the library's search
// over links of one mode by length alone, with the links of scenarios opened.
import { beforeAll, describe, expect, it } from "vitest";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import {
  canonicalValue,
  type Figure,
  figureTable,
  type Mode,
  type Study,
  vehicleId,
} from "../../src/model/index.ts";
import { leastPaths } from "../../src/paths/index.ts";
import { route } from "../../src/routing/index.ts";
import { applyScenario } from "../../src/scenario/index.ts";

let study: Study;
beforeAll(async () => {
  study = await loadStudy("scenarios/iran-iraq");
});

/** Least length in km over open links of some modes, and the places on the way. */
function least(
  modes: readonly Mode[],
  from: string,
  to: string,
  scenario = "status-quo",
): { km: number; by: readonly string[] } {
  const { network } = applyScenario(study, scenario);
  const figures = figureTable(network.figures);
  const links = network.links
    .filter((link) => modes.includes(link.mode) && link.status === "operating")
    .map(({ id, from, to, length }) => ({
      id,
      from,
      to,
      cost: canonicalValue(figures.get(length) as Figure),
    }));
  const [path] = leastPaths({ nodes: network.places.map((place) => place.id), links }, { from, to });
  if (path === undefined) throw new Error(`no way from ${from} to ${to}`);
  return { km: Math.round(path.cost), by: path.nodes };
}

describe("the railway by the link", () => {
  // Lengths of route tables and announcements, sources in links.csv.
  it.each([
    { from: "tehran", to: "basra-maqal", km: 989 },
    { from: "tehran", to: "baghdad", km: 1542 },
    { from: "mashhad", to: "basra-maqal", km: 1915 },
    { from: "sarakhs", to: "basra-maqal", km: 2032 },
    { from: "bandar-abbas", to: "basra-maqal", km: 2012 },
  ])("is $km km long from $from to $to", ({ from, to, km }) => {
    const found = least(["rail"], from, to, "planned-link");
    expect(found.km).toBe(km);
    expect(found.by.join(" ")).toContain("khorramshahr shalamcheh sindbad-east basra-maqal");
  });

  it("is the only one from Iran to Basra: without the link there is none", () => {
    expect(() => least(["rail"], "tehran", "basra-maqal")).toThrow("no way");
  });

  it("is what a train takes from Tehran to Basra when money alone counts", () => {
    const query = { from: "tehran", to: "basra-maqal", commodity: "bulk", least: "money" } as const;
    const found = route(study, "planned-link", query);
    expect(found.type === "route" && Math.round(found.totals.distanceKm)).toBe(989);
    expect(
      found.type === "route" && new Set(found.steps.map(({ vehicle }) => vehicle && vehicleId(vehicle))),
    ).toEqual(new Set(["rail-1435", undefined]));
  });
});

describe("the railway by Khosravi", () => {
  it("is 997 km long from Tehran to Baghdad", () => {
    const { km, by } = least(["rail"], "tehran", "baghdad", "kermanshah-khosravi");
    expect(km).toBe(997);
    expect(by).toContain("khosravi");
  });

  it("is what a train takes when money alone counts", () => {
    const query = { from: "tehran", to: "baghdad", commodity: "bulk", least: "money" } as const;
    const found = route(study, "kermanshah-khosravi", query);
    expect(found.type === "route" && Math.round(found.totals.distanceKm)).toBe(997);
  });
});

describe("other ways", () => {
  it.each<{ modes: Mode[]; from: string; to: string; km: number; scenario?: string }>([
    { modes: ["rail", "ferry"], from: "tehran", to: "mersin", km: 2002 },
    { modes: ["rail"], from: "tehran", to: "mashhad", km: 926 },
    { modes: ["rail"], from: "tehran", to: "khorramshahr", km: 940 },
    { modes: ["rail"], from: "sarakhs", to: "bandar-abbas", km: 1542 },
    { modes: ["rail"], from: "kars", to: "baku", km: 826 },
    { modes: ["rail"], from: "baghdad", to: "tartus", km: 920, scenario: "mediterranean" },
    { modes: ["road"], from: "tehran", to: "baghdad", km: 894 },
    { modes: ["road"], from: "shalamcheh", to: "baghdad", km: 585 },
    { modes: ["road"], from: "tehran", to: "mashhad", km: 890 },
    { modes: ["road"], from: "tehran", to: "tabriz", km: 624 },
    { modes: ["road"], from: "tehran", to: "bandar-abbas", km: 1340 },
    { modes: ["road"], from: "tehran", to: "ahvaz", km: 774 },
    { modes: ["road"], from: "baghdad", to: "basra", km: 556 },
    { modes: ["road"], from: "baghdad", to: "mosul", km: 421 },
    { modes: ["road"], from: "baghdad", to: "amman", km: 913 },
    { modes: ["road"], from: "baghdad", to: "tartus", km: 1036, scenario: "syria-2026" },
    { modes: ["road"], from: "qom", to: "khosravi", km: 637 },
  ])("by $modes are $km km long from $from to $to", ({ modes, from, to, km, scenario }) => {
    expect(least(modes, from, to, scenario).km).toBe(km);
  });

  // Nautical miles as quoted for the lanes; the study's waypoints come within 4 percent.
  it.each([
    { from: "jebel-ali", to: "suez", miles: 2800 },
    { from: "singapore", to: "jebel-ali", miles: 3460 },
    { from: "mumbai", to: "suez", miles: 2960 },
    { from: "port-said", to: "piraeus", miles: 595 },
  ])("by sea from $from to $to are about $miles nautical miles", ({ from, to, miles }) => {
    const error = least(["sea"], from, to).km / 1.852 / miles - 1;
    expect(Math.abs(error)).toBeLessThan(0.04);
  });

  it("by sea from Bandar Abbas to Tartus grow from 5,900 to 22,400 km when ships avoid the Red Sea", () => {
    const suez = least(["sea"], "bandar-abbas", "tartus");
    const cape = least(["sea"], "bandar-abbas", "tartus", "red-sea-2024");
    expect([suez.km, suez.by.includes("suez")]).toEqual([5886, true]);
    expect(cape.by).toContain("cape");
    expect(Math.abs(cape.km - 22_400)).toBeLessThan(100);
  });
});
