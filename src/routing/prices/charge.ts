/** Charges: the amounts that arcs add to a route. */

import { compact } from "../../base/index.ts";
import {
  type Amount,
  type AmountComponent,
  components,
  type Expression,
  type Measure,
} from "../../model/index.ts";

/** Tables whose rows charge a route. */
export type ChargeTable =
  | "tariffs"
  | "timings"
  | "emissions"
  | "operations"
  | "crossings"
  | "zones"
  | "services";

/** One amount that an arc adds to a route: what, under which head, by which rule of the study. */
export interface Charge {
  readonly measure: Measure;
  /** One of the measure's components. */
  readonly component: AmountComponent;
  /** Arithmetic over figures, in canonical units. */
  readonly expression: Expression;
  /** The formula as people read it. */
  readonly text: string;
  /** Table it comes from. */
  readonly table: ChargeTable;
  /** Table and row it comes from, as people read it: `tariffs[rail-ir]`. */
  readonly rule: string;
  /** Who receives it. */
  readonly payee?: string;
}

/** All components with their measures, in the order of reports. A head is a place in this list. */
export const heads: readonly { readonly measure: Measure; readonly component: AmountComponent }[] = [
  ...components.money.map((component) => ({ measure: "money" as const, component })),
  ...components.time.map((component) => ({ measure: "time" as const, component })),
  ...components.co2e.map((component) => ({ measure: "co2e" as const, component })),
];

const headNumbers: Readonly<Record<Measure, ReadonlyMap<string, number>>> = {
  money: numbersOf("money"),
  time: numbersOf("time"),
  co2e: numbersOf("co2e"),
};

function numbersOf(measure: Measure): Map<string, number> {
  return new Map(
    heads.flatMap((one, head) => (one.measure === measure ? [[one.component, head] as const] : [])),
  );
}

/** The number of a head. */
export function headOf({ measure, component }: Pick<Charge, "measure" | "component">): number {
  return headNumbers[measure].get(component) as number;
}

/** Makes a charge of a row's amount, or none when there is no amount. */
export type Charger = (measure: Measure, component: AmountComponent, amount: Amount | undefined) => Charge[];

/**
 * Makes charges by one row.
 *
 * @param id - Id of the row.
 * @param payee - Who receives its money.
 */
export function charger(table: ChargeTable, id: string, payee?: string): Charger {
  const rule = `${table}[${id}]`;
  return (measure, component, amount) => {
    if (amount === undefined) return [];
    const { expression, text } = amount;
    const owner = measure === "money" ? payee : undefined;
    return [compact<Charge>({ measure, component, expression, text, table, rule, payee: owner })];
  };
}

/** What carriage over a link adds to a route, and how many driving days it takes when drivers must rest. */
export interface Carriage {
  readonly charges: readonly Charge[];
  /** Share of a day's driving; absent where drivers need no rest. */
  readonly drivingDays?: Expression;
}
