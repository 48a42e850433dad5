/** The parts of money, time and emissions that results are split into. */

/** What a route is measured by: money in the currency of the study, time in h, emissions in kgCO2e; money and emissions per commodity unit. */
export type Measure = "money" | "time" | "co2e";

/** Parts of each measure, in the order of reports. */
export const components = {
  money: [
    "lineHaul",
    "toll",
    "handling",
    "standing",
    "storage",
    "borderFee",
    "guarantee",
    "levy",
    "clearance",
    "duty",
  ],
  time: [
    "running",
    "stops",
    "rest",
    "waiting",
    "handling",
    "dwell",
    "queue",
    "documents",
    "inspection",
    "release",
  ],
  co2e: ["haul", "hub"],
} as const;

/** A part of the money of a route. */
export type MoneyComponent = (typeof components.money)[number];
/** A part of the time of a route. */
export type TimeComponent = (typeof components.time)[number];
/** A part of the emissions of a route. */
export type EmissionComponent = (typeof components.co2e)[number];

/** What each component holds, for table heads and documentation. */
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
