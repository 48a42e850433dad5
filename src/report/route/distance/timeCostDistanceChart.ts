// Draws the time/cost-distance diagram of a journey.

import { append, expectArguments } from "../../../base/index.ts";
import type { Study } from "../../../model/index.ts";
import type { Route } from "../../../routing/index.ts";
import { drawable } from "../../drawing/document.ts";
import { fullWidth } from "../../drawing/palette.ts";
import { label, type PictureText, picture, svg } from "../../drawing/svg.ts";
import { timeCostDistanceChartArguments } from "../../given.ts";
import { decimalsOf, fixed } from "../../text/numbers.ts";
import type { TimeCostPoint } from "../timeCostDistance.ts";
import { endLabels, stopLabels } from "./distanceLabels.ts";
import { lineOf, type RouteLine } from "./distanceLines.ts";
import { drawPanel, type PanelQuantity, panelHeight, panelOf } from "./distancePanel.ts";
import { strip } from "./modeStrip.ts";

/** Input of a time/cost-distance diagram. */
export interface DistanceInput extends PictureText {
  /** Creates the elements; by default the page's document, or one of linkedom outside browsers. */
  readonly document?: Document;
  readonly study: Study;
  readonly base: Route;
  readonly scenario: Route;
}

/**
 * The time/cost-distance diagram of a journey: hours and money by distance travelled, for the routes of base and scenario.
 * Stops at borders and terminals are vertical, shaded, and labelled with place and size. The heading states import duty;
 * the chart leaves it out, since it would flatten everything else. Method: UNESCAP, Time/Cost-Distance Methodology,
 * https://www.unescap.org/resources/timecost-distance-methodology.
 *
 * @example
 * ```ts
 * import { alternatives } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { svgText, timeCostDistanceChart } from "karvan/report";
 * const study = await loadStudy("examples/first-corridor");
 * const found = alternatives(study, "rail-joined", { from: "alma", to: "gora", commodity: "container", count: 2 });
 * if ("reason" in found) throw new Error(found.reason);
 * const words = { id: "distance", title: "Road or rail", description: "Hours and money by distance" };
 * console.log(svgText(timeCostDistanceChart({ ...words, study, base: found[1], scenario: found[0] })).slice(0, 4)); // <svg
 * ```
 */
export function timeCostDistanceChart(given: DistanceInput): SVGSVGElement {
  expectArguments(timeCostDistanceChartArguments, [given]);
  const input = drawable(given);
  const { document, study } = input;
  const lines = [lineOf("base", input.base), lineOf("scenario", input.scenario)];
  const unit = study.commodities.find(({ id }) => id === input.base.commodity)?.unit;
  const quantities: PanelQuantity[] = [
    { title: "Hours", unit: "h", decimals: decimalsOf.time, value: (point) => point.time_h },
    {
      title: `${study.currency} per ${unit === "t" ? "tonne" : unit}${dutyWords(lines, study.currency)}`,
      unit: study.currency,
      decimals: decimalsOf.money,
      value: (point) => point.money_per_unit - point.duty_per_unit,
    },
  ];
  let top = 0;
  const parts: Element[] = [];
  for (const quantity of quantities) {
    const panel = panelOf(quantity, lines);
    const drawn = [
      ...drawPanel(document, lines, panel),
      ...stopLabels(document, study, lines, panel),
      ...endLabels(document, lines, panel),
    ];
    parts.push(label(document, quantity.title, 0, top + 14, { "font-weight": 600 }));
    parts.push(svg(document, "g", { transform: `translate(0,${top + 18})` }, drawn));
    top += panelHeight + 30;
  }
  const { x } = panelOf(quantities[0] as PanelQuantity, lines);
  parts.push(label(document, "Vehicle and country", 0, top + 14, { "font-weight": 600 }));
  for (const [i, line] of lines.entries()) append(parts, strip(document, line, x, top + 46 + i * 34));
  return picture(document, input, [fullWidth, top + 96], parts);
}

function dutyWords(lines: readonly RouteLine[], currency: string): string {
  const [base, scenario] = lines.map(({ points }) => (points.at(-1) as TimeCostPoint).duty_per_unit) as [
    number,
    number,
  ];
  if (base === 0 && scenario === 0) return "";
  const text = (duty: number): string => fixed(duty, decimalsOf.money);
  return base === scenario
    ? `, without import duty (${text(base)} ${currency} in both)`
    : `, without import duty (base ${text(base)}, scenario ${text(scenario)} ${currency})`;
}
