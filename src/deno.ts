/** Karvan under Deno, whose notebooks show results: the main entry, and the view of results. */
export * from "./index.ts";

import "./report/notebook/index.ts";
