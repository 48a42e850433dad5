// Writes rows as a Parquet file.

import { ByteWriter, type ColumnSource, parquetWrite } from "hyparquet-writer";
import { expectArguments } from "../../base/index.ts";
import { parquetBytesArguments } from "../given.ts";
import type { ReportRow } from "../text/reportRow.ts";

/**
 * Rows as a Parquet file: one column for each key of the first row, of numbers (doubles) or texts, with nulls for missing
 * values. Texts stay unchanged, since no spreadsheet reads them as formulas.
 *
 * @param rows - At least one; all rows have the same keys.
 * @param metadata - Texts to store in the file with the table, e.g. seed and hashes.
 * @throws RangeError when there are no rows, or a column holds both numbers and texts.
 * @example
 * ```ts
 * import { compare } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { parquetBytes } from "karvan/parquet";
 * import { comparisonRows } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const bytes = parquetBytes(comparisonRows(study, await compare(study, "status-quo", "rail-joined")));
 * console.log(new TextDecoder().decode(bytes.slice(0, 4))); // PAR1
 * ```
 */
export function parquetBytes(
  rows: readonly ReportRow[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  expectArguments(parquetBytesArguments, [rows, metadata]);
  const [first] = rows;
  if (first === undefined) throw new RangeError("rows: expected at least one, got none");
  const columnData = Object.keys(first).map((name) => columnOf(name, rows));
  const writer = new ByteWriter();
  const kvMetadata = Object.entries(metadata).map(([key, value]) => ({ key, value }));
  // With a writer to memory nothing is awaited: the promise is for writers that are slow.
  void parquetWrite({ writer, columnData, kvMetadata, createdBy: "karvan" });
  return new Uint8Array(writer.getBuffer());
}

function columnOf(name: string, rows: readonly ReportRow[]): ColumnSource {
  const data = rows.map((row) => row[name] ?? null);
  const kinds = new Set(data.filter((value) => value !== null).map((value) => typeof value));
  if (kinds.size > 1) throw new RangeError(`${name}: expected only numbers or only texts, got both`);
  return { name, data, type: kinds.has("number") ? "DOUBLE" : "STRING", nullable: true };
}
