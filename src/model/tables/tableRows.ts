/** The types of rows of tables. Written by `npm run schema` from the definitions in this folder: do not edit. */
import type { RangeShape } from "../../base/index.ts";
import type { Amount } from "../figures/amount.ts";
import type { FigureKind, FigureRole } from "../figures/figure.ts";
import type { BorderMode, Mode } from "../network/modes.ts";
import type { PlaceKind } from "../network/placeKinds.ts";
import type { VehicleKind } from "../network/vehicleKinds.ts";
import type { LinkStatus, OperationKind, StationKind, Traffic } from "../network/words.ts";
import type { ObservationMeasure, ObservationUse } from "./observationWords.ts";

/** A row of `sources.csv`: where figures were read. */
export interface Source {
  /** A name for the source, used once. */
  readonly id: string;
  /** Title of the page, report or table. */
  readonly title: string;
  /** Who published it. */
  readonly publisher: string;
  /** Year as stated; some say a range, or none. */
  readonly year: string;
  /** Address on the web. */
  readonly url?: string;
  /** Why, in words. */
  readonly note?: string;
}

/**
 * A row of `figures.csv`: values with their units, ranges and sources. Amounts of all other tables are formulas over
 * them.
 */
export interface FigureRow {
  /** The name that formulas use: words joined by dots, e.g. `rail.rate`. */
  readonly id: string;
  /** What it is, for reports. */
  readonly name: string;
  /** The best single value. */
  readonly value: number;
  /** How it is known. */
  readonly kind: FigureKind;
  /** Where it was read; needed when `kind` is `sourced`. */
  readonly source?: string;
  /** A heading for people who edit the table; not used. */
  readonly group?: string;
  /** Low end of what is plausible. */
  readonly low?: number;
  /** Peak of the plausible range. */
  readonly mode?: number;
  /** High end of what is plausible. */
  readonly high?: number;
  /** Shape of the distribution between `low` and `high`; triangular when absent. */
  readonly shape?: RangeShape;
  /**
   * What `value` is in that distribution, which then has this mean, median or mode; when absent, `mode` or else `value`
   * is the peak.
   */
  readonly standsFor?: "mean" | "median" | "mode";
  /** A group of figures that move together when futures are drawn. */
  readonly together?: string;
  /** What it may be used for; `input` when absent. */
  readonly role?: FigureRole;
  /** What it holds for, in words. */
  readonly appliesTo?: string;
  /** Year of the figure; for money, year of its prices. */
  readonly year?: number;
  /** How it was derived, or why it is assumed. */
  readonly note?: string;
}

/** A row of `formulas.csv`: figures that follow from others by a formula. */
export interface FormulaRow {
  /** The name that other formulas use, as in `figures.csv`. */
  readonly id: string;
  /** What it is, for reports. */
  readonly name: string;
  /** Why, in words. */
  readonly note?: string;
}

/** A row of `places.csv`: places where links meet. */
export interface PlaceRow {
  /** A short name, used once, e.g. `bandar-abbas`. */
  readonly id: string;
  /** Name in Latin letters. */
  readonly name: string;
  /** Name in the place's own script. */
  readonly localName?: string;
  /** What the place is. */
  readonly kind: PlaceKind;
  /** Country code; any code will do, as long as all tables use it. */
  readonly country: string;
  /** The other country of a border crossing. */
  readonly otherCountry?: string;
  /** Degrees north. */
  readonly latitude: number;
  /** Degrees east. */
  readonly longitude: number;
  /** Where the coordinates are from. */
  readonly source?: string;
  /** Why, in words. */
  readonly note?: string;
}

/**
 * A row of `links.csv`: links between places. A row gives the figures `links.<id>.length`, `links.<id>.speed` and
 * `links.<id>.capex`, which scenarios can set. A two-way row is two links, `a` and `a~back`, that share them.
 */
