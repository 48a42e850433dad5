import { type Dimension, didYouMean, type Figure, type Link } from "../../model/index.ts";
import type { Draft, EditContext } from "../draft.ts";
import type { Edit, FigureInput } from "../scenario.ts";

type Of<Type extends Edit["type"]> = Extract<Edit, { type: Type }>;

/** Puts links into operation, and may change what they carry. */
export function openLink(edit: Of<"openLink">, draft: Draft, context: EditContext): void {
  changeLinks(edit.link, draft, context, "a link that is not open, or carries something else", (link) => ({
    ...link,
    status: "operating",
    carries: edit.carries ?? link.carries,
  }));
}

/** Takes links out of operation. */
export function closeLink(edit: Of<"closeLink">, draft: Draft, context: EditContext): void {
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
  for (const [i, name] of [names].flat().entries()) {
    const field = typeof names === "string" ? "link" : `link[${i}]`;
    const links = draft.linksNamed(name);
    if (links.length === 0) {
      const known = [...draft.links.values()].flatMap((link) => [link.row, link.id]);
      context.report(field, {
        expected: "the id of a link",
        got: name,
        hint: didYouMean(name, new Set(known)),
      });
      continue;
    }
    const changed = links.map(change);
    if (changed.every((link, j) => sameState(link, links[j] as Link))) {
      context.report(field, { expected, got: name, hint: "the edit changes nothing" });
    }
    for (const link of changed) draft.links.set(link.id, link);
  }
}

function sameState(a: Link, b: Link): boolean {
  return a.status === b.status && a.carries.join() === b.carries.join();
}

const km: Dimension = { km: 1 };
const speed: Dimension = { km: 1, h: -1 };

/** Adds a link in operation, with figures of its own. */
export function addLink(edit: Of<"addLink">, draft: Draft, context: EditContext): void {
  const input = edit.link;
  let right = true;
  const refuse = (field: string, expected: string, got: unknown, hint?: string): void => {
    context.report(`link.${field}`, { expected, got, hint });
    right = false;
  };
  if (/[\s~@]/.test(input.id)) refuse("id", "an id without blanks, ~ and @", input.id);
  if (draft.linksNamed(input.id).length > 0) refuse("id", "a new id", input.id);
  for (const end of ["from", "to"] as const) {
    const hint = didYouMean(input[end], draft.places.keys());
    if (!draft.places.has(input[end])) refuse(end, "the id of a place", input[end], hint);
  }
  if (input.mode === "rail" && input.gauge === undefined)
    refuse("gauge", "the gauge of a railway in mm", undefined);
  const make = (field: "length" | "speed", value: FigureInput, dimension: Dimension): Figure | undefined => {
    const made = draft.figure(
      value,
      `link.${field}`,
      [dimension],
      `links.${input.id}.${field}`,
      context,
      `${field}, ${input.id}`,
    );
    if (made !== undefined && !(made.value > 0)) refuse(`${field}.value`, "a number above 0", made.value);
    return made;
  };
  const length = make("length", input.length, km);
  const ownSpeed = input.speed === undefined ? undefined : make("speed", input.speed, speed);
  if (!right || length === undefined || (input.speed !== undefined && ownSpeed === undefined)) return;
  const { id, from, to, mode, country, gauge, carries, note } = input;
  const link: Link = {
    ...{ id, row: id, from, to, mode, country, length: length.id, status: "operating", carries },
    ...(ownSpeed === undefined ? {} : { speed: ownSpeed.id }),
    ...(gauge === undefined ? {} : { gauge }),
    ...(note === undefined ? {} : { note }),
  };
  draft.figures.set(length.id, length);
  if (ownSpeed !== undefined) draft.figures.set(ownSpeed.id, ownSpeed);
  draft.links.set(id, link);
  if (input.twoWay) draft.links.set(`${id}~back`, { ...link, id: `${id}~back`, from: to, to: from });
}

/** Adds a place. */
export function addPlace(edit: Of<"addPlace">, draft: Draft, context: EditContext): void {
  const { place } = edit;
  const isCrossing = place.kind === "borderCrossing";
  if (/[\s~@]/.test(place.id))
    context.report("place.id", { expected: "an id without blanks, ~ and @", got: place.id });
  else if (draft.places.has(place.id)) context.report("place.id", { expected: "a new id", got: place.id });
  else if (isCrossing !== (place.otherCountry !== undefined)) {
    const expected = isCrossing
      ? "the second country of the crossing"
      : "nothing: only crossings have two countries";
    context.report("place.otherCountry", { expected, got: place.otherCountry });
  } else {
    const defined = Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
    draft.places.set(place.id, defined as unknown as Parameters<typeof draft.places.set>[1]);
  }
}
