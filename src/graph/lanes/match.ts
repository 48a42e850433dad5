import type { LaneNetwork, LanePairs } from "./network.ts";
import { NO_ROUTE, preferredRoute, type RouteBook } from "./routes.ts";
import type { Minimum, Solver, Term } from "./solver.ts";

/** Beyond this many patterns for a pair, new ones are no longer remembered: they do not come back. */
const MOST_PATTERNS = 64;

/** A minimum that some lane was walked back through. */
interface Watched {
  readonly minimum: Minimum;
  readonly terms: readonly Term[];
  /** Facts about it. */
  readonly facts: number[];
  /** Address of the words that `LaneKernel.tight` reads; 0 before the first fact. */
  entry: number;
  /** Address of the mask of each term. */
  masks: number;
}

/** What is known of a pair's least-cost routes in some lanes: which terms attain which minima, and so the route. */
interface Pattern {
  /** Undefined for a pattern that is not kept. */
  readonly facts: Uint32Array | undefined;
  readonly route: number;
}

/**
 * Finds the route of every pair in every lane: exactly, and fast where few routes win.
 *
 * All least-cost routes of a pair in a lane are known once it is known which terms attain each minimum on the
 * way back from the destination. "Exactly these terms attain this minimum" is a *fact*; the facts met on
 * one walk back are a *pattern*, kept with its preferred route. For 32 lanes at a time the kernel gives a
 * mask per term, a bit per lane; a few ANDs then tell in which lanes a pattern holds to the letter, ties
 * included. So a lane's route depends on that lane's weights alone, whatever was seen before. Only lanes
 * in which no pattern holds are walked back.
 */
export class RouteMatcher {
  private readonly solver: Solver;
  private readonly network: LaneNetwork;
  private readonly pairs: LanePairs;
  private readonly book: RouteBook;
  private readonly patterns: Pattern[][];
  private readonly watched: Watched[] = [];
  private readonly watchOf = new Map<Minimum, number>();
  private readonly flips: Uint32Array[] = [];
  private readonly factOf = new Map<string, number>();
  /** Per fact: what it watches, in which lanes it holds in the full weights, and in the patch at hand. */
  private facts = { watch: new Uint32Array(64), base: new Uint32Array(64), patch: new Uint32Array(64) };
  /** Per watched minimum: for which full weights and for which patch its facts are up to date. */
  private fresh = { base: new Uint32Array(64), patch: new Uint32Array(64) };
  private base = 0;
  private patch = 0;
  private patched = false;

  constructor(solver: Solver, network: LaneNetwork, pairs: LanePairs, book: RouteBook) {
    this.solver = solver;
    this.network = network;
    this.pairs = pairs;
    this.book = book;
    this.patterns = Array.from(pairs.from, () => []);
  }

  /** Takes note that a solver's memory now holds a new solution: of full weights, or of a patch of the last ones. */
  enter(patched: boolean): void {
    this.patched = patched;
    if (patched) this.patch++;
    else this.base++;
  }

  /**
   * Writes the route ids of a pair, lane by lane, from `at` on.
   *
   * @param finite - Mask of the lanes in which the destination can be reached.
   */
  match(pair: number, finite: number, lanes: number, routes: Int32Array, at: number): void {
    const all = lanes === 32 ? -1 : (1 << lanes) - 1;
    const patterns = this.patterns[pair] as Pattern[];
    let open = finite & all;
    if (open !== all) routes.fill(NO_ROUTE, at, at + lanes);
    for (let i = 0; open !== 0 && i < patterns.length; i++) {
      const pattern = patterns[i] as Pattern;
      const mask = this.holding(pattern, open);
      if (mask === 0) continue;
      write(routes, at, lanes, mask, pattern.route);
      open &= ~mask;
      // What holds often drifts to the front. Patterns exclude one another: their order changes no result.
      if (i > 0) {
        patterns[i] = patterns[i - 1] as Pattern;
        patterns[i - 1] = pattern;
      }
    }
    while (open !== 0) {
      const pattern = this.learn(pair, lowest(open));
      const mask = pattern.facts === undefined ? open & -open : this.holding(pattern, open);
      if ((mask & open & -open) === 0) throw new Error("a pattern does not hold in the lane it was found in");
      write(routes, at, lanes, mask, pattern.route);
      open &= ~mask;
    }
  }

  /** The lanes among `lanes` in which a pattern holds. */
  private holding(pattern: Pattern, lanes: number): number {
    let mask = lanes;
    for (const fact of pattern.facts ?? []) {
      mask &= this.lanesOf(fact);
      if (mask === 0) break;
    }
    return mask;
  }

  private lanesOf(fact: number): number {
    const watch = this.facts.watch[fact] as number;
    if (this.patched && this.solver.recomputed((this.watched[watch] as Watched).minimum)) {
      if (this.fresh.patch[watch] !== this.patch)
        this.refresh(watch, this.facts.patch, this.fresh.patch, this.patch);
      return this.facts.patch[fact] as number;
    }
    if (this.fresh.base[watch] !== this.base)
      this.refresh(watch, this.facts.base, this.fresh.base, this.base);
    return this.facts.base[fact] as number;
  }

