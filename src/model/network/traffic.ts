/** What the operation by discrete events runs: stations, and flows of vehicles. */

import type { StationRow, TrafficRow } from "../tables/tableRows.ts";
import type { End } from "./end.ts";
import type { Mode } from "./modes.ts";

/**
 * Where vehicles queue for one of a number of servers: the lanes of a crossing, the stands of a gauge change, the track of
 * a single-track section. The operation by discrete events serves them one after another; queueing formulas say what to
 * expect.
 */
export interface Station extends Omit<StationRow, "at"> {
  /** Id of a place, or the row of a link for a section. */
  readonly at: string;
}

/** Goods or people that travel day by day, in vehicles, from one end to another. */
export interface Flow extends Omit<TrafficRow, "from" | "to" | "modes"> {
  readonly from: End;
  readonly to: End;
  /** Modes it may take; those of its vehicle when absent: trucks by road, wagons and trains by rail, TEU by all. */
  readonly modes?: readonly Mode[];
  /** First and last day on which it travels, e.g. `2026-07-20`; all year when absent. */
  readonly season?: { readonly first: string; readonly last: string };
}
