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

/** Waits at borders and other stations, beside closed forms and what routing takes, and where and why they are far apart. */
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
    title: "Waits at borders and other stations, met and in closed form",
    description:
      "For each station and scenario the mean wait as a dot on its interval, and the closed form as an open diamond. The same hours are told in the table below.",
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
      ? html`<p>Nobody came to a station.</p>`
      : html`<figure>${trusted(svgText(chart))}<figcaption>Hours before service of those that were served after the days left out. The closed form is what queueing theory expects of the mean: usual closing hours as a fluid queue, chance by Allen and Cunneen, closures as fluid queues.</figcaption></figure>`;
  return html`<section><h2>Borders and other stations</h2>${drawn}${stationTable(context, level)}${gaps(context)}</section>
`;
}

function waitOf(run: number, { result, closedForm }: StationOutcome): StationWait {
  const { mean, interval } = result.waitHours;
  return {
    run,
    ...(mean === undefined
      ? { instead: result.arrivals > 0 ? "nobody was served" : "nobody came" }
      : { mean }),
    ...(interval === undefined ? {} : { interval }),
    ...(closedForm.type === "wait" ? { closedForm: closedForm.hours } : {}),
  };
}

function stationTable(context: TrafficContext, level: string): Markup {
  const drawn = sideTable(context, {
    caption: "Stations: hours before service, vehicles",
    head: "Station",
    columns: [
      ...["Servers", "A day", "Load", "Wait met, h", `${level} interval`, "Closed form, h"],
      ...["Difference, h", "In %", "Queue of routing, h", "Longest queue", "Diverted", "Lost"],
    ].map(number),
    things: context.stations,
    name: (station) => html`${station.id} <span class="note">${stationWords(station, context.places)}</span>`,
    cells: cellsOf,
  });
  return html`<div class="wide">${drawn}</div>
<p class="note">The load is what is expected over what can be served while open. The interval is where the mean wait lies. The difference is wait met less closed form. Waits are of those that were served: who still waits at the end is in none of them. “Queue of routing” is the mean queue time in the figures that routing adds up; it is there for borders alone. Vehicles are counted as they come, wagons one by one, trains whole.</p>`;
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

/** A paragraph for each station where closed form and run are far apart. */
function gaps({ runs, places }: TrafficContext): Markup {
  const told = runs.map((run) => ({ run, gaps: stationGaps(run) }));
  const items = told.flatMap(({ run, gaps: found }) =>
    found.map(
      ({ station, found: words, reasons }) =>
        html`<li><b>${station.id}</b>${runs.length > 1 ? html` under ${run.scenario.id}` : undefined} (${stationWords(station, places)}): ${words} ${reasons.join(" ")}</li>\n`,
    ),
  );
  const head = html`<h3>Where the run and the closed form are far apart</h3>`;
  const limit = "more than an hour, and more than a quarter of the closed form";
  if (items.length === 0) return html`${head}<p>Nowhere: at no station do they differ by ${limit}.</p>`;
  return html`${head}<p>Told is each station where they differ by ${limit}, or where more comes than can be served.</p><ul>${items}</ul>`;
}
