/** The parts of money, time and emissions that results are split into. */

/**
 * What a route is measured by: money in the currency of the study, time in h, emissions in kgCO2e; money and emissions per
 * commodity unit.
 */
export type Measure = "money" | "time" | "co2e";

/** A part of the money of a route. */
export type MoneyComponent =
  | "lineHaul"
  | "toll"
  | "handling"
  | "standing"
  | "storage"
  | "borderFee"
  | "guarantee"
  | "levy"
  | "clearance"
  | "duty";

/** A part of the time of a route. */
export type TimeComponent =
  | "running"
  | "stops"
  | "rest"
  | "waiting"
  | "handling"
  | "dwell"
  | "queue"
  | "documents"
  | "inspection"
  | "release";

/** A part of the emissions of a route. */
export type EmissionComponent = "haul" | "hub";

/** A part of any measure. */
export type AmountComponent = MoneyComponent | TimeComponent | EmissionComponent;

/**
 * What each component holds, for table heads and documentation; in the order of reports.
 *
 * @example
 * ```ts
 * import { componentMeaning } from "karvan/text";
 * console.log(componentMeaning.money.duty); // import duty, a transfer to the treasury
 * ```
 */
export const componentMeaning: {
  readonly money: Readonly<Record<MoneyComponent, string>>;
  readonly time: Readonly<Record<TimeComponent, string>>;
  readonly co2e: Readonly<Record<EmissionComponent, string>>;
} = {
  money: {
    lineHaul: "carriage over links",
    toll: "access charges and tolls",
    handling: "loading, unloading, transshipment, gauge change",
    standing: "vehicles and drivers waiting",
    storage: "demurrage and storage",
    borderFee: "fees at border crossings",
    guarantee: "guarantee for duties while goods are in transit",
    levy: "levy of a free zone",
    clearance: "customs documents",
    duty: "import duty, a transfer to the treasury",
  },
  time: {
    running: "moving",
    stops: "line and yard stops of trains",
    rest: "drivers' rest",
    waiting: "waiting for a departure",
    handling: "loading, unloading, transshipment, gauge change",
    dwell: "standing in port",
    queue: "queueing at border crossings",
    documents: "documents at border crossings",
    inspection: "inspection at border crossings",
    release: "release from border crossings",
  },
  co2e: {
    haul: "carriage over links",
    hub: "terminals",
  },
};

/** Parts of each measure, in the order of reports. */
export const components: {
  readonly money: readonly MoneyComponent[];
  readonly time: readonly TimeComponent[];
  readonly co2e: readonly EmissionComponent[];
} = {
  money: Object.keys(componentMeaning.money) as MoneyComponent[],
  time: Object.keys(componentMeaning.time) as TimeComponent[],
  co2e: Object.keys(componentMeaning.co2e) as EmissionComponent[],
};
