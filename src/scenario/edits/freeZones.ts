/** Edits that add free zones and change their regimes. */
import { canonicalJson, compact, didYouMean } from "../../base/index.ts";
import {
  type Amount,
  type Commodity,
  isEligible,
  modes as modeNames,
  type Regime,
  type Zone,
  zoneFaults,
} from "../../model/index.ts";
import type { EditContext } from "../editContext.ts";
import type { EditDefinition } from "../editDefinition.ts";
import {
  amount,
  type Field,
  group,
  id,
  ids,
  list,
  newId,
  oneOf,
  oneOrMore,
  optional,
  text,
} from "../fields.ts";
import type { Edits } from "../scenario.ts";

const timeFactor = amount(
  { unit: "1" },
  "Documents, inspection and release as a multiple of those at the border, and time of clearance of that at home.",
);
const regime: Readonly<Record<keyof Regime, Field>> = {
  timeFactor: optional(timeFactor),
  clearanceFactor: optional(
    amount(
      { unit: "1" },
      "Clearance in the zone as a multiple of that at home. Absent where nothing is cleared in the zone.",
    ),
  ),
  fee: optional(amount({ unit: "money/unit" }, "Fee for entry.")),
  levy: optional(amount({ unit: "money/unit" }, "Levy on entry.")),
  storage: optional(amount({ unit: "money/unit" }, "Storage for as long as duty is deferred.")),
  storageTime: optional(amount({ unit: "h" }, "How long storage in the zone defers duty.")),
  interest: optional(amount({ unit: "1/h" }, "Interest on the duty deferred, e.g. in `year^-1`.")),
  dwell: optional(amount({ unit: "h" }, "Time that storage adds to the journey.")),
};

export const addZone: EditDefinition<Edits["addZone"]> = {
  type: "addZone",
  doc: "Adds a free zone: at a place of that kind, or at a border crossing as a joint zone of both countries.",
  fields: {
    zone: group(
      {
        id: newId("Id of the new zone."),
        at: id("A place of kind `freeZone`, or a border crossing."),
        modes: optional(
          list(
            oneOf({ type: "Mode", values: modeNames }, ""),
            "Modes by which goods come and go. All when absent.",
          ),
        ),
        countries: optional(ids("Countries into which goods may leave. All that meet there when absent.")),
        commodities: optional(
          ids("Goods that may enter: commodities, their handling or `freight`. All goods when absent."),
        ),
        ...regime,
        timeFactor,
        payee: optional(text("Who receives fee, levy and storage.")),
        note: optional(text("What is known of it.")),
      },
      "The new zone, as a row of the table of zones.",
    ),
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
    const { id, at, modes = [], countries = [], commodities = [], payee, note, ...stated } = edit.zone;
    if (draft.zones.has(id)) {
      context.report("zone.id", { expected: "a new id", got: id, hint: "there is a zone of that id" });
    }
    const named = context.commodities("zone.commodities", commodities);
    const eligible = named === undefined ? [] : eligibleOf(commodities, draft.commodities);
    const amounts = context.amounts<keyof Regime>(stated, regime, "zone.", eligible);
    const selection = { id, at, modes, countries, commodities, payee, note };
    const zone = compact<Zone>({ timeFactor: one, ...amounts, ...selection });
    // An amount that is refused counts as stated.
    const whole = {
      ...zone,
      ...Object.fromEntries(Object.keys(compact<object>(stated)).map((k) => [k, one])),
    };
    for (const { field, ...fault } of zoneFaults(whole, draft.places, draft.commodities)) {
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
    zone: oneOrMore("The zones."),
    commodities: optional(ids("Goods that may enter from now on.")),
    ...regime,
  },
  exampleAfter: [addZone.example],
  example: { type: "setRegime", zone: "joint", fee: "border.fee * 0.5" },
  apply(edit, context) {
    const { draft } = context;
    const { type: _type, zone: zones, commodities, note: _note, ...stated } = edit;
    const named = context.commodities("commodities", commodities ?? []);
    if (named === undefined) return;
    const found = [zones].flat().flatMap((id, i) => {
      const field = typeof zones === "string" ? "zone" : `zone[${i}]`;
      const old = find(id, field, context);
      return old === undefined ? [] : [{ id, field, old }];
    });
    const eligible = found.flatMap(({ old }) =>
      eligibleOf(commodities ?? old.commodities, draft.commodities),
    );
    const amounts = context.amounts<keyof Regime>(stated, regime, "", [...new Set(eligible)]);
    if (Object.keys(amounts).length < Object.keys(compact<object>(stated)).length) return;
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
