/** The uniform numbers that figures are drawn from. */

import { compact, InputError, problem } from "../../base/index.ts";
import { type Study, uniformsFrom } from "../../model/index.ts";
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
 * brings is drawn independently of all else. Where the study was calibrated, what the observations conditioned comes from its
 * draws, in turn: a future takes all of it from one draw.
 *
 * @throws InputError when the study's calibration rests on other tables than its own.
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
  const conditioned = conditionedColumns(study, names);
  if (conditioned.size > 0) {
    const others = names.filter((name) => !conditioned.has(name));
    const { calibration: _, ...byRanges } = study;
    return new Map([...uniformColumns(byRanges, design, { seed, names: others }), ...conditioned]);
  }
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

/** The columns of those streams that a study's calibration conditioned. */
function conditionedColumns({ calibration }: Study, names: readonly string[]): Map<string, UniformColumn> {
  const found = new Map<string, UniformColumn>();
  if (calibration === undefined) return found;
  const { members, streams, stale } = calibration;
  if (stale.length > 0) {
    const hint =
      "`karvan calibrate STUDY` renews it; `--prior`, in code `byRanges(study)`, draws from the ranges alone";
    const expected = "draws conditioned with the tables of the study";
    const got = `those of another ${stale.join(" and another ")}`;
    throw new InputError([problem({ file: "calibration.json", path: "hashes", expected, got, hint })]);
  }
  for (const name of names) {
    if (!Object.hasOwn(streams, name)) continue;
    // The form was checked when the study was read.
    const uniforms = uniformsFrom(streams[name] as string, members) as Float64Array;
    found.set(name, {
      fill(first, out) {
        for (let i = 0; i < out.length; i++) out[i] = uniforms[(first + i) % members] as number;
      },
    });
  }
  return found;
}
