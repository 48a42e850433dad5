import type { FlowOutcome, TrafficRun } from "../../operation/index.ts";
import { svgText } from "../drawing/svg.ts";
import { minus } from "../page/htmlTable.ts";
import { html, type Markup, trusted } from "../page/markup.ts";
import { fixed, signed } from "../text/numbers.ts";
import { seasonOutside } from "./flowSeasons.ts";
import type { SideBySide, TrafficContext } from "./operationContext.ts";
import { flowCarriage, flowEnds } from "./operationNames.ts";
import { hoursCell, intervalCell, number, sideTable } from "./sideTable.ts";
import { transitChart } from "./transitChart.ts";

/** How long trips take, flow by flow, beside what routing takes. */
export function transitSection(context: TrafficContext): Markup {
  const { document, places, titles } = context;
  const flows = travelling(context);
  const chart = transitChart({
    document,
    id: "transit",
    title: "Transit times by flow",
    description:
      "For each flow and scenario a bar from the 5 % to the 95 % quantile of hours from end to end, the median in it, and the time that routing takes. The same hours are told in the table below.",
    runs: titles,
    flows: flows.map(({ first, sides }) => ({
      name: first.id,
      note: flowEnds(first, places),
      times: sides.map(({ run, one: { hours, routedHours, reason } }) => ({
        run,
        ...(hours?.p5 === undefined ? {} : { p5: hours.p5 }),
        ...(hours?.p50 === undefined ? {} : { p50: hours.p50 }),
        ...(hours?.p95 === undefined ? {} : { p95: hours.p95 }),
        ...(routedHours === undefined ? {} : { routed: routedHours }),
        ...(hours?.p50 === undefined ? { instead: insteadOf(reason) } : {}),
      })),
    })),
  });
  const picture =
    flows.length === 0
      ? html`<p>No flow arrived.</p>`
      : html`<figure>${trusted(svgText(chart))}<figcaption>Hours from end to end of trips that began after the days left out and ended. Routing knows no queue but the mean one that its figures hold, and takes every day alike; it keeps to one way, trips may turn to another.</figcaption></figure>`;
  return html`<section><h2>Transit times</h2>${picture}${flowTable(context)}${stillFlows(context)}</section>
`;
}

/** Flows of which somebody arrived under any scenario. */
export function travelling({ flows }: TrafficContext): readonly SideBySide<FlowOutcome>[] {
  return flows.filter(({ sides }) => sides.some(({ one }) => one.hours?.mean !== undefined));
}

/** What stands where a flow has no hours. */
export function insteadOf(reason: string | undefined): string {
  return reason === undefined ? "none arrived" : "does not travel";
}

function flowTable(context: TrafficContext): Markup {
  const { places, runs, study } = context;
  const drawn = sideTable(context, {
    caption: "Flows: vehicles, and hours from end to end",
    head: "Flow",
    columns: [
      ...["A day", "Set out", "Arrived", "Diverted", "Lost", "On the way"],
      ...["Mean, h", "Its interval", "P5", "P50", "P95", "Routed, h", "Difference, h"],
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
  return html`<div class="wide">${drawn}</div>
<p class="note">“A day” is what is expected on a day on which the flow travels. Diverted are turns to another way, lost those that gave up or found no other. Intervals of means are by Student's t over runs, of a single run over batches; there is none where trips took several ways or were few. The difference is mean less routed.</p>`;
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

/** Why some do not travel. */
function stillFlows({ flows, runs }: TrafficContext): Markup {
  const still = flows.flatMap(({ sides }) =>
    sides.flatMap(({ run, one: { id, reason } }) =>
      reason === undefined ? [] : [html`<li>${id}, ${runs[run]?.scenario.id}: ${reason}</li>\n`],
    ),
  );
  if (still.length === 0) return html``;
  return html`<details><summary>Flows that do not travel (${still.length})</summary><ul>${still}</ul></details>`;
}
