// What all sections of a report on the operation of traffic share: runs, opened scenarios, names.

import type { Study } from "../../model/index.ts";
import type { FlowOutcome, StationOutcome, TrafficRun } from "../../operation/index.ts";
import { type ScenarioModel, scenarioModel } from "../../routing/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { type Drawable, drawable } from "../drawing/document.ts";
import { type PlaceTable, placeTable } from "../text/names.ts";

/** Input of a report on the operation of a study's traffic. */
export interface TrafficReportInput {
  readonly study: Study;
  /** At least one, from `operate` on the same days; the others are compared with the first. */
  readonly runs: readonly TrafficRun[];
  /** Creates the elements of charts; by default the page's document, or one of linkedom outside browsers. */
  readonly document?: Document;
  /** Version of Karvan, so that a reader can reproduce the report. */
  readonly version: string;
  /** Scenario documents that are not part of the study. */
  readonly documents?: readonly Scenario[];
}

/** What all sections of a report on traffic share. */
export interface TrafficContext extends Drawable<TrafficReportInput> {
  readonly models: readonly ScenarioModel[];
  /** Places of the study and of all scenarios. */
  readonly places: PlaceTable;
  /** Titles of the scenarios, in order. */
  readonly titles: readonly string[];
  readonly flows: readonly SideBySide<FlowOutcome>[];
  readonly stations: readonly SideBySide<StationOutcome>[];
}

/** One flow, station or service under all scenarios that have it. */
export interface SideBySide<T> {
  /** From the first scenario that has it. */
  readonly first: T;
  readonly sides: readonly { readonly run: number; readonly one: T }[];
}

/**
 * Opens the scenarios of the runs again, for names and figures that runs do not hold.
 *
 * @throws RangeError when there is no run, when the runs cover different days, or belong to another study or other
 *   scenarios.
 */
export function openTraffic(input: TrafficReportInput): TrafficContext {
  const { study, runs, documents = [] } = input;
  const [base] = runs;
  if (base === undefined) throw new RangeError("runs: expected at least one, got none");
  const models = runs.map(({ scenario, year, ...days }) => {
    for (const key of ["from", "days", "warmUpDays", "replications", "seed"] as const) {
      if (days[key] !== base[key])
        throw new RangeError(
          `runs: expected the same ${key}, got ${String(base[key])} and ${String(days[key])}`,
        );
    }
    const document = documents.find(({ id }) => id === scenario.id) ?? scenario.id;
    const model = scenarioModel(study, document, year.edits.length === 0 ? undefined : year.year);
    if (model.scenario.hash === scenario.hash) return model;
    throw new RangeError(
      `the run used ${scenario.id} with hash ${scenario.hash.slice(0, 12)}, but its hash is now ${model.scenario.hash.slice(0, 12)}`,
    );
  });
  const networks = [study.network, ...models.map(({ scenario }) => scenario.network)];
  return {
    ...drawable(input),
    models,
    places: new Map(networks.flatMap((network) => [...placeTable(network)])),
    titles: runs.map(({ scenario }) => scenario.title),
    flows: sideBySide(runs, ({ flows }) => flows),
    stations: sideBySide(runs, ({ stations }) => stations),
  };
}

/** Groups what has the same id in several runs, in order of first appearance. */
export function sideBySide<T extends { readonly id: string }>(
  runs: readonly TrafficRun[],
  of: (run: TrafficRun) => readonly T[],
): SideBySide<T>[] {
  const found = new Map<string, { first: T; sides: { run: number; one: T }[] }>();
  for (const [run, outcome] of runs.entries()) {
    for (const one of of(outcome)) {
      const known = found.get(one.id) ?? { first: one, sides: [] };
      known.sides.push({ run, one });
      found.set(one.id, known);
    }
  }
  return [...found.values()];
}
