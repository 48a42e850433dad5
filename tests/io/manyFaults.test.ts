// Whatever is wrong with a study is reported in one go: each cause, and nothing that only follows from one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/base/index.ts";
import { columnName, studyTables } from "../../src/model/index.ts";
import { filesOf, problemsOf } from "./files.ts";

const study = filesOf("scenarios/middle-corridor");

/** The cells of a table, quotes taken off. */
function cellsOf(text: string): string[][] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, q, p]) => q ?? p ?? ""),
    );
}

function textOf(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n")}\n`;
}

/** A fault whose place is known. */
interface Fault {
  readonly name: string;
  /** What it spoils, and what else must be sound for it to be seen: rows, columns, the names that tables give. */
  readonly spoils: readonly string[];
  readonly needs: readonly string[];
  readonly table: string;
  readonly put: (rows: string[][]) => void;
  /** File, line, and end of the path of the problem. */
  readonly place: string;
}

const tables = new Map(
  studyTables.flatMap(({ name }) => {
    const text = study.files.get(`${name}.csv`);
    return text === undefined ? [] : [[name, cellsOf(text)] as const];
  }),
);

/** What to write in a cell so that it is wrong, by what its column holds; `undefined` where nothing is sure to be. */
function wrongCell(
  column: (typeof studyTables)[number]["columns"][string],
  cell: string,
): string | undefined {
  switch (column.type) {
    case "word":
    case "words":
      return "nonsense";
    case "flag":
      return "perhaps";
    case "number":
      return "1.2.3";
    case "reference":
    case "references":
      return column.to === "country" ? undefined : "zz-nowhere";
    case "amount":
      return cell === "" ? undefined : "no.such.figure * 1.7";
    case "id":
      return `${cell.slice(0, 1)} ${cell.slice(1)}`;
    default:
      return undefined;
  }
}

function cellFaults(): Fault[] {
  return studyTables.flatMap(({ name, columns }) => {
    const rows = tables.get(name);
    if (rows === undefined) return [];
    const header = rows[0] as string[];
    return Object.entries(columns).flatMap(([field, column]) => {
      const at = header.indexOf(columnName(field));
      if (at === -1) return [];
      return rows.slice(1).flatMap((row, r): Fault[] => {
        const cell = row[at] as string;
        // Empty cells may have to be empty.
        const wrong = cell === "" ? undefined : wrongCell(column, cell);
        const unitless = column.type === "amount" && column.unit !== "1" && cell !== "";
        const texts = [wrong, unitless ? "3.7" : undefined].filter((text) => text !== undefined);
        return texts.map((text) => ({
          name: `${name}[${row[0]}].${columnName(field)} = ${text}`,
          spoils: [`${name}:${r + 1}`],
          needs: [`${name}/${columnName(field)}`, ...(/zz-|no\.such/.test(text) ? ["names"] : [])],
          table: name,
          put: (all) => {
            (all[r + 1] as string[])[at] = text;
          },
          place: `${name}.csv:${r + 2} ${columnName(field)}`,
        }));
      });
    });
  });
}

function headerFaults(): Fault[] {
  return [...tables].flatMap(([name, rows]) =>
    (rows[0] as string[]).map((column, at): Fault => {
      const columns = (rows[0] as string[]).map((other) => `${name}/${other}`);
      return {
        name: `${name}.csv without a good name for ${column}`,
        spoils: column === "id" ? ["names", ...columns] : [`${name}/${column}`],
        needs: [],
        table: name,
        put: (all) => {
          (all[0] as string[])[at] = `${column}q`;
        },
        place: `${name}.csv:1 header`,
      };
    }),
  );
}

function rowFaults(): Fault[] {
  return [...tables].flatMap(([name, rows]) =>
    rows.slice(1).map(
      (row, r): Fault => ({
        name: `${name}[${row[0]}] with a cell too many`,
        spoils: [`${name}:${r + 1}`],
        needs: [],
        table: name,
        put: (all) => {
          all[r + 1] = [...row, "one more"];
        },
        place: `${name}.csv:${r + 2} table`,
      }),
    ),
  );
}

