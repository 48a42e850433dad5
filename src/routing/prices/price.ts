import { closed, Dijkstra } from "../../paths/index.ts";
import type { StateGraph } from "../states/stateGraph.ts";
import { type ArcPrices, pricesOf } from "./arcPrice.ts";
import type { Values } from "./values.ts";

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
  /**
   * Arc -> amounts of its charges, in their order: money in USD, time in h, emissions in kgCO2e. Scenarios share the
   * arrays of what they leave alone.
   */
  readonly amounts: readonly Float64Array[];
  /** Arc -> values of the time in its charges, USD; 0 for charges that are no time. */
  readonly timeValues: readonly Float64Array[];
  /** Arc -> length in km; 0 for what is done at a place. */
  readonly lengths: Float64Array;
  /** Arc -> emissions in kgCO2e. */
  readonly co2e: Float64Array;
  /** Objective -> weight of each arc. */
  readonly weights: Readonly<Record<Objective, Float64Array>>;
  /** Arc -> share of a day's driving, `Infinity` where no truck goes; absent where nobody has to rest. */
  readonly drivingDays?: Float64Array;
  /** A search on this graph, to be asked again and again. */
  readonly search: Dijkstra;
}

/**
 * Works out all amounts of a state graph.
 *
 * @param options.rest - Whether drivers rest: false on trips of one driving day.
 * @throws InputError when an amount or the value of time is negative, not finite, or too large to be added exactly.
 */
export function priceGraph(
  graph: StateGraph,
  values: Values,
  options: { readonly rest: boolean },
): PricedGraph {
  const prices = pricesOf(graph, values);
  const { length } = prices;
  const column = (): Float64Array => new Float64Array(length);
  const weights = { generalisedCost: column(), money: column(), time: column() };
  const [lengths, co2e] = [column(), column()];
  const [amounts, timeValues]: [Float64Array[], Float64Array[]] = [[], []];
  for (const [a, arc] of prices.entries()) {
    const price = options.rest ? arc.withRest : arc.withoutRest;
    amounts.push(price.amounts);
    timeValues.push(price.timeValues);
    lengths[a] = arc.length;
    co2e[a] = price.sums.co2e;
    weights.money[a] = price.sums.money;
    weights.time[a] = price.sums.time;
    weights.generalisedCost[a] = price.generalisedCost;
  }
  const days = drivingDays(graph, prices);
  const driven = days === undefined ? {} : { drivingDays: days };
  return {
    graph,
    amounts,
    timeValues,
    lengths,
    co2e,
    weights,
    ...driven,
    search: new Dijkstra(graph.topology),
  };
}

/** Days of driving: none where a truck is loaded, unloaded or crosses a border; it hands over to no other vehicle. */
function drivingDays({ arcs }: StateGraph, prices: readonly ArcPrices[]): Float64Array | undefined {
  if (prices.every((price) => price.drivingDays === undefined)) return undefined;
  const days = new Float64Array(arcs.length);
  for (const [a, { type }] of arcs.entries()) {
    if (type === "link") days[a] = prices[a]?.drivingDays ?? closed;
    if (type === "transship" || type === "gaugeChange") days[a] = closed;
  }
  return days;
}
