// Prints routes for the terminal.

import {
  displayWidth,
  expectArguments,
  greatest,
  isolated,
  pad,
  type TextWidth,
  visible,
} from "../../base/index.ts";
import { type Commodity, modeTraits, type Study } from "../../model/index.ts";
import type { Route, RouteStep } from "../../routing/index.ts";
import { routesTextArguments, routeTextArguments } from "../given.ts";
import { endName, type PlaceTable, placeName, placeTable, stepWords, vehicleWords } from "../text/names.ts";
import { decimalsOf, fixed, rounded } from "../text/numbers.ts";
import { type TextColumn, textTable } from "../text/textTable.ts";
import { type TimeCostPoint, timeCostDistance } from "./timeCostDistance.ts";

/**
 * A route for the terminal: its ends and totals, and a table of all steps with cumulative distance, time and money.
 *
 * @example
 * ```ts
 * import { route } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { routeText } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const found = route(study, "rail-joined", { from: "alma", to: "gora", commodity: "container" });
 * if (found.type === "route") console.log(routeText(study, found).split("\n")[0]);
 * // Goods in containers, Alma to Gora: 310 km, 36.4 h, 13.20 USD/t, 9.3 kgCO2e; generalised cost 49.60 USD/t
 * ```
 */
export function routeText(study: Study, route: Route, layout: TextWidth = {}): string {
  expectArguments(routeTextArguments, [study, route, layout]);
  const places = placeTable(study.network);
  const { commodity, perUnit } = commodityOf(study, route);
  const { totals } = route;
  const head = `${commodity}, ${endName(route.from, places)} to ${endName(route.to, places)}`;
  const sums = [
    `${fixed(totals.distanceKm, decimalsOf.distanceKm)} km`,
    `${fixed(totals.time.total, decimalsOf.time)} h`,
    `${fixed(totals.money.total, decimalsOf.money)} ${perUnit}`,
    `${fixed(totals.co2e.total, decimalsOf.co2e)} kgCO2e`,
  ].join(", ");
  const cost = `generalised cost ${fixed(totals.generalisedCost, decimalsOf.generalisedCost)} ${perUnit}`;
  const hasCustoms = route.steps.some(({ customs }) => customs !== undefined);
  const columns: TextColumn[] = [
    { head: "step" },
    { head: "at or to" },
    { head: "by" },
    ...(hasCustoms ? [{ head: "customs" }] : []),
    { head: "km", type: "number" },
    { head: "h", type: "number" },
    { head: perUnit, type: "number" },
    { head: "cumulative km", type: "number" },
    { head: "cumulative h", type: "number" },
    { head: `cumulative ${perUnit}`, type: "number" },
  ];
  const points = timeCostDistance(route);
  const rows = points
    .slice(1)
    .map((point, i) => stepRow(point, points[i] as TimeCostPoint, route.steps[i] as RouteStep, places));
  const headline = visible(`${head}: ${sums}; ${cost}`);
  if (rows.length === 0) return headline;
  const table = textTable(columns, rows);
  const isTooWide = displayWidth(table.split("\n")[0] as string) > (layout.width ?? Number.POSITIVE_INFINITY);
  return `${headline}\n${isTooWide ? stepLines(rows, { perUnit, hasCustoms }) : table}`;
}

function stepRow(point: TimeCostPoint, before: TimeCostPoint, step: RouteStep, places: PlaceTable): string[] {
  const own = (key: "distance_km" | "time_h" | "money_per_unit", decimals: number): string => {
    const difference = rounded(point[key] - before[key]);
    return difference === 0 ? "" : fixed(difference, decimals);
  };
  const vehicle = point.vehicle === undefined ? "" : vehicleWords([point.vehicle]);
  return [
    stepWords(step),
    placeName(point.place, places),
    vehicle,
    ...(step.customs === undefined ? [] : [step.customs]),
    own("distance_km", 1),
    own("time_h", decimalsOf.time),
    own("money_per_unit", decimalsOf.money),
    fixed(point.distance_km, 1),
    fixed(point.time_h, decimalsOf.time),
    fixed(point.money_per_unit, decimalsOf.money),
  ];
}

