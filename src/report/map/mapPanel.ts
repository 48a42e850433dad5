// Draws one panel of a map: the main view or the inset.
import * as Plot from "@observablehq/plot";
import { type MapView, type Network, type Place, placeTraits } from "../../model/index.ts";
import { colours, fontSize } from "../drawing/palette.ts";
import { inset, label, svg } from "../drawing/svg.ts";
import { placeTable } from "../text/names.ts";
import { geometryOf, type Layer } from "./mapLayers.ts";
import { type Fitted, scaleBar } from "./mercator.ts";
import { placeMarks } from "./placeMarks.ts";

/** Input of one panel of a map. */
export interface PanelInput {
  readonly document: Document;
  readonly fitted: Fitted;
  readonly land: readonly object[];
  readonly layers: readonly Layer[];
  readonly network: Network;
  readonly labels: MapView["labels"];
  /** Whether to add names in the local script. */
  readonly localNames: boolean;
}

/** One panel of a map: land, lines, places with names, and a scale bar. */
export function mapPanel(input: PanelInput, x: number, y: number): SVGElement {
  const { document, fitted, land, layers, network, labels } = input;
  const { width, height, window } = fitted;
  const [west, south, east, north] = window;
  const named = Object.entries(labels).flatMap(([id, offset]) => {
    const place = placeTable(network).get(id);
    return place === undefined ? [] : [{ place, offset }];
  });
  const plot = Plot.plot({
    document,
    width,
    height,
    margin: 0,
    projection: {
      type: "mercator",
      domain: {
        type: "MultiPoint",
        coordinates: [
          [west, south],
          [east, north],
        ],
      },
    },
    marks: [
      Plot.geo(land as Plot.Data, { fill: colours.land, stroke: colours.border, strokeWidth: 0.7 }),
      ...layers.flatMap((layer) => lineMarks(layer, network)),
      ...dots(named.map(({ place }) => place)),
    ],
  });
  const names = named.map(({ place, offset }) => nameOf(input, place, offset));
  return svg(document, "g", { transform: `translate(${x},${y})` }, [
    svg(document, "rect", { width, height, fill: land.length === 0 ? colours.land : colours.sea }),
    inset(document, plot, 0, 0),
    svg(document, "svg", { width, height, viewBox: `0 0 ${width} ${height}`, overflow: "hidden" }, names),
    bar(document, fitted),
    svg(document, "rect", { width, height, fill: "none", stroke: colours.muted }),
  ]);
}

function lineMarks(layer: Layer, network: Network): Plot.Markish[] {
  const data = [geometryOf(layer, network)] as Plot.Data;
  const shape = { strokeLinecap: "butt", strokeLinejoin: "round" } as const;
  const casing = Plot.geo(data, { stroke: colours.paper, strokeWidth: layer.casing ?? 0, ...shape });
  return [...(layer.casing === undefined ? [] : [casing]), Plot.geo(data, { ...layer.style, ...shape })];
}

function dots(places: readonly Place[]): Plot.Markish[] {
  return Object.entries(placeMarks).map(([mark, { symbol, radius }]) => {
    const marked = places.filter(({ kind }) => placeTraits[kind].mark === mark);
    return Plot.dot(marked, {
      x: "longitude",
      y: "latitude",
      r: radius,
      symbol,
      fill: colours.paper,
      stroke: colours.ink,
      strokeWidth: 1.4,
    });
  });
}

function nameOf(
  { document, fitted, localNames }: PanelInput,
  place: Place,
  [right, down]: readonly [number, number],
): SVGElement {
  const [x, y] = fitted.pixel(place.longitude, place.latitude);
  const anchor = right > 2 ? "start" : right < -2 ? "end" : "middle";
  const look = {
    "text-anchor": anchor,
    fill: colours.ink,
    stroke: colours.paper,
    "stroke-width": 3,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  };
  const at = (value: number): number => Math.round(value * 10) / 10;
  const left = at(x + right);
  const top = at(y + down + fontSize * 0.32);
  const local = localNames ? place.localName : undefined;
  return svg(document, "g", look, [
    label(document, place.name, left, top),
    ...(local === undefined ? [] : [label(document, local, left, top + fontSize + 2)]),
  ]);
}

function bar(document: Document, fitted: Fitted): SVGElement {
  const { km, width } = scaleBar(fitted, fitted.width / 5);
  const left = 12;
  const top = fitted.height - 12;
  const end = Math.round(left + width);
  return svg(document, "g", { stroke: colours.paper, "stroke-width": 3, "paint-order": "stroke" }, [
    label(document, `${km} km`, left + 2, top - 7),
    svg(document, "path", {
      d: `M${left},${top - 4}v4H${end}v-4`,
      fill: "none",
      stroke: colours.ink,
      "stroke-width": 1.2,
    }),
  ]);
}
