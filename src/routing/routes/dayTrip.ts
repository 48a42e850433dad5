/** Day trips: journeys on which no driver has to rest. */

import { closed, type Tree } from "../../paths/index.ts";
import type { PricedGraph } from "../prices/price.ts";

/**
 * How far a truck gets from an origin within one day's driving, as a tree of shares of a day. Journeys it can complete by road
 * within one driver's hours are day trips: drivers need no rest on them, whatever the route; on all longer journeys drivers
 * rest in proportion to the time they drive. The rule is monotone: a new or faster road can only turn a long journey
 * into a day trip.
 *
 * @param isOpen - Whether an arc may be used; all may when absent.
 * @returns A tree that reaches the states at a cost of at most 1; `undefined` where drivers need no rest.
 */
export function dayTripTree(
  { drivingDays: days, search }: PricedGraph,
  origin: number,
  isOpen?: (arc: number) => boolean,
): Tree | undefined {
  if (days === undefined) return undefined;
  const weights = isOpen === undefined ? days : days.map((day, arc) => (isOpen(arc) ? day : closed));
  return search.tree(weights, origin, { limit: 1 });
}
