// The journeys that a report shows in full: totals, time/cost-distance chart, waterfall and the tables of both.
import { explain } from "../../futures/index.ts";
import type { End } from "../../model/index.ts";
import type { Route, RouteStep } from "../../routing/index.ts";
import { svgText } from "../drawing/svg.ts";
import { type HtmlColumn, minus, table } from "../page/htmlTable.ts";
import { type Content, html, type Markup, trusted } from "../page/markup.ts";
import { barText } from "../route/barText.ts";
import { timeCostDistanceChart } from "../route/distance/timeCostDistanceChart.ts";
import { timeCostDistance } from "../route/timeCostDistance.ts";
import { waterfallChart } from "../route/waterfallChart.ts";
import { carriageWords, endName, placeName, stepWords } from "../text/names.ts";
import { decimalsOf, fixed, percent, plainNumber, signed } from "../text/numbers.ts";
import { perUnit, type ReportContext } from "./comparisonContext.ts";
import type { ChangedRow } from "./comparisonFacts.ts";
import { type Featured, journeyName } from "./featuredJourneys.ts";
import { routeWords } from "./journeysSection.ts";

/** The journeys that the report shows in full. */
export function featuredSections(context: ReportContext, featured: readonly Featured[]): Markup {
  if (featured.length === 0) return html``;
  return html`<section><h2>Largest changes</h2>
<p>For each commodity, the journey whose generalised cost changes most. Vertical steps are stops at borders and terminals.</p>
${featured.map((one, i) => journeySection(context, one, i))}</section>
`;
}

function journeySection(context: ReportContext, featured: Featured, i: number): Markup {
  const { document, named: study } = context;
  const { group, row, base, scenario } = featured;
  const name = journeyName(context, featured);
  const summary = changeWords(context, featured);
  const distance = timeCostDistanceChart({
    document,
    study,
    id: `distance-${i}`,
    title: `Time and money against distance: ${name}`,
    description: `${summary} The table below lists the steps.`,
    base,
    scenario,
  });
  const waterfall = explain(scenario, base);
  const fall = waterfallChart({
    document,
    study,
    id: `waterfall-${i}`,
    title: `Where the difference comes from: ${name}`,
    description: `From the generalised cost of the base to that of the scenario, place by place. The table below lists the bars.`,
    waterfall,
    unit: group.commodity.unit,
  });
  return html`<h3>${group.commodity.name}: ${ends(context, row.from)} to ${ends(context, row.to)}</h3>
${totalsTable(context, featured)}<p>${basisWords(context, row)}</p>
<figure>${trusted(svgText(distance))}<figcaption>Time and money by distance travelled (UNESCAP's time/cost-distance method).</figcaption></figure>
<figure>${trusted(svgText(fall))}<figcaption>From the generalised cost of the base to that of the scenario, in ${perUnit(context, group.commodity)}; the axis does not start at 0. Light bars are decreases, dark bars increases; an hour counts as ${plainNumber(Number(hourValue(context, featured).toPrecision(3)))} ${perUnit(context, group.commodity)}.</figcaption></figure>
<details><summary>Data of these charts</summary>
${stepTable(context, base, "base")}${stepTable(context, scenario, "scenario")}${barTable(context, featured)}</details>
`;
}

function hourValue({ scenario }: ReportContext, { group }: Featured): number {
  return scenario.evaluate(group.commodity.valueOfTime.expression);
}

/** The name of an end of the journey, with its name in the local script. */
function ends({ places }: ReportContext, end: End): Markup {
  const local = places.get(end.place)?.localName;
  return html`${endName(end, places)}${local === undefined ? undefined : html` (<bdi dir="auto">${local}</bdi>)`}`;
}

