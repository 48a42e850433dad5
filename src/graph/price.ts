import {
  type Expression,
  figure,
  InputError,
  largestAmount,
  type Problem,
  problem,
  roundAmount,
} from "../model/index.ts";
import { Dijkstra } from "./kernel/index.ts";
import type { StateGraph } from "./stateGraph.ts";

/** What a search makes least: generalised cost, money alone, or time alone. */
export type Objective = "generalisedCost" | "money" | "time";

/** All objectives. */
export const objectives: readonly Objective[] = ["generalisedCost", "money", "time"];

/**
 * A state graph with the amounts of one set of figure values. Amounts are rounded to multiples of 2^-30 one by one, so
 * sums over any arcs are exact in any order.
 */
export interface PricedGraph {
  readonly graph: StateGraph;
  /** Arc -> amounts of its charges, in their order: money in USD, time in h, emissions in kgCO2e. */
  readonly amounts: readonly Float64Array[];
  /** Arc -> values of the time in its charges, USD; 0 for charges that are no time. */
  readonly timeValues: readonly Float64Array[];
  /** Arc -> length in km; 0 for what is done at a place. */
  readonly lengths: Float64Array;
  /** Arc -> emissions in kgCO2e. */
  readonly co2e: Float64Array;
  /** Objective -> weight of each arc. */
  readonly weights: Readonly<Record<Objective, Float64Array>>;
  /** Value of an hour, USD per commodity unit. */
  readonly valueOfTime: number;
  /** A search on this graph, to be asked again and again. */
  readonly search: Dijkstra;
}

/**
 * Works out all amounts of a state graph.
 *
 * @param evaluate - Values of expressions in canonical units.
 * @param options.rest - Whether drivers rest: false on trips of one driving day.
 * @throws InputError when an amount is negative, not finite, or too large to be added exactly.
 */
export function priceGraph(
  graph: StateGraph,
  evaluate: (expression: Expression) => number,
  options: { readonly rest: boolean },
): PricedGraph {
  const valueOfTime = evaluate(graph.commodity.valueOfTime.expression);
  const count = graph.arcs.length;
  const weights = {
    generalisedCost: new Float64Array(count),
    money: new Float64Array(count),
    time: new Float64Array(count),
  };
  const lengths = new Float64Array(count);
  const co2e = new Float64Array(count);
  const problems: Problem[] = [];
  const amounts: Float64Array[] = [];
  const timeValues: Float64Array[] = [];
  for (const [a, arc] of graph.arcs.entries()) {
    if (arc.link !== undefined) lengths[a] = roundAmount(evaluate(figure(arc.link.length)));
    const ofArc = new Float64Array(arc.charges.length);
    const valued = new Float64Array(arc.charges.length);
    for (const [c, { measure, component, expression, rule }] of arc.charges.entries()) {
      const skipped = component === "rest" && !options.rest;
      const raw = skipped ? 0 : evaluate(expression);
      if (!(raw >= 0 && raw < largestAmount)) {
        problems.push(problem({ ...amountFault(raw), path: `${arc.id}, ${measure} ${component} (${rule})` }));
        continue;
      }
      const amount = roundAmount(raw);
      ofArc[c] = amount;
      if (measure === "money") weights.money[a] = (weights.money[a] as number) + amount;
      if (measure === "time") {
        weights.time[a] = (weights.time[a] as number) + amount;
        valued[c] = roundAmount(amount * valueOfTime);
      }
      if (measure === "co2e") co2e[a] = (co2e[a] as number) + amount;
      const generalised = measure === "money" ? amount : (valued[c] as number);
      weights.generalisedCost[a] = (weights.generalisedCost[a] as number) + generalised;
    }
    amounts.push(ofArc);
    timeValues.push(valued);
  }
  if (problems.length > 0) throw new InputError(problems);
  return {
    graph,
    amounts,
    timeValues,
    lengths,
    co2e,
    weights,
    valueOfTime,
    search: new Dijkstra(graph.topology),
  };
}

function amountFault(got: number): { expected: string; got: number; hint: string } {
  if (got < 0) {
    const hint = "a subsidy is no cost of a route: routing needs costs of at least 0";
    return { expected: "an amount of at least 0", got, hint };
  }
  const hint = "look for a division by 0 or a figure in a wrong unit";
  return { expected: `a finite amount below ${largestAmount}`, got, hint };
}
