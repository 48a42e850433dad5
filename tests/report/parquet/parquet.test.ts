import fc from "fast-check";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { parquetBytes } from "../../../src/report/parquet/index.ts";

/** What an independent reader finds in a file. */
async function read(bytes: Uint8Array): Promise<Record<string, unknown>[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return parquetReadObjects({ file });
}

describe("parquetBytes", () => {
  it("reads back as it was written: numbers, texts, what is missing", async () => {
    const rows = [
      { id: "a", cost: 1.5, note: undefined },
      { id: "=HYPERLINK(1)", cost: undefined, note: "\u0634\u0644\u0645\u0686\u0647" },
      { id: "c", cost: -0.1, note: "" },
    ];
    expect(await read(parquetBytes(rows))).toEqual(
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? null]))),
    );
  });

  it("keeps any double and any text", async () => {
    const row = fc.record({ x: fc.double({ noNaN: true }), text: fc.string({ unit: "grapheme" }) });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 50 }), async (rows) => {
        expect(await read(parquetBytes(rows))).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  it("is the same file for the same rows, and tells what it is of", () => {
    const rows = [{ id: "a", cost: 1 }];
    const bytes = parquetBytes(rows, { seed: "2026" });
    expect(parquetBytes(rows, { seed: "2026" })).toEqual(bytes);
    const { key_value_metadata, created_by } = parquetMetadata(bytes.buffer as ArrayBuffer);
    expect([key_value_metadata, created_by]).toEqual([[{ key: "seed", value: "2026" }], "karvan"]);
  });

  it("refuses no rows, and a column of numbers and texts", () => {
    expect(() => parquetBytes([])).toThrow(new RangeError("rows: expected at least one, got none"));
    expect(() => parquetBytes([{ x: 1 }, { x: "1" }])).toThrow(
      /x: expected only numbers or only texts, got both/,
    );
  });
});
