/** Trade facilitation indicators of a corridor (CPMM), from shipments. */

import { expectArguments, InputError, type Problem, problem } from "../../base/index.ts";
import { facilitationIndicatorsArguments } from "../given.ts";

/** Observations of a shipment, or means of several. */
export interface Shipment {
  /** How many shipments it stands for; 1 when absent. Above 0. */
  readonly count?: number;
  /** Length of the way, km. Above 0. */
  readonly distanceKm: number;
  /** Goods, t. Above 0. */
  readonly tonnes: number;
  /** Time in motion, h. Above 0. */
  readonly movingHours: number;
  /** Time from door to door, h. At least that in motion. */
  readonly totalHours: number;
  /** All it paid, in the same currency. */
  readonly money: number;
  /** Each border crossing: from the entry of the first post to the exit of the second. */
  readonly crossings: readonly BorderPassage[];
}

/** A border crossing of a shipment. */
export interface BorderPassage {
  /** Waiting, loading and gauge change included, h. */
  readonly hours: number;
  /** All payments there, unofficial ones included, in one currency for the whole ledger. */
  readonly money: number;
}

/** The four trade facilitation indicators of the CAREC programme. */
export interface FacilitationIndicators {
  /** Shipments they rest on. */
  readonly shipments: number;
  /** Border crossings they rest on. */
  readonly passages: number;
  /** TFI1: mean time to clear a border crossing, h; absent when none was crossed. */
  readonly borderHours?: number;
  /** TFI2: mean cost to clear a border crossing, in the currency of the ledger; absent when none was crossed. */
  readonly borderMoney?: number;
  /** TFI3: mean cost of 500 km for 20 t, in the currency of the ledger. */
  readonly moneyPer500KmPer20T: number;
  /** TFI4, SWD: distance over all time, km/h. */
  readonly speedWithDelay: number;
  /** TFI4, SWOD: distance over time in motion, km/h. */
  readonly speedWithoutDelay: number;
}

/**
 * Indicators of Corridor Performance Measurement and Monitoring (CAREC Institute, CPMM annual reports): TFI1 to TFI3 are
 * means over passages and shipments, TFI4 divides all kilometres by all hours. So 1 / SWD = 1 / SWOD + hours stood per
 * kilometre holds for every ledger.
 *
 * @throws InputError with everything wrong in the ledger: none in it, a distance, load or time not above 0, less time in
 *   all than in motion.
 * @example
 * ```ts
 * import { facilitationIndicators } from "karvan/operation";
 * const trip = { distanceKm: 615, tonnes: 20, movingHours: 13.5, totalHours: 54, money: 1180 };
 * const { borderHours, speedWithDelay, speedWithoutDelay } = facilitationIndicators([
 *   { ...trip, crossings: [{ hours: 18.5, money: 160 }] },
 * ]);
 * console.log(borderHours, speedWithDelay.toFixed(1), speedWithoutDelay.toFixed(1)); // 18.5 11.4 45.6
 * ```
 */
export function facilitationIndicators(ledger: readonly Shipment[]): FacilitationIndicators {
  expectArguments(facilitationIndicatorsArguments, [ledger]);
  checkLedger(ledger);
  let shipments = 0;
  let passages = 0;
  let borderHours = 0;
  let borderMoney = 0;
  let normalised = 0;
  let distance = 0;
  let moving = 0;
  let total = 0;
  for (const { count = 1, distanceKm, tonnes, movingHours, totalHours, money, crossings } of ledger) {
    shipments += count;
    distance += count * distanceKm;
    moving += count * movingHours;
    total += count * totalHours;
    normalised += (count * money) / ((distanceKm / 500) * (tonnes / 20));
    for (const passage of crossings) {
      passages += count;
      borderHours += count * passage.hours;
      borderMoney += count * passage.money;
    }
  }
  const border =
    passages === 0 ? {} : { borderHours: borderHours / passages, borderMoney: borderMoney / passages };
  return {
    shipments,
    passages,
    ...border,
    moneyPer500KmPer20T: normalised / shipments,
    speedWithDelay: distance / total,
    speedWithoutDelay: distance / moving,
  };
}

function checkLedger(ledger: readonly Shipment[]): void {
  const problems: Problem[] = [];
  if (ledger.length === 0) {
    problems.push(problem({ path: "ledger", expected: "at least one shipment", got: "none" }));
  }
  for (const [i, shipment] of ledger.entries()) {
    for (const field of ["count", "distanceKm", "tonnes", "movingHours", "totalHours"] as const) {
      const got = shipment[field] ?? (field === "count" ? 1 : undefined);
      if (got !== undefined && got > 0 && got < Number.POSITIVE_INFINITY) continue;
      problems.push(problem({ path: `ledger[${i}].${field}`, expected: "a finite number above 0", got }));
    }
    if (shipment.totalHours < shipment.movingHours) {
      const expected = `at least the ${shipment.movingHours} h in motion`;
      problems.push(problem({ path: `ledger[${i}].totalHours`, expected, got: shipment.totalHours }));
    }
  }
  if (problems.length > 0) throw new InputError(problems);
}
