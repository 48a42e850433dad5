import { describe, expect, it } from "vitest";
import { morrisDesign, morrisEffects } from "../../../src/methods/sensitivity/morris.ts";
import { evaluateDesign, streamUniforms } from "../../../src/methods/sensitivity/points.ts";

type Inputs = Readonly<Record<string, number>>;

const names = Array.from({ length: 20 }, (_, i) => `x${i + 1}`);

/**
 * The test function of Morris 1991, equation 4. Where he drew coefficients from the standard normal law they are 1 and
 * -1 by turns, as others have it since.
 */
function morris(inputs: Inputs): number {
  const w = names.map((name, i) => {
    const x = inputs[name] as number;
    return [2, 4, 6].includes(i) ? 2 * ((1.1 * x) / (x + 0.1) - 0.5) : 2 * (x - 0.5);
  });
  const product = (...at: number[]): number => at.reduce((p, i) => p * (w[i] as number), 1);
  let y = 0;
  for (let i = 0; i < 20; i++) {
    y += (i < 10 ? 20 : (-1) ** (i + 1)) * product(i);
    for (let j = i + 1; j < 20; j++) {
      y += (j < 6 ? -15 : (-1) ** (i + j)) * product(i, j);
      for (let l = j + 1; l < 5; l++) {
        y -= 10 * product(i, j, l);
        for (let s = l + 1; s < 4; s++) y += 5 * product(i, j, l, s);
      }
    }
  }
  return y;
}

describe("morrisEffects", () => {
  it("sorts the inputs of Morris's function as he did", () => {
    const design = morrisDesign({ inputs: names, trajectories: 200, uniforms: streamUniforms(1991) });
    const rows = morrisEffects(design, evaluateDesign(design, morris));
    const of = (i: number) => rows[i - 1] as Required<(typeof rows)[number]>;
    // Inputs 8 to 10 work nearly in a line: slope 2 x 20, and 2 x 3 x 0.401 more or less, as the bent inputs 3, 5 and 7
    // have a mean of 2 (1.1 (0 + 10/13 + 20/23 + 10/11) / 4 - 1/2) = 0.401 on the grid.
    for (const i of [8, 9, 10]) {
      expect(Math.abs(of(i).mu - (40 - (-1) ** i * 2.41))).toBeLessThan(1);
      expect(of(i).sigma).toBeLessThan(12);
    }
    // Inputs 1 to 7 matter and depend on the others or bend.
    for (let i = 1; i <= 7; i++) {
      expect(of(i).muStar).toBeGreaterThan(30);
      expect(of(i).sigma).toBeGreaterThan(20);
    }
    // The rest hardly matters.
    for (let i = 11; i <= 20; i++) expect(of(i).muStar).toBeLessThan(12);
  });

  it("nears the mean over all pairs of points of the grid", () => {
    // y = a^2 b - c: all effects on a grid of 4 x 4 x 4 points, one by one.
    const model = ({ a = 0, b = 0, c = 0 }: Inputs): number => a * a * b - c;
    const levels = [0, 1 / 3, 2 / 3, 1];
    const effectsOfA = levels.flatMap((b) =>
      [0, 1 / 3].map((a) => ((a + 2 / 3) ** 2 * b - a * a * b) / (2 / 3)),
    );
    const mean = effectsOfA.reduce((s, e) => s + e, 0) / effectsOfA.length;
    const squares = effectsOfA.reduce((s, e) => s + (e - mean) ** 2, 0) / effectsOfA.length;
    const design = morrisDesign({
      inputs: ["a", "b", "c"],
      trajectories: 20_000,
      uniforms: streamUniforms(7),
    });
    const [a, , c] = morrisEffects(design, evaluateDesign(design, model));
    expect(a?.mu).toBeCloseTo(mean, 2);
    expect(a?.muStar).toBe(a?.mu);
    expect(a?.sigma).toBeCloseTo(Math.sqrt(squares), 2);
    expect(Math.abs((a?.mu as number) - mean)).toBeLessThan(3 * (a?.muStarError as number));
    // An input that works in a line has the same effect everywhere.
    expect(c?.mu).toBeCloseTo(-1, 12);
    expect(c?.muStar).toBeCloseTo(1, 12);
    expect(c?.sigma).toBeLessThan(1e-12);
  });

  it("moves the inputs of a group together, and tells only the size of their effect", () => {
    const design = morrisDesign({
      inputs: ["a", "b", "idle"],
      groups: { both: ["a", "b"] },
      trajectories: 400,
      uniforms: streamUniforms(4),
    });
    expect(design.count).toBe(400 * 3);
    const rows = morrisEffects(
      design,
      evaluateDesign(design, ({ a = 0, b = 0 }) => 3 * a + b),
    );
    // Both move by two thirds, each up or down: 4 when they agree, 2 when they do not.
    expect(rows.map(({ input }) => input)).toEqual(["both", "idle"]);
    expect(rows[0]?.muStar).toBeGreaterThan(2.7);
    expect(rows[0]?.muStar).toBeLessThan(3.3);
    expect(rows[0]).not.toHaveProperty("mu");
    expect(rows[1]).toEqual({ input: "idle", muStar: 0, muStarError: 0, mu: 0, sigma: 0 });
    expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
  });
});

