import { Router, type ScenarioModel, stateId } from "../graph/index.ts";
import { type Commodity, type End, InputError, problem, type Question, type Study } from "../model/index.ts";
import {
  blockMoments,
  blockSize,
  type Moments,
  mergeMoments,
  noMoments,
  type Seed,
  standardErrorOf,
  varianceOf,
} from "../random/index.ts";
import { UniformBlock } from "./draws.ts";
import { countRoutes, type LaneAnswers, type LaneJourney, LaneModel } from "./lanes.ts";
import { QuantileSketch } from "./quantiles.ts";

/** Mean and spread of a quantity over futures. */
export interface Spread {
  readonly mean: number;
  /** Standard deviation over futures. */
  readonly sd: number;
  /** Standard error of the mean: how sure the mean is, given the number of futures. */
  readonly standardError: number;
}

/** A difference over futures, scenario less base, both drawn alike. */
export interface DifferenceSpread extends Spread {
  readonly p5: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  /** False when zero lies within 1.96 standard errors of the mean. */
  readonly distinguishable: boolean;
}

/** A quantity under base and scenario. */
export interface PairedSpread {
  readonly base: Spread;
  readonly scenario: Spread;
  readonly difference: DifferenceSpread;
}

/** How often a route is the best one. */
export interface RouteShare {
  /** Share of futures, 0 to 1. */
  readonly share: number;
  /** Ids of its links. */
  readonly links: readonly string[];
}

/** A journey over many futures. */
export interface RowFutures {
  /** USD per unit. */
  readonly generalisedCost: PairedSpread;
  /** USD per unit. */
  readonly money: PairedSpread;
  /** Hours. */
  readonly time: PairedSpread;
  /** Share of futures in which the scenario has the lower generalised cost. */
  readonly better: number;
  /** Share of futures in which it has the higher one; in the rest nothing differs. */
  readonly worse: number;
  /** Best routes under the base, the most frequent first; at most five. */
  readonly baseRoutes: readonly RouteShare[];
  /** Best routes under the scenario. */
  readonly scenarioRoutes: readonly RouteShare[];
}

