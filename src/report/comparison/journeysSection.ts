// The tables of journeys in a report: those that change most, all that change, and all.
import type { ComparisonRow } from "../../futures/index.ts";
import type { ScenarioModel, SummaryResult } from "../../routing/index.ts";
import { type HtmlColumn, minus, type RowGroup, tableOf } from "../page/htmlTable.ts";
import { type Content, html, type Markup } from "../page/markup.ts";
import { endName, vehicleWords, viaNames } from "../text/names.ts";
import { decimalsOf, fixed, percent, signed } from "../text/numbers.ts";
import type { ReportContext } from "./comparisonContext.ts";
import type { CommodityFacts } from "./comparisonFacts.ts";

const number = (head: string): HtmlColumn => ({ head, type: "number" });

/** Journeys per commodity that are visible at first; the others are folded. */
const shownFirst = 5;

/** The journeys that change most, with folded tables of all changed journeys and of all journeys. */
export function journeysSection(context: ReportContext): Markup {
  const { facts, comparison } = context;
  const changed = facts.journeys - facts.changes.none;
  const groups = facts.commodities.map((group) => ({ group, rows: changedRows(context, group) }));
  const most = groups.map(({ group, rows }) => ({ group, rows: rows.slice(0, shownFirst) }));
  const every = facts.commodities.map((group) => ({
    group,
    rows: comparison.rows.filter((row) => row.commodity === group.commodity.id),
  }));
  const fold = (summary: string, content: Markup): Markup =>
    html`<details><summary>${summary}</summary>${content}</details>`;
  return html`<section><h2>The journeys</h2><div class="wide">${
    changed === 0
      ? html`<p>No journey changes.</p>`
      : [
          journeyTable(context, "Journeys that change most, by commodity", most),
          fold(
            `All ${changed} changed journeys`,
            journeyTable(context, "Sorted by change in generalised cost, largest first", groups),
          ),
        ]
  }${fold(`All ${facts.journeys} journeys, changed or not`, journeyTable(context, "In the order of the study's questions", every))}</div>
<p class="note">“Assumed” is the share of the difference that depends on assumed figures. A route is described by its vehicles and by the places where it changes country or vehicle.</p></section>
`;
}

interface RowsOfCommodity {
  readonly group: CommodityFacts;
  readonly rows: readonly ComparisonRow[];
}

function changedRows(
  { comparison }: ReportContext,
  { commodity, changed }: CommodityFacts,
): readonly ComparisonRow[] {
  const own = comparison.rows.filter((row) => row.commodity === commodity.id);
  return [...own.filter(({ change }) => change === "opens" || change === "closes"), ...changed];
}

function journeyTable(context: ReportContext, caption: string, groups: readonly RowsOfCommodity[]): Markup {
  const { currency } = context.study;
  const columns: HtmlColumn[] = [
    { head: "From" },
    { head: "To" },
    { head: "Route, base → scenario", type: "prose" },
    ...[`${currency} base`, "scenario", "change"].map(number),
    ...["h base", "scenario", "change"].map(number),
    number(`Generalised ${currency}, change`),
    ...["km base", "scenario"].map(number),
    number("kgCO2e, change"),
    number("Assumed"),
  ];
  const filled = groups.filter(({ rows }) => rows.length > 0);
  const rowGroups = filled.map(({ group, rows }): RowGroup => {
    const { name, unit } = group.commodity;
    return { head: html`${name}, per ${unit}`, rows: rows.map((row) => cells(context, row)) };
  });
  return tableOf(caption, columns, rowGroups);
}

function cells(context: ReportContext, row: ComparisonRow): Content[] {
  const { base, scenario, difference, basis } = row;
  const total = (side: SummaryResult, key: keyof typeof decimalsOf): string => {
    if (side.type === "noRoute") return "";
    const value = side.totals[key];
    return fixed(typeof value === "number" ? value : value.total, decimalsOf[key]);
  };
  const change = (key: keyof typeof decimalsOf): string =>
    difference === undefined ? "" : minus(signed(difference[key], decimalsOf[key]));
  const three = (key: "money" | "time"): string[] => [total(base, key), total(scenario, key), change(key)];
  return [
    endName(row.from, context.places),
    endName(row.to, context.places),
    routeChange(context, row),
    ...three("money"),
    ...three("time"),
    change("generalisedCost"),
    ...[total(base, "distanceKm"), total(scenario, "distanceKm")],
    change("co2e"),
    basis === undefined ? "" : percent(basis.shares.assumed),
  ];
}

function routeChange(
  { base: before, scenario: after }: ReportContext,
  { base, scenario, change }: ComparisonRow,
): string {
  const baseRoute = routeWords(base, before);
  if (change === "none") return baseRoute;
  if (change === "cost") return `${baseRoute}, at a different cost`;
  return `${baseRoute} → ${routeWords(scenario, after)}`;
}

/** A route as text: its vehicles, and the places where it changes country or vehicle. */
export function routeWords(side: SummaryResult, model: ScenarioModel): string {
  if (side.type === "noRoute") return `no route (${side.reason})`;
  if (side.links.length === 0) return "no travel";
  const via = viaNames(side.links, model);
  return `${vehicleWords(side.vehicles)}${via.length === 0 ? "" : ` via ${via.join(", ")}`}`;
}
