import { compact } from "../../base/index.ts";
import { type AmountRule, type Commodity, traffics } from "../../model/index.ts";
import type { Columns } from "../text/cells.ts";
import { type Pricing, type Reading, rowsOf } from "./reading.ts";

/** Columns of `commodities.csv`. */
export const commodityColumns: Columns = {
  table: "commodities",
  required: ["id", "name", "traffic", "handling", "unit", "value_of_time"],
  optional: ["value", "tonnes_per_teu", "note"],
};

const load: AmountRule = { dimension: { t: 1, TEU: -1 }, bounds: { above: 0 } };

/** Reads `commodities.csv`. */
export function readCommodities(reading: Reading, pricing: Pricing): Commodity[] {
  const { currency } = pricing;
  return rowsOf(reading, commodityColumns).map((row) => {
    const unit = row.choice("unit", ["t", "passenger"]);
    const valueOfTime = row.amount(
      "value_of_time",
      { dimension: { [currency]: 1, [unit]: -1, h: -1 } },
      pricing,
    );
    if (!row.has("value_of_time")) row.refuse("value_of_time", { expected: "a value of time", got: "" });
    return compact<Commodity>({
      id: row.id(),
      name: row.text("name"),
      traffic: row.choice("traffic", traffics),
      handling: row.id("handling"),
      unit,
      value: row.amount("value", { dimension: { [currency]: 1, t: -1 } }, pricing),
      valueOfTime: valueOfTime ?? { text: "0", expression: { type: "number", value: 0 } },
      tonnesPerTeu: row.amount("tonnes_per_teu", load, pricing),
      note: row.optional("note"),
    });
  });
}
