/**
 * Flows and choice: how goods and travellers are shared out over routes, modes and border crossings, in every future.
 *
 * @module
 */

export {
  flows,
  type Flows,
  type FlowsOptions,
  type FlowTotal,
  type FlowValue,
  type FlowSubject,
  type SharedFlow,
  type FlowRoute,
} from "../flow/index.ts";