/** How futures are drawn. */
export interface FuturesOptions {
  /** How many futures, 2 to 1e9. */
  readonly futures: number;
  /** Equal seeds give equal draws. */
  readonly seed: Seed;
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/** Journeys over futures: by scenario, then by question and commodity in their order, then by pair. */
export interface FuturesResult {
  readonly rows: readonly (readonly (RowFutures | undefined)[])[];
  /** Which kernel searched: `webassembly` or `typescript`; the bits are the same. */
  readonly kernel: string;
  /** Bytes of working memory, whatever the number of futures. */
  readonly bytes: number;
}

const mostFutures = 1e9;
// Futures worked out at once: few enough that their columns stay near the processor.
const lanes = 256;

/**
 * Draws futures and finds the best route of every journey in each, under a base and its scenarios. Draws are common to
 * all: a figure that a scenario does not change has the same value everywhere, one that it changes has the same
 * probability. So differences hold no noise of their own (common random numbers; A. M. Law, Simulation Modeling and
 * Analysis). Block by block of 1,024 futures, in order: results do not depend on how work is split.
 *
 * @throws InputError when `futures` or `seed` is no such thing.
 */
export async function drawFutures(
  study: Study,
  models: readonly ScenarioModel[],
  options: FuturesOptions,
): Promise<FuturesResult> {
  checkFutures(options.futures);
  const jobs = study.questions.flatMap((question) => question.commodities.map((id) => ({ question, id })));
  const scenarios = models.slice(1);
  const rows: (RowFutures | undefined)[][] = scenarios.map(() => []);
  let kernel = "none";
  let bytes = 0;
  for (const [i, { question, id }] of jobs.entries()) {
    const commodity = study.commodities.find((c) => c.id === id) as Commodity;
    const show = (done: number): void => options.onProgress?.((i + done) / jobs.length);
    const made = await drawCommodity(models, question, commodity, options, show);
    for (const [s, list] of rows.entries()) list.push(...(made.rows[s] as (RowFutures | undefined)[]));
    if (made.kernel !== "none") kernel = made.kernel;
    bytes = Math.max(bytes, made.bytes);
  }
  return { rows, kernel, bytes };
}

function checkFutures(futures: number): void {
  if (Number.isInteger(futures) && futures >= 2 && futures <= mostFutures) return;
  const hint =
    futures > mostFutures
      ? "so many would take days; ten thousand settle most means to one percent"
      : undefined;
  const draft = { path: "futures", expected: "a whole number from 2 to 1000000000", got: futures };
  throw new InputError([problem({ ...draft, ...(hint === undefined ? {} : { hint }) })]);
}

async function drawCommodity(
  models: readonly ScenarioModel[],
  question: Question,
  commodity: Commodity,
  options: FuturesOptions,
  show: (done: number) => void,
): Promise<FuturesResult> {
  const { journeys, rowOf } = plan(models, question, commodity);
  if (journeys.length === 0)
    return { rows: models.slice(1).map(() => rowOf.map(() => undefined)), kernel: "none", bytes: 0 };
  const uniforms = new UniformBlock(options.seed);
  const model = new LaneModel(models, commodity, journeys, uniforms, lanes);
  const room = new Room();
  const tallies = models.slice(1).map((_, s) => journeys.map(() => new Tally(s + 1)));
  for (let block = 0; block < options.futures; block += blockSize) {
    options.signal?.throwIfAborted();
    uniforms.draw(block);
    for (let first = block; first < Math.min(block + blockSize, options.futures); first += lanes) {
      const count = Math.min(lanes, options.futures - first);
      const answers = model.run(first - block, count);
      for (const row of journeys.keys()) {
        const base = baseBlock(model, answers[0] as LaneAnswers, row, count, room);
        for (const list of tallies) list[row]?.add(model, answers, row, base, room);
      }
    }
    show(Math.min(1, (block + blockSize) / options.futures));
    await breathe();
  }
  const made = tallies.map((list) => list.map((tally) => tally.result(model)));
  const rows = made.map((list) => rowOf.map((row) => (row === undefined ? undefined : list[row])));
  return { rows, kernel: model.kernel, bytes: model.bytes };
}

/** Lets signals and pages have their turn between blocks. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** The journeys that have a route under base and all scenarios, and for each pair of the question its journey. */
function plan(
  models: readonly ScenarioModel[],
  question: Question,
  commodity: Commodity,
): { journeys: LaneJourney[]; rowOf: (number | undefined)[] } {
  const routers = models.map((model) => new Router(model, commodity));
  const journeys: LaneJourney[] = [];
  const rowOf = question.pairs.map((pair) => {
    const journey = journeyOf(routers, pair);
    return journey === undefined ? undefined : journeys.push(journey) - 1;
  });
  return { journeys, rowOf };
}

function journeyOf(
  routers: readonly Router[],
  { from, to }: { from: End; to: End },
): LaneJourney | undefined {
  const found = routers.map((router) => {
    const ready = router.prepare(from, to);
    const way = ready.type === "search" ? router.find(from, to, "generalisedCost") : undefined;
    return ready.type === "search" && way?.type === "way" ? { router, ready } : undefined;
  });
  const first = found[0];
  if (first === undefined || found.some((f) => f === undefined)) return undefined;
  const idOf = (state: number): string => {
    const { place, side, vehicle } = first.router.graph.states[
      state
    ] as (typeof first.router.graph.states)[number];
    return stateId(place, side, vehicle);
  };
  const { origin, destination } = first.ready;
  return {
    from,
    to,
    origin: idOf(origin),
    destination: idOf(destination),
    rest: found.map((f) => f?.ready.rest === true),
  };
}

const measures = ["generalisedCost", "money", "time"] as const;
const probabilities = [0.05, 0.1, 0.5, 0.9, 0.95];
// Exact for one block; then bins of a thousandth of the range that the first block spans.
const sketch = { exact: blockSize, bins: 2048 };

/** Room for the values of a journey in a block, written to again for every journey. */
class Room {
  readonly baseTime = new Float64Array(lanes);
  readonly scenarioTime = new Float64Array(lanes);
  readonly differences = new Float64Array(lanes);
}

/** A block of futures of one journey under the base: what all scenarios are compared with. */
interface BaseBlock {
  readonly count: number;
  /** Measure -> values. */
  readonly values: readonly Float64Array[];
  readonly moments: readonly Moments[];
  /** Route -> lanes that take it. */
  readonly routes: ReadonlyMap<number, number>;
}

function add(total: Map<number, number>, counts: ReadonlyMap<number, number>): void {
  for (const [route, count] of counts) total.set(route, (total.get(route) ?? 0) + count);
}

function baseBlock(
  model: LaneModel,
  answers: LaneAnswers,
  row: number,
  count: number,
  room: Room,
): BaseBlock {
  const values = measures.map((measure) => valuesOf(measure, answers, model, 0, row, count, room.baseTime));
  const routes = countRoutes(answers.route, row * model.lanes, count);
  return { count, values, moments: values.map((v) => blockMoments(v, 0, count)), routes };
}

function valuesOf(
  measure: (typeof measures)[number],
  { cost, money }: LaneAnswers,
  model: LaneModel,
  m: number,
  row: number,
  count: number,
  time: Float64Array,
): Float64Array {
  const at = row * model.lanes;
  if (measure === "generalisedCost") return cost.subarray(at, at + count);
  if (measure === "money") return money.subarray(at, at + count);
  const hour = model.valueOfTime(m);
  // Generalised cost is money plus time at its value, so time is what is left.
  if (typeof hour === "number") {
    for (let i = 0; i < count; i++) time[i] = ((cost[at + i] as number) - (money[at + i] as number)) / hour;
  } else {
    for (let i = 0; i < count; i++) {
      time[i] = ((cost[at + i] as number) - (money[at + i] as number)) / (hour[i] as number);
    }
  }
  return time;
}

/** One journey under one scenario, block by block. */
class Tally {
  readonly #scenario: number;
  readonly #moments = measures.map(() => [noMoments, noMoments, noMoments] as [Moments, Moments, Moments]);
  readonly #sketches = measures.map(() => undefined as QuantileSketch | undefined);
  readonly #routes = [new Map<number, number>(), new Map<number, number>()] as const;
  #count = 0;
  #better = 0;
  #worse = 0;

