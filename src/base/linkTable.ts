/** The plain forms of a network: a list of links, or the same in columns. */

/** A network as a list of directed links with one cost each; any network can be written this way. */
export interface LinkTable {
  /** Ids of the nodes, each once. */
  readonly nodes: readonly string[];
  readonly links: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    /** At least 0. */
    readonly cost: number;
  }[];
}

/**
 * What a {@link LinkTable} says, in columns: for networks of up to millions of links. Nodes and links are known by
 * their places, counted from 0.
 */
export interface LinkColumns {
  readonly nodeCount: number;
  /** Place of a node -> its id, each once; absent where ids are the places counted from 1: `"1"`, `"2"` and so on. */
  readonly nodeIds?: readonly string[];
  /** Place of a link -> its id, each once; absent where ids are the places counted from 1. */
  readonly linkIds?: readonly string[];
  /** Place of a link -> place of the node it leaves. */
  readonly from: Uint32Array;
  /** Place of a link -> place of the node it enters. */
  readonly to: Uint32Array;
  /** Place of a link -> its cost, at least 0. */
  readonly cost: Float64Array;
  /** Places of nodes where a path may begin or end but which it may not pass, as the zones of a traffic model. */
  readonly noThrough?: Uint32Array;
  /** Place of a node -> its position, in any plane; answers do not depend on it. */
  readonly coordinates?: { readonly x: Float64Array; readonly y: Float64Array };
}

/** A text with the name of the file it came from, for messages. */
export interface NamedText {
  /** Name of the file; empty for none. */
  readonly file: string;
  readonly text: string;
}

/** How much a network file may hold. */
export interface LargestNetwork {
  /** Most nodes, and most links; default 20,000,000. */
  readonly largest?: number;
}