export interface LinkRow {
  /** A name for the row, used once. */
  readonly id: string;
  /** The place it begins at. */
  readonly from: string;
  /** The place it ends at. */
  readonly to: string;
  /** Whether it can be used both ways. */
  readonly twoWay: boolean;
  /** How it carries. */
  readonly mode: Mode;
  /** Country whose tariffs and speeds hold; a link at sea may name the high seas. */
  readonly country: string;
  /** Its length. */
  readonly lengthKm: number;
  /** Low end of what is plausible. */
  readonly lengthLow?: number;
  /** High end of what is plausible. */
  readonly lengthHigh?: number;
  /** How the length is known. */
  readonly lengthKind: FigureKind;
  /** Where the length was read. */
  readonly lengthSource?: string;
  /** Running speed of its own. */
  readonly speedKmh?: number;
  /** How the speed is known; needed with a speed. */
  readonly speedKind?: FigureKind;
  /** Where the speed was read. */
  readonly speedSource?: string;
  /** Running speed as a formula, e.g. the figure of a class of lines; in place of `speed_kmh`. In km/h. */
  readonly speedFormula?: Amount;
  /** Gauge of a railway, needed for one; of a ferry for trains. */
  readonly gaugeMm?: number;
  /** Number of tracks; not used. */
  readonly tracks?: number;
  /** Whether trains run by electricity; not used. */
  readonly electrified?: boolean;
  /** Speed it is built for; kept for reference, prices nothing. */
  readonly designSpeedKmh?: number;
  /** Where the design speed was read. */
  readonly designSpeedSource?: string;
  /** Whether it is in use; only `operating` links carry anything. */
  readonly status: LinkStatus;
  /** Month or year of the evidence for the status. */
  readonly statusAsOf?: string;
  /** Where the status was read. */
  readonly statusSource?: string;
  /** What may travel on it. */
  readonly carries: readonly Traffic[];
  /** Year opened, or expected to open. */
  readonly openYear?: number;
  /** Capital cost, in millions of the study's currency. */
  readonly capexMusd?: number;
  /** Where the capital cost was read; needed with one. */
  readonly capexSource?: string;
  /** Why, in words. */
  readonly note?: string;
}

/** A row of `commodities.csv`: what travels: goods and passengers. */
export interface Commodity {
  /** A name for the commodity, used once. */
  readonly id: string;
  /** Name for reports. */
  readonly name: string;
  /** Whether goods or people travel. */
  readonly traffic: Traffic;
  /** How it is handled, e.g. `container`; tables may name it in place of single commodities. */
  readonly handling: string;
  /** What money and emissions are counted per. */
  readonly unit: "t" | "passenger";
  /** Value of the goods. In money/t. */
  readonly value?: Amount;
  /** Value of an hour. In money/unit/h. */
  readonly valueOfTime: Amount;
  /** Net load of a loaded TEU. In t/TEU. */
  readonly tonnesPerTeu?: Amount;
  /** Why, in words. */
  readonly note?: string;
}

/**
 * A row of `tariffs.csv`: prices of carriage. Line haul and toll are looked up apart, and add up; of several rows the
 * most specific counts.
 */
export interface Tariff {
  /** A name for the row, used once. */
  readonly id: string;
  /** What is paid for. */
  readonly component: "lineHaul" | "toll";
  /** Mode of the links. */
  readonly mode: Mode;
  /** Countries of the links; all when empty. */
  readonly countries: readonly string[];
  /** Commodities, their handling or traffic; all when empty. */
  readonly commodities: readonly string[];
  /** Rows of links; all when empty. */
  readonly links: readonly string[];
  /**
   * `out` from the first end of the links to the second, `back` the other way, before rows for both; both when empty.
   */
  readonly direction?: "out" | "back";
  /** Price per km. In money/unit/km. */
  readonly perKm?: Amount;
  /** Price once a link. In money/unit. */
  readonly fixed?: Amount;
  /** Year of the prices. */
  readonly priceYear: number;
  /** Who receives the money. */
  readonly payee?: string;
  /** Why, in words. */
  readonly note?: string;
}

/** A row of `timings.csv`: how long carriage takes; of several rows the most specific counts. */
export interface Timing {
  /** A name for the row, used once. */
  readonly id: string;
  /** Mode of the links. */
  readonly mode: Mode;
  /** Countries of the links; all when empty. */
  readonly countries: readonly string[];
  /** Commodities, their handling or traffic; all when empty. */
  readonly commodities: readonly string[];
  /** Rows of links; all when empty. */
  readonly links: readonly string[];
  /** Speed while moving; `link` for the link's own. In km/h. */
  readonly running?: Amount | "link";
  /** Speed with line and yard stops; where it is below the running speed, the difference is time at stops. In km/h. */
  readonly commercial?: Amount;
  /** Hours a vehicle is driven a day; the rest of the day is rest, on trips of more than one driving day. In h. */
  readonly drivingHours?: Amount;
  /** Time for the whole link, in place of length over speed. In h. */
  readonly duration?: Amount;
  /** Wait for a departure, once a link. In h. */
  readonly waiting?: Amount;
  /** Why, in words. */
  readonly note?: string;
}

