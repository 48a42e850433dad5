import type { RangeShape } from "../base/index.ts";
import type { FigureKind, Mode, PlaceKind, Traffic } from "../model/index.ts";

/** A figure as scenarios state it: a number with its unit, its range, how it is known and where from. */
export interface FigureInput {
  /** Best single value. */
  value: number;
  /** E.g. `km/h`, `USD/tonne/km`, `hour`; `1` for a plain number. */
  unit: string;
  /** Low end of what is plausible. */
  low?: number | undefined;
  /** Peak of the plausible range. */
  mode?: number | undefined;
  /** High end of what is plausible. */
  high?: number | undefined;
  /** Shape between low and high; triangular when absent. */
  shape?: RangeShape | undefined;
  /** How it is known. */
  kind: FigureKind;
  /** Id of its source; required when `kind` is `sourced`. */
  source?: string | undefined;
  /** Year of the figure; for money the year of its prices. */
  year?: number | undefined;
  /** Why, in words. */
  note?: string | undefined;
}

/** A formula over figures, e.g. `spd.rail.irq * 1.5`, or a figure. */
export type AmountInput = string | FigureInput;

/** Puts links into operation. */
export interface OpenLink {
  type: "openLink";
  /** Id of a link row, or of one direction (`id~back`), or a list. */
  link: string | string[];
  /** What may travel on it from now on; as it was when absent. */
  carries?: Traffic[] | undefined;
  /** Why, in words. */
  note?: string | undefined;
}

/** Takes links out of operation. */
export interface CloseLink {
  type: "closeLink";
  /** Id of a link row or direction, or a list. */
  link: string | string[];
  /** Why, in words. */
  note?: string | undefined;
}

/** Gives a figure another value. */
export interface SetFigure {
  type: "set";
  /** Id of a figure, e.g. `spd.rail.irq` or `links.rail-a--b.length`. */
  at: string;
  /** The new value, or a formula it follows from now on. */
  to: AmountInput;
  /** Why, in words. */
  note?: string | undefined;
}

/** Multiplies figures. */
export interface ScaleFigures {
  type: "scale";
  /** Ids of figures. */
  at: string | string[];
  /** Factor, in unit `1`. */
  by: FigureInput;
  /** Why, in words. */
  note?: string | undefined;
}

/** Adds a place. */
export interface AddPlace {
  type: "addPlace";
  /** The new place, as in the table of places. */
  place: {
    id: string;
    name: string;
    localName?: string | undefined;
    kind: PlaceKind;
    country: string;
    /** Second country of a border crossing. */
    otherCountry?: string | undefined;
    latitude: number;
    longitude: number;
    /** Rail gauges that meet here, in mm. */
    gaugeBreak?: number[] | undefined;
    source?: string | undefined;
    note?: string | undefined;
  };
  /** Why, in words. */
  note?: string | undefined;
}

/** Adds a link in operation. */
export interface AddLink {
  type: "addLink";
  /** The new link, as in the table of links. */
  link: {
    id: string;
    from: string;
    to: string;
    /** Whether it can be used both ways. */
    twoWay: boolean;
    mode: Mode;
    /** Country whose tariffs and speeds hold. */
    country: string;
    length: FigureInput;
    /** Running speed of its own. */
    speed?: FigureInput | undefined;
    /** Gauge of a railway in mm. */
    gauge?: number | undefined;
    carries: Traffic[];
    note?: string | undefined;
  };
  /** Why, in words. */
  note?: string | undefined;
}

/** Changes steps, fees and prices of border crossings; what is not named stays. */
export interface SetCrossing {
  type: "setCrossing";
  /** Border crossings, or rows of ferry links. */
  at: string | string[];
  mode: "rail" | "road" | "ferry";
  /** Country left; with `to`, one direction only. */
  from?: string | undefined;
  to?: string | undefined;
  /** Commodities, their handling or traffic; all when absent. */
  commodities?: string[] | undefined;
  /** Time in the queue. */
  queue?: AmountInput | undefined;
  /** Time for documents. */
  documents?: AmountInput | undefined;
  /** Share of consignments inspected, 0 to 1. */
  inspectionShare?: AmountInput | undefined;
  /** Extra time of an inspected consignment. */
  inspection?: AmountInput | undefined;
  /** Time until release. */
  release?: AmountInput | undefined;
  /** Time of reloading within the stop. */
  handlingTime?: AmountInput | undefined;
  /** Fees, per unit. */
  fee?: AmountInput | undefined;
  /** Price of reloading, per unit. */
  handling?: AmountInput | undefined;
  /** Price of vehicles and drivers waiting, per unit. */
  standing?: AmountInput | undefined;
  /** Guarantee for duties from goods that enter in transit, per unit. */
  guarantee?: AmountInput | undefined;
  /** Why, in words. */
  note?: string | undefined;
}

