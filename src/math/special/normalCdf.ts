/** The standard normal density and distribution function. */
import { exp } from "../elementary/exponential.ts";
import { ratio } from "./ratio.ts";

// Coefficients of W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23
// (1969), 631-637, for the error function near 0 and its complement farther out, rounded to doubles; the
// highest power first, above and below the fraction bar.
const nearAbove = [
  0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694,
];
const nearBelow = [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171];
const middleAbove = [
  2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001,
  881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
];
const middleBelow = [
  1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
  4362.619090143247, 3439.3676741437216, 1230.3393548037495,
];
const farAbove = [
  0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
  0.0006587491615298378,
];
const farBelow = [
  1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
];

/** The probability that a standard normal value is not above x; accurate to 15 digits in both tails. */
export function normalCdf(x: number): number {
  const y = Math.abs(x) * Math.SQRT1_2;
  if (y <= 0.46875) return 0.5 + 0.5 * (x < 0 ? -y : y) * ratio(nearAbove, nearBelow, y * y);
  const tail = 0.5 * complement(y) * gaussian(x);
  return x < 0 ? tail : 1 - tail;
}

/** The complement of the error function at y over exp(-y^2). */
function complement(y: number): number {
  if (y <= 4) return ratio(middleAbove, middleBelow, y);
  const z = 1 / (y * y);
  return (0.5641895835477563 - z * ratio(farAbove, farBelow, z)) / y;
}

/** The standard normal density. */
export function normalDensity(x: number): number {
  return 0.3989422804014327 * gaussian(x);
}

/** exp(-x^2 / 2); x is cut in two, as rounding its square would cost digits far out (Cody 1969). */
function gaussian(x: number): number {
  const size = Math.abs(x);
  if (size > 40) return 0;
  const head = Math.trunc(size * 16) / 16;
  return exp(-0.5 * head * head) * exp(-0.5 * (size - head) * (size + head));
}
