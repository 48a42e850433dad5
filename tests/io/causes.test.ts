// What is wrong is reported at its cause and once, whatever rests on it; what is sound is checked all the same.
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/base/index.ts";
import { corridor, corridorWith, problemsOf } from "./files.ts";

const figures = corridor.files.get("figures.csv") as string;
const places = (problems: readonly Problem[]): string[] =>
  problems.map(({ file, line, column, path }) => `${file}:${line}:${column} ${path}`);

/** The small study with formulas, and fifty tariffs that rest on the last of them. */
function study(formulas: readonly string[], priced: string, more: Readonly<Record<string, string>> = {}) {
  const rows = Array.from({ length: 50 }, (_, i) => `toll-${i},toll,road,road-alma--barda,,${priced}`);
  const tariffs = (corridor.files.get("tariffs.csv") as string).trim().split("\n");
  const columns = (tariffs[0] as string).split(",");
  const cell = (row: string): string => {
    const [id, component, mode, links, , amount] = row.split(",");
    const cells: Record<string, string | undefined> = {
      id,
      component,
      mode,
      links,
      fixed: amount,
      price_year: "2024",
    };
    return columns.map((column) => cells[column] ?? "").join(",");
  };
  return corridorWith({
    "formulas.csv": ["id,name,formula,unit", ...formulas].join("\n"),
    "tariffs.csv": [...tariffs, ...rows.map(cell)].join("\n"),
    ...more,
  });
}

describe("causes come alone", () => {
  it.each([
    ["a wrong name", "q0,Q,road.cost * rial.rate,USD/tonne", "formulas.csv:2:18 formulas[q0].formula"],
    [
      "a wrong name in quotes",
      'q0,Q,"max(road.cost, rial.rate)",USD/tonne',
      "formulas.csv:2:22 formulas[q0].formula",
    ],
    ["a wrong unit", "q0,Q,border.fee,hour", "formulas.csv:2:6 formulas[q0].formula"],
    ["an unknown unit", "q0,Q,border.fee,euro", "formulas.csv:2:17 formulas[q0].unit"],
    ["a division by 0", "q0,Q,border.fee / (0.3 - 0.3),USD/tonne", "formulas.csv:2:6 formulas[q0].formula"],
    ["a formula cut short", "q0,Q,border.fee * (,USD/tonne", "formulas.csv:2:20 formulas[q0].formula"],
    ["a circle", "q0,Q,q2 * 1,USD/tonne", "formulas.csv:2:6 formulas[q0].formula"],
  ])("%s under fifty tariffs and two formulas is reported once", (_, row, place) => {
    const formulas = [row, "q1,Q,q0 * 1.1,USD/tonne", "q2,Q,q1 + 0.3 * q0,USD/tonne"];
    expect(places(problemsOf([study(formulas, "q2")]))).toEqual([place]);
  });

  it("is said of a figure too, not of what rests on it", () => {
    const wrong = `${figures.trim()}\nz0,Z,1e308,USD/kg,assumed,invented\n`;
    const header = (figures.split("\n")[0] as string).split(",");
    const cells: Record<string, string> = {
      id: "z0",
      name: "Z",
      value: "1e308",
      unit: "USD/kg",
      kind: "assumed",
      source: "invented",
    };
    const row = header.map((column) => cells[column] ?? "").join(",");
    expect(wrong).not.toBe(figures);
    const found = problemsOf([
      study(["q0,Q,z0 * 10,USD/tonne", "q1,Q,q0 - q0,USD/tonne"], "q1", {
        "figures.csv": `${figures.trim()}\n${row}\n`,
      }),
    ]);
    expect(found.map(({ path }) => path)).toEqual(["figures[z0].value"]);
  });

  it("does not hide what is wrong with rows that rest on sound formulas", () => {
    const formulas = [
      "bad,B,road.cost * rial.rate,USD/tonne",
      "good,G,border.fee * 0.7,USD/tonne",
      "worse,W,good / 0,USD/tonne",
    ];
    const found = problemsOf([study(formulas, "good * hours.unknown")]);
    expect(found.filter(({ path }) => path.startsWith("formulas")).map(({ path }) => path)).toEqual([
      "formulas[bad].formula",
      "formulas[worse].formula",
    ]);
    expect(found.filter(({ path }) => /^tariffs\[toll-\d+\]\.fixed$/.test(path))).toHaveLength(50);
  });
});
