/** The types of scenarios and edits. Written by `npm run schema` from the definitions in this folder: do not edit. */
import type {
  AmountField,
  Crossing,
  Evidence,
  Figure,
  Link,
  Operation,
  operationTable,
  Place,
  TableRows,
  Tariff,
  Zone,
} from "../model/index.ts";

/** A number with its unit, its range, how it is known and where from. */
export interface FigureInput {
  /** The best single value. */
  value: number;
  /** E.g. `km/h`, `USD/tonne/km`, `hour`; `1` for a plain number. */
  unit: string;
  /** Low end of what is plausible. */
  low?: number | undefined;
  /** Peak of the plausible range. */
  mode?: number | undefined;
  /** High end of what is plausible. */
  high?: number | undefined;
  /** Shape of the distribution between `low` and `high`; triangular when absent. */
  shape?: Figure["shape"] | undefined;
  /**
   * What `value` is in that distribution, which then has this mean, median or mode; when absent, `mode` or
   * else `value` is the peak.
   */
  standsFor?: Figure["standsFor"] | undefined;
  /** How it is known. */
  kind: Figure["kind"];
  /** Where it was read; needed when `kind` is `sourced`. */
  source?: string | undefined;
  /** Year of the figure; for money, year of its prices. */
  year?: number | undefined;
  /** How it was derived, or why it is assumed. */
  note?: string | undefined;
}

/** A formula over figures, e.g. `spd.rail.irq * 1.5`, or a figure. */
export type AmountInput = string | FigureInput;

/** A cell of a table: a text, a number, yes or no, a list of texts, a formula or a figure. */
export type CellInput = AmountInput | number | boolean | string[];

/**
 * A year such as 2029, which begins on 1 January; a date such as `2029-07-01`; or a figure in the unit
 * `year`.
 */
export type DateInput = number | string | FigureInput;

