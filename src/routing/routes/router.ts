/** Finds routes for one commodity under one scenario, and keeps what it found. */

import { finish, type Steps } from "../../base/index.ts";
import { type Commodity, type End, endText, type Place } from "../../model/index.ts";
import { type Tree, treePath } from "../../paths/index.ts";
import type { OpenedScenario } from "../openedScenario.ts";
import { readersOf } from "../prices/arcPrice.ts";
import type { Objective, PricedGraph, Prices } from "../prices/price.ts";
import { type StateGraph, stateId } from "../states/stateGraph.ts";
import { constrainedPath, hasRules, type RouteRules } from "./constrained.ts";
import { dayTripTree } from "./dayTrip.ts";
import { type JourneyAnswer, KeptAnswers, type RoutedJourney } from "./keptAnswers.ts";
import { describeRoute, type NoRoute, type Route, type RouteResult } from "./route.ts";
import { summarise } from "./summary.ts";
import { TotalsTally } from "./totals.ts";
import { type EndStates, type Limits, whyNoRoute } from "./whyNoRoute.ts";

/** A path on the state graph, not yet described as a route. */
export interface Way {
  readonly type: "way";
  readonly from: End;
  readonly to: End;
  /** Indices of the arcs, in order of travel. */
  readonly arcs: ArrayLike<number>;
  readonly priced: PricedGraph;
}

/** Where a search begins and ends, and on what. */
export interface ReadySearch {
  readonly type: "search";
  readonly priced: PricedGraph;
  readonly origin: number;
  /** Where the consignment has arrived: unloaded, and cleared when it comes from another country. */
  readonly destination: number;
  /** Where it is unloaded. */
  readonly delivered: number;
  /** Whether drivers rest on the way. */
  readonly rest: boolean;
}

/** Totals of a way without their components. */
export interface SkimTotals {
  readonly distanceKm: number;
  readonly money: number;
  readonly time: number;
  readonly co2e: number;
  readonly generalisedCost: number;
}

/** Finds ways for one commodity under one scenario. */
export class Router {
  readonly model: OpenedScenario;
  readonly commodity: Commodity;
  readonly graph: StateGraph;
  /** What was found so far. */
  readonly answers: KeptAnswers;
  readonly #tally = new TotalsTally();
  #prices: Prices | undefined;
  #readers: ReadonlyMap<string, readonly number[]> | undefined;

  /** Made by `ScenarioModel.router`. */
  constructor(
    model: OpenedScenario,
    graph: StateGraph,
    prices?: Prices,
    answers: KeptAnswers = new KeptAnswers(),
  ) {
    this.model = model;
    this.commodity = graph.commodity;
    this.graph = graph;
    this.answers = answers;
    this.#prices = prices;
  }

  /**
   * The prices of the graph, calculated at first use.
   *
   * @throws InputError when an amount or the value of time is negative, not finite, or too large to be added exactly.
   */
  get prices(): Prices {
    return finish(this.pricing());
  }

  /** As {@link prices}, in steps. */
  *pricing(): Steps<Prices> {
    this.#prices ??= yield* this.model.price(this.graph);
    return this.#prices;
  }

  /** The prices, if they were asked for. */
  get knownPrices(): Prices | undefined {
    return this.#prices;
  }

  /** Figure -> the arcs whose prices read it. */
  get readers(): ReadonlyMap<string, readonly number[]> {
    this.#readers ??= readersOf(this.graph);
    return this.#readers;
  }

  /** The priced graph, with or without drivers' rest. */
  priced(rest: boolean): PricedGraph {
    return rest ? this.prices.withRest : this.prices.withoutRest;
  }

  /**
   * The least-cost way between two ends that keeps to some rules, or why there is none. From a place to itself: a way
   * without arcs.
   */
  find(from: End, to: End, least: Objective, rules: RouteRules = {}): Way | NoRoute {
    const ready = this.prepare(from, to);
    if (ready.type !== "search") return ready;
    const { priced, origin, destination } = ready;
    if (!hasRules(rules)) {
      const path = priced.search.path(priced.weights[least], origin, destination);
      if (path === undefined) return this.noRoute(from, to, { origin, destination });
      return { type: "way", from, to, arcs: path.arcs, priced };
    }
    const arcs = constrainedPath(priced, least, ready, rules);
    if (arcs !== undefined) return { type: "way", from, to, arcs, priced };
    const shut = this.noRoute(from, to, ready, rules);
    if (
      rules.via === undefined ||
      constrainedPath(priced, least, ready, { ...rules, via: undefined }) === undefined
    )
      return shut;
    return { ...shut, reason: `no way from ${endText(from)} to ${endText(to)} passes ${rules.via}` };
  }

  /** The states a search has to join and the graph priced for it; an answer already where there is nothing to search. */
  prepare(from: End, to: End): ReadySearch | Way | NoRoute {
    const { commodity, graph } = this;
    if (endText(from) === endText(to)) return { type: "way", from, to, arcs: [], priced: this.priced(true) };
    const fromSide = this.#side(from);
    const toSide = this.#side(to);
    const origin = graph.index.get(stateId(from.place, fromSide, "origin"));
    const delivered = graph.index.get(stateId(to.place, toSide, "delivered"));
    // Goods that come from another country have arrived when they are cleared.
    const isImport = commodity.traffic === "freight" && fromSide !== toSide;
    const destination = isImport ? graph.index.get(stateId(to.place, toSide, "cleared")) : delivered;
    if (origin === undefined || delivered === undefined || destination === undefined) {
      return this.noRoute(from, to, { origin, destination });
    }
    const rest = !this.#isDayTrip(origin, delivered);
    return { type: "search", priced: this.priced(rest), origin, destination, delivered, rest };
  }

