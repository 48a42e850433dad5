import { describe, expect, it } from "vitest";
import { InputError } from "../../src/base/index.ts";
import { checkScenario, parseScenario } from "../../src/scenario/index.ts";

const scenario = {
  version: 1,
  id: "planned-link",
  title: "The link is built",
  edits: [{ type: "openLink", link: "rail-barda--gora" }],
};

describe("parseScenario", () => {
  it("gives the document itself, and finds nothing wrong with it", () => {
    expect(checkScenario(scenario)).toEqual([]);
    expect(parseScenario(scenario)).toBe(scenario);
  });

  it.each([
    undefined,
    null,
    5,
    "text",
    [],
    {},
    { ...scenario, version: 2 },
    { ...scenario, edits: [{ type: "removePlace" }] },
  ])("refuses what is none: %j", (input) => {
    expect(() => parseScenario(input)).toThrow(InputError);
    for (const problem of checkScenario(input))
      expect(problem).toMatchObject({ path: expect.any(String), hint: expect.any(String) });
  });

  it("refuses keys with a meaning in JavaScript, and leaves Object.prototype alone", () => {
    const hostile = JSON.parse(
      `${JSON.stringify(scenario).slice(0, -1)},"__proto__":{"polluted":true},"constructor":1}`,
    );
    expect(checkScenario(hostile).length).toBeGreaterThan(0);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
