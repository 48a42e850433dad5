/** Definition of `commodities.csv`. */

import { type Traffic, traffics } from "../network/words.ts";

/** What travels: goods and passengers. */
export const commodityTable = {
  name: "commodities",
  row: "Commodity",
  doc: "What travels: goods and passengers.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the commodity, used once" },
    name: { type: "text", required: true, doc: "name for reports" },
    traffic: {
      type: "word",
      words: traffics as readonly Traffic[],
      required: true,
      doc: "whether goods or people travel",
    },
    handling: {
      type: "id",
      required: true,
      doc: "how it is handled, e.g. `container`; tables may name it in place of single commodities",
    },
    unit: {
      type: "word",
      words: ["t", "passenger"],
      required: true,
      doc: "what money and emissions are counted per",
    },
    value: { type: "amount", unit: "money/t", doc: "value of the goods" },
    valueOfTime: { type: "amount", unit: "money/unit/h", required: true, doc: "value of an hour" },
    tonnesPerTeu: { type: "amount", unit: "t/TEU", bounds: { above: 0 }, doc: "net load of a loaded TEU" },
    note: { type: "text", doc: "why, in words" },
  },
  example: {
    id: "grain",
    name: "Grain",
    traffic: "freight",
    handling: "bulk",
    unit: "t",
    value: "value.goods / 8",
    valueOfTime: "value.day * value.goods / 8",
    tonnesPerTeu: "load.container",
  },
} as const;
