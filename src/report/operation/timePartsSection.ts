// The section on how trips spend their time.
import type { FlowOutcome } from "../../operation/index.ts";
import { svgText } from "../drawing/svg.ts";
import { html, type Markup, trusted } from "../page/markup.ts";
import { percent } from "../text/numbers.ts";
import type { TrafficContext } from "./operationContext.ts";
import { flowEnds } from "./operationNames.ts";
import { hoursCell, number, sideTable } from "./sideTable.ts";
import { type TimeParts, timeParts, timePartsChart } from "./timePartsChart.ts";
import { insteadOf, travelling } from "./transitSection.ts";

/** How the hours of a mean trip divide into carriage, waits and borders. */
export function timePartsSection(context: TrafficContext): Markup {
  const { document, places, titles } = context;
  const flows = travelling(context);
  if (flows.length === 0) return html``;
  const chart = timePartsChart({
    document,
    id: "parts",
    title: "How trips spend their time",
    description:
      "One bar per flow and scenario with the hours of a mean trip: carriage, waits for departures, borders, and stops elsewhere. The table below lists the same hours.",
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
  const hoursTable = sideTable(context, {
    caption: "Hours of a mean trip by activity",
    head: "Flow",
    columns: [
      "Carriage, h",
      "For departures",
      "At borders",
      "Elsewhere",
      "Total",
      "Share not in carriage",
    ].map(number),
    things: flows,
    name: ({ id }) => id,
    cells: cellsOf,
  });
  return html`<section><h2>How trips spend their time</h2>
<figure>${trusted(svgText(chart))}<figcaption>Hours of a mean trip on the flow's own route: each stage counts with the mean over the vehicles that passed it. Carriage by rail includes stops on the line and in yards; border time includes queue, documents, inspection and release.</figcaption></figure>
<details><summary>Data of this chart</summary>${hoursTable}</details></section>
`;
}

/** Hours of a flow by activity; undefined when no vehicle passed any stage. */
export function hoursByPart({ stages }: FlowOutcome): TimeParts["hours"] {
  const passed = stages.filter(({ hours }) => hours !== undefined);
  if (passed.length === 0) return undefined;
  const sums = { carriage: 0, departure: 0, border: 0, standing: 0 };
  for (const { id, kind, hours = 0, waitHours = 0 } of passed) {
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
