// Prints a dated journey for the terminal.

import { expectArguments, type TextWidth, visible } from "../../base/index.ts";
import type { Study } from "../../model/index.ts";
import type { DatedStep, Itinerary } from "../../routing/index.ts";
import { itineraryTextArguments } from "../given.ts";
import {
  endName,
  type PlaceTable,
  placeName,
  placeTable,
  travelWords,
  vehicleWords,
  words,
} from "../text/names.ts";
import { decimalsOf, fixed } from "../text/numbers.ts";
import { type TextColumn, textTable } from "../text/textTable.ts";

/**
 * A dated journey for the terminal: departure, arrival, and a table of all steps with their times.
 *
 * @example
 * ```ts
 * import { earliestArrival } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { itineraryText } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const journey = { from: "alma", to: "gora", commodity: "container", depart: "2026-11-25T08:00+03:00" };
 * const found = earliestArrival(study, "rail-joined", journey);
 * if (found.type === "itinerary") console.log(itineraryText(study, found).split(";")[0]);
 * // Goods in containers, Alma to Gora: leaves 2026-11-25T08:00+03:00, arrives 2026-11-26T14:36+03:00
 * ```
 */
export function itineraryText(study: Study, itinerary: Itinerary, layout: TextWidth = {}): string {
  expectArguments(itineraryTextArguments, [study, itinerary, layout]);
  const places = placeTable(study.network);
  const { departs, arrives, hours, waitHours, workHours, pauseHours, steps } = itinerary;
  const commodity = study.commodities.find(({ id }) => id === itinerary.commodity);
  const hoursText = (h: number): string => fixed(h, decimalsOf.time);
  const head = `${commodity?.name}, ${endName(itinerary.from, places)} to ${endName(itinerary.to, places)}`;
  const sums = `${hoursText(hours)} h: ${hoursText(workHours)} moving or handled, ${hoursText(waitHours)} waiting, ${hoursText(pauseHours)} paused`;
  const money = `${fixed(itinerary.money, decimalsOf.money)} ${study.currency}/${commodity?.unit}`;
  const distance = `${fixed(itinerary.distanceKm, decimalsOf.distanceKm)} km`;
  const columns: TextColumn[] = [
    ...["step", "at or to", "by", "arrives", "starts", "ends"].map((name) => ({ head: name })),
    ...["wait, h", "work, h", "pause, h"].map((name): TextColumn => ({ head: name, type: "number" })),
  ];
  const rows = steps.map((step) => stepRow(step, places));
  const table = rows.length === 0 ? "" : `\n${textTable(columns, rows, layout)}`;
  return `${visible(`${head}: leaves ${departs}, arrives ${arrives}; ${sums}; ${distance}, ${money}`)}${table}`;
}

function stepRow(step: DatedStep, places: PlaceTable): string[] {
  const { type, to, vehicle, service, procedure, arrives, starts, ends } = step;
  const by = [...(vehicle === undefined ? [] : [vehicleWords([vehicle])]), service ?? []].flat().join(" ");
  // Day and hour; the head names the time zone.
  const moments = [arrives, starts, ends].map((moment) => moment.slice(0, 16).replace("T", " "));
  const hours = [step.waitHours, step.workHours, step.pauseHours].map((h) =>
    h === 0 ? "" : fixed(h, decimalsOf.time),
  );
  const done = procedure === undefined ? words(type) : `${words(type)} by ${procedure}`;
  return [type === "link" ? travelWords(step) : done, placeName(to, places), by, ...moments, ...hours];
}
