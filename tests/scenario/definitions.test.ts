import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readStudyNow } from "../../src/io/index.ts";
import { commonFields } from "../../src/scenario/editDefinition.ts";
import { edits } from "../../src/scenario/edits/index.ts";
import type { Field, FieldsByName } from "../../src/scenario/fields.ts";
import { applyScenario, changedRows, checkScenario, type Scenario } from "../../src/scenario/index.ts";
import { corridor } from "../io/files.ts";
import { scenarioTypes, scenarioTypesFile } from "../tools/scenarioTypes.ts";

const study = readStudyNow([corridor]);

/** Every field of a definition, with those of groups, by its path. */
function allFields(fields: FieldsByName, path = ""): [string, Field][] {
  return Object.entries(fields).flatMap(([name, field]): [string, Field][] => [
    [path + name, field],
    ...(field.form === "group" ? allFields(field.fields, `${path}${name}.`) : []),
  ]);
}

describe.each(Object.entries(edits))("the definition of %s", (name, { type, doc, fields, ...definition }) => {
  it("has an example that applies to the small study and changes it", () => {
    const { example, exampleAfter = [] } = definition;
    const made = (...list: Scenario["edits"]): Scenario => {
      return { version: 1, id: "tried", title: "Tried", edits: list };
    };
    expect(example.type).toBe(type);
    expect(checkScenario(made(...exampleAfter, example))).toEqual([]);
    const before = applyScenario(study, made(...exampleAfter)).network;
    const { network, warnings } = applyScenario(study, made(...exampleAfter, example));
    expect(changedRows(before, network).length).toBeGreaterThan(0);
    expect(warnings.map(({ path }) => path)).toEqual(
      type === "addPlace" ? ["edits[0], places[fara].id"] : [],
    );
  });

  it("is listed under its name, and says in whole sentences what it and its fields mean", () => {
    expect(name).toBe(type);
    expect(doc).toMatch(/^[A-Z].*\.$/);
    for (const [path, field] of allFields(fields))
      expect([path, field.doc]).toEqual([path, expect.stringMatching(/^[A-Z`].*\.$/)]);
  });

  it("leaves the names of common fields to all edits", () => {
    const own = definition.directed === true ? ["until", "note"] : Object.keys(commonFields);
    for (const common of ["type", ...own]) expect(fields).not.toHaveProperty(common);
  });
});

describe("the types of scenarios", () => {
  it("are written as the definitions have them (else: npm run schema)", () => {
    expect(readFileSync(scenarioTypesFile, "utf8")).toBe(scenarioTypes());
  });
});
