import { describe, expect, it } from "vitest";
import {
  type AmountRule,
  type AmountScope,
  type Commodity,
  evaluator,
  type Figure,
  figureTable,
  isAmount,
  parseUnit,
  readAmount,
  type Unit,
} from "../../src/model/index.ts";

const figureOf = (id: string, value: number, text: string, role: Figure["role"] = "input"): Figure => {
  const { factor, dimension } = parseUnit(text) as Unit;
  return { id, name: id, value, unit: text, factor, dimension, role, kind: "assumed" };
};
const figures = figureTable([
  figureOf("rate", 0.36, "USD/TEU/km"),
  figureOf("load", 18, "tonne/TEU"),
  figureOf("fee", 2, "USD/tonne"),
  figureOf("fare", 9, "USD/passenger"),
  figureOf("toll", 700, "IQD/tonne"),
  figureOf("dinar", 0.00076, "USD/IQD"),
  figureOf("stop", 2, "day"),
  figureOf("nothing", 0, "hour"),
  figureOf("reform", 1, "USD/tonne", "lever"),
  figureOf("total", 99, "USD/tonne", "check"),
]);
const commodity = (id: string, more: Partial<Commodity> = {}): Commodity => ({
  ...{ id, name: id, traffic: "freight", handling: id, unit: "t" },
  valueOfTime: { text: "0", expression: { type: "number", value: 0 } },
  ...more,
});
const amount = (id: string) => ({ text: id, expression: { type: "figure", id } as const });
const container = commodity("container", { tonnesPerTeu: amount("load") });
const bricks = commodity("bricks");
const people = commodity("people", { traffic: "passengers", unit: "passenger" });

const scope: AmountScope = { figures, roles: ["input"], currency: "USD", commodities: [container] };
const perKm: AmountRule = { dimension: { USD: 1, km: -1 }, perUnit: true };
const price: AmountRule = { dimension: { USD: 1 }, perUnit: true };
const time: AmountRule = { dimension: { h: 1 } };

describe("readAmount", () => {
  it("reads a formula over figures and what is known of the commodity", () => {
    const read = readAmount("rate / commodity.tonnesPerTeu", perKm, scope);
    if (!isAmount(read)) throw new Error(read.expected);
    expect(read.text).toBe("rate / commodity.tonnesPerTeu");
    const value = evaluator((id) => ({ rate: 0.36, "commodity.tonnesPerTeu": 18 })[id] as number);
    expect(value(read.expression)).toBe(0.02);
  });

  it.each([
    ["another dimension", "stop", price, scope, "multiply by a figure in USD/t/h"],
    [
      "another currency",
      "toll",
      price,
      scope,
      "no exchange rate is assumed: multiply by a figure in USD/IQD",
    ],
    [
      "a price for goods and passengers",
      "fee",
      price,
      { ...scope, commodities: [container, people] },
      "per passenger",
    ],
    [
      "a fare per tonne",
      "fee",
      price,
      { ...scope, commodities: [people] },
      "multiply by a figure in t/passenger",
    ],
    [
      "a load that is not known",
      "rate / commodity.tonnesPerTeu",
      perKm,
      { ...scope, commodities: [container, bricks] },
      "bricks has no tonnesPerTeu",
    ],
    [
      "a commodity where none is priced",
      "commodity.tonnesPerTeu",
      time,
      { ...scope, commodities: [] },
      "known are",
    ],
    ["a figure to compare with", "total", price, scope, "only serves to compare"],
    ["a lever in the base", "reform", price, scope, "belongs in a scenario"],
    ["a negative price", "0 - fee", price, scope, "signs and units"],
    ["a division by 0", "stop * stop / nothing", time, scope, "division by 0"],
    ["the root of a negative number", "sqrt(0 - stop * stop)", time, scope, "root of a negative"],
    [
      "a time of 0 where there must be one",
      "nothing",
      { ...time, bounds: { above: 0 } },
      scope,
      "signs and units",
    ],
    ["an unknown name", "fees", price, scope, 'did you mean "fee"?'],
  ] as [string, string, AmountRule, AmountScope, string][])("refuses %s", (_, text, rule, within, hint) => {
    expect(readAmount(text, rule, within)).toMatchObject({ hint: expect.stringContaining(hint) });
  });

  it.each([
    ["0 of anything", "0", price, { ...scope, commodities: [container, people] }],
    ["an exchange by a rate of the study", "toll * dinar", price, scope],
    ["a lever in a scenario", "reform", price, { ...scope, roles: ["input", "lever"] }],
    [
      "what rests on a figure that was refused already",
      "total",
      price,
      { ...scope, doubt: (id: string) => (id === "total" ? "unit" : undefined) },
    ],
    ["the load of each commodity it is for", "rate / commodity.tonnesPerTeu", perKm, scope],
  ] as [string, string, AmountRule, AmountScope][])("takes %s", (_, text, rule, within) => {
    expect(isAmount(readAmount(text, rule, within))).toBe(true);
  });
});
