// A change below 0.3 % of the cost is marked as a close call.
import { describe, expect, it } from "vitest";
import { compare } from "../../src/futures/index.ts";
import { comparisonText } from "../../src/report/plain.ts";
import { toy } from "../toy.ts";

/** A road of 100 km, and a way round it that a scenario makes a little shorter. */
function corridor(lengthKm: number) {
  return toy({
    places: ["a", "b", "c"].map((id) => ({ id })),
    links: [
      { id: "ab", from: "a", to: "b", length_km: 100 },
      { id: "ac", from: "a", to: "c", length_km: 50 },
      { id: "cb", from: "c", to: "b", length_km: lengthKm, status: "planned" },
    ],
    questions: [{ id: "q", between: ["a"], and: ["b"] }],
    scenarios: { opened: [{ type: "openLink", link: "cb" }] },
  });
}

describe("close calls", () => {
  it.each([
    [49.9, true],
    [49.71, true],
    [49.6, false],
    [30, false],
  ])("a way with %s km instead of 50 is one: %s", async (lengthKm, isClose) => {
    const study = corridor(lengthKm);
    const comparison = await compare(study, "base", "opened");
    expect(comparison.rows[0]).toMatchObject({ change: "route" });
    expect(comparison.rows[0]?.closeCall).toBe(isClose ? true : undefined);
    const text = comparisonText(study, comparison);
    expect(text.includes("≈ -")).toBe(isClose);
    expect(text.includes("1 close call: less than 0.3 % of the cost")).toBe(isClose);
  });

  it("nothing is one where nothing changes", async () => {
    const comparison = await compare(corridor(70), "base", "opened");
    expect(comparison.rows[0]).toMatchObject({ change: "none" });
    expect(comparison.rows[0]).not.toHaveProperty("closeCall");
  });
});
