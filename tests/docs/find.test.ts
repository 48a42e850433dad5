// The page on finding things prints what it says.
import { describe, expect, it } from "vitest";
import { runPage } from "./snippets.ts";

describe("the code on the page on finding things", () => {
  it("prints what the page says", async () => {
    const { printed, promised } = await runPage("docs/guide/find.md");
    expect(printed).toEqual(promised);
    expect(printed).toHaveLength(4);
  });
});
