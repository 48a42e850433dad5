/** What callers may pass to exported functions. Written by `npm run arguments` from their types: do not edit. */
import type { Arguments, Rule } from "../base/index.ts";

const linkTable: Rule = { nodes: "list", links: "list", "...": "any" };
const linkColumns: Rule = { cost: "column", "...": "any" };

export const indexNetworkArguments: Arguments = {
  network: { either: [linkTable, linkColumns], expected: "a network: nodes and links, or columns of links" },
  "options?": { "questions?": "number" },
};
export const leastPathsArguments: Arguments = {
  network: { either: [linkTable, linkColumns], expected: "a network: nodes and links, or columns of links" },
  query: { from: "text", to: "text", "count?": "number" },
};
export const ngraphFinderArguments: Arguments = {
  graph: "object",
  options: { cost: "function", "id?": "function" },
};
