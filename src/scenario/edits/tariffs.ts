import { canonicalJson, compact, didYouMean } from "../../base/index.ts";
import {
  type Amount,
  commoditiesNamed,
  commodityNames,
  type Dimension,
  type Tariff,
} from "../../model/index.ts";
import { checkNames, type Draft, type EditContext } from "../draft.ts";
import type { SetTariff } from "../scenario.ts";

/** Changes a tariff row, or adds one. */
export function setTariff(edit: SetTariff, draft: Draft, context: EditContext): void {
  const old = draft.tariffs.get(edit.id);
  const {
    component,
    mode,
    priceYear,
    commodities = [],
    countries = [],
    links = [],
  } = { ...old, ...compact<SetTariff>(edit) };
  const rows = [...draft.links.values()].filter((link) => link.mode === mode);
  const right = [
    checkNames(
      "commodities",
      commodities,
      commodityNames(draft.commodities),
      "a commodity, handling or traffic",
      context,
    ),
    checkNames(
      "countries",
      countries,
      new Set(rows.map((link) => link.country)),
      `a country with ${mode} links`,
      context,
    ),
    checkNames("links", links, new Set(rows.map((link) => link.row)), `the id of a ${mode} link`, context),
  ].every((known) => known);
  const priced = commoditiesNamed(draft.commodities, right ? commodities : []);
  const price = (field: "perKm" | "fixed", over: Dimension): Amount | undefined => {
    const stated = edit[field];
    if (stated === undefined) return old?.[field];
    const rule = { dimension: { [draft.currency]: 1, ...over }, perUnit: true };
    return draft.amount(stated, field, rule, priced, context);
  };
  const [perKm, fixed] = [price("perKm", { km: -1 }), price("fixed", {})];
  const isPriced = [edit.perKm, edit.fixed, old?.perKm, old?.fixed].some((part) => part !== undefined);
  if (component === undefined || mode === undefined || priceYear === undefined || !isPriced) {
    const expected = "the id of a tariff, or all of component, mode, priceYear and a price";
    context.report("id", { expected, got: edit.id, hint: didYouMean(edit.id, draft.tariffs.keys()) });
    return;
  }
  const payee = edit.payee ?? old?.payee;
  const made = compact<Tariff>({
    ...{ id: edit.id, component, mode, priceYear, commodities, countries, links },
    ...{ perKm, fixed, payee, note: old?.note },
  });
  const isSame = canonicalJson(made) === canonicalJson(old ?? {});
  if (!isSame) draft.tariffs.set(made.id, made);
  else if (right) {
    context.report("id", {
      expected: "a tariff the edit changes",
      got: edit.id,
      hint: "the edit changes nothing",
    });
  }
}
