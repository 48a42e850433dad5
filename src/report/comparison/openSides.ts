// Opens base and scenario of a comparison again, for details that the comparison itself does not hold.
import type { Comparison } from "../../futures/index.ts";
import type { Study } from "../../model/index.ts";
import { type ScenarioModel, scenarioModel } from "../../routing/index.ts";
import type { Scenario } from "../../scenario/index.ts";

/** The scenario documents of a comparison; needed only for documents that are not part of the study. */
export interface Documents {
  /** The base; the study's scenario with that id when absent. */
  readonly base?: Scenario;
  /** The scenario; the study's scenario with that id when absent. */
  readonly scenario?: Scenario;
}

/** Base and scenario of a comparison, ready for route queries. */
export interface Sides {
  readonly base: ScenarioModel;
  readonly scenario: ScenarioModel;
}

/**
 * Opens base and scenario of a comparison again.
 *
 * @throws RangeError when the comparison was made with another study or other scenarios.
 */
export function openSides(study: Study, comparison: Comparison, documents: Documents = {}): Sides {
  const { year, edits } = comparison.year;
  const comparedIn = edits.length === 0 ? undefined : year;
  const open = (side: "base" | "scenario"): ScenarioModel => {
    const { id, hash } = comparison[side];
    const model = scenarioModel(study, documents[side] ?? id, comparedIn);
    if (model.scenario.hash !== hash) {
      throw new RangeError(
        `the comparison used ${id} with hash ${hash.slice(0, 12)}, but its hash is now ${model.scenario.hash.slice(0, 12)}`,
      );
    }
    return model;
  };
  return { base: open("base"), scenario: open("scenario") };
}
