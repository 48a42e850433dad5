/** The network that scenarios may change: places, links, prices, times and processes. */
import type { Calendar } from "../calendar/index.ts";
import type { Amount } from "../figures/amount.ts";
import type { Figure, FigureKind } from "../figures/figure.ts";
import type { BorderMode, Mode } from "./modes.ts";
import type { PlaceKind } from "./placeKinds.ts";
import type { Timetable } from "./timetable.ts";
import type { Flow, Station } from "./traffic.ts";

/** A place where links meet. */
export interface Place {
  /** Unique, kebab-case. */
  readonly id: string;
  /** Name in Latin letters. */
  readonly name: string;
  /** Name in the place's own script. */
  readonly localName?: string;
  readonly kind: PlaceKind;
  /** Country code; any code will do, as long as all tables use it. */
  readonly country: string;
  /** The other country of a border crossing. */
  readonly otherCountry?: string;
  /** Degrees north, -90 to 90. */
  readonly latitude: number;
  /** Degrees east, -180 to 180. */
  readonly longitude: number;
  /** Rail gauges that meet here, in mm. */
  readonly gaugeBreak?: readonly number[];
  /** Id of the source. */
  readonly source?: string;
  readonly note?: string;
}

/** Whether goods or people travel. */
export type Traffic = "freight" | "passengers";

/** Both kinds of traffic. */
export const traffics: readonly Traffic[] = ["freight", "passengers"];

/** Whether a link is in use. Only `operating` links carry anything. */
export type LinkStatus = "operating" | "underConstruction" | "planned" | "suspended" | "closed";

/** All states of use. */
export const statuses: readonly LinkStatus[] = [
  "operating",
  "underConstruction",
  "planned",
  "suspended",
  "closed",
];

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

/** What travels. */
export interface Commodity {
  readonly id: string;
  readonly name: string;
  readonly traffic: Traffic;
  /** How it is handled, e.g. `container`; tables may name it in place of single commodities. */
  readonly handling: string;
  /** What money and emissions are counted per. */
  readonly unit: "t" | "passenger";
  /** Value of goods per tonne, in the currency of the study. */
  readonly value?: Amount;
  /** Value of an hour per tonne or passenger, in the currency of the study. */
  readonly valueOfTime: Amount;
  /** Net load of a loaded TEU, t/TEU. */
  readonly tonnesPerTeu?: Amount;
  readonly note?: string;
}

/** Which links, places and commodities a table row is for. Empty lists mean all. The most specific row counts. */
export interface Selector {
  readonly countries: readonly string[];
  /** Ids of commodities, their handling, or `freight` / `passengers`. */
  readonly commodities: readonly string[];
}

/** A price of carriage. Line haul and toll are looked up apart, and add up. */
export interface Tariff extends Selector {
  readonly id: string;
  readonly component: "lineHaul" | "toll";
  readonly mode: Mode;
  /** For these link rows only. */
  readonly links: readonly string[];
  /** Per unit and km. */
  readonly perKm?: Amount;
  /** Per unit, once a link. */
  readonly fixed?: Amount;
  /** Year of the prices. */
  readonly priceYear: number;
  /** Who receives it. */
  readonly payee?: string;
  readonly note?: string;
}

/** How long carriage takes. */
export interface Timing extends Selector {
  readonly id: string;
  readonly mode: Mode;
  readonly links: readonly string[];
  /** Speed while moving; `link` for the link's own. */
  readonly running?: Amount | "link";
  /** Speed with line and yard stops; where it is below the running speed, the difference is time at stops. */
  readonly commercial?: Amount;
  /** Hours a vehicle is driven per day; the rest of the day is rest, on trips of more than one driving day. */
  readonly drivingHours?: Amount;
  /** Time for the whole link, in place of length over speed. */
  readonly duration?: Amount;
  /** Wait for a departure, once a link. */
  readonly waiting?: Amount;
  readonly note?: string;
}

/** Emissions of carriage, well to wheel. */
export interface EmissionFactor extends Selector {
  readonly id: string;
  readonly mode: Mode;
  readonly links: readonly string[];
  /** KgCO2e per unit and km. */
  readonly perKm: Amount;
  /** KgCO2e per unit, once a link; for modes that take off and land. */
  readonly fixed?: Amount;
  readonly note?: string;
}

/**
 * Where goods stand with customs: cleared for export and not yet over a border; in transit under guarantee, no duty paid;
 * in a free zone, duty suspended; in free circulation in the country of destination, duty paid.
 */
export type CustomsState = "exported" | "transit" | "zone" | "imported";

/** All customs states, in the order in which goods may pass through them. */
export const customsStates: readonly CustomsState[] = ["exported", "transit", "zone", "imported"];

/** What is done to a consignment at a place. */
export type OperationKind = "load" | "unload" | "transship" | "gaugeChange" | "clear";

/** All operations. */
export const operationKinds: readonly OperationKind[] = [
  "load",
  "unload",
  "transship",
  "gaugeChange",
  "clear",
];

