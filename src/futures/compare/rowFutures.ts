import type { LaneAnswer, LaneModel } from "../columns/laneModel.ts";
import type { Batch, Measured } from "./batch.ts";
import { RouteTally } from "./routeTally.ts";
import {
  batchSize,
  type DifferenceSpread,
  type FuturesSpread,
  noDifference,
  QuantityTally,
} from "./tally.ts";

/** A quantity under base and scenario. */
export interface PairedSpread {
  readonly base: FuturesSpread;
  readonly scenario: FuturesSpread;
  readonly difference: DifferenceSpread;
}

/** Which route is best under the base and which under the scenario, in some of the futures. */
export interface RouteShare {
  /** Share of futures, 0 to 1. */
  readonly share: number;
  /** Ids of the links under the base. */
  readonly base: readonly string[];
  /** Ids of the links under the scenario. */
  readonly scenario: readonly string[];
}

/** A journey over many futures. */
export interface RowFutures {
  /** How many futures were drawn. */
  readonly futures: number;
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
  /** Best routes, the most frequent pair first; at most eight, so shares may add up to less than 1. */
  readonly routes: readonly RouteShare[];
}

const measures = ["generalisedCost", "money", "time"] as const;
const mostRoutes = 8;

/** One journey under the base and all scenarios, batch by batch. */
export class RowTally {
  readonly #model: LaneModel;
  readonly #row: number;
  readonly #batch: Batch;
  readonly #base: readonly QuantityTally[];
  readonly #baseRoutes = new RouteTally();
  /** By model: its own tally. The base and models alike to another have none. */
  readonly #tallies: (ScenarioTally | undefined)[];
  /** By model: the earlier one, or itself, whose answers are its own in all futures so far. Many scenarios extend another. */
  readonly #like: number[];
  #reachable: boolean[] | undefined;
  #count = 0;

  /**
   * @param row - The journey's place among the pairs of the model.
   * @param batch - Where statistics are worked out; many journeys may share one.
   */
  constructor(model: LaneModel, row: number, batch: Batch) {
    this.#model = model;
    this.#row = row;
    this.#batch = batch;
    this.#base = measures.map(() => new QuantityTally(batch.spreads));
    this.#tallies = Array.from({ length: model.models }, () => undefined);
    this.#like = [...this.#tallies.keys()];
  }

