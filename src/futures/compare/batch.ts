/** Holds a batch of futures of one journey as columns, and takes the sums that statistics need. */
import { type BatchSums, type ColumnAddress, LaneStatistics } from "../../paths/index.ts";
import type { LaneAnswer } from "../columns/laneModel.ts";
import { batchSize } from "./tally.ts";

/** A generalised cost and amounts, of one kind for each. */
export interface PerMeasure<T> {
  readonly cost: T;
  /** In the order of the model's amounts. */
  readonly amounts: readonly T[];
}

/** A column of a batch with its sums. */
export interface MeasuredColumn {
  readonly column: ColumnAddress;
  readonly sums: BatchSums;
}

/** What two or more things per measure come to. */
export function perMeasure<T, U>(of: PerMeasure<T>, make: (one: T) => U): PerMeasure<U> {
  return { cost: make(of.cost), amounts: of.amounts.map(make) };
}

/** The answers of one journey, a batch at a time: what it costs, the amounts in it, and how two sides differ. */
export class Batch {
  readonly statistics: LaneStatistics = new LaneStatistics(batchSize);
  /** A column of zeros. */
  readonly zeros: ColumnAddress;
  readonly #base: PerMeasure<ColumnAddress>;
  readonly #scenario: PerMeasure<ColumnAddress>;
  readonly #difference: PerMeasure<ColumnAddress>;
  readonly #subtract: () => void;

  /** @param amounts - How many amounts an answer has. */
  constructor(amounts: number) {
    const { statistics } = this;
    // Side by side, so that the sums of scenario and difference are taken together.
    const places = statistics.columnsToSum(3 * (1 + amounts) + 1);
    const take = (): PerMeasure<ColumnAddress> => {
      const [cost, ...others] = places.splice(0, 1 + amounts) as [ColumnAddress, ...ColumnAddress[]];
      return { cost, amounts: others };
    };
    this.#base = take();
    this.#scenario = take();
    this.#difference = take();
    this.zeros = places[0] as ColumnAddress;
    const subtract = (out: ColumnAddress, a: ColumnAddress, b: ColumnAddress) =>
      ({ name: "subtract", out, a, b }) as const;
    this.#subtract = statistics.program([
      subtract(this.#difference.cost, this.#scenario.cost, this.#base.cost),
      ...this.#difference.amounts.map((out, k) =>
        subtract(out, this.#scenario.amounts[k] as ColumnAddress, this.#base.amounts[k] as ColumnAddress),
      ),
    ]);
  }

  /** Takes over a journey's answers under the base. */
  base(answer: LaneAnswer, count: number): PerMeasure<MeasuredColumn> {
    this.#load(this.#base, answer, count);
    return this.#measure([this.#base], count)[0] as PerMeasure<MeasuredColumn>;
  }

  /** Takes over those under a scenario, after the base: its measures, and how they differ from the base's. */
  scenario(
    answer: LaneAnswer,
    count: number,
  ): {
    readonly scenario: PerMeasure<MeasuredColumn>;
    readonly difference: PerMeasure<MeasuredColumn>;
  } {
    this.#load(this.#scenario, answer, count);
    this.#subtract();
    const [scenario, difference] = this.#measure([this.#scenario, this.#difference], count);
    return { scenario, difference } as ReturnType<Batch["scenario"]>;
  }

  /** In how many futures of the scenario taken over last cost is lower than under the base, and in how many higher. */
  signs(count: number): { readonly below: number; readonly above: number } {
    return this.statistics.signs(this.#difference.cost, count);
  }

  #load({ cost, amounts }: PerMeasure<ColumnAddress>, answer: LaneAnswer, count: number): void {
    const { statistics } = this;
    const load = (place: ColumnAddress, column: Float64Array): void =>
      statistics.numbers(place, count).set(column.subarray(answer.from, answer.from + count));
    load(cost, answer.cost);
    for (const [k, column] of answer.amounts.entries()) load(amounts[k] as ColumnAddress, column);
  }

  /** Sums of groups of columns that lie one behind the other. */
  #measure(groups: readonly PerMeasure<ColumnAddress>[], count: number): PerMeasure<MeasuredColumn>[] {
    const columns = groups.flatMap(({ cost, amounts }) => [cost, ...amounts]);
    const sums = this.statistics.sums(columns[0] as ColumnAddress, columns.length, count);
    let at = 0;
    return groups.map((group) => perMeasure(group, (column) => ({ column, sums: sums[at++] as BatchSums })));
  }
}