/** Money, time and emissions of an operation; absent parts are none. */
export interface Operation extends Selector {
  readonly id: string;
  readonly operation: OperationKind;
  /** Only at these places. */
  readonly places: readonly string[];
  /** Only at places of these kinds. */
  readonly placeKinds: readonly PlaceKind[];
  /**
   * Mode (or gauge, for a gauge change) before; absent for `load`. For `clear` the customs state before: absent for clearance
   * after unloading at the destination, `transit` for clearance on the way, where the goods stand on their vehicle.
   */
  readonly from?: string;
  /** Mode (or gauge) after; absent for `unload`. For `clear` the customs state after. */
  readonly to?: string;
  readonly handling?: Amount;
  readonly storage?: Amount;
  readonly clearance?: Amount;
  readonly duty?: Amount;
  readonly waiting?: Amount;
  readonly handlingTime?: Amount;
  readonly dwell?: Amount;
  readonly emissions?: Amount;
  readonly payee?: string;
  readonly note?: string;
}

/** A border crossing as a process, for one mode, one or both directions, and some commodities. */
export interface Crossing extends Selector {
  readonly id: string;
  /** The crossing, or the row of a ferry link that joins two countries. */
  readonly at: string;
  readonly mode: BorderMode;
  /** Country left; absent for both directions. */
  readonly from?: string;
  readonly to?: string;
  readonly queue: Amount;
  readonly documents: Amount;
  /** Share of consignments inspected, 0 to 1. */
  readonly inspectionShare: Amount;
  /** Extra time of an inspected consignment. */
  readonly inspection: Amount;
  readonly release: Amount;
  /** Time of reloading that is part of the stop. */
  readonly handlingTime?: Amount;
  /** Fees, per unit. */
  readonly fee?: Amount;
  /** Reloading, per unit. */
  readonly handling?: Amount;
  /** Vehicles and drivers waiting, per unit. */
  readonly standing?: Amount;
  /** Guarantee for duties, per unit, from goods that enter the country in transit. */
  readonly guarantee?: Amount;
  readonly payee?: string;
  /** Id of the calendar it keeps: dated journeys then count its times while it is open only. Always open when absent. */
  readonly calendar?: string;
  readonly note?: string;
}

/** What it costs and takes to use a free zone. Money is per unit of the commodity; absent parts are none. */
export interface Regime {
  /** Documents, inspection and release as a multiple of those at the border, and time of clearance of that at home. */
  readonly timeFactor: Amount;
  /** Clearance in the zone as a multiple of that at home; absent where nothing is cleared in the zone. */
  readonly clearanceFactor?: Amount;
  /** Fee for entry. */
  readonly fee?: Amount;
  /** Levy on entry. */
  readonly levy?: Amount;
  /** Storage for as long as duty is deferred. */
  readonly storage?: Amount;
  /** How long duty is deferred by storage in the zone, hours. */
  readonly storageTime?: Amount;
  /** Interest on the duty deferred, per hour. */
  readonly interest?: Amount;
  /** What storage adds to the journey, hours. */
  readonly dwell?: Amount;
}

/**
 * A free zone as a way through customs: at a place of kind `freeZone`, or at a border crossing as a joint zone of both
 * countries, which goods enter from the one and leave into the other. `countries` are those into which they may leave.
 */
export interface Zone extends Selector, Regime {
  /** Unique among zones. */
  readonly id: string;
  /** Id of the place. */
  readonly at: string;
  /** Modes by which goods come and go; all when empty. */
  readonly modes: readonly Mode[];
  /** Who receives fee, levy and storage. */
  readonly payee?: string;
  /** Id of the calendar it keeps: dated journeys then count its times while it is open only. Always open when absent. */
  readonly calendar?: string;
  readonly note?: string;
}

/**
 * Trains, ferries or ships that run to a timetable. Dated journeys take its departures; a static model takes the figure
 * `services.<id>.wait`, the mean wait of a consignment that may come at any time.
 */
export interface Service {
  /** Unique; letters, digits and underscores, so that formulas can name its figures. */
  readonly id: string;
  /** Ids of the links it runs over, in order, each beginning where the one before ends. At least one. */
  readonly links: readonly string[];
  /** Time between departures, where no days are known. Exactly one of `headway` and `timetable` is given. */
  readonly headway?: Amount;
  /** Departures at the beginning of the first link. */
  readonly timetable?: Timetable;
  /** Time before departure by which a consignment must be there; none when absent. */
  readonly cutOff?: Amount;
  /** What one departure carries, above 0: in TEU, wagons or tonnes, or these per train. */
  readonly capacity?: Amount;
  /** Time over all links together (one amount), or over each (as many as links); the links' own when empty. */
  readonly durations: readonly Amount[];
  /** Ids of commodities, their handling, or `freight` / `passengers`; all when empty. */
  readonly commodities: readonly string[];
  /** Id of a calendar: what would depart while it is shut does not run. */
  readonly calendar?: string;
  readonly kind: FigureKind;
  /** Id of the source; always there when `kind` is `sourced`. */
  readonly source?: string;
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
