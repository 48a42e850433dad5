/// <reference types="vite/client" />
import { readStudy } from "karvan";
import { describe, expect, it } from "vitest";
import { expectedFingerprint, fingerprint } from "../fingerprint.ts";

const texts = import.meta.glob<string>("../../examples/first-corridor/**/*.{csv,yaml}", {
  query: "?raw",
  import: "default",
  eager: true,
});

describe("the library in a browser", () => {
  it("reads a study and compares scenarios to the same bits as Node", async () => {
    const files = new Map(
      Object.entries(texts).map(([path, text]) => [path.split("first-corridor/")[1] as string, text]),
    );
    const study = readStudy([{ folder: "first-corridor", files }]);
    expect(await fingerprint(study)).toBe(expectedFingerprint);
  });

  it("tells what is wrong with a study as Node does", () => {
    const files = new Map([["study.yaml", "version: 1\nid: [\n"]]);
    expect(() => readStudy([{ folder: "broken", files }])).toThrow(/broken\/study\.yaml: \d+ problem/);
  });
});
