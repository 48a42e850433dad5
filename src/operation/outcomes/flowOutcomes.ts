/** Results by flow: simulated times beside those routing assumes. */
import { greatest } from "../../base/index.ts";
import type { End } from "../../model/index.ts";
import type { BuiltPlan, PlannedFlow } from "../build/buildPlan.ts";
import { moneyIn } from "../build/pieces.ts";
import type { StageFacts } from "../build/routeStages.ts";
import type { HourSpread, SourceResult, StageResult } from "../engine/results.ts";

/** A stage of a flow's route: what routing assumes, and what was simulated. */
export interface StageOutcome extends StageFacts {
  /** Mean hours of those that went through it; absent when none did. */
  readonly hours?: number;
  /** The part of these spent waiting. */
  readonly waitHours?: number;
}

/** What became of a flow. */
export interface FlowOutcome {
  readonly id: string;
  readonly from: End;
  readonly to: End;
  readonly commodity: string;
  readonly via?: string;
  readonly vehicle: PlannedFlow["flow"]["vehicle"];
  /** Vehicles expected per day, in its season. */
  readonly vehiclesPerDay: number;
  /** What a vehicle carries, in units of the commodity. */
  readonly load: number;
  /** Why it does not travel under this scenario; then the other fields are absent. */
  readonly reason?: string;
  /** Length of its route, km. */
  readonly distanceKm?: number;
  /** Money of its route without duty, which stays between shipper and treasury; per unit of the commodity. */
  readonly money?: number;
  /** Hours that routing assumes for its route. */
  readonly routedHours?: number;
  /** Vehicles that set out, arrived, were lost, turned to another way, are still on the way; after the warm-up. */
  readonly created?: number;
  readonly through?: number;
  readonly lost?: number;
  readonly diverted?: number;
  readonly inSystem?: number;
  /** Transit times of all that arrived, whatever their route. */
  readonly hours?: HourSpread;
  /** The route, stage by stage. */
  readonly stages: readonly StageOutcome[];
}

/** Sets what became of each flow beside what routing takes for it. */
export function flowOutcomes(built: BuiltPlan, results: readonly SourceResult[]): FlowOutcome[] {
  const bySource = new Map(results.map((result) => [result.id, result]));
  return built.flows.map((planned) => {
    const { flow, vehiclesPerHour, load, reason, way } = planned;
    const { id, from, to, commodity, via, vehicle } = flow;
    const common = {
      id,
      from,
      to,
      commodity,
      vehicle,
      vehiclesPerDay: 24 * vehiclesPerHour,
      load,
      ...(via === undefined ? {} : { via }),
    };
    if (way === undefined) return { ...common, stages: [], ...(reason === undefined ? {} : { reason }) };
    const { distanceKm, time } = way.route.totals;
    const described = {
      ...common,
      distanceKm,
      money: moneyIn(way.route.steps, ["duty"]),
      routedHours: time.total,
    };
    const result = bySource.get(id);
    if (result === undefined) return { ...described, stages: way.stages };
    const { created, through, lost, diverted, inSystem, transitHours, stages } = result;
    return {
      ...described,
      created,
      through,
      lost,
      diverted,
      inSystem,
      hours: transitHours,
      stages: way.stages.map((facts) => ({ ...facts, ...stageHours(facts, way.itinerary, stages) })),
    };
  });
}

/** Mean hours in a stage of those that went through it, and the part spent waiting. */
export function stageHours(
  { id }: StageFacts,
  itinerary: string,
  results: readonly StageResult[],
): { hours?: number; waitHours?: number } {
  // The parts of a stage are named after it: the running and the sections of a train, the look after the choice.
  const own = results.filter((r) => r.itinerary === itinerary && isPartOf(r.stage, id));
  const visits = greatest([0, ...own.map((r) => r.visits)]);
  if (visits === 0) return {};
  const sum = (of: (r: StageResult) => number): number => own.reduce((total, r) => total + of(r), 0);
  return { hours: sum((r) => r.totalHours) / visits, waitHours: sum((r) => r.waitHours) / visits };
}

function isPartOf(stage: string, id: string): boolean {
  return stage === id || stage.startsWith(`${id}/`);
}
