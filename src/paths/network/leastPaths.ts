/** One question about any network of links, without keeping an index of the network. */

import type { LinkColumns, LinkTable } from "../../base/index.ts";
import { expectArguments } from "../../base/index.ts";
import { leastPathsArguments } from "../given.ts";
import { indexNetwork } from "./networkIndex.ts";
import type { LinkPath } from "./searchNetwork.ts";

/** A question for paths through a network of links. */
export interface LinkPathQuery {
  /** Id of a node. */
  readonly from: string;
  /** Id of a node. */
  readonly to: string;
  /** How many paths to find at most, 1 to 1,000; 1 when absent. */
  readonly count?: number;
}

/**
 * The least-cost loopless paths through any network with one cost per link, best first. Parallel links give paths of
 * their own; ties are settled by the ids of links, so the order of the input does not matter. For more than a few
 * questions about one network see `indexNetwork`.
 *
 * @returns Paths, fewer when there are no more, none when the two nodes are not connected.
 * @throws InputError when a node is unknown, an id is used twice, or costs are negative or do not add up to a finite
 *   number; RangeError when `count` is no whole number from 1 to 1,000.
 * @example
 * ```ts
 * import { leastPaths } from "karvan/paths";
 * const links = [
 *   { id: "road", from: "Mill", to: "Port", cost: 9.5 },
 *   { id: "rail", from: "Mill", to: "Port", cost: 7.25 },
 * ];
 * const paths = leastPaths({ nodes: ["Mill", "Port"], links }, { from: "Mill", to: "Port", count: 2 });
 * for (const { cost, links: taken } of paths) console.log(cost, taken.join(" "));
 * // 7.25 rail
 * // 9.5 road
 * ```
 */
export function leastPaths(network: LinkTable | LinkColumns, query: LinkPathQuery): LinkPath[] {
  expectArguments(leastPathsArguments, [network, query]);
  const { from, to, count = 1 } = query;
  return indexNetwork(network, { questions: 1 }).alternatives(from, to, count);
}
