/** What differs between two networks, and which links, places and figures that touches. */

import { type Crossing, type FigureTable, type Link, modeTraits, type Network } from "../../model/index.ts";
import { changedFigures } from "../prices/values.ts";
import type { Extent } from "./buildStateGraph.ts";

/** Which parts of a state graph to rebuild. */
export interface NetworkChange {
  /** Links and places of either network whose arcs may differ. */
  readonly extent: Extent;
  /** Ids of figures that differ, or follow by formula from one that does. */
  readonly figures: ReadonlySet<string>;
  /** Whether any link differs. */
  readonly links: boolean;
}

/** A network with its figures by id. */
export interface NetworkSide {
  readonly network: Network;
  readonly figures: FigureTable;
}

/** What differs between two networks, row by row; rows that are the same object are not looked at. */
export function networkChange(before: NetworkSide, after: NetworkSide): NetworkChange {
  const links = new Set<string>();
  const places = new Set<string>();
  const touch = ({ id, from, to }: Link): void => {
    links.add(id);
    places.add(from).add(to);
  };
  const touchWhere = (isTouched: (link: Link) => boolean): void => {
    for (const link of after.network.links) if (isTouched(link)) links.add(link.id);
  };
  const from = before.network;
  const to = after.network;
  const changedLinks = changedRows(from.links, to.links);
  for (const link of changedLinks) touch(link);
  const changedPlaces = new Set(changedRows(from.places, to.places).map(({ id }) => id));
  if (changedPlaces.size > 0) {
    for (const link of to.links) if (changedPlaces.has(link.from) || changedPlaces.has(link.to)) touch(link);
    for (const id of changedPlaces) places.add(id);
  }
  for (const table of ["tariffs", "timings", "emissionFactors"] as const) {
    for (const { mode, links: named, countries } of changedRows<LinkPriceRow>(from[table], to[table])) {
      touchWhere(
        (link) =>
          link.mode === mode &&
          (named.length === 0 || named.includes(link.row)) &&
          (countries.length === 0 || countries.includes(link.country)),
      );
    }
  }
  // Rows that price carriage leave places alone: what is done there depends on which links are open, not on their price.
  // One row of the table stands for several crossings.
  const crossing = ({ id, at, mode, from: country }: Crossing): string => `${id} ${at} ${mode} ${country}`;
  for (const { at } of changedRows(from.crossings, to.crossings, crossing)) {
    places.add(at);
    touchWhere(({ row }) => row === at);
  }
  for (const { at } of changedRows(from.zones ?? [], to.zones ?? [])) places.add(at);
  if (changedRows(from.operations, to.operations).length > 0) for (const { id } of to.places) places.add(id);
  for (const { links: run, mode, places: named } of changedRows(from.services, to.services)) {
    const [first] = run;
    if (first !== undefined) links.add(first);
    else if (mode !== undefined && modeTraits[mode].carries !== undefined)
      touchWhere((link) => link.mode === mode);
    else for (const id of named.length > 0 ? named : to.places.map((place) => place.id)) places.add(id);
  }
  const figures =
    from.figures === to.figures
      ? new Set<string>()
      : changedFigures(before.figures, after.figures, (a, b) => isSame(a, b));
  return { extent: { links, places }, figures, links: changedLinks.length > 0 };
}

interface LinkPriceRow {
  readonly id: string;
  readonly mode: string;
  readonly links: readonly string[];
  readonly countries: readonly string[];
}

/** Rows of either table that the other lacks or has otherwise. */
function changedRows<Row extends { readonly id: string }>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string = ({ id }) => id,
): Row[] {
  if (before === after) return [];
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const changed: Row[] = [];
  for (const row of after) {
    const key = keyOf(row);
    const known = old.get(key);
    old.delete(key);
    if (known === row) continue;
    if (known === undefined) changed.push(row);
    else if (!isSame(known, row)) changed.push(known, row);
  }
  return [...changed, ...old.values()];
}

/** Whether two rows hold the same: rows are plain data, made by the same code. */
function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
