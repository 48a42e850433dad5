import { describe, expect, it } from "vitest";
import type { InputError } from "../../src/base/index.ts";
import { compare } from "../../src/futures/index.ts";
import { readStudyNow } from "../../src/io/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";
import { type Route, route, validate } from "../../src/routing/index.ts";
import { applyScenario, type Edit, type Scenario } from "../../src/scenario/index.ts";
import { corridor, corridorWith } from "../io/files.ts";

const study = readStudyNow([corridor]);
const made = (...edits: Edit[]): Scenario => ({ version: 1, id: "tried", title: "Tried", edits });
const refused = (edit: Edit): string => {
  try {
    applyScenario(study, made(edit));
    return "nothing";
  } catch (error) {
    return (error as InputError).problems.map(({ path, expected }) => `${path}: ${expected}`).join("; ");
  }
};
const by = (value: number): Extract<Edit, { type: "scaleOperation" }>["by"] => {
  return { value, unit: "1", kind: "assumed" };
};

/** The sum of what a route is charged at a place, by component and measure. */
function chargesAt(found: Route, place: string, component: string): number {
  return found.steps
    .filter((step) => step.type !== "link" && step.from === place)
    .flatMap(({ charges }) => charges)
    .filter((charge) => charge.component === component)
    .reduce((sum, { amount }) => sum + amount, 0);
}
const query = { from: "alma", to: "gora", commodity: "container", avoid: ["barda"] };
const found = (scenario: string | Scenario): Route => {
  const answer = route(study, scenario, query);
  if (answer.type === "noRoute") throw new Error(answer.reason);
  return answer;
};

describe("the charges of a port", () => {
  it("rise there and nowhere else", () => {
    const before = found("status-quo");
    const after = found(made({ type: "scaleOperation", at: "elis", by: by(1.2) }));
    expect(chargesAt(before, "elis", "handling")).toBeGreaterThan(0);
    expect(chargesAt(after, "elis", "handling")).toBeCloseTo(1.2 * chargesAt(before, "elis", "handling"), 6);
    expect(chargesAt(after, "dalan", "handling")).toBe(chargesAt(before, "dalan", "handling"));
    expect(chargesAt(after, "elis", "dwell")).toBe(chargesAt(before, "elis", "dwell"));
  });

  it("rise again on what they rose to", () => {
    const once: Edit = { type: "scaleOperation", at: "elis", by: by(1.2) };
    const twice = found(made(once, { ...once, by: by(1.1), mode: "sea" }));
    expect(chargesAt(twice, "elis", "handling")).toBeCloseTo(
      1.32 * chargesAt(found("status-quo"), "elis", "handling"),
      6,
    );
  });

  it("may rise for times, one operation or one mode", () => {
    const after = found(
      made({ type: "scaleOperation", at: "elis", by: by(0.7), amounts: ["dwell"], mode: "sea" }),
    );
    const before = found("status-quo");
    expect(chargesAt(after, "elis", "dwell")).toBeCloseTo(0.7 * chargesAt(before, "elis", "dwell"), 6);
    expect(chargesAt(after, "elis", "handling")).toBe(chargesAt(before, "elis", "handling"));
    const loading = found(made({ type: "scaleOperation", at: "elis", by: by(9.9), operation: "load" }));
    expect(chargesAt(loading, "elis", "handling")).toBe(chargesAt(before, "elis", "handling"));
  });

  it("are drawn with the range of the factor", async () => {
    const around: Scenario = {
      ...made({ type: "closeLink", link: ["road-alma--barda", "rail-alma--barda"] }),
      id: "around",
    };
    const range = { ...by(1.2), low: 1.05, high: 1.6 };
    const scenario = made({ type: "scaleOperation", at: ["elis", "dalan"], by: range });
    const { rows } = await compare(
      study,
      around,
      { ...scenario, extends: "status-quo", edits: [...around.edits, ...scenario.edits] },
      { futures: 400 },
    );
    expect(
      rows.some(({ basis }) => basis?.figures.some(({ id }) => id === "scenarios.tried.edits[1].by")),
    ).toBe(true);
  });

  it("may be stated in place of scaled", () => {
    const stated = { value: 7.7, unit: "USD/tonne", kind: "assumed" } as const;
    const after = found(made({ type: "setOperation", at: "elis", operation: "transship", handling: stated }));
    expect(chargesAt(after, "elis", "handling")).toBeCloseTo(7.7, 6);
    expect(chargesAt(after, "dalan", "handling")).toBe(chargesAt(found("status-quo"), "dalan", "handling"));
  });

  it.each([
    ["an unknown place", { at: "elys" }, "at: the id of a place"],
    [
      "a place without that mode",
      { at: ["elis", "gora"], mode: "sea" },
      "at[1]: a place with operations: by sea",
    ],
    ["an unknown commodity", { at: "elis", commodities: ["coal"] }, "commodities[0]: a commodity, handling"],
    ["a factor of 1", { at: "elis", amounts: ["duty"] }, "at: operations the edit changes"],
  ])("are refused for %s", (_, fields, message) => {
    expect(refused({ type: "scaleOperation", by: by(1.3), ...fields } as Edit)).toContain(message);
  });
});

