import type { Commodity, Expression, Measure } from "../model/index.ts";
import { substitute } from "../model/index.ts";

/** One amount that an arc adds to a route: what, under which head, by which rule of the study. */
export interface Charge {
  readonly measure: Measure;
  /** One of the measure's components, e.g. `lineHaul`. */
  readonly component: string;
  /** Arithmetic over figures, in canonical units. */
  readonly expression: Expression;
  /** The formula as people read it. */
  readonly text: string;
  /** Table and row it comes from, e.g. `tariffs[rail-ir]`. */
  readonly rule: string;
  /** Who receives it. */
  readonly payee?: string;
}

/**
 * Puts a commodity's own value and load in the place of `commodity.value` and `commodity.tonnesPerTeu`. Remembers what
 * it has done, so that a formula shared by many arcs stays one object and is worked out once.
 */
export function commoditySubstitution(commodity: Commodity): (expression: Expression) => Expression {
  const own: Record<string, Expression | undefined> = {
    "commodity.value": commodity.value?.expression,
    "commodity.tonnesPerTeu": commodity.tonnesPerTeu?.expression,
  };
  const done = new Map<Expression, Expression>();
  return (expression) => {
    const known = done.get(expression);
    if (known !== undefined) return known;
    const result = substitute(expression, (id) => (Object.hasOwn(own, id) ? own[id] : undefined));
    done.set(expression, result);
    return result;
  };
}
