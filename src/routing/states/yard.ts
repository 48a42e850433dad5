/** Yards: the sides of places, and the states a consignment can be in there. */

import type { Place } from "../../model/index.ts";
import { type JourneyState, stateId, type Whereabouts, whereaboutsId } from "./stateGraph.ts";

/** How goods on a vehicle stand with customs, where that is other than usual: in a zone of this id, or imported. */
export type Standing = { readonly customs: "zone"; readonly zone: string } | { readonly customs: "imported" };

/** One side of a place, and its states by vehicle or stage of the journey. */
export interface Yard {
  /** `place@side`. */
  readonly id: string;
  readonly place: Place;
  readonly side: string;
  readonly states: Map<string, JourneyState>;
}

/** The yards of a network, each made once. */
export class Yards {
  readonly #places: ReadonlyMap<string, Place>;
  readonly #yards = new Map<string, Yard>();

  constructor(places: readonly Place[]) {
    this.#places = new Map(places.map((place) => [place.id, place]));
  }

  /** A place of the network. */
  place(id: string): Place {
    return this.#places.get(id) as Place;
  }

  /** The yard of a place on one side, the same whenever asked for. */
  at(place: Place, side: string): Yard {
    const id = `${place.id}@${side}`;
    const known = this.#yards.get(id);
    if (known !== undefined) return known;
    const yard = { id, place, side, states: new Map<string, JourneyState>() };
    this.#yards.set(id, yard);
    return yard;
  }
}

/** A state in a yard, the same whenever asked for. */
export function stateIn(
  { place, side, states }: Yard,
  whereabouts: Whereabouts,
  standing?: Standing,
): JourneyState {
  const stands =
    standing?.customs === "zone" ? ` in ${standing.zone}` : standing === undefined ? "" : " imported";
  const key = whereaboutsId(whereabouts) + stands;
  const known = states.get(key);
  if (known !== undefined) return known;
  const id = stateId(place.id, side, whereabouts) + stands;
  const stage = typeof whereabouts === "object" ? "aboard" : whereabouts;
  const state: JourneyState = {
    id,
    place: place.id,
    side,
    stage,
    ...(typeof whereabouts === "object" ? { vehicle: whereabouts } : {}),
    ...standing,
  };
  states.set(key, state);
  return state;
}
