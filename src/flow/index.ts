// Flows and choice: what travels, by which routes, and what that adds up to.

export { type Flows, type FlowsOptions, type FlowTotal, type FlowValue, flows } from "./flows.ts";
export type { FlowRoute, SharedFlow } from "./flows.ts";
export { furness, type BalancedMatrix, type FurnessOptions } from "./balance/furness.ts";
export {
  type EstimatedFlows,
  type EstimatedFlow,
  type EstimateOptions,
  estimate,
  type SpreadTotal,
  type TotalCheck,
} from "./estimate/estimate.ts";
export type { FlowSubject } from "./standardTallies.ts";
