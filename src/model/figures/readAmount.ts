/** Reads an amount of a table, and checks its unit, its figures and its value. */
import { type Bounds, boundsText, type Fault, within } from "../../base/index.ts";
import type { Commodity } from "../network/rows.ts";
import type { Amount } from "./amount.ts";
import { commodityAmounts, forCommodity } from "./commodityAmounts.ts";
import { dimensionOf, type Expression, figuresOf } from "./expression.ts";
import type { FigureRole } from "./figure.ts";
import { type FigureTable, figureEvaluator } from "./figures.ts";
import { isExpression, parseFormula } from "./formula.ts";
import { faultOverRange } from "./overRange.ts";
import { combineDimensions, type Dimension, dimensionText, sameDimension } from "./unit.ts";
import { currencies } from "./unitNames.ts";
import { noNumberHint } from "./waitFormulas.ts";

/** What an amount must be. */
export interface AmountRule {
  /** What it measures, e.g. hours; anything when absent. */
  readonly dimension?: Dimension;
  /** Whether it is counted per unit of the commodity: per tonne of goods, per passenger. */
  readonly perUnit?: boolean;
  /** Of its value, in canonical units; at least 0 when absent. */
  readonly bounds?: Bounds;
}

/** What an amount may rest on. */
export interface AmountScope {
  readonly figures: FigureTable;
  /** Roles of figures that are allowed here. */
  readonly roles: readonly FigureRole[];
  /** Currency of the study. */
  readonly currency: string;
  /** What is priced by it; none where an amount may not depend on the commodity. */
  readonly commodities: readonly Commodity[];
  /** What is unsound about figures that were refused; amounts that rest on them are not checked as far as that. */
  readonly doubt?: DoubtOf | undefined;
  /** Commodities are priced by it that are not known: what depends on the commodity is not checked. */
  readonly isOpen?: true | undefined;
}

/**
 * What is unsound about a figure, if anything: its value alone, or also its unit. Also of ids that no sound row gives but a
 * refused one may.
 */
export type DoubtOf = (id: string) => "value" | "unit" | undefined;

/**
 * Reads an amount: a formula over figures and what is known of the commodity, of the right dimension, resting on figures
 * of the right roles, its value within bounds for every commodity and over the ranges of its figures.
 *
 * @returns The amount, or what is wrong with the text.
 */
export function readAmount(text: string, rule: AmountRule, scope: AmountScope): Amount | Fault {
  const { figures, commodities } = scope;
  const known = (id: string): boolean =>
    figures.has(id) ||
    scope.doubt?.(id) !== undefined ||
    (commodityAmounts.has(id) && (commodities.length > 0 || scope.isOpen === true));
  const expression = parseFormula(text, known, () => [
    ...figures.keys(),
    ...(commodities.length > 0 || scope.isOpen === true ? commodityAmounts.keys() : []),
  ]);
  if (!isExpression(expression)) return expression;
  const doubts = new Set(figuresOf(expression).map((id) => scope.doubt?.(id)));
  if (doubts.has("unit")) return { text, expression };
  const dimension = (id: string): Dimension =>
    figures.get(id)?.dimension ?? (commodityAmounts.get(id)?.dimension(scope.currency) as Dimension);
  const measured = dimensionOf(expression, dimension);
  if (!("dimension" in measured)) return measured;
  const isZero = expression.type === "number" && expression.value === 0;
  const fault =
    (isZero ? undefined : dimensionFault(measured.dimension, text, rule, scope)) ??
    roleFault(expression, scope) ??
    (doubts.has("value") || rule.dimension === undefined
      ? undefined
      : amountFault({ text, expression }, rule.bounds ?? { least: 0 }, scope));
  return fault ?? { text, expression };
}

/** Whether an amount was read. */
export function isAmount(value: Amount | Fault): value is Amount {
  return "expression" in value;
}

/** Goods and passengers, where it is not known which travel. */
const anyCommodity: readonly Pick<Commodity, "unit">[] = [{ unit: "t" }, { unit: "passenger" }];

