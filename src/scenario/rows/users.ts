/** Which rows name a row of a table, or rest on a figure. */
import { type Amount, figuresOf, type Reference, studyTables, type Table } from "../../model/index.ts";
import type { Draft } from "../draft.ts";
import { editedTables } from "./tables.ts";

/** The references that may be to a row of a table. */
const referencesTo: Readonly<Record<string, readonly Reference[]>> = {
  places: ["place", "linkEnd", "borderCrossing", "crossingOrFerry", "stationPlace", "zonePlace", "end"],
  links: ["linkRow", "crossingOrFerry", "stationPlace", "serviceLink"],
  calendars: ["calendar"],
  sources: ["source"],
};

/** Rows that name a row, as `crossings[barda-road]`; what they rest on by formulas where it is a figure. */
export function usersOf(table: string, id: string, draft: Draft): string[] {
  if (table === "figures" || table === "formulas") return usersOfFigure(id, draft);
  const wanted = referencesTo[table] ?? [];
  const users = studyTables.flatMap((user) => {
    const fields = Object.entries(user.columns).flatMap(([field, column]) => {
      const isReference = column.type === "reference" || column.type === "references";
      return isReference && wanted.includes(column.to) ? [field] : [];
    });
    return rowsOf(user, draft)
      .filter((row) => fields.some((field) => names(row[field], id)))
      .map((row) => `${user.name}[${row.id}]`);
  });
  const services = [...draft.services.values()].map(({ id: service }) => service);
  if (table !== "services") return users;
  return services.includes(id)
    ? [`services.${id}.wait`, `services.${id}.interval`].flatMap((figure) =>
        usersOfFigure(figure, draft).filter((user) => !user.startsWith("figures[services.")),
      )
    : users;
}

type AnyRow = { readonly id: string } & Readonly<Record<string, unknown>>;

function rowsOf({ name }: Table, draft: Draft): readonly AnyRow[] {
  const edited = editedTables[name];
  if (edited !== undefined) {
    const ids = new Set(edited.ids(draft));
    return [...ids].flatMap((id) => edited.find(draft, id)) as AnyRow[];
  }
  return name === "figures" ? ([...draft.figures.values()] as unknown as AnyRow[]) : [];
}

/** Whether a field names something: alone, in a list, as an end, or as one direction of a row. */
function names(value: unknown, id: string): boolean {
  if (Array.isArray(value)) return value.some((each) => names(each, id));
  if (typeof value === "object" && value !== null && "place" in value) return value.place === id;
  return value === id || value === `${id}~back`;
}

function usersOfFigure(id: string, draft: Draft): string[] {
  const rests = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(rests);
    const isAmount = typeof value === "object" && value !== null && "expression" in value;
    return isAmount && figuresOf((value as Amount).expression).includes(id);
  };
  const byFormula = [...draft.figures.values()]
    .filter(({ formula }) => formula !== undefined && figuresOf(formula).includes(id))
    .map((figure) => `figures[${figure.id}]`);
  const byRow = Object.entries(editedTables).flatMap(([table, edited]) =>
    [...new Set(edited.ids(draft))]
      .flatMap((row) => edited.find(draft, row) as AnyRow[])
      .filter((row) => Object.values(row).some(rests))
      .map((row) => `${table}[${row.id}]`),
  );
  const byCommodity = draft.commodities
    .filter((commodity) => Object.values(commodity).some(rests))
    .map((commodity) => `commodities[${commodity.id}]`);
  return [...byFormula, ...byRow, ...byCommodity];
}
