/** The rows that price and time journeys: those of the tables, and what they become as they are read. */

import type { Amount } from "../figures/amount.ts";
import type { CrossingRow, ServiceRow } from "../tables/tableRows.ts";
import type { Timetable } from "./timetable.ts";

export type { Commodity, EmissionFactor, Operation, Tariff, Timing, Zone } from "../tables/tableRows.ts";

/** Which links, places and commodities a table row is for. Empty lists mean all. The most specific row counts. */
export interface Selector {
  readonly countries: readonly string[];
  /** Ids of commodities, their handling, or `freight` / `passengers`. */
  readonly commodities: readonly string[];
}

/** A border crossing as a process, for one mode, one or both directions, and some commodities. */
export interface Crossing extends Omit<CrossingRow, "at">, Selector {
  /** The crossing, or the row of a ferry link that joins two countries. */
  readonly at: string;
}

/**
 * Trains, ferries or ships that goods wait for: a line over its links, or, without links, a class of service. Dated
 * journeys take the departures of a line; undated routes the figure `services.<id>.wait`, the mean wait of a consignment
 * that may come at any time.
 */
export interface Service extends ServiceRow {
  /** Time between departures, where no days are known. Exactly one of `headway` and `timetable` is given. */
  readonly headway?: Amount;
  /** Departures at the beginning of the first link. */
  readonly timetable?: Timetable;
  /** What one departure carries, above 0: in TEU, wagons or tonnes, or these per train. */
  readonly capacity?: Amount;
  /** Time over all links together (one amount), or over each (as many as links); the links' own when empty. */
  readonly durations: readonly Amount[];
}
