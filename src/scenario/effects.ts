/**
 * Applies edits whose form has been checked. Nothing here needs zod or a parser of formulas, so that a program which
 * only applies scenarios does not load them.
 */
import {
  canonicalJson,
  compact,
  type FieldPath,
  type Problem,
  type ProblemLocation,
  problem,
} from "../base/index.ts";
import { checkNetwork, type Network } from "../model/index.ts";
import type { ScenarioStep } from "./chain.ts";
import { dateFaults, datesOf, type EditOfScenario } from "./dates.ts";
import { Draft, type StudyPart } from "./draft.ts";
import { type AmountReader, EditContext, type Report } from "./editContext.ts";
import type { EditDefinition } from "./editDefinition.ts";
import { edits as definitions } from "./edits/index.ts";
import type { Edit } from "./scenario.ts";

/** An edit, with the scenario it is in and where it is there. */
export interface PlacedEdit extends EditOfScenario {
  /** Prefix of the ids of figures it states, e.g. `scenarios.planned-link.edits[0]`. */
  readonly prefix: string;
  /** ProblemLocation a part of the edit is. */
  readonly where: (path: FieldPath) => ProblemLocation;
}

/** The edits of a scenario. */
export function placedEdits({ scenario, where }: ScenarioStep): PlacedEdit[] {
  return scenario.edits.map((edit, i) => ({
    edit,
    scenario: scenario.id,
    index: i,
    prefix: `scenarios.${scenario.id}.edits[${i}]`,
    where: (path) => where(["edits", i, ...path]),
  }));
}

/** Edits applied to a network. */
export interface Effect {
  readonly network: Network;
  /** What is wrong with single edits. The network is of no use where there are any. */
  readonly problems: readonly Problem[];
}

/**
 * Applies edits to a network, in order.
 *
 * @param base - The network to start from; it never changes, and is returned where there are no edits.
 */
export function applyEdits(
  study: StudyPart,
  base: Network,
  edits: readonly PlacedEdit[],
  reader: AmountReader,
): Effect {
  if (edits.length === 0) return { network: base, problems: [] };
  const problems: Problem[] = [];
  const draft = new Draft(study, base);
  for (const { edit, prefix, where } of edits) {
    const report: Report = (field, fault) => {
      problems.push(problem({ ...where(fieldPath(field)), ...fault }));
    };
    const definition = definitions[edit.type] as EditDefinition<Edit>;
    const context = new EditContext(draft, prefix, report, reader);
    checkDates(edit, context);
    definition.apply(edit, context);
  }
  return { network: draft.network(), problems };
}

/** Reports what is wrong with the dates of an edit, and with the source of a date that is a figure. */
function checkDates(edit: Edit, context: EditContext): void {
  for (const { field, fault } of dateFaults(edit)) context.report(field, fault);
  for (const [field, date] of Object.entries(datesOf(edit))) {
    if (typeof date === "object") context.checkSource(`${field}.source`, date.source, date.kind);
  }
}

/** The path of a field written as text: `to.value`, `link[1]`. */
function fieldPath(field: string): (string | number)[] {
  const parts = field.match(/[^.[\]]+|\[\d+\]/g) ?? [];
  return parts.map((part) => (part.startsWith("[") ? Number(part.slice(1, -1)) : part));
}

/** What is wrong with an edited network and not with the base, each at the last edit that names it. */
export function newFaults(base: Network, network: Network, edits: readonly PlacedEdit[]): Problem[] {
  const tables = Object.keys({ ...base, ...network }) as (keyof Network)[];
  if (tables.every((table) => network[table] === base[table])) return [];
  const faults = checkNetwork(network);
  if (faults.length === 0) return [];
  const keyOf = ({ path, expected }: Problem): string => path + expected;
  const known = new Set(checkNetwork(base).map(keyOf));
  const texts = edits.map(({ edit }) => canonicalJson(edit));
  return faults
    .filter((fault) => !known.has(keyOf(fault)))
    .map((fault) => {
      const id = /\[(.*)\]/.exec(fault.path)?.[1] ?? "";
      const named = texts.findLastIndex((text) => text.includes(id));
      const { where } = edits.at(named) as PlacedEdit;
      const place = where([]);
      return compact<Problem>({ ...fault, ...place, path: `${place.path}, ${fault.path}` });
    });
}
