import type { Amount, Expression, Measure } from "../../model/index.ts";

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

/** Makes a charge of a row's amount, or none when there is no amount. */
export type Charger = (measure: Measure, component: string, amount: Amount | undefined) => Charge[];

/**
 * Makes charges by one row.
 *
 * @param rule - Table and id of the row.
 * @param payee - Who receives its money.
 */
export function charger(rule: string, payee?: string): Charger {
  return (measure, component, amount) => {
    if (amount === undefined) return [];
    const owner = measure === "money" && payee !== undefined ? { payee } : {};
    return [{ measure, component, ...amount, rule, ...owner }];
  };
}

/** What carriage over a link adds to a route, and how many driving days it takes when drivers must rest. */
export interface Carriage {
  readonly charges: readonly Charge[];
  /** Share of a day's driving; absent where nobody has to rest. */
  readonly drivingDays?: Expression;
}
