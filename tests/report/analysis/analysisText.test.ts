import { beforeAll, describe, expect, it } from "vitest";
import {
  type Switch,
  type SwitchingValue,
  type SwitchingValues,
  type SwitchSide,
  sensitivity,
  switchingValue,
} from "../../../src/futures/index.ts";
import {
  flipSentence,
  inputName,
  nearestSwitches,
  varianceWords,
} from "../../../src/report/analysis/analysisWords.ts";
import { analysisText, sensitivityText, switchingText } from "../../../src/report/plain.ts";
import { type DrawnCorridor, drawnCorridor } from "../corridor.ts";

const nowhere = { base: [[]], scenario: [[]] };

function switchAt(at: number, sides: readonly [SwitchSide, SwitchSide], outside = 0): Switch {
  const found = { at, bracket: [at, at], sides, differences: [0, 0], ways: [nowhere, nowhere] } as const;
  return { ...found, outside };
}

function switching(id: string, switches: readonly Switch[], status?: "never"): SwitchingValue {
  const figure = { id, name: `Stop at ${id}`, unit: "hour", kind: "assumed" as const };
  return {
    figure: { ...figure, value: 12, low: 4, high: 48 },
    status: status ?? "switches",
    ...{ searched: [0, 180] as const, resolution: 1, switches },
  };
}

function values(...figures: SwitchingValue[]): SwitchingValues {
  const query = {
    ...{ base: "now", scenario: "link", commodity: "container", from: "a", to: "b" },
    ...{ measure: "generalisedCost" as const, unit: "USD/t", year: 2026, dated: [], journeys: 1 },
  };
  return { query, target: 0, difference: -2, figures };
}

describe("a switching value in words", () => {
  it("says beyond which value the answer flips, how things stand there, and what is plausible", () => {
    const found = switching("the border", [switchAt(13.625, ["below", "at"])]);
    expect(flipSentence(found, values(found))).toBe(
      "The answer flips if “Stop at the border” is above 13.6 hour (then the scenario makes no difference); plausible 4 to 48, central value 12; assumed.",
    );
  });

  it("names the switching values on both sides of the central value", () => {
    const found = switching("x", [switchAt(20, ["below", "above"]), switchAt(5, ["at", "below"])]);
    expect(flipSentence(found, values(found))).toContain(
      "above 20 hour (then the scenario costs more) or below 5 hour (then the scenario makes no difference)",
    );
  });

  it("has enough digits to distinguish the switching value from the central value", () => {
    const found = switching("x", [switchAt(12.0043, ["below", "above"])]);
    expect(flipSentence(found, values(found))).toContain("above 12.004 hour");
  });

  it("describes a target other than zero, and time", () => {
    const found = switching("x", [switchAt(20, ["below", "above"])]);
    expect(flipSentence(found, { ...values(found), target: -10 })).toContain(
      "then the difference is above -10 USD/t",
    );
    const { query, ...rest } = values(found);
    const time = { ...rest, query: { ...query, measure: "time" as const, unit: "h" } };
    expect(flipSentence(found, time)).toContain("then the scenario takes more time");
  });
});

describe("nearestSwitches", () => {
  it("puts values inside the plausible range first, nearest to the central value", () => {
    const far = switching("far", [switchAt(60, ["below", "at"], 0.27)]);
    const near = switching("near", [switchAt(13, ["below", "at"])]);
    const inside = switching("inside", [switchAt(40, ["below", "at"])]);
    const none = switching("none", [], "never");
    const sorted = nearestSwitches(values(far, none, inside, near));
    expect(sorted.map(({ figure }) => figure.id)).toEqual(["near", "inside", "far"]);
  });
});

describe("inputName", () => {
  const [a, b] = [switching("a", [], "never"), switching("b", [switchAt(13, ["below", "at"])])];
  const inputs = [{ name: "stops", kind: "assumed" as const, figures: [a.figure, b.figure] }];

  it("names a group after the figure that flips the answer, or by its own name", () => {
    expect(inputName("stops", inputs, values(a, b))).toBe("Stop at b, and 1 more that move with it");
    expect(inputName("stops", inputs)).toBe("stops (2 figures that move together)");
  });
});

