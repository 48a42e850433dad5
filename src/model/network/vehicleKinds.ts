/** The kinds of vehicles that queue for service and that traffic is counted in. */

/** What waits for service: each is a unit of its own in figures, e.g. truck/day. */
export type VehicleKind = "truck" | "wagon" | "train" | "ship" | "TEU";

/** All kinds of vehicles. */
export const vehicleKinds: readonly VehicleKind[] = ["truck", "wagon", "train", "ship", "TEU"];
