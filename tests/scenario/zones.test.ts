import { describe, expect, it } from "vitest";
import { formatProblems } from "../../src/base/index.ts";
import type { Study } from "../../src/model/index.ts";
import { applyScenario, diffNetworks, type Edit, type Scenario } from "../../src/scenario/index.ts";
import { problemsOf, type Row, type ToyTables, toy, toyTables, wayOf } from "../toy.ts";

const tables: Pick<ToyTables, "places" | "links" | "crossings" | "figures"> = {
  places: [
    { id: "a" },
    { id: "x", other_country: "BB" },
    { id: "b", country: "BB" },
    { id: "inner", country: "BB", kind: "freeZone" },
  ],
  links: [
    { id: "ax", from: "a", to: "x", length_km: 64 },
    { id: "xb", from: "x", to: "b", country: "BB", length_km: 64 },
    { id: "bi", from: "b", to: "inner", country: "BB", length_km: 64 },
  ],
  crossings: [{ id: "x", at: "x" }],
  figures: { ...toyTables.figures, half: "0.5 1", yearly: "0.125 1/year" },
};

const zone: Edit & { type: "addZone" } = {
  type: "addZone",
  zone: { id: "joint", at: "x", timeFactor: "half", clearanceFactor: "half", levy: "2 * one", payee: "zone" },
};
const study = (more: Partial<ToyTables> = {}): Study => toy({ ...tables, ...more });
const tried = (...edits: unknown[]): Scenario => {
  return { version: 1, id: "tried", title: "Tried", extends: "base", edits: edits as Edit[] };
};

/** What is refused, as `path: expected; hint`. */
const refused = (...edits: unknown[]): string[] =>
  problemsOf(() => applyScenario(study(), tried(...edits))).map(
    ({ path, expected, hint }) => `${path}: ${expected}; ${hint}`,
  );

describe("addZone", () => {
  it("adds a way through customs, as a row of the table of zones does", () => {
    const made = study({ scenarios: { tried: [zone] } });
    const row: Row = {
      id: "joint",
      at: "x",
      time_factor: "half",
      clearance_factor: "half",
      levy: "2 * one",
      payee: "zone",
    };
    const way = wayOf(made, "a", "b", { scenario: "tried" });
    expect(way.totals.money.parts).toMatchObject({ clearance: 8, levy: 2 });
    expect(wayOf(study({ zones: [row] }), "a", "b")).toEqual(way);
    expect(made.network).not.toHaveProperty("zones");
    const { network } = applyScenario(made, "tried");
    expect(diffNetworks(made.network, network)).toEqual([
      { table: "zones", id: "joint at x", field: "row", after: "added" },
    ]);
    expect(diffNetworks(network, made.network)).toEqual([
      { table: "zones", id: "joint at x", field: "row", before: "removed" },
    ]);
  });

  it("states figures of its own, with units and ranges", () => {
    const levy = { value: 2, unit: "USD/tonne", low: 1, high: 4, kind: "assumed" };
    const { network } = applyScenario(study(), tried({ ...zone, zone: { ...zone.zone, levy } }));
    expect(network.figures.find(({ id }) => id === "scenarios.tried.edits[0].zone.levy")).toMatchObject({
      value: 2,
      low: 1,
      high: 4,
    });
  });

  it("is refused with everything that is wrong at once", () => {
    const bad = {
      id: "bad",
      at: "inne",
      modes: ["rail"],
      commodities: ["good"],
      timeFactor: "2 * hour",
      fee: "on",
      storage: "one",
    };
    expect(refused({ type: "addZone", zone: bad })).toEqual([
      'edits[0].zone.commodities[0]: a commodity, handling or traffic; did you mean "goods"?',
      "edits[0].zone.timeFactor: an amount in 1; multiply by a figure in h^-1",
      'edits[0].zone.fee: the id of a figure; did you mean "one"?',
      'edits[0].zone.at: the id of a border crossing or a free zone; did you mean "inner"?',
      "edits[0].zone.storage: storage, its time and the interest, or none of them; storage defers the duty of what is then cleared: it has a price, a time and an interest",
    ]);
  });

  it.each([
    [
      "at a place of another kind",
      { at: "b" },
      "at: the id of a border crossing or a free zone; it is of kind railNode",
    ],
    [
      "for a country that lies elsewhere",
      { countries: ["CC"] },
      "countries: a country that x lies in; there are AA and BB",
    ],
    [
      "by sea at a border on land",
      { modes: ["sea"] },
      "modes: a mode by which goods come to the zone; rail, road or inland waterway",
    ],
    [
      "that stores goods and clears none",
      { clearanceFactor: undefined, storage: "one", storageTime: "hour", interest: "yearly" },
      "storage: clearance in a zone that stores goods; storage defers the duty of what is then cleared: it has a price, a time and an interest",
    ],
  ])("is refused %s", (_, more, message) => {
    expect(refused({ ...zone, zone: { ...zone.zone, ...more } })).toEqual([`edits[0].zone.${message}`]);
  });

  it("is refused for travellers, and where there is a zone of its id", () => {
    const commodities: Row[] = [
      ...toyTables.commodities,
      {
        id: "people",
        traffic: "passengers",
        handling: "persons",
        unit: "passenger",
        value_of_time: "person_vot",
      },
    ];
    const made = study({ commodities, crossings: [{ id: "x", at: "x", commodities: "freight" }] });
    const people = { ...zone, zone: { ...zone.zone, commodities: ["persons", "goods"] } };
    const reported = formatProblems(problemsOf(() => applyScenario(made, tried(zone, people))));
    expect(reported).toContain(
      'edits[1].zone.id: expected a new id, got "joint"; there is a zone of that id',
    );
    expect(reported).toContain(
      'edits[1].zone.commodities: expected goods, got "persons"; travellers pass no free zone',
    );
  });
});

