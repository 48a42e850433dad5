/** Definition of `places.csv`. */

import { type PlaceKind, placeKinds } from "../network/placeKinds.ts";

/** Places where links meet. */
export const placeTable = {
  name: "places",
  row: "PlaceRow",
  doc: "Places where links meet.",
  columns: {
    id: { type: "id", required: true, doc: "a short name, used once, e.g. `bandar-abbas`" },
    name: { type: "text", required: true, doc: "name in Latin letters" },
    localName: { type: "text", doc: "name in the place's own script" },
    kind: {
      type: "word",
      words: placeKinds as readonly PlaceKind[],
      required: true,
      doc: "what the place is",
    },
    country: {
      type: "id",
      required: true,
      doc: "country code; any code will do, as long as all tables use it",
    },
    otherCountry: { type: "id", doc: "the other country of a border crossing" },
    latitude: {
      type: "number",
      unit: "°",
      bounds: { least: -90, most: 90 },
      required: true,
      doc: "degrees north",
    },
    longitude: {
      type: "number",
      unit: "°",
      bounds: { least: -180, most: 180 },
      required: true,
      doc: "degrees east",
    },
    gaugeBreak: { type: "special", doc: "rail gauges that meet here, in mm, e.g. `1435 1520`" },
    source: { type: "reference", to: "source", doc: "where the coordinates are from" },
    note: { type: "text", doc: "why, in words" },
  },
  example: { id: "fara", name: "Fara", kind: "city", country: "AA", latitude: "32.4", longitude: "48.9" },
} as const;
