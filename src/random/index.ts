export { blockSize } from "./blocks.ts";
export { type CorrelationFactor, correlate, correlationFactor } from "./correlation/correlate.ts";
export { type Correlation, checkCorrelation, normalScoreMatrix } from "./correlation/correlation.ts";
export { type Matrix, nearestCorrelation } from "./correlation/nearest.ts";
export type { UniformColumn } from "./designs/column.ts";
export { checkDesign, type Design, type DesignColumnsOptions, designColumns } from "./designs/design.ts";
export { haltonDimensions } from "./designs/halton.ts";
export { checkDistribution, type Distribution, lawOf } from "./distribution.ts";
export { checkFittedRange, type FittedRange, type FittedShape, fitRange } from "./fitRange.ts";
export { inOrder } from "./inOrder.ts";
export type { Law } from "./law.ts";
export type { Beta } from "./laws/beta.ts";
export type { Constant } from "./laws/constant.ts";
export type { Discrete } from "./laws/discrete.ts";
export type { Empirical } from "./laws/empirical.ts";
export type { Exponential } from "./laws/exponential.ts";
export type { Gamma } from "./laws/gamma.ts";
export type { Lognormal, QuantilePoint } from "./laws/lognormal.ts";
export type { Normal } from "./laws/normal.ts";
export type { Pert } from "./laws/pert.ts";
export type { Poisson } from "./laws/poisson.ts";
export type { Triangular } from "./laws/triangular.ts";
export type { TruncatedNormal } from "./laws/truncatedNormal.ts";
export type { Uniform } from "./laws/uniform.ts";
export type { Weibull } from "./laws/weibull.ts";
export { normalCdf, normalDensity } from "./normalCdf.ts";
export { fillNormal, normalQuantile } from "./normalQuantile.ts";
export { checkSeed, type Seed } from "./seed.ts";
export { type Purpose, type Stream, stream, uniformAt } from "./stream.ts";
export {
  blockMoments,
  type Moments,
  mergeMoments,
  momentsOf,
  noMoments,
  standardErrorOf,
  sumOf,
  varianceOf,
} from "./sums.ts";
export { fillUniforms } from "./uniforms.ts";
