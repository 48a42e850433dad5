import { csvFormatRows, csvParseRows } from "d3-dsv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/base/index.ts";
import { readCsv } from "../../src/io/text/csv.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

const read = (text: string) => {
  const problems: Problem[] = [];
  const table = readCsv("t.csv", text, problems);
  return { table, problems };
};
const cellsOf = (text: string) => {
  const { table } = read(text);
  return table && [table.header, ...table.rows.map(({ cells }) => cells)];
};

describe("readCsv", () => {
  it.each([
    [
      "plain cells",
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "no line end at the end",
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "line ends of Windows and of old",
      "a,b\r\n1,2\r3,4\n",
      [
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    [
      "a byte-order mark",
      "\ufeffa,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "commas, quotes and line ends in quotes",
      'a,b\n"1,5","say ""no""\nagain"\n',
      [
        ["a", "b"],
        ["1,5", 'say "no"\nagain'],
      ],
    ],
    [
      "empty cells",
      'a,b,c\n,"",\n1,,\n',
      [
        ["a", "b", "c"],
        ["1", "", ""],
      ],
    ],
    [
      "rows that are empty, also as spreadsheets write them",
      "a,b\n\n,\n1,2\n,\n\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "empty columns to the right, as spreadsheets write them",
      "a,b,, \n1,2,,\n3,,,\n5,6\n7,8,,,,\n",
      [
        ["a", "b"],
        ["1", "2"],
        ["3", ""],
        ["5", "6"],
        ["7", "8"],
      ],
    ],
    [
      "blanks around the names of columns",
      " a , b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
  ])("reads %s", (_, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  it.each([
    ["too few cells", "a,b\n1\n", "2:1 2 cells, as in the header"],
    ["too many cells", "a,b\n1,2\n1,2,3\n", "3:1 2 cells, as in the header"],
    ["cells under no name", "a,b,\n1,2,\n1,2,x\n", "3:1 2 cells, as in the header"],
    ["a quote that never closes", 'a,b\n1,"2\n3,4\n', "2:3 a closing quote"],
    ["a quote inside a cell", 'a,b\n1,5" pipe\n', "2:4 quotes around whole cells only"],
    // d3-dsv drops the letter after the closing quote without a word.
    ["letters after a closing quote", 'a,b\n"1"x,2\n', "2:4 a comma or a line end after a quoted cell"],
    ["semicolons", "a;b\n1;2\n", "1:1 columns separated by commas"],
    ["tabs", "a\tb\n1\t2\n", "1:1 columns separated by commas"],
    ["nothing at all", "", "1:1 a header row"],
    ["only empty lines", "\n\n,,\n", "1:1 a header row"],
    ["64 MB and more", "x".repeat(64 * 1024 * 1024 + 1), "1:1 a table of at most 64 MB"],
  ])("refuses %s and says where", (_, text, told) => {
    const { table, problems } = read(text);
    expect(problems.map(({ line, column, expected }) => `${line}:${column} ${expected}`)).toEqual([told]);
    expect(problems[0]?.hint).toBeDefined();
    if (!told.includes("as in the header")) expect(table).toBeUndefined();
  });

  const cell = fc.oneof(fc.string(), fc.constantFrom("", ",", '"', '""', "\n", "\r\n", "\r", " x ", "=1+1"));
  const rows = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    )
    .map(([header, ...rest]) => [
      (header as string[]).map((_, i) => `c${i}`),
      ...rest.filter((row) => row.some((c) => c !== "")),
    ]);

  it("reads back what d3-dsv writes, as d3-dsv does", () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const text = csvFormatRows(cells);
        expect(cellsOf(text)).toEqual(cells);
        expect(cellsOf(text)).toEqual(csvParseRows(text));
      }),
    );
  });

  it("knows where each cell begins", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("\n", "\r\n", "\r"), (cells, end) => {
        const quoted = cells.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`));
        const text = quoted.map((row) => row.join(",")).join(end);
        const lines = text.split(/\r\n|\r|\n/);
        const { table } = read(text);
        const found = table?.rows.flatMap(({ begins }) => begins.map(table.spot)) ?? [];
        const there = found.map(({ line, column }) => lines[line - 1]?.slice(column - 1) ?? "");
        for (const [i, cell] of quoted.slice(1).flat().entries()) {
          expect(there[i]?.startsWith(cell.split(/\r\n|\r|\n/, 1)[0] ?? "")).toBe(true);
        }
      }),
    );
  });
});
