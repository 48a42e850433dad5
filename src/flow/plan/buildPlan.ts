import { type Route, Router, type ScenarioModel, type Step } from "../../graph/index.ts";
import {
  type Calendar,
  type Commodity,
  type Flow,
  InputError,
  type Link,
  type Mode,
  openings,
  problem,
  type Station,
  selectCrossing,
  type Vehicle,
} from "../../model/index.ts";
import type { Seed } from "../../random/index.ts";
import type { Diversion, GoodsSource, Itinerary, OperationPlan, Station as Servers } from "../engine/plan.ts";
import { type Evaluate, evaluateFor } from "./amounts.ts";
import { backgroundOf } from "./background.ts";
import { Lines } from "./departures.ts";
import { arrivalsOf, hoursOf } from "./laws.ts";
import { type Opening, openingOf } from "./opening.ts";
import { hoursIn } from "./pieces.ts";
import { type StagedWay, type StageFacts, type Staging, type StationUse, stagedWay } from "./stages.ts";
import { Trains } from "./trains.ts";

/** When and how often a plan is run. */
export interface PlanOptions {
  /** Unix time of the start, ms. */
  readonly start: number;
  /** Days that it lasts. */
  readonly days: number;
  /** Days at the start that are left out of the statistics. */
  readonly warmUpDays: number;
  readonly replications: number;
  readonly seed: Seed;
}

/** A flow on its way, or why it has none. */
export interface PlannedFlow {
  readonly flow: Flow;
  readonly commodity: Commodity;
  readonly vehiclesPerHour: number;
  /** Share of the run that lies in its season. */
  readonly seasonShare: number;
  /** Coefficient of variation of the time between two vehicles. */
  readonly arrivalCv: number;
  /** Units of the commodity a vehicle carries. */
  readonly load: number;
  readonly way?: PlannedWay;
  /** The way of those who turn away from a border crossing, by its place. */
  readonly diversions: readonly (PlannedWay & { readonly from: string; readonly aboveHours: number })[];
  /** Why it does not travel. */
  readonly reason?: string;
}

/** A route as the engine goes it. */
export interface PlannedWay {
  readonly itinerary: string;
  readonly route: Route;
  readonly stages: readonly StageFacts[];
}

/** A station of the study as the engine runs it. */
export interface PlannedStation extends StationUse {
  readonly servers: number;
  /** Vehicles that come besides the flows. */
  readonly backgroundPerHour: number;
  readonly opening: Opening;
}

const always: Opening = { openShare: 1, periodHours: 24, closures: [] };

/** A study's traffic under a scenario, ready to be run. */
export interface BuiltPlan {
  readonly plan: OperationPlan;
  readonly flows: readonly PlannedFlow[];
  readonly stations: readonly PlannedStation[];
  /** Hours at the start that are not counted. */
  readonly warmUpHours: number;
}

/**
 * Turns the flows of a study into a plan for the engine: each takes the least-cost way of the scenario, at best values,
 * through the crossing it was counted at, and queues at the stations on it.
 *
 * @throws InputError when the study has no flows, or does not say how trains are put together.
 */
export function buildPlan(model: ScenarioModel, options: PlanOptions): BuiltPlan {
  return new PlanBuilder(model, options).build();
}

const hourMs = 3_600_000;

class PlanBuilder {
  readonly #model: ScenarioModel;
  readonly #options: PlanOptions;
  readonly #links: ReadonlyMap<string, Link>;
  readonly #uses = new Map<Station, StationUse>();
  readonly #evaluate: Evaluate;
  readonly #trains: Trains;
  readonly #lines: Lines;
  readonly #routers = new Map<string, Router>();
  readonly #itineraries: Itinerary[] = [];
  readonly #sources: GoodsSource[] = [];

