import { type Commodity, figure, figuresOf, type Measure } from "../../model/index.ts";
import { remembered } from "../remembered.ts";
import type { Arc, StateGraph } from "../states/stateGraph.ts";
import { Amounts } from "./amounts.ts";
import type { Charge } from "./charge.ts";
import type { Values } from "./values.ts";

/** What the charges of an arc come to. Amounts are multiples of 2^-30. */
export interface ArcPrice {
  /** Amounts of the charges, in their order: money in USD, time in h, emissions in kgCO2e. */
  readonly amounts: Float64Array;
  /** Values of the time in the charges, USD; 0 for charges that are no time. */
  readonly timeValues: Float64Array;
  readonly sums: Readonly<Record<Measure, number>>;
  /** Money and the value of time, USD. */
  readonly generalisedCost: number;
}

/** What an arc comes to on journeys on which drivers rest, and on those on which they do not. */
export interface ArcPrices {
  readonly withRest: ArcPrice;
  readonly withoutRest: ArcPrice;
  /** Km; 0 for what is done at a place. */
  readonly length: number;
  /** Share of a day's driving; absent where nobody has to rest. */
  readonly drivingDays?: number;
}

/**
 * The prices of all arcs of a state graph. An arc is known by its charges, which a link shares with no other: what they
 * came to is remembered for every state graph that has them, and holds for all figures that leave alone what they
 * rest on.
 *
 * @throws InputError when an amount or the value of time is negative, not finite, or too large to be added exactly.
 */
export function pricesOf({ commodity, arcs }: StateGraph, values: Values): ArcPrices[] {
  const { base, changes } = values;
  const amounts = new Amounts();
  const hour = hourOf(commodity, values, amounts);
  const own = known(values, commodity);
  const others =
    base === undefined || changes(figuresOf(commodity.valueOfTime.expression))
      ? undefined
      : known(base, commodity);
  const prices = arcs.map((arc) => {
    const found = own.get(arc.charges);
    if (found !== undefined) return found;
    const other = others?.get(arc.charges);
    if (other !== undefined && !changes(figuresBehind(arc))) return other;
    const before = amounts.refused;
    const made = price(arc, values, hour, amounts);
    if (amounts.refused === before) own.set(arc.charges, made);
    return made;
  });
  amounts.throwIfWrong();
  return prices;
}

const known = remembered(
  (_values: Values, _commodity: Commodity) => new WeakMap<readonly Charge[], ArcPrices>(),
);

interface Hour {
  readonly value: number;
  /** Where it is stated. */
  readonly path: string;
}

function hourOf({ id, valueOfTime }: Commodity, { evaluate }: Values, amounts: Amounts): Hour {
  const value = evaluate(valueOfTime.expression);
  const path = `commodities[${id}].value_of_time`;
  amounts.rounded(value, path, "an hour");
  return { value, path };
}

function price(
  { id, link, charges, drivingDays }: Arc,
  { evaluate }: Values,
  hour: Hour,
  amounts: Amounts,
): ArcPrices {
  const length =
    link === undefined
      ? 0
      : amounts.rounded(evaluate(figure(link.length)), `links[${link.row}].length_km`, id);
  const stated = Float64Array.from(charges, ({ measure, component, expression, rule }) =>
    amounts.rounded(evaluate(expression), rule, id, measure, component),
  );
  const timeValues = Float64Array.from(charges, ({ measure }, c) =>
    measure === "time" ? amounts.rounded((stated[c] as number) * hour.value, hour.path, id) : 0,
  );
  const withRest = added(charges, stated, timeValues);
  const isRest = charges.map(({ component }) => component === "rest");
  const moving = (of: Float64Array): Float64Array => of.map((amount, c) => (isRest[c] === true ? 0 : amount));
  // A rest that nobody takes is checked all the same: whether a study can be priced must not depend on the journey.
  const withoutRest = isRest.includes(true) ? added(charges, moving(stated), moving(timeValues)) : withRest;
  const driven = drivingDays === undefined ? {} : { drivingDays: evaluate(drivingDays) };
  return { withRest, withoutRest, length, ...driven };
}

/** Adds up the charges of an arc; with multiples of 2^-30, sums are exact in any order. */
function added(charges: readonly Charge[], amounts: Float64Array, timeValues: Float64Array): ArcPrice {
  const sums = { money: 0, time: 0, co2e: 0 };
  for (const [c, { measure }] of charges.entries()) sums[measure] += amounts[c] as number;
  const generalisedCost = sums.money + timeValues.reduce((sum, value) => sum + value, 0);
  return { amounts, timeValues, sums, generalisedCost };
}

const behind = new WeakMap<readonly Charge[], readonly string[]>();

/** Ids of the figures that the price of an arc reads. */
function figuresBehind({ link, charges, drivingDays }: Arc): readonly string[] {
  const found = behind.get(charges);
  if (found !== undefined) return found;
  const expressions = charges.map((charge) => charge.expression);
  if (drivingDays !== undefined) expressions.push(drivingDays);
  const ids = new Set(expressions.flatMap(figuresOf));
  if (link !== undefined) ids.add(link.length);
  const made = [...ids];
  behind.set(charges, made);
  return made;
}