/** A row of `emissions.csv`: emissions of carriage, well to wheel; of several rows the most specific counts. */
export interface EmissionFactor {
  /** A name for the row, used once. */
  readonly id: string;
  /** Mode of the links. */
  readonly mode: Mode;
  /** Emissions per km. In kgCO2e/unit/km. */
  readonly perKm: Amount;
  /** Emissions once a link. In kgCO2e/unit. */
  readonly fixed?: Amount;
  /** Countries of the links; all when empty. */
  readonly countries: readonly string[];
  /** Commodities, their handling or traffic; all when empty. */
  readonly commodities: readonly string[];
  /** Rows of links; all when empty. */
  readonly links: readonly string[];
  /** Why, in words. */
  readonly note?: string;
}

/**
 * A row of `operations.csv`: what is done to a consignment at a place, with its money, time and emissions; of several
 * rows the most specific counts.
 */
export interface Operation {
  /** A name for the row, used once. */
  readonly id: string;
  /** What is done. */
  readonly operation: OperationKind;
  /** Only at these places. */
  readonly places: readonly string[];
  /** Only at places of these kinds. */
  readonly placeKinds: readonly PlaceKind[];
  /** Only in these countries. */
  readonly countries: readonly string[];
  /** Commodities, their handling or traffic; all when empty. */
  readonly commodities: readonly string[];
  /**
   * Mode before, or gauge for a gauge change; empty for `load`. For `clear`: `transit` for clearance on the way, where
   * goods stay on their vehicle; empty for clearance after unloading at the destination.
   */
  readonly from?: string;
  /** Mode or gauge after; empty for `unload`. For `clear`: `imported` for clearance on the way. */
  readonly to?: string;
  /** Price of handling. In money/unit. */
  readonly handling?: Amount;
  /** Demurrage and storage. In money/unit. */
  readonly storage?: Amount;
  /** Customs documents. In money/unit. */
  readonly clearance?: Amount;
  /** Import duty, a transfer to the treasury. In money/unit. */
  readonly duty?: Amount;
  /** Wait before it. In h. */
  readonly waiting?: Amount;
  /** Time of handling. In h. */
  readonly handlingTime?: Amount;
  /** Time the goods stand in the port or yard. In h. */
  readonly dwell?: Amount;
  /** Emissions of the terminal. In kgCO2e/unit. */
  readonly emissions?: Amount;
  /** Who receives the money. */
  readonly payee?: string;
  /** Why, in words. */
  readonly note?: string;
}

/**
 * A row of `crossings.csv`: border crossings as processes, for one mode, one or both directions, and some commodities.
 * Money is per unit of the commodity.
 */
export interface CrossingRow {
  /** A name for the row, used once. */
  readonly id: string;
  /** Border crossings, or rows of ferry links. */
  readonly at: readonly string[];
  /** Mode of what passes. */
  readonly mode: BorderMode;
  /**
   * Name of a way over the border beside the ordinary one, such as `tir`: goods take whichever is best; the ordinary
   * one when absent.
   */
  readonly procedure?: string;
  /** Country left; with `to`, one direction only. */
  readonly from?: string;
  /** Country entered. */
  readonly to?: string;
  /** Commodities, their handling or traffic; all when absent. */
  readonly commodities: readonly string[];
  /** Time in the queue. In h. */
  readonly queue: Amount;
  /** Time for documents. In h. */
  readonly documents: Amount;
  /** Share of consignments inspected, 0 to 1. */
  readonly inspectionShare: Amount;
  /** Extra time of an inspected consignment. In h. */
  readonly inspection: Amount;
  /** Time of reloading within the stop. In h. */
  readonly handlingTime?: Amount;
  /** Time until release. In h. */
  readonly release: Amount;
  /** Fees. In money/unit. */
  readonly fee?: Amount;
  /** Price of reloading. In money/unit. */
  readonly handling?: Amount;
  /** Price of vehicles and drivers waiting. In money/unit. */
  readonly standing?: Amount;
  /** Guarantee for duties from goods that enter in transit. In money/unit. */
  readonly guarantee?: Amount;
  /** Who receives the money. */
  readonly payee?: string;
  /** Opening hours: dated journeys count its times while it is open only; always open when absent. */
  readonly calendar?: string;
  /** Why, in words. */
  readonly note?: string;
}

