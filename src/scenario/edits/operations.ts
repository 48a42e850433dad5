/** Edits of what is done at places, such as the charges of a port. */
import { compact } from "../../base/index.ts";
import { type Amount, figure, type Operation, operation, operationTable } from "../../model/index.ts";
import type { EditContext } from "../editContext.ts";
import type { EditDefinition } from "../editDefinition.ts";
import { type Field, statedIn } from "../fields.ts";
import { changeOperations, type OperationAmounts } from "../operationRows.ts";
import type { Edits } from "../scenario.ts";
import { allOptional, amountsOf, fieldsOf } from "../tableFields.ts";

const {
  operation: kind,
  commodities,
  payee,
} = allOptional(fieldsOf("Operation", operationTable, ["operation", "commodities", "payee"]));
const amounts = amountsOf("Operation", operationTable);
type AmountName = keyof typeof amounts;

const which = {
  at: { form: "oneOrMore", of: "id", doc: "Places, e.g. a port." },
  operation: { ...kind, doc: "Only this; all that is done there when absent." },
  mode: {
    form: "id",
    doc: "Only where goods come from or go to this mode, e.g. `sea`; all modes when absent.",
    optional: true,
  },
  commodities: { ...commodities, doc: "Commodities, their handling or traffic; all when absent." },
} as const satisfies Readonly<Record<string, Field>>;

export const setOperation: EditDefinition<Edits["setOperation"]> = {
  type: "setOperation",
  doc: "Changes prices and times of what is done at places, such as loading in a port. What is not named stays.",
  fields: { ...which, ...amounts, payee },
  example: { type: "setOperation", at: "dalan", operation: "load", mode: "sea", dwell: "port.dwell / 2" },
  apply(edit, context) {
    const wanted = context.commodities("commodities", edit.commodities ?? []) ?? context.draft.commodities;
    const made: OperationAmounts = context.amounts<AmountName>(edit, amounts, "", wanted);
    const stated = { ...made, ...statedIn(edit, { payee }) };
    if (Object.keys(statedIn(edit, { ...amounts, payee })).length === 0) {
      context.reportUnchanged("type", "an operation", edit.type);
    }
    changeOperations({ ...edit, wanted }, () => stated, context);
  },
};

const factorMeasure = { unit: "1", bounds: { least: 0 } };

/** What operations charge: transfers to the treasury and customs documents are no charges of a port. */
const charges: readonly AmountName[] = ["handling", "storage"];

export const scaleOperation: EditDefinition<Edits["scaleOperation"]> = {
  type: "scaleOperation",
  doc: "Multiplies prices or times of what is done at places, e.g. the charges of a port.",
  fields: {
    ...which,
    by: { form: "figure", ...factorMeasure, doc: "The factor, in unit `1`." },
    amounts: {
      form: "list",
      of: { form: "oneOf", words: Object.keys(amounts), type: "AmountField<typeof operationTable>" },
      doc: "What is multiplied; the charges `handling` and `storage` when absent.",
      optional: true,
    },
  },
  example: {
    type: "scaleOperation",
    at: "elis",
    by: { value: 1.2, unit: "1", low: 1.1, high: 1.3, kind: "assumed", note: "announced charges" },
  },
  apply(edit, context) {
    const wanted = context.commodities("commodities", edit.commodities ?? []) ?? context.draft.commodities;
    const factor = statedFactor(edit, context);
    const names = edit.amounts ?? charges;
    const scaled = (row: Operation): OperationAmounts =>
      compact<OperationAmounts>(
        Object.fromEntries(names.map((name) => [name, factor && product(factor, row[name as AmountName])])),
      );
    changeOperations({ ...edit, wanted }, scaled, context);
  },
};

function statedFactor({ by, at }: Edits["scaleOperation"], context: EditContext): Amount | undefined {
  const id = `${context.prefix}.by`;
  const name = `Factor of charges, ${[at].flat().join(", ")}`;
  const made = context.figure(by, "by", context.rule(factorMeasure), { id, name });
  if (made === undefined) return undefined;
  context.draft.figures.set(id, made);
  return { text: String(by.value), expression: figure(id) };
}

function product(factor: Amount, amount: Amount | undefined): Amount | undefined {
  if (amount === undefined) return undefined;
  const expression = operation("multiply", factor.expression, amount.expression);
  return { text: `${factor.text} * (${amount.text})`, expression };
}
