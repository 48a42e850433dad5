// The strongest check of a study takes anything, and says all of it.
import { describe, expect, it } from "vitest";
import { readStudyNow } from "../../src/io/index.ts";
import { checkStudyFolder } from "../../src/routing/checkStudyFolder.node.ts";
import { checkStudy, validate } from "../../src/routing/index.ts";
import { corridor, corridorWith } from "../io/files.ts";

const textOf = (name: string): string => corridor.files.get(name) as string;
const scenario = (id: string, edits: readonly string[]): string =>
  [`version: 1`, `id: ${id}`, `title: ${id}`, "edits:", ...edits.map((edit) => `  - ${edit}`)].join("\n");
/** Opens the air, for which the study has no prices. */
const flight =
  "{ type: addLink, link: { id: fly, from: alma, to: gora, twoWay: true, mode: air, country: AA, length: { value: 310, unit: km, kind: assumed }, carries: [freight] } }";
const toAir = (text: string): string => text.replace(/,railNode,/g, ",airport,");

async function placesOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const problems = await checkStudy([corridorWith(files)]);
  return [...new Set(problems.map(({ file, path }) => `${file ?? "-"} ${path}`))];
}

describe("checkStudy", () => {
  it("finds nothing in a sound study, and what validate finds in one that can be read", async () => {
    expect(await checkStudy([corridor])).toEqual([]);
    expect(await checkStudyFolder("examples/first-corridor")).toEqual([]);
    const unlinked = corridorWith({
      "places.csv": `${textOf("places.csv")}fara,Fara,city,AA,,32.5,48.5,invented,\n`,
    });
    const found = await checkStudy([unlinked]);
    expect(found).toEqual(validate(readStudyNow([unlinked])));
    expect(found).toHaveLength(1);
  });

  it("takes a folder that is none", async () => {
    expect((await checkStudyFolder("tests/nowhere")).map(({ path }) => path)).toEqual(["folder"]);
  });

  it("says in one go what is wrong with a table, with names in scenarios and with prices of base and scenarios", async () => {
    const places = toAir(textOf("places.csv"));
    const found = await placesOf({
      "places.csv": places,
      "figures.csv": textOf("figures.csv").replace(
        "rail.rate,Rail rate per container,0.36",
        "rail.rate,Rail rate per container,0;36",
      ),
      "tariffs.csv": textOf("tariffs.csv").replace(/^sea,.*\n/m, ""),
      "scenarios/names.yaml": scenario("names", ["{ type: closeLink, link: road-alma--barta }"]),
      "scenarios/prices.yaml": scenario("prices", [flight]),
    });
    expect(found).toEqual([
      "figures.csv figures[rail.rate].value",
      "scenarios/names.yaml edits[0].link",
      "- tariffs[lineHaul by sea in XZ for container]",
      expect.stringMatching(/^scenarios\/prices.yaml tariffs\[lineHaul by air/),
      expect.stringMatching(/^scenarios\/prices.yaml timings\[air/),
      expect.stringMatching(/^scenarios\/prices.yaml emissions\[air/),
    ]);
  });

  it("does not miss a price that may be in a row that was refused", async () => {
    const found = await placesOf({
      "tariffs.csv": textOf("tariffs.csv").replace(/^sea,lineHaul,sea/m, "sea,lineHaul,see"),
    });
    expect(found).toEqual(["tariffs.csv tariffs[sea].mode"]);
  });
});
