import { FragmentTable, NONE } from "./fragments.ts";
import { LANES } from "./kernel.ts";
import type { LaneNetwork, LanePairs } from "./network.ts";
import { NO_ROUTE, preferredRoute, type RouteBook } from "./routes.ts";
import type { Meaning, Minimum, Solver, Term } from "./solver.ts";
import {
  addTo,
  type Division,
  type Fact,
  holding,
  lowest,
  newDivision,
  renewed,
  type Watched,
} from "./watched.ts";

/** Fragments remembered before all are forgotten and found anew: bounds memory, changes no result. */
const MOST_FRAGMENTS = 1_000_000;
/** In place of a fact: the fragment continues one that has more than two below. */
const MORE = -2;

/**
 * Finds the route of every pair in every lane: exactly, and fast where few routes win.
 *
 * All least-cost routes of a pair in a lane are known once it is known which terms attain each minimum on the
 * way back from the destination. The kernel gives a mask per term, a bit per lane. From these masks each
 * minimum on the way divides the lanes by *fragment*: which of its terms attain, and the fragments of what
 * these are made of. That is done once for all pairs that pass through, for 32 lanes at a time, and with
 * few routes a minimum has one or two fragments. A pair's fragment gives the route of the tie rule, worked
 * out once. As every term on the way is looked at, ties included, a lane's route depends on its own
 * weights alone, whatever was seen before.
 */
export class RouteMatcher {
  private readonly solver: Solver;
  private readonly network: LaneNetwork;
  private readonly pairs: LanePairs;
  private readonly book: RouteBook;
  private readonly watched = new Map<Minimum, Watched>();
  private readonly all: Watched[] = [];
  private readonly facts: Fact[] = [];
  /** What the cost of each pair is made of, as a fact that always holds. */
  private readonly tops: Fact[] = [];
  /** The last patch that changed something below each pair. */
  private readonly affected: Int32Array;
  private readonly table = new FragmentTable();
  private readonly scratch = newDivision();
  private baseState = 0;
  private patchState = 0;
  private patched = false;
  /** Lanes in which a cycle of arcs that cost nothing was met: these are walked back. */
  private cyclic = 0;

  constructor(solver: Solver, network: LaneNetwork, pairs: LanePairs, book: RouteBook) {
    this.solver = solver;
    this.network = network;
    this.pairs = pairs;
    this.book = book;
    this.affected = new Int32Array(pairs.from.length).fill(-1);
  }

  /** Takes note that the solver's memory holds a new solution: of full weights, or of a patch of the last ones. */
  enter(patched: boolean): void {
    this.patched = patched;
    this.cyclic = 0;
    if (patched) this.markAffected(++this.patchState);
    else this.baseState++;
    if (!patched && this.table.size > MOST_FRAGMENTS) this.table.clear();
  }

  /** Whether, in a patch, costs and routes of a pair are surely those of the full weights. */
  unaffected(pair: number): boolean {
    return this.tops[pair] !== undefined && this.affected[pair] !== this.patchState && !this.changed(pair);
  }

  /** Whether a patch may have changed the cost of a pair. */
  private changed(pair: number): boolean {
    return this.solver.cost(pair).parts.some((part) => part < 0 || this.solver.recomputed(part));
  }

