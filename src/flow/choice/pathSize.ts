/** Path sizes of plain routes. */

import { expectArguments, refuse } from "../../base/index.ts";
import { pathSizeArguments } from "../given.ts";
import { pathSizes } from "../sets/pathSizes.ts";

/** A route as links with lengths. */
export interface LinkedRoute {
  /** Ids of its links. */
  readonly links: readonly string[];
  /** Length of each link, at least 0, in any one unit. */
  readonly lengths: readonly number[];
}

/**
 * Path size of each route of a choice, above 0 and at most 1: the length of a link that n routes share counts for 1/n of it (M.
 * Ben-Akiva, M. Bierlaire, Discrete choice methods and their applications to short term travel decisions, 1999). A route that
 * shares nothing has 1, and so has a route without length; n equal routes have 1/n each.
 *
 * @throws InputError when a route has not one length for each link, or a length is below 0 or infinite.
 * @example
 * ```ts
 * import { logit, pathSize } from "karvan/flow";
 * // Three routes of 100 km; two share their first 80 km.
 * const [lengths, far] = [[80, 20], { links: ["coast"], lengths: [100] }];
 * const sizes = pathSize([far, { links: ["trunk", "a"], lengths }, { links: ["trunk", "b"], lengths }]);
 * console.log(sizes.join(" ")); // 1 0.6 0.6
 * console.log(Array.from(logit([-2, -2, -2], { sizes }), (share) => share.toFixed(3)).join(" ")); // 0.455 0.273 0.273
 * ```
 */
export function pathSize(routes: readonly LinkedRoute[]): Float64Array {
  expectArguments(pathSizeArguments, [routes]);
  for (const [r, { links, lengths }] of routes.entries()) {
    const path = `routes[${r}].lengths`;
    if (lengths.length !== links.length)
      refuse(path, `${links.length} numbers, one for each link`, `${lengths.length} numbers`);
    for (const [i, length] of lengths.entries())
      if (!(length >= 0 && Number.isFinite(length)))
        refuse(`${path}[${i}]`, "a finite number of at least 0", length);
  }
  return pathSizes(routes);
}