  /** Adds the model's last run. */
  add(count: number): void {
    const model = this.#model;
    const answers = this.#like.map((_, m) => model.answer(m, this.#row));
    const base = answers[0] as LaneAnswer;
    // What is closed is closed in all futures.
    this.#reachable ??= answers.map(({ cost, from }) => cost[from] !== Number.POSITIVE_INFINITY);
    if (this.#reachable[0] !== true) return;
    const before = this.#batch.base(base, model.valueOfTime(0), count);
    // Backwards: a model that parts from an earlier one goes on from what that was before this batch.
    for (let m = answers.length - 1; m > 0; m--) {
      if (this.#reachable[m] !== true) continue;
      const tally = this.#tallyOf(m, count);
      if (tally === undefined) continue;
      const after = answers[m] as LaneAnswer;
      tally.add(this.#batch.scenario(after, model.valueOfTime(m), count), count);
      tally.routes.add(base, after, count);
    }
    addAll(this.#base, before, count);
    this.#baseRoutes.add(base, base, count);
    this.#count += count;
  }

  /** A model's own tally, which it gets in the first batch that parts it from all others; `undefined` while it is like one. */
  #tallyOf(m: number, count: number): ScenarioTally | undefined {
    const own = this.#tallies[m];
    if (own !== undefined) return own;
    const isLike = (n: number): boolean => this.#model.alike(m, n, this.#row, count);
    // In the first batch all before it are still their own.
    const like = this.#count === 0 ? this.#like.findIndex(isLike) : (this.#like[m] as number);
    if (like < m && isLike(like)) {
      this.#like[m] = like;
      return undefined;
    }
    const made =
      this.#tallies[like]?.copy() ??
      ScenarioTally.ofBase(this.#batch, this.#base, this.#baseRoutes, this.#count);
    [this.#tallies[m], this.#like[m]] = [made, m];
    return made;
  }

  /** The journey under each scenario; `undefined` where base or scenario has no route. */
  result(): (RowFutures | undefined)[] {
    if (this.#count === 0) return this.#like.slice(1).map(() => undefined);
    const base = this.#base.map((tally) => tally.spread());
    const told = this.#like.map((like, m) =>
      like === m && this.#reachable?.[m] === true ? this.#told(m, base) : undefined,
    );
    return this.#like.slice(1).map((like) => told[like]);
  }

  #told(m: number, base: readonly FuturesSpread[]): RowFutures {
    const tally = this.#tallies[m];
    const paired = base.map(
      (spread, k): PairedSpread => ({
        base: spread,
        scenario: tally?.quantities[k]?.spread() ?? spread,
        difference: tally?.quantities[k + 3]?.difference() ?? noDifference,
      }),
    );
    const [generalisedCost, money, time] = paired as [PairedSpread, PairedSpread, PairedSpread];
    const share = (count: number): number => count / this.#count;
    return {
      ...{ futures: this.#count, generalisedCost, money, time },
      ...{ better: share(tally?.better ?? 0), worse: share(tally?.worse ?? 0) },
      routes: this.#routes(m, tally?.routes ?? this.#baseRoutes),
    };
  }

  /** The widest half of a confidence interval of a mean difference in generalised cost, over the scenarios. */
  get halfWidth(): number {
    return Math.max(0, ...this.#tallies.map((tally) => tally?.quantities[3]?.halfWidth ?? 0));
  }

  #routes(m: number, tally: RouteTally): RouteShare[] {
    // Two routes of the same links differ in what is done at places; here they are one.
    const shares = new Map<string, { count: number; base: readonly string[]; scenario: readonly string[] }>();
    for (const { base: before, scenario: after, count } of tally.pairs()) {
      const base = this.#model.links(0, this.#row, before);
      const scenario = this.#model.links(m, this.#row, after);
      // Ids of links hold no line ends.
      const key = `${base.join("\n")}\n\n${scenario.join("\n")}`;
      const known = shares.get(key) ?? { count: 0, base, scenario };
      known.count += count;
      shares.set(key, known);
    }
    return [...shares]
      .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
      .slice(0, mostRoutes)
      .map(([, { count, ...told }]) => ({ share: count / this.#count, ...told }));
  }
}

/** A journey under a scenario that differs from the base in some future. */
class ScenarioTally {
  /** The three measures, then their differences. */
  readonly quantities: readonly QuantityTally[];
  readonly routes: RouteTally;
  better = 0;
  worse = 0;
  readonly #batch: Batch;

  private constructor(batch: Batch, quantities: readonly QuantityTally[], routes: RouteTally) {
    this.#batch = batch;
    this.quantities = quantities;
    this.routes = routes;
  }

  /** A scenario that was like the base for `count` futures. */
  static ofBase(
    batch: Batch,
    base: readonly QuantityTally[],
    routes: RouteTally,
    count: number,
  ): ScenarioTally {
    const differences = measures.map(() => new QuantityTally(batch.spreads));
    for (let left = count; left > 0; left -= batchSize)
      for (const tally of differences) tally.add(batch.zeros, Math.min(left, batchSize), noSums);
    return new ScenarioTally(batch, [...copiesOf(base), ...differences], routes.copy());
  }

  copy(): ScenarioTally {
    const copy = new ScenarioTally(this.#batch, copiesOf(this.quantities), this.routes.copy());
    [copy.better, copy.worse] = [this.better, this.worse];
    return copy;
  }

  add(measured: Measured, count: number): void {
    addAll(this.quantities, measured, count);
    const { below, above } = this.#batch.signs(count);
    this.better += below;
    this.worse += above;
  }
}

const noSums = { origin: 0, sum: 0, squares: 0, low: 0, high: 0 };

function copiesOf(tallies: readonly QuantityTally[]): QuantityTally[] {
  return tallies.map((tally) => new QuantityTally(tally));
}

function addAll(tallies: readonly QuantityTally[], measured: Measured, count: number): void {
  for (const [k, { column, sums }] of measured.entries()) tallies[k]?.add(column, count, sums);
}
