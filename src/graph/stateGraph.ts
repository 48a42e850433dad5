import {
  type Commodity,
  type Crossing,
  type Expression,
  InputError,
  type Link,
  type Network,
  type Place,
  problem,
  sideOf,
  sidesOf,
} from "../model/index.ts";
import { carriage, type Gap } from "./carriage.ts";
import { type Charge, commoditySubstitution } from "./charge.ts";
import { crossingCharges, operationCharges } from "./handling.ts";
import { buildTopology, type Topology } from "./kernel/index.ts";

/** Where a consignment is and in what: on a train of a gauge, a truck or a ship, not yet loaded, delivered, imported. */
export interface State {
  /** `place@side vehicle`, e.g. `sarakhs@IR rail-1435`. */
  readonly id: string;
  readonly place: string;
  /** Country, which at a border crossing tells its two sides apart. */
  readonly side: string;
  /** `rail-<gauge>`, `road` or `sea`; `origin` before loading, `delivered` after unloading, `imported` after clearance. */
  readonly vehicle: string;
}

/** What moves a consignment from one state to another. */
export type ArcType = "link" | "load" | "unload" | "transship" | "gaugeChange" | "crossing" | "clear";

/** A move between two states, and what it adds to a route. */
export interface Arc {
  /** Id of the link, or words for what is done at which place. */
  readonly id: string;
  readonly type: ArcType;
  /** Index of the state it leaves. */
  readonly from: number;
  /** Index of the state it enters. */
  readonly to: number;
  /** The link, for arcs of type `link`. */
  readonly link?: Link;
  readonly charges: readonly Charge[];
  /** Share of a day's driving that the arc takes; absent where nobody has to rest. */
  readonly drivingDays?: Expression;
}

/**
 * The states one commodity can be in on a network, and the moves between them. States and arcs are numbered in the
 * order of their ids, so nothing that is found on it depends on the order of the study's tables.
 */
export interface StateGraph {
  readonly commodity: Commodity;
  readonly states: readonly State[];
  readonly arcs: readonly Arc[];
  /** State id to index. */
  readonly index: ReadonlyMap<string, number>;
  readonly topology: Topology;
}

/** The id of a state. */
export function stateId(place: string, side: string, vehicle: string): string {
  return `${place}@${side} ${vehicle}`;
}

/**
 * Generates the state graph of a network for one commodity: what runs on open links, what is done where rows of the
 * study allow it, the border crossings. An illegal move has no arc.
 *
 * @throws InputError when an open link, an allowed move or a crossing has no price, no time or no emissions, or when two
 *   rows are equally specific.
 */
export function buildStateGraph(network: Network, commodity: Commodity): StateGraph {
  const builder = new Builder(network, commodity);
  builder.addLinks();
  for (const place of builder.placesInUse()) {
    builder.addCrossings(place);
    builder.addTransfers(place);
    builder.addEnds(place);
  }
  return builder.finish();
}

/** The vehicle that runs on a link: a ferry takes trains of its gauge, or road vehicles. */
export function vehicleOn(link: Link): string {
  if (link.mode === "rail" || (link.mode === "ferry" && link.gauge !== undefined))
    return `rail-${link.gauge}`;
  return link.mode === "ferry" ? "road" : link.mode;
}

function modeOf(vehicle: string): string {
  return vehicle.split("-")[0] as string;
}

interface DraftArc extends Omit<Arc, "from" | "to"> {
  readonly from: string;
  readonly to: string;
}

class Builder {
  readonly #network: Network;
  readonly #commodity: Commodity;
  readonly #places: ReadonlyMap<string, Place>;
  readonly #substitute: (expression: Expression) => Expression;
  readonly #states = new Map<string, State>();
  readonly #arcs: DraftArc[] = [];
  readonly #gaps: Gap[] = [];

  constructor(network: Network, commodity: Commodity) {
    this.#network = network;
    this.#commodity = commodity;
    this.#places = new Map(network.places.map((place) => [place.id, place]));
    this.#substitute = commoditySubstitution(commodity);
  }

