// The lines of a map by mode and state: what each layer shows and how it looks.
import { compact } from "../../base/index.ts";
import { type Link, type Mode, type ModeLine, modes, modeTraits, type Network } from "../../model/index.ts";
import { colours } from "../drawing/palette.ts";
import { lineOf } from "../geojson/geometry.ts";
import { linkTable, placeTable } from "../text/names.ts";

/** The stroke of a line. */
interface Stroke {
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly strokeDasharray?: string;
}

/** Lines of one kind on the map; layers differ in width and dash as well as in colour. */
export interface Layer {
  /** Name in the legend. */
  readonly name: string;
  readonly style: Stroke;
  /** Width of a light line below, which separates it from lines it crosses. */
  readonly casing?: number;
  /** Lists of links, each drawn as one line. */
  readonly lines: readonly (readonly Link[])[];
}

/** Routes to highlight, as ids of links. */
export interface MapRoutes {
  readonly base?: readonly string[];
  readonly scenario?: readonly string[];
}

const styles = {
  opened: { stroke: colours.scenario, strokeWidth: 3.4, strokeDasharray: "7 3" },
  closed: { stroke: colours.base, strokeWidth: 3, strokeDasharray: "2 4" },
  base: { stroke: colours.band, strokeWidth: 7 },
  scenario: { stroke: colours.scenario, strokeWidth: 2.4 },
} as const satisfies Record<string, Stroke>;

/** Modes from the bottom line to the top: thin lines below thick ones, water below land. */
const drawnModes = [...modes].sort((a, b) => modeTraits[a].line.layer - modeTraits[b].line.layer);

function strokeOf({ colour, width }: ModeLine, dash: string | undefined): Stroke {
  return compact({ stroke: colours[colour], strokeWidth: width, strokeDasharray: dash });
}

/** The layers of a map that have lines, from bottom to top. */
export function mapLayers(base: Network, scenario: Network, routes: MapRoutes): Layer[] {
  const before = linkTable(base);
  const rows = scenario.links.filter((link) => link.id === link.row);
  const state = (link: Link | undefined): string =>
    link?.status === "operating" ? [...link.carries].sort().join(" ") : "";
  const old = (link: Link): string => state(before.get(link.id));
  const opened = rows.filter((link) => state(link).length > old(link).length);
  const closed = rows.filter((link) => state(link).length < old(link).length);
  const kept = rows.filter((link) => !opened.includes(link) && !closed.includes(link));
  const ofMode = (mode: Mode): Link[] => kept.filter((link) => link.mode === mode);
  const each = (links: readonly Link[]): Link[][] => links.map((link) => [link]);
  const table = linkTable(scenario);
  const line = (ids: readonly string[] = []): Link[][] =>
    ids.length === 0 ? [] : [ids.flatMap((id) => table.get(id) ?? [])];
  const layers: Layer[] = [
    ...drawnModes.map((mode): Layer => {
      const { network, line } = modeTraits[mode];
      const inUse = ofMode(mode).filter((link) => state(link) !== "");
      return { name: network, style: strokeOf(line, line.dash), lines: each(inUse) };
    }),
    ...drawnModes.flatMap((mode): Layer[] => {
      const { network, line } = modeTraits[mode];
      if (line.unusedDash === undefined) return [];
      const unused = ofMode(mode).filter((link) => state(link) === "");
      const style = strokeOf(line, line.unusedDash);
      return [{ name: `${network}, planned or not in use`, style, lines: each(unused) }];
    }),
    { name: "route in the base", style: styles.base, lines: line(routes.base) },
    { name: "route in the scenario", style: styles.scenario, casing: 4.4, lines: line(routes.scenario) },
    { name: "opened by the scenario", style: styles.opened, casing: 6.5, lines: each(opened) },
    { name: "closed by the scenario", style: styles.closed, casing: 6, lines: each(closed) },
  ];
  return layers.filter(({ lines }) => lines.length > 0);
}

/** The lines of a layer as one geometry. */
export function geometryOf(layer: Layer, network: Network): object {
  const places = placeTable(network);
  const coordinates = layer.lines.flatMap((links) => {
    const line = lineOf(links, places);
    return line.type === "LineString" ? [line.coordinates] : line.coordinates;
  });
  return { type: "MultiLineString", coordinates };
}
