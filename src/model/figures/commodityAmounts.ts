/** Names in formulas that stand for a value of the commodity being priced. */
import type { Commodity } from "../network/rows.ts";
import { type Expression, substitute } from "./expression.ts";
import type { Dimension } from "./unit.ts";

/** Name in formulas -> the field of a commodity, and what it measures in a study of a currency. */
export const commodityAmounts: ReadonlyMap<
  string,
  { readonly field: "value" | "tonnesPerTeu"; readonly dimension: (currency: string) => Dimension }
> = new Map([
  ["commodity.value", { field: "value", dimension: (currency: string) => ({ [currency]: 1, t: -1 }) }],
  ["commodity.tonnesPerTeu", { field: "tonnesPerTeu", dimension: () => ({ t: 1, TEU: -1 }) }],
] as const);

/** The expression with the commodity's own values in the place of names such as `commodity.value`. */
export function forCommodity(expression: Expression, commodity: Commodity | undefined): Expression {
  return substitute(expression, (id) => {
    const field = commodityAmounts.get(id)?.field;
    return field === undefined ? undefined : commodity?.[field]?.expression;
  });
}
