import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closureBacklog, gateWait } from "../../src/math/index.ts";
import { fluidWait } from "../../src/operation/outcomes/fluid.ts";

const days = (count: number, ...spans: readonly (readonly [number, number])[]): number[] =>
  Array.from({ length: count }, (_, day) =>
    spans.flatMap((span) => span.map((hour) => 24 * day + hour)),
  ).flat();
const even = (perHour: number, toHours: number) => [{ perHour, fromHours: 0, toHours }];

describe("fluidWait", () => {
  it("is that of a gate which closes at night, day after day", () => {
    const openings = days(200, [7, 19]);
    const { meanWaitHours, load } = fluidWait({
      ...{ inflows: even(10, 4800), capacityPerHour: 24, openings, counted: [2400, 4800] },
    });
    const gate = gateWait({ arrivalsPerHour: 10, capacityPerHour: 24, openHours: 12 });
    expect(meanWaitHours).toBeCloseTo(gate.meanWaitHours, 9);
    expect(load).toBeCloseTo(gate.load, 9);
  });

  it("is that of a closure, shared by all who come in the run", () => {
    // Shut from hour 100 to 148, then 48 * 0.75 / 0.25 = 144 h to clear: over before hour 400.
    const { meanWaitHours } = fluidWait({
      ...{ inflows: even(3, 400), capacityPerHour: 4, openings: [0, 100, 148, 400], counted: [0, 400] },
    });
    const { totalWaitHours } = closureBacklog({ arrivalsPerHour: 3, capacityPerHour: 4, closedHours: 48 });
    expect(meanWaitHours).toBeCloseTo(totalWaitHours / (3 * 400), 9);
  });

  it("tells the load of two shifts a day, and of days off, as it is", () => {
    const shifts = days(10, [7, 12], [14, 19]);
    const { load } = fluidWait({
      ...{ inflows: even(2.5, 240), capacityPerHour: 5, openings: shifts, counted: [0, 240] },
    });
    expect(load).toBeCloseTo((2.5 * 24) / (5 * 10), 12);
  });

  // By hand: the queue grows by 1 an hour to 10 at hour 10, then falls by 1: its area is 100, and 60 come.
  it("follows arrivals that change", () => {
    const inflows = [
      { perHour: 4, fromHours: 0, toHours: 10 },
      { perHour: 2, fromHours: 10, toHours: 20 },
    ];
    const whole = fluidWait({ inflows, capacityPerHour: 3, openings: undefined, counted: [0, 20] });
    expect(whole).toEqual({ arrivals: 60, load: 1, meanWaitHours: 100 / 60 });
    const later = fluidWait({ inflows, capacityPerHour: 3, openings: undefined, counted: [10, 20] });
    expect(later).toEqual({ arrivals: 20, load: 20 / 30, meanWaitHours: 50 / 20 });
  });

  it("has no load to tell when it never opens, and no wait when nobody comes", () => {
    const shut = fluidWait({ inflows: even(1, 10), capacityPerHour: 2, openings: [], counted: [0, 10] });
    expect(shut).toEqual({ arrivals: 10, load: Number.POSITIVE_INFINITY, meanWaitHours: 5 });
    const idle = fluidWait({ inflows: [], capacityPerHour: 2, openings: [], counted: [0, 10] });
    expect(idle).toEqual({ arrivals: 0, load: 0, meanWaitHours: 0 });
  });

  it("is that of small steps, whatever the calendar", () => {
    const hour = fc.integer({ min: 0, max: 400 }).map((n) => n / 4);
    const spans = fc.uniqueArray(hour, { minLength: 2, maxLength: 12 }).map((list) => {
      const rising = list.sort((a, b) => a - b);
      return rising.length % 2 === 0 ? rising : rising.slice(1);
    });
    const inflow = fc
      .record({
        perHour: fc.integer({ min: 1, max: 9 }),
        from: hour,
        length: fc.integer({ min: 1, max: 50 }),
      })
      .map(({ perHour, from, length }) => ({
        perHour,
        fromHours: from,
        toHours: Math.min(100, from + length),
      }));
    fc.assert(
      fc.property(spans, fc.array(inflow, { minLength: 1, maxLength: 4 }), (openings, inflows) => {
        const { meanWaitHours, arrivals } = fluidWait({
          ...{ inflows, capacityPerHour: 8, openings, counted: [0, 100] },
        });
        let [queue, area] = [0, 0];
        const step = 1 / 512;
        for (let t = 0; t < 100; t += step) {
          const rate = inflows.reduce(
            (sum, i) => sum + (i.fromHours <= t && t < i.toHours ? i.perHour : 0),
            0,
          );
          const isOpen = openings.some(
            (from, i) => i % 2 === 0 && from <= t && t < (openings[i + 1] as number),
          );
          const after = Math.max(0, queue + (rate - (isOpen ? 8 : 0)) * step);
          area += ((queue + after) / 2) * step;
          queue = after;
        }
        expect(meanWaitHours * arrivals).toBeCloseTo(area, 0);
      }),
      { numRuns: 30 },
    );
  });
});
