/** Which figures a difference between two routes rests on, and how well these are known. */

import {
  type Commodity,
  type Expression,
  type Figure,
  type FigureKind,
  type FigureTable,
  givenFigures,
  kinds,
} from "../../model/index.ts";
import type { Arc, PricedGraph, Route, RoutedJourney, Router } from "../../routing/index.ts";

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
 * without its sign, in generalised cost: a dearer link and a cheaper one do not cancel.
 */
export interface Basis {
  /** Gross difference, in the study's currency per unit. */
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
    const hour = givenFigures(commodity.valueOfTime.expression, figures);
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
  const sum = new BasisSum();
  for (const part of differences.parts()) sum.add(part);
  return sum.basis();
}

/**
 * Finds the bases of many journeys of one commodity under a base and a scenario, by their arcs. What a pair of arcs differs
 * in is the same for all journeys that use them, and is worked out once.
 */
export class BasisFinder {
  readonly #base: Side;
  readonly #scenario: Side;
  /** Arc of the scenario -> the base's arc of its id, or -1. */
  readonly #baseArc: Int32Array;
  /** By how drivers rest under base and scenario. */
  readonly #pairs = new Map<string, SidePair>();
  readonly #sum = new BasisSum();
  /** Arc of the base -> the number of the journey that last used it. */
  readonly #lastJourney: Uint32Array;
  #journey = 0;

  constructor(base: Router, scenario: Router) {
    this.#base = new Side(base);
    this.#scenario = new Side(scenario);
    this.#lastJourney = new Uint32Array(base.graph.arcs.length);
    this.#baseArc = sameIds(scenario.graph.arcs, base.graph.arcs);
  }

  /** The basis of a journey's difference; `undefined` when its routes do not differ. */
  find(base: RoutedJourney, scenario: RoutedJourney): Basis | undefined {
    const pair = this.#pair(base.rest, scenario.rest);
    const last = this.#lastJourney;
    const journey = ++this.#journey;
    for (let i = 0; i < base.arcs.length; i++) last[base.arcs[i] as number] = journey;
    const sum = this.#sum.begin();
    for (let i = 0; i < scenario.arcs.length; i++) {
      const arc = scenario.arcs[i] as number;
      const before = this.#baseArc[arc] as number;
      if (before >= 0 && last[before] === journey) {
        last[before] = 0;
        sum.addAll(pair.ofBoth(before, arc));
      } else sum.addAll(pair.ofScenario(arc));
    }
    for (let i = 0; i < base.arcs.length; i++) {
      const arc = base.arcs[i] as number;
      if (last[arc] === journey) sum.addAll(pair.ofBase(arc));
    }
    return sum.basis();
  }

  #pair(baseRest: boolean, scenarioRest: boolean): SidePair {
    const key = `${baseRest} ${scenarioRest}`;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const pair = new SidePair(this.#base, baseRest, this.#scenario, scenarioRest);
    this.#pairs.set(key, pair);
    return pair;
  }
}

/** Arc -> the other arc of its id, or -1; both lists are in the order of ids. */
function sameIds(arcs: readonly Arc[], others: readonly Arc[]): Int32Array {
  if (arcs === others) return Int32Array.from(arcs.keys());
  let next = 0;
  return Int32Array.from(arcs, ({ id }) => {
    while (next < others.length && (others[next] as Arc).id < id) next++;
    return others[next]?.id === id ? next : -1;
  });
}

/** A part of a difference: an amount, and the figures behind it. */
interface Part {
  /** In generalised cost, above 0. */
  readonly size: number;
  readonly weakest: FigureKind;
  readonly figures: readonly KnownFigure[];
}

const noParts: readonly Part[] = [];

/** One commodity under one scenario, with the figures behind its charges. */
class Side {
  readonly router: Router;
  readonly #hour: readonly string[];
  readonly #behind = new Map<Expression, Record<"money" | "time", readonly KnownFigure[] | undefined>>();

  constructor(router: Router) {
    this.router = router;
    this.#hour = router.model.givenFigures(router.commodity.valueOfTime.expression);
  }