/** What it costs and takes to use a free zone; money is per unit of the commodity. */
export interface RegimeInput {
  /** Documents, inspection and release as a multiple of those at the border, and time of clearance of that at home. */
  timeFactor?: AmountInput | undefined;
  /** Clearance in the zone as a multiple of that at home; absent where nothing is cleared in the zone. */
  clearanceFactor?: AmountInput | undefined;
  /** Fee for entry. */
  fee?: AmountInput | undefined;
  /** Levy on entry. */
  levy?: AmountInput | undefined;
  /** Storage for as long as duty is deferred. */
  storage?: AmountInput | undefined;
  /** How long duty is deferred by storage in the zone. */
  storageTime?: AmountInput | undefined;
  /** Interest on the duty deferred, e.g. in `year^-1`. */
  interest?: AmountInput | undefined;
  /** Time that storage adds to the journey. */
  dwell?: AmountInput | undefined;
}

/** Adds a free zone: at a place of that kind, or at a border crossing as a joint zone of both countries. */
export interface AddZone {
  type: "addZone";
  /** The new zone, as in the table of zones. */
  zone: RegimeInput & {
    id: string;
    /** A place of kind `freeZone`, or a border crossing. */
    at: string;
    /** Modes by which goods come and go; all when absent. */
    modes?: Mode[] | undefined;
    /** Countries into which goods may leave; all that meet there when absent. */
    countries?: string[] | undefined;
    /** Goods that may enter: commodities, their handling or `freight`; all goods when absent. */
    commodities?: string[] | undefined;
    timeFactor: AmountInput;
    /** Who receives fee, levy and storage. */
    payee?: string | undefined;
    note?: string | undefined;
  };
  /** Why, in words. */
  note?: string | undefined;
}

/** Changes the regime of free zones; what is not named stays. */
export interface SetRegime extends RegimeInput {
  type: "setRegime";
  /** Id of a zone, or a list. */
  zone: string | string[];
  /** Goods that may enter from now on. */
  commodities?: string[] | undefined;
  /** Why, in words. */
  note?: string | undefined;
}

/** Changes a tariff, or adds one; a new one needs component, mode, priceYear and a price. */
export interface SetTariff {
  type: "setTariff";
  /** Id of a tariff row to change, or of a new one. */
  id: string;
  component?: "lineHaul" | "toll" | undefined;
  mode?: Mode | undefined;
  countries?: string[] | undefined;
  commodities?: string[] | undefined;
  links?: string[] | undefined;
  /** Per unit and km. */
  perKm?: AmountInput | undefined;
  /** Per unit, once a link. */
  fixed?: AmountInput | undefined;
  /** Year of the prices. */
  priceYear?: number | undefined;
  /** Who receives it. */
  payee?: string | undefined;
  /** Why, in words. */
  note?: string | undefined;
}

/** Changes a calendar or adds one, and lets crossings and services keep it. A new one needs a zone and hours. */
export interface SetCalendar {
  type: "setCalendar";
  /** Id of a calendar to change, or of a new one. */
  id: string;
  /** Time zone: an IANA name, or an offset such as `+03:30`. */
  zone?: string | undefined;
  /** Opening hours in place of those it has: `mon-fri 08:00-18:00`, over midnight `18:00-08:00+1`. */
  hours?: string | string[] | undefined;
  /** Closed days that join those it has: `2026-08-01..2026-08-25`, every year `--03-21`. */
  closed?: string | string[] | undefined;
  /** Days with hours of their own that join those it has: `2026-03-22 09:00-13:00`. */
  special?: string | string[] | undefined;
  /** Whether what is begun must be finished before it shuts. */
  unbroken?: boolean | undefined;
  /** Border crossings, or rows of ferry links, that keep it from now on. */
  at?: string | string[] | undefined;
  /** Only crossings of this mode. */
  mode?: "rail" | "road" | "ferry" | undefined;
  /** Services that keep it from now on. */
  services?: string | string[] | undefined;
  /** How hours and days are known; required where they are given. */
  kind?: FigureKind | undefined;
  /** Id of their source; required when `kind` is `sourced`. */
  source?: string | undefined;
  /** Why, in words. */
  note?: string | undefined;
}

/** One typed change of a scenario. */
export type Edit =
  | OpenLink
  | CloseLink
  | SetFigure
  | ScaleFigures
  | AddPlace
  | AddLink
  | SetCrossing
  | AddZone
  | SetRegime
  | SetTariff
  | SetCalendar;

/** A scenario as stored, in YAML or JSON: ordered edits to a base that never changes. */
export interface Scenario {
  /** For editors; not used. */
  $schema?: string | undefined;
  /** Version of this format. */
  version: 1;
  /** The name of the file without its ending. */
  id: string;
  /** What is done or happens, in a line. */
  title: string;
  /** What the scenario is meant to answer. */
  question?: string | undefined;
  /** What is known, what is assumed, as of when. */
  description?: string | undefined;
  /** Scenario whose edits come first, or several in order; one that several of them extend is applied once. */
  extends?: string | string[] | undefined;
  /** Ordered changes to the base. */
  edits: Edit[];
}
