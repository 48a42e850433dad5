/** Finds the station that serves a step of a route. */
import { type Problem, problem, throwIfErrors } from "../../base/index.ts";
import {
  type BorderMode,
  type Commodity,
  type Crossing,
  type Link,
  modeTraits,
  type Place,
  type Station,
  selectCrossing,
  type Vehicle,
} from "../../model/index.ts";
import type { RouteStep, ScenarioModel } from "../../routing/index.ts";
import type { Evaluate } from "./evaluateAmounts.ts";
import type { StationUse } from "./routeStages.ts";

/** A border as a step crosses it. */
interface Border {
  readonly at: string;
  readonly mode: BorderMode;
  /** Country left. */
  readonly from: string;
  readonly to: string;
}

/** Figures that a scenario has set outside their bounds. */
function stationFaults({ id, servers, service }: Station, evaluate: Evaluate): Problem[] {
  const hint = "check the figures that the scenario sets";
  const check = (field: string, got: number, isRight: boolean, expected: string): Problem[] =>
    isRight ? [] : [problem({ path: `stations[${id}].${field}`, expected, got, hint })];
  const number = evaluate(servers);
  const hours = evaluate(service);
  return [
    ...check("servers", number, number >= 1 && number <= mostServers, `from 1 to ${mostServers} servers`),
    ...check("service", hours, hours > 0 && hours < Number.POSITIVE_INFINITY, "a finite time above 0"),
  ];
}

const mostServers = 1_000_000;

/** The stations of a scenario, looked up by what a route does. */
export class StationBook {
  /** In the order of the scenario's stations. */
  readonly uses: readonly StationUse[];
  readonly #model: ScenarioModel;
  readonly #evaluate: Evaluate;
  readonly #places: ReadonlyMap<string, Place>;

  constructor(model: ScenarioModel, evaluate: Evaluate) {
    const { places, stations } = model.scenario.network;
    this.#model = model;
    this.#evaluate = evaluate;
    this.#places = new Map(places.map((place) => [place.id, place]));
    throwIfErrors(stations.flatMap((station) => stationFaults(station, evaluate)));
    this.uses = stations.map((station) => ({
      station,
      serviceHours: evaluate(station.service),
      serviceCv: evaluate(station.serviceCv),
      isSingle: Math.floor(evaluate(station.servers)) === 1,
      ...(station.patience === undefined ? {} : { patienceHours: evaluate(station.patience) }),
    }));
  }

  /** Whether a step crosses a border: at a crossing, or into a joint zone that replaces it. */
  isBorder(step: RouteStep): boolean {
    return this.#borderOf(step) !== undefined;
  }

  /** Whether two countries meet at a place. */
  isBorderPlace(id: string): boolean {
    return this.#places.get(id)?.otherCountry !== undefined;
  }

  /** The station that serves a step at a place; none on links. */
  at(step: RouteStep): StationUse | undefined {
    // A procedure has lanes of its own: its queue is what its row says.
    if (step.procedure !== undefined) return undefined;
    const border = this.#borderOf(step);
    if (border !== undefined) {
      const { at, mode, from, to } = border;
      const isOurs = (s: Station): boolean =>
        s.at === at && s.mode === mode && (s.from === undefined || (s.from === from && s.to === to));
      return this.#find((s) => s.serves === "crossing" && isOurs(s));
    }
    if (step.type === "gaugeChange") {
      return this.#find((s) => s.serves === "gaugeChange" && s.at === step.from);
    }
    // Ships are loaded and unloaded by transshipment or at an end; both have a ship on one side.
    const isShip = (vehicle: Vehicle | undefined): boolean =>
      vehicle !== undefined && modeTraits[vehicle.mode].hasBerths;
    if (step.type === "link" || !(isShip(step.vehicle) || isShip(step.fromVehicle))) return undefined;
    return this.#find((s) => (s.serves === "berth" || s.serves === "crane") && s.at === step.from);
  }

  /** Id of the calendar of the crossing whose gate a station is, if it has one. */
  calendarAt({ station }: StationUse): string | undefined {
    if (station.serves !== "crossing") return undefined;
    const { crossings } = this.#model.scenario.network;
    const isOurs = ({ at, mode, from, to }: Crossing): boolean =>
      at === station.at &&
      mode === station.mode &&
      (from === undefined || station.from === undefined || (from === station.from && to === station.to));
    return crossings.find((row) => row.calendar !== undefined && isOurs(row))?.calendar;
  }

  /** The station on a link, if it is a section. */
  on(link: Link): StationUse | undefined {
    return this.#find((s) => s.serves === "section" && s.at === link.row);
  }

  /** Share of consignments inspected where a step crosses a border. */
  inspectedShare(step: RouteStep, commodity: Commodity): number {
    const border = this.#borderOf(step);
    if (border === undefined) return 0;
    const found = selectCrossing(this.#model.scenario.network.crossings, {
      ...border,
      commodity,
      procedure: step.procedure,
    });
    return found.type === "one" ? this.#evaluate(found.row.inspectionShare, commodity) : 0;
  }

  #find(isIt: (station: Station) => boolean): StationUse | undefined {
    return this.uses.find(({ station }) => isIt(station));
  }

  #borderOf({ type, from: at, vehicle, fromCountry, country }: RouteStep): Border | undefined {
    const mode = vehicle?.mode as BorderMode;
    if (type === "crossing") return { at, mode, from: fromCountry, to: country };
    const place = this.#places.get(at);
    if (type !== "enterZone" || place?.otherCountry === undefined) return undefined;
    // Inside the zone it is not yet in the other country.
    const to = place.country === fromCountry ? place.otherCountry : place.country;
    return { at, mode, from: fromCountry, to };
  }
}
