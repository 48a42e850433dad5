import { describe, expect, it } from "vitest";
import { columnName, studyTables } from "../../src/model/index.ts";
import { furtherExamples } from "../../src/model/tables/furtherExamples.ts";
import { corridor, problemsOf } from "./files.ts";

const rowsOf = ({ name, example }: (typeof studyTables)[number]) => [
  example,
  ...furtherExamples[name as keyof typeof furtherExamples],
];

describe("the examples of tables", () => {
  it.each(studyTables)("fill every column of $name", (table) => {
    const filled = new Set(rowsOf(table).flatMap(Object.keys));
    expect(Object.keys(table.columns).filter((field) => !filled.has(field))).toEqual([]);
  });

  it("are read together, as one study on top of the small one", () => {
    const more = [
      { id: "lane.time", name: "Time in a lane", value: "1", unit: "hour/truck", kind: "assumed" },
      { id: "grain.trucks", name: "Trucks", value: "24", unit: "truck/day", kind: "assumed" },
      { id: "grain.load", name: "Load of a truck", value: "20", unit: "tonne/truck", kind: "assumed" },
    ];
    const files = studyTables.map((table): [string, string] => {
      const rows: readonly Readonly<Record<string, string>>[] =
        table.name === "figures" ? [...rowsOf(table), ...more] : rowsOf(table);
      const fields = Object.keys(table.columns);
      const lines = rows.map((row) => fields.map((field) => `"${row[field] ?? ""}"`).join(","));
      return [`${table.name}.csv`, [fields.map(columnName).join(","), ...lines, ""].join("\n")];
    });
    const study = ["study.yaml", corridor.files.get("study.yaml") as string] as const;
    const problems = problemsOf([corridor, { folder: "", files: new Map([study, ...files]) }]);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