  constructor(scenario: number) {
    this.#scenario = scenario;
  }

  add(model: LaneModel, answers: readonly LaneAnswers[], row: number, base: BaseBlock, room: Room): void {
    const { count } = base;
    const after = answers[this.#scenario] as LaneAnswers;
    const isSame = after.asBase[row] === 1;
    add(this.#routes[0], base.routes);
    add(this.#routes[1], isSame ? base.routes : countRoutes(after.route, row * model.lanes, count));
    for (const [m, measure] of measures.entries()) {
      if (isSame) this.#addSame(m, base);
      else
        this.#addValues(
          m,
          base,
          valuesOf(measure, after, model, this.#scenario, row, count, room.scenarioTime),
          room,
        );
    }
    this.#count += count;
  }

  #addSame(m: number, { count, moments }: BaseBlock): void {
    const own = moments[m] as Moments;
    this.#merge(m, own, own, { count, mean: 0, squares: 0 });
    this.#sketches[m]?.addZeros(count);
  }

  #addValues(m: number, { count, values, moments }: BaseBlock, scenario: Float64Array, room: Room): void {
    const base = values[m] as Float64Array;
    const { differences } = room;
    for (let i = 0; i < count; i++) differences[i] = (scenario[i] as number) - (base[i] as number);
    this.#merge(
      m,
      moments[m] as Moments,
      blockMoments(scenario, 0, count),
      blockMoments(differences, 0, count),
    );
    let sketched = this.#sketches[m];
    if (sketched === undefined) {
      // Journeys that differ in nothing need no memory; a first difference brings the zeros before it along.
      sketched = new QuantileSketch(sketch);
      sketched.addZeros(this.#count);
      this.#sketches[m] = sketched;
    }
    sketched.addAll(differences, count);
    if (m > 0) return;
    for (let i = 0; i < count; i++) {
      const difference = differences[i] as number;
      if (difference < 0) this.#better++;
      else if (difference > 0) this.#worse++;
    }
  }

  #merge(m: number, base: Moments, scenario: Moments, difference: Moments): void {
    const [b, s, d] = this.#moments[m] as [Moments, Moments, Moments];
    this.#moments[m] = [mergeMoments(b, base), mergeMoments(s, scenario), mergeMoments(d, difference)];
  }

  result(model: LaneModel): RowFutures {
    const paired = measures.map((_, m) => {
      const [base, scenario, difference] = (this.#moments[m] as [Moments, Moments, Moments]).map(spread) as [
        Spread,
        Spread,
        Spread,
      ];
      const [p5, p10, p50, p90, p95] = (this.#sketches[m]?.quantiles(probabilities) ?? [0, 0, 0, 0, 0]) as [
        number,
        number,
        number,
        number,
        number,
      ];
      const distinguishable = Math.abs(difference.mean) > 1.96 * difference.standardError;
      return { base, scenario, difference: { ...difference, p5, p10, p50, p90, p95, distinguishable } };
    }) as [PairedSpread, PairedSpread, PairedSpread];
    const [baseRoutes, scenarioRoutes] = this.#routes.map((shares) => this.#shares(shares, model)) as [
      RouteShare[],
      RouteShare[],
    ];
    return {
      ...{ generalisedCost: paired[0], money: paired[1], time: paired[2] },
      ...{ better: this.#better / this.#count, worse: this.#worse / this.#count, baseRoutes, scenarioRoutes },
    };
  }

  #shares(shares: ReadonlyMap<number, number>, model: LaneModel): RouteShare[] {
    const byLinks = new Map<string, { count: number; links: readonly string[] }>();
    for (const [route, count] of shares) {
      const links = route < 0 ? [] : model.links(route);
      const entry = byLinks.get(links.join("\n")) ?? { count: 0, links };
      entry.count += count;
      byLinks.set(links.join("\n"), entry);
    }
    return [...byLinks]
      .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
      .slice(0, 5)
      .map(([, { count, links }]) => ({ share: count / this.#count, links }));
  }
}

function spread(moments: Moments): Spread {
  return {
    mean: moments.mean,
    sd: Math.sqrt(varianceOf(moments) ?? 0),
    standardError: standardErrorOf(moments) ?? 0,
  };
}
