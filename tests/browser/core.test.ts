/// <reference types="vite/client" />
// The main entry and the compiled one in a real browser: the same bits, the same messages.
import { compare, compileStudy, readStudy } from "karvan";
import { readCompiled } from "karvan/compiled";
import { describe, expect, it } from "vitest";
import { expectedFingerprint, fingerprint } from "../fingerprint.ts";

const texts = import.meta.glob<string>("../../examples/first-corridor/**/*.{csv,yaml}", {
  query: "?raw",
  import: "default",
  eager: true,
});

const files = new Map(
  Object.entries(texts).map(([path, text]) => [path.split("first-corridor/")[1] as string, text]),
);

describe("the library in a browser", () => {
  it("reads a study and compares scenarios to the same bits as Node", async () => {
    const study = await readStudy([{ folder: "first-corridor", files }]);
    expect(await fingerprint(study)).toBe(expectedFingerprint);
  });

  it("compares a compiled study to the same bits, futures included", async () => {
    const study = await readStudy([{ folder: "first-corridor", files }]);
    const found = await readCompiled(compileStudy(study)).compare("status-quo", "rail-joined", {
      futures: 50,
    });
    expect(found).toEqual(await compare(study, "status-quo", "rail-joined", { futures: 50 }));
  });

  it("says what is wrong with a study as Node does", async () => {
    const broken = new Map([["study.yaml", "version: 1\nid: [\n"]]);
    await expect(readStudy([{ folder: "broken", files: broken }])).rejects.toThrow(
      /broken\/study\.yaml: \d+ problem/,
    );
  });
});
