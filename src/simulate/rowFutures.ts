import type { LaneAnswer, LaneModel } from "./laneModel.ts";
import {
  batchSize,
  type DifferenceSpread,
  type FuturesSpread,
  noDifference,
  QuantityTally,
  RouteTally,
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

/** Times are worked out here, for base and scenario, and differences. */
const baseTime = new Float64Array(batchSize);
const scenarioTime = new Float64Array(batchSize);
const differences = new Float64Array(batchSize);

/** One journey under the base and all scenarios, batch by batch. */
export class RowTally {
  readonly #model: LaneModel;
  readonly #row: number;
  readonly #base = measures.map(() => new QuantityTally());
  readonly #baseRoutes = new RouteTally();
  readonly #scenarios: (ScenarioTally | undefined)[];
  #reachable: boolean[] | undefined;
  #count = 0;

  /** @param row - The journey's place among the pairs of the model. */
  constructor(model: LaneModel, row: number, scenarios: number) {
    this.#model = model;
    this.#row = row;
    this.#scenarios = Array.from({ length: scenarios }, () => undefined);
  }

  /** Adds the model's last run. */
  add(count: number): void {
    const answers = [undefined, ...this.#scenarios].map((_, m) => this.#model.answer(m, this.#row));
    const base = answers[0] as LaneAnswer;
    // What is closed is closed in all futures.
    this.#reachable ??= answers.map(({ cost, from }) => cost[from] !== Number.POSITIVE_INFINITY);
    if (this.#reachable[0] !== true) return;
    const before = valuesOf(this.#model, 0, base, count, baseTime);
    for (let s = 0; s < this.#scenarios.length; s++) {
      const after = answers[s + 1] as LaneAnswer;
      if (this.#reachable[s + 1] !== true) continue;
      const known = this.#scenarios[s];
      if (known === undefined && !after.changed) continue;
      // Until now the scenario was the base.
      const tally = known ?? new ScenarioTally(this.#base, this.#baseRoutes, this.#count);
      this.#scenarios[s] = tally;
      tally.add(before, valuesOf(this.#model, s + 1, after, count, scenarioTime), count);
      tally.routes.add(base, after, count);
    }
    for (const [m, { values, from }] of before.entries()) this.#base[m]?.add(values, from, count);
    this.#baseRoutes.add(base, base, count);
    this.#count += count;
  }

  /** The journey under each scenario; `undefined` where base or scenario has no route. */
  result(): (RowFutures | undefined)[] {
    if (this.#count === 0) return this.#scenarios.map(() => undefined);
    const base = this.#base.map((tally) => tally.spread());
    return this.#scenarios.map((tally, s) => {
      if (this.#reachable?.[s + 1] !== true) return undefined;
      const paired = base.map((spread, m): PairedSpread => {
        const other = tally?.scenario[m]?.spread() ?? spread;
        return {
          base: spread,
          scenario: other,
          difference: tally?.difference[m]?.difference() ?? noDifference,
        };
      });
      const [generalisedCost, money, time] = paired as [PairedSpread, PairedSpread, PairedSpread];
      const share = (count: number): number => count / this.#count;
      return {
        ...{ futures: this.#count, generalisedCost, money, time },
        ...{ better: share(tally?.better ?? 0), worse: share(tally?.worse ?? 0) },
        routes: this.#routes(s + 1, tally?.routes ?? this.#baseRoutes),
      };
    });
  }

  /** The widest half of a confidence interval of a mean difference in generalised cost, over the scenarios. */
  get halfWidth(): number {
    const widths = this.#scenarios.map((tally) => {
      const [low, high] = tally?.difference[0]?.difference().interval ?? [0, 0];
      return (high - low) / 2;
    });
    return Math.max(0, ...widths);
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

interface Values {
  readonly values: Float64Array;
  readonly from: number;
}

/** Measure -> values of a batch. */
function valuesOf(
  model: LaneModel,
  m: number,
  { cost, carried: money, from }: LaneAnswer,
  count: number,
  time: Float64Array,
): Values[] {
  const hour = model.valueOfTime(m);
  // Generalised cost is money plus time at its value, so time is what is left.
  for (let i = 0; i < count; i++) {
    const rest = (cost[from + i] as number) - (money[from + i] as number);
    time[i] = rest / (typeof hour === "number" ? hour : (hour[i] as number));
  }
  return [
    { values: cost, from },
    { values: money, from },
    { values: time, from: 0 },
  ];
}

/** A journey under a scenario that differs from the base in some future. */
class ScenarioTally {
  readonly scenario: readonly QuantityTally[];
  readonly difference = measures.map(() => new QuantityTally());
  readonly routes: RouteTally;
  better = 0;
  worse = 0;

  constructor(base: readonly QuantityTally[], routes: RouteTally, count: number) {
    this.scenario = base.map((tally) => new QuantityTally(tally));
    this.routes = routes.copy();
    if (count > 0) for (const tally of this.difference) tally.addZeros(count);
  }

  add(before: readonly Values[], after: readonly Values[], count: number): void {
    for (const m of measures.keys()) {
      const [b, a] = [before[m] as Values, after[m] as Values];
      this.scenario[m]?.add(a.values, a.from, count);
      for (let i = 0; i < count; i++)
        differences[i] = (a.values[a.from + i] as number) - (b.values[b.from + i] as number);
      this.difference[m]?.add(differences, 0, count);
      if (m === 0) this.#compare(count);
    }
  }

  #compare(count: number): void {
    for (let i = 0; i < count; i++) {
      const difference = differences[i] as number;
      if (difference < 0) this.better++;
      else if (difference > 0) this.worse++;
    }
  }
}
