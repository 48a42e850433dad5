// Prints a run of a study's traffic for the terminal.
import { type TextWidth, visible } from "../../base/index.ts";
import type { Study } from "../../model/index.ts";
import type { FlowOutcome, StationOutcome, TrafficRun } from "../../operation/index.ts";
import { counted, fixed, hoursWithin, percent, signed } from "../text/numbers.ts";
import { type TextColumn, textTable } from "../text/textTable.ts";
import { yearText } from "../text/yearText.ts";
import { seasonOutside } from "./flowSeasons.ts";
import { vehicleWords } from "./operationNames.ts";
import { lostAt } from "./operationRows.ts";
import { uncountedTexts } from "./uncountedText.ts";

const number = (head: string): TextColumn => ({ head, type: "number" });
const hours = (value: number | undefined, decimals = 1): string =>
  value === undefined ? "" : fixed(value, decimals);

/** A run of a study's traffic for the terminal: flows, stations, trains and lines, and the CPMM indicators. */
export function trafficText(run: TrafficRun, study: Study, layout: TextWidth = {}): string {
  const { scenario, from, days, warmUpDays, replications, seed, balance } = run;
  const runs = replications === 1 ? "one run" : counted(replications, "run");
  const head = `${scenario.id}: ${counted(days, "day")} from ${from}, ${warmUpDays === 0 ? "no warm-up" : `${counted(warmUpDays, "day")} of warm-up not counted`}, ${runs}, seed ${seed}.`;
  const { created, through, lost, inSystem } = balance;
  const sum = `Vehicles on all days (${vehicleWords}): ${created} departed, ${through} arrived, ${lost} lost, ${inSystem} en route.`;
  return [
    [
      visible(head),
      `${yearText(run.year)}${turnsText(run)}`,
      sum,
      ...uncountedTexts(run).map((text) => visible(text)),
    ].join("\n"),
    `Flows: door-to-door hours, simulated and assumed in routing\n${flowTable(run, study, layout)}`,
    `Stations: hours of wait before service, simulated for the vehicles served (with 99 % interval), by the queueing formula, and assumed in routing\n${stationTable(run.stations, layout)}`,
    ...(run.services.length === 0 ? [] : [`Trains and lines\n${serviceTable(run, layout)}`]),
    ...(run.facilitation === undefined ? [] : [facilitationText(run.facilitation, run.currency)]),
  ].join("\n\n");
}

/** Says when edits begin or end within the run. */
function turnsText({ turningDays = [], year }: TrafficRun): string {
  if (turningDays.length === 0) return "";
  return ` Edits begin or end on ${turningDays.join(", ")}, within the run; it takes them as they are for ${year.year}.`;
}

function flowTable(run: TrafficRun, study: Study, layout: TextWidth): string {
  const { flows } = run;
  const columns = [
    { head: "flow" },
    number("per day"),
    number("arrived"),
    number("diverted"),
    number("lost"),
    ...["mean", "p5", "p50", "p95", "in routing", "difference"].map(number),
  ];
  const travelling = flows.filter(({ reason }) => reason === undefined);
  const rows = travelling.map((flow) => {
    const { id, vehiclesPerDay, through = 0, diverted = 0, lost = 0, routedHours, hours: simulated } = flow;
    const counts = [fixed(vehiclesPerDay, 0), fixed(through, 0), fixed(diverted, 0), fixed(lost, 0)];
    const spread = [simulated?.mean, simulated?.p5, simulated?.p50, simulated?.p95].map((value) =>
      hours(value),
    );
    const difference =
      simulated?.mean === undefined || routedHours === undefined
        ? ""
        : signed(simulated.mean - routedHours, 1);
    return [id, ...counts, ...spread, hours(routedHours), difference];
  });
  const idle = flows.filter(({ reason }) => reason !== undefined);
  const none = idle.map(({ id, reason = "" }) => `\n${visible(id)} does not travel: ${visible(reason)}`);
  const late = travelling.flatMap((flow) => {
    const why = seasonOutside(flow, run, study);
    return why === undefined ? [] : [`\n${visible(flow.id)} ${why}`];
  });
  return `${textTable(columns, rows, layout)}${late.join("")}${none.join("")}`;
}

