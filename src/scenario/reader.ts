/** Reads the amounts and units of edits as tables are read. */
import { dimensionFault, isUnit, parseUnit, readAmount } from "../model/index.ts";
import type { AmountReader } from "./editContext.ts";

export const amountReader: AmountReader = {
  amount: readAmount,
  unit(text, rule, scope) {
    const unit = parseUnit(text);
    return isUnit(unit) ? (dimensionFault(unit.dimension, text, rule, scope) ?? unit) : unit;
  },
};
