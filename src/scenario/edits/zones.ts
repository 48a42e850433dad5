import { canonicalJson, compact, didYouMean } from "../../base/index.ts";
import {
  type Amount,
  type AmountRule,
  type Commodity,
  commodityNames,
  isEligible,
  type Regime,
  type Zone,
  zoneFaults,
} from "../../model/index.ts";
import { checkNames, type Draft, type EditContext } from "../draft.ts";
import type { AddZone, RegimeInput, SetRegime } from "../scenario.ts";

/** Adds a free zone. One that is refused joins the draft too, so that later edits of it are not refused for its sake. */
export function addZone(edit: AddZone, draft: Draft, context: EditContext): void {
  const { id, at, modes = [], countries = [], commodities = [], payee, note, ...amounts } = edit.zone;
  const refuse = (field: string, fault: Parameters<EditContext["report"]>[1]): void =>
    context.report(`zone.${field}`, fault);
  if (draft.zones.has(id))
    refuse("id", { expected: "a new id", got: id, hint: "there is a zone of that id" });
  const named = checkGoods("zone.commodities", commodities, draft, context);
  const eligible = named ? eligibleOf(commodities, draft) : [];
  const regime = readRegime(amounts, "zone.", eligible, draft, context);
  const selection = { id, at, modes, countries, commodities, payee, note };
  const zone = compact<Zone>({ timeFactor: one, ...regime, ...selection });
  // An amount that is refused counts as stated.
  const stated = {
    ...zone,
    ...Object.fromEntries(Object.keys(compact<object>(amounts)).map((part) => [part, one])),
  };
  for (const { field, ...fault } of zoneFaults(stated, draft.places, draft.commodities)) refuse(field, fault);
  draft.zones.set(id, zone);
}

/** Changes the regime of zones. */
export function setRegime(edit: SetRegime, draft: Draft, context: EditContext): void {
  const { type: _type, zone: ids, commodities, note: _note, ...amounts } = edit;
  if (commodities !== undefined && !checkGoods("commodities", commodities, draft, context)) return;
  const zones = [ids].flat().map((id, i) => {
    const field = typeof ids === "string" ? "zone" : `zone[${i}]`;
    const old = draft.zones.get(id);
    if (old === undefined) {
      const names = [...draft.zones.keys()];
      const hint = names.length === 0 ? "there is none: add it first" : didYouMean(id, names, 3);
      context.report(field, { expected: "the id of a free zone", got: id, hint });
    }
    return { id, field, old };
  });
  const eligible = zones.flatMap(({ old }) =>
    old === undefined ? [] : eligibleOf(commodities ?? old.commodities, draft),
  );
  const regime = readRegime(amounts, "", [...new Set(eligible)], draft, context);
  const isRead = Object.keys(regime).length === Object.keys(compact<object>(amounts)).length;
  for (const { id, field, old } of zones) {
    if (old === undefined || !isRead) continue;
    const made = compact<Zone>({ ...old, ...regime, commodities: commodities ?? old.commodities });
    if (canonicalJson(made) === canonicalJson(old)) {
      const expected = "a free zone the edit changes";
      context.report(field, { expected, got: id, hint: "the edit changes nothing" });
    }
    for (const { field: part, ...fault } of zoneFaults(made, draft.places, draft.commodities))
      context.report(part, fault);
    draft.zones.set(id, made);
  }
}

const one: Amount = { text: "1", expression: { type: "number", value: 1 } };

function checkGoods(field: string, names: readonly string[], draft: Draft, context: EditContext): boolean {
  return checkNames(
    field,
    names,
    commodityNames(draft.commodities),
    "a commodity, handling or traffic",
    context,
  );
}

function eligibleOf(commodities: readonly string[], draft: Draft): Commodity[] {
  return draft.commodities.filter((commodity) => isEligible({ commodities }, commodity));
}

function readRegime(
  input: RegimeInput,
  prefix: string,
  eligible: readonly Commodity[],
  draft: Draft,
  context: EditContext,
): Partial<Regime> {
  const money: AmountRule = { dimension: { [draft.currency]: 1 }, perUnit: true };
  const rules: Readonly<Record<keyof Regime, AmountRule>> = {
    timeFactor: { dimension: {} },
    clearanceFactor: { dimension: {} },
    fee: money,
    levy: money,
    storage: money,
    storageTime: { dimension: { h: 1 } },
    interest: { dimension: { h: -1 } },
    dwell: { dimension: { h: 1 } },
  };
  const regime: { -readonly [Part in keyof Regime]?: Amount } = {};
  for (const [part, stated] of Object.entries(compact<RegimeInput>(input)) as [keyof Regime, never][]) {
    const amount = draft.amount(stated, prefix + part, rules[part], eligible, context);
    if (amount !== undefined) regime[part] = amount;
  }
  return regime;
}
