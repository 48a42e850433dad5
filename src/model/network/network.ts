/** The network that scenarios may change: places, links, prices, times and processes. */

import type { Calendar } from "../calendar/index.ts";
import type { Figure } from "../figures/figure.ts";
import type { LinkRow, PlaceRow } from "../tables/tableRows.ts";
import type { Crossing, EmissionFactor, Operation, Service, Tariff, Timing, Zone } from "./rows.ts";
import type { Flow, Station } from "./traffic.ts";

/** A place where links meet. */
export interface Place extends PlaceRow {
  /** Rail gauges that meet here, in mm. */
  readonly gaugeBreak?: readonly number[];
}

/** Columns of a row of links that become figures, or fields of another name. */
type ReadOtherwise =
  | "twoWay"
  | "gaugeMm"
  | "lengthKm"
  | "lengthLow"
  | "lengthHigh"
  | "lengthKind"
  | "lengthSource"
  | "speedKmh"
  | "speedKind"
  | "speedSource"
  | "speedFormula"
  | "designSpeedKmh"
  | "designSpeedSource"
  | "capexMusd"
  | "capexSource";

/** A directed connection of one mode. Parallel links are normal. The way back of a two-way row has an id in `~back`. */
export interface Link extends Omit<LinkRow, ReadOtherwise> {
  /** Id of the table row; the two ways of a two-way row share it, and its figures. */
  readonly row: string;
  /** Id of the figure with its length. */
  readonly length: string;
  /** Id of the figure with its own running speed. */
  readonly speed?: string;
  /** Rail gauge in mm. */
  readonly gauge?: number;
  /** Id of the figure with the speed it is built for; kept for reference, prices nothing. */
  readonly designSpeed?: string;
  /** Id of the figure with its capital cost. */
  readonly capex?: string;
}

/** Everything scenarios may change: the network with its figures, prices, times and processes. Never mutated. */
export interface Network {
  readonly places: readonly Place[];
  readonly links: readonly Link[];
  readonly figures: readonly Figure[];
  readonly tariffs: readonly Tariff[];
  readonly timings: readonly Timing[];
  readonly emissionFactors: readonly EmissionFactor[];
  readonly operations: readonly Operation[];
  readonly crossings: readonly Crossing[];
  /** Where vehicles queue, for the operation by discrete events; none where the study has no `stations.csv`. */
  readonly stations: readonly Station[];
  /** What travels day by day; none where the study has no `traffic.csv`. */
  readonly flows: readonly Flow[];
  /** Opening hours, which crossings and services name. */
  readonly calendars: readonly Calendar[];
  /** What runs to a timetable. */
  readonly services: readonly Service[];
  /** Absent where there are none. */
  readonly zones?: readonly Zone[];
}
