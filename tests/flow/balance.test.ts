// Balanced matrices and the gravity model: published tables with their iterations, closed forms, and limits known from theory.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BalancedMatrix, furness, gravity } from "../../src/entry/flow.ts";

const rounded = ({ matrix }: BalancedMatrix, digits: number): number[][] =>
  matrix.map((row) => row.map((value) => Number(value.toFixed(digits))));
const sumsOf = ({ matrix }: BalancedMatrix): { rows: number[]; columns: number[] } => ({
  rows: matrix.map((row) => row.reduce((a, b) => a + b, 0)),
  columns: (matrix[0] ?? []).map((_, j) => matrix.reduce((sum, row) => sum + (row[j] as number), 0)),
});

// J. de D. Ortuzar, L. G. Willumsen, Modelling Transport, section 5.2.3: trips of four zones, and the trips that are expected.
const base = [
  [5, 50, 100, 200],
  [50, 5, 100, 300],
  [50, 100, 5, 100],
  [100, 200, 250, 20],
];
const leaves = [400, 460, 400, 702];
const arrives = [260, 400, 500, 802];

describe("furness", () => {
  it("gives the growth factor example of Ortuzar and Willumsen after three rounds, and meets all sums in the end", () => {
    const third = furness(base, leaves, arrives, { rounds: 3 });
    expect(rounded(third, 2)).toEqual([
      [5.25, 44.12, 98.24, 254.25],
      [45.3, 3.81, 84.78, 329.11],
      [77.04, 129.5, 7.21, 186.58],
      [132.41, 222.57, 309.77, 32.07],
    ]);
    // The sums that the book prints beside its table; columns are met.
    expect(sumsOf(third).rows.map((sum) => sum.toFixed(2))).toEqual(["401.85", "462.99", "400.34", "696.82"]);
    expect(third.rounds).toBe(3);
    expect(third.misfit).toBeCloseTo(5.18 / 702, 4);
    const last = furness(base, leaves, arrives);
    for (const [i, sum] of sumsOf(last).rows.entries()) expect(sum).toBeCloseTo(leaves[i] as number, 6);
    for (const [j, sum] of sumsOf(last).columns.entries()) expect(sum).toBeCloseTo(arrives[j] as number, 9);
    expect(last.misfit).toBeLessThan(1e-10);
  });

  it("gives the first round of the example of Mathew and Krishna Rao", () => {
    // T. V. Mathew, K. V. Krishna Rao, Introduction to Transportation Engineering (NPTEL), lecture 8: three zones. The text rounds factors to two digits: 1.26, 1.15 and 1.49 by rows,
    // then 1.03, 0.94 and 1.04 by columns.
    const seed = [
      [20, 30, 28],
      [36, 32, 24],
      [22, 34, 26],
    ];
    const printed = [
      [25.96, 35.53, 36.69],
      [42.64, 34.59, 28.7],
      [33.76, 47.62, 40.29],
    ];
    const { matrix } = furness(seed, [98, 106, 122], [102, 118, 106], { rounds: 1 });
    for (const [i, row] of printed.entries())
      for (const [j, value] of row.entries())
        expect(Math.abs((matrix[i]?.[j] as number) / value - 1)).toBeLessThan(0.008);
  });

  it("keeps the odds ratios of the seed, and the zeros", () => {
    const number = fc.double({ min: 0.1, max: 9, noNaN: true });
    const three = fc.tuple(number, number, number);
    fc.assert(
      fc.property(
        fc.tuple(three, three),
        three,
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (seed, columns, part) => {
          const whole = columns[0] + columns[1] + columns[2];
          const { matrix } = furness(seed, [part * whole, whole - part * whole], columns);
          const odds = (table: readonly (readonly number[])[], j: number): number =>
            ((table[0]?.[0] as number) * (table[1]?.[j] as number)) /
            ((table[0]?.[j] as number) * (table[1]?.[0] as number));
          for (const j of [1, 2]) expect(odds(matrix, j) / odds(seed, j)).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 100 },
    );
    const { matrix } = furness([[0, 3.1], [2.7, 1.9]], [4.4, 8.3], [6.2, 6.5]); // biome-ignore format: a table
    expect(matrix[0]?.[0]).toBe(0);
    expect(matrix[0]?.[1]).toBeCloseTo(4.4, 9);
  });

  it("stops and says what is left where zeros stand in the way", () => {
    // The first row may only reach the first column, which takes 3 of its 6.
    const seed = [
      [1.3, 0],
      [2.1, 1],
    ];
    const found = furness(seed, [6, 4], [3, 7], { rounds: 40 });
    expect(found.rounds).toBe(40);
    expect(found.misfit).toBeGreaterThan(0.4);
    const cut = seed.map(([first]) => [first as number, 0]);
    expect(() => furness(cut, [6, 4], [3, 7])).toThrow("only zeros");
  });
});

describe("gravity", () => {
  const costs = [
    [3, 11, 18, 22],
    [12, 3, 13, 19],
    [15.5, 13, 5, 7],
    [24, 18, 8, 5],
  ];

  it("balances exp(-c / spread): a 2 x 2 case with a closed form", () => {
    // x is T11: x (D2 - O1 + x) / ((O1 - x) (D1 - x)) = r, the odds ratio of the deterrence.
    const [o1, d1, d2] = [370, 290, 480];
    const table = [
      [2.5, 9.75],
      [7.25, 4.5],
    ];
    const odds = Math.exp((9.75 + 7.25 - 2.5 - 4.5) / 6.4);
    const [a, b, c] = [1 - odds, d2 - o1 + odds * (o1 + d1), -odds * o1 * d1];
    const x = (-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a);
    const { matrix, meanCost } = gravity(table, [o1, d1 + d2 - o1], [d1, d2], { spread: 6.4 });
    expect(matrix[0]?.[0]).toBeCloseTo(x, 6);
    const rest = [o1 - x, d1 - x, d2 - o1 + x] as const;
    expect(meanCost).toBeCloseTo((2.5 * x + 9.75 * rest[0] + 7.25 * rest[1] + 4.5 * rest[2]) / 770, 8);
  });

  it("has factors of rows and columns times the deterrence, combined too", () => {
    const found = gravity(costs, leaves, arrives, { spread: 10, power: 0.6 });
    const factor = (i: number, j: number): number => {
      const cost = costs[i]?.[j] as number;
      return ((found.matrix[i]?.[j] as number) * Math.exp(cost / 10)) / cost ** -0.6;
    };
    for (const i of [1, 2, 3])
      for (const j of [1, 2, 3])
        expect((factor(i, j) * factor(0, 0)) / (factor(i, 0) * factor(0, j))).toBeCloseTo(1, 9);
    for (const [i, sum] of sumsOf(found).rows.entries()) expect(sum).toBeCloseTo(leaves[i] as number, 6);
    for (const [j, sum] of sumsOf(found).columns.entries()) expect(sum).toBeCloseTo(arrives[j] as number, 6);
  });

  it("takes no notice of cost where the spread is wide, and of nothing else where it is narrow", () => {
    const wide = gravity(costs, leaves, arrives, { spread: 1e12 });
    const whole = 1962;
    for (const [i, row] of wide.matrix.entries())
      for (const [j, trips] of row.entries())
        expect(trips).toBeCloseTo(((leaves[i] as number) * (arrives[j] as number)) / whole, 6);
    // Evans 1973: the least cost that the sums allow. By hand, with ships in Monge order of a line of places: |i - j| costs.
    const line = [
      [0, 7, 14],
      [7, 0, 7],
      [14, 7, 0],
    ];
    // 30, 50, 20 leave and 10, 40, 50 arrive: 20 move one place on after the first, 30 after the second.
    const narrow = gravity(line, [30, 50, 20], [10, 40, 50], { spread: 0.35, tolerance: 1e-8 });
    expect(narrow.meanCost).toBeCloseTo((7 * 20 + 7 * 30) / 100, 4);
  });

  it("has a mean cost that grows with the spread", () => {
    const means = [1.5, 3, 6, 12, 40].map((spread) => gravity(costs, leaves, arrives, { spread }).meanCost);
    for (const [k, mean] of means.slice(1).entries()) expect(mean).toBeGreaterThan(means[k] as number);
  });

  it("does not change with a cost that a place has on every way, however large", () => {
    const options = { spread: 4.7 };
    const plain = gravity(costs, leaves, arrives, options).matrix;
    const [out, into] = [
      [9e5, 0, 3e7, 12.5],
      [0, 8e8, 77, 1e4],
    ] as const;
    const dear = costs.map((row, i) => row.map((cost, j) => cost + (out[i] as number) + (into[j] as number)));
    for (const [i, row] of gravity(dear, leaves, arrives, options).matrix.entries())
      for (const [j, trips] of row.entries()) expect(trips).toBeCloseTo(plain[i]?.[j] as number, 3);
  });

  it("sends nothing where the way is closed", () => {
    const shut = costs.map((row, i) => row.map((cost, j) => (i === j ? Number.POSITIVE_INFINITY : cost)));
    const { matrix, meanCost } = gravity(shut, leaves, arrives, { spread: 8 });
    for (const i of [0, 1, 2, 3]) expect(matrix[i]?.[i]).toBe(0);
    expect(Number.isFinite(meanCost)).toBe(true);
    expect(gravity([[2.5]], [0], [0], { power: 2 }).meanCost).toBe(0);
  });

  it.each([
    ["no deterrence", costs, {}, "options"],
    ["too few rows", costs.slice(1), { spread: 1 }, "costs"],
    ["a spread of 0", costs, { spread: 0 }, "spread"],
    ["a power of 0", costs, { power: 0 }, "power"],
    ["a cost below 0", [[1, -1], ...costs.slice(1)], { spread: 1 }, "costs[0][1]"],
    ["a cost of 0 to a power", [[0], [1]], { power: 1 }, "costs[0][0]"],
    ["a cost that is no number", [[Number.NaN]], { spread: 1 }, "costs[0][0]"],
    ["rows of unequal length", [[1], [1, 2], [1], [1]], { spread: 1 }, "costs[0]"],
    [
      "a place cut off",
      [costs[0] as number[], costs[1] as number[], [1, 2, 3, 4], Array(4).fill(Infinity)],
      { spread: 1 },
      "rows[3]",
    ],
  ])("refuses %s", (_, given, options, path) => {
    expect(() => gravity(given, leaves, arrives, options)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ path })] }),
    );
  });
});
