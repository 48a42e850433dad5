/** What each mode of transport can do, one row a mode; all other code asks this table, so that a new mode is a new row. */

import type { PlaceKind } from "./placeKinds.ts";
import type { VehicleKind } from "./vehicleKinds.ts";

/** A mode with vehicles of its own, on which goods are loaded and from which they are unloaded. */
export type VehicleMode = "rail" | "road" | "sea" | "inlandWaterway" | "air";

/** A mode that carries the vehicles of others: a ferry takes trains of its gauge, or road vehicles when it has none. */
export type CarrierMode = "ferry";

/** How a link carries. */
export type Mode = VehicleMode | CarrierMode;

/** A mode that passes borders by a row of `crossings.csv`; goods by another are cleared where they arrive. */
export type BorderMode = Exclude<Mode, "sea" | "air">;

/** What a mode can do, and how reports show it. */
export interface ModeTraits {
  /** What people read: `rail`. */
  readonly label: string;
  /** What its links are called in a legend: `railway`. */
  readonly network: string;
  /**
   * Where its links pass a border: at border crossings, so that each link lies in one country; on board, by a row of
   * `crossings.csv` for the link; or nowhere, as goods are cleared where they arrive.
   */
  readonly borders: "crossing" | "onBoard" | "none";
  /** Whether its links have a gauge. */
  readonly gauge: "required" | "optional" | "none";
  /** Whose vehicles it carries, on links with a gauge and on links without; absent for modes with vehicles of their own. */
  readonly carries?: { readonly withGauge: VehicleMode; readonly withoutGauge: VehicleMode };
  /** Kinds of places its links may end at; any kind when absent. */
  readonly stopsAt?: readonly PlaceKind[];
  /** Whether its drivers rest after the hours they drive in a day. */
  readonly driversRest: boolean;
  /** Whether its links emit by their length alone, or also once a link, as aircraft do that take off and land. */
  readonly emits: "perKm" | "perKmAndLink";
  /** Whether it may run to a timetable, as a row of `services.csv`. */
  readonly runsServices: boolean;
  /** Whether its links may be sections, on which vehicles wait for the track. */
  readonly hasSections: boolean;
  /** Whether berths and cranes serve its vehicles. */
  readonly hasBerths: boolean;
  /** Whether the operation by discrete events runs its vehicles. */
  readonly isOperated: boolean;
  /** Whether the operation joins consignments into trains, which leave when they are full or their time has come. */
  readonly formsTrains: boolean;
  /** Which figure of `variability` its times vary by from day to day; they do not vary when absent. */
  readonly variability?: "rail" | "road";
  /** Vehicles of `traffic.csv` that travel by it unless their row names modes. */
  readonly vehicles: readonly VehicleKind[];
  /** Its lines on a map, and its part of the bar below a diagram over distance. */
  readonly line: ModeLine;
}

/** How a mode is drawn: the key of a colour, widths in pixels and dashes as in SVG. */
export interface ModeLine {
  /** Lines of a higher layer cover those of a lower one. */
  readonly layer: number;
  readonly colour: "rail" | "road" | "water" | "air";
  readonly width: number;
  readonly dash?: string;
  /** Dashes of links that are not in use; these are not drawn when absent. */
  readonly unusedDash?: string;
  readonly barWidth: number;
  readonly barDash?: string;
}

/** What each mode can do. */
export const modeTraits: { readonly [M in Mode]: ModeTraits & TraitsOf<M> } = {
  rail: {
    label: "rail",
    network: "railway",
    borders: "crossing",
    gauge: "required",
    driversRest: false,
    emits: "perKm",
    runsServices: true,
    hasSections: true,
    hasBerths: false,
    isOperated: true,
    formsTrains: true,
    variability: "rail",
    vehicles: ["wagon", "train"],
    line: { layer: 4, colour: "rail", width: 1.5, unusedDash: "1.5 3", barWidth: 5 },
  },
  road: {
    label: "road",
    network: "road",
    borders: "crossing",
    gauge: "none",
    driversRest: true,
    emits: "perKm",
    runsServices: false,
    hasSections: false,
    hasBerths: false,
    isOperated: true,
    formsTrains: false,
    variability: "road",
    vehicles: ["truck"],
    line: { layer: 3, colour: "road", width: 0.9, barWidth: 2 },
  },
  sea: {
    label: "sea",
    network: "sea",
    borders: "none",
    gauge: "none",
    driversRest: false,
    emits: "perKm",
    runsServices: true,
    hasSections: false,
    hasBerths: true,
    isOperated: true,
    formsTrains: false,
    vehicles: ["ship"],
    line: { layer: 1, colour: "water", width: 1, dash: "1 3", barWidth: 2, barDash: "1.5 3" },
  },
  inlandWaterway: {
    label: "inland waterway",
    network: "inland waterway",
    borders: "crossing",
    gauge: "none",
    stopsAt: ["riverPort", "port", "freeZone", "borderCrossing", "seaWaypoint"],
    driversRest: false,
    emits: "perKm",
    runsServices: true,
    hasSections: false,
    hasBerths: true,
    isOperated: true,
    formsTrains: false,
    vehicles: ["ship"],
    line: { layer: 2, colour: "water", width: 2.2, barWidth: 3.5, barDash: "6 2" },
  },
  air: {
    label: "air",
    network: "air route",
    borders: "none",
    gauge: "none",
    stopsAt: ["airport", "freeZone"],
    driversRest: false,
    emits: "perKmAndLink",
    runsServices: true,
    hasSections: false,
    hasBerths: false,
    isOperated: false,
    formsTrains: false,
    vehicles: [],
    line: { layer: 5, colour: "air", width: 1.1, dash: "6 3", barWidth: 1.5, barDash: "4 3" },
  },
  ferry: {
    label: "ferry",
    network: "ferry",
    borders: "onBoard",
    gauge: "optional",
    carries: { withGauge: "rail", withoutGauge: "road" },
    driversRest: false,
    emits: "perKm",
    runsServices: true,
    hasSections: false,
    hasBerths: false,
    isOperated: true,
    formsTrains: false,
    vehicles: [],
    line: { layer: 2, colour: "water", width: 1.4, dash: "4 2 1 2", barWidth: 2 },
  },
};

/** What the names of modes above say of a mode, so that names and rows cannot disagree. */
type TraitsOf<M extends Mode> = {
  readonly borders: M extends BorderMode ? "crossing" | "onBoard" : "none";
} & (M extends CarrierMode ? Required<Pick<ModeTraits, "carries">> : { readonly carries?: never });

/** All modes. */
export const modes: readonly Mode[] = Object.keys(modeTraits) as Mode[];

/** Modes with vehicles of their own. */
export const vehicleModes: readonly VehicleMode[] = modes.filter(
  (mode): mode is VehicleMode => modeTraits[mode].carries === undefined,
);

/** Modes that pass borders by a row of `crossings.csv`. */
export const borderModes: readonly BorderMode[] = modes.filter(
  (mode): mode is BorderMode => modeTraits[mode].borders !== "none",
);

/** Modes of whose traits something holds, in the order of the table. */
export function modesThat(holds: (traits: ModeTraits) => boolean): Mode[] {
  return modes.filter((mode) => holds(modeTraits[mode]));
}

/** Modes as alternatives, as people read them: `rail, road or sea`. */
export function eitherMode(list: readonly Mode[]): string {
  const labels = list.map((mode) => modeTraits[mode].label);
  const last = labels.at(-1) ?? "";
  return labels.length < 2 ? last : `${labels.slice(0, -1).join(", ")} or ${last}`;
}
