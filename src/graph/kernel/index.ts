export { Dijkstra } from "./dijkstra.ts";
export { type Path, priceArcs, type Tree, treePath } from "./path.ts";
export { buildTopology, noArc, type Topology } from "./topology.ts";
export { checkWeights, closed, type WeightProblem } from "./weights.ts";
