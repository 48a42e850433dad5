import type { Study } from "../../src/model/index.ts";
import { type Row, type ToyTables, toy } from "../toy.ts";

// Two crossings between a and b. From the fork n it is an hour to x and two to y, and from each an hour to b:
//
//        1 h      1 h       1 h
//   a ------- n ------- x ------- b
//              `------- y -------'
//                 2 h       1 h
//
// An hour on the road costs 1 USD a tonne beside its time of half a dollar. A stop takes 2 hours without the queue, for
// which routing takes another 2; it costs 2 USD a tonne.
const hourKm = 64;

/** A truck a row, every hour to the clock unless a test says otherwise. */
export function trucks(row: Row & { readonly id: string }): Row {
  return {
    ...{ from: "a", to: "b", commodity: "goods", vehicle: "truck" },
    ...{ arrivals: "truck_rate", load: "truck_load", arrival_cv: 0, ...row },
  };
}

/** Lanes at a crossing, each of a quarter of an hour to the clock unless a test says otherwise. */
export function lanes(row: Row & { readonly at: string }): Row {
  return {
    ...{ id: `gate-${row.at}`, serves: "crossing", mode: "road", vehicle: "truck" },
    ...{ servers: 1, service: "truck_time / 4", service_cv: 0, ...row },
  };
}

export const borderFigures: Readonly<Record<string, string>> = {
  truck_rate: "1 truck/hour",
  truck_load: "16 tonne/truck",
  truck_time: "1 hour/truck",
  wagon_rate: "1 wagon/hour",
  wagon_load: "10 tonne/wagon",
  wagon_time: "1 hour/wagon",
  train_rate: "0.25 train/hour",
  train_goods: "64 tonne/train",
  train_time: "1 hour/train",
  train_load: "40 tonne/train",
  train_hold: "10.25 hour",
  spread: "0.5 1",
};

/** The two crossings, with some of the tables replaced or added. */
export function border(tables: Partial<ToyTables> = {}): Study {
  const { figures, ...rest } = tables;
  return toy({
    places: [
      { id: "a", country: "AA" },
      { id: "b", country: "BB" },
      { id: "n", country: "AA" },
      { id: "x", country: "AA", other_country: "BB" },
      { id: "y", country: "AA", other_country: "BB" },
    ],
    links: [
      { id: "a-n", from: "a", to: "n", country: "AA", length_km: hourKm },
      { id: "n-x", from: "n", to: "x", country: "AA", length_km: hourKm },
      { id: "n-y", from: "n", to: "y", country: "AA", length_km: 2 * hourKm },
      { id: "x-b", from: "x", to: "b", country: "BB", length_km: hourKm },
      { id: "y-b", from: "y", to: "b", country: "BB", length_km: hourKm },
    ],
    crossings: ["x", "y"].map((at) => ({ id: `stop-${at}`, at, inspection_share: 0 })),
    tariffs: [
      { id: "road", component: "lineHaul", mode: "road", commodities: "freight", per_km: "km / 64" },
      { id: "rail", component: "lineHaul", mode: "rail", commodities: "freight", per_km: "km / 256" },
    ],
    traffic: [trucks({ id: "trucks" })],
    questions: [{ id: "ends", between: ["a"], and: ["b"] }],
    figures: { ...borderFigures, ...figures },
    ...rest,
  });
}

/** A railway of two hours between two towns of one country, and the road, which is dearer. */
export function railway(tables: Partial<ToyTables> = {}): Study {
  return border({
    places: [
      { id: "a", country: "AA" },
      { id: "b", country: "AA" },
    ],
    links: [
      { id: "railway", mode: "rail", from: "a", to: "b", country: "AA", length_km: hourKm },
      { id: "road", from: "a", to: "b", country: "AA", length_km: hourKm },
    ],
    crossings: [],
    operation: { trainLoad: "train_load", trainHold: "train_hold" },
    ...tables,
  });
}

/** A wagon every hour to the clock unless a test says otherwise. */
export function wagons(row: Row & { readonly id: string }): Row {
  const own = { vehicle: "wagon", arrivals: "wagon_rate", load: "wagon_load" };
  return trucks({ ...own, ...row });
}
