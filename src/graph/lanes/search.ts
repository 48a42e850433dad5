import { Arena } from "./arena.ts";
import { contract } from "./contract.ts";
import { LANES, type LaneMachine } from "./kernel.ts";
import { RouteMatcher } from "./match.ts";
import { checkNetwork, type LaneNetwork, type LanePairs } from "./network.ts";
import { RouteBook } from "./routes.ts";
import type { Solver, Tile } from "./solver.ts";
import { StraightSolver } from "./straight.ts";
import { SweepSolver } from "./sweep.ts";
import { typescriptMachine } from "./typescript.ts";
import { webassemblyMachine } from "./webassembly.ts";

/** Weights of all arcs in some lanes, and variants of them. */
export interface LaneBlock {
  /** Number of lanes, at least 1. */
  readonly lanes: number;
  /** Weight of arc a in lane b at `a * lanes + b`; at least 0, +Infinity for a closed arc. */
  readonly weights: Float64Array;
  /** Variants to be solved beside the block itself; each starts from the block, not from the one before. */
  readonly patches?: readonly LanePatch[];
}

/** New weights of some arcs, for every lane of a block. */
export interface LanePatch {
  /** The arcs that change, each at most once. */
  readonly arcs: Uint32Array;
  /** Weight of `arcs[i]` in lane b at `i * lanes + b`. */
  readonly weights: Float64Array;
}

/** Answers for every pair and lane. */
export interface LaneColumns {
  /** Least cost of pair p in lane b at `p * lanes + b`; +Infinity where the destination cannot be reached. */
  readonly cost: Float64Array;
  /** Route id of pair p in lane b, in the search's book; NO_ROUTE where there is none. Empty if routes are off. */
  readonly route: Int32Array;
}

/** Settings of a search. */
export interface LaneOptions {
  /** Whether routes are found; costs alone are cheaper. Default true. */
  readonly routes?: boolean;
  /**
   * Which kernel runs. `"auto"` (default) takes WebAssembly where it has SIMD and is allowed, else TypeScript;
   * results have the same bits.
   */
  readonly kernel?: "auto" | "typescript";
  /**
   * How costs are computed; only speed depends on it. `"contraction"` eliminates all nodes once, for all
   * origins; `"labels"` corrects labels origin by origin; `"auto"` (default) takes what should be faster.
   */
  readonly method?: "auto" | "contraction" | "labels";
}

/** What label correcting does per arc and origin, in joins of two rows, about: sweeps, and their overhead. */
const JOINS_PER_ARC = 2.5;

/** Solves least-cost routes of fixed pairs on a fixed network for many weightings at once. */
export class LaneSearch {
  /** Which kernel runs. */
  readonly kernel: "webassembly" | "typescript";
  /** Why WebAssembly was not used, where it could be expected. */
  readonly kernelReason?: string;
  /** All routes met so far. */
  readonly routes: RouteBook = new RouteBook();
  private readonly network: LaneNetwork;
  private readonly pairs: LanePairs;
  private readonly withRoutes: boolean;
  private readonly arena: Arena;
  private readonly method: "auto" | "contraction" | "labels";
  private fast: Pipe | undefined;
  private general: Pipe | undefined;
  private inputs = { address: 0, bytes: 0 };
  private inexact = 0;

  /**
   * @param network - The network; kept, not copied.
   * @param pairs - Origins and destinations; kept, not copied.
   * @throws RangeError when an index points nowhere.
   */
  constructor(network: LaneNetwork, pairs: LanePairs, options: LaneOptions = {}) {
    checkNetwork(network, pairs);
    this.network = network;
    this.pairs = pairs;
    this.withRoutes = options.routes ?? true;
    this.method = options.method ?? "auto";
    const machine: LaneMachine = options.kernel === "typescript" ? typescriptMachine() : webassemblyMachine();
    this.kernel = machine.name;
    if (machine.reason !== undefined) this.kernelReason = machine.reason;
    this.arena = new Arena(machine);
  }

