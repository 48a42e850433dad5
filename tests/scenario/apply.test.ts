import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type Problem } from "../../src/base/index.ts";
import { readStudyNow } from "../../src/io/index.ts";
import type { Study } from "../../src/model/index.ts";
import { applyScenario, type Edit, type Scenario } from "../../src/scenario/index.ts";
import { attempt, corridor, corridorWith } from "../io/files.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

const study = readStudyNow([corridor]);
const bytes = canonicalJson(study.network);
const scenario = (id: string, edits: Edit[] = [], more: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  id,
  title: id,
  edits,
  ...more,
});
const open: Edit = { type: "openLink", link: "rail-barda--gora" };
const dear: Edit = { type: "scale", at: "rail.rate", by: { value: 2, unit: "1", kind: "assumed" } };

/** The small study with scenarios that extend others, as `child: parent`. */
const family = (parents: Readonly<Record<string, string>>): Study => {
  const files = Object.entries(parents).map(([id, parent]) => [
    `scenarios/${id}.yaml`,
    `version: 1\nid: ${id}\ntitle: ${id}\nextends: ${parent}\nedits: []\n`,
  ]);
  return readStudyNow([corridorWith(Object.fromEntries(files))]);
};
const problemsOf = (work: () => unknown): readonly Problem[] => {
  const result = attempt(work);
  if ("done" in result) throw new Error("the scenario was applied");
  return result.problems;
};

describe("applyScenario", () => {
  it("gives the very base for no edits", () => {
    const { network, warnings } = applyScenario(study, "status-quo");
    expect(network).toBe(study.network);
    expect(canonicalJson(network)).toBe(bytes);
    expect(warnings).toEqual([]);
  });

  it("gives the same network for a scenario of the study and for the same document", () => {
    const document = study.scenarios.get("rail-joined")?.document as Scenario;
    expect(applyScenario(study, document)).toEqual(applyScenario(study, "rail-joined"));
  });

  it("takes edits in their order, those of the parent first", () => {
    const set = (value: number): Edit => ({
      type: "set",
      at: "lift.time",
      to: { value, unit: "hour", kind: "assumed" },
    });
    const liftTime = (edits: Edit[], parent?: string) =>
      applyScenario(
        study,
        scenario("child", edits, parent === undefined ? {} : { extends: parent }),
      ).network.figures.find(({ id }) => id === "lift.time")?.value;
    const double: Edit = { type: "scale", at: "lift.time", by: { value: 2, unit: "1", kind: "assumed" } };
    expect(liftTime([set(5), double])).toBe(10);
    expect(liftTime([double, set(5)])).toBe(5);
    const { network } = applyScenario(
      study,
      scenario("child", [{ type: "closeLink", link: "rail-barda--gora" }], { extends: "rail-joined" }),
    );
    expect(network.links.find(({ id }) => id === "rail-barda--gora")?.status).toBe("closed");
  });

  it("never touches the base, whether it succeeds or not", () => {
    applyScenario(study, "rail-joined");
    attempt(() => applyScenario(study, scenario("bad", [open, dear, { ...open, link: "nowhere" }])));
    expect(canonicalJson(study.network)).toBe(bytes);
    expect(Object.isFrozen(study.network.links[0])).toBe(true);
  });

  it("keeps rows in the order of their ids, so that no result depends on the order of edits that do not meet", () => {
    const edits: Edit[] = [
      open,
      dear,
      { type: "closeLink", link: "road-alma--barda" },
      { type: "scale", at: "lift", by: { value: 3, unit: "1", kind: "assumed" } },
    ];
    const expected = canonicalJson(applyScenario(study, scenario("all", edits)).network);
    fc.assert(
      fc.property(fc.shuffledSubarray(edits, { minLength: edits.length }), (shuffled) => {
        expect(canonicalJson(applyScenario(study, scenario("all", shuffled)).network)).toBe(expected);
      }),
    );
  });

  it("reports all problems of all edits at once, each with its line", () => {
    const text = [
      "version: 1",
      "id: slips",
      "title: Slips",
      "extends: rail-joined",
      "edits:",
      "  - type: openLink",
      "    link: [rail-barda--gora, rail-nowhere]",
      "  - type: set",
      "    at: rail.rates",
      "    to: { value: 5, unit: USD/TEU/km, kind: assumed }",
      "  - type: scale",
      "    at: lift",
      "    by: { value: 2, unit: km, kind: sourced }",
      "",
    ].join("\n");
    const slips = readStudyNow([corridorWith({ "scenarios/slips.yaml": text })]);
    const reported = problemsOf(() => applyScenario(slips, "slips")).map(
      ({ file, line, column, path }) => `${file}:${line}:${column} ${path}`,
    );
    expect(reported).toEqual([
      "scenarios/slips.yaml:7:12 edits[0].link[0]",
      "scenarios/slips.yaml:7:30 edits[0].link[1]",
      "scenarios/slips.yaml:9:9 edits[1].at",
      "scenarios/slips.yaml:13:27 edits[2].by.unit",
      "scenarios/slips.yaml:13:5 edits[2].by.source",
    ]);
  });

  it("reports what is wrong with the form of a document, and of a parent's edits where the parent's file is", () => {
    expect(problemsOf(() => applyScenario(study, { ...scenario("x"), edtis: [] } as Scenario))).toMatchObject(
      [{ path: "edtis", hint: 'did you mean "edits"?' }],
    );
    const parent = corridorWith({
      "scenarios/parent.yaml":
        "version: 1\nid: parent\ntitle: P\nedits:\n  - { type: closeLink, link: rail-barda--gora }\n",
    });
    const problems = problemsOf(() =>
      applyScenario(readStudyNow([parent]), scenario("child", [], { extends: "parent" })),
    );
    expect(problems).toMatchObject([{ file: "scenarios/parent.yaml", line: 5, path: "edits[0].link" }]);
  });

  it("reports wrong words and unknown names of one document together", () => {
    const document = {
      ...scenario("slips", [{ ...open, link: "rail-nowhere" }, dear], { extends: ["rail-joined"] }),
      titel: "A slip in a field",
    };
    const { edits } = document;
    const wrongWord = { ...dear, type: "scaled" } as unknown as Edit;
    const lines = problemsOf(() => applyScenario(study, { ...document, edits: [wrongWord, ...edits] })).map(
      ({ path, hint }) => `${path}: ${hint}`,
    );
    expect(lines).toEqual([
      'edits[0].type: did you mean "scale"?',
      'titel: did you mean "title"?',
      expect.stringContaining("edits[1].link: known are"),
    ]);
    const stranger = { ...document, edits: [wrongWord], extends: ["rail-joint"] };
    expect(problemsOf(() => applyScenario(study, stranger)).map(({ path }) => path)).toEqual([
      "edits[0].type",
      "titel",
      "extends[0]",
    ]);
  });

  it("does not blame an edit for what a malformed one before it would have done", () => {
    const road = { id: "road-fara", from: "fara", to: "alma", mode: "road", country: "AA" };
    const km = { value: 70, unit: "km", kind: "assumed" };
    const edits = [
      { type: "addPlace", place: { id: "fara", name: "Fara", kind: "citty", country: "AA", latitude: 32.5 } },
      { type: "addLink", link: { ...road, length: km, twoWay: true, carries: ["freight"] } },
      {
        type: "addLink",
        link: { ...road, id: "road-back", to: "almo", length: km, twoWays: true, carries: [] },
      },
      { type: "set", at: "links.road-back.length", to: km },
      { type: "scale", at: "links.road-front.length", by: { value: 2, unit: "1", kind: "assumed" } },
    ] as unknown as Edit[];
    const paths = problemsOf(() => applyScenario(study, scenario("x", edits))).map(({ path }) => path);
    expect(paths).toEqual([
      "edits[0].place.kind",
      "edits[0].place.longitude",
      "edits[2].link.twoWay",
      "edits[2].link.twoWays",
      "edits[2].link.to",
      "edits[4].at",
    ]);
  });

  it.each([
    ["itself", { a: "a" }, "a > a"],
    ["one that extends it", { a: "b", b: "a" }, "a > b > a"],
    ["one that leads back over a third", { a: "b", b: "c", c: "a" }, "a > b > c > a"],
    ["one that leads into a circle", { a: "b", b: "c", c: "b" }, "b > c > b"],
  ])("prints the whole circle of a scenario that extends %s", (_, parents, circle) => {
    const problems = problemsOf(() => applyScenario(family(parents), "a"));
    expect(problems).toMatchObject([
      {
        file: expect.stringContaining("scenarios/"),
        line: 4,
        path: "extends",
        got: JSON.stringify(circle),
        hint: expect.any(String),
      },
    ]);
  });

  it("names the nearest scenarios for an unknown one", () => {
    expect(problemsOf(() => applyScenario(study, "rail-joint"))).toMatchObject([
      { path: "scenario", hint: 'did you mean "rail-joined"?' },
    ]);
    expect(problemsOf(() => applyScenario(family({ a: "statusquo" }), "a"))).toMatchObject([
      { file: "scenarios/a.yaml", line: 4, path: "extends", hint: 'did you mean "status-quo"?' },
    ]);
    expect(problemsOf(() => applyScenario(study, "__proto__"))).toMatchObject([
      { hint: "known are rail-joined, status-quo" },
    ]);
  });
});

