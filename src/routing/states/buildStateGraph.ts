/** The arcs of a state graph, generated from the tables of a network for one commodity. */

import { append, compact, finish, InputError, problem, type Steps } from "../../base/index.ts";
import {
  type BorderMode,
  type Commodity,
  type Link,
  modeTraits,
  type Network,
  sideOf,
  type Vehicle,
  type VehicleMode,
  vehicleId,
  vehicleModes,
  vehicleOn,
} from "../../model/index.ts";
import { boardingCharges, lineCharges } from "../prices/boarding.ts";
import { carriage } from "../prices/carriage.ts";
import type { Charge } from "../prices/charge.ts";
import { crossingCharges, operationCharges, type WantedOperation } from "../prices/handling.ts";
import { PriceBook } from "../prices/priceBook.ts";
import { assemble, type Drafts } from "./assemble.ts";
import { borderWays, inlandWays } from "./customsWays.ts";
import { type DraftArc, type Move, moved } from "./draftArc.ts";
import type { StateGraph } from "./stateGraph.ts";
import { stateIn, type Yard, Yards } from "./yard.ts";

/**
 * Generates the state graph of a network for one commodity: what runs on open links, what is done where rows of the
 * study allow it, the border crossings. An illegal move has no arc.
 *
 * @throws InputError when an open link or a crossing has no price, no time or no emissions, or when two rows are equally
 *   specific.
 */
export function buildStateGraph(network: Network, commodity: Commodity): StateGraph {
  return assemble(commodity, finish(draftArcs(network, commodity, new Yards(network.places))));
}

type CrossingMode = BorderMode & VehicleMode;

/** Modes whose vehicles pass borders at border crossings. */
const crossingModes = vehicleModes.filter(
  (mode): mode is CrossingMode => modeTraits[mode].borders === "crossing",
);

/** Some links, by their ids, and some places, by theirs. */
export interface Extent {
  readonly links: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

/**
 * The arcs over links and at places: all of a network, or those of an extent. What is done at a place depends on the place,
 * the links that end there and the rows for it, and on no other place.
 *
 * @throws InputError as `buildStateGraph` does.
 */
export function* draftArcs(
  network: Network,
  commodity: Commodity,
  yards: Yards,
  extent?: Extent,
): Steps<Drafts> {
  const book = new PriceBook(network, commodity);
  const drafter = new Drafter(network, book, yards, extent);
  yield* drafter.addLinks();
  yield* drafter.addCrossings();
  yield* drafter.addOperations();
  yield* drafter.addInlandWays();
  const gaps = book.gaps();
  if (gaps.length > 0) throw new InputError(gaps.map((gap) => problem(gap)));
  return drafter;
}

class Drafter implements Drafts {
  readonly arcs: DraftArc[] = [];
  readonly ways: DraftArc[] = [];
  readonly yards: Yards;
  readonly #network: Network;
  readonly #book: PriceBook;
  readonly #extent: Extent | undefined;
  /** Yard -> the vehicles that come there, by their ids. */
  readonly #vehicles = new Map<Yard, Map<string, Vehicle>>();

  constructor(network: Network, book: PriceBook, yards: Yards, extent: Extent | undefined) {
    this.yards = yards;
    this.#network = network;
    this.#book = book;
    this.#extent = extent;
  }

