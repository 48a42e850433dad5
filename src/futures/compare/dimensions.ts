/** Which dimension of an even design each uncertain figure of a study takes, whatever else is asked in the same call. */

import type { Study } from "../../model/index.ts";
import { drawnFigure } from "../columns/draws.ts";

/**
 * Stream -> dimension, by the order of names. All uncertain figures of the study have one, whether they are in use or not, so a
 * journey has the same futures alone and beside other journeys, commodities and scenarios. Figures that only a scenario brings
 * have none: a number that came from the others of the call would change with them.
 */
export function dimensionsOf({ network }: Study): ReadonlyMap<string, number> {
  const names = network.figures.flatMap((figure) => drawnFigure(figure)?.streamName ?? []);
  return new Map([...new Set(names)].sort().map((name, place) => [name, place]));
}
