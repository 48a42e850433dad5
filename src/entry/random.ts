/**
 * Distributions, sampling designs and correlation. Each draw is a function of seed, name and index alone, so results do not
 * depend on the order or number of draws.
 *
 * @module
 */

// Distributions: density, quantile, mean
export { lawOf, checkDistribution, type Distribution, type Law } from "../random/index.ts";
export type {
  Beta,
  Constant,
  Discrete,
  Empirical,
  Exponential,
  Gamma,
  Lognormal,
  Normal,
  Pert,
  Poisson,
  QuantilePoint,
  Triangular,
  TruncatedNormal,
  Uniform,
  Weibull,
} from "../random/index.ts";

// A distribution from a range of experts
export { fitRange, type FittedRange, type FittedShape } from "../random/index.ts";

// Sampling designs: uniforms between 0 and 1
export {
  designColumns,
  type Design,
  type DesignColumnsOptions,
  type Purpose,
  type UniformColumn,
} from "../random/index.ts";

// Correlated inputs
export {
  correlate,
  correlationFactor,
  checkCorrelation,
  nearestCorrelation,
  type Correlation,
  type CorrelationFactor,
  type Matrix,
} from "../random/index.ts";