/** Rows that are added, wrong in themselves. */
function addedRows(): Fault[] {
  const added: readonly [string, readonly Readonly<Record<string, string>>[], number, string][] = [
    [
      "figures",
      [{ id: "z.range", name: "Z", value: "3.3", unit: "h", low: "7.1", high: "2.9", kind: "assumed" }],
      0,
      "low",
    ],
    ["figures", [{ id: "z.unit", name: "Z", value: "3.3", unit: "furlong per", kind: "assumed" }], 0, "unit"],
    ["figures", [{ id: "z.source", name: "Z", value: "3.3", unit: "h", kind: "sourced" }], 0, "source"],
    [
      "formulas",
      [
        { id: "z.one", name: "Z", formula: "z.two * 1.1", unit: "h" },
        { id: "z.two", name: "Z", formula: "z.one / 1.1", unit: "h" },
      ],
      0,
      "formula",
    ],
    [
      "formulas",
      [
        { id: "z.three", name: "Z", formula: "z.four + z.five", unit: "h" },
        { id: "z.four", name: "Z", formula: "z.five * 2.3", unit: "h" },
        { id: "z.five", name: "Z", formula: "z.three", unit: "h" },
      ],
      0,
      "formula",
    ],
    ["formulas", [{ id: "z.units", name: "Z", formula: "conv.t.per.teu * 1.1", unit: "h" }], 0, "formula"],
    ["formulas", [{ id: "z.zero", name: "Z", formula: "conv.t.per.teu / 0", unit: "t/TEU" }], 0, "formula"],
    [
      "places",
      [
        {
          id: "zz-border",
          name: "Z",
          kind: "borderCrossing",
          country: "KZ",
          latitude: "45.2",
          longitude: "80.3",
        },
      ],
      0,
      "other_country",
    ],
  ];
  return added.map(
    ([name, rows, faulty, column], i): Fault => ({
      name: `${name}: ${rows[faulty]?.id}`,
      spoils: [`added ${i}`],
      needs: ["names", ...Object.keys(rows[0] as object).map((field) => `${name}/${columnName(field)}`)],
      table: name,
      put: (all) => {
        const header = (tables.get(name) as string[][])[0] as string[];
        for (const row of rows) all.push(header.map((field) => (row as Record<string, string>)[field] ?? ""));
      },
      place: `${name}.csv ${rows[faulty]?.id}.${column}`,
    }),
  );
}

const faults: readonly Fault[] = [...cellFaults(), ...headerFaults(), ...rowFaults(), ...addedRows()];

function placesOf(problems: readonly Problem[]): string[] {
  return problems
    .filter(({ severity }) => severity === "error")
    .map(({ file, line, path }) => {
      const added = /\[(z\.\w+|zz-border)\](\.\w+)$/.exec(path);
      if (added !== null) return `${file} ${added[1]}${added[2]}`;
      return `${file}:${line} ${/(\w+)$/.exec(path)?.[1]}`;
    })
    .sort();
}

function check(chosen: readonly Fault[]): void {
  const independent: Fault[] = [];
  const touch = (a: readonly string[], b: readonly string[]): boolean => a.some((part) => b.includes(part));
  for (const fault of chosen) {
    const isFree = independent.every(
      ({ spoils, needs }) =>
        !touch(fault.spoils, spoils) && !touch(fault.spoils, needs) && !touch(fault.needs, spoils),
    );
    if (isFree) independent.push(fault);
  }
  const files = new Map(study.files);
  for (const name of new Set(independent.map(({ table }) => table))) {
    const rows = (tables.get(name) as string[][]).map((row) => [...row]);
    for (const fault of independent) if (fault.table === name) fault.put(rows);
    files.set(`${name}.csv`, textOf(rows));
  }
  const expected = independent.map(({ place }) => place).sort();
  expect(
    placesOf(problemsOf([{ folder: "", files }])),
    independent.map(({ name }) => name).join("; "),
  ).toEqual(expected);
}

describe("all faults of a study are reported at once, and causes alone", () => {
  it("of the study as it is there are none", () => {
    expect(faults.length).toBeGreaterThan(500);
    check([]);
  });

  it("one fault alone", () => {
    const alike = new Map(
      faults.map((fault) => [`${fault.place.replace(/:\d+/, "")} ${fault.name.split("=")[1]}`, fault]),
    );
    for (const fault of alike.values()) check([fault]);
  });

  it("any faults together", () => {
    const few = fc.uniqueArray(fc.constantFrom(...faults), { minLength: 2, maxLength: 9 });
    fc.assert(fc.property(few, check), { numRuns: 300, seed: 7 });
  });
});