/** All types of edits, by name. */
export interface Edits {
  /** Puts links into operation, or changes what they carry. */
  openLink: {
    type: "openLink";
    /** Links: ids of rows, or of one direction (`id~back`). */
    link: string | string[];
    /** What may travel on them from now on. Unchanged when absent. */
    carries?: Link["carries"][number][] | undefined;
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /** Takes links out of operation. */
  closeLink: {
    type: "closeLink";
    /** Links: ids of rows, or of one direction (`id~back`). */
    link: string | string[];
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /**
   * Gives a figure another value, or a formula that it follows from now on; or a cell of any table another
   * content.
   */
  set: {
    type: "set";
    /**
     * The figure, e.g. `spd.rail.irq` or `links.rail-a--b.length`; or the cell: table, row and column, e.g.
     * `tariffs.rail-iq.perKm`.
     */
    at: string;
    /** The new value or the formula; for a cell, what its column holds. */
    to: CellInput;
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /** Multiplies figures, with their ranges. */
  scale: {
    type: "scale";
    /** The figures. */
    at: string | string[];
    /** The factor, in unit `1`. */
    by: FigureInput;
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /** Adds a row to a table of the study, with the columns of that table. */
  add: {
    type: "add";
    /** The table. */
    table: keyof TableRows;
    /** The row: columns and their cells, named as in the table or as `perKm` for `per_km`. */
    row: Record<string, CellInput>;
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /** Removes a row from a table of the study. What other rows name must be changed in them first. */
  remove: {
    type: "remove";
    /** The table. */
    table: keyof TableRows;
    /** Ids of rows. */
    id: string | string[];
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /** Adds a place. */
  addPlace: {
    type: "addPlace";
    /** The new place, as a row of the table of places. */
    place: {
      /** A short name, used once, e.g. `bandar-abbas`. */
      id: string;
      /** Name in Latin letters. */
      name: string;
      /** Name in the place's own script. */
      localName?: string | undefined;
      /** What the place is. */
      kind: Place["kind"];
      /** Country code; any code will do, as long as all tables use it. */
      country: string;
      /** The other country of a border crossing. */
      otherCountry?: string | undefined;
      /** Degrees north. */
      latitude: number;
      /** Degrees east. */
      longitude: number;
      /** Where the coordinates are from. */
      source?: string | undefined;
      /** Why, in words. */
      note?: string | undefined;
      /** Rail gauges that meet here, in mm. */
      gaugeBreak?: number[] | undefined;
    };
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /** Adds a link in operation, with a length and, if stated, a speed of its own. */
  addLink: {
    type: "addLink";
    /** The new link, as a row of the table of links. */
    link: {
      /** A name for the row, used once. */
      id: string;
      /** The place it begins at. */
      from: string;
      /** The place it ends at. */
      to: string;
      /** Whether it can be used both ways. */
      twoWay: boolean;
      /** How it carries. */
      mode: Link["mode"];
      /** Country whose tariffs and speeds hold; a link at sea may name the high seas. */
      country: string;
      /** Its length. */
      length: FigureInput;
      /** Running speed of its own. */
      speed?: FigureInput | undefined;
      /** Gauge in mm, needed for a railway and for a ferry that takes trains. */
      gauge?: number | undefined;
      /** What may travel on it. */
      carries: Link["carries"][number][];
      /** Why, in words. */
      note?: string | undefined;
    };
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /** Changes times, fees and prices of border crossings. What is not named stays. */
  setCrossing: {
    type: "setCrossing";
    /** Border crossings, or rows of ferry links. */
    at: string | string[];
    /** Mode of what passes. */
    mode: Crossing["mode"];
    /** Commodities, their handling or traffic; all when absent. */
    commodities?: string[] | undefined;
    /**
     * First year, or first day, in which the edit is in force. Beside `to`: country left, for one direction
     * only.
     */
    from?: DateInput | undefined;
    /** Country entered. */
    to?: string | undefined;
    /** Country left and country entered, in place of `from` and `to` where the edit has a date. */
    direction?: string[] | undefined;
    /** Time in the queue. */
    queue?: AmountInput | undefined;
    /** Time for documents. */
    documents?: AmountInput | undefined;
    /** Share of consignments inspected, 0 to 1. */
    inspectionShare?: AmountInput | undefined;
    /** Extra time of an inspected consignment. */
    inspection?: AmountInput | undefined;
    /** Time of reloading within the stop. */
    handlingTime?: AmountInput | undefined;
    /** Time until release. */
    release?: AmountInput | undefined;
    /** Fees. */
    fee?: AmountInput | undefined;
    /** Price of reloading. */
    handling?: AmountInput | undefined;
    /** Price of vehicles and drivers waiting. */
    standing?: AmountInput | undefined;
    /** Guarantee for duties from goods that enter in transit. */
    guarantee?: AmountInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /**
   * Makes one stop of the two at border crossings: documents and inspection take a share of their time, and
   * vehicles that wait cost less in proportion to the whole stop. Queue, release, reloading and fees stay.
   */
  oneStop: {
    type: "oneStop";
    /** Border crossings, or rows of ferry links. */
    at: string | string[];
    /** Only this mode; all that pass there when absent. */
    mode?: Crossing["mode"] | undefined;
    /** Commodities, their handling or traffic; all freight when absent. */
    commodities?: string[] | undefined;
    /**
     * What is left of the time for documents and inspection, in unit `1`; 0.5 (0.3 to 0.9, assumed) when
     * absent.
     */
    share?: FigureInput | undefined;
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /**
   * Changes prices and times of what is done at places, such as loading in a port. What is not named stays.
   */
  setOperation: {
    type: "setOperation";
    /** Places, e.g. a port. */
    at: string | string[];
    /** Only this; all that is done there when absent. */
    operation?: Operation["operation"] | undefined;
    /** Only where goods come from or go to this mode, e.g. `sea`; all modes when absent. */
    mode?: string | undefined;
    /** Commodities, their handling or traffic; all when absent. */
    commodities?: string[] | undefined;
    /** Price of handling. */
    handling?: AmountInput | undefined;
    /** Demurrage and storage. */
    storage?: AmountInput | undefined;
    /** Customs documents. */
    clearance?: AmountInput | undefined;
    /** Import duty, a transfer to the treasury. */
    duty?: AmountInput | undefined;
    /** Wait before it. */
    waiting?: AmountInput | undefined;
    /** Time of handling. */
    handlingTime?: AmountInput | undefined;
    /** Time the goods stand in the port or yard. */
    dwell?: AmountInput | undefined;
    /** Emissions of the terminal. */
    emissions?: AmountInput | undefined;
    /** Who receives the money. */
    payee?: string | undefined;
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /** Multiplies prices or times of what is done at places, e.g. the charges of a port. */
  scaleOperation: {
    type: "scaleOperation";
    /** Places, e.g. a port. */
    at: string | string[];
    /** Only this; all that is done there when absent. */
    operation?: Operation["operation"] | undefined;
    /** Only where goods come from or go to this mode, e.g. `sea`; all modes when absent. */
    mode?: string | undefined;
    /** Commodities, their handling or traffic; all when absent. */
    commodities?: string[] | undefined;
    /** The factor, in unit `1`. */
    by: FigureInput;
    /** What is multiplied; the charges `handling` and `storage` when absent. */
    amounts?: AmountField<typeof operationTable>[] | undefined;
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /** Adds a free zone: at a place of that kind, or at a border crossing as a joint zone of both countries. */
  addZone: {
    type: "addZone";
    /** The new zone, as a row of the table of zones. */
    zone: {
      /** A name for the zone, used once. */
      id: string;
      /** A place of kind `freeZone`, or a border crossing for a joint zone of both countries. */
      at: string;
      /** Modes by which goods come and go; all when empty. */
      modes?: Zone["modes"][number][] | undefined;
      /** Countries into which goods may leave; all that meet there when empty. */
      countries?: string[] | undefined;
      /** Goods that may enter: commodities, their handling or `freight`; all goods when empty. */
      commodities?: string[] | undefined;
      /**
       * Documents, inspection and release as a multiple of those at the border, and time of clearance of that
       * at home.
       */
      timeFactor: AmountInput;
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
      /** Who receives fee, levy and storage. */
      payee?: string | undefined;
      /** Why, in words. */
      note?: string | undefined;
    };
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /** Changes what free zones take and cost, and for which goods they are. What is not named stays. */
  setRegime: {
    type: "setRegime";
    /** The zones. */
    zone: string | string[];
    /** Goods that may enter: commodities, their handling or `freight`; all goods when empty. */
    commodities?: string[] | undefined;
    /**
     * Documents, inspection and release as a multiple of those at the border, and time of clearance of that
     * at home.
     */
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
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /** Changes a tariff, or adds one. A new one needs `component`, `mode`, `priceYear` and a price. */
  setTariff: {
    type: "setTariff";
    /** Id of a row of the table of tariffs, or of a new one. */
    id: string;
    /** What is paid for. */
    component?: Tariff["component"] | undefined;
    /** Mode of the links. */
    mode?: Tariff["mode"] | undefined;
    /** Countries of the links; all when empty. */
    countries?: string[] | undefined;
    /** Commodities, their handling or traffic; all when empty. */
    commodities?: string[] | undefined;
    /** Rows of links; all when empty. */
    links?: string[] | undefined;
    /**
     * `out` from the first end of the links to the second, `back` the other way, before rows for both; both
     * when empty.
     */
    direction?: Tariff["direction"] | undefined;
    /** Year of the prices. */
    priceYear?: number | undefined;
    /** Who receives the money. */
    payee?: string | undefined;
    /** Price per km. */
    perKm?: AmountInput | undefined;
    /** Price once a link. */
    fixed?: AmountInput | undefined;
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };

  /**
   * Changes a calendar or adds one, and assigns it to crossings and services. A new one needs a zone and
   * hours.
   */
  setCalendar: {
    type: "setCalendar";
    /** Id of a calendar to change, or of a new one. */
    id: string;
    /** Time zone: an IANA name, or an offset such as `+03:30`. */
    zone?: string | undefined;
    /** Opening hours that replace those it has: `mon-fri 08:00-18:00`, over midnight `18:00-08:00+1`. */
    hours?: string | string[] | undefined;
    /** Closed days in addition to those it has: `2026-08-01..2026-08-25`, every year `--03-21`. */
    closed?: string | string[] | undefined;
    /** Days with hours of their own in addition to those it has: `2026-03-22 09:00-13:00`. */
    special?: string | string[] | undefined;
    /** Whether work that has begun must be finished before it closes. */
    unbroken?: boolean | undefined;
    /** Border crossings, or rows of ferry links, that follow it from now on. */
    at?: string | string[] | undefined;
    /** Only crossings of this mode. */
    mode?: Crossing["mode"] | undefined;
    /** Services that follow it from now on. */
    services?: string | string[] | undefined;
    /** How hours and days are known. Required where they are given. */
    kind?: Evidence["kind"] | undefined;
    /** Id of their source. Required when `kind` is `sourced`. */
    source?: string | undefined;
    /** First year, or first day, in which the edit is in force; from the start when absent. */
    from?: DateInput | undefined;
    /** First year, or first day, in which it is no longer in force; for good when absent. */
    until?: DateInput | undefined;
    /** Why, in words. */
    note?: string | undefined;
  };
}

/** One change that a scenario makes. */
export type Edit = Edits[keyof Edits];

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
  /**
   * Scenario whose edits come first, or several in order. One that several of them extend is applied once.
   */
  extends?: string | string[] | undefined;
  /** Ordered changes to the base. */
  edits: Edit[];
}
