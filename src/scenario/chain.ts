/** Which scenarios apply, in which order: those that a scenario extends, then itself. */
import {
  append,
  didYouMean,
  type FieldPath,
  InputError,
  nearest,
  type Problem,
  type ProblemLocation,
  problem,
} from "../base/index.ts";
import type { Study } from "../model/index.ts";
import type { Scenario } from "./scenario.ts";

/** One of the scenarios that apply, and where the parts of its document are. */
export interface ScenarioStep {
  readonly scenario: Scenario;
  readonly where: (path: FieldPath) => ProblemLocation;
}

/**
 * The scenarios that an `extends` leads through, parents first, in their order; each once, however many extend it.
 *
 * @param problems - Takes what is wrong; of an unknown name the nearest scenario then applies. Absent to throw it.
 * @throws InputError for names that are unknown, and for scenarios that extend each other in a circle.
 */
export function chainOf(
  study: Pick<Study, "scenarios">,
  last: ScenarioStep,
  problems?: Problem[],
): ScenarioStep[] {
  const chain: ScenarioStep[] = [];
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (problems === undefined || !(error instanceof InputError)) throw error;
      append(problems, error.problems);
      return undefined;
    }
  };
  const visit = (step: ScenarioStep, children: readonly string[]): void => {
    const names = [...children, step.scenario.id];
    // A document whose form is wrong may hold anything.
    const parents = [step.scenario.extends ?? []].flat().filter((parent) => typeof parent === "string");
    for (const [i, parent] of parents.entries()) {
      const where = step.where(typeof step.scenario.extends === "string" ? ["extends"] : ["extends", i]);
      if (attempt(() => checkParent(parent, parents.slice(0, i), names, where) ?? true) === undefined)
        continue;
      if (chain.some(({ scenario: known }) => known.id === parent)) continue;
      const found = attempt(() => stepOf(study, parent, where)) ?? nearestStep(study, parent, where);
      if (found !== undefined && !names.includes(found.scenario.id)) visit(found, names);
    }
    chain.push(step);
  };
  visit(last, []);
  return chain;
}

function nearestStep(
  study: Pick<Study, "scenarios">,
  id: string,
  where: ProblemLocation,
): ScenarioStep | undefined {
  const [near] = nearest(id, study.scenarios.keys());
  return near === undefined ? undefined : stepOf(study, near, where);
}

function checkParent(
  parent: string,
  before: readonly string[],
  names: readonly string[],
  where: ProblemLocation,
): void {
  if (before.includes(parent)) {
    const hint = "a scenario applies once: remove one of the two";
    throw new InputError([problem({ ...where, expected: "each scenario once", got: parent, hint })]);
  }
  if (!names.includes(parent)) return;
  const got = [...names.slice(names.indexOf(parent)), parent].join(" > ");
  const expected = "scenarios that do not extend each other in a circle";
  throw new InputError([problem({ ...where, expected, got, hint: "remove one extends" })]);
}

/**
 * A scenario of a study, or several joined by `+`.
 *
 * @param where - ProblemLocation it is named.
 * @throws InputError when there is none of that id.
 */
export function stepOf(study: Pick<Study, "scenarios">, id: string, where: ProblemLocation): ScenarioStep {
  const found = study.scenarios.get(id);
  if (found !== undefined) return { scenario: found.document as Scenario, where: found.where };
  const joint = combined(study, id);
  if (joint !== undefined) return { scenario: joint, where: () => where };
  const hint = didYouMean(id, study.scenarios.keys(), 3);
  throw new InputError([problem({ ...where, expected: "the id of a scenario", got: id, hint })]);
}

/** The document of several scenarios together, `planned-link+secure-border`: one after the other, without edits of its own. */
function combined({ scenarios }: Pick<Study, "scenarios">, id: string): Scenario | undefined {
  const parts = id.split("+");
  if (parts.length < 2) return undefined;
  const titles = parts.map((part) => (scenarios.get(part)?.document as Scenario | undefined)?.title ?? part);
  return { version: 1, id, title: titles.join("; "), extends: parts, edits: [] };
}

/**
 * The document of a scenario of a study, or of several joined by `+`.
 *
 * @returns `undefined` when there is none of that id.
 */
export function scenarioDocument(study: Study, id: string): Scenario | undefined {
  return (study.scenarios.get(id)?.document as Scenario | undefined) ?? combined(study, id);
}
