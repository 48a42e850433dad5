export { corridorRows } from "./corridor.ts";
export { laneMethodRows } from "./methods.ts";
export { laneScenarioRows } from "./scenarios.ts";
