import type { Commodity, Expression, Link } from "../../model/index.ts";
import type { Topology } from "../../paths/index.ts";
import type { Charge } from "../prices/charge.ts";

/**
 * Where a consignment is, in what, and how it stands with customs: on a train of a gauge, a truck or a ship, not yet
 * loaded, delivered, imported; in a free zone, or on a vehicle and imported already.
 */
export interface JourneyState {
  /** `place@side vehicle`, e.g. `sarakhs@IR rail-1435`; then ` in zone` or ` imported`. */
  readonly id: string;
  readonly place: string;
  /** Country, which at a border crossing tells its two sides apart. */
  readonly side: string;
  /** `rail-<gauge>`, `road` or `sea`; `origin` before loading, `delivered` after unloading, `imported` after clearance. */
  readonly vehicle: string;
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
  readonly charges: readonly Charge[];
  /** Share of a day's driving that the arc takes; absent where nobody has to rest. */
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
  readonly topology: Topology;
}

/** The id of a state. */
export function stateId(place: string, side: string, vehicle: string): string {
  return `${place}@${side} ${vehicle}`;
}

/** The vehicle that runs on a link: a ferry takes trains of its gauge, or road vehicles. */
export function vehicleOn({ mode, gauge }: Link): string {
  if (mode === "rail" || (mode === "ferry" && gauge !== undefined)) return `rail-${gauge}`;
  return mode === "ferry" ? "road" : mode;
}
