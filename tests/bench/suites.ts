// Runs suites of rows by the command line: --smoke (smallest sizes), --json FILE, --only SUITE.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type BenchOptions, hurry, type Row } from "./row.ts";

/** Rows by the name of their suite, each to be measured when asked. */
export type Suites = Readonly<Record<string, (options: BenchOptions) => Promise<readonly Row[]>>>;

/**
 * Measures, prints a table for each suite, and writes all rows to a file if asked to. Every row has checked equal
 * answers before it compares times; differing ones fail the run. Ratios are what to quote: seconds depend on the
 * machine.
 */
export async function runSuites(suites: Suites): Promise<void> {
  const { values } = parseArgs({
    options: {
      smoke: { type: "boolean", default: false },
      json: { type: "string" },
      only: { type: "string" },
    },
  });
  if (values.smoke) hurry();
  const rows: Row[] = [];
  for (const name of values.only === undefined ? Object.keys(suites) : [values.only]) {
    const suite = suites[name];
    if (suite === undefined) throw new Error(`no suite ${name}; there are ${Object.keys(suites).join(", ")}`);
    const found = await suite({ smoke: values.smoke });
    rows.push(...found);
    console.log(name);
    console.table(found.map(shown));
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);
  if (rows.some((row) => row.equal === false)) {
    console.error("some answers differ");
    process.exitCode = 1;
  }
}

/** A row for people. */
function shown(row: Row): Record<string, string> {
  const round = (value: number | undefined) =>
    value === undefined ? "" : String(Number(value.toPrecision(3)));
  const verdict =
    row.reach === undefined || row.ratio === undefined ? "" : row.ratio >= row.reach ? "yes" : "no";
  return {
    workload: row.workload,
    size: row.size,
    subject: row.subject,
    peer: row.peer,
    ratio: round(row.ratio),
    reach: row.reach === undefined ? "" : `${row.reach}: ${verdict}`,
    ms: row.seconds === undefined ? "" : round(1000 * row.seconds),
    MiB: row.bytes === undefined ? "" : round(row.bytes / 2 ** 20),
    equal: row.equal === undefined ? "" : row.equal ? "yes" : "NO",
  };
}
