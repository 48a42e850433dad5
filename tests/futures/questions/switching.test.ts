import { describe, expect, it } from "vitest";
import { type SwitchingValue, switchingValue, switchingValues } from "../../../src/futures/index.ts";
import { scenarioModel } from "../../../src/routing/index.ts";
import { corridor, query, tables } from "./corridor.ts";

// The railway wins while railToll + 1 < toll + 3 + 0.5, at the best values 64 each.
const study = corridor();

async function of(figure: string, more: object = {}): Promise<SwitchingValue> {
  const { figures } = await switchingValue(study, figure, { ...query, ...more });
  return figures[0] as SwitchingValue;
}

describe("switchingValue", () => {
  it("finds where a link stops to pay, with the bracket and the ways on both sides", async () => {
    const { status, switches, figure } = await of("railToll");
    expect([status, switches.length]).toEqual(["switches", 1]);
    const [found] = switches;
    expect(found?.at).toBeCloseTo(64 + 2.5, 3);
    expect(found?.bracket[0]).toBeLessThanOrEqual(66.5);
    expect(found?.bracket[1]).toBeGreaterThanOrEqual(66.5);
    expect(found?.sides).toEqual(["below", "at"]);
    expect(found?.ways.map(({ scenario }) => scenario)).toEqual([[["rail"]], [["road"]]]);
    expect(found?.ways.map(({ base }) => base)).toEqual([[["road"]], [["road"]]]);
    // Inside its plausible range of 32 to 96.
    expect(found?.outside).toBe(0);
    expect(figure).toMatchObject({ id: "railToll", low: 32, high: 96, value: 64, kind: "assumed" });
  });

  it("tells how far outside the plausible range a switch lies", async () => {
    const narrow = corridor({ figures: { ...tables.figures, railToll: "64 USD/tonne 60 64 uniform" } });
    const { figures } = await switchingValue(narrow, "railToll", query);
    expect(figures[0]?.switches[0]?.outside).toBeCloseTo(2.5 / 4, 3);
  });

  it("finds the value that gives a wanted difference, in any measure", async () => {
    // Railway less road is railToll - 66.5 while it wins: -10 at 56.5.
    const wanted = await of("railToll", { target: -10 });
    expect(wanted.switches.map(({ at }) => at)[0]).toBeCloseTo(56.5, 3);
    // In money alone the railway loses: it is dearer by nothing, and slower.
    const hours = await of("railToll", { measure: "time", target: 0.5 });
    expect(hours.switches[0]?.at).toBeCloseTo(66.5, 3);
    expect(hours.switches[0]?.sides).toEqual(["above", "below"]);
  });

  it("finds a switch in the plausible range however wide the search", async () => {
    const { figures } = await switchingValue(study, "railToll", query, { low: 0, high: 1e6 });
    expect(figures[0]?.switches.map(({ at }) => at)[0]).toBeCloseTo(66.5, 2);
  });

  it("varies a figure that is certain when asked to", async () => {
    const { switches } = await of("fixed");
    // toll + fixed + 0.5 = railToll + 1.
    expect(switches[0]?.at).toBeCloseTo(0.5, 3);
  });

  it("says where there is none, and where nothing rests on the figure", async () => {
    const far = await switchingValue(study, "railToll", query, { low: 1, high: 20 });
    expect(far.figures[0]).toMatchObject({ status: "never", switches: [], searched: [1, 20] });
    expect((await of("idle")).status).toBe("noEffect");
  });

  it.each([
    [
      "an unknown figure",
      "railTol",
      {},
      /figures\[0\]: expected the id of a figure, got "railTol"; did you mean "railToll"/,
    ],
    ["an empty range", "railToll", { low: 9, high: 9 }, /high: expected a number above 9 USD\/tonne, got 9/],
    ["a range that is none", "railToll", { low: Number.NaN }, /low: expected a finite number/],
    [
      "values that make no sense",
      "railToll",
      { low: -500, high: 5 },
      /points\[\d+\]: expected values at which everything costs/,
    ],
  ])("refuses %s", async (_, figure, range, message) => {
    await expect(switchingValue(study, figure, query, range)).rejects.toThrow(message);
  });

  it("refuses a figure that follows others", async () => {
    const edits = [...(tables.scenarios?.opened ?? []), { type: "set", at: "railToll", to: "toll * 0.9" }];
    const made = corridor({ scenarios: { opened: edits } });
    expect(scenarioModel(made, "opened").figures.get("railToll")?.formula).toBeDefined();
    await expect(switchingValue(made, "railToll", query)).rejects.toThrow(
      /a figure that is given, not derived/,
    );
  });
});

describe("switchingValues", () => {
  it("ranks all uncertain figures by how near their switch lies to their range", async () => {
    const { figures, difference, target } = await switchingValues(study, query);
    expect([difference, target]).toEqual([-2.5, 0]);
    expect(figures.map(({ figure, status }) => [figure.id, status])).toEqual([
      ["railToll", "switches"],
      ["toll", "switches"],
    ]);
    expect(figures[1]?.switches[0]?.at).toBeCloseTo(61.5, 3);
  });
});
