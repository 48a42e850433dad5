/** Everything wrong with a scenario document, with its form and with the names it uses, all at once. */
import {
  type FieldPath,
  InputError,
  type Problem,
  type ProblemLocation,
  pathText,
  show,
} from "../base/index.ts";
import type { Study } from "../model/index.ts";
import { chainOf, type Step } from "./chain.ts";
import type { StudyPart } from "./draft.ts";
import { applyEdits, type PlacedEdit, placedEdits } from "./effects.ts";
import { checkScenario } from "./form.ts";
import { amountReader } from "./reader.ts";
import type { Scenario } from "./scenario.ts";

/**
 * Everything wrong with a scenario document: its form, and unknown names, wrong units and the like in those edits whose
 * form is right.
 *
 * @param where - File, line and column of a path, when the document comes from a file.
 */
export function scenarioProblems(
  study: StudyPart & Pick<Study, "network" | "scenarios">,
  document: unknown,
  where: (path: FieldPath) => ProblemLocation = (path) => ({ path: pathText(path) }),
): Problem[] {
  const form = checkScenario(document, where);
  if (brokenEdits(form) === undefined) return form;
  let chain: Step[];
  try {
    chain = chainOf(study, { scenario: document as Scenario, where });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [...form, ...error.problems];
  }
  const broken: PlacedEdit[] = [];
  const applicable: PlacedEdit[] = [];
  for (const step of chain) {
    const indices = brokenEdits(checkScenario(step.scenario));
    if (indices === undefined) return form;
    for (const [i, edit] of placedEdits(step).entries()) (indices.has(i) ? broken : applicable).push(edit);
  }
  const { problems } = applyEdits(study, study.network, applicable, amountReader);
  return [...form, ...problems.filter((found) => !broken.some(({ edit }) => mayCause(edit, found)))];
}

/** Which edits of a document have faults of form; `undefined` where the document as a whole cannot be applied. */
function brokenEdits(form: readonly Problem[]): Set<number> | undefined {
  if (form.some(({ path }) => /^(document$|edits$|extends)/.test(path))) return undefined;
  const indices = form.map(({ path }) => /^edits\[(\d+)\]/.exec(path)?.[1]);
  return new Set(indices.filter((index) => index !== undefined).map(Number));
}

/**
 * Whether a problem may be there only because an edit with a fault of form was left out: it is about something that this
 * edit names, or about something named after what the edit would add.
 */
function mayCause(edit: unknown, { got }: Problem): boolean {
  const texts: string[] = [];
  const ids: string[] = [];
  JSON.stringify(edit, (key, value) => {
    if (typeof value === "string") (key === "id" ? ids : texts).push(value);
    return value;
  });
  return texts.some((text) => show(text) === got) || ids.some((id) => got.includes(id));
}
