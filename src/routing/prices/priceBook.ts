/** The tables of a network opened to price one commodity: rows by what they are looked up for. */

import {
  type Amount,
  type Commodity,
  type Crossing,
  type EmissionFactor,
  forCommodity,
  type Mode,
  type Network,
  type Operation,
  type OperationKind,
  type Service,
  type Tariff,
  type Timing,
  type Zone,
} from "../../model/index.ts";
import type { Charge } from "./charge.ts";

/** What is missing or doubled when an arc is priced. */
export interface Gap {
  readonly path: string;
  readonly expected: string;
  readonly got: unknown;
  readonly hint: string;
}

/** The rows of a network by what they are looked up for, and the charges of one commodity by them. */
export class PriceBook {
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
  /** Classes of service of a mode. */
  readonly classes: (mode: Mode) => readonly Service[];
  /** Lines that have the links they run over to themselves, by the first of these. */
  readonly lines: (firstLink: string) => readonly Service[];
  readonly #rows = new Map<object, object>();
  readonly #charges: Branch = { next: new Map() };
  readonly #gaps = new Map<string, Gap>();

  constructor(network: Network, commodity: Commodity) {
    this.commodity = commodity;
    this.tariffs = lookup(network.tariffs, ({ component, mode }) => [component, mode]);
    this.timings = lookup(network.timings, ({ mode }) => [mode]);
    this.emissionFactors = lookup(network.emissionFactors, ({ mode }) => [mode]);
    this.operations = lookup(network.operations, ({ operation, from, to }) => [operation, from, to]);
    this.crossings = lookup(network.crossings, ({ at, mode }) => [at, mode]);
    this.zones = lookup(network.zones ?? [], ({ at }) => [at]);
    this.classes = lookup(
      network.services.filter(({ links }) => links.length === 0),
      ({ mode }) => [mode],
    );
    this.lines = lookup(
      network.services.filter(({ exclusive }) => exclusive === true),
      ({ links: [first] }) => [first],
    );
  }

  /** The ways over a border: the ordinary one, `undefined`, and then those by a procedure. */
  procedures(at: string, mode: Crossing["mode"]): readonly (string | undefined)[] {
    return [...new Set([undefined, ...this.crossings(at, mode).map(({ procedure }) => procedure)])];
  }

  /** A row with the commodity's own value and load in the place of names such as `commodity.value`. */
  own<Row extends object>(row: Row): Row {
    const known = this.#rows.get(row);
    if (known !== undefined) return known as Row;
    const replaced = (field: unknown): unknown =>
      isAmount(field) ? { ...field, expression: forCommodity(field.expression, this.commodity) } : field;
    const made = Object.fromEntries(Object.entries(row).map(([name, field]) => [name, replaced(field)]));
    this.#rows.set(row, made);
    return made as Row;
  }

  /** The charges of one row, or of two rows together, made when first asked for: a row prices many places alike. */
  once<Rows extends readonly object[], Charges extends readonly Charge[] | undefined>(
    make: (...rows: Rows) => Charges,
    ...rows: Rows
  ): Charges {
    let branch = this.#charges;
    for (const key of [make, ...rows]) branch = entry(branch.next, key, () => ({ next: new Map() }));
    branch.made ??= { charges: make(...rows) };
    return branch.made.charges as Charges;
  }

  /** Notes that no row, or more than one, prices an arc. */
  note(gap: Gap): void {
    const key = `${gap.path}: ${gap.expected}`;
    if (!this.#gaps.has(key)) this.#gaps.set(key, gap);
  }

  /** What was noted, each thing once. */
  gaps(): readonly Gap[] {
    return [...this.#gaps.values()];
  }
}

/** What was made of some rows, and what of these and one more. */
interface Branch {
  readonly next: Map<object, Branch>;
  made?: { readonly charges: readonly Charge[] | undefined };
}

/** The entry of a map, made when it is not there yet. */
function entry<Key, Value extends object>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Rows to be asked for by the parts of their key; grouped when first asked. */
function lookup<Row, Parts extends readonly (string | undefined)[]>(
  rows: readonly Row[],
  keyOf: (row: Row) => [...Parts],
): (...key: Parts) => readonly Row[] {
  let groups: Map<string, Row[]> | undefined;
  return (...key) => {
    if (groups === undefined) {
      groups = new Map();
      for (const row of rows) entry(groups, keyOf(row).join(" "), () => []).push(row);
    }
    return groups.get(key.join(" ")) ?? [];
  };
}

function isAmount(field: unknown): field is Amount {
  return typeof field === "object" && field !== null && "expression" in field;
}