  addLinks(): void {
    for (const link of this.#network.links) {
      if (link.status !== "operating" || !link.carries.includes(this.#commodity.traffic)) continue;
      const [from, to] = [link.from, link.to].map((id) => this.#places.get(id) as Place) as [Place, Place];
      const vehicle = vehicleOn(link);
      const { charges, drivingDays } = carriage(
        link,
        this.#commodity,
        this.#network,
        this.#substitute,
        this.#gaps,
      );
      this.#arcs.push({
        ...{ id: link.id, type: "link", link },
        from: this.#state(from.id, sideOf(from, link), vehicle),
        to: this.#state(to.id, sideOf(to, link), vehicle),
        charges: [...charges, ...this.#borderOnBoard(link, from, to)],
        ...(drivingDays === undefined ? {} : { drivingDays }),
      });
    }
  }

  /** A ferry between two countries is a crossing of its own. */
  #borderOnBoard(link: Link, from: Place, to: Place): readonly Charge[] {
    const [left, entered] = [sideOf(from, link), sideOf(to, link)];
    if (link.mode !== "ferry" || left === entered) return [];
    return this.#crossing({ at: link.row, mode: "ferry", from: left, to: entered }) ?? [];
  }

  placesInUse(): Place[] {
    const used = new Set([...this.#states.values()].map((state) => state.place));
    return this.#network.places.filter((place) => used.has(place.id));
  }

  /** Vehicles that links bring to one side of a place. */
  #vehicles(place: Place, side: string): string[] {
    return [...this.#states.values()]
      .filter((s) => s.place === place.id && s.side === side)
      .map((s) => s.vehicle);
  }

  addCrossings(place: Place): void {
    if (place.otherCountry === undefined) return;
    const sides = [place.country, place.otherCountry] as const;
    for (const mode of ["rail", "road"] as const) {
      const [here, there] = sides.map((side) =>
        this.#vehicles(place, side).filter((v) => modeOf(v) === mode),
      ) as [string[], string[]];
      if (here.length === 0 || there.length === 0) continue;
      for (const [from, to] of [sides, [sides[1], sides[0]] as const]) {
        const charges = this.#crossing({ at: place.id, mode, from, to });
        for (const vehicle of charges === undefined ? [] : new Set([...here, ...there])) {
          this.#move(
            "crossing",
            `${from} > ${to} by ${vehicle}`,
            place,
            [from, vehicle],
            [to, vehicle],
            charges ?? [],
          );
        }
      }
    }
  }

  #crossing(wanted: {
    at: string;
    mode: Crossing["mode"];
    from: string;
    to: string;
  }): readonly Charge[] | undefined {
    return crossingCharges(wanted, this.#commodity, this.#network, this.#substitute, this.#gaps);
  }

  addTransfers(place: Place): void {
    for (const side of sidesOf(place)) {
      const vehicles = this.#vehicles(place, side);
      for (const from of vehicles) {
        for (const to of vehicles) {
          if (from === to) continue;
          const gauges = modeOf(from) === "rail" && modeOf(to) === "rail";
          const ends = gauges
            ? { from: from.slice(5), to: to.slice(5) }
            : { from: modeOf(from), to: modeOf(to) };
          const kind = gauges ? "gaugeChange" : "transship";
          const charges = this.#operation(kind, place, side, ends);
          if (charges !== undefined)
            this.#move(kind, `${from} > ${to}`, place, [side, from], [side, to], charges);
        }
      }
    }
  }

  addEnds(place: Place): void {
    for (const side of sidesOf(place)) {
      const vehicles = this.#vehicles(place, side);
      for (const vehicle of vehicles) {
        const load = this.#operation("load", place, side, { to: modeOf(vehicle) });
        if (load !== undefined) this.#move("load", vehicle, place, [side, "origin"], [side, vehicle], load);
        const unload = this.#operation("unload", place, side, { from: modeOf(vehicle) });
        if (unload !== undefined)
          this.#move("unload", vehicle, place, [side, vehicle], [side, "delivered"], unload);
      }
      if (vehicles.length === 0 || this.#commodity.traffic !== "freight") continue;
      const clear = this.#operation("clear", place, side, {});
      if (clear !== undefined)
        this.#move("clear", "import", place, [side, "delivered"], [side, "imported"], clear);
    }
  }

  #operation(
    kind: "load" | "unload" | "transship" | "gaugeChange" | "clear",
    place: Place,
    side: string,
    ends: { from?: string; to?: string },
  ): readonly Charge[] | undefined {
    const wanted = { kind, place, side, ...ends };
    return operationCharges(wanted, this.#commodity, this.#network, this.#substitute, this.#gaps);
  }

  #move(
    type: ArcType,
    words: string,
    place: Place,
    [fromSide, before]: readonly [string, string],
    [toSide, after]: readonly [string, string],
    charges: readonly Charge[],
  ): void {
    const from = this.#state(place.id, fromSide, before);
    const to = this.#state(place.id, toSide, after);
    this.#arcs.push({ id: `${place.id}@${fromSide}: ${type} ${words}`, type, from, to, charges });
  }

  #state(place: string, side: string, vehicle: string): string {
    const id = stateId(place, side, vehicle);
    if (!this.#states.has(id)) this.#states.set(id, { id, place, side, vehicle });
    return id;
  }

  finish(): StateGraph {
    if (this.#gaps.length > 0) {
      const once = new Map(this.#gaps.map((gap) => [`${gap.path}: ${gap.expected}`, gap]));
      throw new InputError([...once.values()].map((gap) => problem(gap)));
    }
    const states = [...this.#states.values()].sort(byId);
    const index = new Map(states.map((state, i) => [state.id, i]));
    const arcs = this.#arcs
      .map((arc) => ({ ...arc, from: index.get(arc.from) as number, to: index.get(arc.to) as number }))
      .sort(byId);
    const topology = buildTopology(
      states.length,
      arcs.map((arc) => arc.from),
      arcs.map((arc) => arc.to),
    );
    return { commodity: this.#commodity, states, arcs, index, topology };
  }
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
