import { csvParseRows } from "d3-dsv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText } from "../../../src/report/plain.ts";

describe("csvText", () => {
  it("writes a header and a line a row, with empty cells for what is missing", () => {
    expect(
      csvText([
        { a: 1, b: "x" },
        { a: undefined, c: 2.5 },
      ]),
    ).toBe("a,b,c\n1,x,\n,,2.5\n");
  });

  it("quotes commas, quotes and line ends as RFC 4180 does", () => {
    expect(csvText([{ text: 'a,"b"\nc' }])).toBe('text\n"a,""b""\nc"\n');
  });

  // OWASP, CSV Injection; CWE-1236.
  it.each(["=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\0=1", "＝1+1"])(
    "puts an apostrophe before %j, which a spreadsheet may take for a formula",
    (text) => {
      expect(csvParseRows(csvText([{ text }]))[1]).toEqual([`'${text}`]);
      expect(csvParseRows(csvText([{ text }], { guard: false }))[1]).toEqual([text]);
    },
  );

  it.each(["-5", "+1.5e3", "tehran", "", "a=b"])("leaves %j as it is", (text) => {
    expect(csvParseRows(csvText([{ text, other: "x" }]))[1]).toEqual([text, "x"]);
  });

  it("reads back as it was written, whatever the texts", () => {
    const rows = fc.array(fc.record({ a: fc.string({ unit: "binary" }), b: fc.double({ noNaN: true }) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(rows, (written) => {
        const [, ...read] = csvParseRows(csvText(written, { guard: false }));
        expect(read).toEqual(written.map(({ a, b }) => [a, String(b)]));
      }),
      { seed: 1 },
    );
  });

  it("never lets a text begin with what starts a formula, save numbers", () => {
    const text = fc.string().map((rest) => `=${rest}`);
    fc.assert(
      fc.property(text, (formula) => {
        expect(csvParseRows(csvText([{ formula }]))[1]?.[0]?.startsWith("'=")).toBe(true);
      }),
      { seed: 1 },
    );
  });
});
