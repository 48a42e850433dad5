import { html, type Markup } from "../page/markup.ts";
import { fixed, percent } from "../text/numbers.ts";
import { sideBySide, type TrafficContext } from "./operationContext.ts";
import { serviceWords } from "./operationNames.ts";
import { hoursCell, number, sideTable } from "./sideTable.ts";

/** Trains and lines: how many left, how full, how long one waits for them. */
export function servicesSection(context: TrafficContext): Markup {
  const services = sideBySide(context.runs, (run) => run.services);
  if (services.length === 0) return html``;
  const drawn = sideTable(context, {
    caption:
      "Departures after the days left out, waits for them, and time from departure to the end of the run",
    head: "Train or line",
    columns: [
      "Departures",
      "Cancelled",
      "How full",
      "Mean wait, h",
      "P95 of it",
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
<p>Goods trains leave when they are full, or when the oldest consignment has waited as long as the study lets it; lines leave by their timetable.</p>
${drawn}
<p class="note">“How full” is load carried over capacity of all departures. “Left behind” counts consignments that were in time for a departure and had to wait for the next.</p></section>
`;
}
