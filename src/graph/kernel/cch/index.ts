export { HierarchyBound } from "./bound.ts";
export { Customiser } from "./customise.ts";
export { buildHierarchy, type Hierarchy, noNode } from "./hierarchy.ts";
export { costMatrix } from "./matrix.ts";
export type { Climb, Metric } from "./metric.ts";
export { boundedOrder, contractionOrder } from "./order.ts";
export { HierarchySearch } from "./search.ts";
export type { Coordinates } from "./separator.ts";
export { triangleCount, triangles } from "./triangles.ts";
