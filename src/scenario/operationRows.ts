/** The rows of what is done at a place: which apply there, and how edits change them for that place alone. */
import { didYouMean } from "../base/index.ts";
import {
  type Amount,
  type AmountField,
  type Commodity,
  type Operation,
  type operationTable,
  type Place,
  select,
  sidesOf,
} from "../model/index.ts";
import type { Draft } from "./draft.ts";
import type { EditContext } from "./editContext.ts";

/** Amounts of an operation. */
export type OperationAmounts = { readonly [Field in AmountField<typeof operationTable>]?: Amount };

/** Which operations an edit is for. */
export interface OperationFilter {
  /** Places. */
  readonly at: string | readonly string[];
  readonly operation?: Operation["operation"] | undefined;
  /** Mode from which, or to which, something is done. */
  readonly mode?: string | undefined;
  readonly wanted: readonly Commodity[];
}

/**
 * Changes what is done at some places. A row that also holds elsewhere stays as it is; a narrower one for the place goes
 * before it.
 *
 * @param change - The new amounts of a row.
 */
export function changeOperations(
  { at, ...filter }: OperationFilter,
  change: (row: Operation) => OperationAmounts & Pick<Operation, "payee">,
  context: EditContext,
): void {
  const { draft } = context;
  // Where something else is wrong with the edit, its places are looked at and nothing is changed.
  const isSound = context.valid;
  for (const [i, id] of [at].flat().entries()) {
    const field = typeof at === "string" ? "at" : `at[${i}]`;
    const place = draft.places.get(id);
    if (place === undefined) {
      const hint = didYouMean(id, draft.places.keys());
      context.report(field, { expected: "the id of a place", got: id, hint });
      continue;
    }
    const uses = usesAt(place, filter, draft);
    if (uses.size === 0) {
      const what = [filter.operation, filter.mode && `by ${filter.mode}`].filter(Boolean).join(" ");
      const hint = `it is of kind ${place.kind}; see operations.csv`;
      context.report(field, { expected: `a place with operations${what && `: ${what}`}`, got: id, hint });
      continue;
    }
    if (!isSound) continue;
    let isChanged = false;
    for (const [row, rowUses] of uses) {
      const made = change(row);
      if (Object.entries(made).every(([name, value]) => isSame(row[name as keyof Operation], value)))
        continue;
      isChanged = true;
      const parts = changed(row, made, { place: id, uses: rowUses, prefix: context.prefix });
      draft.operations = draft.operations.flatMap((other) => (other === row ? parts : [other]));
    }
    if (!isChanged && context.valid) context.reportUnchanged(field, "operations", id);
  }
}

function isSame(old: unknown, made: unknown): boolean {
  const textOf = (value: unknown): unknown => (value as Amount | undefined)?.text ?? value;
  return textOf(old) === textOf(made);
}

/** What a row is used for at a place: a commodity on one side of it. */
interface Use {
  readonly side: string;
  readonly commodity: Commodity;
}

/** What of a row's uses at a place is changed, and what is not. */
interface Uses {
  readonly wanted: readonly Use[];
  readonly others: readonly Use[];
}

/** The rows that apply at a place and are used for something wanted, with their uses there. */
function usesAt(
  place: Place,
  { operation, mode, wanted }: Omit<OperationFilter, "at">,
  { operations, commodities }: Draft,
): Map<Operation, Uses> {
  const uses = new Map<Operation, Uses>();
  for (const rows of alikeAt(place, operations)) {
    const [{ operation: kind, from, to }] = rows;
    if ((operation ?? kind) !== kind || (mode !== undefined && from !== mode && to !== mode)) continue;
    for (const side of sidesOf(place)) {
      for (const commodity of commodities) {
        const found = select(rows, { country: side, commodity, at: place.id }, (row) => row.places);
        if (found.type !== "one") continue;
        const known = uses.get(found.row) ?? { wanted: [], others: [] };
        const part = wanted.includes(commodity) ? "wanted" : "others";
        uses.set(found.row, { ...known, [part]: [...known[part], { side, commodity }] });
      }
    }
  }
  return new Map([...uses].filter(([, found]) => found.wanted.length > 0));
}

/** The rows that may apply at a place, by what is done and between what. */
function alikeAt({ kind }: Place, operations: readonly Operation[]): Iterable<[Operation, ...Operation[]]> {
  const alike = new Map<string, [Operation, ...Operation[]]>();
  for (const row of operations) {
    if (row.placeKinds.length > 0 && !row.placeKinds.includes(kind)) continue;
    const key = JSON.stringify([row.operation, row.from, row.to]);
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [row]);
    else known.push(row);
  }
  return alike.values();
}

interface Narrowing {
  readonly place: string;
  readonly uses: Uses;
  readonly prefix: string;
}

/** A row changed for some of its uses at a place: itself where it holds for nothing else, otherwise narrower ones before it. */
function changed(
  row: Operation,
  made: OperationAmounts & Pick<Operation, "payee">,
  { place, uses, prefix }: Narrowing,
): Operation[] {
  const isThere = row.places.length === 1 && row.places[0] === place;
  if (isThere && uses.others.length === 0) return [{ ...row, ...made }];
  const sides = [...new Set(uses.wanted.map(({ side }) => side))];
  const narrower = sides.map((side): Operation => {
    const own = uses.wanted.filter((use) => use.side === side).map(({ commodity }) => commodity.id);
    const id = `${row.id}, ${prefix}, ${place}${sides.length > 1 ? ` in ${side}` : ""}`;
    return { ...row, ...made, id, places: [place], countries: [side], commodities: own };
  });
  return [...without(row, narrower, place), ...narrower];
}

/** A row, of which narrower rows for a place must not be as specific as it is. */
function without(row: Operation, narrower: readonly Operation[], place: string): Operation[] {
  const clashes = (other: Operation): boolean =>
    row.places.includes(place) &&
    row.countries.includes(other.countries[0] as string) &&
    row.commodities.some((name) => other.commodities.includes(name));
  if (!narrower.some(clashes)) return [row];
  const elsewhere = row.places.filter((id) => id !== place);
  const here = row.countries.flatMap((side): Operation[] => {
    const taken = narrower
      .filter(({ countries }) => countries[0] === side)
      .flatMap((other) => other.commodities);
    const left = row.commodities.filter((name) => !taken.includes(name));
    const id = `${row.id}, ${place} in ${side}`;
    return left.length === 0 ? [] : [{ ...row, id, places: [place], countries: [side], commodities: left }];
  });
  return [...(elsewhere.length === 0 ? [] : [{ ...row, places: elsewhere }]), ...here];
}
