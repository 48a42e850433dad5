import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reverseBits, scrambler } from "../../../src/random/designs/scramble.ts";
import { directionsOf, fillSobol, sobolColumn, sobolDimensions } from "../../../src/random/designs/sobol.ts";
import { stream } from "../../../src/random/streams/stream.ts";

fc.configureGlobal({ seed: 2026, numRuns: 200 });

const plain = (reversed: number): number => (reverseBits(reversed) >>> 0) / 2 ** 32;

function unscrambled(dimension: number, first: number, count: number): number[] {
  const out = new Float64Array(count);
  fillSobol(directionsOf(dimension), first, out, plain);
  return [...out];
}

function scrambled(name: string, dimension: number, first: number, count: number): Float64Array {
  const out = new Float64Array(count);
  sobolColumn(stream("sobol", name, "uncertainty"), dimension).fill(first, out);
  return out;
}

describe("Sobol' points without scrambling", () => {
  // S. Joe, F. Y. Kuo, Notes on generating Sobol' sequences, 2008: the first ten points in three dimensions.
  it("are the published ones", () => {
    expect(unscrambled(0, 0, 10)).toEqual([0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125, 0.1875, 0.6875]);
    expect(unscrambled(1, 0, 10)).toEqual([0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625, 0.3125, 0.8125]);
    expect(unscrambled(2, 0, 10)).toEqual([0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375, 0.9375, 0.4375]);
  });

  it("are those of scipy 1.17.1 up to the last dimension", () => {
    const rows = readFileSync(new URL("sobol.fixture.csv", import.meta.url), "utf8")
      .trim()
      .split("\n")
      .slice(1);
    for (const row of rows) {
      const [dimension = 0, point = 0, value] = row.split(",").map(Number);
      expect(unscrambled(dimension - 1, point, 1), row).toEqual([value]);
    }
    expect(rows.length).toBe(242);
    expect(sobolDimensions).toBe(750);
  });

  it("put one of 2^m points into each of 2^m cells, in every dimension", () => {
    for (let dimension = 0; dimension < sobolDimensions; dimension++) {
      const cells = new Set(unscrambled(dimension, 512, 256).map((u) => Math.floor(256 * u)));
      expect(cells.size).toBe(256);
    }
  });
});

describe("scrambled Sobol' points", () => {
  it("keep one point in each cell of every dimension, from any multiple of their number on", () => {
    const dimension = fc.nat(sobolDimensions - 1);
    fc.assert(
      fc.property(fc.string(), dimension, fc.nat(12), fc.nat(1000), (name, d, bits, block) => {
        const count = 2 ** bits;
        const out = scrambled(name, d, block * count, count);
        expect(new Set([...out].map((u) => Math.floor(count * u))).size).toBe(count);
      }),
    );
  });

  // The first two dimensions are a (0, 2)-sequence in base 2: one of 64 points in each box of area 1/64.
  it("keep one point in every box of the first two dimensions", () => {
    const [x, y] = [scrambled("x", 0, 64, 64), scrambled("y", 1, 64, 64)];
    for (let bits = 0; bits <= 6; bits++) {
      const boxes = new Set(
        [...x].map(
          (u, i) => `${Math.floor(u * 2 ** bits)} ${Math.floor((y[i] as number) * 2 ** (6 - bits))}`,
        ),
      );
      expect(boxes.size).toBe(64);
    }
  });

  // One point in each of n cells, uniform in its cell and independent of the others: the mean of n points has the
  // variance 1 / (12 n^3) exactly (A. B. Owen, Ann. Statist. 25, 1997).
  it.each([16, 64, 512])("have the variance of nested scrambling for %i points", (count) => {
    const repeats = 3000;
    let [sum, squares] = [0, 0];
    for (let r = 0; r < repeats; r++) {
      const error = scrambled(`variance ${r}`, 0, 0, count).reduce((s, u) => s + u, 0) / count - 0.5;
      sum += error;
      squares += error * error;
    }
    const ratio = (squares / repeats) * 12 * count ** 3;
    // The error of a variance of nearly normal means is sqrt(2 / repeats) of it.
    expect(Math.abs(ratio - 1)).toBeLessThan(3.3 * Math.sqrt(2 / repeats));
    expect(Math.abs(sum / repeats)).toBeLessThan(3.3 * Math.sqrt(1 / (12 * count ** 3) / repeats));
  });

  it("turn a digit over by the digits before it alone", () => {
    const scramble = scrambler(stream("sobol", "digits", "uncertainty"));
    const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 31 }), (a, b, shared) => {
        // The first digits are the last bits of the reversed word.
        const mask = -1 >>> (32 - shared);
        const other = (a & mask) | (b & ~mask);
        expect(Math.floor(scramble(a) * 2 ** shared)).toBe(Math.floor(scramble(other) * 2 ** shared));
      }),
    );
  });
});

describe("reverseBits", () => {
  it("is its own inverse and turns the first bit into the last", () => {
    expect(reverseBits(1) >>> 0).toBe(2 ** 31);
    for (const word of [0, 1, -1, 2026, -123456789]) expect(reverseBits(reverseBits(word))).toBe(word);
  });
});
