/** Ways through customs other than clearance at the destination: at borders, on the way, and in free zones. */

import {
  type BorderMode,
  type Crossing,
  isEligible,
  type Operation,
  type Vehicle,
  type VehicleMode,
  vehicleId,
  type Zone,
} from "../../model/index.ts";
import type { Charge } from "../prices/charge.ts";
import {
  chargesAtBorder,
  chargesInTransit,
  chargesOfOperation,
  crossingRow,
  operationCharges,
  operationRow,
} from "../prices/handling.ts";
import type { PriceBook } from "../prices/priceBook.ts";
import { clearanceAfterStorage, clearanceInZone, entry, entryFromAbroad } from "../prices/zoneCharges.ts";
import { type DraftArc, type Move, moved } from "./draftArc.ts";
import type { ArcType, JourneyState } from "./stateGraph.ts";
import { type Standing, stateIn, type Yard, type Yards } from "./yard.ts";

/** Where vehicles of a mode go over a border. */
export interface Border {
  readonly yard: Yard;
  readonly into: Yard;
  readonly mode: BorderMode & VehicleMode;
  readonly vehicles: readonly Vehicle[];
}

const onTheWay = { kind: "clear", from: "transit", to: "imported" } as const;
const imported: Standing = { customs: "imported" };

/**
 * Other ways over a border than the crossing: with clearance on the spot, where a row of the study allows it, and through
 * joint zones, which goods leave in transit or cleared.
 */
export function borderWays({ yard, into, mode, vehicles }: Border, book: PriceBook): DraftArc[] {
  if (book.commodity.traffic !== "freight") return [];
  const { place } = yard;
  const clear = operationRow({ ...onTheWay, place, side: into.side }, book);
  const zones = zonesAt(yard, into, book);
  if (clear === undefined && zones.length === 0) return [];
  const row = crossingRow({ at: place.id, mode, from: yard.side, to: into.side }, book);
  if (row === undefined) return [];
  const home = operationRow({ kind: "clear", place, side: into.side }, book);
  return vehicles.flatMap((vehicle) => {
    const move = (type: Move["type"], words: string, more: Partial<Move>): Move => {
      return { type, words, before: vehicle, after: vehicle, into, ...more };
    };
    const words = `${yard.side} > ${into.side} by ${vehicleId(vehicle)}`;
    const spot =
      clear === undefined
        ? []
        : moved(
            yard,
            move("crossing", `${words}, cleared`, { standsAfter: imported }),
            book.once(clearedAtBorder, row, clear),
          );
    const ways = zones
      .filter((zone) => serves(zone, mode))
      .flatMap((zone) => {
        const inside: Standing = { customs: "zone", zone: zone.id };
        const enter = move("enterZone", `${zone.id}, ${words}`, { into: yard, standsAfter: inside });
        const leave = move("leaveZone", `${zone.id}, ${words}`, { standsBefore: inside });
        const cleared = { standsBefore: inside, standsAfter: imported };
        return [
          ...moved(yard, enter, book.once(entryFromAbroad, zone, row)),
          ...moved(yard, leave, book.once(chargesInTransit, row)),
          ...clearances(yard, move("clear", `in ${zone.id}, ${words}`, cleared), zone, home, book),
        ];
      });
    return [...spot, ...ways];
  });
}

/** Clearance on the way inside a country, and in its zones. At borders these are ways over the border. */
export function inlandWays(yard: Yard, vehicles: readonly Vehicle[], book: PriceBook): DraftArc[] {
  const { place, side } = yard;
  if (place.otherCountry !== undefined || book.commodity.traffic !== "freight") return [];
  const charges = operationCharges({ ...onTheWay, place, side }, book);
  const zones = zonesAt(yard, yard, book);
  const home = operationRow({ kind: "clear", place, side }, book);
  return vehicles.flatMap((vehicle) => {
    const move = { before: vehicle, after: vehicle };
    const spot = {
      ...move,
      type: "clear",
      words: `on the way by ${vehicleId(vehicle)}`,
      standsAfter: imported,
    } as const;
    const ways = zones
      .filter((zone) => serves(zone, vehicle.mode))
      .flatMap((zone) => {
        const inside: Standing = { customs: "zone", zone: zone.id };
        const words = `${zone.id} by ${vehicleId(vehicle)}`;
        const cleared = { ...move, standsBefore: inside, standsAfter: imported };
        return [
          ...moved(yard, { ...move, type: "enterZone", words, standsAfter: inside }, book.once(entry, zone)),
          ...clearances(yard, { ...cleared, type: "clear", words: `in ${words}` }, zone, home, book),
        ];
      });
    return [...moved(yard, spot, charges), ...ways];
  });
}

/**
 * The moves of goods that were imported before their destination: as those of others, but inside the country. They do not
 * leave it, since a second export would be a journey of its own; unloaded, they have arrived.
 *
 * @param arcs - Moves of goods that were not.
 * @param countries - The countries into which goods are imported before their destination.
 */
export function importedLayer(
  arcs: readonly DraftArc[],
  countries: ReadonlySet<string>,
  yards: Yards,
): DraftArc[] {
  const yardOf = ({ place, side }: JourneyState): Yard => yards.at(yards.place(place), side);
  return arcs
    .filter(({ type, from, to }) => inland.has(type) && from.side === to.side && countries.has(from.side))
    .map((arc) => {
      const { id, type, from, to } = arc;
      const after =
        type === "unload" ? stateIn(yardOf(to), "cleared") : stateIn(yardOf(to), vehicleOf(to), imported);
      return {
        ...arc,
        id: `${id}, imported`,
        from: stateIn(yardOf(from), vehicleOf(from), imported),
        to: after,
      };
    });
}

/** The vehicle of a state in which the goods are aboard. */
function vehicleOf({ vehicle }: JourneyState): Vehicle {
  return vehicle as Vehicle;
}

const inland: ReadonlySet<ArcType> = new Set(["link", "transship", "gaugeChange", "unload"]);

/** Goods that are cleared at the border go on without a guarantee. */
function clearedAtBorder(row: Crossing, clear: Operation): readonly Charge[] {
  return [...chargesAtBorder(row), ...chargesOfOperation(clear)];
}

/** The zones at a place by which goods go from one yard to another. */
function zonesAt({ place }: Yard, into: Yard, book: PriceBook): Zone[] {
  return book
    .zones(place.id)
    .filter(({ countries }) => countries.length === 0 || countries.includes(into.side))
    .filter((zone) => isEligible(zone, book.commodity))
    .map((zone) => book.own(zone));
}

function clearances(
  yard: Yard,
  move: Move,
  zone: Zone,
  home: Operation | undefined,
  book: PriceBook,
): DraftArc[] {
  if (home === undefined) return [];
  const later = { ...move, words: `${move.words}, after storage` };
  return [
    ...moved(yard, move, book.once(clearanceInZone, zone, home)),
    ...moved(yard, later, book.once(clearanceAfterStorage, zone, home)),
  ];
}

function serves({ modes }: Zone, mode: VehicleMode): boolean {
  return modes.length === 0 || modes.includes(mode);
}
