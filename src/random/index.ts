export { checkDistribution, type Distribution, lawOf } from "./distribution.ts";
export { inOrder } from "./inOrder.ts";
export type { Law } from "./law.ts";
export type { Constant } from "./laws/constant.ts";
export type { Discrete } from "./laws/discrete.ts";
export type { Lognormal } from "./laws/lognormal.ts";
export type { Triangular } from "./laws/triangular.ts";
export type { Uniform } from "./laws/uniform.ts";
export { normalCdf, normalDensity } from "./normalCdf.ts";
export { fillNormal, normalQuantile } from "./normalQuantile.ts";
export { checkSeed, type Seed } from "./seed.ts";
export { blockSize, type Purpose, type Stream, stream, uniformAt } from "./stream.ts";
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