/** Two lines a step, for narrow terminals: what is done where, and what it adds to what came before. */
function stepLines(
  rows: readonly (readonly string[])[],
  { perUnit, hasCustoms }: { readonly perUnit: string; readonly hasCustoms: boolean },
): string {
  const first = hasCustoms ? 4 : 3;
  const units = ["km", "h", perUnit];
  const widths = units.map((_, u) =>
    greatest(rows.flatMap((row) => [row[first + u] ?? "", row[first + 3 + u] ?? ""].map(displayWidth))),
  );
  const amounts = (cells: readonly string[]): string =>
    cells
      .map((cell, u) => {
        const unit = units[u] as string;
        const blank = " ".repeat((widths[u] as number) + 1 + displayWidth(unit));
        return cell === "" ? blank : `${pad(cell, widths[u] as number, "start")} ${unit}`;
      })
      .join("  ");
  return rows
    .map((row) => {
      const [step = "", place = "", by = "", customs = ""] = row.map(visible);
      const how = [by === "" ? "" : ` by ${by}`, hasCustoms && customs !== "" ? ` (${customs})` : ""].join(
        "",
      );
      const own = amounts(row.slice(first, first + 3));
      const sum = amounts(row.slice(first + 3));
      return `${step} ${step === "travel" ? "to" : "at"} ${isolated(place)}${how}\n  +${own}  =${sum}`.trimEnd();
    })
    .join("\n");
}

/**
 * Several routes of one journey for the terminal, one per line: totals, vehicles, links.
 *
 * @example
 * ```ts
 * import { alternatives } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { routesText } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const query = { from: "alma", to: "gora", commodity: "container", count: 2 };
 * const found = alternatives(study, "rail-joined", query);
 * if (!("reason" in found)) console.log(routesText(study, found));
 * //    generalised cost, USD/t  money, USD/t  time, h  distance, km  kgCO2e  by    links
 * // -  -----------------------  ------------  -------  ------------  ------  ----  ---------------------------------
 * // 1                    49.60         13.20     36.4           310     9.3  rail  rail-alma--barda rail-barda--gora
 * // 2                    55.40         24.80     30.6           330    33.0  road  road-alma--barda road-barda--gora
 * ```
 */
export function routesText(study: Study, routes: readonly Route[], layout: TextWidth = {}): string {
  expectArguments(routesTextArguments, [study, routes, layout]);
  const first = routes[0];
  if (first === undefined) return "";
  const { perUnit } = commodityOf(study, first);
  const columns: TextColumn[] = [
    { head: "", type: "number" },
    { head: `generalised cost, ${perUnit}`, type: "number" },
    { head: `money, ${perUnit}`, type: "number" },
    { head: "time, h", type: "number" },
    { head: "distance, km", type: "number" },
    { head: "kgCO2e", type: "number" },
    { head: "by" },
    { head: "links" },
  ];
  const rows = routes.map(({ totals, links, steps }, i) => {
    const travelled = steps.filter(({ type, vehicle }) => type === "link" && vehicle !== undefined);
    const names = vehicleWords(travelled.flatMap(({ vehicle }) => vehicle ?? [])).split(", ");
    const carried = travelled.map(({ carrier }, v) =>
      carrier === undefined ? names[v] : `${names[v]} on ${modeTraits[carrier].label}`,
    );
    return [
      String(i + 1),
      fixed(totals.generalisedCost, decimalsOf.generalisedCost),
      fixed(totals.money.total, decimalsOf.money),
      fixed(totals.time.total, decimalsOf.time),
      fixed(totals.distanceKm, decimalsOf.distanceKm),
      fixed(totals.co2e.total, decimalsOf.co2e),
      carried.filter((words, v) => words !== carried[v - 1]).join(", "),
      links.join(" "),
    ];
  });
  return textTable(columns, rows, layout);
}

function commodityOf(study: Study, route: Route): { commodity: string; perUnit: string } {
  const commodity = study.commodities.find(({ id }) => id === route.commodity) as Commodity;
  return { commodity: commodity.name, perUnit: `${study.currency}/${commodity.unit}` };
}
