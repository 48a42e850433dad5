/** Everything that is wrong with a scenario document: what its form hides is checked all the same. */
import { append, type FieldPath, type Problem, type ProblemLocation, pathText } from "../base/index.ts";
import type { Network, ScenarioFile, Study } from "../model/index.ts";
import { chainOf, type ScenarioStep } from "./chain.ts";
import { dateFaults, inYear, yearOfEdits } from "./dates.ts";
import type { StudyPart } from "./draft.ts";
import { applyEdits, namesAdded, newFaults, type PlacedEdit, placedEdits } from "./effects.ts";
import { checkScenario } from "./form.ts";
import { amountReader } from "./reader.ts";
import { repaired, withNearestTypes } from "./repair.ts";
import type { Scenario } from "./scenario.ts";

/**
 * What is wrong with a document beside its form: unknown scenarios and names, wrong units and the like, also in edits whose
 * form is wrong. So all that is wrong with a file can be said at once; what only follows from a fault is not said.
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
  if (form.some(({ path }) => path === "document")) return [];
  const renamed = withNearestTypes(document);
  const seen = new Set(form.map(({ path }) => path));
  const problems = checkScenario(renamed, where).filter(({ path }) => !seen.has(path));
  const paths = [...form, ...problems]
    .map(({ path }) => path)
    .filter((path) => !isTypeOf(path, renamed, document));
  const own = placed(study, { scenario: renamed as Scenario, where }, paths, problems);
  const {
    network,
    problems: found,
    faulty,
  } = applyEdits(study, study.network, own.edits, amountReader, own.suspects);
  append(problems, found);
  if (study.doubt === undefined)
    append(
      problems,
      newFaults(study.network, network, own.edits, faulty).filter(({ severity }) => severity === "error"),
    );
  return problems;
}

/** The network of a scenario of a study with faults; none where any of its edits has a fault or rests on one. */
export function networkOf(
  study: StudyPart & Pick<Study, "network" | "scenarios" | "asOf">,
  id: string,
): Network | undefined {
  const { document, where } = study.scenarios.get(id) as ScenarioFile;
  const problems: Problem[] = [];
  if (checkScenario(document).length > 0) return undefined;
  const all = chainOf(study, { scenario: document as Scenario, where }, problems).flatMap(placedEdits);
  if (problems.length > 0 || all.some(({ edit }) => dateFaults(edit).length > 0)) return undefined;
  const year = yearOfEdits(
    study,
    all.map(({ edit }) => edit),
  );
  const { network, faulty } = applyEdits(study, study.network, inYear(all, year).inForce, amountReader);
  return faulty.size === 0 ? network : undefined;
}

/** Whether a path is that of the type of an edit for which the nearest was taken. */
function isTypeOf(path: string, renamed: unknown, document: unknown): boolean {
  const index = /^edits\[(\d+)\]\.type$/.exec(path)?.[1];
  const typeIn = (of: unknown): unknown => (of as { edits: { type?: unknown }[] }).edits[Number(index)]?.type;
  return index !== undefined && typeIn(renamed) !== typeIn(document);
}

/** The edits of a document and of those it extends, as far as their form is right. */
function placed(
  study: Pick<Study, "scenarios">,
  last: ScenarioStep,
  paths: readonly string[],
  problems: Problem[],
): { readonly edits: readonly PlacedEdit[]; readonly suspects: ReadonlySet<string> } {
  const suspects = new Set<string>();
  const ownDocument = repaired(last.scenario, paths);
  const before = problems.length;
  const chain = chainOf(study, { ...last, scenario: ownDocument.scenario }, problems);
  const lost = problems.slice(before).some(({ hint = "" }) => !/^did you mean/.test(hint));
  // A scenario that is not found may add what is named here, if others do.
  if (lost)
    for (const { document } of study.scenarios.values())
      for (const edit of repaired(document, pathsOf(document)).edits)
        for (const name of edit === undefined ? [] : namesAdded(edit.edit)) suspects.add(name);
  const edits = chain.flatMap(({ scenario, where }): PlacedEdit[] => {
    const found = scenario === ownDocument.scenario ? ownDocument : repaired(scenario, pathsOf(scenario));
    const raw = scenario === ownDocument.scenario ? last.scenario.edits : scenario.edits;
    return found.edits.flatMap((each, i): PlacedEdit[] => {
      // What an edit that cannot be applied names may be of its making.
      if (each === undefined) for (const name of textsIn(raw[i])) suspects.add(name);
      if (each === undefined) return [];
      const { edit, isConsequence } = each;
      const prefix = `scenarios.${scenario.id}.edits[${i}]`;
      return [
        {
          ...{ edit, isConsequence, prefix, scenario: scenario.id, index: i },
          where: (path) => where(["edits", i, ...path]),
        },
      ];
    });
  });
  return { edits, suspects };
}

function pathsOf(document: unknown): string[] {
  return checkScenario(document).map(({ path }) => path);
}

/** All texts in a value. */
function textsIn(value: unknown): Set<string> {
  const texts = new Set<string>();
  JSON.stringify(value ?? null, (_, part) => {
    if (typeof part === "string") texts.add(part);
    return part;
  });
  return texts;
}