describe("setRegime", () => {
  it("changes what it names and leaves the rest", () => {
    const edits = [zone, { type: "setRegime", zone: "joint", levy: "4 * one", fee: "one" }];
    const [made] = applyScenario(study(), tried(...edits)).network.zones ?? [];
    expect(made).toMatchObject({
      levy: { text: "4 * one" },
      fee: { text: "one" },
      timeFactor: { text: "half" },
    });
  });

  it("is refused where it changes nothing, where there is no such zone, and where parts are missing", () => {
    expect(refused(zone, { type: "setRegime", zone: "joint", levy: "2 * one" })).toEqual([
      "edits[1].zone: a free zone the edit changes; the edit changes nothing",
    ]);
    expect(refused(zone, { type: "setRegime", zone: "joint" })).toEqual([
      "edits[1].zone: a free zone the edit changes; the edit changes nothing",
    ]);
    expect(refused(zone, { type: "setRegime", zone: ["joint", "join"], levy: "one" })).toEqual([
      'edits[1].zone[1]: the id of a free zone; did you mean "joint"?',
    ]);
    expect(refused({ type: "setRegime", zone: "joint", levy: "one" })).toEqual([
      "edits[0].zone: the id of a free zone; there is none: add it first",
    ]);
    expect(refused(zone, { type: "setRegime", zone: "joint", storage: "one", levy: "hour" })).toEqual([
      "edits[1].levy: an amount in USD/t; multiply by a figure in USD/t/h",
    ]);
    expect(refused(zone, { type: "setRegime", zone: "joint", storage: "one" })).toHaveLength(1);
    expect(refused(zone, { type: "setRegime", zone: "joint", commodities: ["goodies"] })).toEqual([
      'edits[1].commodities[0]: a commodity, handling or traffic; did you mean "goods"?',
    ]);
  });
});

describe("the guarantee at a crossing", () => {
  it("is set like its other steps", () => {
    const edit = { type: "setCrossing", at: "x", mode: "road", guarantee: "4 * one" };
    const made = study({ scenarios: { tried: [edit] } });
    expect(wayOf(made, "a", "b", { scenario: "tried" }).totals.money.parts).toMatchObject({ guarantee: 4 });
  });
});

describe("extends", () => {
  const scenarios = { one: [zone], two: [{ type: "closeLink", link: "bi" }] };
  const made = study({ scenarios });
  const both = (...parents: string[]): Scenario => ({ ...tried(), extends: parents });

  it("takes several scenarios, in order, each once", () => {
    const { network, hash } = applyScenario(made, both("one", "two"));
    expect(network.zones).toHaveLength(1);
    expect(network.links.find(({ id }) => id === "bi")?.status).toBe("closed");
    expect(applyScenario(made, tried(...scenarios.one, ...scenarios.two)).hash).toBe(hash);
    // Both could extend one more: a zone added twice would be refused.
    const files = new Map(made.scenarios);
    for (const id of ["left", "right"]) {
      files.set(id, {
        file: id,
        where: (path) => ({ file: id, path: path.join(".") }),
        document: { ...tried(), id, extends: "one" },
      });
    }
    const diamond = applyScenario({ ...made, scenarios: files }, both("left", "right"));
    expect(diamond.network.zones).toHaveLength(1);
  });

  it("refuses circles, repetition and unknown names at their place in the list", () => {
    const reported = (of: Study, scenario: Scenario): string =>
      problemsOf(() => applyScenario(of, scenario))
        .map(({ path, expected, got }) => `${path}: ${expected}, got ${got}`.replaceAll('"', ""))
        .join();
    expect(reported(made, both("one", "tow"))).toBe("extends[1]: the id of a scenario, got tow");
    expect(reported(made, both("one", "one"))).toBe("extends[1]: each scenario once, got one");
    expect(reported(made, both("one", "tried"))).toBe(
      "extends[1]: scenarios that do not extend each other in a circle, got tried > tried",
    );
    const files = new Map(made.scenarios);
    const round = { ...tried(), id: "round", extends: ["one", "tried"] };
    files.set("round", { file: "round", where: (path) => ({ path: path.join(".") }), document: round });
    expect(reported({ ...made, scenarios: files }, both("two", "round"))).toBe(
      "extends.1: scenarios that do not extend each other in a circle, got tried > round > tried",
    );
  });
});
