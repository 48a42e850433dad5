import type { FlowOutcome } from "../../operation/index.ts";
import { svgText } from "../drawing/svg.ts";
import { html, type Markup, trusted } from "../page/markup.ts";
import { percent } from "../text/numbers.ts";
import type { TrafficContext } from "./operationContext.ts";
import { flowEnds } from "./operationNames.ts";
import { hoursCell, number, sideTable } from "./sideTable.ts";
import { type TimeParts, timeParts, timePartsChart } from "./timePartsChart.ts";
import { insteadOf, travelling } from "./transitSection.ts";

/** What the hours of a mean trip are spent on. */
export function partsSection(context: TrafficContext): Markup {
  const { document, places, titles } = context;
  const flows = travelling(context);
  if (flows.length === 0) return html``;
  const chart = timePartsChart({
    document,
    id: "parts",
    title: "Where the time goes",
    description:
      "For each flow and scenario a bar of the hours of a mean trip: carriage, waits for departures, borders, and standing elsewhere. The same hours are told in the table below.",
    runs: titles,
    flows: flows.map(({ first, sides }) => ({
      name: first.id,
      note: flowEnds(first, places),
      parts: sides.map(({ run, one }) => {
        const hours = hoursByPart(one);
        return { run, ...(hours === undefined ? { instead: insteadOf(one.reason) } : { hours }) };
      }),
    })),
  });
  const drawn = sideTable(context, {
    caption: "Hours of a mean trip by what they are spent on",
    head: "Flow",
    columns: ["Carriage, h", "For departures", "At borders", "Elsewhere", "In all", "Not in carriage"].map(
      number,
    ),
    things: flows,
    name: ({ id }) => id,
    cells: cellsOf,
  });
  return html`<section><h2>Where the time goes</h2>
<figure>${trusted(svgText(chart))}<figcaption>Hours of a mean trip on the flow's own way: each stage counts with the mean of those that went through it. Carriage by rail holds stops on the line and in yards; border time holds queue, documents, inspection and release.</figcaption></figure>
<details><summary>The figures of this chart</summary>${drawn}</details></section>
`;
}

/** Hours of the stages of a flow by what they are spent on; nothing where nobody went through any. */
export function hoursByPart({ stages }: FlowOutcome): TimeParts["hours"] {
  const met = stages.filter(({ hours }) => hours !== undefined);
  if (met.length === 0) return undefined;
  const sums = { carriage: 0, departure: 0, border: 0, standing: 0 };
  for (const { id, kind, hours = 0, waitHours = 0 } of met) {
    if (kind === "carriage") {
      sums.carriage += hours - waitHours;
      sums.departure += waitHours;
    } else if (kind === "border") sums.border += hours;
    // Waits for ships that sail without a timetable are stages of their own.
    else sums[id.endsWith(":wait") ? "departure" : "standing"] += hours;
  }
  return sums;
}

function cellsOf(flow: FlowOutcome): string[] {
  const hours = hoursByPart(flow);
  if (hours === undefined) return timeParts.map(() => "").concat(["", ""]);
  const total = timeParts.reduce((sum, part) => sum + hours[part], 0);
  const away = total === 0 ? "" : percent(1 - hours.carriage / total);
  return [...timeParts.map((part) => hoursCell(hours[part])), hoursCell(total), away];
}
