/** Edits that put links into operation and take them out. */
import { didYouMean } from "../../base/index.ts";
import { type Link, linkRowTable } from "../../model/index.ts";
import { type EditContext, unchangedHint } from "../editContext.ts";
import type { EditDefinition } from "../editDefinition.ts";
import type { Field } from "../fields.ts";
import type { Edits } from "../scenario.ts";
import { fieldsOf } from "../tableFields.ts";

const { carries } = fieldsOf("Link", linkRowTable, ["carries"]);
const link: Field = {
  form: "oneOrMore",
  of: "id",
  doc: "Links: ids of rows, or of one direction (`id~back`).",
};

export const openLink: EditDefinition<Edits["openLink"]> = {
  type: "openLink",
  doc: "Puts links into operation, or changes what they carry.",
  fields: {
    link,
    carries: { ...carries, doc: "What may travel on them from now on. Unchanged when absent." },
  },
  example: { type: "openLink", link: "rail-barda--gora", carries: ["freight"] },
  apply(edit, context) {
    changeLinks(edit.link, context, "a link that is not open, or carries something else", (link) => ({
      ...link,
      status: "operating",
      carries: edit.carries ?? link.carries,
    }));
  },
};

export const closeLink: EditDefinition<Edits["closeLink"]> = {
  type: "closeLink",
  doc: "Takes links out of operation.",
  fields: { link },
  example: { type: "closeLink", link: ["road-alma--barda", "rail-alma--barda~back"] },
  apply(edit, context) {
    changeLinks(edit.link, context, "a link in operation", (link) =>
      link.status === "operating" ? { ...link, status: "closed" } : link,
    );
  },
};

function changeLinks(
  names: string | readonly string[],
  context: EditContext,
  expected: string,
  change: (link: Link) => Link,
): void {
  const { draft } = context;
  for (const [i, got] of [names].flat().entries()) {
    const field = typeof names === "string" ? "link" : `link[${i}]`;
    const links = draft.linksNamed(got);
    if (links.length === 0) {
      const known = new Set([...draft.links.values()].flatMap(({ row, id }) => [row, id]));
      context.report(field, { expected: "the id of a link", got, hint: didYouMean(got, known) });
      continue;
    }
    const changed = links.map(change);
    if (changed.every((link, j) => isSame(link, links[j] as Link))) {
      context.report(field, { expected, got, hint: unchangedHint });
    }
    for (const link of changed) draft.links.set(link.id, link);
  }
}

function isSame(a: Link, b: Link): boolean {
  return a.status === b.status && [...a.carries].sort().join() === [...b.carries].sort().join();
}