/** A row of `zones.csv`: free zones that goods may pass through. Money is per unit of the commodity. */
export interface Zone {
  /** A name for the zone, used once. */
  readonly id: string;
  /** A place of kind `freeZone`, or a border crossing for a joint zone of both countries. */
  readonly at: string;
  /** Modes by which goods come and go; all when empty. */
  readonly modes: readonly Mode[];
  /** Countries into which goods may leave; all that meet there when empty. */
  readonly countries: readonly string[];
  /** Goods that may enter: commodities, their handling or `freight`; all goods when empty. */
  readonly commodities: readonly string[];
  /** Documents, inspection and release as a multiple of those at the border, and time of clearance of that at home. */
  readonly timeFactor: Amount;
  /** Clearance in the zone as a multiple of that at home; absent where nothing is cleared in the zone. */
  readonly clearanceFactor?: Amount;
  /** Fee for entry. In money/unit. */
  readonly fee?: Amount;
  /** Levy on entry. In money/unit. */
  readonly levy?: Amount;
  /** Storage for as long as duty is deferred. In money/unit. */
  readonly storage?: Amount;
  /** How long duty is deferred by storage in the zone. In h. */
  readonly storageTime?: Amount;
  /** Interest on the duty deferred, e.g. in `year^-1`. In 1/h. */
  readonly interest?: Amount;
  /** Time that storage adds to the journey. In h. */
  readonly dwell?: Amount;
  /** Who receives fee, levy and storage. */
  readonly payee?: string;
  /** Why, in words. */
  readonly note?: string;
}

/** A row of `calendars.csv`: opening hours. Several rows of one id are one calendar. */
export interface CalendarRow {
  /** A name for the calendar. */
  readonly id: string;
  /** Whether what is begun must be finished before it shuts. */
  readonly unbroken?: boolean;
  /** How the hours are known. */
  readonly kind: FigureKind;
  /** Where they were read; needed when `kind` is `sourced`. */
  readonly source?: string;
  /** Why, in words. */
  readonly note?: string;
}

/**
 * A row of `services.csv`: what goods wait for: lines, which name their links, and classes of service, which name a
 * mode, such as container trains. A row gives the figure `services.<id>.wait`, the mean wait for a departure.
 */
export interface ServiceRow {
  /** A name of letters, digits and underscores, used once. */
  readonly id: string;
  /** The links a line runs over, in order, each beginning where the one before ends. */
  readonly links: readonly string[];
  /** Whether nothing else runs over the links of the line: undated routes then wait for it at its first link. */
  readonly exclusive?: boolean;
  /** In place of links, for a class of service: goods wait where they go on board of this mode. */
  readonly mode?: Mode;
  /** Of a class: countries where goods board; all when empty. */
  readonly countries: readonly string[];
  /** Of a class: places where goods board; all when empty. */
  readonly places: readonly string[];
  /**
   * Coefficient of variation of the time between departures: irregular ones make the mean wait `headway * (1 +
   * headwayCv^2) / 2`; 0 when empty.
   */
  readonly headwayCv?: Amount;
  /** Time before departure by which goods must be there. In h. */
  readonly cutOff?: Amount;
  /** Commodities, their handling or traffic; all when empty. */
  readonly commodities: readonly string[];
  /** Opening hours: what would depart while it is shut does not run. */
  readonly calendar?: string;
  /** How it is known. */
  readonly kind: FigureKind;
  /** Where it was read; needed when `kind` is `sourced`. */
  readonly source?: string;
  /** Why, in words. */
  readonly note?: string;
}

/**
 * A row of `stations.csv`: where vehicles queue for one of a number of servers. A row for several places gives a
 * station at each.
 */
