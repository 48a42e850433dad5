/** What a route adds up to, by measure and component. */

import type { Measure } from "../../model/index.ts";
import { heads } from "../prices/charge.ts";

/** An amount split into its components; components without any are left out. */
export interface Breakdown {
  readonly total: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** What a route adds up to. Money and emissions are per commodity unit (tonne or passenger). */
export interface RouteTotals {
  readonly distanceKm: number;
  /** In the study's currency per unit. */
  readonly money: Breakdown;
  /** Hours. */
  readonly time: Breakdown;
  /** kgCO2e per unit, well to wheel. */
  readonly co2e: Breakdown;
  /** Money plus time at the commodity's value of time, in the study's currency per unit. */
  readonly generalisedCost: number;
}

const headsOf = (measure: Measure): readonly { readonly component: string; readonly head: number }[] =>
  heads.flatMap((one, head) => (one.measure === measure ? [{ component: one.component, head }] : []));

const headsByMeasure = { money: headsOf("money"), time: headsOf("time"), co2e: headsOf("co2e") } as const;

const isMoney = Uint8Array.from(heads, ({ measure }) => (measure === "money" ? 1 : 0));

/** Adds up a route. Amounts are multiples of 2^-30, so totals are exact, and the sum of their parts. */
export class TotalsTally {
  readonly #amounts = new Float64Array(heads.length);
  readonly #isMet = new Uint8Array(heads.length);
  #distanceKm = 0;
  #generalisedCost = 0;

  /** Begins another route. */
  clear(): this {
    this.#amounts.fill(0);
    this.#isMet.fill(0);
    this.#distanceKm = 0;
    this.#generalisedCost = 0;
    return this;
  }

  addLength(km: number): void {
    this.#distanceKm += km;
  }

  /**
   * @param head - Measure and component, by `headOf`.
   * @param amount - In the study's currency, h or kgCO2e.
   * @param timeValue - Value of the time, in the study's currency; 0 for what is no time.
   */
  addCharge(head: number, amount: number, timeValue: number): void {
    this.#amounts[head] = (this.#amounts[head] as number) + amount;
    this.#isMet[head] = 1;
    this.#generalisedCost += isMoney[head] === 1 ? amount : timeValue;
  }

  totals(): RouteTotals {
    return {
      distanceKm: this.#distanceKm,
      money: this.#split("money"),
      time: this.#split("time"),
      co2e: this.#split("co2e"),
      generalisedCost: this.#generalisedCost,
    };
  }

  #split(measure: Measure): Breakdown {
    const parts: Record<string, number> = {};
    let total = 0;
    for (const { component, head } of headsByMeasure[measure]) {
      if (this.#isMet[head] === 0) continue;
      const amount = this.#amounts[head] as number;
      parts[component] = amount;
      total += amount;
    }
    return { total, parts };
  }
}