  /** Draws all facts about a minimum from the solution in memory. */
  private refresh(watch: number, into: Uint32Array, fresh: Uint32Array, state: number): void {
    const { entry, masks, facts } = this.watched[watch] as Watched;
    const { machine } = this.solver.arena;
    machine.kernel.tight(entry);
    const { u32 } = machine.memory();
    for (const fact of facts) {
      const flips = this.flips[fact] as Uint32Array;
      let mask = -1;
      for (let term = 0; term < flips.length; term++) {
        mask &= (u32[(masks >>> 2) + term] as number) ^ (flips[term] as number);
      }
      into[fact] = mask;
    }
    fresh[watch] = state;
  }

  /** Walks back one lane; remembers what it finds unless too much has been found. */
  private learn(pair: number, lane: number): Pattern {
    const { arcs, seen } = this.walkBack(pair, lane);
    const from = this.pairs.from[pair] as number;
    const to = this.pairs.to[pair] as number;
    const route = this.book.intern(preferredRoute(this.network, arcs, from, to));
    const patterns = this.patterns[pair] as Pattern[];
    if (patterns.length >= MOST_PATTERNS) return { facts: undefined, route };
    const facts: number[] = [];
    // A lone term always attains its minimum: no fact.
    for (const [watch, tight] of seen) if (tight.length > 1) facts.push(this.fact(watch, tight));
    const pattern = { facts: Uint32Array.from(facts), route };
    patterns.push(pattern);
    return pattern;
  }

  /** Every arc on a least-cost route of a pair in one lane, and which terms attain each minimum on the way. */
  private walkBack(pair: number, lane: number): { arcs: Set<number>; seen: Map<number, boolean[]> } {
    const { f64 } = this.solver.arena.memory;
    const top = this.solver.cost(pair);
    const arcs = new Set(top.arcs);
    const seen = new Map<number, boolean[]>();
    const stack = [...top.minima];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const watch = this.watch(next);
      if (seen.has(watch)) continue;
      const { terms } = this.watched[watch] as Watched;
      const value = f64[(this.solver.address(next) >>> 3) + lane];
      const tight = terms.map(
        ({ x, y }) => (f64[(x >>> 3) + lane] as number) + (f64[(y >>> 3) + lane] as number) === value,
      );
      seen.set(watch, tight);
      terms.forEach((term, i) => {
        if (tight[i] !== true) return;
        for (const arc of term.arcs) arcs.add(arc);
        stack.push(...term.minima);
      });
    }
    return { arcs, seen };
  }

  private watch(minimum: Minimum): number {
    const known = this.watchOf.get(minimum);
    if (known !== undefined) return known;
    const watch = this.watched.length;
    this.watched.push({ minimum, terms: this.solver.terms(minimum), facts: [], entry: 0, masks: 0 });
    this.watchOf.set(minimum, watch);
    this.fresh = { base: longer(this.fresh.base, watch), patch: longer(this.fresh.patch, watch) };
    return watch;
  }

  private fact(watch: number, tight: readonly boolean[]): number {
    const key = `${watch}:${tight.map(Number).join("")}`;
    const known = this.factOf.get(key);
    if (known !== undefined) return known;
    const fact = this.flips.length;
    this.factOf.set(key, fact);
    this.flips.push(Uint32Array.from(tight, (each) => (each ? 0 : 0xffffffff)));
    const { facts } = this;
    this.facts = {
      watch: longer(facts.watch, fact),
      base: longer(facts.base, fact),
      patch: longer(facts.patch, fact),
    };
    this.facts.watch[fact] = watch;
    const watched = this.watched[watch] as Watched;
    watched.facts.push(fact);
    if (watched.entry === 0) {
      const { arena } = this.solver;
      const { minimum, terms } = watched;
      watched.masks = arena.take(4 * terms.length);
      const items = terms.flatMap(({ x, y }) => [x, y]);
      watched.entry = arena.words([this.solver.address(minimum), terms.length, watched.masks, ...items]);
    }
    this.fresh.base[watch] = 0;
    this.fresh.patch[watch] = 0;
    return fact;
  }
}

function write(routes: Int32Array, at: number, lanes: number, mask: number, route: number): void {
  if (mask === (lanes === 32 ? -1 : (1 << lanes) - 1)) routes.fill(route, at, at + lanes);
  else for (let bits = mask; bits !== 0; bits &= bits - 1) routes[at + lowest(bits)] = route;
}

function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

/** The same words, with room for one at `index`. */
function longer(words: Uint32Array<ArrayBuffer>, index: number): Uint32Array<ArrayBuffer> {
  if (index < words.length) return words;
  const copy = new Uint32Array(2 * words.length);
  copy.set(words);
  return copy;
}
