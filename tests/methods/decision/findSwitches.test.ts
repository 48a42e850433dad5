import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSwitches, type SwitchesFound } from "../../../src/methods/decision/findSwitches.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

const range = { low: 0, high: 10 };

async function switches(
  measure: (x: number) => number | Promise<number>,
  options: Parameters<typeof findSwitches>[1] = range,
): Promise<SwitchesFound> {
  const found = await findSwitches(measure, options);
  if (found.status !== "switches") throw new Error(found.status);
  return found;
}

describe("findSwitches", () => {
  it("finds where a line meets its target, from above or below", async () => {
    const found = await switches((x) => 30 - 4 * x, { ...range, target: 10 });
    expect(found.switches).toHaveLength(1);
    const [only] = found.switches;
    expect(only.at).toBeCloseTo(5, 7);
    expect(only).toMatchObject({ direction: "falls", kind: "crosses" });
    expect(only.bracket[1] - only.bracket[0]).toBeLessThanOrEqual(1e-8);
    expect(only.values[0]).toBeGreaterThanOrEqual(10);
    expect(only.values[1]).toBeLessThan(10);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  it("tells a jump, as where another route becomes the cheapest, with the values on both sides", async () => {
    // Saving of a link that is used only while the crossing takes less than 7.3 hours.
    const found = await switches((hours) => (hours < 7.3 ? 12 - hours : -2));
    const [only] = found.switches;
    expect(only.kind).toBe("jumps");
    expect(only.bracket[0]).toBeLessThan(7.3);
    expect(only.bracket[1]).toBeGreaterThanOrEqual(7.3);
    expect(only.values[0]).toBeCloseTo(4.7, 7);
    expect(only.values[1]).toBe(-2);
  });

  it("finds several switches, the nearest to where things stand first", async () => {
    const wave = (x: number): number => Math.cos(x);
    const found = await switches(wave, { ...range, from: 5 });
    const places = found.switches.map(({ at }) => at / Math.PI);
    for (const [i, place] of [1.5, 2.5, 0.5].entries()) expect(places[i]).toBeCloseTo(place, 7);
    expect(found.switches.map(({ direction }) => direction)).toEqual(["rises", "falls", "falls"]);
    expect(found.resolution).toBe(0.625);
  });

  it("says on which side a function stays, and where it comes nearest", async () => {
    expect(await findSwitches((x) => 3 + (x - 4) ** 2, { low: 0, high: 8 })).toEqual({
      status: "neverInRange",
      side: "above",
      nearest: { at: 4, value: 3 },
      evaluations: 17,
      resolution: 0.5,
    });
    const never = await findSwitches((x) => x, { ...range, target: 11, cells: 1 });
    expect(never).toMatchObject({ side: "below", nearest: { at: 10, value: 10 }, evaluations: 2 });
  });

  it("counts a function at its target as above: a plateau at break-even begins where it is met", async () => {
    const found = await switches((x) => Math.min(0, x - 4));
    expect(found.switches).toHaveLength(1);
    expect(found.switches[0].at).toBeCloseTo(4, 7);
    expect((await findSwitches(() => 0, range)).status).toBe("neverInRange");
  });

  it("brackets the switch of any broken line with jumps, in at most three steps more than by halving", async () => {
    const piece = fc.record({
      width: fc.double({ min: 0.1, max: 3, noNaN: true }),
      slope: fc.double({ min: -5, max: 5, noNaN: true }),
      jump: fc.constantFrom(0, 0, -4, 3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
        const measure = (x: number): number => {
          let [y, left] = [1, x];
          for (const { width, slope, jump } of pieces) {
            y += slope * Math.min(left, width);
            left -= width;
            if (left < 0) break;
            y += jump;
          }
          return y;
        };
        let calls = 0;
        const counted = (x: number): number => {
          calls++;
          return measure(x);
        };
        const found = await findSwitches(counted, { ...range, cells: 8, tolerance: 1.2e-6 });
        expect(found.evaluations).toBe(calls);
        if (found.status !== "switches") return;
        for (const { bracket, values, at } of found.switches) {
          expect(bracket[1] - bracket[0]).toBeLessThanOrEqual(1.2e-5);
          expect(at).toBeGreaterThanOrEqual(bracket[0]);
          expect(values).toEqual(bracket.map(measure));
          expect(values[0] < 0).not.toBe(values[1] < 0);
        }
        // A cell is an eighth of the range: 17 halvings, and three.
        expect(calls).toBeLessThanOrEqual(9 + 20 * found.switches.length);
      }),
    );
  });

  it("needs far fewer evaluations than halving where the function is smooth", async () => {
    const found = await switches((x) => x * x * x - 100, { ...range, cells: 1 });
    expect(found.switches[0].at).toBeCloseTo(Math.cbrt(100), 7);
    expect(found.evaluations).toBeLessThan(15);
  });

  it("waits for functions that take their time, and stops when told to", async () => {
    const found = await switches(async (x) => Promise.resolve(x - 1));
    expect(found.switches[0].at).toBeCloseTo(1, 7);
    const controller = new AbortController();
    const stopped = findSwitches(
      (x) => {
        if (x > 2) controller.abort(new Error("enough"));
        return x - 9;
      },
      { ...range, signal: controller.signal },
    );
    await expect(stopped).rejects.toThrow("enough");
  });

  it.each([
    [{ low: 3, high: 3 }, "options.high"],
    [{ low: Number.NaN, high: 3 }, "options.low"],
    [{ ...range, cells: 0 }, "options.cells"],
    [{ ...range, tolerance: 0 }, "options.tolerance"],
    [{ ...range, target: Number.NaN }, "options.target"],
  ])("refuses %j", async (options, message) => {
    await expect(findSwitches((x) => x, options)).rejects.toThrow(message);
  });

  it("names the place where the function gives no number", async () => {
    await expect(findSwitches((x) => 1 / (x - 5), range)).rejects.toThrow("measure(5)");
  });
});
