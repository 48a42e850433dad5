/** Statistics of one journey over futures: how base and scenario spread, how they differ, and which routes win. */
import type { Lanes } from "../columns/datedLanes.ts";
import type { LaneAnswer } from "../columns/laneModel.ts";
import { type Batch, type MeasuredColumn, type PerMeasure, perMeasure } from "./batch.ts";
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
  /** In the study's currency per unit. */
  readonly generalisedCost: PairedSpread;
  /** In the study's currency per unit. */
  readonly money: PairedSpread;
  /** Hours. */
  readonly time: PairedSpread;
  /** kgCO2e per unit. */
  readonly co2e: PairedSpread;
  /**
   * Further amounts that were asked for, by name: components such as `money.lineHaul` in the unit of their measure,
   * payees such as `payee.port`, and columns of the caller.
   */
  readonly amounts?: Readonly<Record<string, PairedSpread>>;
  /** Share of futures in which the scenario has the lower generalised cost. */
  readonly better: number;
  /** Share of futures in which it has the higher one; in the rest there is no difference. */
  readonly worse: number;
  /** Best routes, the most frequent pair first; at most eight, so shares may add up to less than 1. */
  readonly routes: readonly RouteShare[];
}

const mostRoutes = 8;

/** One journey under the base and all scenarios, batch by batch. */
export class RowTally {
  readonly #model: Lanes;
  readonly #row: number;
  readonly #batch: Batch;
  readonly #base: PerMeasure<QuantityTally>;
  readonly #baseRoutes = new RouteTally();
  /** By model: its own tally. The base and models alike to another have none. */
  readonly #tallies: (ScenarioTally | undefined)[];
  /** By model: the earlier one, or itself, whose answers are its own in all futures so far. Many scenarios extend another. */
  readonly #like: number[];
  /** By model: what was found when its interval was narrow enough; later futures do not count for it. */
  readonly #settled: (RowFutures | undefined)[];
  #reachable: boolean[] | undefined;
  #count = 0;

