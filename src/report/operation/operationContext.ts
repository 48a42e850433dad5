import type { Study } from "../../model/index.ts";
import type { FlowOutcome, StationOutcome, TrafficRun } from "../../operation/index.ts";
import { type ScenarioModel, scenarioModel } from "../../routing/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { type PlaceTable, placeTable } from "../text/names.ts";

/** What a report on the operation of a study's traffic is made from. */
export interface TrafficReportInput {
  readonly study: Study;
  /** From `operate`, of the same days; the first is the one others are compared with. At least one. */
  readonly runs: readonly TrafficRun[];
  /** Makes the elements of pictures: a page's own document, or linkedom's where there is no page. */
  readonly document: Document;
  /** Version of Karvan, for those who want to make the report again. */
  readonly version: string;
  /** Scenario documents that are not among the study's own. */
  readonly documents?: readonly Scenario[];
}

/** What all sections of a report on traffic share. */
export interface TrafficContext extends TrafficReportInput {
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
  /** As the first scenario that has it tells it. */
  readonly first: T;
  readonly sides: readonly { readonly run: number; readonly one: T }[];
}

/**
 * Opens the scenarios of runs again, for the names and figures that runs do not hold.
 *
 * @throws RangeError when there is no run, when runs are not of the same days, or were made with another study or other
 *   scenarios.
 */
export function openTraffic(input: TrafficReportInput): TrafficContext {
  const { study, runs, documents = [] } = input;
  const [base] = runs;
  if (base === undefined) throw new RangeError("a report on traffic needs at least one run");
  const models = runs.map(({ scenario, ...days }) => {
    for (const key of ["from", "days", "warmUpDays", "replications", "seed"] as const) {
      if (days[key] !== base[key])
        throw new RangeError(`runs of different ${key}: ${String(base[key])} and ${String(days[key])}`);
    }
    const model = scenarioModel(study, documents.find(({ id }) => id === scenario.id) ?? scenario.id);
    if (model.scenario.hash === scenario.hash) return model;
    const [ran, now] = [scenario.hash, model.scenario.hash].map((hash) => hash.slice(0, 12));
    throw new RangeError(`run of ${ran}, but ${scenario.id} is now ${now}`);
  });
  const networks = [study.network, ...models.map(({ scenario }) => scenario.network)];
  return {
    ...input,
    models,
    places: new Map(networks.flatMap((network) => [...placeTable(network)])),
    titles: runs.map(({ scenario }) => scenario.title),
    flows: sideBySide(runs, ({ flows }) => flows),
    stations: sideBySide(runs, ({ stations }) => stations),
  };
}

/** Puts together what has the same id in several runs, in order of first mention. */
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
