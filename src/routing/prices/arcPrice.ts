/** The price of an arc: what its charges come to under one set of figures. */

import { append } from "../../base/index.ts";
import { type Commodity, figure, figuresOf, type Measure } from "../../model/index.ts";
import type { Arc, StateGraph } from "../states/stateGraph.ts";
import type { Amounts } from "./amounts.ts";
import type { Values } from "./values.ts";

/** What the charges of an arc come to. Amounts are multiples of 2^-30. */
export interface ArcPrice {
  /** Amounts of the charges, in their order: money in the study's currency, time in h, emissions in kgCO2e. */
  readonly amounts: readonly number[];
  /** Values of the time in the charges, in the study's currency; 0 for charges that are no time. */
  readonly timeValues: readonly number[];
  /** Km; 0 for what is done at a place. */
  readonly length: number;
  /** Share of a day's driving; absent where drivers need no rest. */
  readonly drivingDays: number | undefined;
}

/** The value of an hour, and where it is stated. */
export interface Hour {
  readonly value: number;
  readonly path: string;
}

/** The value of an hour of a commodity's time. */
export function hourOf({ id, valueOfTime }: Commodity, { evaluate }: Values, amounts: Amounts): Hour {
  const value = evaluate(valueOfTime.expression);
  const path = `commodities[${id}].value_of_time`;
  amounts.rounded(value, path, "an hour");
  return { value, path };
}

/**
 * Prices one arc. All prices of arcs come through here, at the figures' single values; a time that depends on the load of the
 * arc would replace the evaluation of its time charges here.
 */
export function priceArc(
  { id, link, charges, drivingDays }: Arc,
  { evaluate }: Values,
  hour: Hour,
  amounts: Amounts,
): ArcPrice {
  const length =
    link === undefined
      ? 0
      : amounts.rounded(evaluate(figure(link.length)), `links[${link.row}].length_km`, id);
  const stated = charges.map(({ measure, component, expression, rule }) =>
    amounts.rounded(evaluate(expression), rule, id, measure, component),
  );
  const timeValues = charges.map(({ measure }, c) =>
    measure === "time" ? amounts.rounded((stated[c] as number) * hour.value, hour.path, id) : 0,
  );
  const days = drivingDays === undefined ? undefined : evaluate(drivingDays);
  return { amounts: stated, timeValues, length, drivingDays: days };
}

/** What the charges of an arc add up to; with multiples of 2^-30, sums are exact in any order. */
export interface ArcSums extends Record<Measure, number> {
  /** Money and the value of time. */
  readonly generalisedCost: number;
}

/** Adds up the charges of an arc, with or without the time of rest. */
export function sumsOf(
  { charges }: Arc,
  { amounts, timeValues }: Pick<ArcPrice, "amounts" | "timeValues">,
  rest: boolean,
): ArcSums {
  const sums = { money: 0, time: 0, co2e: 0, generalisedCost: 0 };
  for (const [c, { measure, component }] of charges.entries()) {
    if (!rest && component === "rest") continue;
    const amount = amounts[c] as number;
    sums[measure] += amount;
    sums.generalisedCost += measure === "money" ? amount : (timeValues[c] as number);
  }
  return sums;
}

/** Ids of the figures that the price of an arc reads; one may come several times. */
function figuresRead({ link, charges, drivingDays }: Arc): string[] {
  const ids = charges.flatMap((charge) => figuresOf(charge.expression));
  if (drivingDays !== undefined) append(ids, figuresOf(drivingDays));
  if (link !== undefined) ids.push(link.length);
  return ids;
}

/** Figure -> the arcs whose prices read it. */
export function readersOf({ arcs }: StateGraph): Map<string, number[]> {
  const readers = new Map<string, number[]>();
  for (const [a, arc] of arcs.entries()) {
    for (const id of new Set(figuresRead(arc))) {
      const known = readers.get(id);
      if (known === undefined) readers.set(id, [a]);
      else known.push(a);
    }
  }
  return readers;
}
