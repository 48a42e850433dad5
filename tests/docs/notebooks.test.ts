// The page on notebooks prints what it says.
import { describe, expect, it } from "vitest";
import { runPage } from "./snippets.ts";

describe("the code on the page of notebooks", () => {
  it("prints what the page says", async () => {
    const { printed, promised } = await runPage("docs/guide/notebooks.md");
    expect(printed).toEqual(promised);
    expect(printed).toHaveLength(3);
  });
});