  /**
   * @param model - Its amounts are money, time and co2e, and then any others.
   * @param row - The journey's place among the pairs of the model.
   * @param batch - Where statistics are computed; many journeys may share one.
   */
  constructor(model: Lanes, row: number, batch: Batch) {
    this.#model = model;
    this.#row = row;
    this.#batch = batch;
    this.#base = perMeasure({ cost: undefined, amounts: model.amounts.map(() => undefined) }, () =>
      QuantityTally.in(batch.statistics),
    );
    this.#tallies = Array.from({ length: model.models }, () => undefined);
    this.#like = [...this.#tallies.keys()];
    this.#settled = this.#like.map(() => undefined);
  }

  /** Adds the model's last run. */
  add(count: number): void {
    const model = this.#model;
    const answers = this.#like.map((_, m) => model.answer(m, this.#row));
    const base = answers[0] as LaneAnswer;
    // What is closed is closed in all futures.
    this.#reachable ??= answers.map(({ cost, from }) => cost[from] !== Number.POSITIVE_INFINITY);
    if (this.#reachable[0] !== true) return;
    const before = this.#batch.base(base, count);
    // Last model first: one that starts to differ from an earlier one copies what that had before this batch.
    for (let m = answers.length - 1; m > 0; m--) {
      if (this.#reachable[m] !== true || this.#settled[m] !== undefined) continue;
      const tally = this.#tallyOf(m, count);
      if (tally === undefined) continue;
      const after = answers[m] as LaneAnswer;
      tally.add(after, count);
      tally.routes.add(base, after, count);
    }
    addAll(this.#base, before, count);
    this.#baseRoutes.add(base, base, count);
    this.#count += count;
  }

  /** A model's own tally, made in the first batch in which it is like no other; `undefined` while it is like one. */
  #tallyOf(m: number, count: number): ScenarioTally | undefined {
    const own = this.#tallies[m];
    if (own !== undefined) return own;
    const isLike = (n: number): boolean => this.#model.alike(m, n, this.#row, count);
    // In the first batch no model has been found to be like another yet.
    const like = this.#count === 0 ? this.#like.findIndex(isLike) : (this.#like[m] as number);
    if (like < m && isLike(like)) {
      this.#like[m] = like;
      return undefined;
    }
    const made =
      this.#tallies[like]?.copy() ??
      ScenarioTally.ofBase(this.#batch, this.#base, this.#baseRoutes, this.#count);
    this.#tallies[m] = made;
    this.#like[m] = m;
    return made;
  }

  /** The journey under each scenario; `undefined` where base or scenario has no route. */
  result(): (RowFutures | undefined)[] {
    if (this.#count === 0) return this.#like.slice(1).map(() => undefined);
    const base = perMeasure(this.#base, (tally) => tally.spread());
    const described = this.#like.map((like, m) =>
      like === m && this.#reachable?.[m] === true ? this.#describe(m, base) : undefined,
    );
    return this.#like.slice(1).map((like, s) => this.#settled[s + 1] ?? described[like]);
  }

  /**
   * Ends the journey under each scenario for which the mean difference in generalised cost is known to so much on either
   * side, and says whether it has ended under all. Each ends for itself, so that none depends on the others.
   */
  settle(halfWidth: number): boolean {
    if (this.#count === 0) return true;
    let base: PerMeasure<FuturesSpread> | undefined;
    let all = true;
    for (const [m, like] of this.#like.entries()) {
      if (m === 0 || this.#settled[m] !== undefined || this.#reachable?.[m] !== true) continue;
      const width = like === 0 ? 0 : (this.#tallies[like]?.difference.cost.halfWidth ?? 0);
      if (width > halfWidth) all = false;
      else {
        base ??= perMeasure(this.#base, (tally) => tally.spread());
        this.#settled[m] = this.#describe(like, base);
      }
    }
    return all;
  }

  #describe(m: number, base: PerMeasure<FuturesSpread>): RowFutures {
    const tally = this.#tallies[m];
    const paired = (
      spread: FuturesSpread,
      scenario: QuantityTally | undefined,
      difference: QuantityTally | undefined,
    ): PairedSpread => ({
      base: spread,
      scenario: scenario?.spread() ?? spread,
      difference: difference?.difference() ?? noDifference,
    });
    const amounts = new Map(
      this.#model.amounts.map(({ name }, k) => {
        const own = base.amounts[k] as FuturesSpread;
        return [name, paired(own, tally?.scenario.amounts[k], tally?.difference.amounts[k])];
      }),
    );
    const take = (name: string): PairedSpread => {
      const found = amounts.get(name) as PairedSpread;
      amounts.delete(name);
      return found;
    };
    const share = (count: number): number => count / this.#count;
    return {
      futures: this.#count,
      generalisedCost: paired(base.cost, tally?.scenario.cost, tally?.difference.cost),
      money: take("money"),
      time: take("time"),
      co2e: take("co2e"),
      ...(amounts.size === 0 ? {} : { amounts: Object.fromEntries(amounts) }),
      better: share(tally?.better ?? 0),
      worse: share(tally?.worse ?? 0),
      routes: this.#routes(m, tally?.routes ?? this.#baseRoutes),
    };
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
      .map(([, { count, base, scenario }]) => ({ share: count / this.#count, base, scenario }));
  }
}

/** A journey under a scenario that differs from the base in some future. */
class ScenarioTally {
  readonly scenario: PerMeasure<QuantityTally>;
  readonly difference: PerMeasure<QuantityTally>;
  readonly routes: RouteTally;
  better = 0;
  worse = 0;
  readonly #batch: Batch;

  private constructor(
    batch: Batch,
    scenario: PerMeasure<QuantityTally>,
    difference: PerMeasure<QuantityTally>,
    routes: RouteTally,
  ) {
    this.#batch = batch;
    this.scenario = scenario;
    this.difference = difference;
    this.routes = routes;
  }

  /** A scenario that was like the base for `count` futures. */
  static ofBase(
    batch: Batch,
    base: PerMeasure<QuantityTally>,
    routes: RouteTally,
    count: number,
  ): ScenarioTally {
    const difference = perMeasure(base, () => {
      const tally = QuantityTally.in(batch.statistics);
      for (let remaining = count; remaining > 0; remaining -= batchSize)
        tally.add(batch.zeros, Math.min(remaining, batchSize), noSums);
      return tally;
    });
    return new ScenarioTally(batch, copyOf(base), difference, routes.copy());
  }

  copy(): ScenarioTally {
    const copy = new ScenarioTally(
      this.#batch,
      copyOf(this.scenario),
      copyOf(this.difference),
      this.routes.copy(),
    );
    copy.better = this.better;
    copy.worse = this.worse;
    return copy;
  }

  /** Adds a batch, after the batch's base. */
  add(answer: LaneAnswer, count: number): void {
    const { scenario, difference } = this.#batch.scenario(answer, count);
    addAll(this.scenario, scenario, count);
    addAll(this.difference, difference, count);
    const { below, above } = this.#batch.signs(count);
    this.better += below;
    this.worse += above;
  }
}

const noSums = { origin: 0, sum: 0, squares: 0, low: 0, high: 0 };

function copyOf(tallies: PerMeasure<QuantityTally>): PerMeasure<QuantityTally> {
  return perMeasure(tallies, (tally) => tally.copy());
}

function addAll(
  tallies: PerMeasure<QuantityTally>,
  measured: PerMeasure<MeasuredColumn>,
  count: number,
): void {
  tallies.cost.add(measured.cost.column, count, measured.cost.sums);
  for (const [k, { column, sums }] of measured.amounts.entries())
    tallies.amounts[k]?.add(column, count, sums);
}
