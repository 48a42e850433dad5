// The section on transit times by flow.
import { compact } from "../../base/index.ts";
import type { FlowOutcome, TrafficRun } from "../../operation/index.ts";
import { svgText } from "../drawing/svg.ts";
import { minus } from "../page/htmlTable.ts";
import { html, type Markup, trusted } from "../page/markup.ts";
import { fixed, signed } from "../text/numbers.ts";
import { seasonOutside } from "./flowSeasons.ts";
import type { SideBySide, TrafficContext } from "./operationContext.ts";
import { flowCarriage, flowEnds } from "./operationNames.ts";
import { hoursCell, intervalCell, number, sideTable } from "./sideTable.ts";
import { type TransitTimes, transitChart } from "./transitChart.ts";

/** Transit times by flow, simulated and assumed in routing. */
export function transitSection(context: TrafficContext): Markup {
  const { document, places, titles } = context;
  const flows = travelling(context);
  const chart = transitChart({
    document,
    id: "transit",
    title: "Transit times by flow",
    description:
      "For each flow and scenario a bar from P5 to P95 of door-to-door hours with the median, and the time assumed in routing. The table below lists the same hours.",
    runs: titles,
    flows: flows.map(({ first, sides }) => ({
      name: first.id,
      note: flowEnds(first, places),
      times: sides.map(({ run, one: { hours, routedHours, reason } }) => ({
        run,
        ...compact<Omit<TransitTimes, "run">>({
          p5: hours?.p5,
          p50: hours?.p50,
          p95: hours?.p95,
          routed: routedHours,
          instead: hours?.p50 === undefined ? insteadOf(reason) : undefined,
        }),
      })),
    })),
  });
  const picture =
    flows.length === 0
      ? html`<p>No vehicle arrived.</p>`
      : html`<figure>${trusted(svgText(chart))}<figcaption>Door-to-door hours of completed trips that started after the warm-up. Routing assumes a mean queue, the same every day, and one route; simulated trips can divert to another.</figcaption></figure>`;
  return html`<section><h2>Transit times</h2>${picture}${flowTable(context)}${idleFlows(context)}</section>
`;
}

/** Flows with arrivals under any scenario. */
export function travelling({ flows }: TrafficContext): readonly SideBySide<FlowOutcome>[] {
  return flows.filter(({ sides }) => sides.some(({ one }) => one.hours?.mean !== undefined));
}

/** The text for a flow without hours. */
export function insteadOf(reason: string | undefined): string {
  return reason === undefined ? "no arrivals" : "does not travel";
}

function flowTable(context: TrafficContext): Markup {
  const { places, runs, study } = context;
  const transit = sideTable(context, {
    caption: "Flows: vehicles, and door-to-door hours",
    head: "Flow",
    columns: [
      ...["Per day", "Departed", "Arrived", "Diverted", "Lost", "En route"],
      ...["Mean, h", "Interval, h", "P5", "P50", "P95", "In routing, h", "Difference, h"],
    ].map(number),
    things: context.flows,
    name: (flow) => {
      const season = seasonOutside(flow, runs[0] as TrafficRun, study);
      const words = [
        flowEnds(flow, places),
        flowCarriage(flow, places),
        ...(season === undefined ? [] : [season]),
      ];
      return html`${flow.id} <span class="note">${words.join(", ")}</span>`;
    },
    cells: cellsOf,
  });
  return html`<div class="wide">${transit}</div>
<p class="note">“Per day” is the expected number on days when the flow travels. “Diverted” counts changes to another route, “lost” vehicles that gave up or found no other route. Intervals of means use Student's t over runs, or over batches of a single run; they are absent where trips used several routes or were few. The difference is mean minus time in routing.</p>`;
}

function cellsOf(flow: FlowOutcome): string[] {
  const { vehiclesPerDay, created, through, diverted, lost, inSystem, hours, routedHours } = flow;
  const counts = [created, through, diverted, lost, inSystem].map((count) =>
    count === undefined ? "" : fixed(count, 0),
  );
  const difference =
    hours?.mean === undefined || routedHours === undefined ? "" : minus(signed(hours.mean - routedHours, 1));
  return [
    fixed(vehiclesPerDay, 0),
    ...counts,
    hoursCell(hours?.mean),
    intervalCell(hours?.interval, 1),
    ...[hours?.p5, hours?.p50, hours?.p95, routedHours].map((value) => hoursCell(value)),
    difference,
  ];
}

/** Flows that do not travel, with reasons. */
function idleFlows({ flows, runs }: TrafficContext): Markup {
  const idle = flows.flatMap(({ sides }) =>
    sides.flatMap(({ run, one: { id, reason } }) =>
      reason === undefined ? [] : [html`<li>${id}, ${runs[run]?.scenario.id}: ${reason}</li>\n`],
    ),
  );
  if (idle.length === 0) return html``;
  return html`<details><summary>Flows that do not travel (${idle.length})</summary><ul>${idle}</ul></details>`;
}