describe("operations of one place among several, for some goods", () => {
  const files = {
    "commodities.csv": `id,name,traffic,handling,unit,value,value_of_time,tonnes_per_teu,note
container,Goods in containers,freight,container,t,value.goods,value.day * value.goods,load.container,
grain,Grain,freight,bulk,t,value.goods,value.day * value.goods,load.container,
`,
    "operations.csv": `${corridor.files.get("operations.csv")}both,load,dalan elis,,AA BB,container grain,,sea,2 * papers,,,,,,,,,\n`,
  };
  const two = readStudyNow([corridorWith(files)]);

  it("leaves all other uses of the row as they were", () => {
    const scenario = made({
      ...{ type: "scaleOperation", at: "dalan", operation: "load", mode: "sea", commodities: ["grain"] },
      by: by(1.7),
    } as Edit);
    const priceOf = (asked: string | Scenario, at: string, commodity: string): number | undefined => {
      const other = at === "dalan" ? "elis" : "dalan";
      const answer = route(two, asked, { from: at, to: other, commodity, modes: ["sea"] });
      return answer.type === "route" ? chargesAt(answer, at, "handling") : undefined;
    };
    for (const [at, commodity] of [
      ["dalan", "container"],
      ["elis", "container"],
      ["elis", "grain"],
    ] as const) {
      expect(priceOf(scenario, at, commodity)).toBe(priceOf("status-quo", at, commodity));
      expect(priceOf(scenario, at, commodity)).toBeGreaterThan(0);
    }
    expect(priceOf(scenario, "dalan", "grain")).toBeCloseTo(
      1.7 * (priceOf("status-quo", "dalan", "grain") as number),
      6,
    );
  });
});

describe("one stop at a border", () => {
  const at = "barda";
  const byRail = { from: "alma", to: "gora", commodity: "container", modes: ["road"] as const };
  const timesOf = (scenario: string | Scenario, component: string): number => {
    const answer = route(study, scenario, byRail);
    return answer.type === "route" ? chargesAt(answer, at, component) : Number.NaN;
  };

  it("halves documents and inspection and leaves the rest", () => {
    const scenario = made({ type: "oneStop", at });
    for (const component of ["documents", "inspection"]) {
      expect(timesOf("status-quo", component)).toBeGreaterThan(0);
      expect(timesOf(scenario, component)).toBeCloseTo(timesOf("status-quo", component) / 2, 6);
    }
    for (const component of ["queue", "release", "borderFee"])
      expect(timesOf(scenario, component)).toBe(timesOf("status-quo", component));
  });

  it("takes another share, one mode, some goods", () => {
    const share = { value: 0.35, unit: "1", kind: "assumed" } as const;
    expect(timesOf(made({ type: "oneStop", at, share }), "documents")).toBeCloseTo(
      0.35 * timesOf("status-quo", "documents"),
      6,
    );
    expect(timesOf(made({ type: "oneStop", at, mode: "rail" }), "documents")).toBe(
      timesOf("status-quo", "documents"),
    );
    expect(refused({ type: "oneStop", at: "gora" })).toContain("at: a crossing with figures there");
    expect(refused({ type: "oneStop", at, share: { ...share, value: 1.2 } })).toContain("share.value: ");
  });

  it("lowers what standing vehicles cost in proportion to the stop", async () => {
    const real = await loadStudy("scenarios/iran-iraq");
    const { network } = applyScenario(real, made({ type: "oneStop", at: "shalamcheh" }));
    const before = real.network.crossings.filter((row) => row.at === "shalamcheh" && row.mode === "road");
    const after = network.crossings.filter((row) => row.at === "shalamcheh" && row.mode === "road");
    expect(after.map(({ standing }) => standing?.text)).not.toEqual(
      before.map(({ standing }) => standing?.text),
    );
    expect(
      validate({ ...real, network, scenarios: new Map() }).filter(({ severity }) => severity === "error"),
    ).toEqual([]);
  });
});
