import { describe, expect, it } from "vitest";
import { runPage } from "./snippets.ts";

describe("the code on the pages of methods", () => {
  it.each(["docs/guide/sensitivity.md", "docs/guide/decisions.md"])("prints what %s says", async (page) => {
    const { printed, promised } = await runPage(page);
    expect(printed).toEqual(promised);
    expect(printed.length).toBeGreaterThan(10);
  });
});
