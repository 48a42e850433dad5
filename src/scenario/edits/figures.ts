import { boundsText, didYouMean, within } from "../../base/index.ts";
import {
  type AmountRule,
  type Expression,
  type Figure,
  figureEvaluator,
  formulaFault,
} from "../../model/index.ts";
import type { Draft, EditContext } from "../draft.ts";
import type { ScaleFigures, SetFigure } from "../scenario.ts";

/** Gives a figure another value, stated or by formula. */
export function set(edit: SetFigure, draft: Draft, context: EditContext): void {
  const old = find(edit.at, "at", draft, context);
  if (old === undefined) return;
  const rule = ruleOf(old);
  if (typeof edit.to !== "string") {
    const made = draft.figure(edit.to, "to", rule, { id: old.id, name: old.name }, context);
    if (made === undefined) return;
    const { role, together } = old;
    const kept = together === undefined ? { role } : { role, together };
    replace(old, { ...made, ...kept }, "at", draft, context);
    return;
  }
  const amount = draft.amount(edit.to, "to", { bounds: {}, ...rule }, [], context);
  if (amount === undefined) return;
  const { low: _low, mode: _mode, high: _high, source: _source, ...rest } = old;
  const made: Figure = { ...rest, kind: "derived", formula: amount.expression };
  const formulas = new Map<string, Expression>();
  for (const { id, formula } of [...draft.figures.values(), made])
    if (formula !== undefined) formulas.set(id, formula);
  const fault = formulaFault(formulas);
  if (fault !== undefined) context.report("to", fault);
  else replace(old, made, "at", draft, context);
}

/** Multiplies figures, with their ranges. */
export function scale(edit: ScaleFigures, draft: Draft, context: EditContext): void {
  const rule: AmountRule = { dimension: {}, bounds: { least: 0 } };
  const by = draft.figure(edit.by, "by", rule, { id: `${context.prefix}.by` }, context);
  for (const [i, id] of [edit.at].flat().entries()) {
    const field = typeof edit.at === "string" ? "at" : `at[${i}]`;
    const old = find(id, field, draft, context);
    if (by === undefined || old === undefined) continue;
    const factor = by.value * by.factor;
    const { formula, ...rest } = old;
    const now = formula === undefined ? old.value : figureEvaluator(draft.figures)(formula) / old.factor;
    const value = now * factor;
    const { bounds = {} } = ruleOf(old);
    if (!within(value * old.factor, bounds)) {
      const hint = `${now} ${old.unit} times ${factor} is ${value}`;
      context.report("by.value", {
        expected: `a factor that leaves ${boundsText(bounds)}`,
        got: edit.by.value,
        hint,
      });
      continue;
    }
    const range = Object.fromEntries(
      (["low", "mode", "high"] as const).flatMap((end) => {
        const stated = old[end];
        return stated === undefined ? [] : [[end, stated * factor]];
      }),
    );
    const why = `Scaled by ${edit.by.value}: ${edit.by.note ?? edit.by.source ?? edit.by.kind}.`;
    const note = old.note === undefined ? why : `${old.note} ${why}`;
    // A product is known no better than the weaker of its parts.
    const kind = [old.kind, by.kind].includes("assumed") ? "assumed" : "derived";
    if (value === now) nothing(id, field, context);
    else draft.figures.set(id, { ...rest, ...range, value, kind, note });
  }
}

/** Of what dimension and within which bounds a figure stays: links have a length and a speed above 0. */
function ruleOf({ id, dimension }: Figure): AmountRule {
  return /^links\..*\.(length|speed)$/.test(id) ? { dimension, bounds: { above: 0 } } : { dimension };
}

function find(id: string, field: string, draft: Draft, context: EditContext): Figure | undefined {
  const found = draft.figures.get(id);
  if (found !== undefined) return found;
  context.report(field, {
    expected: "the id of a figure",
    got: id,
    hint: didYouMean(id, draft.figures.keys()),
  });
  return undefined;
}

const compared = ["value", "unit", "low", "mode", "high", "shape", "kind", "source", "year"] as const;

function replace(old: Figure, made: Figure, field: string, draft: Draft, context: EditContext): void {
  const isSame = compared.every((part) => old[part] === made[part]);
  if (isSame && old.formula === undefined && made.formula === undefined) nothing(old.id, field, context);
  else draft.figures.set(old.id, made);
}

function nothing(got: string, field: string, context: EditContext): void {
  context.report(field, { expected: "a figure the edit changes", got, hint: "the edit changes nothing" });
}
