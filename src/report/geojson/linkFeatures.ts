// The links of a comparison as GeoJSON features.
import { compact } from "../../base/index.ts";
import { canonicalValue, figureTable, type Link, type Network } from "../../model/index.ts";
import { linkTable, placeTable } from "../text/names.ts";
import type { GeoJsonFeature } from "./feature.ts";
import { type LineGeometry, lineOf } from "./geometry.ts";

/** Properties of a link on the map. */
export interface LinkProperties {
  readonly from: string;
  readonly to: string;
  /** Whether the opposite direction has the same state; it then has no feature of its own. */
  readonly two_way: boolean;
  readonly mode: string;
  readonly country: string;
  /** Absent where only the scenario has the link. */
  readonly status_in_base?: string;
  readonly status_in_scenario: string;
  readonly open_in_base: boolean;
  readonly open_in_scenario: boolean;
  /** Permitted traffic under the scenario: `freight`, `passengers` or both. */
  readonly carries: string;
  readonly length_km?: number;
}

/** A link as a feature. */
export type LinkFeature = GeoJsonFeature<LineGeometry, LinkProperties>;

/** All links of a scenario's network; both directions of a row are one feature if their state is the same. */
export function linkFeatures(base: Network, scenario: Network): LinkFeature[] {
  const before = linkTable(base);
  const after = linkTable(scenario);
  const places = placeTable(scenario);
  const figures = figureTable(scenario.figures);
  const stateOf = (id: string): string =>
    JSON.stringify([before, after].map((table) => [table.get(id)?.status, table.get(id)?.carries]));
  const isTwin = ({ row }: Link): boolean => stateOf(row) === stateOf(`${row}~back`);
  return scenario.links
    .filter((link) => link.id === link.row || !isTwin(link))
    .map((link) => {
      const old = before.get(link.id);
      const length = figures.get(link.length);
      const properties = compact<LinkProperties>({
        from: link.from,
        to: link.to,
        two_way: isTwin(link),
        mode: link.mode,
        country: link.country,
        status_in_base: old?.status,
        status_in_scenario: link.status,
        open_in_base: old?.status === "operating",
        open_in_scenario: link.status === "operating",
        carries: link.carries.join(" "),
        length_km: length && canonicalValue(length),
      });
      return { type: "Feature", id: link.id, geometry: lineOf([link], places), properties };
    });
}
