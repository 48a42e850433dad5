// Turns ids and names of code into words for readers: places, steps, vehicles, links.
import {
  type End,
  endText,
  modeTraits,
  type Network,
  type Place,
  placeTraits,
  type Vehicle,
} from "../../model/index.ts";
import type { RouteStep, ScenarioModel } from "../../routing/index.ts";

/** Places by their ids. */
export type PlaceTable = ReadonlyMap<string, Place>;

/** Indexes the places of a network by id. */
export function placeTable(network: Network): PlaceTable {
  return new Map(network.places.map((place) => [place.id, place]));
}

/** The name of a place; its id when it has no name. */
export function placeName(id: string, places: PlaceTable): string {
  return places.get(id)?.name ?? id;
}

/** The name of one end of a journey, with the side at a border crossing: `Sarakhs (IR side)`. */
export function endName(end: End, places: PlaceTable): string {
  const place = places.get(end.place);
  if (place === undefined) return endText(end);
  return end.side === undefined ? place.name : `${place.name} (${end.side} side)`;
}

/** A name from the code as words: `borderFee` as `border fee`. */
export function words(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}

/** What happens in a step: `travel`, `gauge change`, `enter zone arvand-basra`, `clear after storage in zone mehran`. */
export function stepWords({ type, zone, charges, procedure, ...step }: RouteStep): string {
  if (type === "link") return travelWords(step);
  if (procedure !== undefined) return `${words(type)} by ${procedure}`;
  if (type !== "clear" || zone === undefined)
    return zone === undefined ? words(type) : `${words(type)} ${zone}`;
  const isStored = charges.some(({ component }) => component === "storage");
  return `clear ${isStored ? "after storage " : ""}in zone ${zone}`;
}

/** A stretch of a journey: `travel`, or `ferry, border TM > AZ` where a ferry carries the vehicle over a border. */
export function travelWords({
  carrier,
  fromCountry,
  intoCountry,
}: Pick<RouteStep, "carrier" | "intoCountry"> & { readonly fromCountry?: string }): string {
  if (carrier === undefined) return "travel";
  const { label } = modeTraits[carrier];
  if (intoCountry === undefined) return label;
  return fromCountry === undefined
    ? `${label}, border into ${intoCountry}`
    : `${label}, border ${fromCountry} > ${intoCountry}`;
}

/** A name from the code as a column name: `borderFee` as `border_fee`. */
export function snake(name: string): string {
  return words(name).replaceAll(" ", "_");
}

/** Vehicles as words, in order: `road, rail`. Gauges appear where there are several. */
export function vehicleWords(vehicles: readonly Vehicle[]): string {
  const gauges = new Set(vehicles.flatMap(({ gauge }) => gauge ?? []));
  const word = ({ mode, gauge }: Vehicle): string => {
    const { label } = modeTraits[mode];
    return gauge !== undefined && gauges.size > 1 ? `${label} ${gauge} mm` : label;
  };
  return vehicles.map(word).join(", ");
}

/** A vehicle with its country: `rail IR`; without one for modes that pass no border posts, such as sea. */
export function carriageWords(vehicle: Vehicle, country: string): string {
  const { label, borders } = modeTraits[vehicle.mode];
  return borders === "none" ? label : `${label} ${country}`;
}

/** The places where a route changes country or vehicle, in order of travel. */
export function viaNames(links: readonly string[], model: ScenarioModel): string[] {
  const { network } = model.scenario;
  const table = linkTable(network);
  const places = placeTable(network);
  const names: string[] = [];
  for (const [i, id] of links.entries()) {
    const before = table.get(links[i - 1] ?? "");
    const link = table.get(id);
    if (before === undefined || link === undefined) continue;
    const place = places.get(link.from);
    if (place === undefined || placeTraits[place.kind].isWaypoint) continue;
    if (before.country !== link.country || before.mode !== link.mode) names.push(place.name);
  }
  return names;
}

/** Links by id. */
export function linkTable(network: Network): ReadonlyMap<string, Network["links"][number]> {
  return new Map(network.links.map((link) => [link.id, link]));
}
