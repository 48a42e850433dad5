import {
  type Amount,
  type Commodity,
  type Crossing,
  combineDimensions,
  type Dimension,
  didYouMean,
  type Tariff,
} from "../../model/index.ts";
import type { Draft, EditContext } from "../draft.ts";
import type { AmountInput, Edit } from "../scenario.ts";

type Of<Type extends Edit["type"]> = Extract<Edit, { type: Type }>;

const hours: Dimension = { h: 1 };

/** Changes steps, fees and prices of border crossings; where a row is for more than the edit, a narrower one joins it. */
export function setCrossing(edit: Of<"setCrossing">, draft: Draft, context: EditContext): void {
  if ((edit.from === undefined) !== (edit.to === undefined)) {
    context.report("from", { expected: "both from and to, or neither", got: edit.from });
    return;
  }
  const wanted = named(draft.commodities, edit.commodities ?? []);
  if (!namesKnown(edit.commodities ?? [], draft, context)) return;
  const changes = readSteps(edit, wanted, draft, context);
  if (changes === undefined) return;
  if (Object.keys(changes).length === 0) {
    context.report("type", {
      expected: "a step, fee or price to change",
      got: "none",
      hint: "the edit changes nothing",
    });
    return;
  }
  for (const [i, at] of [edit.at].flat().entries()) {
    const field = typeof edit.at === "string" ? "at" : `at[${i}]`;
    const rows = draft.crossings.filter(
      (c) => c.at === at && c.mode === edit.mode && overlaps(c, edit, wanted, draft),
    );
    if (rows.length === 0) {
      const known = new Set(draft.crossings.filter((c) => c.mode === edit.mode).map((c) => c.at));
      const expected = `a crossing with figures for ${edit.mode} there`;
      context.report(field, { expected, got: at, hint: didYouMean(at, known) });
      continue;
    }
    const before = draft.crossings;
    for (const row of rows) changeRow(row, changes, edit, wanted, draft, context.prefix);
    if (before.every((row, j) => row === draft.crossings[j])) {
      context.report(field, {
        expected: "a crossing the edit changes",
        got: at,
        hint: "the edit changes nothing",
      });
    }
  }
}

type Steps = Partial<
  Pick<
    Crossing,
    | "queue"
    | "documents"
    | "inspectionShare"
    | "inspection"
    | "release"
    | "handlingTime"
    | "fee"
    | "handling"
    | "standing"
  >
>;

function readSteps(
  edit: Of<"setCrossing">,
  wanted: readonly Commodity[],
  draft: Draft,
  context: EditContext,
): Steps | undefined {
  const money = perUnit(wanted, { [draft.currency]: 1 });
  const dimensions: Record<keyof Steps, readonly Dimension[]> = {
    ...{ queue: [hours], documents: [hours], inspection: [hours], release: [hours], handlingTime: [hours] },
    ...{ inspectionShare: [{}], fee: money, handling: money, standing: money },
  };
  const steps: { -readonly [K in keyof Steps]: Amount } = {};
  let right = true;
  for (const key of Object.keys(dimensions) as (keyof Steps)[]) {
    const input: AmountInput | undefined = edit[key];
    if (input === undefined) continue;
    const amount = draft.amount(input, key, dimensions[key], context);
    if (amount === undefined) right = false;
    else steps[key] = amount;
  }
  return right ? steps : undefined;
}

function overlaps(
  row: Crossing,
  edit: Of<"setCrossing">,
  wanted: readonly Commodity[],
  draft: Draft,
): boolean {
  const direction =
    edit.from === undefined || row.from === undefined || (row.from === edit.from && row.to === edit.to);
  const covered = named(draft.commodities, row.commodities);
  return direction && covered.some((c) => wanted.includes(c));
}

