import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/base/index.ts";
import { normalQuantile } from "../../../src/math/special/normalQuantile.ts";
import { correlate, correlationFactor } from "../../../src/random/correlation/correlate.ts";
import {
  type Correlation,
  checkCorrelation,
  normalScoreMatrix,
} from "../../../src/random/correlation/correlation.ts";
import { eigenOf } from "../../../src/random/correlation/eigen.ts";
import { nearestCorrelation } from "../../../src/random/correlation/nearest.ts";
import { stream } from "../../../src/random/streams/stream.ts";
import { fillUniforms } from "../../../src/random/streams/uniforms.ts";

fc.configureGlobal({ seed: 2026, numRuns: 100 });

function draw(names: readonly string[], first: number, count: number): Float64Array[] {
  return names.map((name) => {
    const out = new Float64Array(count);
    fillUniforms(stream("correlation", name, "uncertainty"), first, out);
    return out;
  });
}

function pair(r: number, of?: Correlation["of"]): Correlation {
  const matrix = [
    [1, r],
    [r, 1],
  ];
  return { names: ["a", "b"], matrix, ...(of === undefined ? {} : { of }) };
}

const three: Correlation = {
  names: ["a", "b", "c"],
  matrix: [
    [1, 0.7, -0.2],
    [0.7, 1, 0.3],
    [-0.2, 0.3, 1],
  ],
};

describe("correlate", () => {
  const count = 100_000;

  it("gives normal scores the correlations asked for, and leaves columns uniform", () => {
    const columns = draw(three.names, 0, count);
    correlate(columns, correlationFactor(three));
    const scores = columns.map((column) => column.map(normalQuantile));
    for (const [i, row] of three.matrix.entries()) {
      for (const [j, r] of row.entries()) {
        const found = pearson(scores[i] as Float64Array, scores[j] as Float64Array);
        // The error of a correlation is (1 - r^2) / sqrt(count).
        expect(Math.abs(found - r)).toBeLessThan((3.3 * (1 - r * r)) / Math.sqrt(count) + 1e-12);
      }
    }
    for (const column of columns) {
      column.sort();
      const distance = column.reduce((most, u, i) => Math.max(most, Math.abs(u - (i + 0.5) / count)), 0);
      expect(distance * Math.sqrt(count)).toBeLessThan(1.95);
    }
  });

  it.each([-0.8, 0.3, 0.95])("gives uniform columns the rank correlation %f", (r) => {
    const columns = draw(["a", "b"], 0, count) as [Float64Array, Float64Array];
    correlate(columns, correlationFactor(pair(r, "ranks")));
    // Of uniform numbers Pearson's correlation is Spearman's.
    expect(Math.abs(pearson(...columns) - r)).toBeLessThan((3.3 * (1 - r * r)) / Math.sqrt(count) + 1e-3);
  });

  it("makes a column the same, or mirrored, at correlations of 1 and -1", () => {
    for (const r of [1, -1]) {
      const [a, b] = draw(["a", "b"], 0, 1000) as [Float64Array, Float64Array];
      correlate([a, b], correlationFactor(pair(r)));
      for (const [i, u] of a.entries()) expect(b[i]).toBeCloseTo(r === 1 ? u : 1 - u, 14);
    }
  });

  it("takes inputs that follow entirely from others", () => {
    // c is (a + b) / sqrt 2.
    const half = Math.SQRT1_2;
    const matrix = [
      [1, 0, half],
      [0, 1, half],
      [half, half, 1],
    ];
    const columns = draw(["a", "b", "c"], 0, 500) as [Float64Array, Float64Array, Float64Array];
    correlate(columns, correlationFactor({ names: ["a", "b", "c"], matrix }));
    const [a, b, c] = columns.map((column) => column.map(normalQuantile));
    for (const [i, score] of (c as Float64Array).entries()) {
      expect(score).toBeCloseTo(half * ((a?.[i] as number) + (b?.[i] as number)), 12);
    }
  });

  it("does not depend on how points are cut into blocks", () => {
    const factor = correlationFactor(three);
    const whole = draw(three.names, 0, 3000);
    correlate(whole, factor);
    fc.assert(
      fc.property(fc.nat(2999), fc.integer({ min: 1, max: 100 }), (first, wanted) => {
        const length = Math.min(wanted, 3000 - first);
        const piece = draw(three.names, first, length);
        correlate(piece, factor);
        expect(piece).toEqual(whole.map((column) => column.slice(first, first + length)));
      }),
    );
  });

  it("keeps the bits of columns that lean on none before them, and of all when a name is added at the end", () => {
    const names = ["a", "free", "b"];
    const matrix = [
      [1, 0, 0.5],
      [0, 1, 0],
      [0.5, 0, 1],
    ];
    const plain = draw(names, 0, 100);
    const columns = draw(names, 0, 100);
    correlate(columns, correlationFactor({ names, matrix }));
    expect(columns.slice(0, 2)).toEqual(plain.slice(0, 2));
    expect(columns[2]).not.toEqual(plain[2]);
    const longer = draw([...names, "d"], 0, 100);
    const wider = [...matrix.map((row, i) => [...row, i === 2 ? 0.4 : 0]), [0, 0, 0.4, 1]];
    correlate(longer, correlationFactor({ names: [...names, "d"], matrix: wider }));
    expect(longer.slice(0, 3)).toEqual(columns);
  });

  it("stays inside 0 to 1", () => {
    const far = [1e-300, 1 - 2 ** -53, 0.5];
    const columns = [Float64Array.from(far), Float64Array.from(far)];
    correlate(columns, correlationFactor(pair(0.999)));
    for (const u of columns[1] as Float64Array) {
      expect(u).toBeGreaterThan(0);
      expect(u).toBeLessThan(1);
    }
  });

  it("refuses another number of columns", () => {
    expect(() => correlate(draw(["a"], 0, 3), correlationFactor(pair(0.1)))).toThrow(RangeError);
  });
});

