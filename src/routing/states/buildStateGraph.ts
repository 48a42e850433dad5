import { byId, InputError, problem } from "../../base/index.ts";
import {
  type BorderMode,
  type Commodity,
  type Link,
  modeTraits,
  type Network,
  type Place,
  sideOf,
  type Vehicle,
  type VehicleMode,
  vehicleId,
  vehicleModes,
  vehicleOn,
} from "../../model/index.ts";
import { buildTopology } from "../../paths/index.ts";
import { carriage } from "../prices/carriage.ts";
import type { Charge } from "../prices/charge.ts";
import { crossingCharges, operationCharges, type WantedOperation } from "../prices/handling.ts";
import { openPriceBook, type PriceBook } from "../prices/priceBook.ts";
import { remembered } from "../remembered.ts";
import { borderWays, importedLayer, inlandWays } from "./customsWays.ts";
import { type DraftArc, type Move, moved } from "./draftArc.ts";
import type { Arc, JourneyState, StateGraph } from "./stateGraph.ts";
import { stateIn, type Yard, yardAt } from "./yard.ts";

/**
 * Generates the state graph of a network for one commodity: what runs on open links, what is done where rows of the
 * study allow it, the border crossings. An illegal move has no arc.
 *
 * @throws InputError when an open link or a crossing has no price, no time or no emissions, or when two rows are equally
 *   specific.
 */
export function buildStateGraph(network: Network, commodity: Commodity): StateGraph {
  const builder = new Builder(network, openPriceBook(network, commodity));
  builder.addLinks();
  builder.addCrossings();
  builder.addOperations();
  builder.addCustomsWays();
  return builder.finish();
}

type CrossingMode = BorderMode & VehicleMode;

/** Modes whose vehicles pass borders at border crossings. */
const crossingModes = vehicleModes.filter(
  (mode): mode is CrossingMode => modeTraits[mode].borders === "crossing",
);

/** Travel over a link, from yard to yard. */
interface Travel {
  readonly arc: DraftArc;
  readonly vehicle: Vehicle;
  readonly from: Yard;
  readonly to: Yard;
}

class Builder {
  readonly #network: Network;
  readonly #book: PriceBook;
  readonly #places: ReadonlyMap<string, Place>;
  readonly #travels: WeakMap<Link, Travel>;
  readonly #handled: WeakMap<Yard, Map<string, readonly DraftArc[]>>;
  /** Yard -> the vehicles that come there, by their ids. */
  readonly #vehicles = new Map<Yard, Map<string, Vehicle>>();
  readonly #arcs: DraftArc[] = [];
  /** Other ways through customs than clearance at the destination. */
  readonly #ways: DraftArc[] = [];

  constructor(network: Network, book: PriceBook) {
    const { places, tariffs, timings, emissionFactors, operations } = network;
    this.#network = network;
    this.#book = book;
    this.#places = placesById(places);
    this.#travels = travelled(book.commodity, places, tariffs, timings, emissionFactors);
    this.#handled = handled(book.commodity, operations);
  }

  addLinks(): void {
    const { traffic } = this.#book.commodity;
    for (const link of this.#network.links) {
      if (link.status !== "operating" || !link.carries.includes(traffic)) continue;
      const { arc, vehicle, from, to } = this.#travel(link);
      const border = this.#borderOnBoard(link, from.side, to.side);
      this.#arcs.push(border.length === 0 ? arc : { ...arc, charges: [...arc.charges, ...border] });
      this.#comes(vehicle, from);
      this.#comes(vehicle, to);
    }
  }

