import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrder } from "../../src/base/inOrder.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

describe("inOrder", () => {
  it("hands blocks on in their order, whatever order they come in", () => {
    const blocks = Array.from({ length: 12 }, (_, block) => block);
    fc.assert(
      fc.property(fc.shuffledSubarray(blocks, { minLength: 12 }), (arrivals) => {
        const used: string[] = [];
        const take = inOrder<string>((result, block) => used.push(`${block}:${result}`));
        for (const block of arrivals) take(block, `r${block}`);
        expect(used).toEqual(blocks.map((block) => `${block}:r${block}`));
      }),
    );
  });

  it("keeps what came too early until its turn", () => {
    const used: number[] = [];
    const take = inOrder<number>((result) => used.push(result));
    take(1, 11);
    expect(used).toEqual([]);
    take(0, 10);
    expect(used).toEqual([10, 11]);
  });

  it("refuses a block that comes twice", () => {
    const take = inOrder<number>(() => {});
    take(0, 1);
    take(2, 1);
    expect(() => take(0, 1)).toThrow(RangeError);
    expect(() => take(2, 1)).toThrow("block 2 came twice");
  });
});
