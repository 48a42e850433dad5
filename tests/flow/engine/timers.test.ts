import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Timers } from "../../../src/flow/engine/timers.ts";

interface Set {
  readonly id: number;
  readonly hour: number;
  readonly turn: number;
  readonly order: number;
}

describe("Timers", () => {
  it("go off by hour, then turn, then order of setting, whichever are stopped between", () => {
    const action = fc.record({
      ...{ id: fc.integer({ min: 0, max: 39 }), hour: fc.integer({ min: 0, max: 5 }) },
      ...{ turn: fc.integer({ min: 0, max: 4 }), what: fc.constantFrom("set", "set", "set", "pop", "stop") },
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 300 }), (actions) => {
        const timers = new Timers(10);
        timers.grow(40);
        let plain: Set[] = [];
        const first = () =>
          [...plain].sort((a, b) => a.hour - b.hour || a.turn - b.turn || a.order - b.order)[0];
        for (const [order, { id, hour, turn, what }] of actions.entries()) {
          if (what === "pop" && plain.length > 0) {
            const next = first() as Set;
            expect(timers.next()).toBe(next.hour);
            expect(timers.pop()).toBe(next.id);
            expect(timers.clock[0]).toBe(next.hour);
            plain = plain.filter((set) => set !== next);
          } else if (what === "stop") {
            timers.stop(id);
            plain = plain.filter((set) => set.id !== id);
          } else if (what === "set" && !timers.isSet(id)) {
            timers.setAt(id, hour, turn);
            plain.push({ id, hour, turn, order });
          }
          expect(timers.size).toBe(plain.length);
          expect(timers.isSet(id)).toBe(plain.some((set) => set.id === id));
        }
        expect(timers.next()).toBe(first()?.hour ?? Number.POSITIVE_INFINITY);
      }),
      { numRuns: 300 },
    );
  });

  it("are set from now on", () => {
    const timers = new Timers(2);
    timers.setAt(0, 3, 0);
    expect(timers.next()).toBe(3);
    timers.pop();
    timers.set(1, 2, 0);
    expect(timers.next()).toBe(5);
  });
});
