import { describe, expect, it } from "vitest";
import { route } from "../../src/routing/index.ts";
import { problemsOf, toy, wayOf } from "../toy.ts";

// a - north - d costs 2 + 2 by road, a - south - d costs 1 + 1; the railway a - d costs 16 and its handling.
const diamond = toy({
  places: ["a", "north", "south", "d"].map((id) => ({ id })),
  links: [
    { id: "a-north", from: "a", to: "north", length_km: 1 },
    { id: "north-d", from: "north", to: "d", length_km: 1 },
    { id: "a-south", from: "a", to: "south", length_km: 0.5 },
    { id: "south-d", from: "south", to: "d", length_km: 0.5 },
    { id: "a-d", from: "a", to: "d", mode: "rail", length_km: 16 },
  ],
});

// Two crossings between the countries, the first the cheaper.
const border = toy({
  places: [
    { id: "home" },
    { id: "first", other_country: "BB" },
    { id: "second", other_country: "BB" },
    { id: "abroad", country: "BB" },
  ],
  links: [
    { id: "home-first", from: "home", to: "first", length_km: 1 },
    { id: "first-abroad", from: "first", to: "abroad", length_km: 1, country: "BB" },
    { id: "home-second", from: "home", to: "second", length_km: 4 },
    { id: "second-abroad", from: "second", to: "abroad", length_km: 4, country: "BB" },
  ],
  crossings: ["first", "second"].map((at) => ({ id: at, at, commodities: "freight" })),
});

const links = (study: typeof diamond, rules: object, from = "a", to = "d"): string => {
  const found = route(study, "base", { from, to, commodity: "goods", ...rules });
  return found.type === "route" ? found.links.join(" ") : found.reason;
};

describe("route with rules", () => {
  it("passes a place, at the least cost of all ways that do", () => {
    expect(links(diamond, {})).toBe("a-south south-d");
    expect(links(diamond, { via: "north" })).toBe("a-north north-d");
    expect(links(diamond, { via: "south" })).toBe("a-south south-d");
  });

  it("passes a place on a way out and back where there is no other", () => {
    expect(links(diamond, { via: "north", avoid: ["d"] }, "a", "south")).toBe("a-north a-north~back a-south");
  });

  it("keeps off places, and to modes", () => {
    expect(links(diamond, { avoid: ["south"] })).toBe("a-north north-d");
    expect(links(diamond, { avoid: ["south", "north"] })).toBe("a-d");
    expect(links(diamond, { modes: ["rail"] })).toBe("a-d");
  });

  it("crosses the border at the crossing it names", () => {
    expect(links(border, {}, "home", "abroad")).toBe("home-first first-abroad");
    expect(links(border, { via: "second" }, "home", "abroad")).toBe("home-second second-abroad");
    const held = route(border, "base", { from: "home", to: "abroad", commodity: "goods", via: "second" });
    expect(held.type === "route" && held.steps.filter(({ type }) => type === "crossing")).toMatchObject([
      { from: "second", fromCountry: "AA", country: "BB" },
    ]);
  });

  it("costs no less than without rules, and the same when the way keeps to them anyway", () => {
    const free = wayOf(border, "home", "abroad").totals.generalisedCost;
    const held = (via: string): number => {
      const found = route(border, "base", { from: "home", to: "abroad", commodity: "goods", via });
      return found.type === "route" ? found.totals.generalisedCost : Number.NaN;
    };
    expect(held("first")).toBe(free);
    expect(held("second")).toBeGreaterThan(free);
  });

  it("says that no way passes there, or keeps to the rules", () => {
    expect(links(diamond, { via: "north", modes: ["rail"] })).toBe("no way from a to d passes north");
    expect(links(diamond, { modes: ["sea"] })).toMatch(/nothing open joins them/);
  });

  it.each([
    ["the place it begins at", { avoid: ["north", "a"] }, "avoid[1]", "begins there"],
    ["the place it ends at", { avoid: ["d"] }, "avoid[0]", "ends there"],
    ["the place it asks for", { via: "north", avoid: ["north"] }, "avoid[0]", "as via asks"],
    ["all modes", { modes: [] }, "modes", "leave it out"],
  ])("refuses to leave out %s", (_, rules, path, hint) => {
    const query = { from: "a", to: "d", commodity: "goods", ...rules } as never;
    expect(problemsOf(() => route(diamond, "base", query))).toMatchObject([
      { path, hint: expect.stringContaining(hint) },
    ]);
  });

  it("avoids no end of a journey over a border either", () => {
    const query = { from: "first@AA", to: "abroad", commodity: "goods", avoid: ["first"] };
    expect(problemsOf(() => route(border, "base", query))).toMatchObject([{ path: "avoid[0]" }]);
  });

  it("passes the place asked for whatever the ends are, or refuses", () => {
    for (const from of ["a", "north", "south", "d"])
      for (const to of ["a", "north", "south", "d"])
        for (const via of ["a", "north", "south", "d"]) {
          const query = { from, to, commodity: "goods", via };
          if (from === to && via !== from) {
            expect(problemsOf(() => route(diamond, "base", query))).toMatchObject([{ path: "via" }]);
            continue;
          }
          const found = route(diamond, "base", query);
          if (found.type === "noRoute") throw new Error(found.reason);
          const passed = [from, ...found.steps.map((step) => step.to)];
          expect(passed).toContain(via);
        }
  });

  it("refuses unknown places and modes, all at once", () => {
    const query = { from: "a", to: "d", commodity: "goods", via: "noth", avoid: ["suoth"], modes: ["raod"] };
    const problems = problemsOf(() => route(diamond, "base", query as never));
    expect(problems.map(({ path, hint }) => `${path}: ${hint}`)).toEqual([
      'via: did you mean "north"?',
      'avoid[0]: did you mean "south"?',
      'modes[0]: did you mean "road"?',
    ]);
  });
});
