import type { Route } from "../graph/index.ts";
import {
  type Commodity,
  type Figure,
  type FigureTable,
  givenFigures,
  type Kind,
  kinds,
} from "../model/index.ts";

/** A figure behind a difference. */
export interface BasisFigure {
  readonly id: string;
  /** How it is known; the weaker kind where the two sides know it differently. */
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
  /**
   * Shares of it by the weakest figure behind each charge: `assumed` where any is assumed, `derived` where any is
   * derived but none assumed, `sourced` where all are sourced. They add up to 1.
   */
  readonly shares: Readonly<Record<Kind, number>>;
  /** All figures behind it, the largest share first. */
  readonly figures: readonly BasisFigure[];
}

/** A route, and the figures it was priced with. */
export interface PricedRoute {
  readonly route: Route;
  readonly figures: FigureTable;
}

/**
 * Finds which figures a difference between two routes rests on. Charges are compared step by step and component by
 * component; the value of time has a part in every hour.
 *
 * @param commodity - What both routes carry.
 * @returns `undefined` when the routes do not differ.
 */
export function basisOf(base: PricedRoute, other: PricedRoute, commodity: Commodity): Basis | undefined {
  const differences = new Map<string, Difference>();
  addCharges(differences, other, 1, commodity);
  addCharges(differences, base, -1, commodity);
  return gather([...differences.values()].filter(({ amount }) => amount !== 0));
}

/** By how much a charge differs, and the figures behind it on either side. */
interface Difference {
  amount: number;
  readonly kinds: Map<string, Kind>;
}

function addCharges(
  differences: Map<string, Difference>,
  { route, figures }: PricedRoute,
  sign: 1 | -1,
  commodity: Commodity,
): void {
  const hour = givenFigures(commodity.valueOfTime.expression, figures);
  for (const step of route.steps) {
    for (const charge of step.charges) {
      const { measure, component } = charge;
      if (measure === "co2e") continue;
      // The rule is no part of the key: another row for the same thing is a change of its price.
      const key = `${step.id}\n${measure}\n${component}`;
      const difference = differences.get(key) ?? { amount: 0, kinds: new Map() };
      differences.set(key, difference);
      difference.amount += sign * (measure === "money" ? charge.amount : charge.timeValue);
      for (const id of measure === "money" ? charge.figures : [...charge.figures, ...hour]) {
        const { kind } = figures.get(id) as Figure;
        difference.kinds.set(id, weaker(kind, difference.kinds.get(id) ?? kind));
      }
    }
  }
}

function gather(differences: readonly Difference[]): Basis | undefined {
  const gross = differences.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
  if (gross === 0) return undefined;
  // Amounts are multiples of 2^-30 and add up exactly; shares are taken of the sums.
  const byKind: Record<Kind, number> = { sourced: 0, derived: 0, assumed: 0 };
  const byFigure = new Map<string, { kind: Kind; amount: number }>();
  for (const { amount, kinds: behind } of differences) {
    const size = Math.abs(amount);
    byKind[[...behind.values()].reduce(weaker, "sourced")] += size;
    for (const [id, kind] of behind) {
      const known = byFigure.get(id) ?? { kind, amount: 0 };
      byFigure.set(id, { kind: weaker(kind, known.kind), amount: known.amount + size });
    }
  }
  const figures = [...byFigure].map(([id, { kind, amount }]) => ({ id, kind, share: amount / gross }));
  figures.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
  const { sourced, derived, assumed } = byKind;
  return {
    gross,
    shares: { sourced: sourced / gross, derived: derived / gross, assumed: assumed / gross },
    figures,
  };
}

function weaker(a: Kind, b: Kind): Kind {
  return kinds.indexOf(a) > kinds.indexOf(b) ? a : b;
}
