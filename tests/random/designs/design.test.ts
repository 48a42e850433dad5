import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/base/index.ts";
import { checkDesign, type Design, designColumns } from "../../../src/random/designs/design.ts";
import { type Purpose, stream } from "../../../src/random/streams/stream.ts";
import { fillUniforms } from "../../../src/random/streams/uniforms.ts";

fc.configureGlobal({ seed: 2026, numRuns: 200 });

const points = 4096;
const designs: Design[] = [
  { type: "monteCarlo" },
  { type: "latinHypercube", points },
  { type: "sobol" },
  { type: "halton" },
];

async function draw(
  design: Design,
  names: readonly string[],
  {
    count = points,
    ...options
  }: { count?: number; seed?: string; replicate?: number; purpose?: Purpose } = {},
): Promise<Float64Array[]> {
  const columns = designColumns(design, { seed: "designs", names, ...options });
  return columns.map((column) => {
    const out = new Float64Array(count);
    column.fill(0, out);
    return out;
  });
}

describe.each(designs)("a $type design", (design) => {
  it("draws alike whatever pieces its points are drawn in", async () => {
    const [column] = designColumns(design, { seed: "designs", names: ["toll"] });
    const [whole] = await draw(design, ["toll"]);
    fc.assert(
      fc.property(fc.nat(points - 1), fc.integer({ min: 1, max: 50 }), (first, count) => {
        const out = new Float64Array(Math.min(count, points - first));
        column?.fill(first, out);
        expect(out).toEqual(whole?.subarray(first, first + out.length));
      }),
    );
  });

  it("moves no column when inputs are added at the end", async () => {
    const [a, b] = await draw(design, ["a", "b"]);
    const longer = await draw(design, ["a", "b", "c", "d"]);
    expect(longer.slice(0, 2)).toEqual([a, b]);
  });

  it("is uniform and lies inside 0 to 1", async () => {
    for (const column of await draw(design, ["a", "b", "c"])) {
      expect(Math.min(...column)).toBeGreaterThan(0);
      expect(Math.max(...column)).toBeLessThan(1);
      // Kolmogorov-Smirnov: exceeded once in a thousand by independent points, never by more even ones.
      column.sort();
      const distance = column.reduce((most, u, i) => Math.max(most, Math.abs(u - (i + 0.5) / points)), 0);
      expect(distance * Math.sqrt(points)).toBeLessThan(1.95);
    }
  });

  it("draws other points for another name, seed or replicate", async () => {
    const [plain, other] = (await draw(design, ["a", "b"])) as [Float64Array, Float64Array];
    expect(Math.abs(correlation(plain, other))).toBeLessThan(3.3 / Math.sqrt(points));
    expect(await draw(design, ["a"], { seed: "other" })).not.toEqual([plain]);
    expect(await draw(design, ["a"], { replicate: 1 })).not.toEqual([plain]);
    expect(await draw(design, ["a"], { purpose: "variability" })).not.toEqual([plain]);
  });

  it("has an unbiased mean over replicates, and a spread that tells its error", async () => {
    // x y^2 over the unit square is 1/6.
    const means: number[] = [];
    for (let replicate = 0; replicate < 200; replicate++) {
      const small: Design = design.type === "latinHypercube" ? { ...design, points: 64 } : design;
      const [x, y] = (await draw(small, ["x", "y"], { count: 64, replicate })) as [
        Float64Array,
        Float64Array,
      ];
      means.push(x.reduce((sum, u, i) => sum + u * (y[i] as number) ** 2, 0) / 64);
    }
    const mean = means.reduce((sum, m) => sum + m, 0) / means.length;
    const variance = means.reduce((sum, m) => sum + (m - mean) ** 2, 0) / (means.length - 1);
    expect(Math.abs(mean - 1 / 6)).toBeLessThan(3.3 * Math.sqrt(variance / means.length));
  });
});

describe("designs that forget the list of names", () => {
  it.each(designs.slice(0, 2))(
    "$type: no column moves when inputs come, go and change places",
    async (design) => {
      const [a, b] = await draw(design, ["a", "b"]);
      const [first, second, third] = await draw(design, ["c", "b", "a"]);
      expect([third, second]).toEqual([a, b]);
      expect(first).not.toEqual(a);
    },
  );

  it("Monte Carlo columns are the streams of their names", async () => {
    const out = new Float64Array(points);
    fillUniforms(stream("designs", "a", "uncertainty"), 0, out);
    expect(await draw({ type: "monteCarlo" }, ["a"])).toEqual([out]);
  });
});

