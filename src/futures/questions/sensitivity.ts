/** Which figures drive a difference, by tornado, Morris or Sobol' indices. */

import { didYouMean, displayed, expectArguments, InputError, paced, problem } from "../../base/index.ts";
import {
  type MorrisRow,
  morrisDesign,
  morrisEffects,
  type SobolIndices,
  sobolDesign,
  sobolSteps,
  streamUniforms,
  type Tornado,
  tornado,
  tornadoDesign,
} from "../../methods/index.ts";
import { checkSeed, type Seed } from "../../random/index.ts";
import { type StudyOrModel, studyOf } from "../../routing/index.ts";
import { defaultSeed } from "../compare/compare.ts";
import { sensitivityArguments } from "../given.ts";
import {
  DifferenceFunction,
  type DifferenceQuery,
  describeInput,
  type InputSummary,
  type QuerySummary,
} from "./difference.ts";
import type { AskOptions } from "./studyFunction.ts";

/** How a sensitivity analysis is made. */
export interface SensitivityOptions extends AskOptions {
  /**
   * `tornado`: one input at a time, from its 10 % to its 90 % quantile. `morris`: elementary effects along trajectories, for
   * screening. `sobol`: shares of the variance, first-order and total.
   */
  readonly method: "tornado" | "morris" | "sobol";
  /** Trajectories of `morris` (default 50), base points of `sobol` (default 1,024). */
  readonly points?: number;
  /** `"2026"` when absent. */
  readonly seed?: Seed;
}

/** Which figures drive a difference. */
export type Sensitivity = {
  readonly query: QuerySummary;
  /** What can vary, with the figures in it; results name inputs by `name`. */
  readonly inputs: readonly InputSummary[];
  /** How often the model was asked. */
  readonly evaluations: number;
} & (
  | { readonly method: "tornado"; readonly result: Tornado }
  | { readonly method: "morris"; readonly seed: Seed; readonly result: readonly MorrisRow[] }
  | { readonly method: "sobol"; readonly seed: Seed; readonly result: SobolIndices }
);

const methods = ["tornado", "morris", "sobol"];

/**
 * Which figures drive the difference between a scenario and its base: how it changes when uncertain figures move over their
 * ranges. Figures that move together are one input.
 *
 * @throws InputError when a name is unknown, an option is wrong, or nothing is uncertain.
 * @example
 * ```ts
 * import { sensitivity } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const journey = { commodity: "container", from: "alma", to: "gora" };
 * const query = { base: "status-quo", scenario: "rail-joined", ...journey };
 * const found = await sensitivity(study, query, { method: "tornado" });
 * if (found.method === "tornado") console.log(found.result.rows[0].input, found.result.rows[0].swing.toFixed(2));
 * // border 54.06
 * ```
 */
export async function sensitivity(
  study: StudyOrModel,
  query: DifferenceQuery,
  options: SensitivityOptions,
): Promise<Sensitivity> {
  expectArguments(sensitivityArguments, [study, query, options]);
  return displayed(await drivers(study, query, options), "sensitivity", studyOf(study));
}

async function drivers(
  study: StudyOrModel,
  query: DifferenceQuery,
  options: SensitivityOptions,
): Promise<Sensitivity> {
  const { method, points, seed = defaultSeed } = options;
  const problems = checkSeed(seed);
  if (!methods.includes(method)) {
    const hint = didYouMean(String(method), methods);
    problems.push(problem({ path: "method", expected: `one of ${methods.join(", ")}`, got: method, hint }));
  }
  if (problems.length > 0) throw new InputError(problems);
  const difference = await paced(DifferenceFunction.open(study, query), { signal: options.signal });
  const { inputs } = difference.of;
  const names = inputs.map(({ name }) => name);
  if (names.length === 0) {
    const expected = "figures with a range of what is plausible behind these journeys";
    throw new InputError([problem({ path: "study", expected, got: "none" })]);
  }
  const summary = { query: difference.summary, inputs: inputs.map(describeInput) };
  if (method === "tornado") {
    const design = tornadoDesign({ inputs: names });
    const result = tornado(design, await difference.askAll(design.parts, options));
    return { ...summary, method, evaluations: design.count, result };
  }
  const uniforms = streamUniforms(seed);
  if (method === "morris") {
    const design = morrisDesign({ inputs: names, trajectories: points ?? 50, uniforms });
    const result = morrisEffects(design, await difference.askAll(design.parts, options));
    const sorted = result.sort((a, b) => b.muStar - a.muStar || (a.input < b.input ? -1 : 1));
    return { ...summary, method, seed, evaluations: design.count, result: sorted };
  }
  const design = sobolDesign({ inputs: names, points: points ?? 1024, uniforms });
  const indices = await paced(sobolSteps(design, await difference.askAll(design.parts, options), { seed }), {
    signal: options.signal,
  });
  const evaluations = design.count;
  if (indices.status === "notDefined") return { ...summary, method, seed, evaluations, result: indices };
  const rows = [...indices.rows].sort((a, b) => b.total - a.total || (a.input < b.input ? -1 : 1));
  return { ...summary, method, seed, evaluations, result: { ...indices, rows } };
}
