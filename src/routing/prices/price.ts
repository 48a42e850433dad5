/** State graphs with prices: the amounts of all arcs as columns. */

import type { Steps } from "../../base/index.ts";
import { closed, Dijkstra } from "../../paths/index.ts";
import type { Arc, StateGraph } from "../states/stateGraph.ts";
import { Amounts } from "./amounts.ts";
import { hourOf, priceArc, sumsOf } from "./arcPrice.ts";
import type { Values } from "./values.ts";

/** What a search makes least: generalised cost, money alone, or time alone. */
export type Objective = "generalisedCost" | "money" | "time";

/** All objectives. */
export const objectives: readonly Objective[] = ["generalisedCost", "money", "time"];

/** The amounts of all arcs of a state graph. Money is in the study's currency, time in h, emissions in kgCO2e. */
export interface PriceColumns {
  /** Charge -> its amount, whether drivers rest or not; the charges of an arc begin at `graph.firstCharge[arc]`. */
  readonly amounts: Float64Array;
  /** Charge -> value of the time in it; 0 for charges that are no time. */
  readonly timeValues: Float64Array;
  /** Arc -> length in km; 0 for what is done at a place. */
  readonly lengths: Float64Array;
  /** Arc -> emissions. */
  readonly co2e: Float64Array;
  /** Objective -> weight of each arc. */
  readonly weights: Readonly<Record<Objective, Float64Array>>;
  /** Arc -> share of a day's driving, `Infinity` where no truck goes; absent where drivers need no rest. */
  readonly drivingDays?: Float64Array;
}

/**
 * A state graph with the amounts of one set of figure values. Amounts are rounded to multiples of 2^-30 one by one, so
 * sums over any arcs are exact in any order.
 */
export interface PricedGraph extends PriceColumns {
  readonly graph: StateGraph;
  /** A search on this graph, to be asked again and again. */
  readonly search: Dijkstra;
}

/** A state graph priced for journeys on which drivers rest, and for trips of one driving day, on which they do not. */
export interface Prices {
  readonly withRest: PricedGraph;
  /** The same object where drivers never rest. */
  readonly withoutRest: PricedGraph;
}

/** The prices of an earlier state graph, of which most hold still. */
export interface EarlierPrices {
  readonly prices: Prices;
  /** Arc -> the arc of the earlier graph whose price it has; -1 where it has to be priced. */
  readonly samePrice: Int32Array;
}

/** Arcs priced in a step. */
const arcsAStep = 64;

/**
 * Prices all arcs of a state graph.
 *
 * @throws InputError when an amount or the value of time is negative, not finite, or too large to be added exactly.
 */
export function* priceGraph(graph: StateGraph, values: Values, earlier?: EarlierPrices): Steps<Prices> {
  const { arcs, firstCharge } = graph;
  const amounts = new Amounts();
  const hour = hourOf(graph.commodity, values, amounts);
  const stated = emptyColumns(graph);
  const moving = emptyColumns(graph);
  const days = new Float64Array(arcs.length);
  if (earlier !== undefined) {
    const { withRest, withoutRest } = earlier.prices;
    copyRuns(earlier.samePrice, withRest, stated, graph);
    copyRuns(earlier.samePrice, withoutRest, moving, graph);
  }
  let isDriven = false;
  let isRest = false;
  for (const [a, arc] of arcs.entries()) {
    const known = earlier?.samePrice[a] ?? -1;
    if (known >= 0) days[a] = earlier?.prices.withRest.drivingDays?.[known] ?? driving(arc, undefined);
    else {
      const price = priceArc(arc, values, hour, amounts);
      writeArc(stated, a, arc, price, firstCharge, true);
      writeArc(moving, a, arc, price, firstCharge, false);
      days[a] = driving(arc, price.drivingDays);
    }
    if (arc.drivingDays !== undefined) isDriven = true;
    if (a % arcsAStep === 0) yield;
    if (!isRest) isRest = arc.charges.some(({ component }) => component === "rest");
  }
  amounts.throwIfWrong();
  const driven = isDriven ? { drivingDays: days } : {};
  // Rest is checked even if no driver takes it: whether a study can be priced must not depend on the journey.
  return pricesOf(graph, { ...stated, ...driven }, isRest ? { ...moving, ...driven } : undefined);
}

/** The prices of a state graph, of their columns. */
export function pricesOf(graph: StateGraph, withRest: PriceColumns, withoutRest?: PriceColumns): Prices {
  const search = new Dijkstra(graph.topology);
  const rested = { ...withRest, graph, search };
  return {
    withRest: rested,
    withoutRest: withoutRest === undefined ? rested : { ...withoutRest, graph, search },
  };
}

function emptyColumns({ arcs, firstCharge }: StateGraph): Omit<PriceColumns, "drivingDays"> {
  const column = (): Float64Array => new Float64Array(arcs.length);
  const charges = firstCharge[arcs.length] as number;
  return {
    amounts: new Float64Array(charges),
    timeValues: new Float64Array(charges),
    lengths: column(),
    co2e: column(),
    weights: { generalisedCost: column(), money: column(), time: column() },
  };
}

function writeArc(
  columns: Omit<PriceColumns, "drivingDays">,
  a: number,
  arc: Arc,
  price: ReturnType<typeof priceArc>,
  firstCharge: Uint32Array,
  rest: boolean,
): void {
  const first = firstCharge[a] as number;
  for (const [c, { component }] of arc.charges.entries()) {
    const isTaken = rest || component !== "rest";
    columns.amounts[first + c] = isTaken ? (price.amounts[c] as number) : 0;
    columns.timeValues[first + c] = isTaken ? (price.timeValues[c] as number) : 0;
  }
  const sums = sumsOf(arc, price, rest);
  columns.lengths[a] = price.length;
  columns.co2e[a] = sums.co2e;
  columns.weights.money[a] = sums.money;
  columns.weights.time[a] = sums.time;
  columns.weights.generalisedCost[a] = sums.generalisedCost;
}

/** Copies the prices of arcs that have earlier ones: neighbours together, since most arcs keep their neighbours. */
function copyRuns(
  samePrice: Int32Array,
  from: PricedGraph,
  columns: Omit<PriceColumns, "drivingDays">,
  { firstCharge }: StateGraph,
): void {
  const oldFirst = from.graph.firstCharge;
  const copy = (source: Float64Array, first: number, end: number, target: Float64Array, at: number): void =>
    target.set(source.subarray(first, end), at);
  for (let a = 0; a < samePrice.length; ) {
    const old = samePrice[a] as number;
    let count = 1;
    if (old >= 0) {
      while (samePrice[a + count] === old + count) count++;
      const end = old + count;
      copy(from.lengths, old, end, columns.lengths, a);
      copy(from.co2e, old, end, columns.co2e, a);
      for (const objective of objectives) {
        copy(from.weights[objective], old, end, columns.weights[objective], a);
      }
      const first = firstCharge[a] as number;
      copy(from.amounts, oldFirst[old] as number, oldFirst[end] as number, columns.amounts, first);
      copy(from.timeValues, oldFirst[old] as number, oldFirst[end] as number, columns.timeValues, first);
    }
    a += count;
  }
}

/** Days of driving: none where a truck is loaded, unloaded or crosses a border; it hands over to no other vehicle. */
function driving({ type }: Arc, days: number | undefined): number {
  if (type === "link") return days ?? closed;
  return type === "transship" || type === "gaugeChange" ? closed : 0;
}
