import type { Commodity } from "../../model/index.ts";
import { closed } from "../../paths/index.ts";
import type { ScenarioModel } from "../scenarioModel.ts";

/** Which states a truck reaches from an origin within one day's driving. */
export interface DayTrips {
  readonly reaches: (state: number) => boolean;
}

/**
 * Finds out which journeys are day trips: those a truck can do by road within one driver's hours. On them nobody has
 * to rest on the way, whatever the route; on all longer ones drivers rest in proportion to the time they drive. The
 * rule is monotone: a new or faster road can only turn a long journey into a day trip.
 *
 * @param isOpen - Whether an arc may be used; all may when absent.
 */
export function dayTrips(
  model: ScenarioModel,
  commodity: Commodity,
  origin: number,
  isOpen?: (arc: number) => boolean,
): DayTrips {
  const { drivingDays: days, search } = model.priced(commodity, true);
  if (days === undefined) return { reaches: () => false };
  const weights = isOpen === undefined ? days : days.map((day, arc) => (isOpen(arc) ? day : closed));
  const { cost } = search.tree(weights, origin, { limit: 1 });
  return { reaches: (state) => (cost[state] as number) <= 1 };
}
