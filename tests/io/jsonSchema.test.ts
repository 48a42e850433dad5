import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemaProblems } from "../../src/base/index.ts";
import { studySchema } from "../../src/io/study/studyFile.ts";
import { readYaml } from "../../src/io/text/yaml.ts";
import { checkScenario } from "../../src/scenario/index.ts";
import { schemaFiles, schemaFolder } from "../tools/schemaFiles.ts";
import { filesOf } from "./files.ts";

fc.configureGlobal({ seed: 2026, numRuns: 1000 });

const ajv = new Ajv2020({ strict: true, allErrors: true });
const validators = new Map([...schemaFiles].map(([name, text]) => [name, ajv.compile(JSON.parse(text))]));
const kinds = {
  scenario: { schema: "scenario.schema.json", check: (document: unknown) => checkScenario(document) },
  study: { schema: "study.schema.json", check: (document: unknown) => schemaProblems(studySchema, document) },
} as const;

/** What the checker and the JSON Schema say of a document: right or not. */
function verdicts(kind: keyof typeof kinds, document: unknown): { checker: boolean; schema: boolean } {
  const { schema, check } = kinds[kind];
  return { checker: check(document).length === 0, schema: validators.get(schema)?.(document) === true };
}

function documentsIn(folder: string): [string, keyof typeof kinds, unknown][] {
  return [...filesOf(folder).files].flatMap(([name, text]): [string, keyof typeof kinds, unknown][] => {
    const kind = name === "study.yaml" ? "study" : name.startsWith("scenarios/") ? "scenario" : undefined;
    const yaml = kind === undefined ? undefined : readYaml(name, text, []);
    return kind === undefined || yaml === undefined ? [] : [[join(folder, name), kind, yaml.document]];
  });
}

const shipped = [
  "examples/first-corridor",
  ...readdirSync("scenarios").map((name) => `scenarios/${name}`),
].flatMap(documentsIn);
const malformed = ["scenario-form", "study-form", "number-as-text", "number-decimal-comma"].flatMap((name) =>
  documentsIn(`tests/io/bad/${name}`),
);

describe("the JSON Schemas of documents", () => {
  it.each([...schemaFiles])(
    "are written to docs/schema as the checkers have them: %s (else: npm run schema)",
    (name, text) => {
      expect(readFileSync(`${schemaFolder}/${name}`, "utf8")).toBe(text);
    },
  );

  it.each(shipped)("take %s, as the checker does", (_, kind, document) => {
    expect(verdicts(kind, document)).toEqual({ checker: true, schema: true });
  });

  it.each(malformed)("refuse %s, as the checker does", (_, kind, document) => {
    expect(verdicts(kind, document)).toEqual({ checker: false, schema: false });
  });

  it("agree with the checkers on documents with any one part changed", () => {
    const stranger = fc.constantFrom<unknown>(
      undefined,
      null,
      true,
      0,
      -1,
      1.5,
      2024,
      "",
      "x",
      "a b",
      "rail",
      "x".repeat(129),
      [],
      ["x"],
      {},
      { type: "set" },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...shipped),
        fc.nat(),
        stranger,
        fc.boolean(),
        ([, kind, document], n, value, rename) => {
          const changed = structuredClone(document);
          const parts = partsOf(changed);
          const [owner, key] = parts[n % parts.length] as [Record<string, unknown>, string];
          if (rename) owner[`${key}x`] = owner[key];
          else if (value === undefined) delete owner[key];
          else owner[key] = value;
          const { checker, schema } = verdicts(kind, JSON.parse(JSON.stringify(changed)));
          expect(schema).toBe(checker);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** Every field and item of a document, with what holds it. */
function partsOf(value: unknown): [Record<string, unknown>, string][] {
  if (value === null || typeof value !== "object") return [];
  const owner = value as Record<string, unknown>;
  return Object.keys(owner).flatMap((key) => [
    [owner, key] as [Record<string, unknown>, string],
    ...partsOf(owner[key]),
  ]);
}
