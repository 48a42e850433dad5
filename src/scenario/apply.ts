import {
  canonicalJson,
  compact,
  didYouMean,
  type FieldPath,
  hashOf,
  InputError,
  type Problem,
  type ProblemLocation,
  pathText,
  problem,
  throwIfErrors,
} from "../base/index.ts";
import { checkNetwork, type Network, type Study } from "../model/index.ts";
import { checkScenario } from "./check.ts";
import { Draft, type EditContext, type Report } from "./draft.ts";
import { setCalendar } from "./edits/calendars.ts";
import { setCrossing } from "./edits/crossings.ts";
import { scale, set } from "./edits/figures.ts";
import { addLink, addPlace, closeLink, openLink } from "./edits/links.ts";
import { setTariff } from "./edits/tariffs.ts";
import { addZone, setRegime } from "./edits/zones.ts";
import type { Edit, Scenario } from "./scenario.ts";

/** A scenario applied to a study's base. */
export interface AppliedScenario {
  readonly id: string;
  readonly title: string;
  /** SHA-256 over the study's hash and all edits, in hex: same hash, same network. */
  readonly hash: string;
  /** The edited network; the very base when there are no edits. */
  readonly network: Network;
  /** What is usable but surely not meant, and was right in the base. */
  readonly warnings: readonly Problem[];
}

/** One of the scenarios an `extends` leads through, and where its parts stand. */
interface Step {
  readonly scenario: Scenario;
  readonly where: (path: FieldPath) => ProblemLocation;
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
  const chain = chainOf(study, scenario);
  const problems: Problem[] = [];
  const draft = new Draft(study);
  for (const { scenario, where } of chain) {
    for (const [i, edit] of scenario.edits.entries()) {
      const report: Report = (field, fault) => {
        problems.push(problem({ ...where(["edits", i, ...fieldParts(field)]), ...fault }));
      };
      applyEdit(edit, draft, { prefix: `scenarios.${scenario.id}.edits[${i}]`, report });
    }
  }
  throwIfErrors(problems);
  const { id, title } = (chain.at(-1) as Step).scenario;
  const edits = chain.flatMap((step) => step.scenario.edits);
  const network = edits.length === 0 ? study.network : draft.network();
  const warnings = edits.length === 0 ? [] : newFaults(study, network, chain);
  throwIfErrors(warnings);
  return { id, title, hash: hashOf({ base: study.hash, edits }), network, warnings };
}

function fieldParts(field: string): (string | number)[] {
  const parts = field.match(/[^.[\]]+|\[\d+\]/g) ?? [];
  return parts.map((part) => (part.startsWith("[") ? Number(part.slice(1, -1)) : part));
}

function applyEdit(edit: Edit, draft: Draft, context: EditContext): void {
  switch (edit.type) {
    case "openLink":
      openLink(edit, draft, context);
      break;
    case "closeLink":
      closeLink(edit, draft, context);
      break;
    case "set":
      set(edit, draft, context);
      break;
    case "scale":
      scale(edit, draft, context);
      break;
    case "addPlace":
      addPlace(edit, draft, context);
      break;
    case "addLink":
      addLink(edit, draft, context);
      break;
    case "setCrossing":
      setCrossing(edit, draft, context);
      break;
    case "addZone":
      addZone(edit, draft, context);
      break;
    case "setRegime":
      setRegime(edit, draft, context);
      break;
    case "setTariff":
      setTariff(edit, draft, context);
      break;
    case "setCalendar":
      setCalendar(edit, draft, context);
      break;
  }
}

/** The scenarios an `extends` leads through, parents first, in their order; each once, however many extend it. */
function chainOf(study: Study, scenario: string | Scenario): Step[] {
  if (typeof scenario !== "string") throwIfErrors(checkScenario(scenario));
  const chain: Step[] = [];
  const visit = (step: Step, children: readonly string[]): void => {
    const names = [...children, step.scenario.id];
    const parents = [step.scenario.extends ?? []].flat();
    for (const [i, parent] of parents.entries()) {
      const where = step.where(typeof step.scenario.extends === "string" ? ["extends"] : ["extends", i]);
      checkParent(parent, parents.slice(0, i), names, where);
      if (chain.some(({ scenario: known }) => known.id === parent)) continue;
      visit(stepOf(study, parent, where), names);
    }
    chain.push(step);
  };
  const first: Step =
    typeof scenario === "string"
      ? stepOf(study, scenario, { path: "scenario" })
      : { scenario, where: (path) => ({ path: pathText(path) }) };
  visit(first, []);
  return chain;
}

function checkParent(
  parent: string,
  before: readonly string[],
  names: readonly string[],
  where: ProblemLocation,
): void {
  if (before.includes(parent)) {
    const hint = "a scenario applies once: take one of the two out";
    throw new InputError([problem({ ...where, expected: "each scenario once", got: parent, hint })]);
  }
  if (!names.includes(parent)) return;
  const got = [...names.slice(names.indexOf(parent)), parent].join(" > ");
  const expected = "scenarios that do not extend each other in a circle";
  throw new InputError([problem({ ...where, expected, got, hint: "take one extends out" })]);
}

function stepOf(study: Study, id: string, where: ProblemLocation): Step {
  const found = study.scenarios.get(id);
  if (found !== undefined) return { scenario: found.document as Scenario, where: found.where };
  const together = combined(study, id);
  if (together !== undefined) return { scenario: together, where: () => where };
  const hint = didYouMean(id, study.scenarios.keys(), 3);
  throw new InputError([problem({ ...where, expected: "the id of a scenario", got: id, hint })]);
}

/** The document of several scenarios together, `planned-link+secure-border`: one after the other, nothing of its own. */
function combined({ scenarios }: Study, id: string): Scenario | undefined {
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

/** Faults of a study's own network, which never changes. */
const baseFaults = new WeakMap<Study, ReadonlySet<string>>();

/** What is wrong with the edited network and was not with the base, at the last edit that names what is wrong. */
function newFaults(study: Study, network: Network, chain: readonly Step[]): Problem[] {
  const known = baseFaults.get(study) ?? new Set(checkNetwork(study.network).map((p) => p.path + p.expected));
  baseFaults.set(study, known);
  const edits = chain.flatMap(({ scenario, where }) =>
    scenario.edits.map((edit, i) => ({ text: canonicalJson(edit), where: where(["edits", i]) })),
  );
  return checkNetwork(network)
    .filter((p) => !known.has(p.path + p.expected))
    .map((p) => {
      const id = /\[(.*)\]/.exec(p.path)?.[1] ?? "";
      const { where } =
        edits.findLast(({ text }) => text.includes(id)) ?? (edits.at(-1) as (typeof edits)[number]);
      return compact<Problem>({ ...p, ...where, path: `${where.path}, ${p.path}` });
    });
}
