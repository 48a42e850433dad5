// Writes what a comparison found as sentences, for the terminal and the report.

import { expectArguments } from "../../base/index.ts";
import type { Comparison, Difference } from "../../futures/index.ts";
import {
  figureTable,
  modeTraits,
  parseEnd,
  type Study,
  type Vehicle,
  type VehicleMode,
  vehicleModes,
} from "../../model/index.ts";
import { findingsArguments } from "../given.ts";
import { endName, placeTable } from "../text/names.ts";
import { counted, percent } from "../text/numbers.ts";
import { type ComparisonFacts, comparisonFacts } from "./comparisonFacts.ts";
import { certaintySentences } from "./sureness.ts";

/** Names of figures by their ids. */
type FigureNames = ReadonlyMap<string, { readonly name: string }>;

/**
 * What a comparison found, in sentences: how many journeys change and in which direction, where nothing changes, how
 * certain that is if futures were drawn, and which figures the differences depend on. The sentences pass no judgement.
 *
 * @param figures - The scenario's figures, for their names; those of the base when absent.
 * @example
 * ```ts
 * import { compare } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { findings } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const sentences = findings(study, await compare(study, "status-quo", "rail-joined"));
 * console.log(sentences[0]);
 * // “The railway is joined between Barda and Gora” against “As it is”: 4 of 4 journeys change: 4 take another route.
 * ```
 */
export function findings(study: Study, comparison: Comparison, figures?: FigureNames): string[] {
  expectArguments(findingsArguments, [study, comparison, figures]);
  const names = figures ?? figureTable(study.network.figures);
  const facts = comparisonFacts(study, comparison);
  return [...extent(comparison, facts), ...details(study, facts, names)];
}

/** The sentences after the first: everything except how many journeys change. */
export function details(study: Study, facts: ComparisonFacts, figures: FigureNames): string[] {
  const { unreachable, futures } = facts;
  return [
    ...(unreachable === 0
      ? []
      : [
          `${counted(unreachable, "journey")} ${unreachable === 1 ? "has" : "have"} no route under base or scenario.`,
        ]),
    ...modeShifts(facts),
    ...directions(facts),
    ...unchanged(study, facts),
    ...(futures === undefined ? [] : certaintySentences(futures.sureness, futures)),
    ...evidence(facts, figures),
  ];
}

/** How many journeys change, in a sentence, and how many do not. */
export function extent({ base, scenario }: Comparison, { journeys, changes }: ComparisonFacts): string[] {
  const names = `“${scenario.title}” against “${base.title}”`;
  if (changes.none === journeys) return [`${names}: none of the ${journeys} journeys changes.`];
  return [
    `${names}: ${journeys - changes.none} of ${journeys} journeys change: ${changeWords(changes)}.`,
    ...(changes.none === 0
      ? []
      : [`The other ${changes.none} ${changes.none === 1 ? "does" : "do"} not change.`]),
  ];
}

/** How the changed journeys change: `12 take another route, 3 lose their route`. */
export function changeWords(changes: ComparisonFacts["changes"]): string {
  const parts = [
    [changes.route, "takes another route", "take another route"],
    [
      changes.cost,
      "keeps its route at a different cost or time",
      "keep their route at a different cost or time",
    ],
    [changes.opens, "gains a route where it had none", "gain a route where they had none"],
    [changes.closes, "loses its route", "lose their route"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, one, several]) => `${count} ${count === 1 ? one : several}`)
    .join(", ");
}

const measures: readonly (readonly [keyof Difference, string])[] = [
  ["generalisedCost", "generalised cost"],
  ["money", "money"],
  ["time", "time"],
  ["distanceKm", "distance"],
  ["co2e", "CO2e"],
];

function directions({ commodities }: ComparisonFacts): string[] {
  const changed = commodities.reduce((sum, group) => sum + group.changed.length, 0);
  if (changed === 0) return [];
  const parts = measures.map(([key, name]) => {
    const count = (of: "falls" | "rises"): number =>
      commodities.reduce((sum, { spread }) => sum + (spread?.[key][of] ?? 0), 0);
    const falls = count("falls");
    const rises = count("rises");
    if (falls + rises === 0) return `${name} does not change`;
    if (rises === 0) return `${name} falls for ${falls}`;
    return falls === 0 ? `${name} rises for ${rises}` : `${name} falls for ${falls} and rises for ${rises}`;
  });
  return [`Among the ${changed} changed journeys with a route under both: ${parts.join("; ")}.`];
}

/** Which modes the journeys on another route start or stop using. */
function modeShifts({ commodities }: ComparisonFacts): string[] {
  const moved = commodities.flatMap(({ changed }) => changed.filter(({ change }) => change === "route"));
  const uses = ({ vehicles }: { readonly vehicles: readonly Vehicle[] }, used: VehicleMode): boolean =>
    vehicles.some(({ mode }) => mode === used);
  const shifts = vehicleModes.flatMap((mode) => {
    const starts = moved.filter(({ base, scenario }) => !uses(base, mode) && uses(scenario, mode)).length;
    const stops = moved.filter(({ base, scenario }) => uses(base, mode) && !uses(scenario, mode)).length;
    const { label } = modeTraits[mode];
    return [
      ...(starts > 0 ? [{ count: starts, verb: "start", mode: label }] : []),
      ...(stops > 0 ? [{ count: stops, verb: "stop", mode: label }] : []),
    ];
  });
  if (shifts.length === 0) return [];
  const parts = shifts.map(
    ({ count, verb, mode }) => `${count} ${verb}${count === 1 ? "s" : ""} using ${mode}`,
  );
  return [`Of the ${moved.length} on another route, ${parts.join("; ")}.`];
}

function unchanged(
  study: Study,
  { changes, journeys, commodities, unchangedEnds }: ComparisonFacts,
): string[] {
  if (changes.none === journeys) return [];
  const places = placeTable(study.network);
  const names = commodities
    .filter((group) => group.changes.none === group.journeys)
    .map(({ commodity }) => commodity.name);
  const ends = unchangedEnds.map((text) => {
    const end = parseEnd(text, places);
    return "place" in end ? endName(end, places) : text;
  });
  return [
    ...(names.length === 0 ? [] : [`Commodities without any change: ${names.join(", ")}.`]),
    ...(ends.length === 0 ? [] : [`Journeys to or from ${listed(ends)} do not change.`]),
  ];
}

/** `Tartus`, `Tartus and Qom`, `Tartus, Qom and Van`. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

function evidence({ basis }: ComparisonFacts, figures: FigureNames): string[] {
  if (basis === undefined) return [];
  const { sourced, derived, assumed } = basis;
  const shares = `On average over the changed journeys, ${percent(assumed)} of the difference depends on assumed figures, ${percent(derived)} on derived figures without assumed ones, and ${percent(sourced)} on sourced figures alone.`;
  const weak = basis.figures.filter(({ kind }) => kind === "assumed").slice(0, 4);
  if (weak.length === 0) return [shares];
  const named = weak.map(({ id, share }) => `${figures.get(id)?.name ?? id} (${percent(share)})`);
  return [shares, `Assumed figures that matter most (shares overlap): ${named.join("; ")}.`];
}
