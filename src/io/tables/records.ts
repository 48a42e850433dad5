import { compact } from "../../base/index.ts";
import { type Demand, kinds, type Source } from "../../model/index.ts";
import type { Columns } from "../text/cells.ts";
import { readSource } from "./figures.ts";
import { type Reading, rowsOf } from "./reading.ts";

/** Columns of `sources.csv`. */
export const sourceColumns: Columns = {
  table: "sources",
  required: ["id", "title", "publisher", "year"],
  optional: ["url", "note"],
};

/** Columns of `demand.csv`. */
export const expectColumns: Columns = {
  table: "demand",
  required: ["id", "origin", "destination", "commodity", "quantity", "unit", "kind", "source"],
  optional: ["gateway", "per", "year", "note"],
};

/** Reads `sources.csv`. */
export function readSources(reading: Reading): Source[] {
  return rowsOf(reading, sourceColumns).map((row) => {
    const url = row.optional("url");
    if (url !== undefined && !/^https?:\/\/\S+$/.test(url)) {
      const hint = "leave the cell empty when there is none";
      row.refuse("url", { expected: "an http or https address", got: url, hint });
    }
    return compact<Source>({
      id: row.id(),
      title: row.text("title"),
      publisher: row.raw("publisher"),
      year: row.raw("year"),
      url,
    });
  });
}

/** Reads `demand.csv`. */
export function readDemand(reading: Reading, sources: ReadonlySet<string>): Demand[] {
  return rowsOf(reading, expectColumns).map((row) =>
    compact<Demand>({
      id: row.id(),
      origin: row.text("origin"),
      destination: row.text("destination"),
      commodity: row.text("commodity"),
      gateway: row.raw("gateway"),
      quantity: row.number("quantity", { least: 0 }),
      unit: row.text("unit"),
      per: row.raw("per"),
      year: row.raw("year"),
      kind: row.choice("kind", kinds),
      source: readSource(row, "source", sources, true) as string,
      note: row.optional("note"),
    }),
  );
}
