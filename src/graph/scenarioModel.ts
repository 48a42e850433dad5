import {
  type Commodity,
  type Expression,
  type Figure,
  type FigureTable,
  figureEvaluator,
  figureTable,
  type Study,
} from "../model/index.ts";
import { type AppliedScenario, applyScenario, type Scenario } from "../scenario/index.ts";
import { buildStateGraph } from "./buildStateGraph.ts";
import { type PricedGraph, priceGraph } from "./price.ts";
import type { StateGraph } from "./stateGraph.ts";

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

type Values = Pick<ScenarioModel, "figures" | "evaluate">;

// Scenarios that leave the figures alone share the base's table of them, and so what expressions come to.
const values = new WeakMap<readonly Figure[], Values>();

function valuesOf(figures: readonly Figure[]): Values {
  const known = values.get(figures);
  if (known !== undefined) return known;
  const table = figureTable(figures);
  const made = { figures: table, evaluate: figureEvaluator(table) };
  values.set(figures, made);
  return made;
}

/** Opens a scenario of a study without remembering it: for looking at each of many once. */
export function openScenario(study: Study, scenario: string | Scenario): ScenarioModel {
  const applied = applyScenario(study, scenario);
  const { figures, evaluate } = valuesOf(applied.network.figures);
  const graphs = new Map<string, StateGraph>();
  const pricedGraphs = new Map<string, PricedGraph>();
  const graph = (commodity: Commodity): StateGraph => {
    const made = graphs.get(commodity.id) ?? buildStateGraph(applied.network, commodity);
    graphs.set(commodity.id, made);
    return made;
  };
  const priced = (commodity: Commodity, rest: boolean): PricedGraph => {
    const key = `${rest ? "with" : "without"} rest: ${commodity.id}`;
    const made = pricedGraphs.get(key) ?? priceGraph(graph(commodity), evaluate, { rest });
    pricedGraphs.set(key, made);
    return made;
  };
  return { study, scenario: applied, figures, evaluate, graph, priced };
}
