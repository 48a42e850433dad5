// The section on waits at borders and other stations.
import type { StationOutcome, TrafficRun } from "../../operation/index.ts";
import { svgText } from "../drawing/svg.ts";
import { minus } from "../page/htmlTable.ts";
import { html, type Markup, trusted } from "../page/markup.ts";
import { placeName } from "../text/names.ts";
import { fixed, signed } from "../text/numbers.ts";
import type { TrafficContext } from "./operationContext.ts";
import { loadText, stationWords } from "./operationNames.ts";
import { lostAt } from "./operationRows.ts";
import { closedFormText } from "./operationText.ts";
import { hoursCell, intervalCell, number, sideTable } from "./sideTable.ts";
import { leastHours, levelText, stationGaps } from "./stationGaps.ts";
import { type StationWait, waitsChart } from "./waitsChart.ts";

/** Waits at borders and other stations: simulated, by queueing formulas and assumed in routing, with reasons for gaps. */
export function stationsSection(context: TrafficContext): Markup {
  const { document, places, titles, runs, stations } = context;
  if (stations.length === 0) return html``;
  const level = levelText(runs[0] as TrafficRun);
  const used = stations.filter(({ sides }) =>
    sides.some(({ one }) => one.result.waitHours.mean !== undefined),
  );
  const chart = waitsChart({
    document,
    id: "waits",
    title: "Waits at borders and other stations, simulated and by queueing formula",
    description:
      "For each station and scenario the mean wait as a dot on its interval, and the queueing formula as an open diamond. The table below lists the same hours.",
    runs: titles,
    level,
    stations: used.map(({ first, sides }) => ({
      name: first.id,
      note: `${first.vehicle}, ${placeName(first.at, places)}`,
      waits: sides.map(({ run, one }) => waitOf(run, one)),
    })),
  });
  const drawn =
    used.length === 0
      ? html`<p>No vehicle arrived at a station.</p>`
      : html`<figure>${trusted(svgText(chart))}<figcaption>Hours before service, for vehicles served after the warm-up. The formula is the expected mean in queueing theory: a fluid queue for opening hours and closures, the Allen-Cunneen approximation for random variation.</figcaption></figure>`;
  return html`<section><h2>Borders and other stations</h2>${drawn}${stationTable(context, level)}${gaps(context)}</section>
`;
}

function waitOf(run: number, { result, closedForm }: StationOutcome): StationWait {
  const { mean, interval } = result.waitHours;
  return {
    run,
    ...(mean === undefined
      ? { instead: result.arrivals > 0 ? "no vehicle served" : "no arrivals" }
      : { mean }),
    ...(interval && { interval }),
    ...(closedForm.type === "wait" ? { closedForm: closedForm.hours } : {}),
  };
}

function stationTable(context: TrafficContext, level: string): Markup {
  const waits = sideTable(context, {
    caption: "Stations: hours before service, and vehicles",
    head: "Station",
    columns: [
      ...["Servers", "Per day", "Load", "Simulated wait, h", `${level} interval`, "Formula, h"],
      ...["Difference, h", "Difference, %", "In routing, h", "Longest queue", "Diverted", "Lost"],
    ].map(number),
    things: context.stations,
    name: (station) => html`${station.id} <span class="note">${stationWords(station, context.places)}</span>`,
    cells: cellsOf,
  });
  return html`<div class="wide">${waits}</div>
<p class="note">The load is expected arrivals divided by the capacity while open. The interval is for the mean wait. The difference is simulated wait minus formula. Waits cover vehicles that were served, not those still waiting at the end. “In routing” is the mean queue time that routing assumes; it exists only for borders. Wagons count one by one, trains as one.</p>`;
}

function cellsOf(station: StationOutcome): string[] {
  const { servers, expectedPerDay, load, result, closedForm, difference, routedHours } = station;
  const share =
    difference === undefined || closedForm.type !== "wait" || closedForm.hours < leastHours
      ? ""
      : minus(`${signed((100 * difference) / closedForm.hours, 0)} %`);
  return [
    String(servers),
    fixed(expectedPerDay, 0),
    load === undefined ? "never open" : loadText(load),
    hoursCell(result.waitHours.mean, 2),
    intervalCell(result.waitHours.interval, 2),
    closedFormText(station),
    difference === undefined ? "" : minus(signed(difference, 2)),
    share,
    hoursCell(routedHours, 2),
    ...[result.longestQueue, result.diverted, lostAt(station)].map((count) => fixed(count, 0)),
  ];
}

/** One item per station where simulation and formula are far apart. */
function gaps({ runs, places }: TrafficContext): Markup {
  const items = runs
    .map((run) => ({ run, gaps: stationGaps(run) }))
    .flatMap(({ run, gaps: found }) =>
      found.map(
        ({ station, comparison, reasons }) =>
          html`<li><b>${station.id}</b>${runs.length > 1 ? html` under ${run.scenario.id}` : undefined} (${stationWords(station, places)}): ${comparison} ${reasons.join(" ")}</li>\n`,
      ),
    );
  const head = html`<h3>Where simulation and formula are far apart</h3>`;
  const limit = "more than an hour and more than 25 % of the formula";
  if (items.length === 0) return html`${head}<p>None: the two differ by ${limit} at no station.</p>`;
  return html`${head}<p>Stations where the two differ by ${limit}, or where arrivals exceed capacity:</p><ul>${items}</ul>`;
}
