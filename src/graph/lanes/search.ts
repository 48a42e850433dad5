import type { Tile } from "./arcRows.ts";
import { Arena } from "./arena.ts";
import { contract } from "./contract.ts";
import { LANES, type LaneMachine } from "./kernel.ts";
import { checkNetwork, type LaneNetwork, type LanePairs } from "./network.ts";
import { Pipe } from "./pipe.ts";
import { arcKeys, numberedNames, RouteBook } from "./routes.ts";
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
  /**
   * A second amount of each arc, laid out like the weights, which is added up along the routes found: money, where weights
   * are money and time. Multiples of 2^-30, none above its arc's weight, or the sums may differ in their last bits.
   */
  readonly carries?: Float64Array;
  /** Variants to be solved beside the block itself; each starts from the block, not from the one before. */
  readonly patches?: readonly LanePatch[];
}

/** New weights of some arcs, for every lane of a block. */
export interface LanePatch {
  /** The arcs that change, each at most once. */
  readonly arcs: Uint32Array;
  /** Weight of `arcs[i]` in lane b at `i * lanes + b`. */
  readonly weights: Float64Array;
  /** Carry of `arcs[i]` in lane b at `i * lanes + b`; present if the block has carries. */
  readonly carries?: Float64Array;
}

/** Answers for every pair and lane. */
export interface LaneColumns {
  /** Least cost of pair p in lane b at `p * lanes + b`; +Infinity where the destination cannot be reached. */
  readonly cost: Float64Array;
  /** Route id of pair p in lane b, in the search's book; NO_ROUTE where there is none. Empty if routes are off. */
  readonly route: Int32Array;
  /** Carry of that route; 0 where there is none. Empty if the block has no carries. */
  readonly carry: Float64Array;
  /**
   * Pair -> 1 where the other columns hold its answers. For a patch, 0 says that cost, route and carry are those of the
   * block in all lanes, and are not repeated here; with 1 they may differ.
   */
  readonly changed: Uint8Array;
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
  /**
   * Arc -> a fraction from 0 to below 1 that stands for it wherever it occurs, e.g. a hash of its id: it decides ties.
   * Default: hashes of the arcs' numbers.
   */
  readonly names?: Float64Array;
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
  private readonly keys: Float64Array;
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
    this.keys = arcKeys(options.names ?? numberedNames(network.tail.length), network.nodes);
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
   * Solves a block and its patches. Blocks of 32 or 64 lanes are fastest: their rows stay in the cache.
   *
   * A cost is the least, over all routes of the pair, of the sum of the route's weights added from origin to
   * destination: bit for bit what Dijkstra's algorithm finds. The route is, among those of that cost, the one of the least
   * key: the sum of its arcs' keys, from 1 + 0 to 1 + 1 for each by its name, so nearly always one of fewest arcs. Both
   * depend on the lane's own weights and on names alone.
   *
   * @param reused - What an earlier call with as many lanes and patches returned, to be written over instead of new columns.
   * @returns Columns of the block, then of each patch.
   * @throws RangeError when a weight that matters is negative or not a number, or a length does not fit.
   */
  solve(block: LaneBlock, reused?: readonly LaneColumns[]): readonly LaneColumns[] {
    const { lanes, patches = [] } = block;
    checkBlock(this.network, block);
    const given = [block, ...patches];
    const sources = this.place(given.flatMap(({ weights, carries }) => [weights, carries ?? none]));
    const columns = reused ?? given.map(() => this.emptyColumns(lanes, block.carries !== undefined));
    for (const { changed } of columns) changed.fill(0);
    for (let first = 0; first < lanes; first += LANES) {
      const size = Math.min(LANES, lanes - first);
      const tile = (i: number): Tile => ({
        source: (sources[i] as number) + 8 * first,
        stride: 8 * lanes,
        lanes: size,
        first,
        of: lanes,
      });
      const tiles = given.map((_, i) => ({ weights: tile(2 * i), carries: tile(2 * i + 1) }));
      this.solveTile(block, tiles, columns);
    }
    return columns;
  }

