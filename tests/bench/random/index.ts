export { corridorDrawRows, uniformRows } from "./draws.ts";
export { functionRows, momentRows } from "./functions.ts";
