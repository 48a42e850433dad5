import { didYouMean } from "../../base/index.ts";
import {
  type Amount,
  type AmountRule,
  type Commodity,
  type Crossing,
  commoditiesNamed,
  commodityNames,
  type Place,
  selectCrossing,
  sidesOf,
} from "../../model/index.ts";
import { checkNames, type Draft, type EditContext } from "../draft.ts";
import type { SetCrossing } from "../scenario.ts";

/** What passes a crossing: a commodity in a direction. */
interface Passage {
  readonly from: string;
  readonly to: string;
  readonly commodity: Commodity;
}

/** Changes steps, fees and prices of border crossings; where a row is for more than the edit, a narrower one joins it. */
export function setCrossing(edit: SetCrossing, draft: Draft, context: EditContext): void {
  const { mode, from, to, commodities = [] } = edit;
  if ((from === undefined) !== (to === undefined)) {
    const hint = "one direction needs both countries, both directions none";
    context.report("from", { expected: "both from and to, or neither", got: from, hint });
  }
  const known = commodityNames(draft.commodities);
  const named = checkNames("commodities", commodities, known, "a commodity, handling or traffic", context);
  const wanted = named ? commoditiesNamed(draft.commodities, commodities) : draft.commodities;
  const steps = readSteps(edit, wanted, draft, context);
  if (Object.keys(steps).length === 0 && stepsOf(edit).length === 0) nothing("type", edit.type, context);
  for (const [i, at] of [edit.at].flat().entries()) {
    const field = typeof edit.at === "string" ? "at" : `at[${i}]`;
    if (!draft.crossings.some((row) => row.at === at && row.mode === mode)) {
      const places = new Set(draft.crossings.filter((row) => row.mode === mode).map((row) => row.at));
      const expected = `a crossing with figures for ${mode} there`;
      context.report(field, { expected, got: at, hint: didYouMean(at, places) });
      continue;
    }
    const sides = [...countriesAt(at, draft)];
    for (const [end, got] of Object.entries({ from, to })) {
      if (got === undefined || sides.includes(got)) continue;
      context.report(end, {
        expected: `a country that meets at ${at}`,
        got,
        hint: `there are ${sides.join(" and ")}`,
      });
    }
    const passages = sides
      .flatMap((a) => sides.filter((b) => b !== a).map((b) => ({ from: a, to: b })))
      .flatMap((way) => draft.commodities.map((commodity) => ({ ...way, commodity })));
    const isWanted = (passage: Passage): boolean =>
      (from === undefined || (passage.from === from && passage.to === to)) &&
      wanted.includes(passage.commodity);
    const before = draft.crossings;
    for (const [row, passed] of rowsPassed(before, { at, mode }, passages)) {
      change(row, steps, passed, passed.filter(isWanted), draft, context.prefix);
    }
    if (draft.crossings === before && Object.keys(steps).length > 0) nothing(field, at, context);
  }
}

type Steps = Partial<Pick<Crossing, keyof typeof measures>>;

// What each step is measured in; money is per unit of the commodity.
const measures = {
  queue: "time",
  documents: "time",
  inspectionShare: "share",
  inspection: "time",
  release: "time",
  handlingTime: "time",
  fee: "money",
  handling: "money",
  standing: "money",
  guarantee: "money",
} as const;

function stepsOf(edit: SetCrossing): (keyof typeof measures)[] {
  return (Object.keys(measures) as (keyof typeof measures)[]).filter((step) => edit[step] !== undefined);
}

function readSteps(
  edit: SetCrossing,
  wanted: readonly Commodity[],
  draft: Draft,
  context: EditContext,
): Steps {
  const rules: Record<(typeof measures)[keyof typeof measures], AmountRule> = {
    time: { dimension: { h: 1 } },
    share: { dimension: {}, bounds: { least: 0, most: 1 } },
    money: { dimension: { [draft.currency]: 1 }, perUnit: true },
  };
  const steps: { -readonly [Step in keyof Steps]: Amount } = {};
  for (const step of stepsOf(edit)) {
    const stated = edit[step];
    const amount =
      stated === undefined ? undefined : draft.amount(stated, step, rules[measures[step]], wanted, context);
    if (amount !== undefined) steps[step] = amount;
  }
  return steps;
}

/** The countries that meet at a border crossing, or at the ends of a ferry link. */
function countriesAt(at: string, draft: Draft): Set<string> {
  const ends = [at, ...draft.linksNamed(at).flatMap(({ from, to }) => [from, to])];
  return new Set(
    ends
      .map((id) => draft.places.get(id))
      .flatMap((place: Place | undefined) => (place ? sidesOf(place) : [])),
  );
}

/** The rows that hold at a crossing, each with what passes by it. */
function rowsPassed(
  crossings: readonly Crossing[],
  { at, mode }: Pick<Crossing, "at" | "mode">,
  passages: readonly Passage[],
): Map<Crossing, Passage[]> {
  const passed = new Map<Crossing, Passage[]>();
  for (const passage of passages) {
    const found = selectCrossing(crossings, { ...passage, at, mode });
    if (found.type === "one") passed.set(found.row, [...(passed.get(found.row) ?? []), passage]);
  }
  return passed;
}

/** Changes a row for some of what passes by it: as it stands when that is all, else by narrower rows that come before it. */
function change(
  row: Crossing,
  steps: Steps,
  passed: readonly Passage[],
  wanted: readonly Passage[],
  draft: Draft,
  prefix: string,
): void {
  const keys = Object.keys(steps) as (keyof Steps)[];
  if (wanted.length === 0 || keys.every((key) => row[key]?.text === steps[key]?.text)) return;
  if (wanted.length === passed.length) {
    draft.crossings = draft.crossings.map((other) => (other === row ? { ...row, ...steps } : other));
    return;
  }
  const ids = wanted.map(({ commodity }) => commodity.id);
  const ways = new Set(wanted.map(({ from, to }) => JSON.stringify([from, to])));
  const narrower = [...ways].map((way): Crossing => {
    const [from, to] = JSON.parse(way) as [string, string];
    const own = wanted.filter((passage) => passage.from === from && passage.to === to);
    const commodities = own.map(({ commodity }) => commodity.id);
    return { ...row, ...steps, id: `${row.id}, ${prefix}, ${from} > ${to}`, from, to, commodities };
  });
  // A row that names the same direction and commodities would be as specific as the new one.
  const rest: Crossing =
    row.from === undefined
      ? row
      : { ...row, commodities: row.commodities.filter((name) => !ids.includes(name)) };
  draft.crossings = [...draft.crossings.map((other) => (other === row ? rest : other)), ...narrower];
}

function nothing(field: string, got: string, context: EditContext): void {
  context.report(field, { expected: "a crossing the edit changes", got, hint: "the edit changes nothing" });
}
