// Writes the generated parts of pages: npm run pages. A test fails when they are stale.
import { readFile, writeFile } from "node:fs/promises";
import { baseYearTables } from "./baseYear.ts";
import { chainTables } from "./chains.ts";
import { cliReference } from "./cliReference.ts";
import { editReference } from "./editReference.ts";
import { modeTables } from "./modeTables.ts";
import { tableReference } from "./tableReference.ts";
import { uncertaintyTables } from "./uncertainty.ts";
import { validationTable } from "./validation.ts";

/** Pages with a generated part, and how it is made. */
export const generatedPages: Readonly<Record<string, () => Promise<string>>> = {
  "docs/guide/base-year.md": baseYearTables,
  "docs/guide/chains.md": chainTables,
  "docs/guide/model.md": modeTables,
  "docs/guide/scenarios.md": editReference,
  "docs/guide/study.md": tableReference,
  "docs/guide/uncertainty.md": uncertaintyTables,
  "docs/guide/validation.md": validationTable,
  "docs/reference/cli.md": cliReference,
};

const begin = "<!-- generated: begin -->\n";
const end = "<!-- generated: end -->";

/** The page with its generated part made anew. */
export async function renderPage(page: string): Promise<{ before: string; after: string }> {
  const before = await readFile(page, "utf8");
  const make = generatedPages[page] as () => Promise<string>;
  const [head, rest = ""] = before.split(begin);
  const tail = rest.slice(rest.indexOf(end));
  return { before, after: `${head}${begin}${await make()}${tail}` };
}

if (process.argv[1]?.endsWith("pages.ts")) {
  for (const page of Object.keys(generatedPages)) await writeFile(page, (await renderPage(page)).after);
}
