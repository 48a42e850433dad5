/** The customs state of goods after each move of a route. */

import type { CustomsState } from "../../model/index.ts";
import type { Arc, JourneyState, StateGraph } from "../states/stateGraph.ts";

/**
 * The customs state of goods after each move of a route: cleared for export until they leave their country of origin, then
 * in transit, except in zones and after clearance. Absent for passengers, and for goods that stay in their country.
 */
export function customsAlong(
  path: ArrayLike<number>,
  { arcs, states, commodity }: StateGraph,
): (CustomsState | undefined)[] {
  const moves = Array.from(path, (a) => arcs[a] as Arc);
  const home = moves[0] === undefined ? undefined : (states[moves[0].from] as JourneyState).side;
  const after = moves.map(({ to }) => states[to] as JourneyState);
  const leaves = ({ side, customs }: JourneyState): boolean => side !== home || customs !== undefined;
  if (commodity.traffic !== "freight" || !after.some(leaves)) return moves.map(() => undefined);
  let abroad = false;
  return after.map((state) => {
    abroad ||= leaves(state);
    if (state.stage === "cleared") return "imported";
    return state.customs ?? (abroad ? "transit" : "exported");
  });
}
