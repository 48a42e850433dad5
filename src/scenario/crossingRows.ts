/** The rows of a border crossing: which apply to what passes it, and how edits change some of that. */
import {
  type Amount,
  type AmountField,
  type Commodity,
  type Crossing,
  type crossingTable,
  selectCrossing,
  sidesOf,
} from "../model/index.ts";
import type { Draft } from "./draft.ts";
import type { EditContext } from "./editContext.ts";

/** What passes a crossing: a commodity in a direction. */
export interface Passage {
  readonly from: string;
  readonly to: string;
  readonly commodity: Commodity;
}

/** The countries that meet at a border crossing, or at the ends of a ferry link. */
export function countriesAt(at: string, draft: Draft): string[] {
  const ends = [at, ...draft.linksNamed(at).flatMap(({ from, to }) => [from, to])];
  const places = ends.map((id) => draft.places.get(id)).filter((place) => place !== undefined);
  return [...new Set(places.flatMap(sidesOf))];
}

/** The rows that apply at a crossing, each with what passes by it. */
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

/** What is changed at a crossing. */
export interface CrossingChange extends Pick<Crossing, "at" | "mode"> {
  /** Which passages. */
  readonly isWanted: (passage: Passage) => boolean;
  /** The new amounts of a row. */
  readonly amountsOf: (row: Crossing) => StepAmounts;
}

/** Amounts of the steps of a crossing. */
export type StepAmounts = { readonly [Step in AmountField<typeof crossingTable>]?: Amount };

/** Changes the rows that apply at a crossing, for the passages that are wanted. */
export function changeCrossings(
  { at, mode, isWanted, amountsOf }: CrossingChange,
  context: EditContext,
): void {
  const { draft } = context;
  const countries = countriesAt(at, draft);
  const passages = countries
    .flatMap((a) => countries.filter((b) => b !== a).map((b) => ({ from: a, to: b })))
    .flatMap((direction) => draft.commodities.map((commodity) => ({ ...direction, commodity })));
  for (const [row, passed] of rowsPassed(draft.crossings, { at, mode }, passages)) {
    changeRow(row, amountsOf(row), { passed, wanted: passed.filter(isWanted) }, context);
  }
}

/**
 * Changes a row for some of what passes by it: the row itself where that is all, otherwise narrower rows are added, which
 * take precedence over it.
 */
function changeRow(
  row: Crossing,
  amounts: StepAmounts,
  { passed, wanted }: Readonly<Record<"passed" | "wanted", readonly Passage[]>>,
  { draft, prefix }: EditContext,
): void {
  const names = Object.keys(amounts) as (keyof StepAmounts)[];
  if (wanted.length === 0 || names.every((name) => row[name]?.text === amounts[name]?.text)) return;
  if (wanted.length === passed.length) {
    draft.crossings = draft.crossings.map((other) => (other === row ? { ...row, ...amounts } : other));
    return;
  }
  const byDirection = new Map<string, Passage[]>();
  for (const passage of wanted) {
    const direction = `${passage.from} > ${passage.to}`;
    byDirection.set(direction, [...(byDirection.get(direction) ?? []), passage]);
  }
  const narrower = [...byDirection].map(([direction, own]): Crossing => {
    const { from, to } = own[0] as Passage;
    const commodities = own.map(({ commodity }) => commodity.id);
    return { ...row, ...amounts, id: `${row.id}, ${prefix}, ${direction}`, from, to, commodities };
  });
  // A row that names the same direction and commodities would be as specific as the new one.
  const ids = wanted.map(({ commodity }) => commodity.id);
  const rest: Crossing =
    row.from === undefined
      ? row
      : { ...row, commodities: row.commodities.filter((name) => !ids.includes(name)) };
  draft.crossings = [...draft.crossings.map((other) => (other === row ? rest : other)), ...narrower];
}
