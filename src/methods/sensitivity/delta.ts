/** Delta: how much knowing an input moves the distribution of the output. */
import { exp, normalScores, pow } from "../../math/index.ts";
import type { Classes } from "./classes.ts";

/** An output made ready for densities: its normal scores, and the cell of a grid that each falls into. */
export interface Scored {
  readonly scores: Float64Array;
  readonly cells: Uint8Array;
}

// Normal scores of a million outputs end below 5; kernels reach a bit beyond.
const reach = 6;
const cellsInAll = 96;
const cellWidth: number = (2 * reach) / cellsInAll;

/**
 * Delta does not change when the output is stretched, so densities are estimated on its normal scores, where
 * no outlier disturbs them.
 */
export function scored(output: Float64Array): Scored {
  const scores = normalScores(output);
  const cells = Uint8Array.from(scores, (score) => {
    const cell = Math.floor((score + reach) / cellWidth);
    return Math.max(0, Math.min(cellsInAll - 1, cell));
  });
  return { scores, cells };
}

/**
 * Half the area between the output's density in a class and in the whole, on average over the classes.
 *
 * @param times - How often each row counts.
 */
export function deltaOf({ scores, cells }: Scored, classes: Classes, times: Float64Array): number {
  const { classOf, count } = classes;
  const weights = new Float64Array(count);
  const sums = new Float64Array(count);
  const squares = new Float64Array(count);
  const table = new Float64Array(count * cellsInAll);
  const whole = new Float64Array(cellsInAll);
  let rows = 0;
  for (let i = 0; i < times.length; i++) {
    const weight = times[i];
    const c = classOf[i];
    const z = scores[i];
    const cell = cells[i];
    weights[c] = weights[c] + weight;
    sums[c] = sums[c] + weight * z;
    squares[c] = squares[c] + weight * z * z;
    table[c * cellsInAll + cell] = table[c * cellsInAll + cell] + weight;
    whole[cell] = whole[cell] + weight;
    rows += weight;
  }
  const difference = new Float64Array(cellsInAll);
  let delta = 0;
  for (let c = 0; c < count; c++) {
    const weight = weights[c];
    if (weight === 0) continue;
    const mean = sums[c] / weight;
    const variance = Math.max(0, squares[c] / weight - mean * mean);
    for (let cell = 0; cell < cellsInAll; cell++) {
      const share = table[c * cellsInAll + cell] / weight;
      difference[cell] = share - whole[cell] / rows;
    }
    delta += (weight / rows) * 0.5 * smoothedArea(difference, bandwidth(variance, weight));
  }
  return delta;
}

/**
 * The deviation of the normal kernel: a bit over half of B. W. Silverman's (Density Estimation, 1986, equation
 * 3.28). What a wide kernel blurs nothing brings back; the noise that a narrow one lets in is taken off with
 * the bias.
 */
function bandwidth(variance: number, count: number): number {
  return 0.6 * Math.sqrt(variance) * pow(count, -0.2);
}

/**
 * The area between a class and the whole after both are smoothed by the class's own kernel: smoothing them
 * differently would show a difference where there is none.
 */
function smoothedArea(difference: Float64Array, width: number): number {
  const half = Math.min(cellsInAll, Math.ceil((4 * width) / cellWidth));
  const kernel = new Float64Array(2 * half + 1).fill(1);
  let mass = 1;
  for (let k = 1; k <= half; k++) {
    const steps = (k * cellWidth) / width;
    const height = exp(-0.5 * steps * steps);
    kernel[half - k] = height;
    kernel[half + k] = height;
    mass += 2 * height;
  }
  let area = 0;
  for (let cell = -half; cell < cellsInAll + half; cell++) {
    const first = Math.max(0, cell - half);
    const last = Math.min(cellsInAll - 1, cell + half);
    let sum = 0;
    for (let from = first; from <= last; from++) {
      sum += difference[from] * kernel[from - cell + half];
    }
    area += Math.abs(sum);
  }
  return area / mass;
}
