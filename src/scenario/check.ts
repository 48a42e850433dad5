/** What is wrong with a scenario document whose form is wrong: its names and units are checked all the same. */
import {
  type FieldPath,
  InputError,
  type Problem,
  type ProblemLocation,
  pathText,
  show,
} from "../base/index.ts";
import type { Study } from "../model/index.ts";
import { chainOf } from "./chain.ts";
import type { StudyPart } from "./draft.ts";
import { applyEdits, type PlacedEdit, placedEdits } from "./effects.ts";
import { checkScenario } from "./form.ts";
import { amountReader } from "./reader.ts";
import type { Edit, Scenario } from "./scenario.ts";

/**
 * What is wrong with a document beside its form: unknown names, wrong units and the like, in those edits whose form is
 * right. So all that is wrong with a file can be said at once.
 *
 * @param form - What {@link checkScenario} finds wrong with the document.
 * @param where - File, line and column of a path, when the document comes from a file.
 */
export function problemsBesideForm(
  study: StudyPart & Pick<Study, "network" | "scenarios">,
  document: unknown,
  form: readonly Problem[],
  where: (path: FieldPath) => ProblemLocation = (path) => ({ path: pathText(path) }),
): readonly Problem[] {
  if (malformedEdits(form) === undefined) return [];
  const skipped: Edit[] = [];
  const applied: PlacedEdit[] = [];
  try {
    for (const step of chainOf(study, { scenario: document as Scenario, where })) {
      const malformed = malformedEdits(checkScenario(step.scenario));
      if (malformed === undefined) return [];
      for (const [i, placed] of placedEdits(step).entries()) {
        if (malformed.has(i)) skipped.push(placed.edit);
        else applied.push(placed);
      }
    }
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  const { problems } = applyEdits(study, study.network, applied, amountReader);
  return problems.filter((found) => !skipped.some((edit) => mayCause(edit, found)));
}

/** Positions of the edits whose form is wrong; `undefined` where the document as a whole cannot be applied. */
function malformedEdits(form: readonly Problem[]): Set<number> | undefined {
  if (form.some(({ path }) => /^(document$|edits$|extends)/.test(path))) return undefined;
  const indices = form.map(({ path }) => /^edits\[(\d+)\]/.exec(path)?.[1]);
  return new Set(indices.filter((index) => index !== undefined).map(Number));
}

/**
 * Whether a problem may be there only because a malformed edit was skipped: it is about something that the edit names, or
 * about something named after what the edit would add, such as `links.new-road.length`.
 */
function mayCause(edit: unknown, { got }: Problem): boolean {
  const names = new Set<string>();
  JSON.stringify(edit, (_, value) => {
    if (typeof value === "string") names.add(value);
    return value;
  });
  const parts = got.split(/[\s".~*/()+]+/);
  return [...names].some((name) => show(name) === got || parts.includes(name));
}
