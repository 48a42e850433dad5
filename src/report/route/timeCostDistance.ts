// A route as rows of a time/cost-distance diagram.

import { expectArguments } from "../../base/index.ts";
import type { CustomsState, Measure, Vehicle } from "../../model/index.ts";
import type { ArcType, Route, RouteStep } from "../../routing/index.ts";
import { timeCostDistanceArguments } from "../given.ts";

/**
 * A point of a route's time/cost-distance diagram: cumulative distance, time and money at the end of a step.
 * Method: UNESCAP, Time/Cost-Distance Methodology, https://www.unescap.org/resources/timecost-distance-methodology.
 */
export interface TimeCostPoint {
  /** Id of the place where the step ends. */
  readonly place: string;
  /** The step: `start`, a link travelled, or the type of operation. */
  readonly step: "start" | ArcType;
  /** The vehicle; absent where there is none. */
  readonly vehicle?: Vehicle;
  /** Country whose rules apply. */
  readonly country: string;
  /** Customs state of the goods; absent for travellers and for goods that stay in their country. */
  readonly customs?: CustomsState;
  /** Cumulative distance. */
  readonly distance_km: number;
  /** Cumulative time. */
  readonly time_h: number;
  /** Cumulative money per unit of the commodity, in the study's currency. */
  readonly money_per_unit: number;
  /** Import duty included in the money: a transfer to a treasury, often many times all other charges. */
  readonly duty_per_unit: number;
}

/**
 * The time/cost-distance diagram of a route as rows, one per step.
 *
 * @example
 * ```ts
 * import { route } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { timeCostDistance } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const found = route(study, "rail-joined", { from: "alma", to: "gora", commodity: "container" });
 * if (found.type === "noRoute") throw new Error(found.reason);
 * for (const { place, step, time_h } of timeCostDistance(found).slice(0, 4)) console.log(place, step, time_h.toFixed(1));
 * // alma start 0.0
 * // alma load 6.0
 * // barda link 12.4
 * // barda crossing 24.4
 * ```
 */
export function timeCostDistance(route: Route): TimeCostPoint[] {
  expectArguments(timeCostDistanceArguments, [route]);
  const first = route.steps[0];
  const start: TimeCostPoint = {
    place: route.from.place,
    step: "start",
    ...vehicleOf(first),
    country: first?.country ?? "",
    distance_km: 0,
    time_h: 0,
    money_per_unit: 0,
    duty_per_unit: 0,
  };
  let distance = 0;
  let time = 0;
  let money = 0;
  let duty = 0;
  const points = route.steps.map((step): TimeCostPoint => {
    distance += step.lengthKm;
    time += sumOf(step, "time");
    money += sumOf(step, "money");
    duty += sumOf(step, "money", "duty");
    return {
      place: step.to,
      step: step.type,
      ...vehicleOf(step),
      country: step.country,
      ...(step.customs && { customs: step.customs }),
      distance_km: distance,
      time_h: time,
      money_per_unit: money,
      duty_per_unit: duty,
    };
  });
  return [start, ...points];
}

function vehicleOf(step: RouteStep | undefined): Pick<TimeCostPoint, "vehicle"> {
  return step?.vehicle === undefined ? {} : { vehicle: step.vehicle };
}

function sumOf(step: RouteStep, measure: Measure, component?: string): number {
  return step.charges
    .filter((charge) => charge.measure === measure && charge.component === (component ?? charge.component))
    .reduce((sum, { amount }) => sum + amount, 0);
}