  private solveTile(
    { carries, patches = [] }: LaneBlock,
    tiles: readonly { readonly weights: Tile; readonly carries: Tile }[],
    columns: readonly LaneColumns[],
  ): void {
    const [first, ...others] = tiles as [(typeof tiles)[number], ...typeof tiles];
    const [base, ...patched] = columns as [LaneColumns, ...LaneColumns[]];
    const carried = (tile: Tile): Tile | undefined => (carries === undefined ? undefined : tile);
    let pipe = this.fastest();
    const slow = (): Pipe => {
      this.inexact++;
      pipe = this.exactAlways();
      return pipe;
    };
    const solve = (with_: Pipe): boolean => with_.solve(first.weights, carried(first.carries), base);
    if (!solve(pipe)) solve(slow());
    for (const [i, { arcs }] of patches.entries()) {
      const tile = others[i] as (typeof tiles)[number];
      const into = patched[i] as LaneColumns;
      if (pipe.solvePatch(arcs, tile.weights, carried(tile.carries), base, into)) continue;
      solve(slow());
      pipe.solvePatch(arcs, tile.weights, carried(tile.carries), base, into);
    }
  }

  /** Copies arrays into the search's memory, one behind the other; their addresses. */
  private place(arrays: readonly Float64Array[]): number[] {
    const bytes = 8 * arrays.reduce((sum, { length }) => sum + length, 0);
    if (bytes > this.inputs.bytes) this.inputs = { address: this.arena.take(bytes), bytes };
    const { f64 } = this.arena.memory;
    let next = this.inputs.address;
    return arrays.map((values) => {
      const address = next;
      next += 8 * values.length;
      f64.set(values, address >>> 3);
      return address;
    });
  }

  /** Contraction where that is allowed and short enough, else label correcting. */
  private fastest(): Pipe {
    this.fast ??= this.contraction() ?? this.exactAlways();
    return this.fast;
  }

  /** Label correcting, whose sums need no grid. */
  private exactAlways(): Pipe {
    const { arena, network, pairs, withRoutes } = this;
    this.general ??= this.pipe(
      new SweepSolver(arena, network, pairs, withRoutes, (arc) => this.keys[arc] as number),
    );
    return this.general;
  }

  private contraction(): Pipe | undefined {
    if (this.method === "labels") return undefined;
    const origins = new Set(this.pairs.from).size;
    const limit = JOINS_PER_ARC * origins * this.network.tail.length;
    const most = this.method === "auto" ? limit : Number.POSITIVE_INFINITY;
    const plan = contract(this.network, this.pairs, most);
    if (plan === undefined) return undefined;
    return this.pipe(
      new StraightSolver(this.arena, plan, this.withRoutes, (arc) => this.keys[arc] as number),
    );
  }

  private pipe(solver: StraightSolver | SweepSolver): Pipe {
    return new Pipe(solver, this.withRoutes ? this.routes : undefined, this.pairs.from.length);
  }

  private emptyColumns(lanes: number, carried: boolean): LaneColumns {
    const pairs = this.pairs.from.length;
    const size = pairs * lanes;
    return {
      cost: new Float64Array(size),
      route: new Int32Array(this.withRoutes ? size : 0),
      carry: new Float64Array(this.withRoutes && carried ? size : 0),
      changed: new Uint8Array(pairs),
    };
  }
}

const none = new Float64Array(0);

function checkBlock(network: LaneNetwork, { lanes, weights, carries, patches = [] }: LaneBlock): void {
  const arcs = network.tail.length;
  if (!(Number.isInteger(lanes) && lanes > 0))
    throw new RangeError(`lanes: expected at least 1, got ${lanes}`);
  for (const [name, column] of Object.entries({ weights, carries: carries ?? weights })) {
    if (column.length !== arcs * lanes)
      throw new RangeError(`${name}: expected ${arcs} x ${lanes} numbers, got ${column.length}`);
  }
  patches.forEach((patch, i) => {
    const count = patch.arcs.length * lanes;
    const fits = patch.weights.length === count && patch.carries?.length === (carries && count);
    if (!fits || new Set(patch.arcs).size !== patch.arcs.length || patch.arcs.some((arc) => arc >= arcs)) {
      throw new RangeError(
        `patches[${i}]: expected different arcs below ${arcs}, with ${lanes} weights each` +
          `${carries === undefined ? "" : ", and carries"}`,
      );
    }
  });
}
