import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InputError, type Problem } from "../../src/base/index.ts";
import { readStudyNow, scenarioText } from "../../src/io/index.ts";
import { readYaml } from "../../src/io/text/yaml.ts";
import { writeScenario } from "../../src/io/writeScenario.node.ts";
import { route } from "../../src/routing/index.ts";
import { edits } from "../../src/scenario/edits/index.ts";
import {
  applyScenario,
  defineScenario,
  type Scenario,
  type ScenarioDraft,
} from "../../src/scenario/index.ts";
import { corridor, corridorWith, filesOf } from "../io/files.ts";

const study = readStudyNow([corridor]);
const stop: ScenarioDraft = {
  id: "stop",
  title: "Trains stop 17.3 h",
  extends: "rail-joined",
  edits: [{ type: "set", at: "border.rail", to: { value: 17.3, unit: "hour", kind: "assumed" } }],
};

function problemsOf(draft: unknown): readonly Problem[] {
  try {
    defineScenario(study, draft as ScenarioDraft);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems;
  }
}

/** The document that a text holds. */
function reread(text: string): unknown {
  const problems: Problem[] = [];
  const file = readYaml("x.yaml", text, problems);
  expect(problems).toEqual([]);
  return file?.document;
}

describe("defineScenario", () => {
  it("gives the document, to be asked as any other", () => {
    const made = defineScenario(study, stop);
    expect(made).toEqual({ version: 1, ...stop });
    const query = { from: "alma", to: "gora", commodity: "container" };
    expect(route(study, made, query).type).toBe("route");
  });

  it("refuses all that is wrong at once, as data: fields, names, units, what changes nothing", () => {
    const found = problemsOf({
      ...stop,
      edits: [
        { type: "openLink", link: "rail-barda--gorra" },
        { type: "set", at: "border.rail", too: 3 },
        { type: "scale", at: "lift", by: { value: 2, unit: "day", kind: "assumed" } },
      ],
    });
    expect(found.map(({ path, severity }) => [path, severity])).toEqual(
      expect.arrayContaining([
        ["edits[0].link", "error"],
        ["edits[1].to", "error"],
        ["edits[2].by.unit", "error"],
      ]),
    );
    expect(found.find(({ path }) => path === "edits[0].link")?.hint).toContain("rail-barda--gora");
    expect(
      problemsOf({
        ...stop,
        extends: "status-quo",
        edits: [{ type: "scale", at: "lift", by: { value: 1, unit: "1", kind: "assumed" } }],
      })[0]?.hint,
    ).toBe("the edit changes nothing");
  });

  it("looks at every date", () => {
    const twice: ScenarioDraft["edits"] = [
      { type: "openLink", link: "rail-barda--gora", from: 2031 },
      { type: "closeLink", link: "road-alma--barda", until: 2028 },
      { type: "openLink", link: "road-alma--barda", from: 2029, until: 2030 },
    ];
    const found = problemsOf({ id: "dates", title: "Dates", edits: twice });
    expect(found.map(({ path }) => path)).toEqual(["edits[2].link"]);
  });
});

describe("scenarioText", () => {
  const ofStudies = ["scenarios/iran-iraq", "scenarios/middle-corridor", "examples/first-corridor"].flatMap(
    (folder) =>
      [...readStudyNow([filesOf(folder)]).scenarios.values()].map(({ document }) => document as Scenario),
  );
  const ofEdits = Object.values(edits).map(
    ({ type, example, exampleAfter = [] }): Scenario => ({
      version: 1,
      id: type,
      title: `An example of ${type}`,
      edits: [...exampleAfter, example],
    }),
  );

  it.each([...ofStudies, ...ofEdits].map((document) => [document.id, document] as const))(
    "of %s reads as the same document",
    (_, document) => {
      expect(reread(scenarioText(document))).toEqual(document);
    },
  );

  it("keeps every text and every number", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 });
    const text = fc.string({ unit: "binary", minLength: 1 }).filter((each) => !/[\ud800-\udfff]/.test(each));
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fc.constantFrom(
            "no",
            "12:30",
            "2029-07-01",
            "+03:30",
            "0x10",
            "1e3",
            "~",
            "a: b",
            "- c",
            " d ",
            "e\nf\n",
            "# g",
            "{h}",
            "null",
          ),
        ),
        number,
        (title, value) => {
          const scenario: Scenario = {
            ...{ version: 1, id: "x", title, description: title },
            edits: [
              {
                type: "set",
                at: "lift",
                to: { value: value === 0 ? 0 : value, unit: "1", kind: "assumed", note: title },
              },
            ],
          };
          expect(reread(scenarioText(scenario))).toEqual(scenario);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("reads as people write it: an edit to a line, or a field to a line", () => {
    expect(scenarioText(defineScenario(study, stop))).toBe(`version: 1
id: stop
title: Trains stop 17.3 h
extends: rail-joined
edits:
  - type: set
    at: border.rail
    to: {value: 17.3, unit: hour, kind: assumed}
`);
  });

  it("is refused for a wrong form", () => {
    expect(() => scenarioText({ ...stop, version: 2 } as unknown as Scenario)).toThrow(InputError);
  });
});

describe("writeScenario", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "karvan-scenario-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("saves a file that the study reads, and replaces it only when asked", async () => {
    const made = defineScenario(study, stop);
    const path = await writeScenario(folder, made);
    expect(path).toBe(join(folder, "scenarios", "stop.yaml"));
    const text = await readFile(path, "utf8");
    const again = readStudyNow([corridorWith({ "scenarios/stop.yaml": text })]);
    expect(applyScenario(again, "stop").hash).toBe(applyScenario(study, made).hash);
    await expect(writeScenario(folder, { ...made, title: "Another" })).rejects.toThrow(
      /an id without a file/,
    );
    expect(await readFile(path, "utf8")).toBe(text);
    await writeScenario(folder, { ...made, title: "Another" }, { replace: true });
    expect(await readFile(path, "utf8")).toContain("title: Another");
    expect(await readdir(join(folder, "scenarios"))).toEqual(["stop.yaml"]);
  });

  it("writes nowhere else", async () => {
    const away = { ...defineScenario(study, stop), id: "../stop" };
    await expect(writeScenario(folder, away)).rejects.toThrow(/an id that can name a file/);
    expect(await readdir(folder)).toEqual(["scenarios"]);
  });
});
