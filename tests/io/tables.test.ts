import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readStudyNow } from "../../src/io/index.ts";
import { columnName, components, studyTables, type Table } from "../../src/model/index.ts";
import { rowTypes, rowTypesFile } from "../tools/rowTypes.ts";
import { corridor, problemsOf } from "./files.ts";

/** A table of the study's own with one row of cells. */
function fileOf(
  { name }: Table,
  cells: Readonly<Record<string, string>>,
  ...more: string[]
): [string, string] {
  const quoted = Object.values(cells).map((cell) => `"${cell}"`);
  const header = Object.keys(cells).map(columnName).join(",");
  return [`${name}.csv`, [header, quoted.join(","), ...more, ""].join("\n")];
}

/** All examples as one study on top of the small one. */
function examples(change: (table: Table) => Readonly<Record<string, string>>): Map<string, string> {
  const figures = [
    "lane.time,Time in a lane,1,hour/truck,,,assumed,,",
    "grain.trucks,Trucks with grain,24,truck/day,,,assumed,,",
    "grain.load,Load of a truck with grain,20,tonne/truck,,,assumed,,",
  ];
  return new Map([
    ["study.yaml", corridor.files.get("study.yaml") as string],
    ...studyTables.map((table) => {
      // Columns without which there is no table, though the example leaves their cells empty.
      const header = Object.entries(table.columns).filter(([, { required }]) => required !== undefined);
      const cells = { ...Object.fromEntries(header.map(([field]) => [field, ""])), ...change(table) };
      const width = Object.keys(cells).length;
      const isFigures = table.name === "figures";
      return fileOf(table, cells, ...(isFigures ? figures.map((row) => inOrder(row, cells, width)) : []));
    }),
  ]);
}

/** A row written in the order of the example's columns, in that of the cells. */
function inOrder(row: string, cells: Readonly<Record<string, string>>, width: number): string {
  const written = ["id", "name", "value", "unit", "low", "high", "kind", "source", "year"];
  const values = row.split(",");
  const found = Object.keys(cells).map((field) => values[written.indexOf(field)] ?? "");
  expect(found).toHaveLength(width);
  return found.join(",");
}

describe("definitions of tables", () => {
  it("have examples that together are a study without a problem", () => {
    const study = readStudyNow([corridor, { folder: "", files: examples(({ example }) => example) }]);
    expect(study.warnings).toEqual([]);
    expect(study.network.places.some(({ id }) => id === "fara")).toBe(true);
    expect(study.network.figures.find(({ id }) => id === "rail.all")?.value).toBeCloseTo(0.04, 12);
    expect(study.network.flows[0]?.via).toBe("barda");
  });

  it("give the types of rows in src/model/tables/tableRows.ts (else: npm run schema)", () => {
    expect(readFileSync(rowTypesFile, "utf8")).toBe(rowTypes());
  });

  it.each(studyTables)(
    "name fields that are there: $name",
    ({ columns, example, oneOf = [], together = [] }) => {
      const fields = [
        ...Object.keys(example),
        ...[...oneOf, ...together].flatMap((rule) => [...rule.fields]),
      ];
      for (const field of fields) expect(columns).toHaveProperty(field);
      for (const column of Object.values(columns)) {
        if ("whenSourced" in column) expect(columns).toHaveProperty(column.whenSourced as string);
      }
    },
  );

  it.each(studyTables)("name components of routes, each of the measure of its unit: $name", ({ columns }) => {
    for (const column of Object.values(columns)) {
      if (column.type !== "amount" || column.component === undefined) continue;
      const isMoney = column.unit.startsWith("money");
      const measure = isMoney ? "money" : column.unit.startsWith("kgCO2e") ? "co2e" : "time";
      const known: readonly string[] = [
        ...components[measure],
        ...(column.unit === "1" ? components.money : []),
      ];
      expect(known).toContain(column.component);
    }
  });

  const needed = studyTables.flatMap((table) =>
    Object.entries(table.columns).flatMap(([field, { required }]) =>
      required === true ? [{ table, field }] : [],
    ),
  );
  it.each(needed)(
    "refuse an empty cell where a value is required: $table.name $field",
    ({ table, field }) => {
      const files = examples((other) =>
        other === table ? { ...other.example, [field]: "" } : other.example,
      );
      const problems = problemsOf([corridor, { folder: "", files }]);
      const own = problems.filter(({ path }) => path.endsWith(`.${columnName(field)}`));
      expect(own.map(({ path, got }) => [path.split("[")[0], got])).toContainEqual([table.name, '""']);
    },
  );
});
