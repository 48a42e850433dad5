// The value of every figure of the shipped studies is the mean, median or mode of its distribution that it is said to be.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawnFigure } from "../../src/futures/columns/draws.ts";
import { readStudyNow } from "../../src/io/index.ts";
import type { Figure, Study } from "../../src/model/index.ts";

const folders = readdirSync("scenarios").map((name) => `scenarios/${name}`);

function study(folder: string): Study {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(`${folder}/${name}`).isFile() && !name.endsWith(".parquet"));
  return readStudyNow([
    { folder: "", files: new Map(files.map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")])) },
  ]);
}

/** Mean, median or mode of a figure's draws as a share of its value, by quantiles alone: no formula of any law. */
function centreOf(figure: Figure): number {
  const { law } = drawnFigure(figure) as { law: { quantile(p: number): number } };
  const steps = 200_000;
  if (figure.standsFor === "median") return law.quantile(0.5);
  if (figure.standsFor === "mean") {
    let sum = 0;
    for (let i = 0; i < steps; i++) sum += law.quantile((i + 0.5) / steps);
    return sum / steps;
  }
  // The densest thousandth of the draws lies around the peak.
  const at = Array.from({ length: 1001 }, (_, i) => law.quantile(i / 1000));
  const gaps = at.slice(1).map((x, i) => x - (at[i] as number));
  const narrowest = gaps.indexOf(Math.min(...gaps));
  return ((at[narrowest] as number) + (at[narrowest + 1] as number)) / 2;
}

// The validation study is an overlay: its tables rest on the figures of another.
describe.each(folders.filter((folder) => readdirSync(folder).includes("figures.csv")))("%s", (folder) => {
  const ranged = study(folder).network.figures.filter((figure) => drawnFigure(figure) !== undefined);
  const ofTables = ranged.filter(({ id }) => !/^(links|services)\./.test(id));

  it("says what the value of each figure with a range stands for", () => {
    expect(ofTables.length).toBeGreaterThan(5);
    expect(ofTables.filter(({ standsFor }) => standsFor === undefined).map(({ id }) => id)).toEqual([]);
  });

  it("draws each figure so that its value is what it stands for, to 0.1 % of its range", () => {
    for (const figure of ofTables) {
      const { id, value, low, high, factor, standsFor } = figure as Figure & { low: number; high: number };
      const tolerance = (standsFor === "mode" ? 0.03 : 0.001) * (high - low);
      expect(Math.abs(centreOf(figure) / factor - value), id).toBeLessThan(tolerance);
    }
  });
});
