/** The uniform numbers that figures are drawn from. */

import { compact, InputError, problem } from "../../base/index.ts";
import type { Study } from "../../model/index.ts";
import {
  type Design,
  designColumns,
  haltonDimensions,
  type Seed,
  sobolDimensions,
  type UniformColumn,
} from "../../random/index.ts";
import { dimensionsOf } from "./dimensions.ts";

/**
 * The uniform numbers of some streams. Under an even design the figures of the study have a dimension each; what only a scenario
 * brings is drawn independently of all else.
 */
export function uniformColumns(
  study: Study,
  design: Design,
  { seed, names }: { readonly seed: Seed; readonly names: readonly string[] },
): ReadonlyMap<string, UniformColumn> {
  const columns = (
    type: Design,
    some: readonly string[],
    dimensions?: readonly number[],
  ): (readonly [string, UniformColumn])[] =>
    designColumns(type, compact({ seed, names: some, dimensions })).map(
      (column, i) => [some[i] as string, column] as const,
    );
  if (design.type !== "sobol" && design.type !== "halton") return new Map(columns(design, names));
  const dimensions = dimensionsOf(study);
  const most = design.type === "sobol" ? sobolDimensions : haltonDimensions;
  if (dimensions.size > most) {
    const expected = `at most ${most} uncertain figures or groups, used or not`;
    const hint = "latinHypercube and monteCarlo take any number of them";
    throw new InputError([problem({ path: "design", expected, got: design.type, hint })]);
  }
  const own = names.filter((name) => dimensions.has(name));
  const further = names.filter((name) => !dimensions.has(name));
  const places = own.map((name) => dimensions.get(name) as number);
  return new Map([...columns(design, own, places), ...columns({ type: "monteCarlo" }, further)]);
}
