/** Applies a scenario to a study. */

import {
  expectArguments,
  type FieldPath,
  hashOf,
  InputError,
  type Problem,
  pathText,
  throwIfErrors,
} from "../base/index.ts";
import type { Network, Study } from "../model/index.ts";
import { chainOf, type ScenarioStep, stepOf } from "./chain.ts";
import { problemsBesideForm } from "./check.ts";
import {
  type AnsweredYear,
  answeredYear,
  daysOfEdits,
  expectYear,
  inYear,
  isDated,
  type YearInput,
  yearOfEdits,
} from "./dates.ts";
import { unchangedHint } from "./editContext.ts";
import { applyEdits, newFaults, type PlacedEdit, placedEdits } from "./effects.ts";
import { checkScenario } from "./form.ts";
import { applyScenarioArguments } from "./given.ts";
import { amountReader } from "./reader.ts";
import type { Edit, Scenario } from "./scenario.ts";

/** A scenario applied to a study's base. */
export interface AppliedScenario {
  readonly id: string;
  readonly title: string;
  /** SHA-256 over the study's hash and all edits, in hex: same hash, same network. */
  readonly hash: string;
  /** The edits in force, those of the scenarios it extends first. */
  readonly edits: readonly Edit[];
  /** The edited network; the base itself when there are no edits. */
  readonly network: Network;
  /** What can be used but is surely not meant, and was not in the base. */
  readonly warnings: readonly Problem[];
  /** The year for which it is applied, and which edits are in force in it. Absent where no edit has a date. */
  readonly year?: AnsweredYear;
}

/** How a scenario is applied. */
export interface ApplyOptions {
  /** The year, or the day, for which: edits that are not in force in it have no effect. */
  readonly year?: YearInput;
}

/**
 * Applies a scenario to a study. All edits are checked before anything is returned; the study never changes.
 *
 * @param scenario - Id of one of the study's scenarios, several ids joined by `+` to apply one after the other, or a
 *   scenario document.
 * @param options - The year; when absent, the first in which all edits with a date have begun, or that of the study.
 * @throws InputError with every problem of every edit: unknown names with the nearest ones, wrong units, edits that
 *   change nothing.
 */
export function applyScenario(
  study: Study,
  scenario: string | Scenario,
  options: ApplyOptions = {},
): AppliedScenario {
  expectArguments(applyScenarioArguments, [study, scenario, options]);
  const { year: asked } = options;
  if (asked !== undefined) expectYear(asked);
  const last = lastStep(study, scenario);
  const all = chainOf(study, last).flatMap(placedEdits);
  const edits = all.map(({ edit }) => edit);
  const year = asked ?? yearOfEdits(study, edits);
  const { inForce: placed, dated } = inYear(all, year);
  const { network, problems } = applyEdits(study, study.network, placed, amountReader);
  throwIfErrors([...problems, ...faultsElsewhere(study, all, placed)]);
  const warnings = newFaults(study.network, network, placed);
  throwIfErrors(warnings);
  const applied = placed.map(({ edit }) => edit);
  const { id, title } = last.scenario;
  const made = {
    id,
    title,
    hash: hashOf({ base: study.hash, edits: applied }),
    edits: applied,
    network,
    warnings,
  };
  if (dated.length === 0) return made;
  const answered = answeredYear(study, [{ year: { year, reason: "edits", edits: dated } }], asked);
  return { ...made, year: answered };
}

/** The year for which a scenario is applied when none is asked for. */
export function yearOfScenario(study: Study, scenario: string | Scenario): YearInput {
  return yearOfEdits(study, editsOf(study, scenario));
}

/** The days on which edits of a scenario begin or end, in order; none without dates. */
export function turningDays(study: Study, scenario: string | Scenario): string[] {
  return daysOfEdits(editsOf(study, scenario));
}

/** Whether an edit of a scenario, or of one that it extends, has a date. */
export function isScenarioDated(study: Study, scenario: string | Scenario): boolean {
  return editsOf(study, scenario).some(isDated);
}

function editsOf(study: Study, scenario: string | Scenario): Edit[] {
  return chainOf(study, lastStep(study, scenario)).flatMap(({ scenario: { edits } }) => edits);
}

/**
 * What is wrong with edits that are not in force, such as unknown names: what they change is not looked at, for other edits
 * may be in force when they are.
 */
function faultsElsewhere(study: Study, all: readonly PlacedEdit[], placed: readonly PlacedEdit[]): Problem[] {
  if (placed.length === all.length) return [];
  const inForce = new Set(placed);
  const others = new Set(all.filter((each) => !inForce.has(each)).map(({ where }) => where([]).path));
  const { problems } = applyEdits(study, study.network, all, amountReader);
  return problems.filter(
    ({ path, hint }) => hint !== unchangedHint && others.has(/^.*?edits\[\d+\]/.exec(path)?.[0] ?? ""),
  );
}

function lastStep(study: Study, scenario: string | Scenario): ScenarioStep {
  const form = typeof scenario === "string" ? [] : checkScenario(scenario);
  if (form.length > 0) throw new InputError([...form, ...problemsBesideForm(study, scenario, form)]);
  return typeof scenario === "string"
    ? stepOf(study, scenario, { path: "scenario" })
    : { scenario, where: (path: FieldPath) => ({ path: pathText(path) }) };
}
