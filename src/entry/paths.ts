/**
 * Least-cost paths through any network with one cost per link, and readers of common network files. Nothing here knows of
 * studies.
 *
 * @module
 */

// Networks
export type { LinkColumns, LinkTable } from "../base/index.ts";

// One question
export { leastPaths, type LinkPath, type LinkPathQuery } from "../paths/index.ts";

// Many questions about one network
export {
  indexNetwork,
  type IndexMethod,
  type IndexOptions,
  type NetworkIndex,
  type PlainReason,
} from "../paths/index.ts";

// Networks held in ngraph.graph
export { ngraphFinder, type NgraphFinder, type NgraphFinderOptions } from "../paths/index.ts";

// Network files: GMNS, TNTP, DIMACS
export { readGmns, type GmnsFiles, type GmnsNetwork, readTntp, readDimacs } from "../io/networks/index.ts";
export type { LargestNetwork, NamedText } from "../base/index.ts";
