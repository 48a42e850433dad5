/** Day trips: journeys on which no driver has to rest. */

import { closed, type Tree } from "../../paths/index.ts";
import type { PricedGraph } from "../prices/price.ts";

/**
 * How far a truck comes from an origin within one day's driving, as a tree of shares of a day. Journeys it can do by road
 * within one driver's hours are day trips: on them nobody has to rest on the way, whatever the route; on all longer ones
 * drivers rest in proportion to the time they drive. The rule is monotone: a new or faster road can only turn a long journey
 * into a day trip.
 *
 * @param isOpen - Whether an arc may be used; all may when absent.
 * @returns A tree that reaches the states at a cost of at most 1; `undefined` where nobody has to rest.
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
