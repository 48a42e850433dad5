/** The words that tables use for traffic, for the state of links, for customs, and for what operations and stations do. */

/** Whether goods or people travel. */
export type Traffic = "freight" | "passengers";

/** Both kinds of traffic. */
export const traffics: readonly Traffic[] = ["freight", "passengers"];

/** A direction along a row of links: from its `from` to its `to`, or back. */
export type LinkDirection = "out" | "back";

/** Both directions. */
export const linkDirections: readonly LinkDirection[] = ["out", "back"];

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

/** What a station does: a border crossing, a change of gauge, a single-track section, a berth at a quay, a crane. */
export type StationKind = "crossing" | "gaugeChange" | "section" | "berth" | "crane";

/** All kinds of stations. */
export const stationKinds: readonly StationKind[] = ["crossing", "gaugeChange", "section", "berth", "crane"];