describe("designs that even out", () => {
  // A product over five inputs, mean 1: f(u) = prod(1 + (u_j - 1/2)), with known variance (13/12)^5 - 1 = 0.492.
  async function rootMeanSquareError(design: Design): Promise<number> {
    let squares = 0;
    const names = ["a", "b", "c", "d", "e"];
    for (let replicate = 0; replicate < 20; replicate++) {
      const columns = await draw(design, names, { count: 1024, replicate });
      let sum = 0;
      for (let i = 0; i < 1024; i++) {
        sum += columns.reduce((product, column) => product * (0.5 + (column[i] as number)), 1);
      }
      squares += (sum / 1024 - 1) ** 2;
    }
    return Math.sqrt(squares / 20);
  }

  it("integrate better than Monte Carlo, whose error is as its variance says", async () => {
    const plain = await rootMeanSquareError({ type: "monteCarlo" });
    expect(plain).toBeGreaterThan(0.6 * Math.sqrt(0.492 / 1024));
    expect(plain).toBeLessThan(1.5 * Math.sqrt(0.492 / 1024));
    expect(await rootMeanSquareError({ type: "latinHypercube", points: 1024 })).toBeLessThan(plain / 1.5);
    expect(await rootMeanSquareError({ type: "halton" })).toBeLessThan(plain / 8);
    expect(await rootMeanSquareError({ type: "sobol" })).toBeLessThan(plain / 30);
  });
});

describe("checkDesign", () => {
  it.each(designs)("takes $type", (design) => {
    expect(checkDesign(design)).toEqual([]);
    expect(JSON.parse(JSON.stringify(design))).toEqual(design);
  });

  it.each([
    [{ type: "sobel" }, "d.type", "one of monteCarlo, latinHypercube, sobol, halton", '"sobel"'],
    [{ type: "latinHypercube" }, "d.points", "a whole number of points from 1 to 1000000000", "nothing"],
    [
      { type: "latinHypercube", points: 1.5 },
      "d.points",
      "a whole number of points from 1 to 1000000000",
      "1.5",
    ],
    [
      { type: "latinHypercube", points: 1e12 },
      "d.points",
      "a whole number of points from 1 to 1000000000",
      "1000000000000",
    ],
    [{ type: "sobol", points: 8 }, "d.points", "only type in a sobol design", '"points"'],
    ["sobol", "d", 'a design, e.g. { type: "sobol" }', '"sobol"'],
    [null, "d", 'a design, e.g. { type: "sobol" }', "null"],
  ])("refuses %j at %s", (input, path, expected, got) => {
    expect(checkDesign(input, "d")).toMatchObject([{ path, expected, got }]);
  });

  it("hints at the nearest type", () => {
    expect(checkDesign({ type: "sobel" })[0]?.hint).toBe('did you mean "sobol"?');
  });
});

describe("designColumns", () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`);

  it.each<[Design, Parameters<typeof designColumns>[1], string]>([
    [{ type: "sobol" }, { seed: 1, names: many(751) }, "at most 750 names"],
    [{ type: "halton" }, { seed: 1, names: many(1112) }, "at most 1111 names"],
    [{ type: "monteCarlo" }, { seed: 1, names: ["a", "b", "a"] }, "names[2]: expected each name once"],
    [{ type: "monteCarlo" }, { seed: 1, names: ["a"], replicate: -1 }, "replicate: expected a whole number"],
    [{ type: "monteCarlo" }, { seed: "", names: ["a"] }, "seed: expected"],
    [{ type: "latinHypercube", points: 0 }, { seed: 1, names: ["a"] }, "design.points: expected"],
  ])("refuses %j with unusable options", async (design, options, message) => {
    const refused = () => designColumns(design, options);
    expect(refused).toThrow(InputError);
    expect(refused).toThrow(message);
  });

  it("gives Sobol' columns for all 750 dimensions", async () => {
    expect(designColumns({ type: "sobol" }, { seed: 1, names: many(750) })).toHaveLength(750);
  });

  it("refuses points a Latin hypercube does not have", async () => {
    const [column] = designColumns({ type: "latinHypercube", points: 10 }, { seed: 1, names: ["a"] });
    expect(() => column?.fill(5, new Float64Array(6))).toThrow(RangeError);
  });
});

function correlation(a: Float64Array, b: Float64Array): number {
  // Of uniform numbers: mean 1/2, variance 1/12.
  return (12 * a.reduce((sum, u, i) => sum + (u - 0.5) * ((b[i] as number) - 0.5), 0)) / a.length;
}
