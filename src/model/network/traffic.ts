/** What the operation by discrete events runs: stations, and flows of vehicles. */
import type { Amount } from "../figures/amount.ts";
import type { End } from "./end.ts";
import type { Mode } from "./modes.ts";
import type { VehicleKind } from "./vehicleKinds.ts";

/** What a station does: a border crossing, a change of gauge, a single-track section, a berth at a quay, a crane. */
export type StationKind = "crossing" | "gaugeChange" | "section" | "berth" | "crane";

/** All kinds of stations. */
export const stationKinds: readonly StationKind[] = ["crossing", "gaugeChange", "section", "berth", "crane"];

/**
 * Where vehicles queue for one of a number of servers: the lanes of a crossing, the stands of a gauge change, the track of
 * a single-track section. The operation by discrete events serves them one after another; queueing formulas say what to
 * expect.
 */
export interface Station {
  /** Unique. */
  readonly id: string;
  readonly serves: StationKind;
  /** Id of a place, or the row of a link for a section. */
  readonly at: string;
  readonly mode: Mode;
  /** Country left, at a crossing; absent for both directions, which then share the servers. */
  readonly from?: string;
  readonly to?: string;
  /** What is served. */
  readonly vehicle: VehicleKind;
  /** Lanes, stands, tracks, cranes; the whole part of it counts, at least 1. */
  readonly servers: Amount;
  /** Mean time of one vehicle on one server, hours. */
  readonly service: Amount;
  /** Standard deviation of the service time over its mean. */
  readonly serviceCv: Amount;
  /** Id of the calendar it works by; always when absent. */
  readonly calendar?: string;
  /** Vehicles that come besides the flows of the study, per hour. */
  readonly background?: Amount;
  /** How often it closes without notice, per hour. */
  readonly closures?: Amount;
  /** Mean time of such a closure, hours; given with `closures`. */
  readonly closure?: Amount;
  /** Hours after which a vehicle that waits gives up: its goods are lost. */
  readonly patience?: Amount;
  readonly note?: string;
}

/** Goods or people that travel day by day, in vehicles, from one end to another. */
export interface Flow {
  /** Unique. */
  readonly id: string;
  readonly from: End;
  readonly to: End;
  /** Id of the commodity. */
  readonly commodity: string;
  /** Border crossing it was counted at and is held to; absent where it takes the cheapest way of each scenario. */
  readonly via?: string;
  readonly vehicle: VehicleKind;
  /** Modes it may take; those of its vehicle when absent: trucks by road, wagons and trains by rail, TEU by all. */
  readonly modes?: readonly Mode[];
  /** Vehicles per hour, averaged over the season. */
  readonly arrivals: Amount;
  /** What one vehicle carries, in units of the commodity. */
  readonly load: Amount;
  /** Standard deviation over mean of the time between two vehicles; 1 is memoryless. */
  readonly arrivalCv: Amount;
  /** First and last day on which it travels, e.g. `2026-07-20`; all year when absent. */
  readonly season?: { readonly first: string; readonly last: string };
  readonly note?: string;
}
