import { compact, didYouMean, type Fault } from "../../base/index.ts";
import type { AmountRule, Figure, Link, Place } from "../../model/index.ts";
import type { Draft, EditContext } from "../draft.ts";
import type { AddLink, AddPlace, CloseLink, FigureInput, OpenLink } from "../scenario.ts";

/** Puts links into operation, and may change what they carry. */
export function openLink(edit: OpenLink, draft: Draft, context: EditContext): void {
  changeLinks(edit.link, draft, context, "a link that is not open, or carries something else", (link) => ({
    ...link,
    status: "operating",
    carries: edit.carries ?? link.carries,
  }));
}

/** Takes links out of operation. */
export function closeLink(edit: CloseLink, draft: Draft, context: EditContext): void {
  changeLinks(edit.link, draft, context, "a link in operation", (link) =>
    link.status === "operating" ? { ...link, status: "closed" } : link,
  );
}

function changeLinks(
  names: string | readonly string[],
  draft: Draft,
  context: EditContext,
  expected: string,
  change: (link: Link) => Link,
): void {
  for (const [i, got] of [names].flat().entries()) {
    const field = typeof names === "string" ? "link" : `link[${i}]`;
    const links = draft.linksNamed(got);
    if (links.length === 0) {
      const known = new Set([...draft.links.values()].flatMap((link) => [link.row, link.id]));
      context.report(field, { expected: "the id of a link", got, hint: didYouMean(got, known) });
      continue;
    }
    const changed = links.map(change);
    if (changed.every((link, j) => sameState(link, links[j] as Link))) {
      context.report(field, { expected, got, hint: "the edit changes nothing" });
    }
    for (const link of changed) draft.links.set(link.id, link);
  }
}

function sameState(a: Link, b: Link): boolean {
  return a.status === b.status && [...a.carries].sort().join() === [...b.carries].sort().join();
}

const km: AmountRule = { dimension: { km: 1 }, bounds: { above: 0 } };
const speed: AmountRule = { dimension: { km: 1, h: -1 }, bounds: { above: 0 } };

/** Adds a link in operation, with figures of its own. Whether it fits its places is checked with the whole network. */
export function addLink(edit: AddLink, draft: Draft, context: EditContext): void {
  const { id, from, to, mode, country, gauge, carries, note, ...input } = edit.link;
  let right = true;
  const refuse = (field: string, fault: Fault): void => {
    context.report(`link.${field}`, fault);
    right = false;
  };
  if (draft.linksNamed(id).length > 0)
    refuse("id", { expected: "a new id", got: id, hint: "there is a link of that id" });
  for (const end of ["from", "to"] as const) {
    const got = edit.link[end];
    const hint = didYouMean(got, draft.places.keys());
    if (!draft.places.has(got)) refuse(end, { expected: "the id of a place", got, hint });
  }
  if (mode === "rail" && gauge === undefined)
    refuse("gauge", { expected: "the gauge of a railway in mm", got: undefined, hint: "e.g. 1435" });
  const make = (field: "length" | "speed", stated: FigureInput, rule: AmountRule): Figure | undefined => {
    const names = { id: `links.${id}.${field}`, name: `${field}, ${id}` };
    const made = draft.figure(stated, `link.${field}`, rule, names, context);
    if (made === undefined) right = false;
    return made;
  };
  const length = make("length", input.length, km);
  const ownSpeed = input.speed === undefined ? undefined : make("speed", input.speed, speed);
  if (!right || length === undefined) return;
  const link = compact<Link>({
    ...{ id, row: id, from, to, mode, country, gauge, carries, note },
    ...{ length: length.id, speed: ownSpeed?.id, status: "operating" },
  });
  draft.figures.set(length.id, length);
  if (ownSpeed !== undefined) draft.figures.set(ownSpeed.id, ownSpeed);
  draft.links.set(id, link);
  if (input.twoWay) draft.links.set(`${id}~back`, { ...link, id: `${id}~back`, from: to, to: from });
}

/** Adds a place. One that is refused joins the draft too, so that links to it are not refused for its sake. */
export function addPlace(edit: AddPlace, draft: Draft, context: EditContext): void {
  const { id, kind, country, otherCountry, source } = edit.place;
  const refuse = (field: string, fault: Fault): void => context.report(`place.${field}`, fault);
  if (draft.places.has(id))
    refuse("id", { expected: "a new id", got: id, hint: "there is a place of that id" });
  const isCrossing = kind === "borderCrossing";
  if (isCrossing !== (otherCountry !== undefined) || otherCountry === country) {
    const expected = isCrossing
      ? "the second country of the crossing"
      : "nothing: only crossings have two countries";
    const hint = "a crossing joins two countries, other places lie in one";
    refuse("otherCountry", { expected, got: otherCountry, hint });
  }
  if (source !== undefined && !draft.sources.has(source)) {
    refuse("source", {
      expected: "the id of a source",
      got: source,
      hint: didYouMean(source, draft.sources),
    });
  }
  draft.places.set(id, compact<Place>(edit.place));
}