  /**
   * How many times up to 32 lanes had to be left to label correcting because their weights are no multiples of 2^-30
   * or their costs too large: right all the same, but several times slower.
   */
  get fallbacks(): number {
    return this.inexact;
  }

  /** Bytes of memory in use. */
  get bytes(): number {
    return this.arena.bytes;
  }

  /**
   * A view into the search's own memory for the weights of a block. Weights written there need no copy; the
   * view is good until the next call of the search.
   */
  input(lanes: number): Float64Array {
    const count = this.network.tail.length * lanes;
    const address = this.room(8 * count);
    return this.arena.memory.f64.subarray(address >>> 3, (address >>> 3) + count);
  }

  /**
   * Solves a block and its patches. Blocks of 32 or 64 lanes are fastest: their rows stay in the cache.
   *
   * A cost is the least, over all routes of the pair, of the sum of the route's weights added from origin to
   * destination: bit for bit what Dijkstra's algorithm finds. The route is, among those whose every arc is
   * tight, the one of fewest arcs, then of the smallest arc id at each step back from the destination. Both
   * depend on the lane's own weights alone.
   *
   * @returns Columns of the block, then of each patch.
   * @throws RangeError when a weight that matters is negative or not a number, or a length does not fit.
   */
  solve(block: LaneBlock): LaneColumns[] {
    const { lanes, weights, patches = [] } = block;
    checkBlock(this.network, block);
    const total = weights.length + patches.reduce((sum, patch) => sum + patch.weights.length, 0);
    let next = this.room(8 * total);
    const place = (values: Float64Array): number => {
      const address = next;
      next += 8 * values.length;
      const { f64, buffer } = this.arena.memory;
      if (values.buffer !== buffer || values.byteOffset !== address) f64.set(values, address >>> 3);
      return address;
    };
    const base = place(weights);
    const variants = patches.map((patch) => ({ arcs: patch.arcs, source: place(patch.weights) }));
    const columns = Array.from({ length: 1 + patches.length }, () => this.emptyColumns(lanes));
    for (let first = 0; first < lanes; first += LANES) {
      const size = Math.min(LANES, lanes - first);
      const tile = (source: number): Placed => ({
        source: source + 8 * first,
        stride: 8 * lanes,
        lanes: size,
        first,
        of: lanes,
      });
      const placed = variants.map(({ arcs, source }) => ({ arcs, tile: tile(source) }));
      this.solveTile(tile(base), placed, columns);
    }
    return columns;
  }

  private solveTile(tile: Placed, variants: readonly Variant[], columns: readonly LaneColumns[]): void {
    const [base, ...patched] = columns as [LaneColumns, ...LaneColumns[]];
    let pipe = this.fastest();
    if (!pipe.solve(tile, base)) {
      this.inexact++;
      pipe = this.exactAlways();
      pipe.solve(tile, base);
    }
    variants.forEach((variant, i) => {
      const into = patched[i] as LaneColumns;
      if (pipe.solvePatch(variant, base, into)) return;
      this.inexact++;
      pipe = this.exactAlways();
      pipe.solve(tile, base);
      pipe.solvePatch(variant, base, into);
    });
  }

  /** Contraction where that is allowed and short enough, else label correcting. */
  private fastest(): Pipe {
    this.fast ??= this.contraction() ?? this.exactAlways();
    return this.fast;
  }

  /** Label correcting, whose sums need no grid. */
  private exactAlways(): Pipe {
    this.general ??= this.pipe(new SweepSolver(this.arena, this.network, this.pairs));
    return this.general;
  }

  private contraction(): Pipe | undefined {
    if (this.method === "labels") return undefined;
    const origins = new Set(this.pairs.from).size;
    const limit = JOINS_PER_ARC * origins * this.network.tail.length;
    const plan = contract(
      this.network,
      this.pairs,
      this.method === "auto" ? limit : Number.POSITIVE_INFINITY,
    );
    return plan === undefined ? undefined : this.pipe(new StraightSolver(this.arena, plan));
  }

