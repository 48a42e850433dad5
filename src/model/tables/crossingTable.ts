/** Definition of `crossings.csv`. */

import { type BorderMode, borderModes } from "../network/modes.ts";

/** Border crossings as processes: what each step takes and costs. `setCrossing` of scenarios has the same fields. */
export const crossingTable = {
  name: "crossings",
  doc: "Border crossings as processes, for one mode, one or both directions, and some commodities. Money is per unit of the commodity.",
  hint: "a crossing without figures is no crossing; write 0 where there is no such step",
  columns: {
    id: { type: "id", required: true, doc: "a name for the row, used once" },
    at: {
      type: "references",
      to: "crossingOrFerry",
      required: true,
      doc: "border crossings, or rows of ferry links",
    },
    mode: {
      type: "word",
      words: borderModes as readonly BorderMode[],
      required: true,
      doc: "mode of what passes",
    },
    from: { type: "reference", to: "side", doc: "country left; with `to`, one direction only" },
    to: { type: "reference", to: "side", doc: "country entered" },
    commodities: {
      type: "references",
      to: "commodityName",
      doc: "commodities, their handling or traffic; all when absent",
    },
    queue: { type: "amount", unit: "h", component: "queue", required: true, doc: "time in the queue" },
    documents: {
      type: "amount",
      unit: "h",
      component: "documents",
      required: true,
      doc: "time for documents",
    },
    inspectionShare: {
      type: "amount",
      unit: "1",
      bounds: { least: 0, most: 1 },
      required: true,
      doc: "share of consignments inspected, 0 to 1",
    },
    inspection: {
      type: "amount",
      unit: "h",
      component: "inspection",
      required: true,
      doc: "extra time of an inspected consignment",
    },
    release: { type: "amount", unit: "h", component: "release", required: true, doc: "time until release" },
    handlingTime: {
      type: "amount",
      unit: "h",
      component: "handling",
      doc: "time of reloading within the stop",
    },
    fee: { type: "amount", unit: "money/unit", component: "borderFee", doc: "fees" },
    handling: { type: "amount", unit: "money/unit", component: "handling", doc: "price of reloading" },
    standing: {
      type: "amount",
      unit: "money/unit",
      component: "standing",
      doc: "price of vehicles and drivers waiting",
    },
    guarantee: {
      type: "amount",
      unit: "money/unit",
      component: "guarantee",
      doc: "guarantee for duties from goods that enter in transit",
    },
    payee: { type: "text", doc: "who receives the money" },
    calendar: {
      type: "reference",
      to: "calendar",
      doc: "opening hours: dated journeys count its times while it is open only; always open when absent",
    },
    note: { type: "text", doc: "why, in words" },
  },
  together: [{ fields: ["from", "to"], hint: "one direction needs both countries, both directions none" }],
  example: {
    id: "barda-road-out",
    at: "barda",
    mode: "road",
    from: "AA",
    to: "BB",
    queue: "border.road * 0.4",
    documents: "border.road * 0.2",
    inspectionShare: "border.share",
    inspection: "border.road * 0.4",
    release: "0",
    fee: "border.fee",
    payee: "border posts",
    calendar: "barda-hours",
  },
} as const;
