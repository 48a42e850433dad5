import type { Link, Network } from "../../model/index.ts";
import { colours } from "../drawing/palette.ts";
import { lineOf } from "../geojson/geometry.ts";
import { linkTable, placeTable } from "../text/names.ts";

/** How a line is drawn. */
interface Stroke {
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly strokeDasharray?: string;
}

/** Lines of one kind on the map, told apart by width and dash as well as by colour. */
export interface Layer {
  /** What it is, for the legend. */
  readonly name: string;
  readonly style: Stroke;
  /** A light line below, which sets it off from what it crosses. */
  readonly casing?: number;
  /** Lists of links, each drawn as one line. */
  readonly lines: readonly (readonly Link[])[];
}

/** Routes to point out, as ids of links. */
export interface Ways {
  readonly base?: readonly string[];
  readonly scenario?: readonly string[];
}

const styles = {
  sea: { stroke: colours.water, strokeWidth: 1, strokeDasharray: "1 3" },
  ferry: { stroke: colours.water, strokeWidth: 1.4, strokeDasharray: "4 2 1 2" },
  road: { stroke: colours.road, strokeWidth: 0.9 },
  rail: { stroke: colours.rail, strokeWidth: 1.5 },
  unfinished: { stroke: colours.rail, strokeWidth: 1.5, strokeDasharray: "1.5 3" },
  opened: { stroke: colours.scenario, strokeWidth: 3.4, strokeDasharray: "7 3" },
  shut: { stroke: colours.base, strokeWidth: 3, strokeDasharray: "2 4" },
  base: { stroke: colours.band, strokeWidth: 7 },
  scenario: { stroke: colours.scenario, strokeWidth: 2.4 },
} as const satisfies Record<string, Stroke>;

/** The lines of a map, from the lowest to the highest. Layers without lines are left out. */
export function mapLayers(base: Network, scenario: Network, ways: Ways): Layer[] {
  const before = linkTable(base);
  const rows = scenario.links.filter((link) => link.id === link.row);
  const state = (link: Link | undefined): string =>
    link?.status === "operating" ? [...link.carries].sort().join(" ") : "";
  const old = (link: Link): string => state(before.get(link.id));
  const opened = rows.filter((link) => state(link).length > old(link).length);
  const shut = rows.filter((link) => state(link).length < old(link).length);
  const kept = rows.filter((link) => !opened.includes(link) && !shut.includes(link));
  const inUse = (mode: Link["mode"]): Link[] =>
    kept.filter((link) => link.mode === mode && state(link) !== "");
  const unfinished = kept.filter((link) => link.mode === "rail" && state(link) === "");
  const each = (links: readonly Link[]): Link[][] => links.map((link) => [link]);
  const table = linkTable(scenario);
  const way = (ids: readonly string[] = []): Link[][] =>
    ids.length === 0 ? [] : [ids.flatMap((id) => table.get(id) ?? [])];
  const layers: Layer[] = [
    { name: "sea", style: styles.sea, lines: each(inUse("sea")) },
    { name: "ferry", style: styles.ferry, lines: each(inUse("ferry")) },
    { name: "road", style: styles.road, lines: each(inUse("road")) },
    { name: "railway", style: styles.rail, lines: each(inUse("rail")) },
    { name: "railway not in use, or planned", style: styles.unfinished, lines: each(unfinished) },
    { name: "route in the base", style: styles.base, lines: way(ways.base) },
    { name: "route in the scenario", style: styles.scenario, casing: 4.4, lines: way(ways.scenario) },
    { name: "opened by the scenario", style: styles.opened, casing: 6.5, lines: each(opened) },
    { name: "closed by the scenario", style: styles.shut, casing: 6, lines: each(shut) },
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