describe("normalScoreMatrix", () => {
  it("turns rank correlations into those of normal scores", () => {
    expect(normalScoreMatrix(pair(0.5, "ranks"))[0]?.[1]).toBeCloseTo(2 * Math.sin(Math.PI / 12), 15);
    expect(normalScoreMatrix(pair(1, "ranks"))[0]?.[1]).toBeCloseTo(1, 15);
    expect(normalScoreMatrix(pair(0.5))).toEqual(pair(0.5).matrix);
  });
});

describe("nearestCorrelation", () => {
  // N. J. Higham, Computing the nearest correlation matrix, IMA J. Numer. Anal. 22 (2002), 329-343: the introduction's
  // example, and the one of section 4, to the digits printed.
  it("finds the published matrices", () => {
    expectMatrix(
      nearestCorrelation([
        [1, 1, 0],
        [1, 1, 1],
        [0, 1, 1],
      ]),
      [
        [1, 0.7607, 0.1573],
        [0.7607, 1, 0.7607],
        [0.1573, 0.7607, 1],
      ],
    );
    expectMatrix(
      nearestCorrelation([
        [2, -1, 0, 0],
        [-1, 2, -1, 0],
        [0, -1, 2, -1],
        [0, 0, -1, 2],
      ]),
      [
        [1, -0.8084, 0.1916, 0.1068],
        [-0.8084, 1, -0.6562, 0.1916],
        [0.1916, -0.6562, 1, -0.8084],
        [0.1068, 0.1916, -0.8084, 1],
      ],
    );
  });

  it("gives a valid matrix for any entries, and leaves a valid one alone", () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 10, maxLength: 10 }), (entries) => {
        const names = ["a", "b", "c", "d", "e"];
        const matrix = names.map((_, i) =>
          names.map((_, j) => {
            const [upper, left] = [Math.min(i, j), Math.max(i, j)];
            return i === j ? 1 : (entries[left - 1 + (upper * (7 - upper)) / 2] as number);
          }),
        );
        const nearest = nearestCorrelation(matrix);
        expect(checkCorrelation({ names, matrix: nearest })).toEqual([]);
        if (Math.min(...eigenOf(matrix).values) > 0) expectMatrix(nearest, matrix);
      }),
    );
  });
});

