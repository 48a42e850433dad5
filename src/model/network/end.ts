/** Where journeys begin and end. */
import { refuse } from "../../base/index.ts";

/** One end of a journey: a place, and the side of it when the place is a border crossing. */
export interface End {
  readonly place: string;
  /** Country code; given exactly when the place is a border crossing. */
  readonly side?: string;
}

/**
 * Writes an end as people do: `tehran`, or `sarakhs@IR` for the side of a crossing.
 *
 * @example
 * ```ts
 * import { endText } from "karvan/text";
 * console.log(endText({ place: "tehran" })); // tehran
 * console.log(endText({ place: "sarakhs", side: "IR" })); // sarakhs@IR
 * ```
 */
export function endText(end: End): string {
  if (typeof end !== "object" || end === null) refuse("end", "an object such as { place }", end);
  return end.side === undefined ? end.place : `${end.place}@${end.side}`;
}
