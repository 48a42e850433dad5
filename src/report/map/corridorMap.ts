// Draws the map of a corridor under a scenario.

import { append, expectArguments } from "../../base/index.ts";
import type { MapView, Network } from "../../model/index.ts";
import { drawable } from "../drawing/document.ts";
import { colours, fontSize, fullWidth } from "../drawing/palette.ts";
import { label, type PictureText, picture, svg } from "../drawing/svg.ts";
import { corridorMapArguments } from "../given.ts";
import { linkTable } from "../text/names.ts";
import { type MapRoutes, mapLayers } from "./mapLayers.ts";
import { legend } from "./mapLegend.ts";
import { mapPanel } from "./mapPanel.ts";
import { landOf, wholeView } from "./mapView.ts";
import { type Fitted, fitWindow } from "./mercator.ts";

/** Input of a map. */
export interface MapInput extends PictureText {
  /** Creates the elements; by default the page's document, or one of linkedom outside browsers. */
  readonly document?: Document;
  /** The study's map view; the whole network, without land, when absent. */
  readonly map?: MapView;
  readonly base: Network;
  readonly scenario: Network;
  /** Routes to highlight; none when absent. */
  readonly routes?: MapRoutes;
}

/**
 * The disclaimer below every map.
 *
 * @example
 * ```ts
 * import { borderDisclaimer } from "karvan/report";
 * console.log(borderDisclaimer.slice(0, 34)); // Boundaries, names and lines on the
 * ```
 */
export const borderDisclaimer =
  "Boundaries, names and lines on the map are for orientation only. They express no opinion on the status of any territory or border.";

/**
 * A map of the corridor under a scenario: links by mode and state, links that the scenario opens and closes, the routes
 * of one journey under base and scenario, the study's inset if it has one, a legend and a disclaimer on borders.
 *
 * @example
 * ```ts
 * import { applyScenario } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { corridorMap, svgText } from "karvan/report";
 * const study = await loadStudy("examples/first-corridor");
 * const networks = { base: study.network, scenario: applyScenario(study, "rail-joined").network };
 * const words = { id: "map", title: "The corridor", description: "Links that the scenario opens" };
 * console.log(svgText(corridorMap({ ...words, ...networks, map: study.map })).slice(0, 4)); // <svg
 * ```
 */
export function corridorMap(given: MapInput): SVGSVGElement {
  expectArguments(corridorMapArguments, [given]);
  const input = drawable(given);
  const { document, base, scenario, routes = {} } = input;
  const map = input.map ?? wholeView(scenario);
  const land = landOf(map);
  const layers = mapLayers(base, scenario, routes);
  const common = { document, layers, network: scenario };
  const main = fitWindow(map.view, fullWidth - 1, 560);
  const left = (fullWidth - main.width) / 2;
  const labels = { ...endLabels(routes, scenario, map), ...map.labels };
  const parts: Element[] = [
    mapPanel({ ...common, fitted: main, land: land.main, labels, localNames: false }, left, 0.5),
  ];
  const top = main.height + 36;
  let bottom = top;
  if (map.inset !== undefined) {
    const { title, view } = map.inset;
    const fitted = fitWindow(view, insetWidth, 330);
    const own = { fitted, land: land.inset, labels: map.inset.labels, localNames: true };
    parts.push(frameOf(document, main, view, left));
    parts.push(label(document, title, 1, top - 12, { "font-weight": 600 }));
    parts.push(mapPanel({ ...common, ...own }, 0.5, top));
    bottom += fitted.height;
  }
  const beside = map.inset === undefined ? 0 : insetWidth + 20;
  const key = legend(document, layers, scenario);
  parts.push(svg(document, "g", { transform: `translate(${beside},${top + 6})` }, key.parts));
  bottom = Math.max(bottom, top + key.height) + 20;
  const notes = lines(borderDisclaimer, 118);
  const lineHeight = fontSize + 4;
  append(
    parts,
    notes.map((text, i) => label(document, text, 0, bottom + i * lineHeight, { fill: colours.muted })),
  );
  return picture(document, input, [fullWidth, Math.ceil(bottom + notes.length * lineHeight)], parts);
}

const insetWidth = 420;

/** Labels the ends of the routes even if the study labels them neither here nor in the inset. */
function endLabels(
  { base = [], scenario = [] }: MapRoutes,
  network: Network,
  map: MapView,
): MapView["labels"] {
  const table = linkTable(network);
  const ends = [base, scenario].flatMap((links) => [
    table.get(links[0] ?? "")?.from ?? [],
    table.get(links.at(-1) ?? "")?.to ?? [],
  ]);
  const unnamed = ends.flat().filter((id) => map.inset?.labels[id] === undefined);
  return Object.fromEntries(unnamed.map((id) => [id, [8, -8]]));
}

function frameOf(
  document: Document,
  main: Fitted,
  [west, south, east, north]: MapView["view"],
  left: number,
): SVGElement {
  const [x1, y1] = main.pixel(west, north);
  const [x2, y2] = main.pixel(east, south);
  const at = { x: Math.round(left + x1), y: Math.round(y1) };
  const size = { width: Math.round(x2 - x1), height: Math.round(y2 - y1) };
  return svg(document, "rect", { ...at, ...size, fill: "none", stroke: colours.ink, "stroke-width": 1.4 });
}

/** Breaks a text at blanks into lines of about a given length. */
function lines(text: string, letters: number): string[] {
  const done: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (`${line} ${word}`.length > letters) {
      done.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...done, line];
}