  constructor(model: ScenarioModel, options: PlanOptions) {
    const { network } = model.scenario;
    if (network.flows.length === 0) {
      const hint = "a study says what travels day by day in traffic.csv";
      throw new InputError([problem({ path: "traffic", expected: "flows to operate", got: "none", hint })]);
    }
    this.#model = model;
    this.#options = options;
    this.#links = new Map(network.links.map((link) => [link.id, link]));
    this.#evaluate = evaluateFor(model);
    for (const station of network.stations) {
      const { service, serviceCv, patience } = station;
      this.#uses.set(station, {
        station,
        serviceHours: this.#evaluate(service),
        serviceCv: this.#evaluate(serviceCv),
        ...(patience === undefined ? {} : { patienceHours: this.#evaluate(patience) }),
      });
    }
    const end = options.start + options.days * 24 * hourMs;
    this.#lines = new Lines(model, this.#evaluate, [options.start, end]);
    const { operation } = model.study;
    this.#trains = new Trains({
      load: this.#figure(operation?.trainLoad, Number.MAX_VALUE),
      holdHours: this.#figure(operation?.trainHold, 24),
    });
  }

  build(): BuiltPlan {
    const flows = this.#model.scenario.network.flows.map((flow) => this.#planned(flow));
    const { days, warmUpDays, seed, replications } = this.#options;
    const stations = this.#model.scenario.network.stations.map((station) => this.#servers(station));
    this.#demandRoom(flows);
    return {
      plan: {
        ...{ seed, replications, horizonHours: 24 * days, warmUpHours: 24 * warmUpDays },
        ...{
          sources: this.#sources,
          itineraries: this.#itineraries,
          services: [...this.#trains.services, ...this.#lines.services],
        },
        stations: stations.map(({ servers }) => servers),
      },
      flows,
      warmUpHours: 24 * warmUpDays,
      stations: stations.map(({ planned }) => planned),
    };
  }

  /** Consignments travel whole: one that is more than a train takes would never leave. */
  #demandRoom(flows: readonly PlannedFlow[]): void {
    const services = [...this.#trains.services, ...this.#lines.services];
    const capacities = new Map(services.map(({ id, capacity }) => [id, capacity]));
    const problems = flows.flatMap(({ flow, load, way, diversions }) => {
      const stages = [way, ...diversions].flatMap((own) => own?.stages ?? []);
      const tight = stages.find(({ service }) => load > (capacities.get(service ?? "") ?? load));
      if (tight?.service === undefined) return [];
      const expected = `at most what ${tight.service} takes, ${capacities.get(tight.service)}`;
      const hint = "a vehicle's load travels whole";
      return [problem({ path: `traffic[${flow.id}].load`, expected, got: load, hint })];
    });
    if (problems.length > 0) throw new InputError(problems);
  }

  #figure(id: string | undefined, absent: number): number {
    if (id === undefined) return absent;
    return this.#model.evaluate({ type: "figure", id });
  }

  #planned(flow: Flow): PlannedFlow {
    const commodity = this.#model.study.commodities.find(({ id }) => id === flow.commodity) as Commodity;
    const [vehiclesPerHour, load, arrivalCv] = [flow.arrivals, flow.load, flow.arrivalCv].map((amount) =>
      this.#evaluate(amount, commodity),
    ) as [number, number, number];
    const season = this.#season(flow);
    const horizon = 24 * this.#options.days;
    const seasonShare =
      season === undefined ? 1 : Math.max(0, Math.min(horizon, season.toHours) - season.fromHours) / horizon;
    const common = { flow, commodity, vehiclesPerHour, seasonShare, arrivalCv, load };
    const rules = { via: flow.via, modes: flow.modes ?? modesOf[flow.vehicle] };
    const router = this.#router(commodity);
    const found = router.find(flow.from, flow.to, "generalisedCost", rules);
    if (found.type === "noRoute") return { ...common, diversions: [], reason: found.reason };
    const route = router.describe(found);
    const diversions: (PlannedWay & { from: string; aboveHours: number })[] = [];
    const divert = (step: Step): Diversion | undefined => {
      const other = this.#diversion(route, step, { flow, commodity, router });
      if (other === undefined) return undefined;
      diversions.push(other);
      return { aboveHours: other.aboveHours, to: other.itinerary };
    };
    const way = this.#stage(flow.id, route, { flow, commodity, divert });
    if (vehiclesPerHour > 0) this.#sources.push(this.#source(flow, common));
    return { ...common, way, diversions };
  }

  #router(commodity: Commodity): Router {
    const router = this.#routers.get(commodity.id) ?? new Router(this.#model, commodity);
    this.#routers.set(commodity.id, router);
    return router;
  }

  #source(
    flow: Flow,
    { vehiclesPerHour, arrivalCv, load }: Pick<PlannedFlow, "vehiclesPerHour" | "arrivalCv" | "load">,
  ): GoodsSource {
    return {
      id: flow.id,
      arrivals: arrivalsOf(vehiclesPerHour, arrivalCv),
      itinerary: flow.id,
      units: load,
      ...this.#season(flow),
    };
  }

  /** Hours of the run from the first moment of a flow's season until after its last day. */
  #season({ season }: Flow): { fromHours: number; toHours: number } | undefined {
    if (season === undefined) return undefined;
    const hours = (day: string): number => (Date.parse(day) - this.#options.start) / hourMs;
    return { fromHours: Math.max(0, hours(season.first)), toHours: Math.max(0, hours(season.last) + 24) };
  }

  #stage(
    itinerary: string,
    route: Route,
    {
      flow,
      commodity,
      divert,
      before,
    }: Pick<Staging, "flow" | "commodity" | "divert"> & { before?: StagedWay },
  ): PlannedWay {
    const { variability } = this.#model.study;
    const load = this.#evaluate(flow.load, commodity);
    const perTeu =
      commodity.tonnesPerTeu === undefined ? load : this.#evaluate(commodity.tonnesPerTeu, commodity);
    const staged = stagedWay(route, {
      ...{ flow, commodity, links: this.#links },
      stationFor: (step) => this.#stationFor(step),
      sectionFor: (link) => this.#find((s) => s.serves === "section" && s.at === link.row),
      inspectedShare: (step) => this.#inspectedShare(step, commodity),
      cv: {
        crossing: this.#figure(variability?.crossing, 0),
        rail: this.#figure(variability?.rail, 0),
        road: this.#figure(variability?.road, 0),
      },
      trains: (stretch, run) => this.#trains.over(stretch, run),
      lineOver: (steps) => this.#lines.over(steps, commodity),
      board: ({ line }, run) => this.#lines.board(line, run, { wagon: load, TEU: perTeu }),
      lineHours: ({ line }) => this.#lines.hours(line),
      ...(divert === undefined ? {} : { divert }),
    });
    const stages = [...(before?.stages ?? []), ...staged.stages];
    this.#itineraries.push({ id: itinerary, stages });
    return { itinerary, route, stages: [...(before?.facts ?? []), ...staged.facts] };
  }

  #find(isIt: (station: Station) => boolean): StationUse | undefined {
    const station = this.#model.scenario.network.stations.find(isIt);
    return station && this.#uses.get(station);
  }

  #stationFor(step: Step): StationUse | undefined {
    if (step.type === "crossing") {
      const { mode, from, to } = crossed(step);
      return this.#find(
        (s) =>
          s.serves === "crossing" &&
          s.at === step.from &&
          s.mode === mode &&
          (s.from === undefined || (s.from === from && s.to === to)),
      );
    }
    if (step.type === "gaugeChange")
      return this.#find((s) => s.serves === "gaugeChange" && s.at === step.from);
    // Ships are loaded and unloaded by transshipment or at an end; both have the sea on one side.
    const isPort = this.#links.get(step.id) === undefined && /\bsea\b/.test(step.id);
    return isPort
      ? this.#find((s) => (s.serves === "berth" || s.serves === "crane") && s.at === step.from)
      : undefined;
  }

  #inspectedShare(step: Step, commodity: Commodity): number {
    const found = selectCrossing(this.#model.scenario.network.crossings, {
      ...crossed(step),
      at: step.from,
      commodity,
    });
    return found.type === "one" ? this.#evaluate(found.row.inspectionShare, commodity) : 0;
  }

  /** What one does who would wait too long at a crossing: back one link, and on by the best way that avoids it. */
  #diversion(
    route: Route,
    step: Step,
    { flow, commodity, router }: { flow: Flow; commodity: Commodity; router: Router },
  ): (PlannedWay & { from: string; aboveHours: number }) | undefined {
    const at = route.steps.indexOf(step);
    const last = route.steps.slice(0, at).findLast(({ type }) => type === "link");
    if (last === undefined) return undefined;
    const rules = { avoid: [step.from], modes: flow.modes ?? modesOf[flow.vehicle] };
    const found = router.find({ place: last.from }, flow.to, "generalisedCost", rules);
    if (found.type === "noRoute") return undefined;
    const whole = router.describe(found);
    // It is on its vehicle already.
    const steps = whole.steps.filter(({ type }) => type !== "load");
    const other = { ...whole, steps };
    const id = `back:${step.from}>${last.from}`;
    const hours = hoursIn([last]);
    const facts: StageFacts = {
      ...{ id, kind: "carriage", from: step.from, to: last.from, distanceKm: last.lengthKm },
      ...{ routedHours: hours, movingHours: hoursIn([last], "running"), money: worth([last]) },
    };
    const before: StagedWay = { stages: [{ type: "delay", id, hours }], facts: [facts] };
    const way = this.#stage(`${flow.id}/not-by-${step.from}`, other, { flow, commodity, before });
    const extra = worth([last, ...steps]) - worth(route.steps.slice(at));
    const hour = this.#evaluate(commodity.valueOfTime, commodity) + standingPerHour(step);
    // Both ways were priced with the queues that routing takes; what is met takes their place.
    const usual = hoursIn([step], "queue") - this.#queueHours(way);
    return { ...way, from: step.from, aboveHours: Math.max(0, usual + extra / hour) };
  }

  /** Queue hours that routing takes for the first station on a way. */
  #queueHours({ itinerary, stages }: PlannedWay): number {
    const own = this.#itineraries.find(({ id }) => id === itinerary);
    const first = own?.stages.find(({ type }) => type === "queue" || type === "pass");
    return stages.find(({ id }) => id === first?.id)?.routedHours ?? 0;
  }

  #servers(station: Station): { servers: Servers; planned: PlannedStation } {
    const use = this.#uses.get(station) as StationUse;
    const { start, days } = this.#options;
    const servers = Math.floor(this.#evaluate(station.servers));
    const perYear = station.closures === undefined ? 0 : this.#evaluate(station.closures) * 8760;
    const calendar = this.#calendar(station.calendar);
    const open =
      calendar && openings(calendar, start, start + days * 24 * hourMs).map((ms) => (ms - start) / hourMs);
    const backgroundPerHour = station.background === undefined ? 0 : this.#evaluate(station.background);
    if (backgroundPerHour > 0) {
      const { sources, itineraries } = backgroundOf(use, backgroundPerHour);
      this.#sources.push(...sources);
      this.#itineraries.push(...itineraries);
    }
    const opening = open === undefined ? always : openingOf(open, 24 * days);
    const planned = { ...use, servers, backgroundPerHour, opening };
    return {
      planned,
      servers: {
        ...{ id: station.id, servers },
        ...(open === undefined ? {} : { openings: open }),
        ...(station.closure === undefined || perYear === 0
          ? {}
          : { randomClosures: { perYear, hours: hoursOf(this.#evaluate(station.closure), 1) } }),
        ...(station.serves === "section" ? { discipline: "alternate" as const } : {}),
      },
    };
  }

  #calendar(id: string | undefined): Calendar | undefined {
    return id === undefined
      ? undefined
      : this.#model.scenario.network.calendars.find((known) => known.id === id);
  }
}

const modesOf: Readonly<Record<Vehicle, readonly Mode[] | undefined>> = {
  truck: ["road", "ferry"],
  wagon: ["rail", "ferry"],
  train: ["rail", "ferry"],
  ship: ["sea"],
  TEU: undefined,
};

/** Mode and direction of a crossing's step. */
function crossed({ vehicle, fromCountry, country }: Step): {
  mode: "rail" | "road";
  from: string;
  to: string;
} {
  return { mode: vehicle.startsWith("rail") ? "rail" : "road", from: fromCountry, to: country };
}

/** Generalised cost of steps, per unit. */
function worth(steps: readonly Step[]): number {
  let sum = 0;
  for (const { charges } of steps) {
    for (const { measure, amount, timeValue } of charges)
      sum += (measure === "money" ? amount : 0) + timeValue;
  }
  return sum;
}

/** What an hour at a crossing costs in vehicles and drivers that stand, per unit. */
function standingPerHour(step: Step): number {
  const standing = step.charges.find(({ component }) => component === "standing")?.amount ?? 0;
  return standing / hoursIn([step]);
}
