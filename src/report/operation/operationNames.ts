// Names flows, stations and services of a run for readers.
import type { FlowOutcome, StationOutcome } from "../../operation/index.ts";
import { endName, type PlaceTable, placeName, words } from "../text/names.ts";

/** What counts of vehicles include. */
export const vehicleWords = "trucks, wagons, boxes and trains, including background traffic";

/** The ends of a flow: `Tehran to Baghdad`. */
export function flowEnds({ from, to }: Pick<FlowOutcome, "from" | "to">, places: PlaceTable): string {
  return `${endName(from, places)} to ${endName(to, places)}`;
}

/** The vehicle of a flow and its crossing: `truck via Mehran`. */
export function flowCarriage(
  { vehicle, via }: Pick<FlowOutcome, "vehicle" | "via">,
  places: PlaceTable,
): string {
  return via === undefined ? vehicle : `${vehicle} via ${placeName(via, places)}`;
}

/** The place, service and vehicle of a station: `Mehran, crossing, truck IR to IQ`. */
export function stationWords(station: StationOutcome, places: PlaceTable): string {
  const { at, serves, vehicle, from, to } = station;
  const direction = from === undefined || to === undefined ? "" : ` ${from} to ${to}`;
  return `${placeName(at, places)}, ${words(serves)}, ${vehicle}${direction}`;
}

/** The name of a service: `train, Mary to Sarakhs`, or `line` and its id. */
export function serviceWords(id: string, places: PlaceTable): string {
  const [, from, to] = /^train:(.+)>(.+)$/.exec(id) ?? [];
  if (from !== undefined && to !== undefined)
    return `train, ${placeName(from, places)} to ${placeName(to, places)}`;
  return id.replace(/^line:/, "line ");
}

/** A load for print; empty when a station never opens and no vehicle arrives. */
export function loadText(load: number): string {
  if (Number.isNaN(load)) return "";
  return load === Number.POSITIVE_INFINITY ? "never open" : load.toFixed(2);
}
