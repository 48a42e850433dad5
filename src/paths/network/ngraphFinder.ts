/** Finds paths in an ngraph graph while it changes. */

import type { Graph, Link } from "ngraph.graph";
import type { LinkTable } from "../../base/index.ts";
import { expectArguments } from "../../base/index.ts";
import { ngraphFinderArguments } from "../given.ts";
import { closed } from "../search/weights.ts";
import { type Finder, plainFinders } from "./finder.ts";
import { checkedColumns } from "./linkColumns.ts";
import { type GraphChange, onChange } from "./ngraphChanges.ts";
import { placesOf } from "./nodeNames.ts";
import { type LinkPath, linkPath, type SearchNetwork, searchNetwork, weightsOf } from "./searchNetwork.ts";

/** How to read an ngraph graph. */
export interface NgraphFinderOptions<LinkData> {
  /** Cost of a link, a finite number of at least 0; asked once when the link is first seen, added or updated. */
  readonly cost: (link: Link<LinkData>) => number;
  /** Id of a link in answers, each its own; ngraph's when absent. Ids decide between paths that tie. */
  readonly id?: (link: Link<LinkData>) => string;
}

/** Finds paths on an ngraph graph as it is at the moment. */
export interface NgraphFinder {
  /**
   * The least-cost path along the direction of links, or `undefined` when there is none. From a node to itself: cost
   * 0, no links.
   *
   * @throws InputError when an id is unknown, or the graph cannot be searched: node ids that are no texts, link ids used
   *   twice, costs that are no numbers of at least 0.
   */
  find(from: string, to: string): LinkPath | undefined;
  /** Reads all costs again at the next query, for links whose data changed without an event of the graph. */
  refresh(): void;
  /** Listens to the graph no longer. */
  stop(): void;
}

/**
 * Answers like ngraph.path on a public, editable graph of ngraph.graph (made with `multigraph: true`, or of two links
 * between the same nodes only the later is kept), with the ids of links and the total besides, and several times as
 * fast. The graph is put in arrays at the first question. After that a removed link costs nothing, nor does one put
 * back or updated; what adds a link or a node, or takes a node away, rebuilds the arrays at the next query.
 *
 * @example
 * ```ts
 * import createGraph from "ngraph.graph";
 * import { ngraphFinder } from "karvan/paths";
 * const graph = createGraph<undefined, number>({ multigraph: true });
 * graph.addLink("Mill", "Bridge", 4.5);
 * graph.addLink("Bridge", "Port", 3);
 * const finder = ngraphFinder(graph, { cost: ({ data }) => data });
 * console.log(finder.find("Mill", "Port")?.cost); // 7.5
 * ```
 */
export function ngraphFinder<NodeData, LinkData>(
  graph: Graph<NodeData, LinkData>,
  options: NgraphFinderOptions<LinkData>,
): NgraphFinder {
  expectArguments(ngraphFinderArguments, [graph, options]);
  const idOf = options.id ?? ((link: Link<LinkData>): string => link.id);
  let compiled: Compiled | undefined;
  const stop = onChange(graph, (change) => {
    if (compiled !== undefined && !patch(compiled, change, { ...options, id: idOf })) compiled = undefined;
  });
  return {
    find: (from, to) => {
      compiled ??= compile(tableOf(graph, { ...options, id: idOf }));
      const { network, finder } = compiled;
      const [origin, destination] = placesOf(network.names, [
        ["from", from],
        ["to", to],
      ]);
      if (from === to) return { cost: 0, links: [], nodes: [from] };
      const path = finder.path(origin, destination);
      return path && linkPath(network, from, path);
    },
    refresh: () => {
      compiled = undefined;
    },
    stop,
  };
}

/** A graph as arrays. */
interface Compiled {
  readonly network: SearchNetwork;
  readonly weights: Float64Array;
  readonly finder: Finder;
  /** Id of a link -> its arc. */
  readonly arcs: ReadonlyMap<string, number>;
}

function tableOf<NodeData, LinkData>(
  graph: Graph<NodeData, LinkData>,
  { cost, id }: Required<NgraphFinderOptions<LinkData>>,
): LinkTable {
  const nodes: string[] = [];
  const links: LinkTable["links"][number][] = [];
  // By nodes, not by `forEachLink`: ngraph lists links by ids of its own making, which can fall together.
  graph.forEachNode((node) => {
    nodes.push(node.id as string);
    for (const link of node.links ?? []) {
      if (link.fromId !== node.id) continue;
      links.push({ id: id(link), from: link.fromId as string, to: link.toId as string, cost: cost(link) });
    }
  });
  return { nodes, links };
}

function compile(table: LinkTable): Compiled {
  const columns = checkedColumns(table);
  const network = searchNetwork(columns, false);
  const weights = weightsOf(network, columns.cost);
  const arcs = new Map<string, number>();
  for (let arc = 0; arc < weights.length; arc++) arcs.set(network.linkId(network.link?.[arc] ?? arc), arc);
  return { network, weights, finder: plainFinders(network.topology)(weights), arcs };
}

/** Takes a change over into the arrays; `false` where they must be rebuilt, which also reports bad costs. */
function patch<NodeData, LinkData>(
  { network, weights, arcs }: Compiled,
  { changeType, node, link }: GraphChange<NodeData, LinkData>,
  { cost, id }: Required<NgraphFinderOptions<LinkData>>,
): boolean {
  if (link === undefined) return node === undefined || changeType === "update";
  const arc = arcs.get(id(link));
  if (changeType === "remove") {
    if (arc !== undefined) weights[arc] = closed;
    return arc !== undefined;
  }
  if (arc === undefined) return false;
  const { topology, names, place } = network;
  const joins = (end: Uint32Array): string => names.id(place[end[arc]]);
  if (joins(topology.tail) !== link.fromId || joins(topology.head) !== link.toId) return false;
  const latest = cost(link);
  if (typeof latest !== "number" || !(latest >= 0 && latest <= largestPatch)) return false;
  weights[arc] = latest;
  return true;
}

/** Costs up to this add up to a finite number however many there are. */
const largestPatch = 1e290;
