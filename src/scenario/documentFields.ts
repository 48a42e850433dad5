/** The fields of a scenario file and of the figures in it. Those of each edit are in `edits/`. */
import { figureRowTable } from "../model/index.ts";
import type { FieldsByName } from "./fields.ts";
import { fieldsOf } from "./tableFields.ts";

/** What a figure is. */
export const figureDoc = "A number with its unit, its range, how it is known and where from.";

const { value, ...rest } = fieldsOf("Figure", figureRowTable, [
  "value",
  "low",
  "mode",
  "high",
  "shape",
  "standsFor",
  "kind",
  "source",
  "year",
  "note",
]);

/** A figure as edits state it. */
export const figureFields: FieldsByName = {
  value,
  unit: { form: "text", doc: "E.g. `km/h`, `USD/tonne/km`, `hour`; `1` for a plain number." },
  ...rest,
};

/** What an amount is. */
export const amountDoc = "A formula over figures, e.g. `spd.rail.irq * 1.5`, or a figure.";

/** What a date is. */
export const dateDoc =
  "A year such as 2029, which begins on 1 January; a date such as `2029-07-01`; or a figure in the unit `year`.";

/** What a cell is. */
export const cellDoc =
  "A cell of a table: a text, a number, yes or no, a list of texts, a formula or a figure.";

/** A scenario file. */
export const scenarioFields: FieldsByName = {
  $schema: { form: "text", doc: "For editors; not used.", optional: true },
  version: { form: "constant", value: 1, doc: "Version of this format." },
  id: { form: "newId", doc: "The name of the file without its ending." },
  title: { form: "filledText", doc: "What is done or happens, in a line." },
  question: { form: "text", doc: "What the scenario is meant to answer.", optional: true },
  description: { form: "text", doc: "What is known, what is assumed, as of when.", optional: true },
  extends: {
    form: "oneOrMore",
    of: "id",
    doc: "Scenario whose edits come first, or several in order. One that several of them extend is applied once.",
    optional: true,
  },
  edits: { form: "edits", doc: "Ordered changes to the base." },
};
