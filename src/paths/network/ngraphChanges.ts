/** Listening to changes of an ngraph graph. */
import type { Graph, Link, Node } from "ngraph.graph";

/** One change of an ngraph graph: of a node, or of a link. */
export interface GraphChange<NodeData, LinkData> {
  readonly changeType: "add" | "remove" | "update";
  readonly node?: Node<NodeData>;
  readonly link?: Link<LinkData>;
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
  // ngraph's own types lose its events under `nodenext`.
  const evented = graph as unknown as Record<"on" | "off", (event: "changed", listener: Listener) => void>;
  const each: Listener = (changes) => {
    for (const change of changes) listener(change);
  };
  evented.on("changed", each);
  return () => evented.off("changed", each);
}
