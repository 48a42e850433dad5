import { components, type Measure } from "../../model/index.ts";

/** An amount split into its components; components without any are left out. */
export interface Breakdown {
  readonly total: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** What a route adds up to. Money and emissions are per commodity unit (tonne or passenger). */
export interface RouteTotals {
  readonly distanceKm: number;
  /** USD per unit. */
  readonly money: Breakdown;
  /** Hours. */
  readonly time: Breakdown;
  /** kgCO2e per unit, well to wheel. */
  readonly co2e: Breakdown;
  /** Money plus time at the commodity's value of time, USD per unit. */
  readonly generalisedCost: number;
}

/** Adds up a route. Amounts are multiples of 2^-30, so totals are exact, and the sum of their parts. */
export class Tally {
  readonly #parts: Record<Measure, Record<string, number>> = { money: {}, time: {}, co2e: {} };
  #distanceKm = 0;
  #generalisedCost = 0;

  addLength(km: number): void {
    this.#distanceKm += km;
  }

  /**
   * @param amount - USD, h or kgCO2e.
   * @param timeValue - Value of the time, USD; 0 for what is no time.
   */
  addCharge(
    charge: { readonly measure: Measure; readonly component: string },
    amount: number,
    timeValue: number,
  ): void {
    const { measure, component } = charge;
    const parts = this.#parts[measure];
    parts[component] = (parts[component] ?? 0) + amount;
    this.#generalisedCost += measure === "money" ? amount : timeValue;
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
    const found = this.#parts[measure];
    const parts: Record<string, number> = {};
    let total = 0;
    for (const name of components[measure]) {
      const amount = found[name];
      if (amount === undefined) continue;
      parts[name] = amount;
      total += amount;
    }
    return { total, parts };
  }
}
