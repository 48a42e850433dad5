/** Finds the routes among which goods and travellers choose. */

import type { Steps } from "../../base/index.ts";
import type { Union } from "../../futures/index.ts";
import { type Commodity, type End, endText, type Mode } from "../../model/index.ts";
import { closed, type Tree, treePath } from "../../paths/index.ts";
import type { PricedGraph, ReadySearch, ScenarioModel } from "../../routing/index.ts";
import { isPlain, type Leg, type RouteTraits, traitsOf } from "./routeTraits.ts";

/** The ends of a flow. */
export interface FlowEnds {
  readonly from: End;
  readonly to: End;
}

/** A route of a choice set. */
export interface ChoiceRoute extends RouteTraits {
  /** Its arcs, as numbered in the union of the scenarios. */
  readonly arcs: Uint32Array;
  /** Least generalised cost over the scenarios, at single values. */
  readonly cost: number;
}

/** The routes between two ends, cheapest first. */
export interface ChoiceSet {
  readonly routes: readonly ChoiceRoute[];
  /** Scenario -> whether drivers rest on the way. */
  readonly rest: readonly boolean[];
}

/** How choice sets are made. */
export interface ChoiceSetOptions {
  /** Routes of a set, at most. */
  readonly most: number;
}

/**
 * The choice sets of some pairs of ends: under every scenario, the least-cost route by each set of modes, and the least-cost
 * route by each border crossing and each seaport, freely, by road alone and by road and sea. Routes that pass a place or enter a country twice are left out. Of
 * routes by the same modes through the same crossings the cheapest comes first, then the others, up to a number.
 *
 * Least-cost routes under rules that people name, here modes and crossings, are the labelled paths of M. Ben-Akiva, M. J.
 * Bergman, A. J. Daly, R. Ramaswamy, Modeling inter-urban route choice behaviour, 1984.
 */
export function* choiceSets(
  models: readonly ScenarioModel[],
  commodity: Commodity,
  ends: readonly FlowEnds[],
  { union, most }: ChoiceSetOptions & { readonly union: Union },
): Steps<ChoiceSet[]> {
  const found = ends.map(() => new Map<string, ChoiceRoute>());
  const rests = ends.map(() => [] as boolean[]);
  const numbers = new Map(union.arcs.map(({ id }, a) => [id, a]));
  for (const model of models) {
    const seeker = new RouteSeeker(yield* openRouter(model, commodity), numbers);
    for (const [i, { from, to }] of ends.entries()) {
      const ready = seeker.router.prepare(from, to);
      (rests[i] as boolean[]).push(ready.type === "search" ? ready.rest : true);
      if (ready.type !== "search") continue;
      const own = found[i] as Map<string, ChoiceRoute>;
      for (const route of seeker.routes(ready)) {
        const key = route.links.join(" ");
        const known = own.get(key);
        if (known === undefined || route.cost < known.cost) own.set(key, route);
      }
      yield;
    }
  }
  return ends.map((_, i) => ({
    routes: chosen([...(found[i] as Map<string, ChoiceRoute>).values()], most),
    rest: rests[i] as boolean[],
  }));
}

type Router = ReturnType<ScenarioModel["router"]>;

function* openRouter(model: ScenarioModel, commodity: Commodity): Steps<Router> {
  const router = yield* model.building(commodity);
  yield* router.pricing();
  return router;
}

/**
 * The cheapest route by each set of modes, with and without a border post on the way, then by each row of crossings, then by both, by each row of ports, then others, up to a number; cheapest
 * first, and of equal ones by their links.
 */
function chosen(routes: readonly ChoiceRoute[], most: number): ChoiceRoute[] {
  const inOrder = [...routes].sort(byCost);
  const taken = new Set<ChoiceRoute>();
  const gatesOf = ({ gates }: ChoiceRoute): string => gates.map(({ place }) => place).join(" ");
  const kindsOf: readonly ((route: ChoiceRoute) => string)[] = [
    ({ modes, gates }) => `${modes.join(" ")}${gates.length === 0 ? " by no border" : ""}`,
    gatesOf,
    (route) => `${route.modes.join(" ")} by ${gatesOf(route)}`,
    ({ ports }) => ports.join(" "),
    ({ links }) => links.join(" "),
  ];
  for (const kindOf of kindsOf) {
    const kinds = new Set<string>();
    for (const route of inOrder) {
      if (taken.size >= most) break;
      const kind = kindOf(route);
      if (!kinds.has(kind)) taken.add(route);
      kinds.add(kind);
    }
  }
  return [...taken].sort(byCost);
}

function byCost(a: ChoiceRoute, b: ChoiceRoute): number {
  const [one, other] = [a, b].map(({ links }) => links.join(" ")) as [string, string];
  return a.cost - b.cost || (one < other ? -1 : 1);
}

/** Modes without which some others cannot do: a train ferry is part of its railway. */
const alwaysAllowed: ReadonlySet<Mode> = new Set(["ferry"]);

/** Finds routes for one commodity under one scenario; trees are kept, since many journeys share an end. */
class RouteSeeker {
  readonly router: Router;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #legs: readonly (Leg | undefined)[];
  readonly #crossings: readonly number[];
  readonly #rules: readonly ModeRule[];
  readonly #weights = new Map<string, Float64Array>();
  readonly #trees = new Map<string, Tree>();

