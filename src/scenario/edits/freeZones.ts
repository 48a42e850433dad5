/** Edits that add free zones and change their regimes. */
import { canonicalJson, compact, didYouMean } from "../../base/index.ts";
import {
  type Amount,
  type Commodity,
  isEligible,
  type Zone,
  zoneFaults,
  zoneTable,
} from "../../model/index.ts";
import type { EditContext } from "../editContext.ts";
import type { EditDefinition } from "../editDefinition.ts";
import { statedIn } from "../fields.ts";
import type { Edits } from "../scenario.ts";
import { amountsOf, fieldsOf } from "../tableFields.ts";

const columns = fieldsOf("Zone", zoneTable);
const regime = amountsOf("Zone", zoneTable);

export const addZone: EditDefinition<Edits["addZone"]> = {
  type: "addZone",
  doc: "Adds a free zone: at a place of that kind, or at a border crossing as a joint zone of both countries.",
  fields: {
    zone: { form: "group", fields: columns, doc: "The new zone, as a row of the table of zones." },
  },
  example: {
    type: "addZone",
    zone: {
      id: "joint",
      at: "barda",
      timeFactor: { value: 0.5, unit: "1", low: 0.3, high: 0.8, kind: "assumed" },
      fee: { value: 2, unit: "USD/tonne", kind: "assumed" },
      payee: "zone",
    },
  },
  apply(edit, context) {
    const { draft } = context;
    const { id, commodities = [] } = edit.zone;
    if (draft.zones.has(id)) {
      context.report("zone.id", { expected: "a new id", got: id, hint: "there is a zone of that id" });
    }
    const named = context.commodities("zone.commodities", commodities);
    const eligible = named === undefined ? [] : eligibleOf(commodities, draft.commodities);
    const amounts = context.amounts(edit.zone, regime, "zone.", eligible);
    // An amount that is refused counts as stated.
    const refused = Object.keys(statedIn(edit.zone, regime)).map((part) => [part, one]);
    const stated = { ...edit.zone, ...Object.fromEntries(refused), ...amounts };
    const zone = compact<Zone>({ modes: [], countries: [], ...stated, commodities });
    for (const { field, ...fault } of zoneFaults(zone, draft.places, draft.commodities)) {
      context.report(`zone.${field}`, fault);
    }
    // A zone with faults is added too, so that later edits of it are not reported as well.
    draft.zones.set(id, zone);
  },
};

export const setRegime: EditDefinition<Edits["setRegime"]> = {
  type: "setRegime",
  doc: "Changes what free zones take and cost, and for which goods they are. What is not named stays.",
  fields: {
    zone: { form: "oneOrMore", of: "id", doc: "The zones." },
    commodities: columns.commodities,
    ...regime,
  },
  exampleAfter: [addZone.example],
  example: { type: "setRegime", zone: "joint", fee: "border.fee * 0.5" },
  apply(edit, context) {
    const { draft } = context;
    const { zone: zones, commodities } = edit;
    const named = context.commodities("commodities", commodities ?? []);
    const found = [zones].flat().flatMap((id, i) => {
      const field = typeof zones === "string" ? "zone" : `zone[${i}]`;
      const old = find(id, field, context);
      return old === undefined ? [] : [{ id, field, old }];
    });
    const eligible = found.flatMap(({ old }) =>
      eligibleOf(commodities ?? old.commodities, draft.commodities),
    );
    const amounts = context.amounts(edit, regime, "", [...new Set(eligible)]);
    if (named === undefined) return;
    if (Object.keys(amounts).length < Object.keys(statedIn(edit, regime)).length) return;
    for (const { id, field, old } of found) {
      const made = compact<Zone>({ ...old, ...amounts, commodities: commodities ?? old.commodities });
      if (canonicalJson(made) === canonicalJson(old)) context.reportUnchanged(field, "a free zone", id);
      for (const { field: part, ...fault } of zoneFaults(made, draft.places, draft.commodities))
        context.report(part, fault);
      draft.zones.set(id, made);
    }
  },
};

const one: Amount = { text: "1", expression: { type: "number", value: 1 } };

function find(id: string, field: string, context: EditContext): Zone | undefined {
  const { zones } = context.draft;
  const found = zones.get(id);
  if (found !== undefined) return found;
  const hint = zones.size === 0 ? "there is none: add it first" : didYouMean(id, zones.keys(), 3);
  context.report(field, { expected: "the id of a free zone", got: id, hint });
  return undefined;
}

function eligibleOf(names: readonly string[], commodities: readonly Commodity[]): Commodity[] {
  return commodities.filter((commodity) => isEligible({ commodities: names }, commodity));
}
