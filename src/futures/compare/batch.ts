import { type BatchSums, LaneStatistics, type Place, type RowStep } from "../../paths/index.ts";
import type { LaneAnswer } from "../columns/laneModel.ts";
import { batchSize } from "./tally.ts";

/** A column for generalised cost, for money and for time. */
type Columns = readonly [cost: Place, money: Place, time: Place];

/** Columns of a batch with what each adds up to. */
export type Measured = readonly { readonly column: Place; readonly sums: BatchSums }[];

/** The answers of one journey, a batch at a time: what it costs, the money and the time in it, and what differs. */
export class Batch {
  readonly spreads: LaneStatistics = new LaneStatistics(batchSize);
  /** A column of zeros. */
  readonly zeros: Place;
  readonly #base: Columns;
  readonly #scenario: Columns;
  readonly #differences: Columns;
  readonly #hour: Place;
  readonly #workOutBase: () => void;
  readonly #workOutScenario: () => void;

  constructor() {
    const places = this.spreads.columns(11);
    const three = (first: number): Columns => places.slice(first, first + 3) as unknown as Columns;
    [this.#base, this.#scenario, this.#differences] = [three(0), three(3), three(6)];
    [this.#hour, this.zeros] = places.slice(9) as [Place, Place];
    // Generalised cost is money plus time at its value, so time is what is left.
    const timeOf = ([cost, money, out]: Columns): RowStep[] => [
      { name: "subtract", out, a: cost, b: money },
      { name: "divide", out, a: out, b: this.#hour },
    ];
    const differences = this.#differences.map((out, m): RowStep => {
      return { name: "subtract", out, a: this.#scenario[m] as Place, b: this.#base[m] as Place };
    });
    this.#workOutBase = this.spreads.program(timeOf(this.#base));
    this.#workOutScenario = this.spreads.program([...timeOf(this.#scenario), ...differences]);
  }

  /**
   * Takes over a journey's answers under the base.
   *
   * @param hour - Value of time, USD per hour: a column, or one number for all.
   */
  base(answer: LaneAnswer, hour: Float64Array | number, count: number): Measured {
    this.#load(this.#base, answer, hour, count);
    this.#workOutBase();
    return this.#measure(this.#base, count).slice(0, 3);
  }

  /** Takes over those under a scenario, after the base: its three measures, then how they differ from the base's. */
  scenario(answer: LaneAnswer, hour: Float64Array | number, count: number): Measured {
    this.#load(this.#scenario, answer, hour, count);
    this.#workOutScenario();
    return this.#measure(this.#scenario, count);
  }

  /** In how many futures of the scenario taken over last cost is lower than under the base, and in how many higher. */
  signs(count: number): { readonly below: number; readonly above: number } {
    return this.spreads.signs(this.#differences[0], count);
  }

  #load(
    [cost, money]: Columns,
    { cost: costs, carried, from }: LaneAnswer,
    hour: Float64Array | number,
    count: number,
  ): void {
    const { spreads } = this;
    spreads.numbers(cost, count).set(costs.subarray(from, from + count));
    spreads.numbers(money, count).set(carried.subarray(from, from + count));
    const hours = spreads.numbers(this.#hour, count);
    if (typeof hour === "number") hours.fill(hour);
    else hours.set(hour.subarray(0, count));
  }

  #measure([first]: Columns, count: number): Measured {
    const { stride } = this.spreads;
    return this.spreads.sums(first, count).map((sums, k) => ({ column: first + k * stride, sums }));
  }
}
