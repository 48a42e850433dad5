import {
  type Amount,
  type Commodity,
  type Crossing,
  type EmissionFactor,
  type Link,
  type Mode,
  type Network,
  type Operation,
  type OperationKind,
  substitute,
  type Tariff,
  type Timing,
} from "../model/index.ts";
import type { Carriage, Charge } from "./charge.ts";

/** What is missing or doubled when an arc is priced. */
export interface Gap {
  readonly path: string;
  readonly expected: string;
  readonly got: unknown;
  readonly hint: string;
}

/** The rows of a network by what they are looked up for, made ready to price one commodity. */
export interface PriceBook extends PriceTables {
  /** Notes that no row, or more than one, prices an arc. */
  readonly note: (gap: Gap) => void;
  /** What was noted, each thing once. */
  readonly gaps: () => readonly Gap[];
}

/** What a price book holds of the tables alone: the same for all networks that share them. */
interface PriceTables {
  readonly commodity: Commodity;
  readonly tariffs: (component: Tariff["component"], mode: Mode) => readonly Tariff[];
  readonly timings: (mode: Mode) => readonly Timing[];
  readonly emissionFactors: (mode: Mode) => readonly EmissionFactor[];
  readonly operations: (
    kind: OperationKind,
    from: string | undefined,
    to: string | undefined,
  ) => readonly Operation[];
  readonly crossings: (at: string, mode: Crossing["mode"]) => readonly Crossing[];
  /** The charges of a row, made when first asked for: one row prices many places alike. */
  readonly once: <Row extends object>(row: Row, make: (row: Row) => readonly Charge[]) => readonly Charge[];
  /** What carriage over a link was found to add, in any network with these tables. */
  readonly carried: WeakMap<Link, Carriage>;
}

/** Opens the tables of a network to price one commodity: in its rows, its own value and load stand for their names. */
export function openPriceBook(network: Network, commodity: Commodity): PriceBook {
  const gaps = new Map<string, Gap>();
  return {
    ...tablesOf(network, commodity),
    note: (gap) => {
      const key = `${gap.path}: ${gap.expected}`;
      if (!gaps.has(key)) gaps.set(key, gap);
    },
    gaps: () => [...gaps.values()],
  };
}

type Priced = Pick<Network, "tariffs" | "timings" | "emissionFactors" | "operations" | "crossings">;

// Most scenarios open and close links and leave prices as they are: their networks share the tables of the base, and
// with them all that was worked out. A scenario that edits prices has its own; the last few are remembered.
const opened = new WeakMap<Commodity, { readonly of: Priced; readonly tables: PriceTables }[]>();
const remembered = 4;

function tablesOf(network: Network, commodity: Commodity): PriceTables {
  const known = opened.get(commodity) ?? [];
  const found = known.find(({ of }) =>
    (Object.keys(of) as (keyof Priced)[]).every((k) => of[k] === network[k]),
  );
  if (found !== undefined) return found.tables;
  const { tariffs, timings, emissionFactors, operations, crossings } = network;
  const of = { tariffs, timings, emissionFactors, operations, crossings };
  const tables = openTables(of, commodity);
  // The first is the base's, as a rule; it stays.
  opened.set(commodity, [...known.slice(0, 1), { of, tables }, ...known.slice(1, remembered)]);
  return tables;
}

function openTables(network: Priced, commodity: Commodity): PriceTables {
  const group = grouping(commodity);
  const charges = new Map<object, readonly Charge[]>();
  return {
    commodity,
    tariffs: group(network.tariffs, ({ component, mode }) => [component, mode]),
    timings: group(network.timings, ({ mode }) => [mode]),
    emissionFactors: group(network.emissionFactors, ({ mode }) => [mode]),
    operations: group(network.operations, ({ operation, from, to }) => [operation, from, to]),
    crossings: group(network.crossings, ({ at, mode }) => [at, mode]),
    once: (row, make) => {
      const made = charges.get(row) ?? make(row);
      charges.set(row, made);
      return made;
    },
    carried: new WeakMap(),
  };
}

type Grouping = <Row extends object, Key extends readonly (string | undefined)[]>(
  rows: readonly Row[],
  keyOf: (row: Row) => [...Key],
) => (...key: Key) => readonly Row[];

/** Rows for one commodity by a key, to be asked for by its parts. */
function grouping(commodity: Commodity): Grouping {
  const forCommodity = amountsFor(commodity);
  return (rows, keyOf) => {
    const groups = new Map<string, (typeof rows)[number][]>();
    for (const row of rows) {
      const key = keyOf(row).join(" ");
      const group = groups.get(key) ?? [];
      group.push(forCommodity(row));
      groups.set(key, group);
    }
    return (...key) => groups.get(key.join(" ")) ?? [];
  };
}

/** Puts a commodity's own value and load in the place of `commodity.value` and `commodity.tonnesPerTeu`. */
function amountsFor(commodity: Commodity): <Row extends object>(row: Row) => Row {
  const own = new Map([
    ["commodity.value", commodity.value?.expression],
    ["commodity.tonnesPerTeu", commodity.tonnesPerTeu?.expression],
  ]);
  const replaced = (field: unknown): unknown =>
    isAmount(field) ? { ...field, expression: substitute(field.expression, (id) => own.get(id)) } : field;
  return (row) =>
    Object.fromEntries(Object.entries(row).map(([name, field]) => [name, replaced(field)])) as typeof row;
}

function isAmount(field: unknown): field is Amount {
  return typeof field === "object" && field !== null && "expression" in field;
}
