import { describe, expect, it } from "vitest";
import { fallbackMachine } from "../../../src/paths/lanes/fallback/fallbackMachine.ts";
import { type ColumnAddress, LaneStatistics } from "../../../src/paths/lanes/laneStatistics.ts";
import { simdMachine } from "../../../src/paths/lanes/simdMachine.ts";
import { random } from "./oracle.ts";

const batch = 70;
const size = 16;

/** Everything told of six columns of numbers. */
function told(spreads: LaneStatistics, columns: readonly Float64Array[], count: number): unknown {
  const places = spreads.columnsToSum(8);
  const bins = spreads.bins(size);
  for (const [k, column] of columns.entries()) spreads.numbers(places[k] as ColumnAddress, count).set(column);
  const [a, b, , , , , less, ratio] = places as [number, number, 0, 0, 0, 0, number, number];
  spreads.program([
    { name: "subtract", out: less, a, b },
    { name: "divide", out: ratio, a: less, b },
  ])();
  spreads.tally(less, count, { bins, size, from: -1, width: 0.25 });
  return {
    sums: spreads.sums(a, 6, count),
    signs: spreads.signs(less, count),
    counts: Array.from(spreads.counts(bins, size)),
    ratio: Array.from(spreads.numbers(ratio, count)),
  };
}

function drawn(seed: number, count: number): Float64Array[] {
  const next = random(seed);
  // Many equal numbers, and negative ones, so that no sign, tie or end of the bins is left out.
  return Array.from({ length: 6 }, () =>
    Float64Array.from({ length: count }, () => Math.round(next() * 24 - 8) / 4),
  );
}

describe("LaneStatistics", () => {
  it("tells the same bits in WebAssembly and in TypeScript", () => {
    for (let count = 1; count <= batch; count++) {
      const columns = drawn(count, count).map((column) => column.map((x) => x + 1 / 3));
      const [one, other] = [simdMachine(), fallbackMachine()].map((machine) =>
        told(new LaneStatistics(batch, machine), columns, count),
      );
      expect(one).toEqual(other);
    }
  });

  it("adds up, bounds and counts the numbers of columns", () => {
    for (const count of [1, 2, 31, batch]) {
      const columns = drawn(7, count);
      const [a, b] = columns as [Float64Array, Float64Array];
      const less = a.map((x, i) => x - (b[i] as number));
      const counts = new Array<number>(size).fill(0);
      for (const x of less) {
        const bin = Math.min(size - 1, Math.max(0, Math.floor((x + 1) / 0.25)));
        counts[bin] = (counts[bin] as number) + 1;
      }
      expect(told(new LaneStatistics(batch), columns, count)).toMatchObject({
        sums: columns.map((column) => {
          const origin = column[0] as number;
          return {
            origin,
            sum: column.reduce((sum, x) => sum + (x - origin), 0),
            squares: column.reduce((sum, x) => sum + (x - origin) ** 2, 0),
            low: Math.min(...column),
            high: Math.max(...column),
          };
        }),
        signs: { below: less.filter((x) => x < 0).length, above: less.filter((x) => x > 0).length },
        counts,
      });
    }
  });
});
