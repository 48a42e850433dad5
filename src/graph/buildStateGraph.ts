import {
  type Commodity,
  InputError,
  type Link,
  type Network,
  type Place,
  problem,
  sideOf,
} from "../model/index.ts";
import { carriage } from "./carriage.ts";
import type { Carriage, Charge } from "./charge.ts";
import { crossingCharges, operationCharges, type WantedOperation } from "./handling.ts";
import { buildTopology } from "./kernel/index.ts";
import { openPriceBook, type PriceBook } from "./priceBook.ts";
import { type Arc, type ArcType, type State, type StateGraph, stateId, vehicleOn } from "./stateGraph.ts";

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
  return builder.finish();
}

/** One side of a place, the vehicles that come there, and its states by vehicle or stage of the journey. */
interface Yard {
  readonly place: Place;
  readonly side: string;
  readonly vehicles: Set<string>;
  readonly states: Map<string, State>;
}

/** Something done in a yard: the vehicle, or stage of the journey, before and after. */
interface Move {
  readonly type: ArcType;
  readonly words: string;
  readonly yard: Yard;
  readonly before: string;
  readonly after: string;
  /** The yard it leads to, when that is another. */
  readonly into?: Yard;
}

/** An arc before states have their numbers. */
interface DraftArc extends Omit<Arc, "from" | "to"> {
  readonly from: State;
  readonly to: State;
}

class Builder {
  readonly #network: Network;
  readonly #book: PriceBook;
  readonly #places: ReadonlyMap<string, Place>;
  readonly #yards = new Map<string, Yard>();
  readonly #states: State[] = [];
  readonly #arcs: DraftArc[] = [];

  constructor(network: Network, book: PriceBook) {
    this.#network = network;
    this.#book = book;
    this.#places = new Map(network.places.map((place) => [place.id, place]));
  }

  addLinks(): void {
    const { traffic } = this.#book.commodity;
    for (const link of this.#network.links) {
      if (link.status !== "operating" || !link.carries.includes(traffic)) continue;
      const carried = this.#carriage(link);
      const [from, to] = [this.#yardOf(link, link.from), this.#yardOf(link, link.to)];
      const vehicle = vehicleOn(link);
      const border = this.#borderOnBoard(link, from.side, to.side);
      const charges = border.length === 0 ? carried.charges : [...carried.charges, ...border];
      const { drivingDays } = carried;
      const ends = { from: this.#state(from, vehicle), to: this.#state(to, vehicle) };
      this.#arcs.push({ id: link.id, type: "link", link, charges, drivingDays, ...ends });
      from.vehicles.add(vehicle);
      to.vehicles.add(vehicle);
    }
  }

  /** Carriage over a link; what could not be priced is noted anew each time. */
  #carriage(link: Link): Carriage {
    const { carried, gaps } = this.#book;
    const known = carried.get(link);
    if (known !== undefined) return known;
    const before = gaps().length;
    const made = carriage(link, this.#book);
    if (gaps().length === before) carried.set(link, made);
    return made;
  }

  /** The yard a link begins or ends in. */
  #yardOf(link: Link, id: string): Yard {
    const place = this.#places.get(id) as Place;
    const side = sideOf(place, link);
    const key = `${id}@${side}`;
    const known = this.#yards.get(key);
    if (known !== undefined) return known;
    const yard = { place, side, vehicles: new Set<string>(), states: new Map<string, State>() };
    this.#yards.set(key, yard);
    return yard;
  }

  /** A ferry between two countries is a crossing of its own. */
  #borderOnBoard(link: Link, from: string, to: string): readonly Charge[] {
    if (link.mode !== "ferry" || from === to) return [];
    return crossingCharges({ at: link.row, mode: "ferry", from, to }, this.#book) ?? [];
  }

  addCrossings(): void {
    for (const place of this.#network.places) {
      const [here, there] = [place.country, place.otherCountry].map((side) =>
        this.#yards.get(`${place.id}@${side}`),
      );
      if (here === undefined || there === undefined) continue;
      for (const mode of ["rail", "road"] as const) {
        const [left, right] = [byMode(here, mode), byMode(there, mode)];
        if (left.length === 0 || right.length === 0) continue;
        const vehicles = new Set([...left, ...right]);
        this.#cross(here, there, mode, vehicles);
        this.#cross(there, here, mode, vehicles);
      }
    }
  }

  #cross(yard: Yard, into: Yard, mode: "rail" | "road", vehicles: ReadonlySet<string>): void {
    const ends = { from: yard.side, to: into.side };
    const charges = crossingCharges({ at: yard.place.id, mode, ...ends }, this.#book);
    for (const vehicle of vehicles) {
      const words = `${ends.from} > ${ends.to} by ${vehicle}`;
      this.#move({ type: "crossing", words, yard, before: vehicle, after: vehicle, into }, charges);
      into.vehicles.add(vehicle);
    }
  }

  addOperations(): void {
    for (const yard of this.#yards.values()) {
      for (const from of yard.vehicles) {
        for (const to of yard.vehicles) if (from !== to) this.#transfer(yard, from, to);
      }
      this.#addEnds(yard);
    }
  }

  /** Where journeys begin and end: loading, unloading, clearance of what comes from another country. */
  #addEnds(yard: Yard): void {
    let delivers = false;
    for (const vehicle of yard.vehicles) {
      const load = this.#operation(yard, { kind: "load", to: modeOf(vehicle) });
      this.#move({ type: "load", words: vehicle, yard, before: "origin", after: vehicle }, load);
      const unload = this.#operation(yard, { kind: "unload", from: modeOf(vehicle) });
      this.#move({ type: "unload", words: vehicle, yard, before: vehicle, after: "delivered" }, unload);
      delivers ||= unload !== undefined;
    }
    // Travellers have arrived when they get off; what they pass at a border is the crossing's.
    if (!delivers || this.#book.commodity.traffic !== "freight") return;
    const clear = this.#operation(yard, { kind: "clear" });
    this.#move({ type: "clear", words: "import", yard, before: "delivered", after: "imported" }, clear);
  }

  /** From vehicle to vehicle; between trains it is a change of gauge. */
  #transfer(yard: Yard, from: string, to: string): void {
    const isGaugeChange = modeOf(from) === "rail" && modeOf(to) === "rail";
    const [type, end] = isGaugeChange
      ? (["gaugeChange", gaugeOf] as const)
      : (["transship", modeOf] as const);
    const charges = this.#operation(yard, { kind: type, from: end(from), to: end(to) });
    this.#move({ type, words: `${from} > ${to}`, yard, before: from, after: to }, charges);
  }

