/** The edit that changes a tariff or adds one. */
import { canonicalJson, compact, didYouMean } from "../../base/index.ts";
import { type Tariff, tariffTable } from "../../model/index.ts";
import type { EditDefinition } from "../editDefinition.ts";
import { statedIn } from "../fields.ts";
import type { Edits } from "../scenario.ts";
import { allOptional, fieldsOf } from "../tableFields.ts";

const { id, perKm, fixed, note: _, ...columns } = fieldsOf("Tariff", tariffTable);
const prices = allOptional({ perKm, fixed });

export const setTariff: EditDefinition<Edits["setTariff"]> = {
  type: "setTariff",
  doc: "Changes a tariff, or adds one. A new one needs `component`, `mode`, `priceYear` and a price.",
  fields: {
    id: { ...id, doc: "Id of a row of the table of tariffs, or of a new one." },
    ...allOptional(columns),
    ...prices,
  },
  example: { type: "setTariff", id: "rail", perKm: "rail.rate / commodity.tonnesPerTeu * 0.8" },
  apply(edit, context) {
    const { draft } = context;
    const old = draft.tariffs.get(edit.id);
    const none: Pick<Tariff, "commodities" | "countries" | "links"> = {
      commodities: [],
      countries: [],
      links: [],
    };
    const row = { ...none, ...old, ...statedIn(edit, columns) };
    const { component, mode, priceYear, commodities, countries, links } = row;
    const named = context.commodities("commodities", commodities);
    const ofMode = [...draft.links.values()].filter((link) => link.mode === mode);
    const known = {
      countries: new Set(ofMode.map((link) => link.country)),
      links: new Set(ofMode.map((link) => link.row)),
    };
    context.checkNames("countries", countries, known.countries, `a country with ${mode} links`);
    context.checkNames("links", links, known.links, `the id of a ${mode} link`);
    const priced = (context.valid && named) || draft.commodities;
    const amounts = context.amounts(edit, prices, "", priced);
    const isPriced = [edit.perKm, edit.fixed, old?.perKm, old?.fixed].some((price) => price !== undefined);
    if (component === undefined || mode === undefined || priceYear === undefined || !isPriced) {
      const expected = "the id of a tariff, or all of component, mode, priceYear and a price";
      context.report("id", { expected, got: edit.id, hint: didYouMean(edit.id, draft.tariffs.keys()) });
      return;
    }
    const made = compact<Tariff>({ ...row, ...amounts, id: edit.id, component, mode, priceYear });
    if (canonicalJson(made) !== canonicalJson(old ?? {})) draft.tariffs.set(made.id, made);
    else if (context.valid) context.reportUnchanged("id", "a tariff", edit.id);
  },
};
