export { flowRows } from "./flows.ts";
export { formulaRows } from "./formulas.ts";
export { studyRows } from "./futures.ts";
