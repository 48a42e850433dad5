/** Least costs and routes of many pairs under many weightings at once. */

import { append, finish, type Steps } from "../../base/index.ts";
import { ArcRows, type Tile, usefulArcs } from "./arcRows.ts";
import { Arena } from "./arena.ts";
import { contracting, type StraightPlan } from "./contract.ts";
import { fallbackMachine } from "./fallback/fallbackMachine.ts";
import { LANES, type LaneMachine } from "./kernel.ts";
import type { LaneBlock, LaneColumns } from "./laneBlock.ts";
import { checkNetwork, type LaneNetwork, type LanePairs, usefulNodes } from "./laneNetwork.ts";
import type { LaneProgram } from "./laneProgram.ts";
import { LaneRun, ProgramSource } from "./laneRun.ts";
import { Pipe, type Task } from "./pipe.ts";
import { arcKeys, numberedNames, RouteBook } from "./routeBook.ts";
import { BlockSource, Inbox, type RowSource } from "./rowSource.ts";
import { simdMachine } from "./simdMachine.ts";
import type { Solver } from "./solver.ts";
import { StraightSolver } from "./straight.ts";
import { SweepSolver } from "./sweep.ts";

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

/**
 * What label correcting does per arc and origin, in joins of two rows, about: sweeps and their overhead; and with routes, which
 * it finds lane by lane.
 */
const JOINS_PER_ARC = { costs: 2.5, routes: 100 };

/** Solves least-cost routes of fixed pairs on a fixed network for many weightings at once. */
export class LaneSearch {
  /** Which kernel runs. */
  readonly kernel: "webassembly" | "typescript";
  /** Why WebAssembly was not used, where it could be expected. */
  readonly kernelReason?: string;
  /** All routes met so far. */
  readonly routes: RouteBook = new RouteBook();
  readonly #network: LaneNetwork;
  readonly #pairs: LanePairs;
  readonly #withRoutes: boolean;
  readonly #arena: Arena;
  readonly #rows: ArcRows;
  readonly #inbox: Inbox;
  /** Contraction, where that is allowed and short enough; it takes multiples of 2^-30 only. */
  readonly #fast: Pipe | undefined;
  /** Label correcting, which takes everything; made when it is first needed. */
  #general: Pipe | undefined;
  #inexact = 0;

  /**
   * @param network - The network; kept, not copied.
   * @param pairs - Origins and destinations; kept, not copied.
   * @throws RangeError when an index points nowhere.
   */
  constructor(
    network: LaneNetwork,
    pairs: LanePairs,
    options: LaneOptions = {},
    { plan }: Planned = finish(planOf(network, pairs, options)),
  ) {
    this.#network = network;
    this.#pairs = pairs;
    this.#withRoutes = options.routes ?? true;
    const machine: LaneMachine = options.kernel === "typescript" ? fallbackMachine() : simdMachine();
    this.kernel = machine.name;
    if (machine.reason !== undefined) this.kernelReason = machine.reason;
    this.#arena = new Arena(machine);
    this.#inbox = new Inbox(this.#arena);
    const arcs = plan?.arcs ?? usefulArcs(network, usefulNodes(network, pairs));
    const keys = arcKeys(options.names ?? numberedNames(network.tail.length), network.nodes);
    const cells = plan === undefined ? 0 : plan.start.length - 1;
    this.#rows = new ArcRows(this.#arena, arcs, cells, (arc) => keys[arc]);
    if (plan !== undefined) this.#fast = this.#pipe(new StraightSolver(this.#rows, plan, this.#withRoutes));
  }

  /** A search, made in steps: most of the time goes into its contraction. */
  static *open(network: LaneNetwork, pairs: LanePairs, options: LaneOptions = {}): Steps<LaneSearch> {
    return new LaneSearch(network, pairs, options, yield* planOf(network, pairs, options));
  }

  /**
   * How many times up to 32 lanes had to be left to label correcting because their weights are no multiples of 2^-30
   * or their costs too large: right all the same, but several times slower.
   */
  get fallbacks(): number {
    return this.#inexact;
  }

  /** Bytes of memory in use. */
  get bytes(): number {
    return this.#arena.bytes;
  }

