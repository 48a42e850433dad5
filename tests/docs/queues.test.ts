import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as queueing from "../../src/entry/queueing.ts";
import { readStudyNow } from "../../src/io/index.ts";
import { waitFunctions } from "../../src/model/figures/waitFormulas.ts";
import { corridor } from "../io/files.ts";
import { runPage } from "./snippets.ts";

const page = "docs/guide/queues.md";
const text = readFileSync(page, "utf8");

/** The table on the page that begins with some columns. */
function table(columns: string): string {
  return `${columns}${text.split(`\`\`\`\n${columns}`)[1]?.split("```")[0]}`;
}

describe("the page on queues", () => {
  it("prints what it says", async () => {
    const { printed, promised } = await runPage(page);
    expect(printed).toEqual(promised);
    expect(printed.length).toBeGreaterThan(8);
  });

  it("shows tables that a study can be given, with the hours they come to", () => {
    const tables = new Map([
      ["figures.csv", table("id,name,value,")],
      ["formulas.csv", table("id,name,formula,")],
    ]);
    const { network } = readStudyNow([
      { folder: "gate", files: tables },
      { ...corridor, folder: "first-corridor" },
    ]);
    const [queue, night] = ["gate.queue", "gate.night"].map(
      (id) => network.figures.find((f) => f.id === id)?.value,
    );
    expect(text).toContain(
      `\`gate.queue\` is then ${queue?.toFixed(2)} hours and \`gate.night\` ${night?.toFixed(1)}.`,
    );
  });

  it("names every function of waits, in formulas and outside", () => {
    for (const [name, { of }] of Object.entries(waitFunctions))
      expect(text).toContain(`\`${name}(${of.join(", ")})\``);
    const functions = Object.keys(queueing);
    expect(functions.length).toBe(17);
    for (const name of functions) expect(text).toContain(`\`${name}\``);
  });
});
