/** What the use of a free zone adds to a route. */

import {
  type Amount,
  type Crossing,
  type Expression,
  number,
  type Operation,
  operation,
  type Zone,
} from "../../model/index.ts";
import { type Charge, charger } from "./charge.ts";
import { chargesAtBorder, chargesOfOperation } from "./handling.ts";

/** Steps at a border that are done in a joint zone, once for both countries. */
const formalities: ReadonlySet<string> = new Set(["documents", "inspection", "release"]);

/** Entry into a joint zone at a border: the stop of the crossing with the formalities of the zone, its fee and levy. */
export function entryFromAbroad(zone: Zone, row: Crossing): readonly Charge[] {
  const atBorder = chargesAtBorder(row).map((charge) =>
    formalities.has(charge.component) ? times(charge, zone.timeFactor) : charge,
  );
  return [...atBorder, ...entry(zone)];
}

/** Entry into a zone inside a country. */
export function entry(zone: Zone): readonly Charge[] {
  const make = charger("zones", zone.id, zone.payee);
  return [...make("money", "borderFee", zone.fee), ...make("money", "levy", zone.levy)];
}

/**
 * Clearance in a zone, by the row for clearance outside it; `undefined` when nothing is cleared there.
 *
 * @param row - Clearance of such goods at that place.
 */
export function clearanceInZone(zone: Zone, row: Operation): readonly Charge[] | undefined {
  const { clearanceFactor, timeFactor } = zone;
  if (clearanceFactor === undefined) return undefined;
  return chargesOfOperation(row).map((charge) => {
    if (charge.measure === "time") return times(charge, timeFactor);
    return charge.component === "clearance" ? times(charge, clearanceFactor) : charge;
  });
}

/**
 * Clearance in a zone after storage there: duty is paid later, and counts at its present value,
 * duty x (1 - interest x time), at least 0. Simple interest, as customs and banks use for less than a year.
 */
export function clearanceAfterStorage(zone: Zone, row: Operation): readonly Charge[] | undefined {
  const { storage, storageTime, interest, dwell } = zone;
  const charges = clearanceInZone(zone, row);
  if (charges === undefined || storage === undefined || storageTime === undefined || interest === undefined)
    return undefined;
  const saved = operation("multiply", interest.expression, storageTime.expression);
  const worth: Amount = {
    text: `max(0, 1 - (${interest.text}) x (${storageTime.text}))`,
    expression: operation("max", number(0), operation("subtract", number(1), saved)),
  };
  const make = charger("zones", zone.id, zone.payee);
  return [
    ...make("money", "storage", storage),
    ...make("time", "dwell", dwell),
    ...charges.map((charge) => (charge.component === "duty" ? times(charge, worth) : charge)),
  ];
}

/** A charge times a factor. */
function times(charge: Charge, factor: Amount): Charge {
  const expression: Expression = operation("multiply", charge.expression, factor.expression);
  return { ...charge, expression, text: `(${charge.text}) x (${factor.text})` };
}
