/** The fields of a scenario file and of the figures in it. Those of each edit are in `edits/`. */
import { shapes } from "../base/index.ts";
import { kinds } from "../model/index.ts";
import {
  type FieldsByName,
  filledText,
  id,
  newId,
  number,
  oneOf,
  oneOrMore,
  optional,
  text,
  wholeNumber,
} from "./fields.ts";

/** What a figure is. */
export const figureDoc = "A number with its unit, its range, how it is known and where from.";

/** A figure as edits state it. */
export const figureFields: FieldsByName = {
  value: number("Best single value."),
  unit: text("E.g. `km/h`, `USD/tonne/km`, `hour`; `1` for a plain number."),
  low: optional(number("Low end of what is plausible.")),
  mode: optional(number("Peak of the plausible range.")),
  high: optional(number("High end of what is plausible.")),
  shape: optional(
    oneOf({ type: "RangeShape", values: shapes }, "Shape between low and high. Triangular when absent."),
  ),
  kind: oneOf({ type: "FigureKind", values: kinds }, "How it is known."),
  source: optional(id("Id of its source. Required when `kind` is `sourced`.")),
  year: optional(wholeNumber("Year of the figure; for money the year of its prices.")),
  note: optional(text("Why, in words.")),
};

/** What an amount is. */
export const amountDoc = "A formula over figures, e.g. `spd.rail.irq * 1.5`, or a figure.";

/** A scenario file. */
export const scenarioFields: FieldsByName = {
  $schema: optional(text("For editors; not used.")),
  version: { form: "constant", value: 1, doc: "Version of this format." },
  id: newId("The name of the file without its ending."),
  title: filledText("What is done or happens, in a line."),
  question: optional(text("What the scenario is meant to answer.")),
  description: optional(text("What is known, what is assumed, as of when.")),
  extends: optional(
    oneOrMore(
      "Scenario whose edits come first, or several in order. One that several of them extend is applied once.",
    ),
  ),
  edits: { form: "edits", doc: "Ordered changes to the base." },
};