  #operation(yard: Yard, wanted: Omit<WantedOperation, "place" | "side">): readonly Charge[] | undefined {
    return operationCharges({ place: yard.place, side: yard.side, ...wanted }, this.#book);
  }

  /** Adds an arc when the move is allowed, that is, when it has charges. */
  #move(
    { type, words, yard, before, after, into = yard }: Move,
    charges: readonly Charge[] | undefined,
  ): void {
    if (charges === undefined) return;
    const [from, to] = [this.#state(yard, before), this.#state(into, after)];
    const id = `${yard.place.id}@${yard.side}: ${type} ${words}`;
    this.#arcs.push({ id, type, from, to, charges, link: undefined, drivingDays: undefined });
  }

  #state({ place, side, states }: Yard, vehicle: string): State {
    const known = states.get(vehicle);
    if (known !== undefined) return known;
    const state = { id: stateId(place.id, side, vehicle), place: place.id, side, vehicle };
    states.set(vehicle, state);
    this.#states.push(state);
    return state;
  }

  finish(): StateGraph {
    const gaps = this.#book.gaps();
    if (gaps.length > 0) throw new InputError(gaps.map((gap) => problem(gap)));
    const states = this.#states.sort(byId);
    const numbers = new Map(states.map((state, i) => [state, i]));
    const arcs = this.#arcs.sort(byId).map((arc): Arc => {
      const [from, to] = [numbers.get(arc.from) as number, numbers.get(arc.to) as number];
      return { ...arc, from, to };
    });
    const topology = buildTopology(
      states.length,
      arcs.map((arc) => arc.from),
      arcs.map((arc) => arc.to),
    );
    const index = new Map(states.map((state, i) => [state.id, i]));
    return { commodity: this.#book.commodity, states, arcs, index, topology };
  }
}

function byMode(yard: Yard, mode: string): string[] {
  return [...yard.vehicles].filter((vehicle) => modeOf(vehicle) === mode);
}

function modeOf(vehicle: string): string {
  return vehicle.split("-")[0] as string;
}

function gaugeOf(vehicle: string): string {
  return vehicle.split("-")[1] as string;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
