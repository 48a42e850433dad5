/** How much of a route is its own: the path sizes of a choice set. */

import type { RouteTraits } from "./routeTraits.ts";

/**
 * Path size of each route of a set, from above 0 to 1: a kilometre that is shared by n routes counts for 1/n of itself (M.
 * Ben-Akiva, M. Bierlaire, Discrete choice methods and their applications to short term travel decisions, 1999). A route
 * without kilometres is all its own.
 */
export function pathSizes(routes: readonly Pick<RouteTraits, "links" | "lengths">[]): Float64Array {
  const sharers = new Map<string, number>();
  for (const { links } of routes)
    for (const link of new Set(links)) sharers.set(link, (sharers.get(link) ?? 0) + 1);
  return Float64Array.from(routes, ({ links, lengths }) => {
    const length = lengths.reduce((sum, km) => sum + km, 0);
    if (length === 0) return 1;
    const own = links.reduce(
      (sum, link, i) => sum + (lengths[i] as number) / (sharers.get(link) as number),
      0,
    );
    return own / length;
  });
}