  /** The least-cost ways from one end to many, or why there are none: one tree for all. */
  findFrom(from: End, ends: readonly End[], least: Objective): (Way | NoRoute)[] {
    return this.#treesFrom(from, ends, least).map(({ ready, arcs }, i) => {
      if (ready.type !== "search") return ready;
      const to = ends[i] as End;
      if (arcs === undefined) return this.noRoute(from, to, ready);
      return { type: "way", from, to, arcs, priced: ready.priced };
    });
  }

  /** Totals of the least-cost ways from one end to many; `undefined` where there is none. */
  totalsFrom(from: End, ends: readonly End[], least: Objective): (SkimTotals | undefined)[] {
    return this.#treesFrom(from, ends, least).map(({ ready, arcs }) => {
      if (ready.type === "way") return skimTotals(ready.arcs, ready.priced);
      return ready.type === "noRoute" || arcs === undefined ? undefined : skimTotals(arcs, ready.priced);
    });
  }

  /** The answer for each of some journeys at least generalised cost, by its totals. */
  *journeys(pairs: readonly { readonly from: End; readonly to: End }[]): Steps<JourneyAnswer[]> {
    const { journeys, candidates } = this.answers;
    yield* this.pricing();
    const answers: JourneyAnswer[] = [];
    for (const { from, to } of pairs) {
      const ends = `${endText(from)} ${endText(to)}`;
      const found = journeys.get(ends) ?? this.#journey(from, to, candidates.get(ends));
      journeys.set(ends, found);
      answers.push(found);
      yield;
    }
    return answers;
  }

  #journey(from: End, to: End, candidate?: RoutedJourney): JourneyAnswer {
    const ready = this.prepare(from, to);
    if (ready.type === "way") {
      const { arcs, priced } = ready;
      return { type: "way", arcs, rest: true, summary: summarise(arcs, priced, this.#tally) };
    }
    const arcs =
      ready.type === "search" ? this.#keptPath(ready.origin, ready.destination, ready.rest) : undefined;
    if (ready.type === "search" && arcs !== undefined) {
      const { origin, rest, priced } = ready;
      if (candidate?.rest === rest && isSameList(candidate.arcs, arcs)) return candidate;
      return { type: "way", arcs, rest, origin, summary: summarise(arcs, priced, this.#tally) };
    }
    const found = ready.type === "noRoute" ? ready : this.noRoute(from, to, ready);
    return { type: "noRoute", found, summary: { type: "noRoute", reason: found.reason } };
  }

  /** A least-cost path, by a tree that is kept. */
  #keptPath(origin: number, destination: number, rest: boolean): Uint32Array | undefined {
    const trees = rest ? this.answers.withRest : this.answers.withoutRest;
    const priced = this.priced(rest);
    const tree = trees.get(origin) ?? priced.search.tree(priced.weights.generalisedCost, origin);
    trees.set(origin, tree);
    return treePath(this.graph.topology, tree, destination)?.arcs;
  }

  /** The searches from one end to many, and the arcs found by one tree for each way of pricing them. */
  #treesFrom(
    from: End,
    ends: readonly End[],
    least: Objective,
  ): { readonly ready: ReadySearch | Way | NoRoute; readonly arcs?: Uint32Array | undefined }[] {
    const trees = new Map<PricedGraph, Tree>();
    return ends.map((to) => {
      const ready = this.prepare(from, to);
      if (ready.type !== "search") return { ready };
      const { priced, origin, destination } = ready;
      const tree = trees.get(priced) ?? priced.search.tree(priced.weights[least], origin);
      trees.set(priced, tree);
      return { ready, arcs: treePath(this.graph.topology, tree, destination)?.arcs };
    });
  }

  /**
   * Says why there is no way between two ends.
   *
   * @param limits - What the way has to keep to; nothing when absent.
   */
  noRoute(from: End, to: End, states: EndStates, limits?: Limits): NoRoute {
    const reason = whyNoRoute(this, { from, to, ...states }, limits);
    return { type: "noRoute", from, to, commodity: this.commodity.id, reason };
  }

  /** Describes a route with every charge. */
  describe({ arcs, priced, from, to }: Way): Route {
    return describeRoute(arcs, { priced, model: this.model, from, to });
  }

  /** Describes a route with every charge, or says why there is none. */
  describeFound(found: Way | NoRoute): RouteResult {
    return found.type === "noRoute" ? found : this.describe(found);
  }

  #side(end: End): string {
    return end.side ?? (this.model.places.get(end.place) as Place).country;
  }

  #isDayTrip(origin: number, delivered: number): boolean {
    const { dayTrips } = this.answers;
    if (!dayTrips.has(origin)) {
      const tree = dayTripTree(this.prices.withRest, origin);
      if (tree === undefined) return false;
      dayTrips.set(origin, tree);
    }
    return (dayTrips.cost(origin, delivered) as number) <= 1;
  }
}

function isSameList(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function skimTotals(arcs: ArrayLike<number>, priced: PricedGraph): SkimTotals {
  const totals = { distanceKm: 0, money: 0, time: 0, co2e: 0, generalisedCost: 0 };
  for (let i = 0; i < arcs.length; i++) {
    const a = arcs[i] as number;
    totals.distanceKm += priced.lengths[a] as number;
    totals.money += priced.weights.money[a] as number;
    totals.time += priced.weights.time[a] as number;
    totals.co2e += priced.co2e[a] as number;
    totals.generalisedCost += priced.weights.generalisedCost[a] as number;
  }
  return totals;
}
