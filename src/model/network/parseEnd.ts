/** Reads the ends of journeys. */
import { didYouMean, type Fault } from "../../base/index.ts";
import type { End } from "./end.ts";
import type { Place } from "./network.ts";

/** The countries that meet at a place: two at a border crossing, else one. */
export function sidesOf(place: Place): readonly string[] {
  return place.otherCountry === undefined ? [place.country] : [place.country, place.otherCountry];
}

/**
 * Reads an end such as `tehran` or `sarakhs@IR`.
 *
 * @returns The end, or what is wrong with the text.
 */
export function parseEnd(text: string, places: ReadonlyMap<string, Place>): End | Fault {
  const [id = "", side, ...more] = text.split("@");
  const place = places.get(id);
  if (place === undefined || more.length > 0) {
    return { expected: "the id of a place", got: text, hint: didYouMean(id, places.keys(), 3) };
  }
  const sides = sidesOf(place);
  if (sides.length === 1)
    return side === undefined || side === sides[0] ? { place: id } : wrongSide(text, id, sides);
  return side !== undefined && sides.includes(side) ? { place: id, side } : wrongSide(text, id, sides);
}

function wrongSide(got: string, id: string, sides: readonly string[]): Fault {
  if (sides.length === 1)
    return { expected: "no side: the place is no border crossing", got, hint: `write ${id}` };
  const hint = `write ${sides.map((side) => `${id}@${side}`).join(" or ")}`;
  return { expected: "the side of the crossing", got, hint };
}
