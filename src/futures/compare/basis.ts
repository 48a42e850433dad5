import { type Commodity, type Figure, type FigureKind, type FigureTable, kinds } from "../../model/index.ts";
import {
  type Arc,
  type Charge,
  figuresBehind,
  type PricedGraph,
  type Route,
  remembered,
} from "../../routing/index.ts";

/** A figure behind a difference. */
export interface BasisFigure {
  readonly id: string;
  /** How it is known; the weaker kind where the two sides know it differently. */
  readonly kind: FigureKind;
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
  readonly shares: Readonly<Record<FigureKind, number>>;
  /** All figures behind it, the largest share first. */
  readonly figures: readonly BasisFigure[];
}

/** A route, and the figures it was priced with. */
export interface PricedRoute {
  readonly route: Route;
  readonly figures: FigureTable;
}

/** A way not told as a route, and the figures it was priced with. */
export interface PricedWay {
  readonly arcs: ArrayLike<number>;
  readonly priced: PricedGraph;
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
  const differences = new Differences();
  const add = ({ route, figures }: PricedRoute, sign: 1 | -1): void => {
    const hour = figuresBehind(commodity.valueOfTime.expression, figures);
    for (const { id, charges } of route.steps) {
      for (const { measure, component, amount, timeValue, figures: own } of charges) {
        const ids = measure === "money" ? own : [...own, ...hour];
        const cost = measure === "money" ? amount : timeValue;
        differences.add(`${id}\n${measure}\n${component}`, sign * cost, knownFigures(ids, figures));
      }
    }
  };
  add(other, 1);
  add(base, -1);
  return differences.basis();
}

/** The same for ways: steps that are priced alike are passed over, and none is told. */
export function basisOfWays(base: PricedWay, other: PricedWay): Basis | undefined {
  const differences = new Differences();
  const add = ({ priced, figures }: PricedWay, arc: number, sign: 1 | -1): void => {
    const { id, charges } = priced.graph.arcs[arc] as Arc;
    const behind = behindCharges(figures, priced.graph.commodity);
    for (const [c, charge] of charges.entries()) {
      const { measure, component } = charge;
      const costs = measure === "money" ? priced.amounts : priced.timeValues;
      differences.add(`${id}\n${measure}\n${component}`, sign * (costs[arc]?.[c] as number), behind(charge));
    }
  };
  const left = new Map(Array.from(base.arcs, (arc) => [(base.priced.graph.arcs[arc] as Arc).id, arc]));
  for (const arc of Array.from(other.arcs)) {
    const { id } = other.priced.graph.arcs[arc] as Arc;
    const before = left.get(id);
    if (before !== undefined && arePricedAlike(base.priced, before, other.priced, arc)) left.delete(id);
    else add(other, arc, 1);
  }
  for (const arc of left.values()) add(base, arc, -1);
  return differences.basis();
}

/** Whether two priced graphs share the price of an arc. */
function arePricedAlike(a: PricedGraph, arc: number, b: PricedGraph, other: number): boolean {
  return a.amounts[arc] === b.amounts[other] && a.timeValues[arc] === b.timeValues[other];
}

interface KnownFigure {
  readonly id: string;
  readonly kind: FigureKind;
}

function knownFigures(ids: readonly string[], figures: FigureTable): KnownFigure[] {
  return [...new Set(ids)].map((id) => ({ id, kind: (figures.get(id) as Figure).kind }));
}

/** The figures behind charges, worked out once for each. */
const behindCharges = remembered((figures: FigureTable, commodity: Commodity) => {
  const met = new WeakMap<Charge, readonly KnownFigure[]>();
  const hour = figuresBehind(commodity.valueOfTime.expression, figures);
  return (charge: Charge): readonly KnownFigure[] => {
    const known = met.get(charge);
    if (known !== undefined) return known;
    const own = figuresBehind(charge.expression, figures);
    const made = knownFigures(charge.measure === "money" ? own : [...own, ...hour], figures);
    met.set(charge, made);
    return made;
  };
});

/** Differences of charges, each with the figures behind it on either side. */
class Differences {
  readonly #found = new Map<string, { amount: number; readonly behind: (readonly KnownFigure[])[] }>();

  /**
   * @param key - Step, measure and component. The rule is no part: another row for the same thing is a change of its price.
   * @param cost - In generalised cost, USD; 0 for emissions, which have no part in it.
   */
  add(key: string, cost: number, behind: readonly KnownFigure[]): void {
    const known = this.#found.get(key);
    if (known === undefined) this.#found.set(key, { amount: cost, behind: [behind] });
    else {
      known.amount += cost;
      known.behind.push(behind);
    }
  }

  basis(): Basis | undefined {
    // Amounts are multiples of 2^-30 and add up exactly; shares are taken of the sums.
    let gross = 0;
    const byKind: Record<FigureKind, number> = { sourced: 0, derived: 0, assumed: 0 };
    const byFigure = new Map<string, { kind: FigureKind; amount: number }>();
    for (const { amount, behind } of this.#found.values()) {
      const size = Math.abs(amount);
      if (size === 0) continue;
      gross += size;
      let weakest: FigureKind = "sourced";
      for (const { id, kind } of together(behind)) {
        weakest = weaker(weakest, kind);
        const known = byFigure.get(id);
        if (known === undefined) byFigure.set(id, { kind, amount: size });
        else {
          known.kind = weaker(kind, known.kind);
          known.amount += size;
        }
      }
      byKind[weakest] += size;
    }
    if (gross === 0) return undefined;
    const figures = [...byFigure].map(([id, { kind, amount }]) => ({ id, kind, share: amount / gross }));
    figures.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
    const { sourced, derived, assumed } = byKind;
    const shares = { sourced: sourced / gross, derived: derived / gross, assumed: assumed / gross };
    return { gross, shares, figures };
  }
}

/** The figures of several lists, each once, as the weakest of its kinds. */
function together(lists: readonly (readonly KnownFigure[])[]): readonly KnownFigure[] {
  if (lists.length === 1) return lists[0] as readonly KnownFigure[];
  const kindOf = new Map<string, FigureKind>();
  for (const { id, kind } of lists.flat()) kindOf.set(id, weaker(kind, kindOf.get(id) ?? kind));
  return [...kindOf].map(([id, kind]) => ({ id, kind }));
}

function weaker(a: FigureKind, b: FigureKind): FigureKind {
  return kinds.indexOf(a) > kinds.indexOf(b) ? a : b;
}
