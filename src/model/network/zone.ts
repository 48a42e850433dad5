/** Rules of free zones: what may enter them, and where they may be. */
import { didYouMean, type Fault } from "../../base/index.ts";
import { eitherMode, modeTraits, vehicleModes } from "./modes.ts";
import type { Place } from "./network.ts";
import { sidesOf } from "./parseEnd.ts";
import { placeTraits } from "./placeKinds.ts";
import type { Commodity, Zone } from "./rows.ts";
import { commoditiesNamed } from "./selection.ts";

/** What is wrong with a field of a zone. */
export interface ZoneFault extends Fault {
  readonly field: "at" | "countries" | "modes" | "commodities" | "storage";
}

/** Whether goods of a commodity may enter a zone; travellers never do. */
export function isEligible(zone: Pick<Zone, "commodities">, commodity: Commodity): boolean {
  return commodity.traffic === "freight" && commoditiesNamed([commodity], zone.commodities).length === 1;
}

/** What is wrong with a zone: where it is, into which countries and by which modes goods leave it, what may enter. */
export function zoneFaults(
  zone: Zone,
  places: ReadonlyMap<string, Place>,
  commodities: readonly Commodity[],
): ZoneFault[] {
  return [
    ...placeFaults(zone, places),
    ...zone.commodities
      .filter((name) => commoditiesNamed(commodities, [name]).some(({ traffic }) => traffic !== "freight"))
      .map((got): ZoneFault => {
        return { field: "commodities", expected: "goods", got, hint: "travellers pass no free zone" };
      }),
    ...storageFaults(zone),
  ];
}

function storageFaults({ storage, storageTime, interest, clearanceFactor }: Zone): ZoneFault[] {
  const parts = [storage, storageTime, interest].filter((part) => part !== undefined).length;
  const refuse = (expected: string, got: string): ZoneFault[] => {
    const hint = "storage defers the duty of what is then cleared: it has a price, a time and an interest";
    return [{ field: "storage", expected, got, hint }];
  };
  if (parts !== 0 && parts !== 3)
    return refuse("storage, its time and the interest, or none of them", `${parts} of 3`);
  if (parts === 3 && clearanceFactor === undefined)
    return refuse("clearance in a zone that stores goods", "no clearance");
  return [];
}

function placeFaults({ at, countries, modes }: Zone, places: ReadonlyMap<string, Place>): ZoneFault[] {
  const place = places.get(at);
  const mayHold = ({ kind }: Place): boolean => placeTraits[kind]?.holdsZones === true;
  const expected = "the id of a border crossing or a free zone";
  if (place === undefined) {
    const ids = [...places.values()].filter(mayHold).map(({ id }) => id);
    return [{ field: "at", expected, got: at, hint: didYouMean(at, ids) ?? "see the table of places" }];
  }
  if (!mayHold(place)) {
    return [{ field: "at", expected, got: at, hint: `it is of kind ${place.kind}` }];
  }
  const sides = sidesOf(place);
  const met = sides.join(" and ");
  const isBorder = placeTraits[place.kind]?.joinsCountries === true;
  const served = vehicleModes.filter((mode) => !isBorder || modeTraits[mode].borders === "crossing");
  return [
    ...countries
      .filter((country) => !sides.includes(country))
      .map((got): ZoneFault => {
        return {
          field: "countries",
          expected: `a country that ${at} lies in`,
          got,
          hint: `there are ${met}`,
        };
      }),
    ...modes
      .filter((mode) => !served.some((known) => known === mode))
      .map((got): ZoneFault => {
        const hint = isBorder
          ? eitherMode(served)
          : `${eitherMode(served)}; a ferry carries trains or trucks`;
        return { field: "modes", expected: "a mode by which goods come to the zone", got, hint };
      }),
  ];
}
