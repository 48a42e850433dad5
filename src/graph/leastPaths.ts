import type { LinkTable } from "../io/index.ts";
import { didYouMean, InputError, type Problem, problem } from "../model/index.ts";
import { checkCount } from "./count.ts";
import { buildTopology, Yen } from "./kernel/index.ts";

/** A path through a network of links. */
export interface LinkPath {
  readonly cost: number;
  /** Ids of the links, in order. */
  readonly links: readonly string[];
  /** Ids of the nodes, one more than links. */
  readonly nodes: readonly string[];
}

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
 * their own; ties are settled by the ids of links, so the order of the input does not matter.
 *
 * @returns Paths, fewer when there are no more, none when the two nodes are not connected.
 * @throws InputError when a node is unknown, an id is used twice, or costs are negative or do not add up to a finite
 *   number; RangeError when `count` is no whole number from 1 to 1,000.
 */
export function leastPaths(network: LinkTable, query: LinkPathQuery): LinkPath[] {
  const { from, to, count = 1 } = query;
  checkCount(count);
  const index = new Map(network.nodes.map((id, i) => [id, i]));
  const links = [...network.links].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const problems = [...unknownNodes(index, { from, to }), ...links.flatMap(linkFaults(index))];
  if (problems.length > 0) throw new InputError(problems);
  const nodes = (end: "from" | "to"): number[] => links.map((link) => index.get(link[end]) as number);
  const topology = buildTopology(network.nodes.length, nodes("from"), nodes("to"));
  const weights = Float64Array.from(links, (link) => link.cost);
  const [origin, destination] = [index.get(from) as number, index.get(to) as number];
  return new Yen(topology).paths(weights, origin, destination, { count }).map(({ cost, arcs }) => {
    const taken = Array.from(arcs, (arc) => links[arc] as (typeof links)[number]);
    return { cost, links: taken.map((link) => link.id), nodes: [from, ...taken.map((link) => link.to)] };
  });
}

function unknownNodes(nodes: ReadonlyMap<string, number>, names: Record<"from" | "to", string>): Problem[] {
  return (["from", "to"] as const).flatMap((path) => {
    const got = names[path];
    if (nodes.has(got)) return [];
    const hint = didYouMean(got, nodes.keys(), 3) ?? "see the column node_id";
    return [problem({ path, expected: "the id of a node", got, hint })];
  });
}

/** Checks links by rising id: what a table that somebody else made may hold, and no search must meet. */
function linkFaults(nodes: ReadonlyMap<string, number>): (link: LinkTable["links"][number]) => Problem[] {
  let sum = 0;
  let before: string | undefined;
  return ({ id, from, to, cost }) => {
    const problems: Problem[] = [];
    const refuse = (field: string, expected: string, got: unknown): void => {
      problems.push(problem({ path: `links[${id}].${field}`, expected, got }));
    };
    if (id === before) refuse("id", "an id used once", id);
    before = id;
    if (!nodes.has(from)) refuse("from", "the id of a node", from);
    if (!nodes.has(to)) refuse("to", "the id of a node", to);
    if (cost >= 0) sum += cost;
    else refuse("cost", "a number of at least 0", cost);
    if (sum === Number.POSITIVE_INFINITY) refuse("cost", "costs that add up to a finite number", cost);
    return problems;
  };
}
