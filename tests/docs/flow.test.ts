// The code on the pages of flows prints what the pages say.
import { describe, expect, it } from "vitest";
import { runPage } from "./snippets.ts";

describe("the code on the pages of flows", () => {
  it.each(["docs/guide/choice.md", "docs/guide/flows.md", "docs/guide/calibration.md"])(
    "prints what %s says",
    async (page) => {
      const { printed, promised } = await runPage(page);
      expect(printed).toEqual(promised);
      expect(printed.length).toBeGreaterThan(0);
    },
  );
});