  /** Marks what a patch recomputed, and everything that has it below. */
  private markAffected(patch: number): void {
    const { all, affected } = this;
    const stack: Watched[] = [];
    for (const each of all) if (this.solver.recomputed(each.minimum)) stack.push(each);
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next.affected === patch) continue;
      next.affected = patch;
      for (const pair of next.pairsAbove) affected[pair] = patch;
      for (const each of next.above) if (each.affected !== patch) stack.push(each);
    }
  }

  /**
   * Writes the route ids of a pair, lane by lane, from `at` on.
   *
   * @param finite - Mask of the lanes in which the destination can be reached.
   */
  match(pair: number, finite: number, lanes: number, routes: Int32Array, at: number): void {
    const all = lanes === LANES ? -1 : (1 << lanes) - 1;
    const { table, scratch } = this;
    let open = finite & all;
    if (open !== all) routes.fill(NO_ROUTE, at, at + lanes);
    if (open === 0) return;
    const top = this.top(pair);
    scratch.count = 0;
    this.spread(scratch, top, open);
    for (let i = 0; i < scratch.count; i++) {
      const mask = (scratch.lanes[i] as number) & ~this.cyclic;
      if (mask === 0) continue;
      open &= ~mask;
      const fragment = scratch.fragments[i] as number;
      let route = table.route(fragment);
      if (route === NONE) {
        route = this.routeOf(pair, fragment);
        table.setRoute(fragment, route);
      }
      if (mask === -1) routes.fill(route, at, at + LANES);
      else for (let bits = mask; bits !== 0; bits &= bits - 1) routes[at + lowest(bits)] = route;
    }
    for (; open !== 0; open &= open - 1) {
      const lane = lowest(open);
      routes[at + lane] = this.prefer(pair, this.walkBack(top, lane));
    }
  }

  /** Divides at least the given lanes of a minimum by fragment. */
  private divide(watched: Watched, lanes: number): Division {
    const division = this.divisionOf(watched, lanes);
    let open = lanes & ~division.known;
    if (open === 0) return division;
    const again = watched.busy & open;
    if (again !== 0) {
      this.cyclic |= again;
      open &= ~again;
    }
    division.known |= open;
    watched.busy |= open;
    division.before = division.count;
    if (!division.drawn) this.draw(watched, division);
    for (let i = 0; open !== 0; i++) {
      if (i === watched.facts.length) this.learn(watched, division, lowest(open));
      const mask = open & (division.facts[i] as number);
      if (mask === 0) continue;
      open &= ~mask;
      this.spread(division, watched.facts[i] as Fact, mask);
    }
    watched.busy &= ~lanes;
    return division;
  }

  /** Adds lanes in which a fact holds to a division, parted by what lies below. */
  private spread(division: Division, fact: Fact, lanes: number): void {
    const { table } = this;
    const { id, below } = fact;
    if (below.length === 0) {
      addTo(division, lanes, table.intern(id, NONE, NONE));
      return;
    }
    const left = this.divide(below[0] as Watched, lanes);
    if (below.length === 1) {
      for (let i = 0; i < left.count; i++) {
        const mask = lanes & (left.lanes[i] as number);
        if (mask !== 0) addTo(division, mask, table.intern(id, left.fragments[i] as number, NONE));
      }
      return;
    }
    const right = this.divide(below[1] as Watched, lanes);
    for (let i = 0; i < left.count; i++) {
      let part = lanes & (left.lanes[i] as number);
      const first = left.fragments[i] as number;
      for (let k = 0; part !== 0 && k < right.count; k++) {
        const mask = part & (right.lanes[k] as number);
        if (mask === 0) continue;
        part &= ~mask;
        const both = table.intern(id, first, right.fragments[k] as number);
        if (below.length === 2) addTo(division, mask, both);
        else this.spreadMore(division, fact, mask, both, 2);
      }
    }
  }

  /** The same from the third minimum below on. */
  private spreadMore(division: Division, fact: Fact, lanes: number, before: number, index: number): void {
    const next = fact.below[index];
    if (next === undefined) {
      addTo(division, lanes, before);
      return;
    }
    const parts = this.divide(next, lanes);
    for (let i = 0; i < parts.count; i++) {
      const mask = lanes & (parts.lanes[i] as number);
      if (mask === 0) continue;
      const longer = this.table.intern(MORE, before, parts.fragments[i] as number);
      this.spreadMore(division, fact, mask, longer, index + 1);
    }
  }

  /** The division to use: that of the full weights, unless a patch changed it or it lacks some of the lanes. */
  private divisionOf(watched: Watched, lanes: number): Division {
    const { base, patch } = watched;
    if (!this.patched) return renewed(base, this.baseState);
    const enough = base.state === this.baseState && (lanes & ~base.known) === 0;
    return enough && watched.affected !== this.patchState ? base : renewed(patch, this.patchState);
  }

  /** Finds the lanes in which each known fact holds. */
  private draw(watched: Watched, division: Division): void {
    const { facts, entry, base } = watched;
    const { machine } = this.solver.arena;
    division.drawn = true;
    const same = base.drawn && base.state === this.baseState;
    if (division !== base && same && !this.solver.recomputed(watched.minimum)) {
      // Something below changed, but not which terms attain.
      for (let i = 0; i < facts.length; i++) division.facts[i] = base.facts[i] as number;
      return;
    }
    machine.kernel.tight(entry);
    const { u32 } = machine.memory();
    for (let i = 0; i < facts.length; i++) division.facts[i] = holding(watched, facts[i] as Fact, u32);
  }

  /** Adds the fact that holds in a lane. */
  private learn(watched: Watched, division: Division, lane: number): void {
    const { terms, masks, facts } = watched;
    // The masks may be of another solution by now.
    this.solver.arena.machine.kernel.tight(watched.entry);
    const { u32 } = this.solver.arena.memory;
    const attain = terms.map((_, term) => (((u32[(masks >>> 2) + term] as number) >>> lane) & 1) === 1);
    const fact = this.newFact(
      Uint32Array.from(attain, (yes) => (yes ? 0 : 0xffffffff)),
      terms.filter((_, term) => attain[term]),
    );
    facts.push(fact);
    for (const each of fact.below) each.above.push(watched);
    division.facts[facts.length - 1] = holding(watched, fact, this.solver.arena.memory.u32);
    // A division drawn before lacks this fact; it holds in none of the lanes that the division knows.
    const other = division === watched.base ? watched.patch : watched.base;
    other.facts[facts.length - 1] = 0;
    other.drawn = false;
  }

  private newFact(flips: Uint32Array, terms: readonly Meaning[]): Fact {
    const parts = terms.flatMap((term) => term.parts);
    const minima = parts.filter((part) => part >= 0);
    const below = Array.from(new Set(minima), (minimum) => this.watch(minimum));
    const single = terms.length === 1 && below.length === minima.length;
    const only = terms.length === 1 ? flips.indexOf(0) : -1;
    const fact = { id: this.facts.length, only, flips, parts, single, below };
    this.facts.push(fact);
    return fact;
  }

  private routeOf(pair: number, fragment: number): number {
    const arcs: number[] = [];
    if (this.follow(fragment, arcs)) return this.book.intern(Uint32Array.from(arcs));
    return this.prefer(pair, this.arcsOf(fragment));
  }

  /** Appends the arcs of a fragment in the order of the way; false if it has ties. */
  private follow(fragment: number, arcs: number[]): boolean {
    const { table } = this;
    const below: number[] = [];
    let head = fragment;
    for (; table.fact(head) === MORE; head = table.first(head)) below.push(table.second(head));
    if (table.second(head) !== NONE) below.push(table.second(head));
    if (table.first(head) !== NONE) below.push(table.first(head));
    const fact = this.facts[table.fact(head)] as Fact;
    if (!fact.single) return false;
    for (const part of fact.parts) {
      if (part < 0) arcs.push(~part);
      else if (!this.follow(below.pop() as number, arcs)) return false;
    }
    return true;
  }

  private prefer(pair: number, arcs: ReadonlySet<number>): number {
    const from = this.pairs.from[pair] as number;
    const to = this.pairs.to[pair] as number;
    return this.book.intern(preferredRoute(this.network, arcs, from, to));
  }

  /** All arcs that a fragment stands for. */
  private arcsOf(fragment: number): Set<number> {
    const { table } = this;
    const arcs = new Set<number>();
    const seen = new Set([fragment]);
    for (const id of seen) {
      for (const part of this.facts[table.fact(id)]?.parts ?? []) if (part < 0) arcs.add(~part);
      if (table.first(id) !== NONE) seen.add(table.first(id));
      if (table.second(id) !== NONE) seen.add(table.second(id));
    }
    return arcs;
  }

  /** Every arc on a least-cost route in one lane, found by walking back minimum by minimum. */
  private walkBack(top: Fact, lane: number): Set<number> {
    const arcs = new Set<number>();
    const seen = new Set<number>(top.parts);
    for (const part of seen) {
      if (part < 0) {
        arcs.add(~part);
        continue;
      }
      const { minimum, terms } = this.watch(part);
      const { f64 } = this.solver.arena.memory;
      const at = (address: number): number => f64[(address >>> 3) + lane] as number;
      const value = at(this.solver.address(minimum));
      for (const { x, y, parts } of terms) {
        if (at(x) + at(y) !== value) continue;
        for (const each of parts) seen.add(each);
      }
    }
    return arcs;
  }

  private top(pair: number): Fact {
    const known = this.tops[pair];
    if (known !== undefined) return known;
    const top = this.newFact(new Uint32Array(0), [this.resolve(this.solver.cost(pair))]);
    this.tops[pair] = top;
    for (const each of top.below) each.pairsAbove.push(pair);
    return top;
  }

  /** Replaces minima of a single term by that term, as often as need be: there is nothing to watch in them. */
  private resolve({ parts }: Meaning): Meaning {
    const { solver } = this;
    if (!solver.acyclic) return { parts };
    const inside = parts.map((part) => {
      if (part < 0 || solver.termCount(part) !== 1) return [part];
      return this.resolve(solver.terms(part)[0] as Term).parts;
    });
    return { parts: inside.flat() };
  }

  private watch(minimum: Minimum): Watched {
    const known = this.watched.get(minimum);
    if (known !== undefined) return known;
    const { arena } = this.solver;
    const terms = this.solver.terms(minimum).map((term) => ({ x: term.x, y: term.y, ...this.resolve(term) }));
    const masks = arena.take(4 * terms.length + 4);
    const items = terms.flatMap(({ x, y }) => [x, y]);
    const watched: Watched = {
      minimum,
      terms,
      facts: [],
      entry: arena.words([this.solver.address(minimum), terms.length, masks, ...items]),
      masks,
      base: newDivision(),
      patch: newDivision(),
      busy: 0,
      above: [],
      pairsAbove: [],
      affected: -1,
    };
    this.watched.set(minimum, watched);
    this.all.push(watched);
    return watched;
  }
}
