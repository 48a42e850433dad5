/** Listening to changes of an ngraph graph. */
import type { Graph, Link, Node } from "ngraph.graph";

/** One change of an ngraph graph: of a node, or of a link. */
export interface GraphChange<NodeData, LinkData> {
  readonly changeType: "add" | "remove" | "update";
  readonly node?: Node<NodeData>;
  readonly link?: Link<LinkData>;
}

/** An ngraph graph with its events, which ngraph's own types lose under `nodenext`. */
export interface EventedGraph<NodeData, LinkData> extends Graph<NodeData, LinkData> {
  /** Calls a listener with the changes of each edit from now on; with all of an update at its end. */
  on(event: "changed", listener: (changes: readonly GraphChange<NodeData, LinkData>[]) => void): this;
  /** Stops calling a listener; all of them when none is given. */
  off(event: "changed", listener?: (changes: readonly GraphChange<NodeData, LinkData>[]) => void): this;
}

/**
 * Tells of every change of a graph from now on; of those between `beginUpdate` and `endUpdate` at the end.
 *
 * @returns What stops it.
 */
export function onChange<NodeData, LinkData>(
  graph: Graph<NodeData, LinkData>,
  listener: (change: GraphChange<NodeData, LinkData>) => void,
): () => void {
  type Listener = (changes: readonly GraphChange<NodeData, LinkData>[]) => void;
  const evented = graph as EventedGraph<NodeData, LinkData>;
  const each: Listener = (changes) => {
    for (const change of changes) listener(change);
  };
  evented.on("changed", each);
  return () => evented.off("changed", each);
}
