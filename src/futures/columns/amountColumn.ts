/** Names what is added up along routes: a measure, one of its components, what a party receives, or a caller's choice. */
import { didYouMean, InputError, problem } from "../../base/index.ts";
import { type Commodity, components, type Measure } from "../../model/index.ts";
import type { Arc, Charge, ScenarioModel } from "../../routing/index.ts";

/** A column of amounts: the sum of some charges along a route, in the unit of their measure. */
export interface AmountColumn {
  /** A name no other column has. */
  readonly name: string;
  /** Whether a charge of an arc is part of it. */
  readonly includes: (charge: Charge, arc: Arc) => boolean;
  /** Whether what an arc comes to is squared before it is added, as the variances of independent stops are. */
  readonly squared?: boolean;
}

/**
 * An amount by name: `money`, `time` and `co2e`; a component of one, e.g. `money.lineHaul` or `time.queue`; or the money that
 * a payee of the study receives, `payee.` and its name.
 */
export type AmountName = Measure | `${Measure}.${string}` | `payee.${string}`;

/** The three measures of a route beside its generalised cost. */
export const measureNames: readonly Measure[] = ["money", "time", "co2e"];

/** The column of an amount that has a name. */
export function amountColumn(name: AmountName): AmountColumn {
  const [head, tail] = partsOf(name);
  if (head === "payee")
    return { name, includes: ({ measure, payee }) => measure === "money" && payee === tail };
  return {
    name,
    includes: ({ measure, component }) => measure === head && (tail === undefined || component === tail),
  };
}

/** The columns of the three measures. */
export const measureColumns: readonly AmountColumn[] = measureNames.map(amountColumn);

/** Every component that some charge of the models has, in the order of reports. */
export function componentNames(models: readonly ScenarioModel[], commodity: Commodity): AmountName[] {
  const found = new Set(
    chargesOf(models, commodity).map(({ measure, component }) => `${measure}.${component}`),
  );
  return measureNames
    .flatMap((measure) => components[measure].map((component): AmountName => `${measure}.${component}`))
    .filter((name) => found.has(name));
}

/** Every party that receives money under some model, in the order of their names. */
export function payeeNames(models: readonly ScenarioModel[], commodity: Commodity): AmountName[] {
  const payees = chargesOf(models, commodity).flatMap(({ payee }) => (payee === undefined ? [] : [payee]));
  return [...new Set(payees)].sort().map((payee): AmountName => `payee.${payee}`);
}

function chargesOf(models: readonly ScenarioModel[], commodity: Commodity): Charge[] {
  const arcs = models.flatMap((model) => model.graph(commodity).arcs);
  return [...new Set(arcs.map(({ charges }) => charges))].flat();
}

/**
 * Throws unless a text names an amount. What the parties are called depends on the study, and is not checked here.
 *
 * @throws InputError
 */
export function expectAmountName(text: string, others: readonly string[] = []): void {
  const known = [
    ...others,
    ...measureNames,
    ...measureNames.flatMap((measure) => components[measure].map((component) => `${measure}.${component}`)),
  ];
  if (known.includes(text) || /^payee\../.test(text)) return;
  const expected = `one of ${[...others, ...measureNames].join(", ")}, a component such as money.lineHaul, or payee.NAME`;
  throw new InputError([problem({ path: "measure", expected, got: text, hint: didYouMean(text, known) })]);
}

/** The unit of an amount or the generalised cost, e.g. `USD/t`; a caller's column has none that is known. */
export function amountUnit(
  name: string,
  { currency, unit }: { readonly currency: string; readonly unit: string },
): string {
  const [head] = partsOf(name);
  if (head === "time") return "h";
  if (head === "co2e") return `kgCO2e/${unit}`;
  return ["generalisedCost", "money", "payee"].includes(head) ? `${currency}/${unit}` : "";
}

function partsOf(name: string): readonly [head: string, tail: string | undefined] {
  const dot = name.indexOf(".");
  return dot < 0 ? [name, undefined] : [name.slice(0, dot), name.slice(dot + 1)];
}
