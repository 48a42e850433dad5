import { describe, expect, it } from "vitest";
import type { FinishedParts } from "../../src/base/index.ts";
import { type CompareOptions, compare } from "../../src/futures/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";

const study = await loadStudy("examples/first-corridor");
const draws: CompareOptions = { futures: 130, seed: "kept", components: true };

/** A store in memory that counts. */
function store(): FinishedParts & { readonly parts: Map<string, unknown>; hits: number } {
  const parts = new Map<string, unknown>();
  const own = {
    parts,
    hits: 0,
    read: (key: string): unknown => {
      if (parts.has(key)) own.hits++;
      return structuredClone(parts.get(key));
    },
    write: (key: string, part: unknown): void => void parts.set(key, structuredClone(part)),
  };
  return own;
}

const ask = (options: CompareOptions, scenario = "rail-joined") =>
  compare(study, "status-quo", scenario, options);

describe("finished parts of a comparison", () => {
  it("are taken in a repeated call, with the same bits", async () => {
    const finished = store();
    const plain = await ask(draws);
    const first = await ask({ ...draws, finished });
    expect(finished.hits).toBe(0);
    const again = await ask({ ...draws, finished });
    expect(finished.hits).toBe(finished.parts.size);
    expect(finished.hits).toBeGreaterThan(0);
    expect([first, again]).toEqual([plain, plain]);
  });

  it("are not taken for anything else that was asked", async () => {
    const finished = store();
    await ask({ ...draws, finished });
    const others: CompareOptions[] = [
      { ...draws, futures: 131 },
      { ...draws, seed: "other" },
      { ...draws, design: "sobol" },
      { ...draws, halfWidth: 3.7 },
      { ...draws, components: false },
      { ...draws, payees: true },
      { ...draws, amounts: [{ name: "own", includes: () => true }] },
    ];
    for (const other of others) {
      const { rows } = await ask({ ...other, finished });
      expect(rows).toEqual((await ask(other)).rows);
    }
    expect(finished.hits).toBe(0);
    await compare(study, "rail-joined", "status-quo", { ...draws, finished });
    expect(finished.hits).toBe(0);
  });
});
