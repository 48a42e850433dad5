/** Definition of `traffic.csv`. */

import { type Mode, modes } from "../network/modes.ts";
import { type VehicleKind, vehicleKinds } from "../network/vehicleKinds.ts";

/** What travels day by day, in vehicles. */
export const trafficTable = {
  name: "traffic",
  row: "TrafficRow",
  doc: "What travels day by day, in vehicles, from one end to another.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the flow, used once" },
    from: {
      type: "reference",
      to: "end",
      required: true,
      doc: "where it begins; a border crossing names its side: `sarakhs@IR`",
    },
    to: { type: "reference", to: "end", required: true, doc: "where it ends" },
    commodity: { type: "reference", to: "commodity", required: true, doc: "what travels" },
    via: {
      type: "reference",
      to: "borderCrossing",
      doc: "border crossing it was counted at and must pass; the cheapest route of each scenario when absent",
    },
    modes: {
      type: "words",
      words: modes as readonly Mode[],
      doc: "modes it may use; those of its vehicle when absent: trucks by road, wagons and trains by rail, TEU by all",
    },
    vehicle: {
      type: "word",
      words: vehicleKinds as readonly VehicleKind[],
      required: true,
      doc: "what is counted",
    },
    arrivals: {
      type: "amount",
      unit: "vehicle/h",
      required: true,
      doc: "vehicles per hour, averaged over the season",
    },
    load: {
      type: "amount",
      unit: "unit/vehicle",
      bounds: { above: 0 },
      required: true,
      doc: "what one vehicle carries",
    },
    arrivalCv: {
      type: "amount",
      unit: "1",
      bounds: { least: 0 },
      required: true,
      doc: "standard deviation over mean of the time between two vehicles; 1 is memoryless",
    },
    first: { type: "special", doc: "first day on which it travels, e.g. `2026-07-20`; all year when absent" },
    last: { type: "special", doc: "last day on which it travels" },
    note: { type: "text", doc: "why, in words" },
  },
  example: {
    id: "grain-trucks",
    from: "fara",
    to: "gora",
    commodity: "grain",
    via: "barda",
    vehicle: "truck",
    arrivals: "grain.trucks",
    load: "grain.load",
    arrivalCv: "1",
  },
} as const;
