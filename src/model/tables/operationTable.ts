/** Definition of `operations.csv`. */

import { type PlaceKind, placeKinds } from "../network/placeKinds.ts";
import { type OperationKind, operationKinds } from "../network/words.ts";

/** What is done to a consignment at a place, with its money, time and emissions. */
export const operationTable = {
  name: "operations",
  row: "Operation",
  doc: "What is done to a consignment at a place, with its money, time and emissions; of several rows the most specific counts.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the row, used once" },
    operation: {
      type: "word",
      words: operationKinds as readonly OperationKind[],
      required: true,
      doc: "what is done",
    },
    places: { type: "references", to: "place", doc: "only at these places" },
    placeKinds: {
      type: "words",
      words: placeKinds as readonly PlaceKind[],
      doc: "only at places of these kinds",
    },
    countries: { type: "references", to: "country", doc: "only in these countries" },
    commodities: {
      type: "references",
      to: "commodityName",
      doc: "commodities, their handling or traffic; all when empty",
    },
    from: {
      type: "text",
      doc: "mode before, or gauge for a gauge change; empty for `load`. For `clear`: `transit` for clearance on the way, where goods stay on their vehicle; empty for clearance after unloading at the destination",
    },
    to: {
      type: "text",
      doc: "mode or gauge after; empty for `unload`. For `clear`: `imported` for clearance on the way",
    },
    handling: { type: "amount", unit: "money/unit", component: "handling", doc: "price of handling" },
    storage: { type: "amount", unit: "money/unit", component: "storage", doc: "demurrage and storage" },
    clearance: { type: "amount", unit: "money/unit", component: "clearance", doc: "customs documents" },
    duty: {
      type: "amount",
      unit: "money/unit",
      component: "duty",
      doc: "import duty, a transfer to the treasury",
    },
    waiting: { type: "amount", unit: "h", component: "waiting", doc: "wait before it" },
    handlingTime: { type: "amount", unit: "h", component: "handling", doc: "time of handling" },
    dwell: { type: "amount", unit: "h", component: "dwell", doc: "time the goods stand in the port or yard" },
    emissions: { type: "amount", unit: "kgCO2e/unit", component: "hub", doc: "emissions of the terminal" },
    payee: { type: "text", doc: "who receives the money" },
    note: { type: "text", doc: "why, in words" },
  },
  example: {
    id: "load-bulk",
    operation: "load",
    placeKinds: "railNode port",
    commodities: "bulk",
    to: "rail",
    handling: "lift / load.container",
    handlingTime: "lift.time",
    payee: "terminals",
  },
} as const;
