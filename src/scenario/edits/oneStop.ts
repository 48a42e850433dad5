/** The edit that makes one stop of the two at a border crossing. */
import { didYouMean } from "../../base/index.ts";
import {
  type Amount,
  type Crossing,
  crossingTable,
  type Expression,
  figure,
  operation,
} from "../../model/index.ts";
import { changeCrossings, type StepAmounts } from "../crossingRows.ts";
import type { EditDefinition } from "../editDefinition.ts";
import type { Edits, FigureInput } from "../scenario.ts";
import { allOptional, fieldsOf } from "../tableFields.ts";

const { mode, commodities } = allOptional(fieldsOf("Crossing", crossingTable, ["mode", "commodities"]));
const shareMeasure = { unit: "1", bounds: { least: 0, most: 1 } };

/** What is left of two sets of documents and two inspections, where the edit does not say; no measurement is known. */
const half: FigureInput = {
  ...{ value: 0.5, unit: "1", low: 0.3, high: 0.9, kind: "assumed" },
  note: "one of two sets of documents and inspections; assumed, no measurement is known",
};

export const oneStop: EditDefinition<Edits["oneStop"]> = {
  type: "oneStop",
  doc: "Makes one stop of the two at border crossings: documents and inspection take a share of their time, and vehicles that wait cost less in proportion to the whole stop. Queue, release, reloading and fees stay.",
  fields: {
    at: { form: "oneOrMore", of: "id", doc: "Border crossings, or rows of ferry links." },
    mode: { ...mode, doc: "Only this mode; all that pass there when absent." },
    commodities: { ...commodities, doc: "Commodities, their handling or traffic; all freight when absent." },
    share: {
      form: "figure",
      ...shareMeasure,
      doc: "What is left of the time for documents and inspection, in unit `1`; 0.5 (0.3 to 0.9, assumed) when absent.",
      optional: true,
    },
  },
  example: { type: "oneStop", at: "barda", mode: "road" },
  apply(edit, context) {
    const { draft } = context;
    const freight = draft.commodities.filter(({ traffic }) => traffic === "freight");
    const wanted =
      edit.commodities === undefined
        ? freight
        : (context.commodities("commodities", edit.commodities) ?? freight);
    const id = `${context.prefix}.share`;
    const share = context.figure(edit.share ?? half, "share", context.rule(shareMeasure), {
      id,
      name: `What one stop leaves of documents and inspection, ${[edit.at].flat().join(", ")}`,
    });
    if (share !== undefined) draft.figures.set(id, share);
    const left: Amount | undefined = share && { text: String(share.value), expression: figure(id) };
    for (const [i, at] of [edit.at].flat().entries()) {
      const field = typeof edit.at === "string" ? "at" : `at[${i}]`;
      const modes = new Set(draft.crossings.filter((row) => row.at === at).map((row) => row.mode));
      const passing = [...modes].filter((each) => (edit.mode ?? each) === each);
      if (passing.length === 0) {
        const known = draft.crossings
          .filter((row) => (edit.mode ?? row.mode) === row.mode)
          .map((row) => row.at);
        const expected = `a crossing with figures${edit.mode === undefined ? "" : ` for ${edit.mode}`} there`;
        context.report(field, { expected, got: at, hint: didYouMean(at, new Set(known)) });
        continue;
      }
      if (left === undefined) continue;
      const before = draft.crossings;
      for (const each of passing) {
        const isWanted = ({ commodity }: { readonly commodity: { readonly id: string } }): boolean =>
          wanted.some((one) => one.id === commodity.id);
        changeCrossings({ at, mode: each, isWanted, amountsOf: (row) => reformed(row, left) }, context);
      }
      if (draft.crossings === before) context.reportUnchanged(field, "a crossing", at);
    }
  },
};

/** The steps of a crossing with one stop in place of two. */
function reformed(row: Crossing, share: Amount): StepAmounts {
  const documents = times(share, row.documents);
  const inspection = times(share, row.inspection);
  if (row.standing === undefined) return { documents, inspection };
  const stop = stopHours(row);
  const part = operation("divide", stopHours({ ...row, documents, inspection }), stop);
  const standing: Amount = {
    text: `(${row.standing.text}) in proportion to the stop`,
    expression: operation("multiply", row.standing.expression, part),
  };
  return { documents, inspection, standing };
}

/** The hours of a whole stop, at least a millionth of one, so that a stop of no time divides nothing. */
function stopHours({
  queue,
  documents,
  inspectionShare,
  inspection,
  handlingTime,
  release,
}: Crossing): Expression {
  const inspected = operation("multiply", inspectionShare.expression, inspection.expression);
  const steps = [queue, documents, release, ...(handlingTime === undefined ? [] : [handlingTime])];
  const whole = steps.reduce((sum, step) => operation("add", sum, step.expression), inspected);
  return operation("max", whole, { type: "number", value: 1e-6 });
}

function times(share: Amount, amount: Amount): Amount {
  return {
    text: `${share.text} * (${amount.text})`,
    expression: operation("multiply", share.expression, amount.expression),
  };
}