function stationTable(stations: readonly StationOutcome[], layout: TextWidth): string {
  const columns = [
    { head: "station" },
    ...["servers", "per day", "load", "wait", "interval", "formula", "difference", "in routing"].map(number),
    ...["longest queue", "diverted", "lost"].map(number),
  ];
  const rows = stations.map((station) => {
    const { result, expectedPerDay, load } = station;
    const { mean, interval } = result.waitHours;
    return [
      station.id,
      String(station.servers),
      fixed(expectedPerDay, 0),
      load === undefined ? "never open" : fixed(load, 2),
      hours(mean, 2),
      interval === undefined
        ? ""
        : hoursWithin(interval)
            .map((end) => fixed(end, 2))
            .join(" to "),
      closedFormText(station),
      station.difference === undefined ? "" : signed(station.difference, 2),
      hours(station.routedHours, 2),
      fixed(result.longestQueue, 0),
      fixed(result.diverted, 0),
      fixed(lostAt(station), 0),
    ];
  });
  return textTable(columns, rows, layout);
}

/** The wait by the queueing formula, in a cell. */
export function closedFormText({ closedForm }: StationOutcome): string {
  if (closedForm.type === "saturated") return `${fixed(closedForm.hours, 2)}, no steady state`;
  return closedForm.type === "unused" ? "" : fixed(closedForm.hours, 2);
}

function serviceTable({ services }: TrafficRun, layout: TextWidth): string {
  const columns = [
    { head: "service" },
    ...["departures", "load factor", "wait, h", "run, h", "left behind"].map(number),
  ];
  const rows = services.map(({ id, departures, loadFactor, waitHours, runHours, leftBehind }) => [
    id,
    fixed(departures, 0),
    loadFactor === undefined ? "" : percent(loadFactor.mean),
    hours(waitHours.mean),
    hours(runHours.mean),
    fixed(leftBehind, 0),
  ]);
  return textTable(columns, rows, layout);
}

function facilitationText(
  indicators: NonNullable<TrafficRun["facilitation"]>,
  currency: TrafficRun["currency"],
): string {
  const { borderHours, borderMoney, moneyPer500KmPer20T, speedWithDelay, speedWithoutDelay } = indicators;
  const border =
    borderHours === undefined || borderMoney === undefined
      ? []
      : [
          `  TFI1 time at a border crossing  ${fixed(borderHours, 1)} h`,
          `  TFI2 cost at a border crossing  ${fixed(borderMoney, 0)} ${currency} per vehicle, without duty`,
        ];
  return [
    "Trade facilitation indicators (CAREC CPMM), all freight, average over vehicles",
    ...border,
    `  TFI3 cost of 500 km for 20 t    ${fixed(moneyPer500KmPer20T, 0)} ${currency}, without duty`,
    `  TFI4 speed with delay           ${fixed(speedWithDelay, 1)} km/h`,
    `       speed without delay        ${fixed(speedWithoutDelay, 1)} km/h`,
  ].join("\n");
}

/** Two runs of the same days for the terminal, flow by flow. */
export function trafficComparisonText(base: TrafficRun, other: TrafficRun, layout: TextWidth = {}): string {
  const columns = [
    { head: "flow" },
    ...["arrived", "arrived", "mean", "mean", "change", "p95", "p95", "diverted", "diverted"].map(number),
  ];
  const rows = base.flows.flatMap((flow, i) => {
    const changed = other.flows[i] as FlowOutcome;
    if (flow.reason !== undefined && changed.reason !== undefined) return [];
    const before = flow.hours?.mean;
    const after = changed.hours?.mean;
    const change = before === undefined || after === undefined ? "" : signed(after - before, 1);
    const both = (of: (flow: FlowOutcome) => number | undefined, decimals: number): [string, string] => [
      hours(of(flow), decimals),
      hours(of(changed), decimals),
    ];
    return [
      [
        flow.id,
        ...both((f) => f.through, 0),
        ...both((f) => f.hours?.mean, 1),
        change,
        ...both((f) => f.hours?.p95, 1),
        ...both((f) => f.diverted, 0),
      ],
    ];
  });
  const title = `${base.scenario.id} and ${other.scenario.id}, in this order: vehicles arrived, door-to-door hours (mean, P95), vehicles diverted`;
  return `${visible(title)}\n${textTable(columns, rows, layout)}`;
}
