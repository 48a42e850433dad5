/** Trees and routes that were found once, kept for the next question, and taken over where a change cannot matter. */

import { closed, noArc, type Tree } from "../../paths/index.ts";
import type { EarlierPrices, PricedGraph, Prices } from "../prices/price.ts";
import type { Reassembled } from "../states/assemble.ts";
import type { NoRoute } from "./route.ts";
import type { RouteSummary, SummaryResult } from "./summary.ts";

/** The least-cost route of a journey, by its arcs and its totals. */
export interface RoutedJourney {
  readonly type: "way";
  /** Indices of the arcs, in order of travel. */
  readonly arcs: ArrayLike<number>;
  /** Whether drivers rest on the way. */
  readonly rest: boolean;
  /** The state it begins in; absent from a place to itself. */
  readonly origin?: number;
  readonly summary: RouteSummary;
}

/** A journey without a route. */
export interface UnroutedJourney {
  readonly type: "noRoute";
  readonly found: NoRoute;
  readonly summary: Exclude<SummaryResult, RouteSummary>;
}

/** What a question for a journey found, at least generalised cost. */
export type JourneyAnswer = RoutedJourney | UnroutedJourney;

/** A tree that was found before, and what has yet to be done to it. */
interface KeptTree {
  tree: Tree;
  numbers: Renumbering | undefined;
  repair: ((tree: Tree) => Tree) | undefined;
}

/** Trees by their origins. One that was taken over is renumbered and repaired when it is first asked for. */
export class KeptTrees {
  readonly #trees = new Map<number, KeptTree>();

  get(origin: number): Tree | undefined {
    const known = this.#trees.get(origin);
    if (known?.numbers !== undefined) {
      known.tree = renumberTree(known.tree, known.numbers);
      known.numbers = undefined;
    }
    if (known?.repair !== undefined) {
      known.tree = known.repair(known.tree);
      known.repair = undefined;
    }
    return known?.tree;
  }

  /** The cost of one state in a tree that needs no repair, without giving all of it new numbers. */
  cost(origin: number, state: number): number | undefined {
    const known = this.#trees.get(origin);
    if (known === undefined) return undefined;
    const old = known.numbers === undefined ? state : (known.numbers.stateBefore[state] as number);
    return old < 0 ? closed : known.tree.cost[old];
  }

  has(origin: number): boolean {
    return this.#trees.has(origin);
  }

  set(origin: number, tree: Tree): void {
    this.#trees.set(origin, { tree, numbers: undefined, repair: undefined });
  }

  /** Takes over a tree of an earlier graph. Where a journey cannot begin any more, nothing is asked of its tree. */
  takeOver(
    origin: number,
    tree: Tree,
    numbers: Renumbering | undefined,
    repair?: (tree: Tree) => Tree,
  ): void {
    const now = numbers === undefined ? origin : (numbers.state[origin] as number);
    if (now >= 0) this.#trees.set(now, { tree, numbers, repair });
  }

