import { describe, expect, it } from "vitest";
import { validationCases } from "../tools/validation.ts";

describe("the model against published journeys", () => {
  it("comes within 25 % of every measured transit time", async () => {
    const measured = (await validationCases()).filter((c) => c.kind === "measured");
    expect(measured.map((c) => c.id)).toEqual(["A4", "A7", "A7-zahedan"]);
    for (const { hours, publishedHours } of measured) {
      expect(hours).toBeGreaterThan(publishedHours[0] * 0.75);
      expect(hours).toBeLessThan(publishedHours[1] * 1.25);
    }
  });
});
