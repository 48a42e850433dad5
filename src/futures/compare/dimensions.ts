/** Which dimension of an even design each uncertain figure takes, whatever else is asked in the same call. */

import { hashOf } from "../../base/index.ts";
import type { Study } from "../../model/index.ts";
import { drawnFigure } from "../columns/draws.ts";

/**
 * Dimensions for some streams. All uncertain figures of the study have theirs by the order of their names, whether they are in
 * use or not, so a journey has the same futures alone and beside other journeys, commodities and scenarios. A figure that only
 * a scenario brings takes one of the dimensions that remain, by the hash of its name.
 *
 * @param limit - How many dimensions the design has.
 * @returns `undefined` when the design has too few.
 */
export function dimensionsOf(study: Study, names: readonly string[], limit: number): number[] | undefined {
  const own = uncertainNames(study);
  const further = names.filter((name) => !own.has(name));
  const free = limit - own.size;
  if (further.length > free) return undefined;
  const taken = new Set<number>();
  const chosen = new Map<string, number>();
  for (const name of further) {
    let slot = Number.parseInt(hashOf(name).slice(0, 8), 16) % free;
    while (taken.has(slot)) slot = (slot + 1) % free;
    taken.add(slot);
    chosen.set(name, own.size + slot);
  }
  return names.map((name) => (own.get(name) ?? chosen.get(name)) as number);
}

/** Stream -> place by name. */
function uncertainNames({ network }: Study): ReadonlyMap<string, number> {
  const names = network.figures.flatMap((figure) => drawnFigure(figure)?.streamName ?? []);
  return new Map([...new Set(names)].sort().map((name, place) => [name, place]));
}
