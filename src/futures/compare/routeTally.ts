/** Counts how often each pair of routes is best. */

import { append } from "../../base/index.ts";
import type { LaneAnswer } from "../columns/laneModel.ts";

/** How often which route is best under the base, and which at the same time under a scenario. */
export class RouteTally {
  readonly #base: number[] = [];
  readonly #scenario: number[] = [];
  readonly #counts: number[] = [];

  /** Adds a batch, given as answers under base and scenario. */
  add({ route: before, from }: LaneAnswer, { route: after, from: start }: LaneAnswer, count: number): void {
    // Runs of futures with one pair of routes are counted as a whole.
    for (let i = 0; i < count; ) {
      const base = before[from + i] as number;
      const scenario = after[start + i] as number;
      const first = i;
      do i++;
      while (i < count && before[from + i] === base && after[start + i] === scenario);
      const place = this.#place(base, scenario);
      this.#counts[place] = (this.#counts[place] as number) + i - first;
    }
  }

  copy(): RouteTally {
    const copy = new RouteTally();
    append(copy.#base, this.#base);
    append(copy.#scenario, this.#scenario);
    append(copy.#counts, this.#counts);
    return copy;
  }

  /** Pairs of routes, the most frequent first. */
  pairs(): { readonly base: number; readonly scenario: number; readonly count: number }[] {
    const pairs = this.#counts.map((count, i) => ({
      base: this.#base[i] as number,
      scenario: this.#scenario[i] as number,
      count,
    }));
    return pairs.sort((a, b) => b.count - a.count);
  }

  #place(base: number, scenario: number): number {
    for (let i = 0; i < this.#counts.length; i++)
      if (this.#base[i] === base && this.#scenario[i] === scenario) return i;
    this.#base.push(base);
    this.#scenario.push(scenario);
    this.#counts.push(0);
    return this.#counts.length - 1;
  }
}
