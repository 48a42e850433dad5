/** The edit that changes the times and prices of border crossings. */
import { didYouMean } from "../../base/index.ts";
import { crossingTable, references, sidesOf } from "../../model/index.ts";
import { changeCrossings, countriesAt, type Passage } from "../crossingRows.ts";
import type { EditContext } from "../editContext.ts";
import type { EditDefinition } from "../editDefinition.ts";
import type { Field } from "../fields.ts";
import type { Edits } from "../scenario.ts";
import { amountsOf, fieldsOf } from "../tableFields.ts";

const {
  from: _,
  to,
  ...columns
} = fieldsOf("Crossing", crossingTable, ["mode", "from", "to", "commodities"]);
const steps = amountsOf("Crossing", crossingTable);
type Step = keyof typeof steps;

/** The mode of a crossing. */
export const crossingMode: Field = columns.mode;

export const setCrossing: EditDefinition<Edits["setCrossing"]> = {
  type: "setCrossing",
  doc: "Changes times, fees and prices of border crossings. What is not named stays.",
  fields: {
    at: { form: "oneOrMore", of: "id", doc: "Border crossings, or rows of ferry links." },
    ...columns,
    from: {
      form: "date",
      orId: true,
      doc: "First year, or first day, in which the edit is in force. Beside `to`: country left, for one direction only.",
      optional: true,
    },
    to,
    direction: {
      form: "list",
      of: { form: "id" },
      doc: "Country left and country entered, in place of `from` and `to` where the edit has a date.",
      optional: true,
    },
    ...steps,
  },
  directed: true,
  example: {
    type: "setCrossing",
    at: "barda",
    mode: "road",
    from: "AA",
    to: "BB",
    queue: "border.road * 2",
    inspectionShare: { value: 1, unit: "1", kind: "assumed", note: "every truck is opened" },
  },
  apply(edit, context) {
    const { draft } = context;
    const { mode, commodities = [] } = edit;
    const { from, to } = directionOf(edit, context);
    const wanted = context.commodities("commodities", commodities) ?? draft.commodities;
    const amounts = context.amounts<Step>(edit, steps, "", wanted);
    const hasSteps = Object.keys(amounts).length > 0;
    if (!Object.keys(steps).some((step) => edit[step as Step] !== undefined)) {
      context.reportUnchanged("type", "a crossing", edit.type);
    }
    for (const [i, at] of [edit.at].flat().entries()) {
      const field = typeof edit.at === "string" ? "at" : `at[${i}]`;
      if (!draft.crossings.some((row) => row.at === at && row.mode === mode)) {
        const places = new Set(draft.crossings.filter((row) => row.mode === mode).map((row) => row.at));
        const expected = `a crossing with figures for ${mode} there`;
        context.report(field, { expected, got: at, hint: didYouMean(at, places) });
        checkKnown({ from, to }, context);
        continue;
      }
      const countries = countriesAt(at, draft);
      const isDirection = checkCountries({ from, to }, at, countries, context);
      const before = draft.crossings;
      const isWanted = (passage: Passage): boolean =>
        (from === undefined || (passage.from === from && passage.to === to)) &&
        wanted.includes(passage.commodity);
      changeCrossings({ at, mode, isWanted, amountsOf: () => amounts }, context);
      if (draft.crossings === before && hasSteps && isDirection)
        context.reportUnchanged(field, "a crossing", at);
    }
  },
};

/** The direction an edit is for: country left and country entered; neither for both directions. */
interface Direction {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

function directionOf(edit: Edits["setCrossing"], context: EditContext): Direction {
  const { from, to, direction } = edit;
  if (direction !== undefined) {
    const [left, entered, ...more] = direction;
    if (left === undefined || entered === undefined || more.length > 0) {
      const hint = "e.g. [IR, IQ]";
      context.report("direction", {
        expected: "country left and country entered",
        got: direction.join(", "),
        hint,
      });
      return {};
    }
    if (to === undefined) return { from: left, to: entered };
    const hint = "remove `to`; beside `direction`, `from` is a date";
    context.report("to", { expected: "one of direction and to", got: to, hint });
    return {};
  }
  if (to === undefined) return {};
  if (typeof from === "string" && !/^\d{4}(-|$)/.test(from)) return { from, to };
  const hint =
    from === undefined
      ? "one direction needs both countries, both directions none"
      : `for a date and a direction write direction: [..., ${to}]`;
  context.report("from", { expected: "the country left, beside to", got: from, hint });
  return {};
}

/** Where the crossing is not known, its countries may be any. */
function checkKnown(direction: Direction, context: EditContext): void {
  const { links, places } = context.draft;
  const known = new Set([
    ...[...links.values()].map(({ country }) => country),
    ...[...places.values()].flatMap(sidesOf),
  ]);
  for (const [end, got] of Object.entries(direction)) {
    if (got === undefined || known.has(got)) continue;
    context.report(end, { expected: references.country, got, hint: didYouMean(got, known) });
  }
}

function checkCountries(
  { from, to }: Direction,
  at: string,
  countries: readonly string[],
  context: EditContext,
): boolean {
  const wrong = Object.entries({ from, to }).filter(
    ([, got]) => got !== undefined && !countries.includes(got),
  );
  for (const [end, got] of wrong) {
    const hint = `there are ${countries.join(" and ")}`;
    context.report(end, { expected: `a country that meets at ${at}`, got, hint });
  }
  return wrong.length === 0;
}