describe("the hash of an applied scenario", () => {
  const turned = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(turned)
      : value !== null && typeof value === "object"
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, turned(inner)]),
          )
        : value;

  it("depends on the base and the edits, not on the order of keys, the id or the title", () => {
    const { hash } = applyScenario(study, scenario("a", [open, dear]));
    expect(applyScenario(study, turned(scenario("b", [open, dear])) as Scenario).hash).toBe(hash);
    expect(applyScenario(study, scenario("a", [dear], { extends: "rail-joined" })).hash).not.toBe(hash);
    expect(applyScenario(study, scenario("a", [open])).hash).not.toBe(hash);
    const other = readStudyNow([
      corridorWith({
        "scenarios/status-quo.yaml": "version: 1\nid: status-quo\ntitle: Another\nedits: []\n",
      }),
    ]);
    expect(applyScenario(other, scenario("a", [open, dear])).hash).toBe(hash);
    const dearer = readStudyNow([
      corridorWith({
        "figures.csv": (corridor.files.get("figures.csv") as string).replace(",36,USD", ",37,USD"),
      }),
    ]);
    expect(applyScenario(dearer, scenario("a", [open, dear])).hash).not.toBe(hash);
  });

  it("survives storage as JSON", () => {
    const document = scenario("a", [open, dear]);
    const stored = JSON.parse(JSON.stringify(document)) as Scenario;
    expect(applyScenario(study, stored).hash).toBe(applyScenario(study, document).hash);
  });
});
