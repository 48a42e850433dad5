/** Applies a scenario to a study. */
import { type FieldPath, hashOf, InputError, type Problem, pathText, throwIfErrors } from "../base/index.ts";
import type { Network, Study } from "../model/index.ts";
import { chainOf, stepOf } from "./chain.ts";
import { problemsBesideForm } from "./check.ts";
import { applyEdits, newFaults, placedEdits } from "./effects.ts";
import { checkScenario } from "./form.ts";
import { amountReader } from "./reader.ts";
import type { Edit, Scenario } from "./scenario.ts";

/** A scenario applied to a study's base. */
export interface AppliedScenario {
  readonly id: string;
  readonly title: string;
  /** SHA-256 over the study's hash and all edits, in hex: same hash, same network. */
  readonly hash: string;
  /** All edits, those of the scenarios it extends first. */
  readonly edits: readonly Edit[];
  /** The edited network; the base itself when there are no edits. */
  readonly network: Network;
  /** What can be used but is surely not meant, and was not in the base. */
  readonly warnings: readonly Problem[];
}

/**
 * Applies a scenario to a study. All edits are checked before anything is returned; the study never changes.
 *
 * @param scenario - Id of one of the study's scenarios, several ids joined by `+` to apply one after the other, or a
 *   scenario document.
 * @throws InputError with every problem of every edit: unknown names with the nearest ones, wrong units, edits that
 *   change nothing.
 */
export function applyScenario(study: Study, scenario: string | Scenario): AppliedScenario {
  const form = typeof scenario === "string" ? [] : checkScenario(scenario);
  if (form.length > 0) throw new InputError([...form, ...problemsBesideForm(study, scenario, form)]);
  const last =
    typeof scenario === "string"
      ? stepOf(study, scenario, { path: "scenario" })
      : { scenario, where: (path: FieldPath) => ({ path: pathText(path) }) };
  const placed = chainOf(study, last).flatMap(placedEdits);
  const { network, problems } = applyEdits(study, study.network, placed, amountReader);
  throwIfErrors(problems);
  const warnings = newFaults(study.network, network, placed);
  throwIfErrors(warnings);
  const edits = placed.map(({ edit }) => edit);
  const { id, title } = last.scenario;
  return { id, title, hash: hashOf({ base: study.hash, edits }), edits, network, warnings };
}
