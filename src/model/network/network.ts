/** The network that scenarios may change: places, links, prices, times and processes. */

import type { Calendar } from "../calendar/index.ts";
import type { Figure } from "../figures/figure.ts";
import type { PlaceRow } from "../tables/tableRows.ts";
import type { Mode } from "./modes.ts";
import type { Crossing, EmissionFactor, Operation, Service, Tariff, Timing, Zone } from "./rows.ts";
import type { Flow, Station } from "./traffic.ts";
import type { LinkStatus, Traffic } from "./words.ts";

/** A place where links meet. */
export interface Place extends PlaceRow {
  /** Rail gauges that meet here, in mm. */
  readonly gaugeBreak?: readonly number[];
}

/** A directed connection of one mode. Parallel links are normal. */
export interface Link {
  /** Unique. The way back of a two-way row ends in `~back`. */
  readonly id: string;
  /** Id of the table row; the two ways of a two-way row share it, and its figures. */
  readonly row: string;
  readonly from: string;
  readonly to: string;
  readonly mode: Mode;
  /** Country whose tariffs and speeds hold on the link; sea links may name the high seas. */
  readonly country: string;
  /** Id of the figure with its length. */
  readonly length: string;
  /** Id of the figure with its own running speed. */
  readonly speed?: string;
  /** Rail gauge in mm. */
  readonly gauge?: number;
  readonly tracks?: number;
  readonly electrified?: boolean;
  /** Speed it is built for, in km/h; carried for reference, prices nothing. */
  readonly designSpeed?: string;
  readonly status: LinkStatus;
  /** Month or year of the evidence for `status`. */
  readonly statusAsOf?: string;
  readonly statusSource?: string;
  /** What may travel on it. */
  readonly carries: readonly Traffic[];
  /** Year opened, or expected to open. */
  readonly openYear?: number;
  /** Id of the figure with its capital cost. */
  readonly capex?: string;
  readonly note?: string;
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
