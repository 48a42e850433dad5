/** The edit that changes a tariff or adds one. */
import { canonicalJson, compact, didYouMean } from "../../base/index.ts";
import { type Tariff, tariffTable } from "../../model/index.ts";
import type { EditDefinition } from "../editDefinition.ts";
import type { Edits } from "../scenario.ts";
import { allOptional, amountsOf, fieldsOf } from "../tableFields.ts";

const { id, note: _, ...columns } = fieldsOf("Tariff", tariffTable);
const prices = amountsOf("Tariff", tariffTable);

export const setTariff: EditDefinition<Edits["setTariff"]> = {
  type: "setTariff",
  doc: "Changes a tariff, or adds one. A new one needs `component`, `mode`, `priceYear` and a price.",
  fields: {
    id: { ...id, doc: "Id of a row of the table of tariffs, or of a new one." },
    ...allOptional(columns),
  },
  example: { type: "setTariff", id: "rail", perKm: "rail.rate / commodity.tonnesPerTeu * 0.8" },
  apply(edit, context) {
    const { draft } = context;
    const old = draft.tariffs.get(edit.id);
    const stated = { ...old, ...compact<Edits["setTariff"]>(edit) };
    const { component, mode, priceYear, commodities = [], countries = [], links = [], payee } = stated;
    const named = context.commodities("commodities", commodities);
    const rows = [...draft.links.values()].filter((link) => link.mode === mode);
    const ofMode = new Set(rows.map((link) => link.country));
    context.checkNames("countries", countries, ofMode, `a country with ${mode} links`);
    context.checkNames("links", links, new Set(rows.map((link) => link.row)), `the id of a ${mode} link`);
    const priced = (context.valid && named) || draft.commodities;
    const { perKm = old?.perKm, fixed = old?.fixed } = context.amounts<keyof typeof prices>(
      edit,
      prices,
      "",
      priced,
    );
    const isPriced = stated.perKm !== undefined || stated.fixed !== undefined;
    if (component === undefined || mode === undefined || priceYear === undefined || !isPriced) {
      const expected = "the id of a tariff, or all of component, mode, priceYear and a price";
      context.report("id", { expected, got: edit.id, hint: didYouMean(edit.id, draft.tariffs.keys()) });
      return;
    }
    const made = compact<Tariff>({
      id: edit.id,
      component,
      mode,
      priceYear,
      commodities,
      countries,
      links,
      perKm,
      fixed,
      payee,
      note: old?.note,
    });
    if (canonicalJson(made) !== canonicalJson(old ?? {})) draft.tariffs.set(made.id, made);
    else if (context.valid) context.reportUnchanged("id", "a tariff", edit.id);
  },
};
