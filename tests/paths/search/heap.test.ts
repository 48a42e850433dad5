import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Heap } from "../../../src/paths/search/heap.ts";

describe("a heap", () => {
  it("gives back values in their order, however pushes and pops are mixed", () => {
    // A number is pushed; undefined takes the first value out.
    const steps = fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { nil: undefined }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (list) => {
        const heap = new Heap<number>((a, b) => a < b);
        const sorted: number[] = [];
        for (const value of list) {
          if (value === undefined) {
            expect(heap.pop()).toBe(sorted.shift());
            continue;
          }
          heap.push(value);
          sorted.push(value);
          sorted.sort((a, b) => a - b);
        }
        expect(heap.size).toBe(sorted.length);
        expect(Array.from(sorted, () => heap.pop())).toEqual(sorted);
        expect(heap.pop()).toBeUndefined();
      }),
    );
  });
});