  *addLinks(): Steps<void> {
    const { traffic } = this.#book.commodity;
    for (const link of this.#network.links) {
      if (link.status !== "operating" || !link.carries.includes(traffic)) continue;
      const isWanted = this.#extent === undefined || this.#extent.links.has(link.id);
      if (!isWanted && !this.#covers(link.from) && !this.#covers(link.to)) continue;
      const from = this.#yardOf(link, link.from);
      const to = this.#yardOf(link, link.to);
      const vehicle = vehicleOn(link);
      if (isWanted) {
        this.arcs.push(this.#travel(link, from, to, vehicle));
        yield;
      }
      this.#comes(vehicle, from);
      this.#comes(vehicle, to);
    }
  }

  /** Whether arcs at a place are wanted. */
  #covers(place: string): boolean {
    return this.#extent === undefined || this.#extent.places.has(place);
  }

  #travel(link: Link, from: Yard, to: Yard, vehicle: Vehicle): DraftArc {
    const { charges, drivingDays } = carriage(link, this.#book);
    const border = this.#borderOnBoard(link, from.side, to.side);
    return {
      id: link.id,
      type: "link",
      link,
      charges: [...charges, ...lineCharges(link, from.place, this.#book), ...border],
      drivingDays,
      from: stateIn(from, vehicle),
      to: stateIn(to, vehicle),
    };
  }

  /** The yard a link begins or ends in. */
  #yardOf(link: Link, id: string): Yard {
    const place = this.yards.place(id);
    return this.yards.at(place, sideOf(place, link));
  }

  #comes(vehicle: Vehicle, yard: Yard): void {
    if (!this.#covers(yard.place.id)) return;
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

  *addCrossings(): Steps<void> {
    for (const place of this.#network.places) {
      if (place.otherCountry === undefined || !this.#covers(place.id)) continue;
      const here = this.yards.at(place, place.country);
      const there = this.yards.at(place, place.otherCountry);
      for (const mode of crossingModes) {
        const hereBy = this.#byMode(here, mode);
        const thereBy = this.#byMode(there, mode);
        if (hereBy.size === 0 || thereBy.size === 0) continue;
        const vehicles = [...new Map([...hereBy, ...thereBy]).values()];
        this.#cross(here, there, mode, vehicles);
        this.#cross(there, here, mode, vehicles);
        yield;
      }
    }
  }

  #byMode(yard: Yard, mode: Vehicle["mode"]): Map<string, Vehicle> {
    return new Map([...(this.#vehicles.get(yard) ?? [])].filter(([, vehicle]) => vehicle.mode === mode));
  }

  #cross(yard: Yard, into: Yard, mode: CrossingMode, vehicles: readonly Vehicle[]): void {
    const ends = { from: yard.side, to: into.side };
    const at = yard.place.id;
    for (const procedure of this.#book.procedures(at, mode)) {
      const charges = crossingCharges(compact({ at, mode, ...ends, procedure }), this.#book);
      for (const vehicle of vehicles) {
        const by = [vehicleId(vehicle), ...(procedure === undefined ? [] : [procedure])].join(", ");
        const words = `${ends.from} > ${ends.to} by ${by}`;
        const move = { type: "crossing", words, before: vehicle, after: vehicle, into, procedure } as const;
        append(this.arcs, moved(yard, move, charges));
      }
    }
    for (const vehicle of vehicles) this.#comes(vehicle, into);
    append(this.ways, borderWays({ yard, into, mode, vehicles }, this.#book));
  }

  *addOperations(): Steps<void> {
    for (const [yard, vehicles] of this.#vehicles) {
      const present = [...vehicles.values()];
      append(this.arcs, [...this.#transfers(yard, present), ...this.#ends(yard, present)]);
      yield;
    }
  }

  /** Zones and clearance on the way. */
  *addInlandWays(): Steps<void> {
    for (const [yard, vehicles] of this.#vehicles) {
      append(this.ways, inlandWays(yard, [...vehicles.values()], this.#book));
      yield;
    }
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
      // What a train of another gauge is waited for is in the time of the change.
      const boarded = isGaugeChange ? charges : this.#boarding(yard, to, charges);
      return moved(yard, { type, words, before: from, after: to }, boarded);
    });
  }

  /** Where journeys begin and end: loading, unloading, clearance of what comes from another country. */
  #ends(yard: Yard, vehicles: readonly Vehicle[]): DraftArc[] {
    const loads = vehicles.flatMap((vehicle) => {
      const charges = this.#operation(yard, { kind: "load", to: vehicle.mode });
      const words = vehicleId(vehicle);
      const boarded = this.#boarding(yard, vehicle, charges);
      return moved(yard, { type: "load", words, before: "origin", after: vehicle }, boarded);
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

  /** What is done where goods go on board, and the wait for what they board; none where nothing is done. */
  #boarding(
    yard: Yard,
    { mode }: Vehicle,
    charges: readonly Charge[] | undefined,
  ): readonly Charge[] | undefined {
    if (charges === undefined) return undefined;
    const wait = boardingCharges(mode, yard, this.#book);
    return wait.length === 0 ? charges : this.#book.once(together, charges, wait);
  }

  #operation(yard: Yard, wanted: Omit<WantedOperation, "place" | "side">): readonly Charge[] | undefined {
    return operationCharges({ place: yard.place, side: yard.side, ...wanted }, this.#book);
  }
}

function together(charges: readonly Charge[], more: readonly Charge[]): readonly Charge[] {
  return [...charges, ...more];
}