describe("varianceWords", () => {
  it("names the inputs that explain most of the variance, unless that may be chance", async () => {
    const { analysis } = await drawnCorridor();
    const row = (input: string, first: number, firstLow: number) => ({
      ...{ input, first, firstLow, firstHigh: 1, delta: 0, deltaLow: 0, deltaHigh: 0 },
    });
    const rows = [row("lift", 0.2, -0.01), row("papers", 0.1, 0.05), row("border", 0.62, 0.5)];
    const indices = { status: "indices", noise: 0, level: 0.95, rows } as const;
    expect(varianceWords({ ...analysis, indices })).toBe(
      "Inputs that explain most of the variance over futures: Stop of a truck at the border (62 %); Customs documents (10 %).",
    );
    expect(varianceWords({ ...analysis, indices: { ...indices, rows: rows.slice(0, 1) } })).toBe("");
  });
});

describe("switchingText", () => {
  it("lists figures with what is plausible and when the answer flips, and counts the others", () => {
    const near = switching("near", [switchAt(13.625, ["below", "at"])]);
    const far = switching("far", [switchAt(60, ["below", "above"], 0.27)]);
    const text = switchingText(values(far, near, switching("none", [], "never")));
    expect(text).toContain("container from a to b, link against now: the difference is -2.00 USD/t");
    expect(text).toContain(
      "The difference depends on 3 figures. 1 figure can flip the answer alone within its plausible range (assumed); 1 only outside it; 1 cannot flip it in the range searched.",
    );
    expect(text).toMatch(
      /Stop at near +assumed +4 +12 +48 +hour +above 13\.6 +the scenario makes no difference\n/,
    );
    expect(switchingText(values(far, near), { limit: 1 })).toContain(
      "1 more figures have a switching value.",
    );
  });

  it("says so when nothing flips", async () => {
    expect(switchingText(values(switching("none", [], "never")))).toContain(
      "None of 1 figures can flip the answer alone.",
    );
  });

  it("shows control characters in names as escapes", () => {
    const found = switching("\u001b[31m\u202e", [switchAt(13, ["below", "at"])]);
    const text = switchingText(values(found));
    for (const hidden of ["\u001b", "\u202e"]) expect(text).not.toContain(hidden);
    expect(text).toContain("\\u001b[31m\\u202e");
  });
});

describe("the example on the terminal", () => {
  let given: DrawnCorridor;
  const query = {
    base: "status-quo",
    scenario: "rail-joined",
    commodity: "container",
    from: "alma",
    to: "gora",
  };
  beforeAll(async () => {
    given = await drawnCorridor();
  });

  // Rail saves 11.60 USD/t and takes 5.8 h more (worked in rows.test.ts). An hour counts at 2400 x 0.01 / 24 = 1 USD/t,
  // which leaves 5.80 USD/t: 5.8 hours more at the border.
  it("finds the stop of trains that cancels the saving of the railway", async () => {
    const found = await switchingValue(given.study, "border.rail", query);
    expect(switchingText(found)).toContain("the difference is -5.80 USD/t");
    expect(switchingText(found)).toMatch(
      /Stop of a train at the border +assumed +4 +12 +48 +hour +above 17\.8/,
    );
  });

  it("shows certainty, sensitivity and switching values", () => {
    const text = analysisText(given.analysis);
    expect(text).toContain("of 400 futures the scenario costs less");
    expect(text).toContain("At central values of all figures the scenario costs 5.80 USD/t less.");
    expect(text).toContain("Sensitivity: ");
    expect(text).toContain("Assumed figures account for 100 % of the sensitivity.");
    expect(text).toContain("Switching values: ");
  });

  it.each(["tornado", "morris", "sobol"] as const)(
    "lists the inputs by %s, the strongest first",
    async (method) => {
      const found = await sensitivity(given.study, query, { method, points: 16 });
      const text = sensitivityText(found, { limit: 2 });
      expect(text).toContain("Stop of a truck at the border");
      // Inputs that do not change the difference are not counted.
      const [, rest] = /(\d+) more inputs are not listed\./.exec(text) ?? [];
      expect(Number(rest)).toBeGreaterThan(0);
      expect(Number(rest)).toBeLessThanOrEqual(found.inputs.length - 2);
      expect(text.split("\n\n")[1]?.split("\n")).toHaveLength(5);
    },
  );
});