describe("elementary effects of periodic functions", () => {
  const levels = [4, 6, 8] as const;

  // T. Ishigami, T. Homma, ISUMA 1990, with a = 7 and b = 0.1. On the grid of four levels x is -pi, -pi/3, pi/3 or pi, so each
  // effect of the second input is 7 (sin^2(pi/3) - 0) / (2/3) = 7.875 in size (A. Saltelli et al., Global Sensitivity
  // Analysis: The Primer, 2008); it has 44 % of the variance.
  it("see the second input of Ishigami's function", () => {
    const ishigami = ({ a = 0, b = 0, c = 0 }: Inputs): number => {
      const [x, y, z] = [a, b, c].map((u) => Math.PI * (2 * u - 1)) as [number, number, number];
      return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
    };
    const design = morrisDesign({
      inputs: ["a", "b", "c"],
      trajectories: 100,
      uniforms: streamUniforms(3),
    });
    const [, b, c] = morrisEffects(design, evaluateDesign(design, ishigami));
    expect(b?.muStar).toBeCloseTo(7.875, 10);
    expect(Math.abs(b?.mu as number)).toBeLessThan(2);
    expect(c?.muStar).toBeGreaterThan(1);
  });

  it.each(levels)("see waves at %d levels", (count) => {
    // But for waves as long as the step, 1.5 of them at four levels: these it takes another number of levels to see.
    for (const waves of [0.5, 1, ...(count === 4 ? [] : [1.5]), 2, 2.7]) {
      const design = morrisDesign({
        inputs: ["a", "idle"],
        trajectories: 60,
        levels: count,
        uniforms: streamUniforms(5),
      });
      const rows = morrisEffects(
        design,
        evaluateDesign(design, ({ a = 0 }) => Math.sin(2 * Math.PI * waves * a + 0.3)),
      );
      expect(rows[0]?.muStar, `${waves} waves`).toBeGreaterThan(0.2);
      expect(rows[1]?.muStar).toBe(0);
    }
  });
});

describe("morrisDesign", () => {
  const options = { inputs: ["a", "b", "c"], trajectories: 50, levels: 6, uniforms: streamUniforms(4) };

  it("moves one input at a time, each once in a trajectory, by 3/5 of the range at six levels", () => {
    const { parts, count, moves } = morrisDesign(options);
    expect(count).toBe(200);
    const columns = Object.values(parts[0]?.columns ?? {});
    for (let t = 0; t < 50; t++) {
      for (let step = 0; step < 3; step++) {
        const point = 4 * t + step;
        const steps = columns.map((column) => (column[point + 1] as number) - (column[point] as number));
        const moved = moves[3 * t + step] as number;
        for (const [i, change] of steps.entries())
          expect(Math.abs(change)).toBeCloseTo(i === moved ? 0.6 : 0, 15);
      }
      expect(new Set(moves.subarray(3 * t, 3 * t + 3)).size).toBe(3);
    }
  });

  it("starts at every level about as often, and moves in every order", () => {
    const { parts, moves } = morrisDesign({ ...options, trajectories: 6000 });
    const starts = [...(parts[0]?.columns.a ?? [])].filter((_, i) => i % 4 === 0);
    for (const level of [0, 1, 2, 3, 4, 5]) {
      const share = starts.filter((u) => Math.abs(u - level / 5) < 1e-12).length / 6000;
      expect(Math.abs(share - 1 / 6)).toBeLessThan(0.02);
    }
    const orders = Array.from({ length: 6000 }, (_, t) => moves.subarray(3 * t, 3 * t + 3).join());
    for (const order of new Set(orders)) {
      expect(Math.abs(orders.filter((o) => o === order).length / 6000 - 1 / 6)).toBeLessThan(0.02);
    }
    expect(new Set(orders).size).toBe(6);
  });

  it.each([
    [{ levels: 3 }, "levels"],
    [{ trajectories: 1 }, "trajectories"],
  ])("refuses %j", (wrong, message) => {
    expect(() => morrisDesign({ ...options, ...wrong })).toThrow(message);
  });
});