  private pipe(solver: Solver): Pipe {
    const { network, pairs, routes } = this;
    return new Pipe(solver, this.withRoutes ? new RouteMatcher(solver, network, pairs, routes) : undefined);
  }

  private room(bytes: number): number {
    if (bytes > this.inputs.bytes) this.inputs = { address: this.arena.take(bytes), bytes };
    return this.inputs.address;
  }

  private emptyColumns(lanes: number): LaneColumns {
    const size = this.pairs.from.length * lanes;
    return { cost: new Float64Array(size), route: new Int32Array(this.withRoutes ? size : 0) };
  }
}

/** A tile and the size of the block it is part of. */
interface Placed extends Tile {
  /** Lanes of the whole block. */
  readonly of: number;
}

interface Variant {
  readonly arcs: Uint32Array;
  readonly tile: Placed;
}

/** A solver, the matcher that reads its solutions, and the writing of columns. */
class Pipe {
  private readonly solver: Solver;
  private readonly matcher: RouteMatcher | undefined;

  constructor(solver: Solver, matcher: RouteMatcher | undefined) {
    this.solver = solver;
    this.matcher = matcher;
  }

  /** Solves a tile of full weights; false if that would not be exact. */
  solve(tile: Placed, columns: LaneColumns): boolean {
    return this.solver.solve(tile, (pairs) => {
      this.matcher?.enter(false);
      for (const pair of pairs) this.write(pair, tile, columns);
    });
  }

  /** Solves a patch of the tile solved last, whose columns are `base`. */
  solvePatch({ arcs, tile }: Variant, base: LaneColumns, columns: LaneColumns): boolean {
    return this.solver.solvePatch(arcs, tile, (pairs) => {
      this.matcher?.enter(true);
      for (const pair of pairs) {
        if (this.matcher?.unaffected(pair)) copy(pair, tile, base, columns);
        else this.write(pair, tile, columns);
      }
    });
  }

  private write(pair: number, tile: Placed, { cost, route }: LaneColumns): void {
    const { solver, matcher } = this;
    const { lanes } = tile;
    const { f64 } = solver.arena.memory;
    const from = solver.costAt(pair) >>> 3;
    const at = pair * tile.of + tile.first;
    let finite = 0;
    if (matcher === undefined) {
      cost.set(f64.subarray(from, from + lanes), at);
      return;
    }
    for (let lane = 0; lane < lanes; lane++) {
      const least = f64[from + lane] as number;
      cost[at + lane] = least;
      if (least < Number.POSITIVE_INFINITY) finite |= 1 << lane;
    }
    matcher.match(pair, finite, lanes, route, at);
  }
}

/** Takes over a pair's answers for the lanes of a tile. */
function copy(pair: number, { lanes, of, first }: Placed, base: LaneColumns, columns: LaneColumns): void {
  const at = pair * of + first;
  for (let i = at; i < at + lanes; i++) {
    columns.cost[i] = base.cost[i] as number;
    columns.route[i] = base.route[i] as number;
  }
}

function checkBlock(network: LaneNetwork, { lanes, weights, patches = [] }: LaneBlock): void {
  const arcs = network.tail.length;
  if (!(Number.isInteger(lanes) && lanes > 0))
    throw new RangeError(`lanes: expected at least 1, got ${lanes}`);
  if (weights.length !== arcs * lanes) {
    throw new RangeError(`weights: expected ${arcs} x ${lanes} numbers, got ${weights.length}`);
  }
  patches.forEach((patch, i) => {
    const fits = patch.weights.length === patch.arcs.length * lanes;
    if (!fits || new Set(patch.arcs).size !== patch.arcs.length || patch.arcs.some((arc) => arc >= arcs)) {
      throw new RangeError(
        `patches[${i}]: expected different arcs below ${arcs}, with ${lanes} weights each`,
      );
    }
  });
}
