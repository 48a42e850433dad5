/** The rows that price and time journeys; their fields follow from the definitions of the tables. */

import type { Amount } from "../figures/amount.ts";
import type { commodityTable } from "../tables/commodityTable.ts";
import type { crossingTable } from "../tables/crossingTable.ts";
import type { emissionTable } from "../tables/emissionTable.ts";
import type { operationTable } from "../tables/operationTable.ts";
import type { Row } from "../tables/row.ts";
import type { serviceTable } from "../tables/serviceTable.ts";
import type { tariffTable } from "../tables/tariffTable.ts";
import type { timingTable } from "../tables/timingTable.ts";
import type { zoneTable } from "../tables/zoneTable.ts";
import type { Timetable } from "./timetable.ts";

/** What travels. */
export type Commodity = Row<typeof commodityTable>;

/** Which links, places and commodities a table row is for. Empty lists mean all. The most specific row counts. */
export interface Selector {
  readonly countries: readonly string[];
  /** Ids of commodities, their handling, or `freight` / `passengers`. */
  readonly commodities: readonly string[];
}

/** A price of carriage. Line haul and toll are looked up apart, and add up. */
export type Tariff = Row<typeof tariffTable>;

/** How long carriage takes. */
export type Timing = Row<typeof timingTable>;

/** Emissions of carriage, well to wheel. */
export type EmissionFactor = Row<typeof emissionTable>;

/** Money, time and emissions of an operation at a place; absent parts are none. */
export type Operation = Row<typeof operationTable>;

/** A border crossing as a process, for one mode, one or both directions, and some commodities. */
export interface Crossing extends Omit<Row<typeof crossingTable>, "at">, Selector {
  /** The crossing, or the row of a ferry link that joins two countries. */
  readonly at: string;
}

/**
 * A free zone as a way through customs: at a place of kind `freeZone`, or at a border crossing as a joint zone of both
 * countries, which goods enter from the one and leave into the other. `countries` are those into which they may leave.
 */
export type Zone = Row<typeof zoneTable>;

/**
 * Trains, ferries or ships that run to a timetable. Dated journeys take its departures; a static model takes the figure
 * `services.<id>.wait`, the mean wait of a consignment that may come at any time.
 */
export interface Service extends Row<typeof serviceTable> {
  /** Time between departures, where no days are known. Exactly one of `headway` and `timetable` is given. */
  readonly headway?: Amount;
  /** Departures at the beginning of the first link. */
  readonly timetable?: Timetable;
  /** What one departure carries, above 0: in TEU, wagons or tonnes, or these per train. */
  readonly capacity?: Amount;
  /** Time over all links together (one amount), or over each (as many as links); the links' own when empty. */
  readonly durations: readonly Amount[];
}
