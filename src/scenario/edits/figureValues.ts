/** Edits that give figures another value. */
import { boundsText, compact, didYouMean, within } from "../../base/index.ts";
import {
  type AmountRule,
  type Expression,
  type Figure,
  figureEvaluator,
  formulaFaults,
} from "../../model/index.ts";
import type { EditContext } from "../editContext.ts";
import type { EditDefinition } from "../editDefinition.ts";
import { namesCell, setCell } from "../rows/setCell.ts";
import type { Edits, FigureInput } from "../scenario.ts";

export const set: EditDefinition<Edits["set"]> = {
  type: "set",
  doc: "Gives a figure another value, or a formula that it follows from now on; or a cell of any table another content.",
  fields: {
    at: {
      form: "id",
      doc: "The figure, e.g. `spd.rail.irq` or `links.rail-a--b.length`; or the cell: table, row and column, e.g. `tariffs.rail-iq.perKm`.",
    },
    to: { form: "cell", doc: "The new value or the formula; for a cell, what its column holds." },
  },
  example: {
    type: "set",
    at: "lift.time",
    to: { value: 8, unit: "hour", low: 4, high: 24, kind: "assumed", note: "new cranes" },
  },
  apply(edit, context) {
    if (!context.draft.figures.has(edit.at) && namesCell(edit.at)) {
      setCell(edit.at, edit.to, context);
      return;
    }
    const { to } = edit;
    const old = find(edit.at, "at", context);
    if (old === undefined) {
      context.checkAmount(to, "to");
      return;
    }
    if (typeof to === "number" || typeof to === "boolean" || Array.isArray(to)) {
      const hint = "e.g. { value: 8, unit: hour, kind: assumed }";
      context.report("to", { expected: "a figure with its unit, or a formula", got: String(to), hint });
      return;
    }
    const made = typeof to === "string" ? byFormula(old, to, context) : byValue(old, to, context);
    if (made === undefined) return;
    const isSame = compared.every((part) => old[part] === made[part]);
    if (isSame && old.formula === undefined && made.formula === undefined) {
      context.reportUnchanged("at", "a figure", old.id);
    } else context.draft.figures.set(old.id, made);
  },
};

const factorMeasure = { unit: "1", bounds: { least: 0 } };

export const scale: EditDefinition<Edits["scale"]> = {
  type: "scale",
  doc: "Multiplies figures, with their ranges.",
  fields: {
    at: { form: "oneOrMore", of: "id", doc: "The figures." },
    by: { form: "figure", ...factorMeasure, doc: "The factor, in unit `1`." },
  },
  example: {
    type: "scale",
    at: ["rail.rate", "sea.rate"],
    by: { value: 1.25, unit: "1", kind: "assumed", note: "dearer fuel" },
  },
  apply(edit, context) {
    const { draft } = context;
    const by = context.figure(edit.by, "by", context.rule(factorMeasure), { id: `${context.prefix}.by` });
    for (const [i, id] of [edit.at].flat().entries()) {
      const field = typeof edit.at === "string" ? "at" : `at[${i}]`;
      const old = find(id, field, context);
      if (by === undefined || old === undefined) continue;
      const factor = by.value * by.factor;
      const { formula, ...rest } = old;
      const now = formula === undefined ? old.value : figureEvaluator(draft.figures)(formula) / old.factor;
      const value = now * factor;
      const { bounds = {} } = ruleFor(old, context);
      if (!within(value * old.factor, bounds)) {
        const expected = `a factor that leaves ${boundsText(bounds)}`;
        const hint = `${now} ${old.unit} times ${factor} is ${value}`;
        context.report("by.value", { expected, got: edit.by.value, hint });
        continue;
      }
      if (value === now) {
        context.reportUnchanged(field, "a figure", id);
        continue;
      }
      const scaled = (part: number | undefined): number | undefined =>
        part === undefined ? undefined : part * factor;
      const why = `Scaled by ${edit.by.value}: ${edit.by.note ?? edit.by.source ?? edit.by.kind}.`;
      const made = compact<Figure>({
        ...rest,
        value,
        low: scaled(old.low),
        mode: scaled(old.mode),
        high: scaled(old.high),
        // A product is known no better than the weaker of its parts.
        kind: [old.kind, by.kind].includes("assumed") ? "assumed" : "derived",
        note: old.note === undefined ? why : `${old.note} ${why}`,
      });
      draft.figures.set(id, made);
    }
  },
};

function byValue(old: Figure, to: FigureInput, context: EditContext): Figure | undefined {
  const made = context.figure(to, "to", ruleFor(old, context), { id: old.id, name: old.name });
  return made && compact<Figure>({ ...made, role: old.role, together: old.together });
}

function byFormula(old: Figure, text: string, context: EditContext): Figure | undefined {
  const amount = context.amount(text, "to", { bounds: {}, ...ruleFor(old, context) }, []);
  if (amount === undefined) return undefined;
  const { low: _low, mode: _mode, high: _high, source: _source, ...rest } = old;
  const made: Figure = { ...rest, kind: "derived", formula: amount.expression };
  const formulas = new Map<string, Expression>();
  for (const { id, formula } of [...context.draft.figures.values(), made])
    if (formula !== undefined) formulas.set(id, formula);
  const [fault] = formulaFaults(formulas).faults;
  if (fault === undefined) return made;
  context.report("to", fault);
  return undefined;
}

/** The dimension that a figure keeps, and its bounds: lengths and speeds of links stay above 0. */
function ruleFor({ id, dimension }: Figure, { draft }: EditContext): AmountRule {
  // A figure whose unit was refused is of any.
  if (draft.doubt?.(id) === "unit") return {};
  return /^links\..*\.(length|speed)$/.test(id) ? { dimension, bounds: { above: 0 } } : { dimension };
}

function find(id: string, field: string, context: EditContext): Figure | undefined {
  const { figures } = context.draft;
  const found = figures.get(id);
  if (found !== undefined) return found;
  context.report(field, { expected: "the id of a figure", got: id, hint: didYouMean(id, figures.keys()) });
  return undefined;
}

const compared = [
  "value",
  "unit",
  "low",
  "mode",
  "high",
  "shape",
  "standsFor",
  "kind",
  "source",
  "year",
] as const;
