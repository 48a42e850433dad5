import { type Commodity, compact, type Traffic, traffics } from "../../model/index.ts";
import { type Columns, per } from "../cells.ts";
import { type Pricing, type Reading, rowsOf } from "./reading.ts";

const columns: Columns = {
  table: "commodities",
  required: ["id", "name", "traffic", "handling", "unit", "value_of_time"],
  optional: ["value", "tonnes_per_teu", "note"],
};

/** Reads `commodities.csv`. */
export function readCommodities(reading: Reading, pricing: Omit<Pricing, "commodities">): Commodity[] {
  const money = { [pricing.currency]: 1 };
  return rowsOf(reading, "commodities.csv", columns).map((row) => {
    const unit = row.choice("unit", ["t", "passenger"]);
    const traffic: Traffic = row.choice("traffic", traffics);
    const amount = (column: string, dimension: Record<string, number>): Commodity["value"] =>
      row.amount(column, [dimension], pricing.figures);
    if (!row.has("value_of_time")) row.refuse("value_of_time", { expected: "a value of time", got: "" });
    return compact({
      id: row.id(),
      name: row.text("name"),
      traffic,
      handling: row.text("handling"),
      unit,
      value: amount("value", per(money, { t: 1 })),
      valueOfTime: amount("value_of_time", per(money, { [unit]: 1, h: 1 })) ?? none,
      tonnesPerTeu: amount("tonnes_per_teu", { t: 1, TEU: -1 }),
      note: row.raw("note") || undefined,
    });
  });
}

const none = { text: "0", expression: { type: "number", value: 0 } } as const;
