import { compact, type Demand, kinds, type Source } from "../../model/index.ts";
import { readSource } from "./figures.ts";
import { type Reading, rowsOf } from "./reading.ts";

/** Reads `sources.csv`. */
export function readSources(reading: Reading): Source[] {
  const columns = {
    table: "sources",
    required: ["id", "title", "publisher", "year"],
    optional: ["url", "note"],
  };
  return rowsOf(reading, "sources.csv", columns).map((row) => {
    const url = row.raw("url") || undefined;
    if (url !== undefined && !/^https?:\/\/\S+$/.test(url))
      row.refuse("url", { expected: "an http or https address", got: url });
    return compact({
      id: row.id(),
      title: row.text("title"),
      publisher: row.raw("publisher"),
      year: row.raw("year"),
      url,
    });
  });
}

/** Reads `demand.csv`. */
export function readDemand(reading: Reading, sources: ReadonlyMap<string, Source>): Demand[] {
  const required = ["id", "origin", "destination", "commodity", "quantity", "unit", "kind", "source"];
  const columns = { table: "demand", required, optional: ["gateway", "per", "year", "note"] };
  return rowsOf(reading, "demand.csv", columns).map((row) =>
    compact({
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
      note: row.raw("note") || undefined,
    }),
  );
}
