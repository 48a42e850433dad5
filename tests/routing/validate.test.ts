import { describe, expect, it } from "vitest";
import { validate } from "../../src/routing/index.ts";
import { toy } from "../toy.ts";

const places = [{ id: "a" }, { id: "b" }, { id: "c" }];
const links = [
  { id: "ab", from: "a", to: "b", length_km: 8 },
  { id: "bc", from: "b", to: "c", length_km: 8, mode: "rail", status: "planned" },
];
const roadOnly = [{ id: "road", component: "lineHaul", mode: "road", commodities: "freight", per_km: "km" }];

describe("validate", () => {
  it("finds nothing in a study whose open links have prices in every scenario", () => {
    const scenarios = { open: [{ type: "openLink", link: "bc" }] };
    const questions = [{ id: "q", between: ["a"], and: ["b"] }];
    expect(validate(toy({ places, links, scenarios, questions }))).toEqual([]);
  });

  it("finds what has no price in a scenario only, once, with the file of the scenario", () => {
    const scenarios = {
      first: [{ type: "openLink", link: "bc" }],
      broken: [{ type: "openLink", link: "nowhere" }],
    };
    const problems = validate(toy({ places, links, scenarios, tariffs: roadOnly }));
    const files = problems.map(({ file, severity }) => `${file} ${severity}`);
    expect(new Set(files)).toEqual(new Set(["scenarios/first.yaml error", "scenarios/broken.yaml error"]));
    expect(new Set(problems.map((found) => JSON.stringify(found))).size).toBe(problems.length);
  });

  it("finds what has no price in the base, without a file", () => {
    const [problem] = validate(toy({ places, links, tariffs: [{ ...roadOnly[0], mode: "rail" } as never] }));
    expect(problem).toMatchObject({ severity: "error" });
    expect(problem).not.toHaveProperty("file");
  });
});
