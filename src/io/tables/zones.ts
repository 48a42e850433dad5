import { compact } from "../../base/index.ts";
import { type Mode, modes, type Place, type Zone, zoneFaults } from "../../model/index.ts";
import type { Columns } from "../text/cells.ts";
import { readCommodityNames } from "./prices.ts";
import {
  duration,
  interest,
  multiple,
  type Pricing,
  price,
  pricingOf,
  type Reading,
  rowsOf,
} from "./reading.ts";

/** Columns of `zones.csv`. */
export const zoneColumns: Columns = {
  table: "zones",
  required: ["id", "at", "time_factor"],
  optional: [
    ...["modes", "countries", "commodities", "clearance_factor", "fee", "levy"],
    ...["storage", "storage_time", "interest", "dwell", "payee", "note"],
  ],
};

/** Reads `zones.csv`: the free zones that goods may pass through, and their regimes. */
export function readZones(reading: Reading, pricing: Pricing, places: readonly Place[]): Zone[] {
  const money = price(pricing.currency);
  const known = new Map(places.map((place) => [place.id, place]));
  const goods: Pricing = {
    ...pricing,
    commodities: pricing.commodities.filter(({ traffic }) => traffic === "freight"),
  };
  return rowsOf(reading, zoneColumns).map((row) => {
    const own = pricingOf(goods, row);
    const timeFactor = row.amount("time_factor", multiple, own);
    if (!row.has("time_factor")) {
      const hint = "1 where formalities take as long as elsewhere";
      row.refuse("time_factor", { expected: "a multiple of the time outside the zone", got: "", hint });
    }
    const zone = compact<Zone>({
      id: row.id(),
      at: row.id("at"),
      modes: row.list<Mode>("modes", modes),
      countries: row.list("countries"),
      commodities: readCommodityNames(row, pricing),
      timeFactor: timeFactor ?? { text: "1", expression: { type: "number", value: 1 } },
      clearanceFactor: row.amount("clearance_factor", multiple, own),
      fee: row.amount("fee", money, own),
      levy: row.amount("levy", money, own),
      storage: row.amount("storage", money, own),
      storageTime: row.amount("storage_time", duration, own),
      interest: row.amount("interest", interest, own),
      dwell: row.amount("dwell", duration, own),
      payee: row.optional("payee"),
      note: row.optional("note"),
    });
    for (const { field, ...fault } of zoneFaults(zone, known, pricing.commodities)) {
      if (row.isRight(field)) row.refuse(field, fault);
    }
    return zone;
  });
}
