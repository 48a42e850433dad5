import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NodeQueue } from "../../../src/paths/search/queue.ts";

const nodeCount = 60;

/** What happens to a queue: a node is put, gets a smaller key, or the least one is taken. */
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ node: fc.nat(nodeCount - 1), key: fc.nat(5), rank: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.constant("pop" as const) },
  ),
  { minLength: 40, maxLength: 200 },
);

describe("NodeQueue", () => {
  it("gives the node of least key, of equal keys that of least rank, whatever was put and made less before", () => {
    const ranks = new Uint32Array(nodeCount);
    const queue = new NodeQueue(nodeCount, ranks);
    let ties = 0;
    fc.assert(
      fc.property(steps, (list) => {
        // What earlier rounds left in the queue must not show.
        queue.begin();
        const waiting = new Map<number, number>();
        for (const step of list) {
          if (step === "pop") {
            if (waiting.size === 0) continue;
            const order = (v: number) => (waiting.get(v) as number) * 10 + (ranks[v] as number);
            const least = Math.min(...[...waiting.keys()].map(order));
            expect(queue.least()).toBe(Math.floor(least / 10));
            ties += [...waiting.keys()].filter((v) => order(v) === least).length - 1;
            const node = queue.pop();
            expect(order(node)).toBe(least);
            waiting.delete(node);
            expect(queue.mark[node]).toBe(queue.settled);
            continue;
          }
          const { node } = step;
          const old = waiting.get(node);
          const key = Math.min(step.key, old ?? 5);
          // A waiting node rises only: its rank may fall with its key, or on its own.
          ranks[node] = old === key ? Math.min(step.rank, ranks[node] as number) : step.rank;
          waiting.set(node, key);
          queue.put(node, key);
        }
        expect(queue.size).toBe(waiting.size);
        for (let v = 0; v < nodeCount; v++) if (waiting.has(v)) expect(queue.reached(v)).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(ties).toBeGreaterThan(100);
  });

  it("holds nodes of infinite keys like others", () => {
    const queue = new NodeQueue(7, Uint32Array.of(6, 5, 4, 3, 2, 1, 0));
    queue.begin();
    for (let v = 0; v < 7; v++) queue.put(v, v === 3 ? 1 : Number.POSITIVE_INFINITY);
    expect(Array.from({ length: 7 }, () => queue.pop())).toEqual([3, 6, 5, 4, 2, 1, 0]);
  });

  it("takes back all marks when their numbers run out", () => {
    const queue = new NodeQueue(3, new Uint32Array(3));
    queue.begin();
    queue.put(1, 5);
    queue.base = 0x7fffffff - 3;
    queue.mark[1] = 0x7ffffffe;
    queue.begin();
    expect(queue.base).toBe(1);
    expect([0, 1, 2].some((v) => queue.reached(v))).toBe(false);
    queue.put(2, 1);
    expect([queue.reached(2), queue.pop(), queue.size]).toEqual([true, 2, 0]);
  });
});
