/** Finds what uses a thing of a study: rows of tables, formulas, questions and scenarios. */

import {
  type Column,
  type Expression,
  figuresOf,
  type Reference,
  type Study,
  studyTables,
} from "../../model/index.ts";
import type { Scenario } from "../scenario.ts";
import type { ItemKind } from "./items.ts";

/** A field of a row that uses something. */
export interface ItemUse {
  readonly table: string;
  /** Id of the row. */
  readonly row: string;
  readonly field: string;
}

/** An edit that uses something. */
export interface EditUse {
  readonly scenario: string;
  /** Its place in the list of edits, from 0. */
  readonly edit: number;
  readonly type: string;
}

type Row = Readonly<Record<string, unknown>>;

/** What a column may name where it uses a thing of a kind. */
const namedBy: Readonly<Partial<Record<ItemKind, readonly Reference[]>>> = {
  places: ["place", "linkEnd", "borderCrossing", "crossingOrFerry", "stationPlace", "zonePlace", "end"],
  links: ["linkRow", "serviceLink", "crossingOrFerry", "stationPlace"],
  commodities: ["commodity", "commodityName"],
  calendars: ["calendar"],
  sources: ["source"],
};

type Add = (table: string, row: unknown, field: string) => void;

/** All fields of the study's tables that use something. */
export function usesOf(study: Study, kind: ItemKind, id: string): ItemUse[] {
  const uses = new Map<string, ItemUse>();
  const add: Add = (table, row, field) => {
    const use = { table, row: String(row), field };
    uses.set(JSON.stringify(use), use);
  };
  for (const { name, columns } of studyTables) {
    const fields = Object.entries(columns).filter(([, column]) => mayUse(column, kind));
    for (const row of rowsOf(study, name))
      for (const [field] of fields) if (isUse(row[field], kind, id)) add(name, row.row ?? row.id, field);
  }
  if (kind === "figures") addFigureUses(study, id, add);
  for (const { id: question, pairs, commodities } of study.questions) {
    const ends = pairs.flatMap(({ from, to }) => [from.place, to.place]);
    if (kind === "places" && ends.includes(id)) add("questions", question, "pairs");
    if (kind === "commodities" && commodities.includes(id)) add("questions", question, "commodities");
  }
  return [...uses.values()];
}

function mayUse(column: Column, kind: ItemKind): boolean {
  if (kind === "figures") return column.type === "amount";
  const names = column.type === "reference" || column.type === "references";
  return names && (namedBy[kind] ?? []).includes(column.to);
}

function isUse(value: unknown, kind: ItemKind, id: string): boolean {
  if (value === undefined) return false;
  return kind === "figures" ? readsFigure(value, id) : isNamed(value, id);
}

/** What uses a figure beside the amounts of tables: links their own, formulas others, the study those of its rules. */
function addFigureUses(study: Study, id: string, add: Add): void {
  for (const { row, length, speed, capex, designSpeed } of study.network.links)
    for (const [field, figure] of Object.entries({ length, speed, capex, designSpeed }))
      if (figure === id) add("links", row, field);
  for (const figure of study.network.figures)
    if (figure.formula !== undefined && figuresOf(figure.formula).includes(id))
      add("formulas", figure.id, "formula");
  for (const [part, rules] of Object.entries({ variability: study.variability, operation: study.operation }))
    for (const [field, figure] of Object.entries(rules ?? {}))
      if (figure === id) add("study.yaml", part, field);
}

/** All edits of the study's scenarios that name something, or read it in a formula. */
export function editsOf(study: Study, kind: ItemKind, id: string): EditUse[] {
  return [...study.scenarios].flatMap(([scenario, { document }]) => {
    const { edits, extends: parents } = document as Scenario;
    if (kind === "scenarios")
      return [parents ?? []].flat().includes(id) ? [{ scenario, edit: -1, type: "extends" }] : [];
    return edits.flatMap((edit, i) =>
      isMentioned(edit, id, kind) ? [{ scenario, edit: i, type: edit.type }] : [],
    );
  });
}

function isMentioned(value: unknown, id: string, kind: ItemKind): boolean {
  if (typeof value === "string") {
    if (value === id) return true;
    if (kind === "figures") return [...value.matchAll(/[A-Za-z_][\w.]*/g)].some(([word]) => word === id);
    // Of a border crossing also one side.
    return kind === "places" && value.startsWith(`${id}@`);
  }
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(
    ([field, part]) => field !== "note" && field !== "title" && isMentioned(part, id, kind),
  );
}

function rowsOf(study: Study, table: string): readonly Row[] {
  const { network, commodities, sources, observations, flows, choice, totals, margins } = study;
  const other: Readonly<Record<string, readonly object[] | undefined>> = {
    emissions: network.emissionFactors,
    traffic: network.flows,
    ...{ commodities, sources, observations, flows, choice, totals, margins },
  };
  const rows = other[table] ?? (network as unknown as Record<string, readonly object[] | undefined>)[table];
  return (rows ?? []) as readonly Row[];
}

function readsFigure(value: unknown, id: string): boolean {
  if (Array.isArray(value)) return value.some((part) => readsFigure(part, id));
  const { expression } = value as { readonly expression?: Expression };
  return expression !== undefined && figuresOf(expression).includes(id);
}

function isNamed(value: unknown, id: string): boolean {
  if (Array.isArray(value)) return value.some((part) => isNamed(part, id));
  if (typeof value === "object" && value !== null) return (value as { place?: unknown }).place === id;
  return value === id || (typeof value === "string" && value.startsWith(`${id}@`));
}
