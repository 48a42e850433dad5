/** The edit that adds a link. */
import { compact, didYouMean } from "../../base/index.ts";
import { type Figure, type Link, modes, modeTraits, traffics } from "../../model/index.ts";
import type { EditContext } from "../editContext.ts";
import type { EditDefinition } from "../editDefinition.ts";
import { figure, group, id, newId, number, oneOf, optional, someOf, text, yesNo } from "../fields.ts";
import type { Edits, FigureInput } from "../scenario.ts";
import { addPlace } from "./addPlace.ts";

const measures = {
  length: { unit: "km", bounds: { above: 0 } },
  speed: { unit: "km/h", bounds: { above: 0 } },
};

export const addLink: EditDefinition<Edits["addLink"]> = {
  type: "addLink",
  doc: "Adds a link in operation, with a length and, if stated, a speed of its own.",
  fields: {
    link: group(
      {
        id: newId("Id of the new link."),
        from: id("Place where it begins."),
        to: id("Place where it ends."),
        twoWay: yesNo("Whether it can be used both ways."),
        mode: oneOf({ type: "Mode", values: modes }, "How it carries."),
        country: newId("Country whose tariffs and speeds apply."),
        length: figure(measures.length, "Its length."),
        speed: optional(figure(measures.speed, "Running speed of its own.")),
        gauge: optional(number("Gauge of a railway, in mm.", { above: 0 })),
        carries: someOf({ type: "Traffic", values: traffics }, "What may travel on it."),
        note: optional(text("What is known of it.")),
      },
      "The new link, as a row of the table of links.",
    ),
  },
  exampleAfter: [addPlace.example],
  example: {
    type: "addLink",
    link: {
      id: "road-fara--alma",
      from: "fara",
      to: "alma",
      twoWay: true,
      mode: "road",
      country: "AA",
      length: { value: 70, unit: "km", kind: "assumed" },
      speed: { value: 40, unit: "km/h", low: 30, high: 50, kind: "assumed" },
      carries: ["freight"],
    },
  },
  // Whether the link fits its places is checked with the whole network.
  apply(edit, context) {
    const { draft } = context;
    const { id, from, to, twoWay, mode, country, gauge, carries, note } = edit.link;
    if (draft.linksNamed(id).length > 0) {
      context.report("link.id", { expected: "a new id", got: id, hint: "there is a link of that id" });
    }
    for (const end of ["from", "to"] as const) {
      const got = edit.link[end];
      if (draft.places.has(got)) continue;
      const hint = didYouMean(got, draft.places.keys());
      context.report(`link.${end}`, { expected: "the id of a place", got, hint });
    }
    if (modeTraits[mode].gauge === "required" && gauge === undefined) {
      const expected = "the gauge of a railway in mm";
      context.report("link.gauge", { expected, got: undefined, hint: "e.g. 1435" });
    }
    const length = ownFigure("length", edit.link.length, id, context);
    const speed = ownFigure("speed", edit.link.speed, id, context);
    if (!context.valid || length === undefined) return;
    for (const figure of [length, speed]) if (figure !== undefined) draft.figures.set(figure.id, figure);
    const link = compact<Link>({
      id,
      row: id,
      from,
      to,
      mode,
      country,
      gauge,
      carries,
      note,
      length: length.id,
      speed: speed?.id,
      status: "operating",
    });
    draft.links.set(id, link);
    if (twoWay) draft.links.set(`${id}~back`, { ...link, id: `${id}~back`, from: to, to: from });
  },
};

function ownFigure(
  field: "length" | "speed",
  stated: FigureInput | undefined,
  link: string,
  context: EditContext,
): Figure | undefined {
  if (stated === undefined) return undefined;
  const names = { id: `links.${link}.${field}`, name: `${field}, ${link}` };
  return context.figure(stated, `link.${field}`, context.rule(measures[field]), names);
}