describe("checkCorrelation", () => {
  it("takes a good one", () => {
    expect(checkCorrelation(three)).toEqual([]);
    expect(JSON.parse(JSON.stringify(three))).toEqual(three);
  });

  // Line 40 of the catalogue of bad input.
  it.each([
    [{ ...pair(1.2) }, "c.matrix[0][1]", "a number from -1 to 1", "1.2"],
    [{ ...pair(Number.NaN) }, "c.matrix[0][1]", "a number from -1 to 1", "NaN"],
    [
      {
        names: ["a", "b"],
        matrix: [
          [1, 0.2],
          [0.3, 1],
        ],
      },
      "c.matrix[1][0]",
      "0.2, as in [0][1]",
      "0.3",
    ],
    [
      {
        names: ["a", "b"],
        matrix: [
          [0.9, 0.2],
          [0.2, 1],
        ],
      },
      "c.matrix[0][0]",
      "1 on the diagonal",
      "0.9",
    ],
    [
      { names: ["a", "b"], matrix: [[1, 0]] },
      "c.matrix",
      "2 rows of 2 numbers, one for each name",
      "[[1,0]]",
    ],
    [{ names: ["a", "b"], matrix: [[1, 0], [0]] }, "c.matrix[1]", "2 numbers, one for each name", "[0]"],
    [{ names: ["a", "b"], matrix: 4 }, "c.matrix", "2 rows of 2 numbers, one for each name", "4"],
    [{ ...pair(0), names: ["a", "a"] }, "c.names[1]", "each name once", '"a"'],
    [{ ...pair(0), names: [] }, "c.names", "a list of at least one name", "[]"],
    [{ ...pair(0), of: "rank" }, "c.of", "one of normalScores, ranks", '"rank"'],
    [{ ...pair(0), maritx: 1 }, "c.maritx", "only names, matrix, of", '"maritx"'],
    [null, "c", "a correlation, { names, matrix }", "null"],
  ])("refuses %j at %s", (input, path, expected, got) => {
    expect(checkCorrelation(input, "c")[0]).toMatchObject({ path, expected, got, severity: "error" });
  });

  it("names the least eigenvalue of a matrix that contradicts itself, and offers the nearest", () => {
    // By hand: with all three pairs at -0.9 the eigenvalues are 1.9, 1.9 and 1 - 1.8.
    const matrix = [
      [1, -0.9, -0.9],
      [-0.9, 1, -0.9],
      [-0.9, -0.9, 1],
    ];
    const contradicting = { names: ["a", "b", "c"], matrix };
    expect(checkCorrelation(contradicting, "c")).toEqual([
      {
        path: "c.matrix",
        expected: "correlations that can hold together, with a least eigenvalue of at least 0",
        got: "-0.8",
        hint: "nearestCorrelation gives the nearest valid matrix: its largest change is [0][1] from -0.9 to -0.5",
        severity: "error",
      },
    ]);
    expect(() => correlationFactor(contradicting)).toThrow(InputError);
  });
});

function pearson(a: Float64Array, b: Float64Array): number {
  const mean = (x: Float64Array): number => x.reduce((sum, u) => sum + u, 0) / x.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = (x: Float64Array, mx: number, y: Float64Array, my: number): number =>
    x.reduce((sum, u, i) => sum + (u - mx) * ((y[i] as number) - my), 0);
  return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
}

function expectMatrix(got: readonly (readonly number[])[], wanted: readonly (readonly number[])[]): void {
  for (const [i, row] of wanted.entries()) {
    for (const [j, entry] of row.entries()) expect(got[i]?.[j]).toBeCloseTo(entry, 4);
  }
}
