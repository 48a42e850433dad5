import { didYouMean, type Figure, figureEvaluator, formulaCircle } from "../../model/index.ts";
import type { Draft, EditContext } from "../draft.ts";
import type { Edit } from "../scenario.ts";

type Of<Type extends Edit["type"]> = Extract<Edit, { type: Type }>;

/** Gives a figure another value, stated or by formula. */
export function set(edit: Of<"set">, draft: Draft, context: EditContext): void {
  const old = find(edit.at, "at", draft, context);
  if (old === undefined) return;
  if (typeof edit.to !== "string") {
    const made = draft.figure(edit.to, "to", [old.dimension], old.id, context, old.name);
    if (made !== undefined) replace(old, { ...made, role: old.role }, draft, context);
    return;
  }
  const amount = draft.amount(edit.to, "to", [old.dimension], context);
  if (amount === undefined) return;
  const { low: _low, mode: _mode, high: _high, source: _source, ...rest } = old;
  const made: Figure = { ...rest, kind: "derived", formula: amount.expression };
  const formulas = new Map(
    [...draft.figures.values(), made].flatMap((f) => (f.formula ? [[f.id, f.formula]] : [])),
  );
  const circle = formulaCircle(formulas);
  if (circle !== undefined) {
    context.report("to", {
      expected: "a formula that does not lead back to the figure",
      got: circle.join(" > "),
    });
    return;
  }
  replace(old, made, draft, context);
}

/** Multiplies figures, with their ranges. */
export function scale(edit: Of<"scale">, draft: Draft, context: EditContext): void {
  const by = draft.figure(edit.by, "by", [{}], `${context.prefix}.by`, context, "factor");
  if (by === undefined) return;
  const factor = by.value * by.factor;
  if (!(factor >= 0)) context.report("by.value", { expected: "a number of at least 0", got: edit.by.value });
  for (const [i, id] of [edit.at].flat().entries()) {
    const field = typeof edit.at === "string" ? "at" : `at[${i}]`;
    const old = find(id, field, draft, context);
    if (old === undefined || !(factor >= 0)) continue;
    const value = currentValue(old, draft) * factor;
    const { formula: _formula, ...rest } = old;
    const range = Object.fromEntries(
      (["low", "mode", "high"] as const).flatMap((key) =>
        old[key] === undefined ? [] : [[key, old[key] * factor]],
      ),
    );
    const note =
      `${old.note ?? ""} Scaled by ${edit.by.value}: ${edit.by.note ?? edit.by.source ?? edit.by.kind}.`.trim();
    const kind = firmest(old.kind, by.kind);
    replace(old, { ...rest, ...range, value, kind, note }, draft, context);
  }
}

/** A product is known no better than the weaker of its parts. */
function firmest(a: Figure["kind"], b: Figure["kind"]): Figure["kind"] {
  if (a === "assumed" || b === "assumed") return "assumed";
  return "derived";
}

function currentValue(figure: Figure, draft: Draft): number {
  if (figure.formula === undefined) return figure.value;
  return figureEvaluator(draft.figures)(figure.formula) / figure.factor;
}

function find(id: string, field: string, draft: Draft, context: EditContext): Figure | undefined {
  const found = draft.figures.get(id);
  if (found === undefined) {
    context.report(field, {
      expected: "the id of a figure",
      got: id,
      hint: didYouMean(id, draft.figures.keys()),
    });
  }
  return found;
}

function replace(old: Figure, made: Figure, draft: Draft, context: EditContext): void {
  const isLength = /^links\..*\.(length|speed)$/.test(old.id);
  if (isLength && made.formula === undefined && !(made.value > 0)) {
    context.report("to.value", { expected: "a number above 0", got: made.value });
    return;
  }
  const same = (["value", "unit", "low", "mode", "high", "kind", "shape"] as const).every(
    (k) => old[k] === made[k],
  );
  if (same && old.formula === undefined && made.formula === undefined) {
    context.report("at", {
      expected: "a figure the edit changes",
      got: old.id,
      hint: "the edit changes nothing",
    });
  }
  draft.figures.set(old.id, made);
}
