/** The edit that adds a link. */
import { compact, didYouMean } from "../../base/index.ts";
import { type Figure, type Link, linkRowTable, modeTraits } from "../../model/index.ts";
import type { EditContext } from "../editContext.ts";
import type { EditDefinition } from "../editDefinition.ts";
import type { Edits, FigureInput } from "../scenario.ts";
import { fieldsOf } from "../tableFields.ts";
import { addPlace } from "./addPlace.ts";

const { lengthKm, speedKmh } = linkRowTable.columns;
const { gaugeMm, carries, note, ...columns } = fieldsOf("Link", linkRowTable, [
  "id",
  "from",
  "to",
  "twoWay",
  "mode",
  "country",
  "gaugeMm",
  "carries",
  "note",
]);
const quantities = {
  length: { unit: lengthKm.unit, bounds: lengthKm.bounds },
  speed: { unit: speedKmh.unit, bounds: speedKmh.bounds },
};

export const addLink: EditDefinition<Edits["addLink"]> = {
  type: "addLink",
  doc: "Adds a link in operation, with a length and, if stated, a speed of its own.",
  fields: {
    link: {
      form: "group",
      fields: {
        ...columns,
        length: { form: "figure", ...quantities.length, doc: "Its length." },
        speed: { form: "figure", ...quantities.speed, doc: "Running speed of its own.", optional: true },
        gauge: { ...gaugeMm, doc: "Gauge in mm, needed for a railway and for a ferry that takes trains." },
        carries: { ...carries, optional: false },
        note,
      },
      doc: "The new link, as a row of the table of links.",
    },
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
  return context.figure(stated, `link.${field}`, context.rule(quantities[field]), names);
}
