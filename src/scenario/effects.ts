/**
 * Applies edits whose form has been checked. Nothing here needs zod or a parser of formulas, so that a program which
 * only applies scenarios does not load them.
 */
import {
  canonicalJson,
  compact,
  type Fault,
  type FieldPath,
  type Problem,
  type ProblemLocation,
  pathOf,
  problem,
} from "../base/index.ts";
import { checkNetwork, linkMissing, type Network } from "../model/index.ts";
import type { ScenarioStep } from "./chain.ts";
import { dateFaults, datesOf, type EditOfScenario } from "./dates.ts";
import { Draft, type StudyPart } from "./draft.ts";
import { type AmountReader, EditContext, type Report } from "./editContext.ts";
import type { EditDefinition } from "./editDefinition.ts";
import { edits as definitions } from "./edits/index.ts";
import type { RepairedEdit } from "./repair.ts";
import type { Edit } from "./scenario.ts";

/** An edit, with the scenario it is in and where it is there. */
export interface PlacedEdit extends EditOfScenario {
  /** Prefix of the ids of figures it states, e.g. `scenarios.planned-link.edits[0]`. */
  readonly prefix: string;
  /** ProblemLocation a part of the edit is. */
  readonly where: (path: FieldPath) => ProblemLocation;
  /** Whether a fault is there only because of another, which is reported already. */
  readonly isConsequence?: RepairedEdit["isConsequence"];
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
  /** The prefixes of edits without their whole effect, as something is wrong with them. */
  readonly faulty: ReadonlySet<string>;
}

/**
 * Applies edits to a network, in order.
 *
 * @param base - The network to start from; it never changes, and is returned where there are no edits.
 * @param suspects - Names that may be there although nothing gives them: faults about them are not reported.
 */
export function applyEdits(
  study: StudyPart,
  base: Network,
  edits: readonly PlacedEdit[],
  reader: AmountReader,
  suspects: ReadonlySet<string> = new Set(),
): Effect {
  if (edits.length === 0) return { network: base, problems: [], faulty: new Set() };
  const problems: Problem[] = [];
  const draft = new Draft(study, base);
  const faulty = new Set<string>();
  // Names that an edit with faults would have added: later edits that name them are right to.
  const added = new Set(suspects);
  for (const { edit, prefix, where, isConsequence } of edits) {
    const report: Report = (field, fault) => {
      if (isConsequence?.(field, fault) || named(fault).some((name) => added.has(name))) return;
      if (study.doubt?.isConsequence(fault)) return;
      problems.push(problem({ ...where(pathOf(field)), ...fault }));
    };
    const definition = definitions[edit.type] as EditDefinition<Edit>;
    const context = new EditContext(draft, prefix, report, reader);
    checkDates(edit, context);
    definition.apply(edit, context);
    if (context.valid) continue;
    faulty.add(prefix);
    for (const name of namesAdded(edit)) added.add(name);
  }
  return { network: draft.network(), problems, faulty };
}

/** The names in what a fault is about: an id, or those in a formula such as `links.new-road.length * 2`. */
function named({ got }: Fault): string[] {
  const text = String(got);
  return [text, ...text.split(/[\s".~*/()+]+/)];
}

/** The names of what an edit adds. */
export function namesAdded(edit: Edit): string[] {
  const { id, row, place, link, zone } = edit as unknown as Readonly<Record<string, unknown>>;
  const inner = [row, place, link, zone].map((part) => (part as { id?: unknown } | undefined)?.id);
  const own = /^set(Tariff|Calendar)$/.test(edit.type) ? [id] : [];
  return [...own, ...inner].filter((name) => typeof name === "string");
}

/** Reports what is wrong with the dates of an edit, and with the source of a date that is a figure. */
function checkDates(edit: Edit, context: EditContext): void {
  for (const { field, fault } of dateFaults(edit)) context.report(field, fault);
  for (const [field, date] of Object.entries(datesOf(edit))) {
    if (typeof date === "object") context.checkSource(`${field}.source`, date.source, date.kind);
  }
}

/**
 * What is wrong with an edited network and not with the base, each at the last edit that names it.
 *
 * @param faulty - Prefixes of edits that are reported already: of what they name, and of what they may not have added, nothing is.
 */
export function newFaults(
  base: Network,
  network: Network,
  edits: readonly PlacedEdit[],
  faulty: ReadonlySet<string>,
): Problem[] {
  const tables = Object.keys({ ...base, ...network }) as (keyof Network)[];
  if (tables.every((table) => network[table] === base[table])) return [];
  const faults = checkNetwork(network);
  if (faults.length === 0) return [];
  const keyOf = ({ path, expected }: Problem): string => path + expected;
  const known = new Set(checkNetwork(base).map(keyOf));
  const texts = edits.map(({ edit }) => canonicalJson(edit));
  return faults
    .filter((fault) => !known.has(keyOf(fault)))
    .flatMap((fault) => {
      const id = /\[(.*)\]/.exec(fault.path)?.[1] ?? "";
      const named = texts.findLastIndex((text) => text.includes(id));
      const { where, prefix } = edits.at(named) as PlacedEdit;
      if (faulty.has(prefix) || (faulty.size > 0 && fault.expected === linkMissing)) return [];
      const place = where([]);
      return compact<Problem>({ ...fault, ...place, path: `${place.path}, ${fault.path}` });
    });
}
