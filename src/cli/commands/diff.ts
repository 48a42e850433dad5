// The verb `diff`: what a scenario changes in the data.
import { visible } from "../../base/index.ts";
import { loadStudy } from "../../io/loadStudy.node.ts";
import { diff } from "../../scenario/index.ts";
import { data, dataJson } from "../output.ts";

/** Prints the differences between two scenarios, field by field. */
export async function diffCommand(
  folder: string,
  base: string,
  scenario: string,
  options: { readonly year?: string; readonly json?: true },
): Promise<void> {
  const study = await loadStudy(folder);
  const rows = diff(study, base, scenario, options.year === undefined ? {} : { year: options.year });
  if (options.json) dataJson(rows);
  else if (rows.length === 0) data("No differences.");
  else {
    for (const { table, id, field, before, after } of rows) {
      data(visible(`${table} ${id} ${field}: ${before ?? "-"} -> ${after ?? "-"}`));
    }
  }
}
