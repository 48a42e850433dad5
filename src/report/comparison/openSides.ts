import type { Comparison } from "../../futures/index.ts";
import type { Study } from "../../model/index.ts";
import { type ScenarioModel, scenarioModel } from "../../routing/index.ts";
import type { Scenario } from "../../scenario/index.ts";

/** The scenario documents of a comparison, needed only when they are not among the study's own. */
export interface Documents {
  /** The base compared with; the study's scenario of that id when absent. */
  readonly base?: Scenario;
  /** The scenario compared; the study's scenario of that id when absent. */
  readonly scenario?: Scenario;
}

/** Base and scenario of a comparison, ready to be asked for routes. */
export interface Sides {
  readonly base: ScenarioModel;
  readonly scenario: ScenarioModel;
}

/**
 * Opens both sides of a comparison again, to tell more of them than the comparison holds.
 *
 * @throws RangeError when the comparison was made with another study or other scenarios.
 */
export function openSides(study: Study, comparison: Comparison, documents: Documents = {}): Sides {
  const open = (side: "base" | "scenario"): ScenarioModel => {
    const { id, hash } = comparison[side];
    const model = scenarioModel(study, documents[side] ?? id);
    if (model.scenario.hash !== hash) {
      throw new RangeError(
        `comparison of ${hash.slice(0, 12)}, but ${id} is now ${model.scenario.hash.slice(0, 12)}`,
      );
    }
    return model;
  };
  return { base: open("base"), scenario: open("scenario") };
}