  constructor(router: Router, numbers: ReadonlyMap<string, number>) {
    this.router = router;
    this.#numbers = numbers;
    const { arcs, states } = router.graph;
    const { figures } = router.model;
    this.#legs = arcs.map(({ type, from, link }): Leg | undefined => {
      if (link !== undefined) return { link, lengthKm: figures.get(link.length)?.value ?? 0 };
      if (type !== "crossing" && type !== "enterZone") return undefined;
      const { place, side } = states[from] as (typeof states)[number];
      return { gate: { place, from: side } };
    });
    const isSea = (state: number): boolean => states[state]?.vehicle?.mode === "sea";
    this.#crossings = [...arcs.keys()].filter((a) => {
      const { type, from, to } = arcs[a] as (typeof arcs)[number];
      return type === "crossing" || (type === "transship" && isSea(from) !== isSea(to));
    });
    const used = [...new Set(arcs.flatMap(({ link }) => (link === undefined ? [] : [link.mode])))].sort();
    this.#rules = modeRules(used);
  }

  /** Routes between the ends of a search, some of them more than once. */
  routes(ready: ReadySearch): ChoiceRoute[] {
    const { priced, origin, destination } = ready;
    const paths: Uint32Array[] = [];
    for (const rule of this.#rules) {
      const path = treePath(
        this.router.graph.topology,
        this.#tree(priced, ready.rest, rule, origin, "forward"),
        destination,
      );
      if (path !== undefined) paths.push(path.arcs);
      if (rule.byGate) this.#addByGate(paths, ready, rule);
    }
    return paths.flatMap((arcs) => {
      const legs = Array.from(arcs, (a) => this.#legs[a]).filter((leg) => leg !== undefined);
      if (!isPlain(legs)) return [];
      const cost = arcs.reduce((sum, a) => sum + (priced.weights.generalisedCost[a] as number), 0);
      const { arcs: all } = this.router.graph;
      const own = arcs.map((a) => this.#numbers.get((all[a] as (typeof all)[number]).id) as number);
      return [{ ...traitsOf(legs), arcs: own, cost }];
    });
  }

  /** The least-cost path by each border crossing and seaport, in each direction that leads on. */
  #addByGate(paths: Uint32Array[], { priced, rest, origin, destination }: ReadySearch, rule: ModeRule): void {
    const { topology, arcs, states } = this.router.graph;
    const there = this.#tree(priced, rest, rule, origin, "forward");
    const onward = this.#tree(priced, rest, rule, destination, "reverse");
    const weights = this.#weightsOf(priced, rest, rule);
    const best = new Map<string, { readonly arc: number; readonly cost: number }>();
    for (const arc of this.#crossings) {
      const { from, to } = arcs[arc] as (typeof arcs)[number];
      const cost = (there.cost[from] as number) + (weights[arc] as number) + (onward.cost[to] as number);
      const key = `${states[from]?.place} ${states[from]?.side}`;
      if (cost < (best.get(key)?.cost ?? closed)) best.set(key, { arc, cost });
    }
    for (const { arc } of best.values()) {
      const { from, to } = arcs[arc] as (typeof arcs)[number];
      const before = treePath(topology, there, from)?.arcs ?? [];
      const after = treePath(topology, onward, to)?.arcs ?? [];
      paths.push(Uint32Array.from([...before, arc, ...after]));
    }
  }

  #tree(
    priced: PricedGraph,
    rest: boolean,
    rule: ModeRule,
    root: number,
    direction: Tree["direction"],
  ): Tree {
    const key = `${rest} ${rule.name} ${direction} ${root}`;
    const known = this.#trees.get(key);
    if (known !== undefined) return known;
    const made = priced.search.tree(this.#weightsOf(priced, rest, rule), root, { direction });
    this.#trees.set(key, made);
    return made;
  }

  #weightsOf(priced: PricedGraph, rest: boolean, { name, allows }: ModeRule): Float64Array {
    const key = `${rest} ${name}`;
    const known = this.#weights.get(key);
    if (known !== undefined) return known;
    const { arcs } = this.router.graph;
    const made = priced.weights.generalisedCost.map((weight, a) => {
      const mode = arcs[a]?.link?.mode;
      return mode === undefined || allows(mode) ? weight : closed;
    });
    this.#weights.set(key, made);
    return made;
  }
}

/** Modes that a route may use. */
interface ModeRule {
  readonly name: string;
  readonly allows: (mode: Mode) => boolean;
  /** Whether routes are also sought by each border crossing. */
  readonly byGate: boolean;
}

/** Sets of modes, in the order of letters, under which routes are also sought by gate: trucks, and trucks from a port. */
const soughtByGate: ReadonlySet<string> = new Set(["road", "road sea"]);

/** All sets of the modes in use. */
function modeRules(used: readonly Mode[]): ModeRule[] {
  const free = used.filter((mode) => !alwaysAllowed.has(mode));
  return Array.from({ length: 2 ** free.length - 1 }, (_, i) => {
    const allowed = free.filter((_, bit) => ((i + 1) >> bit) % 2 === 1);
    const name = allowed.join(" ");
    return {
      name,
      allows: (mode: Mode) => alwaysAllowed.has(mode) || allowed.includes(mode),
      byGate: allowed.length === free.length || soughtByGate.has(name),
    };
  });
}

/** Two ends as text. */
export function endsText({ from, to }: FlowEnds): string {
  return `${endText(from)} ${endText(to)}`;
}