function totalsTable(context: ReportContext, { group, row }: Featured): Markup {
  const { currency } = context.study;
  const columns: HtmlColumn[] = [
    { head: "" },
    { head: "Route", type: "prose" },
    ...["km", "h", currency, "kgCO2e", `Generalised cost, ${currency}`].map(number),
  ];
  const keys = ["distanceKm", "time", "money", "co2e", "generalisedCost"] as const;
  const side = (name: "base" | "scenario"): Content[] => {
    const { totals } = row[name];
    const cells = keys.map((key) => {
      const value = totals[key];
      return fixed(typeof value === "number" ? value : value.total, decimalsOf[key]);
    });
    return [name, routeWords(row[name], context[name]), ...cells];
  };
  const change = keys.map((key) => minus(signed(row.difference[key], decimalsOf[key])));
  return table(`Base, scenario and change; ${currency} and kgCO2e per ${group.commodity.unit}`, columns, [
    side("base"),
    side("scenario"),
    ["change", "", ...change],
  ]);
}

function changeWords(context: ReportContext, { group, row }: Featured): string {
  const unit = perUnit(context, group.commodity);
  const side = (name: "base" | "scenario"): string => {
    const { totals } = row[name];
    const route = routeWords(row[name], context[name]);
    return `${route}; ${fixed(totals.distanceKm, 0)} km, ${fixed(totals.time.total, decimalsOf.time)} h, ${fixed(totals.money.total, decimalsOf.money)} ${unit}`;
  };
  const { difference } = row;
  const changes = [
    `${minus(signed(difference.time, decimalsOf.time))} h`,
    `${minus(signed(difference.money, decimalsOf.money))} ${unit}`,
    `${minus(signed(difference.co2e, decimalsOf.co2e))} kgCO2e/${group.commodity.unit}`,
    `${minus(signed(difference.generalisedCost, decimalsOf.generalisedCost))} ${unit} in generalised cost`,
  ];
  return `Base: ${side("base")}. Scenario: ${side("scenario")}. Change: ${changes.join(", ")}.`;
}

function basisWords({ scenario }: ReportContext, { basis }: ChangedRow): string {
  if (basis === undefined) return "";
  const weak = basis.figures.filter(({ kind }) => kind === "assumed").slice(0, 2);
  const named = weak.map(({ id }) => scenario.figures.get(id)?.name ?? id);
  const most = named.length === 0 ? "" : `, mainly: ${named.join("; ")}`;
  return `${percent(basis.shares.assumed)} of the difference depends on assumed figures${most}.`;
}

const number = (head: string): HtmlColumn => ({ head, type: "number" });

function stepTable({ study, places }: ReportContext, route: Route, side: string): Markup {
  const columns = [
    { head: "Step" },
    { head: "At or to" },
    { head: "By" },
    { head: "Customs" },
    number("Cumulative km"),
    number("Cumulative h"),
    number(`Cumulative ${study.currency}`),
    number("of which duty"),
  ];
  const rows = timeCostDistance(route).map((point, i): Content[] => [
    i === 0 ? "start" : stepWords(route.steps[i - 1] as RouteStep),
    placeName(point.place, places),
    point.step === "link" && point.vehicle !== undefined ? carriageWords(point.vehicle, point.country) : "",
    point.customs ?? "",
    fixed(point.distance_km, 1),
    fixed(point.time_h, decimalsOf.time),
    fixed(point.money_per_unit, decimalsOf.money),
    fixed(point.duty_per_unit, decimalsOf.money),
  ]);
  return table(`Steps of the ${side} route`, columns, rows);
}

function barTable({ named: study }: ReportContext, { base, scenario }: Featured): Markup {
  const columns = [
    { head: "Place and component" },
    number(`Generalised cost, ${study.currency}`),
    number("Money or hours"),
  ];
  const rows = explain(scenario, base).bars.map((bar): Content[] => [
    barText(bar, study),
    minus(signed(bar.difference, decimalsOf.generalisedCost)),
    bar.measure === "time"
      ? `${minus(signed(bar.amount, decimalsOf.time))} h`
      : `${minus(signed(bar.amount, decimalsOf.money))} ${study.currency}`,
  ]);
  return table("Where the difference comes from, scenario minus base", columns, rows);
}
