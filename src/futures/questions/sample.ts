/** Samples of uncertain figures for analyses. */

import { blockSize, type Steps } from "../../base/index.ts";
import { fillUniforms, type Seed, stream } from "../../random/index.ts";

/** The uniform numbers of a stream: those that `compare` draws with the same seed. */
export function uniformsOf(
  name: string,
  purpose: "uncertainty" | "variability",
  seed: Seed,
  futures: number,
): Float64Array {
  const column = new Float64Array(Math.ceil(futures / blockSize) * blockSize);
  fillUniforms(stream(seed, name, purpose), 0, column);
  return column.subarray(0, futures);
}

/** The uniform numbers of inputs, by name. */
export function* sampleOf(
  inputs: readonly { readonly name: string }[],
  seed: Seed,
  futures: number,
): Steps<Map<string, Float64Array>> {
  const columns = new Map<string, Float64Array>();
  for (const { name } of inputs) {
    columns.set(name, uniformsOf(name, "uncertainty", seed, futures));
    yield;
  }
  return columns;
}
