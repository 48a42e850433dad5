import {
  type Expression,
  figure,
  InputError,
  largestAmount,
  type Measure,
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
 * @throws InputError when an amount or the value of time is negative, not finite, or too large to be added exactly.
 */
export function priceGraph(
  graph: StateGraph,
  evaluate: (expression: Expression) => number,
  options: { readonly rest: boolean },
): PricedGraph {
  const { commodity, arcs, topology } = graph;
  const perArc = (): Float64Array => new Float64Array(arcs.length);
  const [generalisedCost, money, time, co2e, lengths] = [perArc(), perArc(), perArc(), perArc(), perArc()];
  const sums: Record<Measure, Float64Array> = { money, time, co2e };
  const amounts: Float64Array[] = [];
  const timeValues: Float64Array[] = [];
  const checked = new Amounts();
  const valueOfTime = evaluate(commodity.valueOfTime.expression);
  const hourPath = `commodities[${commodity.id}].value_of_time`;
  checked.rounded(valueOfTime, hourPath, "an hour");
  for (const [a, { id, link, charges }] of arcs.entries()) {
    if (link !== undefined) {
      lengths[a] = checked.rounded(evaluate(figure(link.length)), `links[${link.row}].length_km`, id);
    }
    const ofArc = new Float64Array(charges.length);
    const valued = new Float64Array(charges.length);
    for (const [c, { measure, component, expression, rule }] of charges.entries()) {
      // A rest that nobody takes is checked too: whether a study can be priced must not depend on the journey.
      const stated = checked.rounded(evaluate(expression), rule, id, measure, component);
      const amount = component === "rest" && !options.rest ? 0 : stated;
      ofArc[c] = amount;
      add(sums[measure], a, amount);
      if (measure === "time") valued[c] = checked.rounded(amount * valueOfTime, hourPath, id);
      if (measure !== "co2e") add(generalisedCost, a, measure === "money" ? amount : (valued[c] as number));
    }
    amounts.push(ofArc);
    timeValues.push(valued);
  }
  checked.throwIfWrong();
  return {
    ...{ graph, amounts, timeValues, lengths, co2e, valueOfTime },
    weights: { generalisedCost, money, time },
    search: new Dijkstra(topology),
  };
}

function add(sums: Float64Array, arc: number, amount: number): void {
  sums[arc] = (sums[arc] as number) + amount;
}

/** Rounds amounts, and notes those no route can be made of: each rule once, with the first place where it is wrong. */
class Amounts {
  readonly #problems = new Map<string, Problem>();

  /** The amount as a multiple of 2^-30; 0 stands in for one that is refused. */
  rounded(got: number, rule: string, at: string, ...what: readonly string[]): number {
    if (got >= 0 && got < largestAmount) return roundAmount(got);
    const path = what.length === 0 ? rule : `${rule}, ${what.join(" ")}`;
    if (!this.#problems.has(path)) this.#problems.set(path, problem({ path, ...amountFault(got, at) }));
    return 0;
  }

  throwIfWrong(): void {
    if (this.#problems.size > 0) throw new InputError([...this.#problems.values()]);
  }
}

function amountFault(got: number, at: string): { expected: string; got: number; hint: string } {
  if (got < 0) {
    const hint = `at ${at}: a subsidy is no cost of a route, routing needs costs of at least 0`;
    return { expected: "an amount of at least 0", got, hint };
  }
  const hint = `at ${at}: look for a division by 0 or a figure in a wrong unit`;
  return { expected: `a finite amount below ${largestAmount}`, got, hint };
}