export interface StationRow {
  /** A name for the row, used once. */
  readonly id: string;
  /** What it does: passes a border, changes the gauge, gives way on a section, lies at a quay, lifts boxes. */
  readonly serves: StationKind;
  /** Places, or rows of rail links for sections. */
  readonly at: readonly string[];
  /** Mode of what it serves. */
  readonly mode: Mode;
  /** Country left, at a crossing; both directions when absent. */
  readonly from?: string;
  /** Country entered. */
  readonly to?: string;
  /** What is served. */
  readonly vehicle: VehicleKind;
  /** Number of lanes, stands, tracks or cranes, a whole one. */
  readonly servers: Amount;
  /** Mean time of one vehicle on one server. In h/vehicle. */
  readonly service: Amount;
  /** Standard deviation of the service time over its mean. */
  readonly serviceCv: Amount;
  /** Opening hours; always open when absent. */
  readonly calendar?: string;
  /** Vehicles that come besides the flows of the study. In vehicle/h. */
  readonly background?: Amount;
  /** How often it closes without notice. In 1/h. */
  readonly closures?: Amount;
  /** Mean time of such a closure. In h. */
  readonly closure?: Amount;
  /** Wait after which vehicles turn back: goods that are lost. In h. */
  readonly patience?: Amount;
  /** Why, in words. */
  readonly note?: string;
}

/** A row of `traffic.csv`: what travels day by day, in vehicles, from one end to another. */
export interface TrafficRow {
  /** A name for the flow, used once. */
  readonly id: string;
  /** Where it begins; a border crossing names its side: `sarakhs@IR`. */
  readonly from: string;
  /** Where it ends. */
  readonly to: string;
  /** What travels. */
  readonly commodity: string;
  /** Border crossing it was counted at and must pass; the cheapest route of each scenario when absent. */
  readonly via?: string;
  /** Modes it may use; those of its vehicle when absent: trucks by road, wagons and trains by rail, TEU by all. */
  readonly modes: readonly Mode[];
  /** What is counted. */
  readonly vehicle: VehicleKind;
  /** Vehicles per hour, averaged over the season. In vehicle/h. */
  readonly arrivals: Amount;
  /** What one vehicle carries. In unit/vehicle. */
  readonly load: Amount;
  /** Standard deviation over mean of the time between two vehicles; 1 is memoryless. */
  readonly arrivalCv: Amount;
  /** Why, in words. */
  readonly note?: string;
}

/**
 * A row of `observations.csv`: what was counted, timed or paid in the world, to compare the base with. Amounts are per
 * year; the note says how a count of another period was made one.
 */
export interface Observation {
  /** A name for the row, used once. */
  readonly id: string;
  /** What was observed: an amount, vehicles, a share of an amount, a time, or money. */
  readonly measure: ObservationMeasure;
  /** Places or rows of links it was counted at, their sum; anywhere when empty. */
  readonly at: readonly string[];
  /** Mode of the vehicle there; all when empty. */
  readonly mode?: Mode;
  /** Places or countries where what was counted begins; any when empty. */
  readonly from: readonly string[];
  /** Places or countries where it ends; any when empty. */
  readonly to: readonly string[];
  /** Commodities, their handling or traffic; all goods when empty. */
  readonly commodities: readonly string[];
  /**
   * Of a share: the places or rows of links whose sum is the whole; everything with the same ends and commodities when
   * empty.
   */
  readonly among: readonly string[];
  /** How much. */
  readonly value: number;
  /** Its unit: per year for amounts, per day for vehicles, 1 for shares, `hour`, or money per unit. */
  readonly unit: string;
  /**
   * How uncertain it is as a statement on the base year: standard deviation over the value; of a share the standard
   * deviation itself.
   */
  readonly spread?: number;
  /** Year of the observation, the one with most of its months. */
  readonly year?: number;
  /** Its period, in words or as two dates. */
  readonly period?: string;
  /**
   * `fit`: flows and constants may be fitted to it; `test`: kept apart to test the fit; `record`: not compared, the
   * note says why.
   */
  readonly use: ObservationUse;
  /** How it is known. */
  readonly kind: FigureKind;
  /** Where it was read; needed when `kind` is `sourced`. */
  readonly source?: string;
  /** How it was counted and made comparable, and what contradicts it. */
  readonly note?: string;
}

/**
 * A row of `totals.csv`: yearly trade and travel between groups of places, which `karvan estimate` spreads over places.
 */
