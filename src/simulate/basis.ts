import type { Route, StepCharge } from "../graph/index.ts";
import { type Commodity, type FigureTable, givenFigures, type Kind } from "../model/index.ts";

/** A figure behind a difference. */
export interface BasisFigure {
  readonly id: string;
  readonly kind: Kind;
  /** Share of the gross difference that this figure has a part in, 0 to 1. Shares of figures overlap. */
  readonly share: number;
}

/**
 * What a difference between two routes rests on. The gross difference is the sum of all charges that differ, each
 * without its sign, in USD of generalised cost: a dearer link and a cheaper one do not cancel.
 */
export interface Basis {
  /** Gross difference, USD per unit. */
  readonly gross: number;
  /** Share of it that no assumed figure has a part in but derived ones may, and so on; the three add up to 1. */
  readonly shares: Readonly<Record<Kind, number>>;
  /** All figures behind it, the largest share first. */
  readonly figures: readonly BasisFigure[];
}

/**
 * Finds which figures a difference between two routes rests on. A charge counts as assumed when any figure behind it is
 * assumed, else as derived when any is derived, else as sourced; the value of time counts for every hour.
 *
 * @returns `undefined` when the routes do not differ.
 */
export function basisOf(
  base: Route,
  other: Route,
  figures: FigureTable,
  commodity: Commodity,
): Basis | undefined {
  const hourFigures = givenFigures(commodity.valueOfTime.expression, figures);
  const differences = new Map<string, { amount: number; figures: Set<string> }>();
  const add = (step: string, charge: StepCharge, sign: 1 | -1): void => {
    if (charge.measure === "co2e") return;
    const key = JSON.stringify([step, charge.measure, charge.component, charge.rule]);
    const found = differences.get(key) ?? { amount: 0, figures: new Set<string>() };
    found.amount += sign * (charge.measure === "money" ? charge.amount : charge.timeValue);
    const behind = charge.measure === "time" ? [...charge.figures, ...hourFigures] : charge.figures;
    for (const id of behind) found.figures.add(id);
    differences.set(key, found);
  };
  for (const step of other.steps) for (const charge of step.charges) add(step.id, charge, 1);
  for (const step of base.steps) for (const charge of step.charges) add(step.id, charge, -1);
  return gather([...differences.values()], figures);
}

function gather(
  differences: readonly { readonly amount: number; readonly figures: ReadonlySet<string> }[],
  table: FigureTable,
): Basis | undefined {
  const gross = differences.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
  if (gross === 0) return undefined;
  const shares: Record<Kind, number> = { sourced: 0, derived: 0, assumed: 0 };
  const byFigure = new Map<string, number>();
  for (const { amount, figures } of differences) {
    const share = Math.abs(amount) / gross;
    if (share === 0) continue;
    const kindsBehind = [...figures].map((id) => table.get(id)?.kind);
    const kind = kindsBehind.includes("assumed")
      ? "assumed"
      : kindsBehind.includes("derived")
        ? "derived"
        : "sourced";
    shares[kind] += share;
    for (const id of figures) byFigure.set(id, (byFigure.get(id) ?? 0) + share);
  }
  const figures = [...byFigure].map(([id, share]) => ({
    id,
    kind: (table.get(id)?.kind ?? "derived") as Kind,
    share,
  }));
  figures.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
  return { gross, shares, figures };
}