function changeRow(
  row: Crossing,
  changes: Steps,
  edit: Of<"setCrossing">,
  wanted: readonly Commodity[],
  draft: Draft,
  prefix: string,
): void {
  const keys = Object.keys(changes) as (keyof Steps)[];
  if (keys.every((key) => row[key]?.text === changes[key]?.text)) return;
  const changed: Crossing = { ...row, ...changes };
  const whole =
    (edit.from === undefined || row.from !== undefined) &&
    named(draft.commodities, row.commodities).every((c) => wanted.includes(c));
  if (whole) {
    draft.crossings = draft.crossings.map((c) => (c === row ? changed : c));
    return;
  }
  const narrower: Crossing = {
    ...changed,
    id: `${row.id}, ${prefix}`,
    ...(edit.from === undefined || edit.to === undefined ? {} : { from: edit.from, to: edit.to }),
    commodities: named(draft.commodities, row.commodities)
      .filter((c) => wanted.includes(c))
      .map((c) => c.id),
  };
  draft.crossings = [...draft.crossings, narrower];
}

/** Changes a tariff row, or adds one. */
export function setTariff(edit: Of<"setTariff">, draft: Draft, context: EditContext): void {
  const old = draft.tariffs.get(edit.id);
  const commodities = edit.commodities ?? old?.commodities ?? [];
  if (!namesKnown(commodities, draft, context)) return;
  const money = perUnit(named(draft.commodities, commodities), { [draft.currency]: 1 });
  const perKmMoney = money.map((d) => combineDimensions(d, { km: 1 }, -1));
  const price = (
    field: "perKm" | "fixed",
    dimensions: readonly Dimension[],
  ): Amount | undefined | "refused" =>
    edit[field] === undefined
      ? old?.[field]
      : (draft.amount(edit[field], field, dimensions, context) ?? "refused");
  const perKm = price("perKm", perKmMoney);
  const fixed = price("fixed", money);
  if (perKm === "refused" || fixed === "refused") return;
  const { component = old?.component, mode = old?.mode, priceYear = old?.priceYear } = edit;
  if (
    component === undefined ||
    mode === undefined ||
    priceYear === undefined ||
    (perKm ?? fixed) === undefined
  ) {
    const hint = didYouMean(edit.id, draft.tariffs.keys());
    const expected = "the id of a tariff, or all of component, mode, priceYear and a price";
    context.report("id", { expected, got: edit.id, hint });
    return;
  }
  const payee = edit.payee ?? old?.payee;
  const made: Tariff = {
    ...{ id: edit.id, component, mode, priceYear, commodities },
    countries: edit.countries ?? old?.countries ?? [],
    links: edit.links ?? old?.links ?? [],
    ...(perKm === undefined ? {} : { perKm }),
    ...(fixed === undefined ? {} : { fixed }),
    ...(payee === undefined ? {} : { payee }),
  };
  if (!pricesSomething(made, draft)) {
    context.report("id", {
      expected: "a tariff for links that exist",
      got: edit.id,
      hint: "the edit changes nothing",
    });
  } else if (
    old !== undefined &&
    JSON.stringify({ ...old, note: undefined }) === JSON.stringify({ ...made })
  ) {
    context.report("id", {
      expected: "a tariff the edit changes",
      got: edit.id,
      hint: "the edit changes nothing",
    });
  } else draft.tariffs.set(made.id, made);
}

function pricesSomething(tariff: Tariff, draft: Draft): boolean {
  return [...draft.links.values()].some(
    (link) =>
      link.mode === tariff.mode &&
      (tariff.countries.length === 0 || tariff.countries.includes(link.country)) &&
      (tariff.links.length === 0 || tariff.links.includes(link.row)),
  );
}

function namesKnown(names: readonly string[], draft: Draft, context: EditContext): boolean {
  const known = new Set(draft.commodities.flatMap((c) => [c.id, c.handling, c.traffic]));
  const wrong = names.findIndex((name) => !known.has(name));
  if (wrong === -1) return true;
  const got = names[wrong] as string;
  context.report(`commodities[${wrong}]`, {
    expected: "a commodity, handling or traffic",
    got,
    hint: didYouMean(got, known),
  });
  return false;
}

function named(commodities: readonly Commodity[], names: readonly string[]): Commodity[] {
  if (names.length === 0) return [...commodities];
  return commodities.filter((c) => names.some((name) => [c.id, c.handling, c.traffic].includes(name)));
}

function perUnit(commodities: readonly Commodity[], over: Dimension): Dimension[] {
  return [...new Set(commodities.map((c) => c.unit))].map((unit) =>
    combineDimensions(over, { [unit]: 1 }, -1),
  );
}
