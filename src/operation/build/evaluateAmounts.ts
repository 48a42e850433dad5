/** Amounts of a study at central values under a scenario. */
import { type Amount, type Commodity, forCommodity } from "../../model/index.ts";
import type { ScenarioModel } from "../../routing/index.ts";

/** The value of an amount at central values, for a commodity where the amount refers to its value or load. */
export type Evaluate = (amount: Amount, commodity?: Commodity) => number;

/** Evaluates amounts under a scenario. */
export function evaluateFor(model: ScenarioModel): Evaluate {
  return ({ expression }, commodity) => model.evaluate(forCommodity(expression, commodity));
}