  origins(): number[] {
    return [...this.#trees.keys()];
  }
}

/** What was found on one state graph. */
export class KeptAnswers {
  /** Trees of least generalised cost where drivers rest. */
  readonly withRest: KeptTrees = new KeptTrees();
  /** The same where they do not. */
  readonly withoutRest: KeptTrees = new KeptTrees();
  /** How far a truck comes in a day. */
  readonly dayTrips: KeptTrees = new KeptTrees();
  /** Ends of a journey, as text -> what was found. */
  readonly journeys: Map<string, JourneyAnswer> = new Map();
  /** Ends of a journey -> an earlier route of which no price changed: the answer still, if the search finds its arcs again. */
  readonly candidates: Map<string, RoutedJourney> = new Map();
}

/** A state graph, its prices and the answers on it. */
export interface AnsweredGraph {
  readonly prices: Prices;
  readonly answers: KeptAnswers;
}

/** How a state graph came from an earlier one. */
export interface StateGraphChange extends Pick<Reassembled, "earlierArc" | "stateNow">, EarlierPrices {
  /** Whether any link of the network differs, in operation or not. */
  readonly links: boolean;
}

/**
 * The answers on an earlier graph that still hold. A tree holds when no arc in it got dearer and no arc that got cheaper, or is
 * new, leads anywhere at no more than before; the others are repaired when asked for. A route holds when none of its own arcs changed and no cheaper arc matters.
 * Ties are settled by the order of arcs, which a change of other arcs leaves alone.
 */
export function keepAnswers(earlier: AnsweredGraph, prices: Prices, change: StateGraphChange): KeptAnswers {
  const kept = new KeptAnswers();
  const numbers = renumbering(earlier.prices.withRest, prices.withRest, change);
  const isDriven = prices.withRest.drivingDays !== undefined;
  if ((earlier.prices.withRest.drivingDays !== undefined) !== isDriven) return kept;
  if (isDriven) {
    const days = weightChange(withDays(earlier.prices), withDays(prices), change);
    for (const origin of earlier.answers.dayTrips.origins()) {
      const tree = earlier.answers.dayTrips.get(origin) as Tree;
      if (!days.isCheaper(tree, 1) && !days.isDearer(tree)) kept.dayTrips.takeOver(origin, tree, numbers);
    }
  }
  const cheaper = { withRest: new Set<number>(), withoutRest: new Set<number>() };
  const anyCheaper = { withRest: false, withoutRest: false };
  for (const side of ["withRest", "withoutRest"] as const) {
    const costs = weightChange(withCosts(earlier.prices[side]), withCosts(prices[side]), change);
    anyCheaper[side] = costs.lowered.length > 0;
    const { search, weights } = prices[side];
    const repair = (tree: Tree): Tree => search.repair(weights.generalisedCost, tree, costs);
    for (const origin of earlier.answers[side].origins()) {
      const tree = earlier.answers[side].get(origin) as Tree;
      const isCheaper = costs.isCheaper(tree, closed);
      if (isCheaper) cheaper[side].add(origin);
      kept[side].takeOver(origin, tree, numbers, isCheaper || costs.isDearer(tree) ? repair : undefined);
    }
  }
  const isSamePrice = new Uint8Array(earlier.prices.withRest.graph.arcs.length);
  for (const arc of change.samePrice) if (arc >= 0) isSamePrice[arc] = 1;
  for (const [ends, answer] of earlier.answers.journeys) {
    if (answer.type === "noRoute") {
      if (numbers === undefined && !change.links) kept.journeys.set(ends, answer);
      continue;
    }
    const { origin, arcs, rest } = answer;
    if (origin === undefined) {
      kept.journeys.set(ends, answer);
      continue;
    }
    if (!areAll(arcs, isSamePrice)) continue;
    const originNow = numbers === undefined ? origin : (numbers.state[origin] as number);
    const side = rest ? "withRest" : "withoutRest";
    const isCheaper = earlier.answers[side].has(origin) ? cheaper[side].has(origin) : anyCheaper[side];
    const isSure = !isCheaper && (!isDriven || kept.dayTrips.has(originNow));
    const answers = isSure ? kept.journeys : kept.candidates;
    answers.set(ends, numbers === undefined ? answer : renumberJourney(answer, numbers));
  }
  return kept;
}

function withDays({ withRest }: Prices): [PricedGraph, Float64Array] {
  return [withRest, withRest.drivingDays as Float64Array];
}

function withCosts(priced: PricedGraph): [PricedGraph, Float64Array] {
  return [priced, priced.weights.generalisedCost];
}

/** Which weights changed, and whether that matters to a tree of the earlier graph. */
interface WeightChange {
  /** Arcs that cost less, or are new. */
  readonly lowered: readonly number[];
  /** Arcs that cost more, but are not gone. */
  readonly raised: readonly number[];
  /** Whether one of these leads to a node at no more than before, and within a limit. */
  readonly isCheaper: (tree: Tree, limit: number) => boolean;
  /** Whether a tree uses an arc that costs more, or is gone. */
  readonly isDearer: (tree: Tree) => boolean;
}

function weightChange(
  before: readonly [PricedGraph, Float64Array],
  after: readonly [PricedGraph, Float64Array],
  { earlierArc, stateNow }: StateGraphChange,
): WeightChange {
  const [{ graph: earlier }, old] = before;
  const [{ graph }, now] = after;
  const lowered: number[] = [];
  const raised: number[] = [];
  /** Numbers before of arcs that cost more, or are gone. */
  const dearer: number[] = [];
  const isThere = new Uint8Array(old.length);
  for (let a = 0; a < now.length; a++) {
    const arc = earlierArc[a] as number;
    if (arc >= 0) isThere[arc] = 1;
    const was = arc < 0 ? closed : (old[arc] as number);
    if ((now[a] as number) < was) lowered.push(a);
    if ((now[a] as number) > was) {
      raised.push(a);
      dearer.push(arc);
    }
  }
  for (let arc = 0; arc < old.length; arc++) if (isThere[arc] === 0) dearer.push(arc);
  const stateBefore = inverse(stateNow, graph.states.length);
  const costAt = (tree: Tree, state: number): number => {
    const known = stateBefore[state] as number;
    return known < 0 ? closed : (tree.cost[known] as number);
  };
  const { tail, head } = graph.topology;
  return {
    lowered,
    raised,
    isCheaper: (tree, limit) =>
      lowered.some((a) => {
        const cost = costAt(tree, tail[a] as number) + (now[a] as number);
        return cost < closed && cost <= limit && cost <= costAt(tree, head[a] as number);
      }),
    isDearer: (tree) => dearer.some((arc) => tree.arc[earlier.topology.head[arc] as number] === arc),
  };
}

/** New numbers of the states and arcs of an earlier graph; -1 for those that are gone. */
interface Renumbering {
  readonly state: Int32Array;
  readonly arc: Int32Array;
  readonly states: number;
  /** State -> its number before, or -1. */
  readonly stateBefore: Int32Array;
}

/** How a graph is renumbered; `undefined` when all keep their numbers and none is new. */
function renumbering(
  { graph: earlier }: PricedGraph,
  { graph }: PricedGraph,
  { earlierArc, stateNow }: StateGraphChange,
): Renumbering | undefined {
  const isSame =
    graph.states.length === earlier.states.length &&
    graph.arcs.length === earlier.arcs.length &&
    isCountUp(earlierArc) &&
    isCountUp(stateNow);
  if (isSame) return undefined;
  const arc = new Int32Array(earlier.arcs.length).fill(-1);
  for (let a = 0; a < earlierArc.length; a++) {
    const old = earlierArc[a] as number;
    if (old >= 0) arc[old] = a;
  }
  const states = graph.states.length;
  return { state: stateNow, arc, states, stateBefore: inverse(stateNow, states) };
}

function isCountUp(numbers: Int32Array): boolean {
  for (let i = 0; i < numbers.length; i++) if (numbers[i] !== i) return false;
  return true;
}

/** Number now -> number before, or -1. */
function inverse(now: Int32Array, count: number): Int32Array {
  const before = new Int32Array(count).fill(-1);
  for (let old = 0; old < now.length; old++) {
    const number = now[old] as number;
    if (number >= 0) before[number] = old;
  }
  return before;
}

function renumberTree(tree: Tree, numbers: Renumbering): Tree {
  const cost = new Float64Array(numbers.states).fill(closed);
  const length = new Uint32Array(numbers.states);
  const arc = new Uint32Array(numbers.states).fill(noArc);
  for (let old = 0; old < tree.cost.length; old++) {
    const state = numbers.state[old] as number;
    if (state < 0) continue;
    cost[state] = tree.cost[old] as number;
    length[state] = tree.length[old] as number;
    const last = tree.arc[old] as number;
    arc[state] = last === noArc ? noArc : (numbers.arc[last] as number);
  }
  return { root: numbers.state[tree.root] as number, direction: tree.direction, cost, length, arc };
}

function renumberJourney(journey: RoutedJourney, numbers: Renumbering): RoutedJourney {
  const arcs = new Uint32Array(journey.arcs.length);
  for (let i = 0; i < arcs.length; i++) arcs[i] = numbers.arc[journey.arcs[i] as number] as number;
  return { ...journey, arcs, origin: numbers.state[journey.origin as number] as number };
}

/** Whether all arcs are marked. */
function areAll(arcs: ArrayLike<number>, marks: Uint8Array): boolean {
  for (let i = 0; i < arcs.length; i++) if (marks[arcs[i] as number] === 0) return false;
  return true;
}
