/** Path queries on a network by names of nodes and links. */
import type { LinkColumns } from "../../base/index.ts";
import type { Path } from "../search/path.ts";
import { depthFirstNodes } from "../search/renumber.ts";
import { buildTopology, type Topology } from "../search/topology.ts";
import { linkName } from "./linkColumns.ts";
import { type NodeNames, namedNodes, numberedNodes } from "./nodeNames.ts";
import { orderOfIds, orderOfTails } from "./tieOrder.ts";

/** A path through a network of links. */
export interface LinkPath {
  readonly cost: number;
  /** Ids of the links, in order. */
  readonly links: readonly string[];
  /** Ids of the nodes, one more than links. */
  readonly nodes: readonly string[];
}

/**
 * A network of links as the kernels take it. Arcs are numbered in the order that settles ties. A node that paths may
 * not pass is two nodes of the topology: one that its links leave, and one that links to it enter.
 */
export interface SearchNetwork {
  readonly names: NodeNames;
  readonly topology: Topology;
  /** Place of a node -> the node of the topology where its paths begin. */
  readonly origin: Uint32Array;
  /** Place of a node -> the node of the topology where its paths end. */
  readonly destination: Uint32Array;
  /** Node of the topology -> place of the node. */
  readonly place: Uint32Array;
  /** Arc -> place of the link; absent where they are the same. */
  readonly link: Uint32Array | undefined;
  /** Place of a link -> its id. */
  readonly linkId: (place: number) => string;
}

/**
 * Puts a checked network in the form of the kernels.
 *
 * @param renumber - Whether to number nodes depth-first, so that long searches find what they need close together.
 */
export function searchNetwork(columns: LinkColumns, renumber: boolean): SearchNetwork {
  const { nodeCount, nodeIds, linkIds, from, to, noThrough = new Uint32Array(0) } = columns;
  const link = linkIds === undefined ? orderOfTails(from, nodeCount) : orderOfIds(linkIds);
  const place = new Uint32Array(nodeCount + noThrough.length);
  for (let v = 0; v < nodeCount; v++) place[v] = v;
  place.set(noThrough, nodeCount);
  const entrance = place.slice(0, nodeCount);
  for (const [i, v] of noThrough.entries()) entrance[v] = nodeCount + i;
  const tail = link === undefined ? from : link.map((l) => from[l]);
  const entered = link === undefined ? to : link.map((l) => to[l]);
  const head = entered.map((v) => entrance[v]);
  const network = {
    names: nodeIds === undefined ? numberedNodes(nodeCount) : namedNodes(nodeIds),
    topology: buildTopology(place.length, tail, head),
    origin: place.slice(0, nodeCount),
    destination: entrance,
    place,
    link,
    linkId: linkName(columns),
  };
  return renumber ? renumbered(network) : network;
}

/** The same with nodes of the topology numbered depth-first; arcs keep their numbers, so ties fall the same way. */
function renumbered(network: SearchNetwork): SearchNetwork {
  const old = depthFirstNodes(network.topology);
  const now = new Uint32Array(old.length);
  for (let v = 0; v < old.length; v++) now[old[v]] = v;
  const moved = (nodes: Uint32Array): Uint32Array => nodes.map((v) => now[v]);
  const { tail, head, nodeCount } = network.topology;
  return {
    ...network,
    topology: buildTopology(nodeCount, moved(tail), moved(head)),
    origin: moved(network.origin),
    destination: moved(network.destination),
    place: old.map((v) => network.place[v]),
  };
}

/** Costs by place of the link as weights by arc. */
export function weightsOf({ link }: SearchNetwork, costs: ArrayLike<number>): Float64Array {
  if (link === undefined) return Float64Array.from(costs);
  const weights = new Float64Array(link.length);
  for (let arc = 0; arc < weights.length; arc++) weights[arc] = costs[link[arc]];
  return weights;
}

/** A path of arcs by the ids of its links and nodes. */
export function linkPath(network: SearchNetwork, from: string, { cost, arcs }: Path): LinkPath {
  const { names, topology, place, link, linkId } = network;
  const links: string[] = [];
  const nodes = [from];
  for (const arc of arcs) {
    links.push(linkId(link === undefined ? arc : link[arc]));
    nodes.push(names.id(place[topology.head[arc]]));
  }
  return { cost, links, nodes };
}
