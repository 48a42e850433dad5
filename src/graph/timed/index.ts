export { type DepartureQuery, earliestArrival } from "./earliestArrival.ts";
export type { DatedStep, Itinerary } from "./itinerary.ts";
export { type DepartureProfile, departureProfile, type ProfilePoint, type ProfileQuery } from "./profile.ts";