export interface Total {
  /** A name for the total, used once; ids of its flows begin with it. */
  readonly id: string;
  /** Places where it may begin, or their countries; of a country those with a row in `margins.csv`. */
  readonly from: readonly string[];
  /** Places where it may end, likewise. */
  readonly to: readonly string[];
  /** What travels. */
  readonly commodity: string;
  /** How much, as a formula over figures, e.g. a figure in tonne/year. In unit/h. */
  readonly total: Amount;
  /** Share that keeps to the road, handed on to its flows. */
  readonly captive?: Amount;
  /** Why, in words. */
  readonly note?: string;
}

/**
 * A row of `margins.csv`: how much a place sends and receives next to others: what `karvan estimate` spreads totals by.
 * Weights are relative; of several rows for a place the one that names the commodity most closely counts.
 */
export interface Margin {
  /** A name for the row, used once. */
  readonly id: string;
  /** The place. */
  readonly place: string;
  /** Commodities, their handling or traffic; all when empty. */
  readonly commodities: readonly string[];
  /** Weight as an origin, e.g. inhabitants or output; not an origin when empty. */
  readonly sends?: number;
  /** Weight as a destination; not a destination when empty. */
  readonly receives?: number;
  /** How it is known. */
  readonly kind: FigureKind;
  /** Where it was read; needed when `kind` is `sourced`. */
  readonly source?: string;
  /** Why, in words. */
  readonly note?: string;
}

/**
 * A row of `flows.csv`: what travels a year between two ends: a share of a total. The shares of one total and commodity
 * sum to 1, or to 2 where the total is that of each way.
 */
export interface FlowRow {
  /** A name for the flow, used once. */
  readonly id: string;
  /** Where it begins; a border crossing names its side: `sarakhs@IR`. */
  readonly from: string;
  /** Where it ends. */
  readonly to: string;
  /** What travels. */
  readonly commodity: string;
  /** The total it is a share of, e.g. a figure in tonne/year. In unit/h. */
  readonly total: Amount;
  /** Its share of the total. */
  readonly share: number;
  /** Share that keeps to the road; that of `choice.csv` when empty. */
  readonly captive?: Amount;
  /** How the share is known. */
  readonly kind: FigureKind;
  /** Where it was read. */
  readonly source?: string;
  /** Why, in words. */
  readonly note?: string;
}

/**
 * A row of `choice.csv`: how goods and travellers are shared out over routes: how much cost counts, and what speaks for
 * or against modes and gates. Constants add up; of the other amounts the most specific row counts.
 */
export interface ChoiceRow {
  /** A name for the row, used once. */
  readonly id: string;
  /** Commodities, their handling or traffic; all when empty. */
  readonly commodities: readonly string[];
  /**
   * Difference in generalised cost that makes a route e times as likely as another: 1 over the scale of the logit. In
   * money/unit.
   */
  readonly spread?: Amount;
  /** Scale of the choice of modes over that of routes by the same modes; 1 where they are one choice. */
  readonly nest?: Amount;
  /** Weight of the overlap of routes (path size); 1 when empty. */
  readonly overlap?: Amount;
  /** Share of flows by road that stays on the road; a flow may have its own. */
  readonly captive?: Amount;
  /** Routes with a link of this mode bear the constant. */
  readonly mode?: Mode;
  /** Routes through one of these places bear the constant. */
  readonly gates: readonly string[];
  /**
   * What is added to the generalised cost in the choice alone: what the prices of the study leave out. In money/unit.
   */
  readonly constant?: Amount;
  /** Why, in words. */
  readonly note?: string;
}

/** The type of the rows of each table. */
export interface TableRows {
  readonly sources: Source;
  readonly figures: FigureRow;
  readonly formulas: FormulaRow;
  readonly places: PlaceRow;
  readonly links: LinkRow;
  readonly commodities: Commodity;
  readonly tariffs: Tariff;
  readonly timings: Timing;
  readonly emissions: EmissionFactor;
  readonly operations: Operation;
  readonly crossings: CrossingRow;
  readonly zones: Zone;
  readonly calendars: CalendarRow;
  readonly services: ServiceRow;
  readonly stations: StationRow;
  readonly traffic: TrafficRow;
  readonly observations: Observation;
  readonly totals: Total;
  readonly margins: Margin;
  readonly flows: FlowRow;
  readonly choice: ChoiceRow;
}
