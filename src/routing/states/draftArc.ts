/** Arcs of the state graph before states have numbers. */

import type { Charge } from "../prices/charge.ts";
import type { Arc, ArcType, JourneyState, Whereabouts } from "./stateGraph.ts";
import { type Standing, stateIn, type Yard } from "./yard.ts";

/** An arc before states have their numbers. */
export interface DraftArc extends Omit<Arc, "from" | "to"> {
  readonly from: JourneyState;
  readonly to: JourneyState;
}

/** Something done in a yard: the vehicle, or stage of the journey, before and after. */
export interface Move {
  readonly type: ArcType;
  readonly words: string;
  readonly before: Whereabouts;
  readonly after: Whereabouts;
  /** The yard it leads to, when that is another. */
  readonly into?: Yard;
  /** The procedure by which a border is crossed, where that is not the ordinary way. */
  readonly procedure?: string | undefined;
  /** How the goods stand with customs before, where that is other than usual. */
  readonly standsBefore?: Standing;
  /** And after. */
  readonly standsAfter?: Standing;
}

/** The arc of a move, when it is allowed, that is, when it has charges. */
export function moved(yard: Yard, move: Move, charges: readonly Charge[] | undefined): DraftArc[] {
  if (charges === undefined) return [];
  const { type, words, before, after, into = yard, procedure, standsBefore, standsAfter } = move;
  const ends = { from: stateIn(yard, before, standsBefore), to: stateIn(into, after, standsAfter) };
  const none = { link: undefined, drivingDays: undefined };
  const way = procedure === undefined ? {} : { procedure };
  return [{ id: `${yard.id}: ${type} ${words}`, type, charges, ...none, ...way, ...ends }];
}
