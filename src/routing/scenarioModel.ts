import type { Commodity, Expression, FigureTable, Study } from "../model/index.ts";
import { type AppliedScenario, applyScenario, type Scenario } from "../scenario/index.ts";
import { type PricedGraph, priceGraph } from "./prices/price.ts";
import { valuesOf } from "./prices/values.ts";
import { buildStateGraph } from "./states/buildStateGraph.ts";
import type { StateGraph } from "./states/stateGraph.ts";

/** A scenario of a study, ready to be asked for routes: its graphs are built and priced when first needed. */
export interface ScenarioModel {
  readonly study: Study;
  readonly scenario: AppliedScenario;
  readonly figures: FigureTable;
  /** Values of expressions at the figures' single values, in canonical units. */
  readonly evaluate: (expression: Expression) => number;
  /** The state graph of a commodity. */
  readonly graph: (commodity: Commodity) => StateGraph;
  /** The priced graph of a commodity, with or without drivers' rest. */
  readonly priced: (commodity: Commodity, rest: boolean) => PricedGraph;
}

const models = new WeakMap<Study, Map<string, ScenarioModel>>();

/**
 * Opens a scenario of a study. A study never changes, so a scenario named by id is opened once and remembered.
 *
 * @param scenario - Id of one of the study's scenarios, or a scenario document.
 * @throws InputError when the scenario cannot be applied.
 */
export function scenarioModel(study: Study, scenario: string | Scenario): ScenarioModel {
  if (typeof scenario !== "string") return openScenario(study, scenario);
  const known = models.get(study) ?? new Map<string, ScenarioModel>();
  models.set(study, known);
  const model = known.get(scenario) ?? openScenario(study, scenario);
  known.set(scenario, model);
  return model;
}

/** Opens a scenario of a study without remembering it: for looking at each of many once. */
export function openScenario(study: Study, scenario: string | Scenario): ScenarioModel {
  const applied = applyScenario(study, scenario);
  const values = valuesOf(applied.network.figures, study.network.figures);
  const { figures, evaluate } = values;
  const graphs = new Map<string, StateGraph>();
  const pricedGraphs = new Map<string, PricedGraph>();
  const graph = (commodity: Commodity): StateGraph => {
    const made = graphs.get(commodity.id) ?? buildStateGraph(applied.network, commodity);
    graphs.set(commodity.id, made);
    return made;
  };
  const priced = (commodity: Commodity, rest: boolean): PricedGraph => {
    const key = `${rest ? "with" : "without"} rest: ${commodity.id}`;
    const made = pricedGraphs.get(key) ?? priceGraph(graph(commodity), values, { rest });
    pricedGraphs.set(key, made);
    return made;
  };
  return { study, scenario: applied, figures, evaluate, graph, priced };
}
