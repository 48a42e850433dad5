import { exp } from "../elementary/exponential.ts";
import { log, log1p } from "../elementary/logarithm.ts";

const logOfRootTwoPi = 0.9189385332046728;

/**
 * What Stirling's formula misses of the logarithm of the gamma function (DLMF 5.11.1). For x of at least 10,
 * where the first term left out is below 1e-15.
 */
function stirlingRest(x: number): number {
  const z = 1 / (x * x);
  const late = z * (1 / 1188 - (z * 691) / 360360);
  return (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - late)))) / x;
}

/** The logarithm of the gamma function for x above 0, to 1e-14 of its size. */
function logGamma(x: number): number {
  let product = 1;
  let y = x;
  for (; y < 10; y++) product *= y;
  return (y - 0.5) * log(y) - y + logOfRootTwoPi + stirlingRest(y) - log(product);
}

/**
 * The logarithm of the beta function. Where an argument is large, the large parts of Stirling's formula are
 * cancelled on paper, not by subtraction (A. R. DiDonato, A. H. Morris, ACM Trans. Math. Softw. 18, 1992).
 */
function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < 10) return logGamma(a) + logGamma(b) - logGamma(a + b);
  const rest = stirlingRest(large) - stirlingRest(a + b);
  const common = (large - 0.5) * log1p(-small / (a + b));
  if (small < 10) return logGamma(small) + rest + common + small - small * log(a + b);
  const powers = (small - 0.5) * log(small / (a + b)) - 0.5 * log(a + b);
  return logOfRootTwoPi + stirlingRest(small) + rest + powers + common;
}

/**
 * The regularised incomplete beta function: the probability that a beta variable with shapes a and b is not
 * above x. Right to 12 digits, in the lower tail too; for the upper one exchange a with b and x with its
 * complement.
 *
 * @param a - Above 0.
 * @param b - Above 0.
 * @param complement - 1 - x, asked for apart since the subtraction would lose the digits of a small one.
 */
export function betaProbability(
  [a, b]: readonly [number, number],
  x: number,
  complement: number = 1 - x,
): number {
  if (x <= 0) return 0;
  if (complement <= 0) return 1;
  const front = exp(a * logOf(x, complement) + b * logOf(complement, x) - logBeta(a, b));
  if (x * (a + b + 2) < a + 1) return (front * fraction(a, b, x)) / a;
  return 1 - (front * fraction(b, a, complement)) / b;
}

function logOf(x: number, complement: number): number {
  return x > 0.5 ? log1p(-complement) : log(x);
}

/**
 * The continued fraction of DLMF 8.17.22, upside down, evaluated from the front by the modified Lentz method
 * (I. J. Thompson, A. R. Barnett, J. Comput. Phys. 64, 1986). Takes about sqrt(max(a, b)) steps.
 */
function fraction(a: number, b: number, x: number): number {
  let numerator = 1;
  let denominator = 1 / nonzero(1 - ((a + b) * x) / (a + 1));
  let value = denominator;
  for (let m = 1; m < 1e6; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let factor = 1;
    for (const term of [even, odd]) {
      denominator = 1 / nonzero(1 + term * denominator);
      numerator = nonzero(1 + term / numerator);
      factor = denominator * numerator;
      value *= factor;
    }
    if (Math.abs(factor - 1) < 2e-16) break;
  }
  return value;
}

function nonzero(x: number): number {
  return x === 0 ? 1e-300 : x;
}