  /** Notes the charges of an arc. */
  add(into: Differences, { graph, amounts, timeValues }: PricedGraph, arc: number, sign: 1 | -1): void {
    const { charges } = graph.arcs[arc] as Arc;
    const first = graph.firstCharge[arc] as number;
    for (const [c, { measure, expression }] of charges.entries()) {
      if (measure === "co2e") continue;
      const costs = measure === "money" ? amounts : timeValues;
      const cost = costs[first + c] as number;
      into.add(graph.heads[first + c] as number, sign * cost, this.#figures(expression, measure));
    }
  }

  #figures(expression: Expression, measure: "money" | "time"): readonly KnownFigure[] {
    const known = this.#behind.get(expression) ?? { money: undefined, time: undefined };
    this.#behind.set(expression, known);
    const { model } = this.router;
    const own = model.givenFigures(expression);
    known[measure] ??= knownFigures(measure === "money" ? own : [...own, ...this.#hour], model.figures);
    return known[measure];
  }
}

/** A base and a scenario priced with or without rest, with the parts of a difference by arc. */
class SidePair {
  readonly #base: Side;
  readonly #scenario: Side;
  readonly #before: PricedGraph;
  readonly #after: PricedGraph;
  readonly #ofBase: (readonly Part[])[] = [];
  readonly #ofScenario: (readonly Part[])[] = [];
  readonly #ofBoth: (readonly Part[])[] = [];

  constructor(base: Side, baseRest: boolean, scenario: Side, scenarioRest: boolean) {
    this.#base = base;
    this.#scenario = scenario;
    this.#before = base.router.priced(baseRest);
    this.#after = scenario.router.priced(scenarioRest);
  }

  /** Parts of an arc that only the base's route uses. */
  ofBase(arc: number): readonly Part[] {
    this.#ofBase[arc] ??= partsOf((into) => this.#base.add(into, this.#before, arc, -1));
    return this.#ofBase[arc];
  }

  /** Parts of an arc that only the scenario's route uses. */
  ofScenario(arc: number): readonly Part[] {
    this.#ofScenario[arc] ??= partsOf((into) => this.#scenario.add(into, this.#after, arc, 1));
    return this.#ofScenario[arc];
  }

  /** Parts of an arc that both use, by its number under each. */
  ofBoth(before: number, after: number): readonly Part[] {
    this.#ofBoth[after] ??= isPricedAlike(this.#before, before, this.#after, after)
      ? noParts
      : partsOf((into) => {
          this.#scenario.add(into, this.#after, after, 1);
          this.#base.add(into, this.#before, before, -1);
        });
    return this.#ofBoth[after];
  }
}

/** Whether an arc has the same charges under the same heads on two graphs. */
function isPricedAlike(a: PricedGraph, arc: number, b: PricedGraph, other: number): boolean {
  const first = a.graph.firstCharge[arc] as number;
  const second = b.graph.firstCharge[other] as number;
  const count = (a.graph.firstCharge[arc + 1] as number) - first;
  if ((b.graph.firstCharge[other + 1] as number) - second !== count) return false;
  for (let c = 0; c < count; c++) {
    if (a.graph.heads[first + c] !== b.graph.heads[second + c]) return false;
    if (a.amounts[first + c] !== b.amounts[second + c]) return false;
    if (a.timeValues[first + c] !== b.timeValues[second + c]) return false;
  }
  return true;
}

function partsOf(note: (into: Differences) => void): readonly Part[] {
  const differences = new Differences();
  note(differences);
  return differences.parts();
}

interface KnownFigure {
  readonly id: string;
  readonly kind: FigureKind;
}

function knownFigures(ids: readonly string[], figures: FigureTable): KnownFigure[] {
  return [...new Set(ids)].map((id) => ({ id, kind: (figures.get(id) as Figure).kind }));
}

/** Differences of charges, each with the figures behind it on either side. */
class Differences {
  readonly #found = new Map<
    string | number,
    { amount: number; readonly behind: (readonly KnownFigure[])[] }
  >();

  /**
   * @param key - Step, measure and component. The rule is no part: another row for the same thing is a change of its price.
   * @param cost - In generalised cost; 0 for emissions, which have no part in it.
   */
  add(key: string | number, cost: number, behind: readonly KnownFigure[]): void {
    const known = this.#found.get(key);
    if (known === undefined) this.#found.set(key, { amount: cost, behind: [behind] });
    else {
      known.amount += cost;
      known.behind.push(behind);
    }
  }

  /** What is not 0. */
  parts(): Part[] {
    const parts: Part[] = [];
    for (const { amount, behind } of this.#found.values()) {
      const size = Math.abs(amount);
      if (size === 0) continue;
      const figures = together(behind);
      parts.push({ size, weakest: figures.map(({ kind }) => kind).reduce(weaker, "sourced"), figures });
    }
    return parts;
  }
}

/** Adds up the parts of a difference. Amounts are multiples of 2^-30 and add up exactly; shares are taken of the sums. */
class BasisSum {
  #gross = 0;
  #byKind: Record<FigureKind, number> = { sourced: 0, derived: 0, assumed: 0 };
  #byFigure = new Map<string, { kind: FigureKind; amount: number }>();

  /** Begins anew. */
  begin(): this {
    this.#gross = 0;
    this.#byKind = { sourced: 0, derived: 0, assumed: 0 };
    this.#byFigure = new Map();
    return this;
  }

  addAll(parts: readonly Part[]): void {
    for (const part of parts) this.add(part);
  }

  add({ size, weakest, figures }: Part): void {
    this.#gross += size;
    this.#byKind[weakest] += size;
    for (const { id, kind } of figures) {
      const known = this.#byFigure.get(id);
      if (known === undefined) this.#byFigure.set(id, { kind, amount: size });
      else {
        known.kind = weaker(kind, known.kind);
        known.amount += size;
      }
    }
  }

  basis(): Basis | undefined {
    const gross = this.#gross;
    if (gross === 0) return undefined;
    const figures = [...this.#byFigure].map(([id, { kind, amount }]) => ({
      id,
      kind,
      share: amount / gross,
    }));
    figures.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
    const { sourced, derived, assumed } = this.#byKind;
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
