/** Which figures a difference between two routes rests on, and how well these are known. */

import {
  type Commodity,
  type Figure,
  type FigureKind,
  type FigureTable,
  givenFigures,
  kinds,
} from "../../model/index.ts";
import type {
  Arc,
  Charge,
  KnownFigure,
  PricedGraph,
  Route,
  RoutedJourney,
  Router,
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
  /** All figures it depends on, largest share first. */
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
  sum.addAll(differences.parts(sum));
  return sum.basis();
}

/**
 * Finds the bases of many journeys of one commodity under a base and a scenario, by their arcs. What a pair of arcs differs
 * in is the same for all journeys that use them, and is calculated once.
 */
export class BasisFinder {
  readonly #base: Router;
  readonly #scenario: Router;
  /** Arc of the scenario -> the base's arc of its id, or -1; found when first needed. */
  #baseArcs: Int32Array | undefined;
  /** By how drivers rest under base and scenario. */
  readonly #pairs = new Map<string, SidePair>();
  readonly #sum = new BasisSum();
  /** Arc of the base -> the number of the journey that last used it. */
  readonly #lastJourney: Uint32Array;
  #journey = 0;

  constructor(base: Router, scenario: Router) {
    this.#base = base;
    this.#scenario = scenario;
    this.#lastJourney = new Uint32Array(base.graph.arcs.length);
  }