/** What is wrong with the dimension of an amount. */
export function dimensionFault(
  got: Dimension,
  text: string,
  rule: AmountRule,
  scope: AmountScope,
): Fault | undefined {
  const isOpen = rule.perUnit === true && scope.isOpen === true;
  const wanted = dimensionsOf(rule, isOpen ? anyCommodity : scope.commodities);
  if (isOpen && wanted.some((one) => sameDimension(one, got))) return undefined;
  if (isOpen) {
    const expected = `an amount in ${wanted.map(dimensionText).join(" or ")}`;
    return { expected, got: `${text} (${dimensionText(got)})`, hint: conversionHint(wanted[0] ?? {}, got) };
  }
  if (wanted.length > 1) {
    const hint = "no price per tonne holds per passenger: name the commodities of each row";
    return { expected: "rows for goods and for passengers apart", got: text, hint };
  }
  const [dimension] = wanted;
  if (dimension === undefined || sameDimension(dimension, got)) return undefined;
  const expected = `an amount in ${dimensionText(dimension)}`;
  return { expected, got: `${text} (${dimensionText(got)})`, hint: conversionHint(dimension, got) };
}

function dimensionsOf(
  { dimension, perUnit }: AmountRule,
  commodities: readonly Pick<Commodity, "unit">[],
): Dimension[] {
  if (dimension === undefined) return [];
  if (perUnit !== true) return [dimension];
  return [...new Set(commodities.map((c) => c.unit))].map((unit) =>
    combineDimensions(dimension, { [unit]: 1 }, -1),
  );
}

/** No exchange rate is ever assumed: says which figure would turn one currency into the other. */
function conversionHint(wanted: Dimension, got: Dimension): string {
  const own = currencies.find((c) => c in wanted);
  const other = currencies.find((c) => c in got && c !== own);
  if (own === undefined || other === undefined)
    return `multiply by a figure in ${dimensionText(combineDimensions(wanted, got, -1))}`;
  return `no exchange rate is assumed: multiply by a figure in ${own}/${other}`;
}

function roleFault(expression: Expression, { figures, roles }: AmountScope): Fault | undefined {
  for (const id of figuresOf(expression)) {
    const role = figures.get(id)?.role ?? "input";
    if (roles.includes(role)) continue;
    const hint =
      role === "check"
        ? "it only serves to compare results with: its parts are priced by other figures already"
        : `a ${role} belongs in a scenario, not in the base`;
    return { expected: `a figure whose role is ${roles.join(" or ")}`, got: `${id}, a ${role}`, hint };
  }
  return undefined;
}

/**
 * What is wrong with the value of an amount for one of the commodities: at the single values of its figures, or somewhere
 * within their ranges.
 */
export function amountFault(
  { expression, text }: Amount,
  bounds: Bounds,
  scope: Pick<AmountScope, "figures" | "commodities" | "doubt" | "isOpen"> & {
    /** Whether prices are made of it next: of a single value that is too low or no number they say for which link. */
    readonly isPriced?: true;
  },
): Fault | undefined {
  const { figures } = scope;
  const evaluate = figureEvaluator(figures);
  const faultOf = (own: Expression): Fault | undefined => {
    const value = evaluate(own);
    if (within(value, bounds)) return faultOverRange(own, text, bounds, figures);
    const isSaid = scope.isPriced === true && !(value > (bounds.most ?? Number.POSITIVE_INFINITY));
    return isSaid ? undefined : boundsFault(value, text, bounds);
  };
  const used = figuresOf(expression).flatMap((id) => commodityAmounts.get(id) ?? []);
  if (used.length === 0) return faultOf(expression);
  if (scope.isOpen === true) return undefined;
  for (const commodity of scope.commodities) {
    const lacking = used.find(({ field }) => commodity[field] === undefined);
    if (lacking !== undefined) {
      const hint = `${commodity.id} has no ${lacking.field}: give it one, or name the commodities the amount is for`;
      return { expected: `commodities with a ${lacking.field}`, got: commodity.id, hint };
    }
    const own = forCommodity(expression, commodity);
    // What a commodity says of itself may rest on a figure that was refused.
    if (figuresOf(own).some((id) => scope.doubt?.(id) !== undefined)) continue;
    const fault = faultOf(own);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function boundsFault(value: number, text: string, bounds: Bounds): Fault {
  const hint = Number.isFinite(value)
    ? "look at the signs and units of its figures"
    : Number.isNaN(value)
      ? noNumberHint
      : "look for a division by 0 or the root of a negative number";
  return { expected: boundsText(bounds), got: `${text} = ${value}`, hint };
}
