/** Distributions of times from a mean and a coefficient of variation. */
import type { Arrivals, DrawnHours } from "../engine/plan.ts";

/** Hours of a mean and a coefficient of variation: constant, memoryless, or else lognormal, as times at borders are. */
export function hoursOf(mean: number, cv: number): DrawnHours {
  if (cv === 0 || mean === 0) return mean;
  return cv === 1 ? { type: "exponential", mean } : { type: "lognormal", mean, cv };
}

/** The wait for the next departure at a random arrival: uniform from 0 to twice its mean. */
export function departureHours(mean: number): DrawnHours {
  return mean === 0 ? 0 : { type: "uniform", low: 0, high: 2 * mean };
}

/** Arrivals of a rate whose gaps have a coefficient of variation. */
export function arrivalsOf(perHour: number, cv: number): Arrivals {
  if (cv === 1) return { type: "poisson", perHour };
  return { type: "gaps", hours: hoursOf(1 / perHour, cv) };
}