  /** The basis of a journey's difference; `undefined` when its routes do not differ. */
  find(base: RoutedJourney, scenario: RoutedJourney): Basis | undefined {
    const pair = this.#pair(base.rest, scenario.rest);
    this.#baseArcs ??= sameIds(this.#scenario.graph.arcs, this.#base.graph.arcs);
    const baseArcs = this.#baseArcs;
    const last = this.#lastJourney;
    const journey = ++this.#journey;
    for (let i = 0; i < base.arcs.length; i++) last[base.arcs[i] as number] = journey;
    const sum = this.#sum.begin();
    for (let i = 0; i < scenario.arcs.length; i++) {
      const arc = scenario.arcs[i] as number;
      const before = baseArcs[arc] as number;
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
    const pair = new SidePair(
      { router: this.#base, rest: baseRest },
      { router: this.#scenario, rest: scenarioRest },
      this.#sum,
    );
    this.#pairs.set(key, pair);
    return pair;
  }
}

/** Arc -> the other arc of its id, or -1; both lists are in the order of ids. */
function sameIds(arcs: readonly Arc[], others: readonly Arc[]): Int32Array {
  let next = 0;
  const same = new Int32Array(arcs.length).fill(-1);
  for (let a = 0; a < arcs.length; a++) {
    // Both scenarios hold the very arcs that no edit touched.
    if (arcs[a] === others[next]) {
      same[a] = next++;
      continue;
    }
    const { id } = arcs[a] as Arc;
    // Most arcs have the very id of the next.
    while (next < others.length && (others[next] as Arc).id !== id && (others[next] as Arc).id < id) next++;
    if (others[next]?.id === id) same[a] = next++;
  }
  return same;
}

/** Figures behind a charge, each once. */
type Behind = readonly KnownFigure[];

/** A part of a difference: an amount, and the figures it depends on. */
interface Part {
  /** In generalised cost, above 0. */
  readonly size: number;
  readonly behind: Behind;
  /** The figures by their places in the columns of a {@link BasisSum}. */
  readonly places: readonly number[];
  /** The weakest of their kinds. */
  readonly weakest: FigureKind;
}

const noParts: readonly Part[] = [];

/** Notes the charges of an arc. */
function addArc(
  into: Differences,
  { model, commodity }: Router,
  priced: PricedGraph,
  arc: number,
  sign: 1 | -1,
): void {
  const { graph, amounts, timeValues } = priced;
  const { charges } = graph.arcs[arc] as Arc;
  const first = graph.firstCharge[arc] as number;
  const hour = commodity.valueOfTime.expression;
  for (let c = 0; c < charges.length; c++) {
    const { measure, expression } = charges[c] as Charge;
    if (measure === "co2e") continue;
    const cost = (measure === "money" ? amounts : timeValues)[first + c] as number;
    const behind = model.figuresBehind(expression, measure === "money" ? undefined : hour);
    into.add(graph.heads[first + c] as number, sign * cost, behind);
  }
}

/** One commodity under one scenario, and whether drivers rest. */
interface Side {
  readonly router: Router;
  readonly rest: boolean;
}

/** A base and a scenario priced with or without rest, with the parts of a difference by arc. */
class SidePair {
  readonly #base: Router;
  readonly #scenario: Router;
  readonly #before: PricedGraph;
  readonly #after: PricedGraph;
  readonly #sum: BasisSum;
  readonly #ofBase: (readonly Part[])[] = [];
  readonly #ofScenario: (readonly Part[])[] = [];
  readonly #ofBoth: (readonly Part[])[] = [];

  constructor(base: Side, scenario: Side, sum: BasisSum) {
    this.#base = base.router;
    this.#scenario = scenario.router;
    this.#before = base.router.priced(base.rest);
    this.#after = scenario.router.priced(scenario.rest);
    this.#sum = sum;
  }

  /** Parts of an arc that only the base's route uses. */
  ofBase(arc: number): readonly Part[] {
    this.#ofBase[arc] ??= this.#parts((into) => addArc(into, this.#base, this.#before, arc, -1));
    return this.#ofBase[arc];
  }

  /** Parts of an arc that only the scenario's route uses. */
  ofScenario(arc: number): readonly Part[] {
    this.#ofScenario[arc] ??= this.#parts((into) => addArc(into, this.#scenario, this.#after, arc, 1));
    return this.#ofScenario[arc];
  }

  /** Parts of an arc that both use, by its number under each. */
  ofBoth(before: number, after: number): readonly Part[] {
    this.#ofBoth[after] ??= isPricedAlike(this.#before, before, this.#after, after)
      ? noParts
      : this.#parts((into) => {
          addArc(into, this.#scenario, this.#after, after, 1);
          addArc(into, this.#base, this.#before, before, -1);
        });
    return this.#ofBoth[after];
  }

  #parts(note: (into: Differences) => void): readonly Part[] {
    const differences = new Differences();
    note(differences);
    return differences.parts(this.#sum);
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

function knownFigures(ids: readonly string[], figures: FigureTable): KnownFigure[] {
  return [...new Set(ids)].map((id) => ({ id, kind: (figures.get(id) as Figure).kind }));
}

/** Differences of charges, each with the figures it depends on for either route. */
class Differences {
  readonly #found = new Map<string | number, { amount: number; behind: Behind }>();

  /**
   * @param key - Step, measure and component. The rule is no part: another row for the same thing is a change of its price.
   * @param cost - In generalised cost; 0 for emissions, which have no part in it.
   */
  add(key: string | number, cost: number, behind: Behind): void {
    const known = this.#found.get(key);
    if (known === undefined) this.#found.set(key, { amount: cost, behind });
    else {
      known.amount += cost;
      known.behind = together(known.behind, behind);
    }
  }

  /** What is not 0. */
  parts(sum: BasisSum): Part[] {
    const parts: Part[] = [];
    for (const { amount, behind } of this.#found.values()) {
      if (amount !== 0) parts.push(sum.part(Math.abs(amount), behind));
    }
    return parts;
  }
}

/** Adds up the parts of a difference. Amounts are multiples of 2^-30 and add up exactly; shares are taken of the sums. */
class BasisSum {
  /** Figure -> its place in the columns that follow. */
  readonly #places = new Map<string, number>();
  readonly #placed = new Map<Behind, Pick<Part, "places" | "weakest">>();
  readonly #ids: string[] = [];
  readonly #amounts: number[] = [];
  readonly #kinds: FigureKind[] = [];
  /** Places that were met since the beginning. */
  #met: number[] = [];
  #gross = 0;
  #byKind: Record<FigureKind, number> = { sourced: 0, derived: 0, assumed: 0 };

  /** Starts again. */
  begin(): this {
    for (const place of this.#met) this.#amounts[place] = 0;
    this.#met = [];
    this.#gross = 0;
    this.#byKind = { sourced: 0, derived: 0, assumed: 0 };
    return this;
  }

  /** A part to be added, perhaps many times. */
  part(size: number, behind: Behind): Part {
    const known = this.#placed.get(behind);
    if (known !== undefined) return { size, behind, ...known };
    let weakest: FigureKind = "sourced";
    const places = behind.map(({ id, kind }) => {
      weakest = weaker(kind, weakest);
      return this.#placeOf(id);
    });
    this.#placed.set(behind, { places, weakest });
    return { size, behind, places, weakest };
  }

  addAll(parts: readonly Part[]): void {
    for (const { size, behind, places, weakest } of parts) {
      this.#gross += size;
      this.#byKind[weakest] += size;
      for (let i = 0; i < places.length; i++) {
        const place = places[i] as number;
        const { kind } = behind[i] as KnownFigure;
        const amount = this.#amounts[place] as number;
        if (amount === 0) {
          this.#met.push(place);
          this.#kinds[place] = kind;
        } else if (kind !== this.#kinds[place]) {
          this.#kinds[place] = weaker(kind, this.#kinds[place] as FigureKind);
        }
        this.#amounts[place] = amount + size;
      }
    }
  }

  #placeOf(id: string): number {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    const place = this.#ids.length;
    this.#places.set(id, place);
    this.#ids.push(id);
    this.#amounts.push(0);
    this.#kinds.push("sourced");
    return place;
  }

  basis(): Basis | undefined {
    const gross = this.#gross;
    if (gross === 0) return undefined;
    const figures = this.#met.map((place): BasisFigure => {
      const share = (this.#amounts[place] as number) / gross;
      return { id: this.#ids[place] as string, kind: this.#kinds[place] as FigureKind, share };
    });
    figures.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
    const { sourced, derived, assumed } = this.#byKind;
    const shares = { sourced: sourced / gross, derived: derived / gross, assumed: assumed / gross };
    return { gross, shares, figures };
  }
}

/** The figures of two lists, each once, as the weaker of its kinds. */
function together(one: Behind, other: Behind): Behind {
  if (one === other) return one;
  const kindOf = new Map(one.map(({ id, kind }) => [id, kind]));
  for (const { id, kind } of other) kindOf.set(id, weaker(kind, kindOf.get(id) ?? kind));
  return [...kindOf].map(([id, kind]) => ({ id, kind }));
}

function weaker(a: FigureKind, b: FigureKind): FigureKind {
  if (a === b) return a;
  return kinds.indexOf(a) > kinds.indexOf(b) ? a : b;
}
