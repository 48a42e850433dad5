// Test functions with known answers, on the unit cube.

type Inputs = Readonly<Record<string, number>>;

export const ishigamiInputs = ["x1", "x2", "x3"] as const;

/** T. Ishigami, T. Homma, Proc. ISUMA '90, with a = 7 and b = 0.1; inputs uniform from -pi to pi. */
export function ishigami(u: Inputs): number {
  const [x1 = 0, x2 = 0, x3 = 0] = ishigamiInputs.map((name) => (2 * (u[name] as number) - 1) * Math.PI);
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
}

/** Variances by hand: V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8, V13 = 8 b^2 pi^8 / 225. */
export const ishigamiShares: { variance: number; first: number[]; total: number[] } = (() => {
  const v1 = 0.5 * (1 + (0.1 * Math.PI ** 4) / 5) ** 2;
  const v2 = 49 / 8;
  const v13 = (8 * 0.01 * Math.PI ** 8) / 225;
  const variance = v1 + v2 + v13;
  return {
    variance,
    first: [v1 / variance, v2 / variance, 0],
    total: [(v1 + v13) / variance, v2 / variance, v13 / variance],
  };
})();

const importance = [0, 1, 4.5, 9, 99, 99, 99, 99];
export const gInputs: readonly string[] = importance.map((_, i) => `x${i + 1}`);

/** Sobol' G function with the coefficients of A. Saltelli, I. M. Sobol', Reliab. Eng. Syst. Saf. 50 (1995). */
export function sobolG(u: Inputs): number {
  return importance.reduce(
    (y, a, i) => (y * (Math.abs(4 * (u[`x${i + 1}`] as number) - 2) + a)) / (1 + a),
    1,
  );
}

/** Variances by hand: Vi = 1 / (3 (1 + ai)^2), V = product of (1 + Vi) less 1. */
export const gShares: { first: number[]; total: number[] } = (() => {
  const own = importance.map((a) => 1 / (3 * (1 + a) ** 2));
  const all = own.reduce((product, v) => product * (1 + v), 1);
  return {
    first: own.map((v) => v / (all - 1)),
    total: own.map((v) => (v * all) / (1 + v) / (all - 1)),
  };
})();
