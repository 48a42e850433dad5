/** The words of `observations.csv`. */

/** What an observation measures: an amount a year, vehicles a day, a share of an amount, a time, or money. */
export type ObservationMeasure = "amount" | "vehicles" | "share" | "hours" | "money";

/** All measures of observations. */
export const observationMeasures: readonly ObservationMeasure[] = [
  "amount",
  "vehicles",
  "share",
  "hours",
  "money",
];

/** What an observation is for: to fit, to test the fit, or only to be kept. */
export type ObservationUse = "fit" | "test" | "record";

/** All uses of observations. */
export const observationUses: readonly ObservationUse[] = ["fit", "test", "record"];
