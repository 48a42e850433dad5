import {
  checkNetwork,
  didYouMean,
  hashOf,
  InputError,
  type Network,
  type Path,
  type Problem,
  pathText,
  problem,
  type Study,
} from "../model/index.ts";
import { checkScenario } from "./check.ts";
import { Draft, type EditContext, type Report } from "./draft.ts";
import { scale, set } from "./edits/figures.ts";
import { addLink, addPlace, closeLink, openLink } from "./edits/links.ts";
import { setCrossing, setTariff } from "./edits/prices.ts";
import type { Edit, Scenario } from "./scenario.ts";

/** A scenario applied to a study's base. */
export interface AppliedScenario {
  readonly id: string;
  readonly title: string;
  /** SHA-256 over the study's hash and all edits, in hex: same hash, same network. */
  readonly hash: string;
  /** The edited network; the very base when there are no edits. */
  readonly network: Network;
}

/** One scenario of a chain of `extends`, and where its file is. */
interface Step {
  readonly scenario: Scenario;
  readonly place: (path: Path) => Pick<Problem, "file" | "line" | "column">;
}

/**
 * Applies a scenario to a study. All edits are checked before anything is returned; the study never changes.
 *
 * @param scenario - Id of one of the study's scenarios, or a scenario document.
 * @throws InputError with every problem of every edit: unknown names with the nearest ones, wrong units, edits that
 *   change nothing.
 */
export function applyScenario(study: Study, scenario: string | Scenario): AppliedScenario {
  const chain = chainOf(study, scenario);
  const problems: Problem[] = [];
  const draft = new Draft(study.network, study.commodities, study.sources, study.currency);
  for (const step of chain) {
    for (const [i, edit] of step.scenario.edits.entries()) {
      applyEdit(edit, draft, {
        prefix: `scenarios.${step.scenario.id}.edits[${i}]`,
        report: reporter(step, i, problems),
      });
    }
  }
  const { id, title } = (chain.at(-1) as Step).scenario;
  const edits = chain.flatMap((step) => step.scenario.edits);
  const network = edits.length === 0 ? study.network : draft.network();
  if (problems.length === 0 && edits.length > 0) problems.push(...newFaults(study, network, chain));
  if (problems.some((p) => p.severity === "error")) throw new InputError(problems);
  return { id, title, hash: hashOf({ base: study.hash, edits }), network };
}

function reporter(step: Step, i: number, problems: Problem[]): Report {
  return (field, { expected, got, hint }) => {
    const path: Path = ["edits", i, ...fieldParts(field)];
    const place = step.place(path);
    problems.push(
      problem({ ...place, path: pathText(path), expected, got, ...(hint === undefined ? {} : { hint }) }),
    );
  };
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
    case "setTariff":
      setTariff(edit, draft, context);
      break;
  }
}

/** The scenarios an `extends` leads through, the first parent first. */
function chainOf(study: Study, scenario: string | Scenario): Step[] {
  const chain: Step[] = [];
  let next: string | undefined = typeof scenario === "string" ? scenario : undefined;
  if (typeof scenario !== "string") {
    const problems = checkScenario(scenario);
    if (problems.length > 0) throw new InputError(problems);
    chain.unshift({ scenario, place: () => ({}) });
    next = scenario.extends;
  }
  while (next !== undefined) {
    const names = chain.map((step) => step.scenario.id);
    if (names.includes(next)) throw circle([next, ...names.slice(0, names.indexOf(next) + 1)], chain[0]);
    const step = stepOf(study, next, chain[0]);
    chain.unshift(step);
    next = step.scenario.extends;
  }
  return chain;
}

function stepOf(study: Study, id: string, child: Step | undefined): Step {
  const file = study.scenarios.get(id);
  if (file === undefined) {
    const hint =
      didYouMean(id, study.scenarios.keys(), 3) ?? `the study has ${[...study.scenarios.keys()].join(", ")}`;
    const path = child === undefined ? "scenario" : "extends";
    const place = child?.place(["extends"]) ?? {};
    throw new InputError([problem({ ...place, path, expected: "the id of a scenario", got: id, hint })]);
  }
  return {
    scenario: file.document as Scenario,
    place: (path) => ({ file: file.file, ...file.locate(path) }),
  };
}

function circle(names: readonly string[], step: Step | undefined): InputError {
  const expected = "scenarios that do not extend each other in a circle";
  return new InputError([
    problem({ ...step?.place(["extends"]), path: "extends", expected, got: names.join(" > ") }),
  ]);
}

/** What is wrong with the edited network and was not with the base. */
function newFaults(study: Study, network: Network, chain: readonly Step[]): Problem[] {
  const known = new Set(checkNetwork(study.network).map((p) => p.path + p.expected));
  const place = (chain.at(-1) as Step).place(["edits"]);
  return checkNetwork(network)
    .filter((p) => p.severity === "error" && !known.has(p.path + p.expected))
    .map((p) => ({ ...p, ...place }));
}
