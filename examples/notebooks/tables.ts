// Tidy rows of a comparison in Arquero, Apache Arrow, DuckDB and Observable Plot, as they are.
// Run it: npx deno run -A tables.ts
import { DuckDBInstance } from "@duckdb/node-api";
import * as Plot from "@observablehq/plot";
import { tableFromJSON } from "apache-arrow";
import * as aq from "arquero";
import { compare } from "karvan";
import { loadStudy } from "karvan/node";
import { tidyRows } from "karvan/notebook";
import { parseHTML } from "linkedom";

const study = await loadStudy("../first-corridor");
const rows = tidyRows(await compare(study, "status-quo", "rail-joined", { futures: 500 }));

const arquero = aq
  .from(rows)
  .rollup({ mean: aq.op.mean("difference_time_h") })
  .get("mean", 0);

const hours = tableFromJSON(rows).getChild("difference_time_h")?.toArray() ?? [];
const arrow = Array.from(hours).reduce((sum, value) => sum + Number(value), 0) / rows.length;

const connection = await (await DuckDBInstance.create(":memory:")).connect();
await Deno.writeTextFile("rows.json", JSON.stringify(rows));
const answer = await connection.runAndReadAll("select avg(difference_time_h) from 'rows.json'");
const duckdb = answer.getRows()[0]?.[0];
await Deno.remove("rows.json");

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const marks = [Plot.dot(rows, { x: "difference_time_h", y: "difference_money" })];
const plot = Plot.plot({ document, marks }).querySelectorAll("circle").length;

console.log(JSON.stringify({ arquero, arrow, duckdb, plot, rows: rows.length }));
