import { loadStudy } from "karvan/node";
import { describe, expect, it } from "vitest";
import { expectedFingerprint, fingerprint } from "./fingerprint.ts";

describe("the comparison of the small study", () => {
  it("has the fingerprint that every engine must find", async () => {
    expect(await fingerprint(await loadStudy("examples/first-corridor"))).toBe(expectedFingerprint);
  });
});
