/** What a file in `edits/` gives for one type of edit: its fields, an example and its effect. */
import type { EditContext } from "./editContext.ts";
import type { Field } from "./fields.ts";
import type { Edit, Edits } from "./scenario.ts";

/** Fields that edits of every type may have. */
export const commonFields: Readonly<Record<"from" | "until" | "note", Field>> = {
  from: {
    form: "date",
    doc: "First year, or first day, in which the edit is in force; from the start when absent.",
    optional: true,
  },
  until: {
    form: "date",
    doc: "First year, or first day, in which it is no longer in force; for good when absent.",
    optional: true,
  },
  note: { form: "text", doc: "Why, in words.", optional: true },
};

/**
 * A type of edit. TypeScript type, check of form, JSON Schema and the reference in the guide follow from it: after a
 * change run `npm run schema` and `npm run pages`.
 */
export interface EditDefinition<E extends Edit> {
  readonly type: E["type"];
  /** What it does, in a sentence or two. */
  readonly doc: string;
  /** Its own fields, beside `type` and those that all edits have. */
  readonly fields: Readonly<Record<Exclude<keyof E, "type" | keyof typeof commonFields>, Field>> &
    Readonly<Partial<Record<"from", Field>>>;
  /**
   * Whether `from` beside `to` is the country left, and no date. Only `setCrossing`, which had its countries before edits had
   * dates; `direction` states them beside a date.
   */
  readonly directed?: true;
  /** An edit of `examples/first-corridor`, for the guide. A test applies it. */
  readonly example: E;
  /** Edits that come before the example, where it needs any. */
  readonly exampleAfter?: readonly Edit[];
  /** Changes the draft; whatever is wrong is reported to the context, all of it. */
  apply(edit: E, context: EditContext): void;
}

/** A definition of each type of edit. */
export type EditDefinitions = { readonly [Type in keyof Edits]: EditDefinition<Edits[Type]> };
