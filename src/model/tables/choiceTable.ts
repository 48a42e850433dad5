/** Definition of `choice.csv`. */

import { type Mode, modes } from "../network/modes.ts";

/** How goods and travellers are shared out over routes. */
export const choiceTable = {
  name: "choice",
  row: "ChoiceRow",
  doc: "How goods and travellers are shared out over routes: how much cost counts, and what speaks for or against modes and gates. Constants add up; of the other amounts the most specific row counts.",
  columns: {
    id: { type: "id", required: true, doc: "a name for the row, used once" },
    commodities: {
      type: "references",
      to: "commodityName",
      doc: "commodities, their handling or traffic; all when empty",
    },
    spread: {
      type: "amount",
      unit: "money/unit",
      bounds: { above: 0 },
      doc: "difference in generalised cost that makes a route e times as likely as another: 1 over the scale of the logit",
    },
    nest: {
      type: "amount",
      unit: "1",
      bounds: { above: 0, most: 1 },
      doc: "scale of the choice of modes over that of routes by the same modes; 1 where they are one choice",
    },
    overlap: {
      type: "amount",
      unit: "1",
      doc: "weight of the overlap of routes (path size); 1 when empty",
    },
    captive: {
      type: "amount",
      unit: "1",
      bounds: { least: 0, most: 1 },
      doc: "share of flows by road that stays on the road; a flow may have its own",
    },
    mode: {
      type: "word",
      words: modes as readonly Mode[],
      doc: "routes with a link of this mode bear the constant",
    },
    gates: {
      type: "references",
      to: "place",
      doc: "routes through one of these places bear the constant",
    },
    constant: {
      type: "amount",
      unit: "money/unit",
      bounds: { least: -1e9 },
      doc: "what is added to the generalised cost in the choice alone: what the prices of the study leave out",
    },
    note: { type: "text", doc: "why, in words" },
  },
  oneOf: [
    {
      fields: ["spread", "nest", "overlap", "captive", "constant"],
      expected: "a spread, a nest, an overlap, a captive share or a constant",
    },
  ],
  example: {
    id: "grain",
    commodities: "grain",
    spread: "value.goods / 40",
    nest: "0.6",
    note: "short trips",
  },
} as const;
