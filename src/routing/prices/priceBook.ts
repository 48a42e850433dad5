import {
  type Amount,
  type Commodity,
  type Crossing,
  type EmissionFactor,
  type Mode,
  type Network,
  type Operation,
  type OperationKind,
  substitute,
  type Tariff,
  type Timing,
  type Zone,
} from "../../model/index.ts";
import { remembered } from "../remembered.ts";
import type { Charge } from "./charge.ts";

/** What is missing or doubled when an arc is priced. */
export interface Gap {
  readonly path: string;
  readonly expected: string;
  readonly got: unknown;
  readonly hint: string;
}

/** The rows of a network by what they are looked up for, made ready to price one commodity. */
export interface PriceBook {
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
  /** Free zones at a place. */
  readonly zones: (at: string) => readonly Zone[];
  /** The charges of a row, made when first asked for: one row prices many places alike. */
  readonly once: <Row extends object>(row: Row, make: (row: Row) => readonly Charge[]) => readonly Charge[];
  /** Notes that no row, or more than one, prices an arc. */
  readonly note: (gap: Gap) => void;
  /** What was noted, each thing once. */
  readonly gaps: () => readonly Gap[];
  /** How often something was noted, the same things again included. */
  readonly notes: () => number;
}

/** Opens the tables of a network to price one commodity: in its rows, its own value and load stand for their names. */
export function openPriceBook(network: Network, commodity: Commodity): PriceBook {
  const gaps = new Map<string, Gap>();
  let notes = 0;
  return {
    commodity,
    tariffs: lookup(commodity, network.tariffs, tariffKey),
    timings: lookup(commodity, network.timings, modeKey),
    emissionFactors: lookup(commodity, network.emissionFactors, modeKey),
    operations: lookup(commodity, network.operations, operationKey),
    crossings: lookup(commodity, network.crossings, crossingKey),
    zones: lookup(commodity, network.zones ?? none, zoneKey),
    once: chargesOnce,
    note: (gap) => {
      notes++;
      const key = `${gap.path}: ${gap.expected}`;
      if (!gaps.has(key)) gaps.set(key, gap);
    },
    gaps: () => [...gaps.values()],
    notes: () => notes,
  };
}

const none: readonly Zone[] = [];

type Key = readonly (string | undefined)[];

const tariffKey = ({ component, mode }: Tariff): [Tariff["component"], Mode] => [component, mode];
const modeKey = ({ mode }: { readonly mode: Mode }): [Mode] => [mode];
const operationKey = ({
  operation,
  from,
  to,
}: Operation): [OperationKind, string | undefined, string | undefined] => [operation, from, to];
const crossingKey = ({ at, mode }: Crossing): [string, Crossing["mode"]] => [at, mode];
const zoneKey = ({ at }: Zone): [string] => [at];

/** Rows for one commodity, to be asked for by the parts of their key. */
function lookup<Row extends object, Parts extends Key>(
  commodity: Commodity,
  rows: readonly Row[],
  keyOf: (row: Row) => [...Parts],
): (...key: Parts) => readonly Row[] {
  const groups = grouped(commodity, rows, keyOf);
  return (...key) => (groups.get(key.join(" ")) ?? []) as readonly object[] as readonly Row[];
}

// Most scenarios leave most tables alone, and an edited table has most of its rows from the base: nothing is done twice.
const grouped = remembered((commodity: Commodity, rows: readonly object[], keyOf: (row: never) => Key) => {
  const groups = new Map<string, object[]>();
  for (const row of rows) {
    const key = keyOf(row as never).join(" ");
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(rowFor(commodity, row));
  }
  return groups;
});

const chargesOnce = remembered((row: object, make: (row: never) => readonly Charge[]) => make(row as never));

/** A row with a commodity's own value and load in the place of `commodity.value` and `commodity.tonnesPerTeu`. */
const rowFor = remembered((commodity: Commodity, row: object): object => {
  const own = new Map([
    ["commodity.value", commodity.value?.expression],
    ["commodity.tonnesPerTeu", commodity.tonnesPerTeu?.expression],
  ]);
  const replaced = (field: unknown): unknown =>
    isAmount(field) ? { ...field, expression: substitute(field.expression, (id) => own.get(id)) } : field;
  return Object.fromEntries(Object.entries(row).map(([name, field]) => [name, replaced(field)]));
});

function isAmount(field: unknown): field is Amount {
  return typeof field === "object" && field !== null && "expression" in field;
}
