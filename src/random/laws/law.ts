/** A distribution ready to compute with: moments, quantiles, densities, draws. */

/**
 * A distribution ready to compute with. All functions give the same bits in every engine.
 */
export interface Law {
  /**
   * `continuous`: density is probability per unit of the value. `discrete`: density is the probability of the
   * value.
   */
  readonly kind: "continuous" | "discrete";
  readonly mean: number;
  /** Standard deviation, at least 0. */
  readonly sd: number;
  /** The least value; may be `-Infinity`. */
  readonly low: number;
  /** The greatest value; may be `Infinity`. */
  readonly high: number;
  /**
   * The least value that is not exceeded with this probability.
   *
   * @throws RangeError outside 0 to 1.
   */
  quantile(probability: number): number;
  /** The probability of a value not above this one. */
  cdf(value: number): number;
  /**
   * Probability per unit at a value, or its probability when the law is discrete; `Infinity` where a continuous law
   * heaps up without limit.
   */
  density(value: number): number;
  /**
   * Turns uniform draws into draws of this law, one for one: the bits of `quantile` for each. Allocates
   * nothing.
   *
   * @param uniforms - All above 0 and below 1.
   * @param out - At least as long; may be the same array.
   */
  fill(uniforms: Float64Array, out: Float64Array): void;
}

/** What differs between continuous laws; their behaviour at and beyond the ends is the same. */
export interface ContinuousParts {
  readonly mean: number;
  readonly sd: number;
  readonly low: number;
  readonly high: number;
  /** The quantile of a probability above 0 and below 1. */
  quantileInside(probability: number): number;
  /** The cdf of a value above `low` and below `high`. */
  cdfInside(value: number): number;
  /** The density from `low` to `high`. */
  densityInside(value: number): number;
  fill(uniforms: Float64Array, out: Float64Array): void;
}

/** Makes a law of its parts. */
export function continuous(parts: ContinuousParts): Law {
  const { mean, sd, low, high } = parts;
  return {
    kind: "continuous",
    mean,
    sd,
    low,
    high,
    quantile(probability) {
      expectProbability(probability);
      if (probability === 0) return low;
      return probability === 1 ? high : parts.quantileInside(probability);
    },
    cdf(value) {
      if (value <= low) return 0;
      return value >= high ? 1 : parts.cdfInside(value);
    },
    density: (value) => (value < low || value > high ? 0 : parts.densityInside(value)),
    fill: (uniforms, out) => parts.fill(uniforms, out),
  };
}

/** Throws a RangeError for what is no probability. */
export function expectProbability(probability: number): void {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`expected a probability from 0 to 1, got ${probability}`);
  }
}
