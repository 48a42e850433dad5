/** The types of the state graph: states, arcs and stages of a journey. */

import { type Commodity, type Expression, type Link, type Vehicle, vehicleId } from "../../model/index.ts";
import type { Topology } from "../../paths/index.ts";
import type { Charge } from "../prices/charge.ts";

/** How far a journey has come: not yet loaded, on a vehicle, unloaded, cleared after unloading. */
export type JourneyStage = "origin" | "aboard" | "delivered" | "cleared";

/** What a consignment is on, or the stage of its journey when it is on no vehicle. */
export type Whereabouts = Vehicle | Exclude<JourneyStage, "aboard">;

/**
 * Where a consignment is, on what, and how it stands with customs: on a train of a gauge, a truck or a ship, not yet
 * loaded, delivered, cleared; in a free zone, or on a vehicle and imported already.
 */
export interface JourneyState {
  /** `place@side vehicle`, e.g. `sarakhs@IR rail-1435`; then ` in zone` or ` imported`. Never read back. */
  readonly id: string;
  readonly place: string;
  /** Country, which distinguishes the two sides of a border crossing. */
  readonly side: string;
  readonly stage: JourneyStage;
  /** What it is on; given exactly when it is aboard. */
  readonly vehicle?: Vehicle;
  /** Set on a vehicle in a free zone, and on one with goods imported before their destination; else absent. */
  readonly customs?: "zone" | "imported";
  /** Id of the free zone, in a zone. */
  readonly zone?: string;
}

/** What moves a consignment from one state to another. */
export type ArcType =
  | "link"
  | "load"
  | "unload"
  | "transship"
  | "gaugeChange"
  | "crossing"
  | "enterZone"
  | "leaveZone"
  | "clear";

/** A move between two states, and what it adds to a route. */
export interface Arc {
  /** Id of the link, or words for what is done at which place. */
  readonly id: string;
  readonly type: ArcType;
  /** Index of the state it leaves. */
  readonly from: number;
  /** Index of the state it enters. */
  readonly to: number;
  /** The link, for arcs of type `link`. */
  readonly link: Link | undefined;
  /** The procedure by which a border is crossed, where that is not the ordinary way. */
  readonly procedure?: string | undefined;
  readonly charges: readonly Charge[];
  /** Share of a day's driving that the arc takes; absent where drivers need no rest. */
  readonly drivingDays: Expression | undefined;
}

/**
 * The states one commodity can be in on a network, and the moves between them. States and arcs are numbered in the
 * order of their ids, so nothing that is found on it depends on the order of the study's tables.
 */
export interface StateGraph {
  readonly commodity: Commodity;
  readonly states: readonly JourneyState[];
  readonly arcs: readonly Arc[];
  /** State id to index. */
  readonly index: ReadonlyMap<string, number>;
  /** Arc -> place of its first charge in columns of charges; one entry more than arcs. */
  readonly firstCharge: Uint32Array;
  /** Charge -> its head. */
  readonly heads: Uint8Array;
  readonly topology: Topology;
}

/** The id of a state of goods that are in no zone and were not imported on the way. */
export function stateId(place: string, side: string, whereabouts: Whereabouts): string {
  return `${place}@${side} ${whereaboutsId(whereabouts)}`;
}

/** A vehicle or stage as text for ids: `rail-1435`, `origin`. */
export function whereaboutsId(whereabouts: Whereabouts): string {
  if (typeof whereabouts === "object") return vehicleId(whereabouts);
  return whereabouts === "cleared" ? "imported" : whereabouts;
}
