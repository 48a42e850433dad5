export { formulaRows } from "./formulas.ts";
export { studyRows } from "./futures.ts";
