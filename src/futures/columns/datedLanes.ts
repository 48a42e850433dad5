/** Prices and routes over futures in which dates of edits are drawn: each future has the network of its dates. */

import type { Steps } from "../../base/index.ts";
import type { Commodity } from "../../model/index.ts";
import type { ModelVariants, ScenarioModel } from "../../routing/index.ts";
import type { AmountColumn } from "./amountColumn.ts";
import { drawnFigure } from "./draws.ts";
import { type LaneAnswer, type LaneInput, LaneModel, type LanePair } from "./laneModel.ts";

/** What questions over futures ask of lanes, whether dates are drawn or not. */
export type Lanes = Pick<
  LaneModel,
  | "lanes"
  | "models"
  | "inputs"
  | "amounts"
  | "kernel"
  | "bytes"
  | "has"
  | "run"
  | "answer"
  | "alike"
  | "links"
  | "arcId"
>;

/** How lanes are opened. */
export interface LaneOptions {
  /** Lanes of a run, at most. */
  readonly lanes: number;
  /** Whether a figure has a column though nothing is unknown about it. By default none. */
  readonly isInput?: (id: string) => boolean;
  /** What is added up along routes beside their cost. */
  readonly amounts: readonly AmountColumn[];
}

/** Opens a base and its scenarios for many futures at once. */
export type OpenLanes = (
  models: readonly ScenarioModel[],
  commodity: Commodity,
  pairs: readonly LanePair[],
  options: LaneOptions,
) => Steps<Lanes>;

/**
 * Opens a base and its scenarios for many futures at once.
 *
 * @throws InputError when the dates of too many edits decide whether they hold.
 */
export function* openLanes(
  models: readonly ScenarioModel[],
  commodity: Commodity,
  pairs: readonly LanePair[],
  options: LaneOptions,
): Steps<Lanes> {
  const variants: (ModelVariants | undefined)[] = [];
  for (const model of models) {
    variants.push(model.variants?.(model));
    yield;
  }
  const all = models.map((model, m) => variants[m]?.models ?? [model]);
  const inner = yield* LaneModel.open(all.flat(), commodity, pairs, options);
  return variants.every((each) => each === undefined) ? inner : new DatedLanes(inner, all, variants);
}

/** A model in the inner lanes: the first of its variants, and which of its edits hold by which dates. */
interface Side {
  readonly first: number;
  readonly count: number;
  readonly moment: number;
  readonly bits: readonly { readonly from?: Float64Array; readonly until?: Float64Array }[];
  /** By lane: the number of the variant. */
  readonly chosen: Int32Array;
}

/** Lanes of all variants, from which each future takes those that its dates make. */
class DatedLanes implements Lanes {
  readonly lanes: number;
  readonly models: number;
  readonly inputs: readonly LaneInput[];
  readonly amounts: readonly AmountColumn[];
  readonly #inner: LaneModel;
  readonly #sides: readonly Side[];

  /** @param all - The variants of each model, all of which the inner lanes hold in this order. */
  constructor(
    inner: LaneModel,
    all: readonly (readonly ScenarioModel[])[],
    variants: readonly (ModelVariants | undefined)[],
  ) {
    this.#inner = inner;
    this.lanes = inner.lanes;
    this.models = all.length;
    this.amounts = this.#inner.amounts;
    // One date may be of base and scenario: it is drawn once.
    const dates = new Map<string, LaneInput>();
    for (const { figure } of variants.flatMap((each) => each?.dates ?? [])) {
      if (dates.has(figure.id)) continue;
      const drawn = drawnFigure(figure);
      const column = new Float64Array(this.lanes).fill(figure.value);
      dates.set(figure.id, { key: figure.id, figure, column, ...(drawn && { drawn }) });
    }
    this.inputs = [...this.#inner.inputs, ...dates.values()];
    let first = 0;
    this.#sides = all.map(({ length: count }, m): Side => {
      const own = variants[m];
      const columnOf = (edit: string, field: string) => {
        const column = dates.get(`${edit}.${field}`)?.column;
        const isOwn = own?.dates.some((date) => date.edit === edit && date.field === field) === true;
        return column !== undefined && isOwn ? { [field]: column } : {};
      };
      const bits = (own?.edits ?? []).map((edit) => ({
        ...columnOf(edit, "from"),
        ...columnOf(edit, "until"),
      }));
      const side = { first, count, bits, moment: own?.moment ?? 0, chosen: new Int32Array(this.lanes) };
      first += count;
      return side;
    });
  }

  get kernel(): string {
    return this.#inner.kernel;
  }

  get bytes(): number {
    return this.#inner.bytes;
  }

  has(row: number): boolean {
    return this.#inner.has(row);
  }

  arcId(arc: number): string {
    return this.#inner.arcId(arc);
  }

  /** Prices all variants, and chooses for each lane those that its dates make. */
  *run(count: number): Steps<void> {
    yield* this.#inner.run(count);
    for (const { bits, moment, chosen } of this.#sides) {
      for (let lane = 0; lane < count; lane++) {
        let number = 0;
        for (const [bit, { from, until }] of bits.entries()) {
          const hasBegun = from === undefined || (from[lane] as number) < moment;
          const hasEnded = until !== undefined && (until[lane] as number) < moment;
          if (hasBegun && !hasEnded) number |= 1 << bit;
        }
        chosen[lane] = number;
      }
    }
  }

  /**
   * The answers of the last run, lane by lane those of the variant that its dates make. Where a variant has no route the pair has
   * none: a mean over futures with and without a route says nothing.
   */
  answer(m: number, row: number): LaneAnswer {
    const { first, count, chosen } = this.#sides[m] as Side;
    const answers = Array.from({ length: count }, (_, v) => this.#inner.answer(first + v, row));
    const sides = answers.map((_, v) => this.#inner.sideOf(first + v, row));
    const { lanes } = this;
    const cost = new Float64Array(lanes).fill(Number.POSITIVE_INFINITY);
    const route = new Int32Array(lanes).fill(-1);
    const amounts = this.amounts.map(() => new Float64Array(lanes));
    const answer = { cost, route, amounts, from: 0, changed: m > 0 };
    if (answers.some((own) => own.cost[own.from] === Number.POSITIVE_INFINITY)) return answer;
    for (let lane = 0; lane < lanes; lane++) {
      const v = chosen[lane] as number;
      const own = answers[v] as LaneAnswer;
      cost[lane] = own.cost[own.from + lane] as number;
      // Routes are numbered on two sides; one number stands for both.
      route[lane] = 2 * (own.route[own.from + lane] as number) + (sides[v] as number);
      for (const [k, column] of amounts.entries()) {
        column[lane] = (own.amounts[k] as Float64Array)[own.from + lane] as number;
      }
    }
    return answer;
  }

  alike(m: number, n: number, row: number, count: number): boolean {
    const [one, other] = [this.answer(m, row), this.answer(n, row)];
    const isSame = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
      for (let i = 0; i < count; i++) if (a[i] !== b[i]) return false;
      return true;
    };
    return (
      isSame(one.cost, other.cost) &&
      isSame(one.route, other.route) &&
      one.amounts.every((column, k) => isSame(column, other.amounts[k] as Float64Array))
    );
  }

  links(_m: number, _row: number, route: number): readonly string[] {
    return this.#inner.linksOn((route & 1) as 0 | 1, route >> 1);
  }
}
