export { corridorRows } from "./corridor.ts";
export { laneMethodRows } from "./methods.ts";
export { pipelineRows } from "./pipeline.ts";
export { laneScenarioRows } from "./scenarios.ts";
