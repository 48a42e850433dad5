/** Definition of `stations.csv`. */

import { type Mode, modes } from "../network/modes.ts";
import { type VehicleKind, vehicleKinds } from "../network/vehicleKinds.ts";
import { type StationKind, stationKinds } from "../network/words.ts";

/** Where vehicles queue. */
export const stationTable = {
  name: "stations",
  row: "StationRow",
  doc: "Where vehicles queue for one of a number of servers ([borders](borders.md)). A row for several places gives a station at each.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the row, used once" },
    serves: {
      type: "word",
      words: stationKinds as readonly StationKind[],
      required: true,
      doc: "what it does: passes a border, changes the gauge, gives way on a section, lies at a quay, lifts boxes",
    },
    at: {
      type: "references",
      to: "stationPlace",
      required: true,
      doc: "places, or rows of rail links for sections",
    },
    mode: {
      type: "word",
      words: modes as readonly Mode[],
      required: true,
      doc: "mode of what it serves",
    },
    from: { type: "reference", to: "side", doc: "country left, at a crossing; both directions when absent" },
    to: { type: "reference", to: "side", doc: "country entered" },
    vehicle: {
      type: "word",
      words: vehicleKinds as readonly VehicleKind[],
      required: true,
      doc: "what is served",
    },
    servers: {
      type: "amount",
      unit: "1",
      bounds: { least: 1, whole: true },
      required: true,
      doc: "number of lanes, stands, tracks or cranes, a whole one",
    },
    service: {
      type: "amount",
      unit: "h/vehicle",
      bounds: { above: 0 },
      required: true,
      doc: "mean time of one vehicle on one server",
    },
    serviceCv: {
      type: "amount",
      unit: "1",
      bounds: { least: 0 },
      required: true,
      doc: "standard deviation of the service time over its mean",
    },
    calendar: { type: "reference", to: "calendar", doc: "opening hours; always open when absent" },
    background: {
      type: "amount",
      unit: "vehicle/h",
      doc: "vehicles that come besides the flows of the study",
    },
    closures: { type: "amount", unit: "1/h", doc: "how often it closes without notice" },
    closure: { type: "amount", unit: "h", bounds: { above: 0 }, doc: "mean time of such a closure" },
    patience: { type: "amount", unit: "h", doc: "wait after which vehicles turn back: goods that are lost" },
    note: { type: "text", doc: "why, in words" },
  },
  together: [
    { fields: ["from", "to"], hint: "one direction needs both countries, both directions none" },
    { fields: ["closures", "closure"], hint: "closures says how often, closure how long" },
  ],
  example: {
    id: "barda-lanes",
    serves: "crossing",
    at: "barda",
    mode: "road",
    from: "AA",
    to: "BB",
    vehicle: "truck",
    servers: "4",
    service: "lane.time",
    serviceCv: "1",
    calendar: "barda-hours",
  },
} as const;
