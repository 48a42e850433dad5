// The section on trains and lines.
import { html, type Markup } from "../page/markup.ts";
import { fixed, percent } from "../text/numbers.ts";
import { sideBySide, type TrafficContext } from "./operationContext.ts";
import { serviceWords } from "./operationNames.ts";
import { hoursCell, number, sideTable } from "./sideTable.ts";

/** Trains and lines: departures, load factors and waits. */
export function servicesSection(context: TrafficContext): Markup {
  const services = sideBySide(context.runs, (run) => run.services);
  if (services.length === 0) return html``;
  const drawn = sideTable(context, {
    caption: "Departures after the warm-up, waits for them, and time from departure to the end of the run",
    head: "Train or line",
    columns: [
      "Departures",
      "Cancelled",
      "Load factor",
      "Mean wait, h",
      "P95 wait, h",
      "Run, h",
      "Left behind",
    ].map(number),
    things: services,
    name: ({ id }) => serviceWords(id, context.places),
    cells: ({ departures, cancelled, loadFactor, waitHours, runHours, leftBehind }) => [
      fixed(departures, 0),
      fixed(cancelled, 0),
      loadFactor === undefined ? "" : percent(loadFactor.mean),
      hoursCell(waitHours.mean),
      hoursCell(waitHours.p95),
      hoursCell(runHours.mean),
      fixed(leftBehind, 0),
    ],
  });
  return html`<section><h2>Trains and lines</h2>
<p>Goods trains depart when they are full, or when the first shipment has waited for the longest time that the study allows; lines depart by timetable.</p>
${drawn}
<p class="note">The load factor is the load carried divided by the capacity of all departures. “Left behind” counts shipments that were in time for a departure but had to wait for the next.</p></section>
`;
}
