import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Timers } from "../../../src/operation/engine/timers.ts";
import { fillUniforms, stream } from "../../../src/random/index.ts";

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

  it.each([
    { delays: "of one length", delayOf: () => 3 },
    { delays: "of whole hours", delayOf: (draw: number) => Math.floor(10 * draw) },
    { delays: "of all lengths", delayOf: (draw: number) => 2 ** (30 * draw - 15) },
    { delays: "that never end for some", delayOf: (draw: number) => (draw < 0.1 ? 1 / 0 : draw) },
  ])("go off in that order when there are many, with delays $delays", ({ delayOf }) => {
    const many = 1000;
    const draws = new Float64Array(6 * many);
    fillUniforms(stream(1, "timers", "variability"), 0, draws);
    const timers = new Timers(many);
    const plain = new Map<number, Set>();
    let order = 0;
    const set = (id: number): void => {
      const hour = (timers.clock[0] as number) + delayOf(draws[order] as number);
      const turn = order++ % 3;
      timers.setAt(id, hour, turn);
      plain.set(id, { id, hour, turn, order });
    };
    const isBefore = (a: Set, b: Set): boolean =>
      a.hour < b.hour || (a.hour === b.hour && (a.turn < b.turn || (a.turn === b.turn && a.order < b.order)));
    for (let id = 0; id < many; id++) set(id);
    while (timers.next() < 1 / 0) {
      let next: Set | undefined;
      for (const other of plain.values()) if (next === undefined || isBefore(other, next)) next = other;
      const id = timers.pop();
      expect([id, timers.clock[0]]).toEqual([next?.id, next?.hour]);
      plain.delete(id);
      // Another is set anew, and for some time as many come as go.
      const other = Math.floor(many * (draws[order % draws.length] as number));
      timers.stop(other);
      plain.delete(other);
      if (order < draws.length) set(other);
      if (order < draws.length && !timers.isSet(id)) set(id);
      expect(timers.size).toBe(plain.size);
    }
    expect([...plain.values()].filter(({ hour }) => hour < 1 / 0)).toEqual([]);
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