  #travel(link: Link): Travel {
    return this.#once(this.#travels, link, () => {
      const { charges, drivingDays } = carriage(link, this.#book);
      const [from, to] = [this.#yardOf(link, link.from), this.#yardOf(link, link.to)];
      const vehicle = vehicleOn(link);
      const ends = { from: stateIn(from, vehicle), to: stateIn(to, vehicle) };
      return { vehicle, from, to, arc: { id: link.id, type: "link", link, charges, drivingDays, ...ends } };
    });
  }

  /** What was made before, or is made now; with gaps in it, it is made anew each time, for them to be noted. */
  #once<Key, Made>(
    known: { get(key: Key): Made | undefined; set(key: Key, made: Made): unknown },
    key: Key,
    make: () => Made,
  ): Made {
    const found = known.get(key);
    if (found !== undefined) return found;
    const { notes } = this.#book;
    const before = notes();
    const made = make();
    if (notes() === before) known.set(key, made);
    return made;
  }

  /** The yard a link begins or ends in. */
  #yardOf(link: Link, id: string): Yard {
    const place = this.#places.get(id) as Place;
    return yardAt(place, sideOf(place, link));
  }

  #comes(vehicle: Vehicle, yard: Yard): void {
    const vehicles = this.#vehicles.get(yard) ?? new Map<string, Vehicle>();
    this.#vehicles.set(yard, vehicles);
    const id = vehicleId(vehicle);
    if (!vehicles.has(id)) vehicles.set(id, vehicle);
  }

  /** A ferry between two countries is a crossing of its own. */
  #borderOnBoard({ mode, row }: Link, from: string, to: string): readonly Charge[] {
    if (modeTraits[mode].borders !== "onBoard" || from === to) return [];
    return crossingCharges({ at: row, mode: mode as BorderMode, from, to }, this.#book) ?? [];
  }

  addCrossings(): void {
    for (const place of this.#network.places) {
      if (place.otherCountry === undefined) continue;
      const [here, there] = [yardAt(place, place.country), yardAt(place, place.otherCountry)];
      for (const mode of crossingModes) {
        const hereBy = this.#byMode(here, mode);
        const thereBy = this.#byMode(there, mode);
        if (hereBy.size === 0 || thereBy.size === 0) continue;
        const vehicles = [...new Map([...hereBy, ...thereBy]).values()];
        this.#cross(here, there, mode, vehicles);
        this.#cross(there, here, mode, vehicles);
      }
    }
  }

  #byMode(yard: Yard, mode: Vehicle["mode"]): Map<string, Vehicle> {
    return new Map([...(this.#vehicles.get(yard) ?? [])].filter(([, vehicle]) => vehicle.mode === mode));
  }

  #cross(yard: Yard, into: Yard, mode: CrossingMode, vehicles: readonly Vehicle[]): void {
    const ends = { from: yard.side, to: into.side };
    const charges = crossingCharges({ at: yard.place.id, mode, ...ends }, this.#book);
    for (const vehicle of vehicles) {
      const words = `${ends.from} > ${ends.to} by ${vehicleId(vehicle)}`;
      const move: Move = { type: "crossing", words, before: vehicle, after: vehicle, into };
      this.#arcs.push(...moved(yard, move, charges));
      this.#comes(vehicle, into);
    }
    this.#ways.push(...borderWays({ yard, into, mode, vehicles }, this.#book));
  }

  addOperations(): void {
    const pieces = [...this.#vehicles].map(([yard, vehicles]) => {
      const known = this.#handled.get(yard) ?? new Map<string, readonly DraftArc[]>();
      this.#handled.set(yard, known);
      const present = [...vehicles.values()];
      const arcs = this.#once(known, [...vehicles.keys()].sort().join(" "), () =>
        [...this.#transfers(yard, present), ...this.#ends(yard, present)].sort(byId),
      );
      return { id: yard.id, arcs };
    });
    // In order of their yards, pieces are nearly in the order of their arcs, which saves the time to sort these.
    for (const { arcs } of pieces.sort(byId)) this.#arcs.push(...arcs);
  }

  /** Zones and clearance on the way, and what goods that were cleared there do next, in so far as there are such ways. */
  addCustomsWays(): void {
    for (const [yard, vehicles] of this.#vehicles) {
      this.#ways.push(...inlandWays(yard, [...vehicles.values()], this.#book));
    }
    if (this.#ways.length === 0) return;
    this.#arcs.push(...importedLayer(this.#arcs, this.#ways, this.#places), ...this.#ways);
  }

  /** From vehicle to vehicle; between trains it is a change of gauge. */
  #transfers(yard: Yard, vehicles: readonly Vehicle[]): DraftArc[] {
    const pairs = vehicles.flatMap((from) =>
      vehicles.filter((to) => to !== from).map((to) => ({ from, to })),
    );
    return pairs.flatMap(({ from, to }) => {
      const isGaugeChange = from.mode === to.mode;
      const type = isGaugeChange ? "gaugeChange" : "transship";
      const end = ({ mode, gauge }: Vehicle): string => (isGaugeChange ? String(gauge) : mode);
      const charges = this.#operation(yard, { kind: type, from: end(from), to: end(to) });
      const words = `${vehicleId(from)} > ${vehicleId(to)}`;
      return moved(yard, { type, words, before: from, after: to }, charges);
    });
  }

  /** Where journeys begin and end: loading, unloading, clearance of what comes from another country. */
  #ends(yard: Yard, vehicles: readonly Vehicle[]): DraftArc[] {
    const loads = vehicles.flatMap((vehicle) => {
      const charges = this.#operation(yard, { kind: "load", to: vehicle.mode });
      const words = vehicleId(vehicle);
      return moved(yard, { type: "load", words, before: "origin", after: vehicle }, charges);
    });
    const unloads = vehicles.flatMap((vehicle) => {
      const charges = this.#operation(yard, { kind: "unload", from: vehicle.mode });
      const words = vehicleId(vehicle);
      return moved(yard, { type: "unload", words, before: vehicle, after: "delivered" }, charges);
    });
    // Travellers have arrived when they get off; what they pass at a border is the crossing's.
    if (unloads.length === 0 || this.#book.commodity.traffic !== "freight") return [...loads, ...unloads];
    const clear = this.#operation(yard, { kind: "clear" });
    const cleared: Move = { type: "clear", words: "import", before: "delivered", after: "cleared" };
    return [...loads, ...unloads, ...moved(yard, cleared, clear)];
  }

  #operation(yard: Yard, wanted: Omit<WantedOperation, "place" | "side">): readonly Charge[] | undefined {
    return operationCharges({ place: yard.place, side: yard.side, ...wanted }, this.#book);
  }

  finish(): StateGraph {
    const gaps = this.#book.gaps();
    if (gaps.length > 0) throw new InputError(gaps.map((gap) => problem(gap)));
    const drafts = this.#arcs.sort(byId);
    const stood = new Set<JourneyState>();
    for (const { from, to } of drafts) stood.add(from).add(to);
    const states = [...stood].sort(byId);
    const numbers = new Map(states.map((state, i) => [state, i]));
    const numberOf = (state: JourneyState): number => numbers.get(state) as number;
    const arcs = drafts.map(({ id, type, from, to, link, charges, drivingDays }): Arc => {
      return { id, type, from: numberOf(from), to: numberOf(to), link, charges, drivingDays };
    });
    const index = new Map(states.map((state, i) => [state.id, i]));
    const topology = buildTopology(
      states.length,
      arcs.map((arc) => arc.from),
      arcs.map((arc) => arc.to),
    );
    return { commodity: this.#book.commodity, states, arcs, index, topology };
  }
}

// What is made of a link or a yard and of some tables holds in every network that has them.
const travelled = remembered(
  (_commodity: Commodity, ..._tables: (readonly object[])[]) => new WeakMap<Link, Travel>(),
);
const handled = remembered(
  (_commodity: Commodity, _operations: readonly object[]) =>
    new WeakMap<Yard, Map<string, readonly DraftArc[]>>(),
);
const placesById = remembered(
  (places: readonly Place[]) => new Map(places.map((place) => [place.id, place])),
);
