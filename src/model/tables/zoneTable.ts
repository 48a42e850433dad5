/** Definition of `zones.csv`. */

import { type Mode, modes } from "../network/modes.ts";

/** Free zones that goods may pass through, and their regimes. `addZone` and `setRegime` of scenarios have its fields. */
export const zoneTable = {
  name: "zones",
  row: "Zone",
  doc: "Free zones that goods may pass through ([free zones](free-zones.md)). Money is per unit of the commodity.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the zone, used once" },
    at: {
      type: "reference",
      to: "zonePlace",
      required: true,
      doc: "a place of kind `freeZone`, or a border crossing for a joint zone of both countries",
    },
    modes: {
      type: "words",
      words: modes as readonly Mode[],
      doc: "modes by which goods come and go; all when empty",
    },
    countries: {
      type: "references",
      to: "side",
      doc: "countries into which goods may leave; all that meet there when empty",
    },
    commodities: {
      type: "references",
      to: "commodityName",
      doc: "goods that may enter: commodities, their handling or `freight`; all goods when empty",
    },
    timeFactor: {
      type: "amount",
      unit: "1",
      required: true,
      hint: "1 where formalities take as long as elsewhere",
      doc: "documents, inspection and release as a multiple of those at the border, and time of clearance of that at home",
    },
    clearanceFactor: {
      type: "amount",
      unit: "1",
      component: "clearance",
      doc: "clearance in the zone as a multiple of that at home; absent where nothing is cleared in the zone",
    },
    fee: { type: "amount", unit: "money/unit", component: "borderFee", doc: "fee for entry" },
    levy: { type: "amount", unit: "money/unit", component: "levy", doc: "levy on entry" },
    storage: {
      type: "amount",
      unit: "money/unit",
      component: "storage",
      doc: "storage for as long as duty is deferred",
    },
    storageTime: { type: "amount", unit: "h", doc: "how long duty is deferred by storage in the zone" },
    interest: { type: "amount", unit: "1/h", doc: "interest on the duty deferred, e.g. in `year^-1`" },
    dwell: { type: "amount", unit: "h", component: "dwell", doc: "time that storage adds to the journey" },
    payee: { type: "text", doc: "who receives fee, levy and storage" },
    note: { type: "text", doc: "why, in words" },
  },
  example: {
    id: "barda-zone",
    at: "barda",
    timeFactor: "0.5",
    levy: "border.fee / 2",
    payee: "zone authority",
  },
} as const;
