// Karvan under Deno, whose notebooks show results: the main entry, and the view of results.

import "./report/notebook/index.ts";

export * from "./index.ts";