  /**
   * Solves a block and its patches. Blocks of a multiple of 32 lanes are fastest.
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
    checkBlock(this.#network, block);
    const source = new BlockSource(this.#rows, block, (arrays) => this.#inbox.place(arrays));
    const columns = reused ?? this.#emptyColumns(1 + patches.length, lanes, 0);
    for (const { changed } of columns) changed.fill(0);
    for (let first = 0; first < lanes; first += LANES)
      this.#solveTile(source, { lanes: Math.min(LANES, lanes - first), first, of: lanes }, columns);
    return columns;
  }

  /**
   * Makes a program ready to run on this network: weights are then calculated where the search reads them. A search
   * serves one program, and no blocks after it.
   *
   * @param lanes - How many lanes a run has, at most; a multiple of 32 is best.
   * @param inputs - A column of that length for each input of the program, to be filled before each run.
   */
  prepare(program: LaneProgram, lanes: number, inputs: readonly Float64Array[]): LaneRun {
    return finish(this.preparing(program, lanes, inputs));
  }

  /** As {@link prepare}, in steps. */
  *preparing(program: LaneProgram, lanes: number, inputs: readonly Float64Array[]): Steps<LaneRun> {
    const source = new ProgramSource(this.#rows, program, lanes);
    const columns: LaneColumns[] = [];
    for (let variant = 0; variant <= program.patches.length; variant++) {
      yield;
      append(columns, this.#emptyColumns(1, lanes, program.measures));
    }
    return new LaneRun(source, { inputs, columns, lanes }, (...given) => this.#solveTile(...given));
  }

  #solveTile(source: RowSource, tile: Tile, columns: readonly LaneColumns[]): void {
    const [base, ...patched] = columns as [LaneColumns, ...LaneColumns[]];
    const fast = this.#fast;
    const { amounts } = source;
    const task: Task = { tile, columns: base, variant: 0, amounts };
    const isFast = source.fill(tile) && fast?.solve(task) === true;
    if (!isFast) this.#slow().solve(task);
    for (let i = 0; i < source.patches; i++) {
      const own: Task = { tile, columns: patched[i], variant: 1 + i, amounts };
      const rows = source.patchRows(i);
      const onGrid = source.fillPatch(i, tile);
      if (isFast && onGrid && fast.solvePatch(rows, own, base)) continue;
      // The first try has put the weights of the patch back into the first slots of the log.
      this.#slow().solvePatch(rows, own, base);
    }
  }

  #slow(): Pipe {
    if (this.#fast !== undefined) this.#inexact++;
    this.#general ??= this.#pipe(new SweepSolver(this.#rows, this.#network, this.#pairs, this.#withRoutes));
    return this.#general;
  }

  #pipe(solver: Solver): Pipe {
    return new Pipe(solver, this.#withRoutes ? this.routes : undefined, this.#pairs.from.length);
  }

  #emptyColumns(count: number, lanes: number, measures: number): LaneColumns[] {
    const pairs = this.#pairs.from.length;
    const size = pairs * lanes;
    return Array.from({ length: count }, () => ({
      cost: new Float64Array(size),
      route: new Int32Array(this.#withRoutes ? size : 0),
      amounts: Array.from({ length: this.#withRoutes ? measures : 0 }, () => new Float64Array(size)),
      changed: new Uint8Array(pairs),
    }));
  }
}

/** A contraction, or that there is none short enough. */
interface Planned {
  readonly plan: StraightPlan | undefined;
}

function* planOf(
  network: LaneNetwork,
  pairs: LanePairs,
  { method = "auto", routes = true }: LaneOptions,
): Steps<Planned> {
  checkNetwork(network, pairs);
  if (method === "labels") return { plan: undefined };
  const origins = new Set(pairs.from).size;
  const limit = (routes ? JOINS_PER_ARC.routes : JOINS_PER_ARC.costs) * origins * network.tail.length;
  return { plan: yield* contracting(network, pairs, method === "auto" ? limit : Number.POSITIVE_INFINITY) };
}

function checkBlock(network: LaneNetwork, { lanes, weights, patches = [] }: LaneBlock): void {
  const arcs = network.tail.length;
  if (!(Number.isInteger(lanes) && lanes > 0))
    throw new RangeError(`lanes: expected at least 1, got ${lanes}`);
  if (weights.length !== arcs * lanes)
    throw new RangeError(`weights: expected ${arcs} x ${lanes} numbers, got ${weights.length}`);
  patches.forEach((patch, i) => {
    const count = patch.arcs.length * lanes;
    const fits = patch.weights.length === count;
    if (!fits || new Set(patch.arcs).size !== patch.arcs.length || patch.arcs.some((arc) => arc >= arcs)) {
      throw new RangeError(
        `patches[${i}]: expected different arcs below ${arcs}, with ${lanes} weights each`,
      );
    }
  });
}
