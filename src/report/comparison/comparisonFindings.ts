import type { Comparison, Difference } from "../../futures/index.ts";
import {
  type FigureTable,
  figureTable,
  modeTraits,
  parseEnd,
  type Study,
  type Vehicle,
  type VehicleMode,
  vehicleModes,
} from "../../model/index.ts";
import { endName, placeTable } from "../text/names.ts";
import { percent } from "../text/numbers.ts";
import { type ComparisonFacts, comparisonFacts } from "./comparisonFacts.ts";
import { sureWords } from "./sureness.ts";

/**
 * What a comparison found, in plain sentences: for how many journeys anything changes and in which direction, where
 * nothing changes, how sure that is where futures were drawn, and what the differences rest on. The words judge nothing.
 *
 * @param figures - The scenario's figures, for the names of assumptions; the base's when absent.
 */
export function findings(
  study: Study,
  comparison: Comparison,
  figures: FigureTable = figureTable(study.network.figures),
): string[] {
  const facts = comparisonFacts(study, comparison);
  return [...extent(comparison, facts), ...details(study, facts, figures)];
}

/** The sentences that follow the first: all but how many journeys change. */
export function details(study: Study, facts: ComparisonFacts, figures: FigureTable): string[] {
  const { unreachable, futures } = facts;
  return [
    ...(unreachable === 0 ? [] : [`${unreachable} journeys have no route under either.`]),
    ...ways(facts),
    ...directions(facts),
    ...still(study, facts),
    ...(futures === undefined ? [] : sureWords(futures.sureness, futures)),
    ...grounds(facts, figures),
  ];
}

function extent({ base, scenario }: Comparison, { journeys, changes }: ComparisonFacts): string[] {
  const names = `“${scenario.title}” against “${base.title}”`;
  if (changes.none === journeys) return [`${names}: nothing changes for any of the ${journeys} journeys.`];
  return [
    `${names}: ${journeys - changes.none} of ${journeys} journeys change (${changeWords(changes)}).`,
    `The scenario changes nothing for ${changes.none} of ${journeys} journeys.`,
  ];
}

/** What becomes of the journeys that change: `12 take another route, 3 lose their route`. */
export function changeWords(changes: ComparisonFacts["changes"]): string {
  const parts = [
    [changes.route, "take another route"],
    [changes.cost, "keep their route at another cost or time"],
    [changes.opens, "gain a route where they had none"],
    [changes.closes, "lose their route"],
  ] as const;
  const told = parts.filter(([count]) => count > 0);
  return told.map(([count, what]) => `${count} ${what}`).join(", ");
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
  const told = measures.map(([key, name]) => {
    const count = (of: "falls" | "rises"): number =>
      commodities.reduce((sum, { spread }) => sum + (spread?.[key][of] ?? 0), 0);
    const [falls, rises] = [count("falls"), count("rises")];
    if (falls + rises === 0) return `${name} stays`;
    if (rises === 0) return `${name} falls for ${falls}`;
    return falls === 0 ? `${name} rises for ${rises}` : `${name} falls for ${falls} and rises for ${rises}`;
  });
  return [`Among the ${changed} changed journeys with a route under both, ${told.join("; ")}.`];
}

/** Which kinds of vehicle the journeys that take another route leave behind, and which they turn to. */
function ways({ commodities }: ComparisonFacts): string[] {
  const moved = commodities.flatMap(({ changed }) => changed.filter(({ change }) => change === "route"));
  const takes = ({ vehicles }: { readonly vehicles: readonly Vehicle[] }, kind: VehicleMode): boolean =>
    vehicles.some(({ mode }) => mode === kind);
  const told = vehicleModes.flatMap((kind) => {
    const turn = moved.filter(({ base, scenario }) => !takes(base, kind) && takes(scenario, kind)).length;
    const leave = moved.filter(({ base, scenario }) => takes(base, kind) && !takes(scenario, kind)).length;
    const parts = [turn > 0 ? [`new to ${turn}`] : [], leave > 0 ? [`left by ${leave}`] : []].flat();
    return parts.length === 0 ? [] : [`${modeTraits[kind].label} is ${parts.join(" and ")}`];
  });
  return told.length === 0 ? [] : [`Of the ${moved.length} on another route, ${told.join("; ")}.`];
}

function still(study: Study, { changes, journeys, commodities, stillEnds }: ComparisonFacts): string[] {
  if (changes.none === journeys) return [];
  const places = placeTable(study.network);
  const goods = commodities.filter((group) => group.changes.none === group.journeys);
  const ends = stillEnds.map((text) => {
    const end = parseEnd(text, places);
    return "place" in end ? endName(end, places) : text;
  });
  const names = goods.map(({ commodity }) => commodity.name);
  return [
    ...(names.length === 0 ? [] : [`Nothing changes for: ${names.join(", ")}.`]),
    ...(ends.length === 0 ? [] : [`No journey changes that begins or ends at: ${ends.join(", ")}.`]),
  ];
}

function grounds({ basis }: ComparisonFacts, figures: FigureTable): string[] {
  if (basis === undefined) return [];
  const { sourced, derived, assumed } = basis;
  const shares = `On average over the changed journeys, ${percent(assumed)} of the difference has an assumed figure behind it, ${percent(derived)} a derived figure but no assumed one, and ${percent(sourced)} sourced figures alone.`;
  const weak = basis.figures.filter(({ kind }) => kind === "assumed").slice(0, 4);
  if (weak.length === 0) return [shares];
  const named = weak.map(({ id, share }) => `${figures.get(id)?.name ?? id} (${percent(share)})`);
  return [shares, `The assumed figures with the largest part in it, which may overlap: ${named.join("; ")}.`];
}
