/** Applies a scenario to a study. */

import {
  expectArguments,
  type FieldPath,
  hashOf,
  InputError,
  type Problem,
  pathText,
  problem,
  throwIfErrors,
} from "../base/index.ts";
import type { Network, Study } from "../model/index.ts";
import { type AnsweredYear, answeredYear, type YearInput } from "./answeredYear.ts";
import { boundFaults } from "./boundFaults.ts";
import { chainOf, type ScenarioStep, stepOf } from "./chain.ts";
import { problemsBesideForm } from "./check.ts";
import {
  daysOfEdits,
  decisiveMoment,
  expectYear,
  inYear,
  isDated,
  type UncertainDate,
  uncertainDates,
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
 * @example
 * ```ts
 * import { applyScenario } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const { network } = applyScenario(study, "rail-joined");
 * console.log(study.network.links.find(({ id }) => id === "rail-barda--gora")?.status); // planned
 * console.log(network.links.find(({ id }) => id === "rail-barda--gora")?.status); // operating
 * ```
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
  const all = editsInOrder(study, last);
  const year =
    asked ??
    yearOfEdits(
      study,
      all.map(({ edit }) => edit),
    );
  return applied(study, last.scenario, all, { year, asked });
}

interface AskedYear {
  readonly year: YearInput;
  readonly asked?: YearInput | undefined;
  /** Whether edits hold, whatever their dates say; by the names of edits. */
  readonly given?: ReadonlyMap<string, boolean>;
}

function applied(
  study: Study,
  { id, title }: Scenario,
  all: readonly PlacedEdit[],
  { year, asked, given }: AskedYear,
): AppliedScenario {
  const { inForce: placed, dated } = inYear(all, year, given);
  const { network, problems, faulty } = applyEdits(study, study.network, placed, amountReader);
  // An edit that changes nothing in one of the variants does in another.
  const meant = given === undefined ? problems : problems.filter(({ hint }) => hint !== unchangedHint);
  const refused = [...meant, ...faultsElsewhere(study, all, placed)];
  const warnings = newFaults(study.network, network, placed, faulty);
  throwIfErrors([...refused, ...warnings, ...boundFaults(study.network, network, study.commodities, placed)]);
  const edits = placed.map(({ edit }) => edit);
  const made = {
    id,
    title,
    hash: hashOf({ base: study.hash, edits }),
    edits,
    network,
    warnings,
  };
  if (dated.length === 0) return made;
  const answered = answeredYear(study, [{ year: { year, reason: "edits", edits: dated } }], asked);
  return { ...made, year: answered };
}

/** A scenario whose dates are uncertain around a year: what it may be in that year. */
export interface DatedVariants {
  readonly dates: readonly UncertainDate[];
  /** Names of the edits that may hold or not; the first is the lowest bit of the number of a variant. */
  readonly edits: readonly string[];
  /** By number: bit k says whether edit k holds. */
  readonly variants: readonly AppliedScenario[];
  /** What begins before this moment, in decimal years, holds in the year. */
  readonly moment: number;
}

const mostUncertain = 4;

/**
 * What a scenario may be in a year, as its dates have ranges.
 *
 * @returns `undefined` where no date decides.
 * @throws InputError when more than four edits may hold or not: each doubles the networks to be searched.
 */
export function datedVariants(
  study: Study,
  scenario: string | Scenario,
  year: YearInput = yearOfScenario(study, scenario),
): DatedVariants | undefined {
  const last = lastStep(study, scenario);
  const all = editsInOrder(study, last);
  const dates = uncertainDates(all, year);
  const edits = [...new Set(dates.map(({ edit }) => edit))];
  if (edits.length === 0) return undefined;
  if (edits.length > mostUncertain) {
    const expected = `at most ${mostUncertain} edits that may hold or not in ${year}`;
    const hint = `${edits.join(", ")}: each doubles the networks to be searched; state a single year for some, or ask for another year`;
    throw new InputError([problem({ path: last.scenario.id, expected, got: edits.length, hint })]);
  }
  const variants = Array.from({ length: 2 ** edits.length }, (_, number) => {
    const given = new Map(edits.map((edit, bit) => [edit, (number & (1 << bit)) !== 0]));
    return applied(study, last.scenario, all, { year, given });
  });
  return { dates, edits, variants, moment: decisiveMoment(year) };
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

/** All edits that apply, those of the scenarios it extends first. */
function editsInOrder(study: Study, last: ScenarioStep): PlacedEdit[] {
  try {
    return chainOf(study, last).flatMap(placedEdits);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // Edits are checked beside a scenario that is not found.
    throw new InputError(problemsBesideForm(study, last.scenario, [], last.where));
  }
}

function lastStep(study: Study, scenario: string | Scenario): ScenarioStep {
  const form = typeof scenario === "string" ? [] : checkScenario(scenario);
  if (form.length > 0) throw new InputError([...form, ...problemsBesideForm(study, scenario, form)]);
  return typeof scenario === "string"
    ? stepOf(study, scenario, { path: "scenario" })
    : { scenario, where: (path: FieldPath) => ({ path: pathText(path) }) };
}
