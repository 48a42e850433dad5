// Whatever is wrong with a scenario is reported in one go, also within one edit: each cause, and nothing that follows from one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/base/index.ts";
import { readStudyNow } from "../../src/io/index.ts";
import { commonFields, type EditDefinition } from "../../src/scenario/editDefinition.ts";
import { edits } from "../../src/scenario/edits/index.ts";
import type { Field } from "../../src/scenario/fields.ts";
import { applyScenario, type Scenario } from "../../src/scenario/index.ts";
import type { Edit } from "../../src/scenario/scenario.ts";
import { corridor } from "../io/files.ts";

const study = readStudyNow([corridor]);

type Document = Record<string, unknown>;

/** A fault put at a path of a document. */
interface Fault {
  /** What holds the value, and its name there. */
  readonly holder: readonly (string | number)[];
  readonly field: string | number;
  readonly value: unknown;
  /** Where it is to be reported. */
  readonly path: string;
}

function pathText(parts: readonly (string | number)[]): string {
  return parts
    .map((part, i) => (typeof part === "number" ? `[${part}]` : i === 0 ? part : `.${part}`))
    .join("");
}

/** Free words, or names whose meaning rests on others. */
const free = ["note", "payee", "priceYear", "source"];

/** Of the example of `add`: a row of tariffs. */
function rowFaults(row: Document, holder: readonly (string | number)[]): Fault[] {
  const fault = (field: string, value: unknown, path = field): Fault => ({
    ...{ holder, field, value },
    path: pathText([...holder, path]),
  });
  expect(Object.keys(row)).toEqual(["id", "component", "mode", "perKm", "priceYear"]);
  return [
    fault("component", "tolls-of-all"),
    fault("mode", "camel"),
    fault("perKm", "no.such.figure * 1.7"),
    fault("priceYear", "soon"),
    fault("links", "zz-nowhere"),
    fault("zzz", 3.3),
  ];
}

function faultsIn(
  fields: Readonly<Record<string, Field>>,
  value: Document,
  holder: readonly (string | number)[],
): Fault[] {
  const fault = (
    field: string | number,
    wrong: unknown,
    at: readonly (string | number)[] = [field],
  ): Fault => ({
    holder,
    field,
    value: wrong,
    path: pathText([...holder, ...at]),
  });
  const found = Object.entries(fields).flatMap(([name, field]): Fault[] => {
    const given = value[name];
    if (given === undefined || free.includes(name)) return [];
    if (field.form === "group") return faultsIn(field.fields, given as Document, [...holder, name]);
    if (typeof given === "object" && given !== null && "unit" in given) {
      const at = [...holder, name];
      return [
        { holder: at, field: "unit", value: "blorps", path: pathText([...at, "unit"]) },
        { holder: at, field: "kind", value: "assumd", path: pathText([...at, "kind"]) },
        { holder: at, field: "surce", value: "x", path: pathText([...at, "surce"]) },
      ];
    }
    switch (field.form) {
      case "oneOf":
        return [fault(name, `${String(given)}q`)];
      case "amount":
        return [fault(name, "no.such.figure * 1.7"), fault(name, ["a", "list"])];
      case "row":
        return rowFaults(given as Document, [...holder, name]);
      case "yesNo":
        return [fault(name, "perhaps")];
      case "number":
        return [fault(name, "seven")];
      case "id":
      case "oneOrMore":
        if (name === "mode" || (field.form === "oneOrMore" && field.of === "text")) return [];
        return Array.isArray(given)
          ? [{ ...fault(0, "zz-nowhere"), holder: [...holder, name], path: pathText([...holder, name, 0]) }]
          : name === "country"
            ? []
            : [fault(name, "zz-nowhere")];
      default:
        return [];
    }
  });
  return [...found, fault("zzz", 3.3)];
}

/** A document around the example of an edit, and the faults that it can have. */
function caseOf(type: keyof typeof edits): { document: Document; faults: Fault[] } {
  const { example, exampleAfter = [], fields } = edits[type] as EditDefinition<Edit>;
  const own = { ...example, until: 2040 };
  const document = {
    version: 1,
    id: "many",
    title: "Many",
    extends: "status-quo",
    edits: [...exampleAfter, own],
  };
  const at = exampleAfter.length;
  const { from: _, ...common } = commonFields;
  const faults = faultsIn({ ...common, ...fields }, own as unknown as Document, ["edits", at]);
  const dates: Fault = { holder: ["edits", at], field: "until", value: "soon", path: `edits[${at}].until` };
  const parent: Fault = { holder: [], field: "extends", value: "status-qua", path: "extends" };
  const lost: Fault = { holder: [], field: "extends", value: "zzzzzzzz", path: "extends" };
  return { document, faults: [...faults, dates, parent, lost] };
}

function problemPaths(document: Document): string[] {
  try {
    applyScenario(study, document as unknown as Scenario, { year: 2030 });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ path }) => path).sort();
  }
}

function spoiled(document: Document, faults: readonly Fault[]): Document {
  const copy = structuredClone(document);
  for (const { holder, field, value } of faults) {
    let at: Record<string | number, unknown> = copy as Record<string | number, unknown>;
    for (const part of holder) at = at[part] as Record<string | number, unknown>;
    at[field] = value;
  }
  return copy;
}

/** Faults at different paths, none within another. */
function apart(faults: readonly Fault[]): Fault[] {
  return faults.filter((fault, i) =>
    faults.slice(0, i).every(({ path }) => !path.startsWith(fault.path) && !fault.path.startsWith(path)),
  );
}

describe("all faults of an edit are reported at once, and causes alone", () => {
  const cases = Object.keys(edits).map((type) => ({ type, ...caseOf(type as keyof typeof edits) }));

  it.each(cases)("$type", ({ document, faults }) => {
    expect(problemPaths(document)).toEqual([]);
    for (const fault of faults) expect(problemPaths(spoiled(document, [fault]))).toEqual([fault.path]);
    const some = fc.subarray(faults, { minLength: 1, maxLength: Math.min(6, faults.length) });
    fc.assert(
      fc.property(some, (chosen) => {
        const put = apart(chosen);
        expect(problemPaths(spoiled(document, put))).toEqual(put.map(({ path }) => path).sort());
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});
