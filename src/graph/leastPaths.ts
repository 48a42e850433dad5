import type { LinkTable } from "../io/index.ts";
import { didYouMean, InputError, problem } from "../model/index.ts";
import { buildTopology, type Topology, Yen } from "./kernel/index.ts";

/** A path through a network of links. */
export interface LinkPath {
  readonly cost: number;
  /** Ids of the links, in order. */
  readonly links: readonly string[];
  /** Ids of the nodes, one more than links. */
  readonly nodes: readonly string[];
}

/**
 * The least-cost loopless paths through any network with one cost per link, best first. Parallel links give paths of
 * their own; ties are settled by the ids of links, so the order of the input does not matter.
 *
 * @param query.count - How many paths, 1 when absent.
 * @returns Paths, fewer when there are no more, none when the two nodes are not connected.
 * @throws InputError when a node is unknown.
 */
export function leastPaths(
  network: LinkTable,
  query: { readonly from: string; readonly to: string; readonly count?: number },
): LinkPath[] {
  const index = new Map(network.nodes.map((id, i) => [id, i]));
  const problems = (["from", "to"] as const).flatMap((path) => {
    if (index.has(query[path])) return [];
    const hint = didYouMean(query[path], network.nodes, 3);
    return [
      problem({
        path,
        expected: "the id of a node",
        got: query[path],
        ...(hint === undefined ? {} : { hint }),
      }),
    ];
  });
  if (problems.length > 0) throw new InputError(problems);
  const links = [...network.links].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const ends = (end: "from" | "to"): number[] => links.map((link) => index.get(link[end]) as number);
  const topology: Topology = buildTopology(network.nodes.length, ends("from"), ends("to"));
  const weights = Float64Array.from(links, (link) => link.cost);
  const [from, to] = [index.get(query.from) as number, index.get(query.to) as number];
  return new Yen(topology).paths(weights, from, to, { count: query.count ?? 1 }).map(({ cost, arcs }) => {
    const taken = Array.from(arcs, (arc) => links[arc] as (typeof links)[number]);
    return { cost, links: taken.map((l) => l.id), nodes: [query.from, ...taken.map((l) => l.to)] };
  });
}
