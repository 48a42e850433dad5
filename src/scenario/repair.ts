/**
 * Scenario documents whose form is wrong, without what is wrong: so that all else they say can be checked. What must be there
 * is stood in for, by the nearest word where there is one.
 */
import { type Fault, nearest, withoutParts } from "../base/index.ts";
import { figureFields } from "./documentFields.ts";
import { unchangedHint } from "./editContext.ts";
import { commonFields, type EditDefinition } from "./editDefinition.ts";
import { edits as definitions } from "./edits/index.ts";
import type { Field, FieldForm, FieldsByName } from "./fields.ts";
import type { Edit, Scenario } from "./scenario.ts";

type Loose = Record<string, unknown>;

/** An edit as far as its form is right. */
export interface RepairedEdit {
  readonly edit: Edit;
  /** Whether a fault of the edit is there only because something else in it was left out or stood in for. */
  readonly isConsequence: (field: string, fault: Fault) => boolean;
}

/** A document as far as its form is right. */
export interface Repaired {
  readonly scenario: Scenario;
  /** By position; none where an edit cannot be applied. */
  readonly edits: readonly (RepairedEdit | undefined)[];
}

/** A document with the nearest types of edits in place of unknown ones, so that the other fields can be looked at. */
export function withNearestTypes(document: unknown): unknown {
  if (!isRecord(document) || !Array.isArray(document.edits)) return document;
  const known = Object.keys(definitions);
  const edits = document.edits.map((edit: unknown) => {
    if (!isRecord(edit) || typeof edit.type !== "string" || known.includes(edit.type)) return edit;
    const [near] = nearest(edit.type, known);
    return near === undefined ? edit : { ...edit, type: near };
  });
  return { ...document, edits };
}

/**
 * A document without the parts whose form is wrong.
 *
 * @param paths - Where its form is wrong.
 */
export function repaired(document: unknown, paths: readonly string[]): Repaired {
  const sound = withoutParts(document, paths);
  const raw = isRecord(document) && Array.isArray(document.edits) ? document.edits : [];
  const stripped = isRecord(sound) && Array.isArray(sound.edits) ? sound.edits : [];
  const edits = raw.map((edit: unknown, i) => repairedEdit(edit, stripped[i], pathsIn(`edits[${i}]`, paths)));
  const { id = "", title = "", extends: parents } = (isRecord(sound) ? sound : {}) as Partial<Scenario>;
  const scenario: Scenario = { version: 1, id, title, extends: parents ?? [], edits: [] };
  return { scenario, edits };
}

/** Paths below one, without its beginning. */
function pathsIn(above: string, paths: readonly string[]): string[] {
  return paths
    .filter((path) => isBelow(path, above))
    .map((path) => path.slice(above.length).replace(/^\./, ""));
}

function isBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);
}

function repairedEdit(raw: unknown, stripped: unknown, faults: readonly string[]): RepairedEdit | undefined {
  if (!isRecord(raw) || !isRecord(stripped)) return undefined;
  const definition = definitions[raw.type as Edit["type"]] as EditDefinition<Edit> | undefined;
  if (definition === undefined || faults.includes("type")) return undefined;
  const edit = filled({ ...commonFields, ...definition.fields }, stripped, raw) as unknown as Edit;
  if (faults.length === 0) return { edit, isConsequence: () => false };
  return { edit, isConsequence: consequences({ ...definition, type: raw.type as string }, faults) };
}

/** The path of what holds a field. */
function groupOf(path: string): string {
  return path.replace(/\.?[^.]*$/, "");
}

/** Fields of which one says what another must be. */
const tied: readonly (readonly string[])[] = [["storage", "storageTime", "interest", "clearanceFactor"]];

function consequences(
  { directed, type }: { readonly directed?: true | undefined; readonly type: string },
  faults: readonly string[],
): RepairedEdit["isConsequence"] {
  const groups = directed === true ? [...tied, ["from", "to", "direction"]] : tied;
  const last = (path: string): string => /(\w+)(\[\d+\])?$/.exec(path)?.[1] ?? "";
  const also = groups.filter((group) => faults.some((path) => group.includes(last(path)))).flat();
  return (field, { got, hint }) =>
    faults.some((path) => isBelow(field, path)) ||
    also.includes(last(field)) ||
    // What lacks something, changes nothing or is taken for new may be so because of what was left out.
    (got === undefined && faults.some((path) => groupOf(path) === groupOf(field))) ||
    hint === unchangedHint ||
    (field === "id" && /^set/.test(type));
}

/** The fields that are there, and stand-ins for those that must be. */
function filled(fields: FieldsByName, stripped: Loose, raw: Loose): Loose {
  const made: Loose = { ...stripped };
  for (const [name, field] of Object.entries(fields)) {
    const value = contentOf(field, stripped[name], raw[name]);
    if (value !== undefined) made[name] = value;
  }
  return made;
}

function contentOf(field: Field, stripped: unknown, raw: unknown): unknown {
  if (stripped === undefined) {
    if (field.optional !== true) return standIn(field, raw);
    return field.form === "oneOf" && typeof raw === "string" ? nearest(raw, field.words)[0] : undefined;
  }
  if (Array.isArray(stripped)) {
    const items: readonly unknown[] = Array.isArray(raw) ? raw : [];
    const of: FieldForm = field.form === "list" ? field.of : { form: "id" };
    return Array.from(stripped, (item, i) => item ?? standIn(of, items[i]));
  }
  if (!isRecord(stripped)) return stripped;
  if (field.form === "group") return filled(field.fields, stripped, isRecord(raw) ? raw : {});
  return field.form === "row" ? stripped : figureOf(stripped, isRecord(raw) ? raw : {});
}

/** A figure without its range, where a part of that is wrong. */
function figureOf(stripped: Loose, raw: Loose): Loose {
  const parts = ["value", "low", "mode", "high", "shape"];
  const isWhole = parts.every((part) => stripped[part] !== undefined || raw[part] === undefined);
  const { value = 1, low: _low, mode: _mode, high: _high, shape: _shape, ...rest } = stripped;
  const { standsFor: _centre, ...others } = rest;
  const sound = isWhole ? stripped : { ...others, value };
  return filled(figureFields, sound, raw);
}

/** Something of a form, where what is written is of another. */
function standIn(field: FieldForm, raw: unknown): unknown {
  switch (field.form) {
    case "oneOf":
      return nearest(String(raw), field.words)[0] ?? field.words[0];
    case "number": {
      const { least, above } = field.bounds ?? {};
      return least ?? (above ?? 0) + 1;
    }
    case "yesNo":
      return false;
    case "constant":
      return field.value;
    case "list":
    case "edits":
      return [];
    case "figure":
      return { value: 1, unit: field.unit ?? "1", kind: "assumed" };
    case "amount":
    case "cell":
      return "1";
    case "row":
      return {};
    case "group":
      return filled(field.fields, {}, {});
    default:
      return typeof raw === "number" || typeof raw === "boolean" ? String(raw) : "?";
  }
}

function isRecord(value: unknown): value is Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
