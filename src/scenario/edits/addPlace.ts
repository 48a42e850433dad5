/** The edit that adds a place. */
import { compact } from "../../base/index.ts";
import { type Place, placeTable, placeTraits } from "../../model/index.ts";
import type { EditDefinition } from "../editDefinition.ts";
import type { Edits } from "../scenario.ts";
import { fieldsOf } from "../tableFields.ts";

export const addPlace: EditDefinition<Edits["addPlace"]> = {
  type: "addPlace",
  doc: "Adds a place.",
  fields: {
    place: {
      form: "group",
      fields: {
        ...fieldsOf("Place", placeTable),
        gaugeBreak: {
          form: "list",
          of: { form: "number", bounds: { above: 0 } },
          doc: "Rail gauges that meet here, in mm.",
          optional: true,
        },
      },
      doc: "The new place, as a row of the table of places.",
    },
  },
  example: {
    type: "addPlace",
    place: { id: "fara", name: "Fara", kind: "city", country: "AA", latitude: 32.5, longitude: 48.5 },
  },
  apply(edit, context) {
    const { draft } = context;
    const { id, kind, country, otherCountry, source } = edit.place;
    if (draft.places.has(id)) {
      context.report("place.id", { expected: "a new id", got: id, hint: "there is a place of that id" });
    }
    const isCrossing = placeTraits[kind].joinsCountries === true;
    if (isCrossing !== (otherCountry !== undefined) || otherCountry === country) {
      const expected = isCrossing
        ? "the second country of the crossing"
        : "nothing: only crossings have two countries";
      const hint = "a crossing joins two countries, other places lie in one";
      context.report("place.otherCountry", { expected, got: otherCountry, hint });
    }
    context.checkSource("place.source", source);
    // A place with faults is added too, so that links to it are not reported as well.
    draft.places.set(id, compact<Place>(edit.place));
  },
};
