import type { FlowOutcome, StationOutcome } from "../../operation/index.ts";
import { endName, type PlaceTable, placeName, words } from "../text/names.ts";

/** What is added up where vehicles are counted together. */
export const vehicleWords = "trucks, wagons, boxes, trains, background traffic too";

/** The ends of a flow in words: `Tehran to Baghdad`. */
export function flowEnds({ from, to }: Pick<FlowOutcome, "from" | "to">, places: PlaceTable): string {
  return `${endName(from, places)} to ${endName(to, places)}`;
}

/** What travels in a flow and how: `truck via Mehran`. */
export function flowCarriage(
  { vehicle, via }: Pick<FlowOutcome, "vehicle" | "via">,
  places: PlaceTable,
): string {
  return via === undefined ? vehicle : `${vehicle} via ${placeName(via, places)}`;
}

/** What a station is, in words: `Mehran, crossing, truck IR to IQ`. */
export function stationWords(station: StationOutcome, places: PlaceTable): string {
  const { at, serves, vehicle, from, to } = station;
  const way = from === undefined || to === undefined ? "" : ` ${from} to ${to}`;
  return `${placeName(at, places)}, ${words(serves)}, ${vehicle}${way}`;
}

/** A service in words: `train, Mary to Sarakhs`; the id of another line. */
export function serviceWords(id: string, places: PlaceTable): string {
  const [, from, to] = /^train:(.+)>(.+)$/.exec(id) ?? [];
  if (from !== undefined && to !== undefined)
    return `train, ${placeName(from, places)} to ${placeName(to, places)}`;
  return id.replace(/^line:/, "line ");
}

/** A load as it is printed; nothing where a station never opens and nobody comes. */
export function loadText(load: number): string {
  if (Number.isNaN(load)) return "";
  return load === Number.POSITIVE_INFINITY ? "never open" : load.toFixed(2);
}
