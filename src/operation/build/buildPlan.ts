/** Turns a study's traffic under a scenario into a plan for the engine. */
import { append, finish, InputError, problem, type Steps } from "../../base/index.ts";
import {
  type Calendar,
  type Commodity,
  type Flow,
  type Mode,
  modesThat,
  type Network,
  type VehicleKind,
} from "../../model/index.ts";
import type { Seed } from "../../random/index.ts";
import type { ScenarioModel } from "../../routing/index.ts";
import type { GoodsSource, OperationPlan } from "../engine/plan.ts";
import { backgroundOf } from "./background.ts";
import { type Evaluate, evaluateFor } from "./evaluateAmounts.ts";
import { arrivalsOf } from "./laws.ts";
import type { StationUse } from "./routeStages.ts";
import { type PlannedStation, plannedStation, serversOf } from "./servers.ts";
import { type PlannedWay, Stager } from "./stager.ts";
import { StationBook } from "./stationBook.ts";
import { type Turning, Turnings } from "./turning.ts";
import { type RunDays, type UncountedEvent, uncountedDays, uncountedSeason } from "./uncounted.ts";

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

/** A flow with its route, or the reason why it has none. */
export interface PlannedFlow {
  readonly flow: Flow;
  readonly commodity: Commodity;
  readonly vehiclesPerHour: number;
  /** Hours of the run that lie in its season; all when absent. */
  readonly season?: { readonly fromHours: number; readonly toHours: number };
  /** Coefficient of variation of the time between two vehicles. */
  readonly arrivalCv: number;
  /** Units of the commodity a vehicle carries. */
  readonly load: number;
  readonly way?: PlannedWay;
  readonly diversions: readonly Turning[];
  /** Why it does not travel. */
  readonly reason?: string;
}

/** A study's traffic under a scenario, ready to be run. */
export interface BuiltPlan {
  readonly plan: OperationPlan;
  readonly flows: readonly PlannedFlow[];
  readonly stations: readonly PlannedStation[];
  /** Hours at the start that are not counted. */
  readonly warmUpHours: number;
  /** Closures, special hours and seasons that fall into them. */
  readonly uncounted: readonly UncountedEvent[];
}

/**
 * Turns the flows of a study into a plan for the engine: each takes the least-cost route of the scenario, at central values,
 * through the crossing it was counted at, and queues at the stations on it.
 *
 * @throws InputError when the study has no flows, or a vehicle's load is more than a train takes.
 */
export function buildPlan(model: ScenarioModel, options: PlanOptions): BuiltPlan {
  return finish(planSteps(model, options));
}

/** As {@link buildPlan}, in steps. */
export function* planSteps(model: ScenarioModel, options: PlanOptions): Steps<BuiltPlan> {
  if (model.scenario.network.flows.length === 0) {
    const hint = "a study says what travels day by day in traffic.csv";
    throw new InputError([problem({ path: "traffic", expected: "flows to operate", got: "none", hint })]);
  }
  return yield* new PlanBuilder(model, options).build();
}

const hourMs = 3_600_000;

class PlanBuilder {
  readonly #model: ScenarioModel;
  readonly #options: PlanOptions;
  readonly #span: readonly [start: number, end: number];
  readonly #evaluate: Evaluate;
  readonly #book: StationBook;
  readonly #stager: Stager;
  readonly #sources: GoodsSource[] = [];

  constructor(model: ScenarioModel, options: PlanOptions) {
    this.#model = model;
    this.#options = options;
    this.#span = [options.start, options.start + options.days * 24 * hourMs];
    this.#evaluate = evaluateFor(model);
    this.#book = new StationBook(model, this.#evaluate);
    this.#stager = new Stager(model, this.#evaluate, this.#book, this.#span);
  }

  *build(): Steps<BuiltPlan> {
    const flows: PlannedFlow[] = [];
    for (const flow of this.#model.scenario.network.flows) flows.push(yield* this.#planned(flow));
    const { days, warmUpDays, seed, replications } = this.#options;
    const calendars = new Map(this.#model.scenario.network.calendars.map((one) => [one.id, one]));
    // A crossing that keeps a calendar keeps it at its gates too.
    const calendarOf = (use: StationUse): Calendar | undefined =>
      calendars.get(this.#book.calendarAt(use) ?? use.station.calendar ?? "");
    const stations = this.#book.uses.map((use) =>
      plannedStation(use, this.#evaluate, calendarOf(use), this.#span),
    );
    for (const station of stations) this.#addBackground(station);
    this.#expectRoom(flows);
    return {
      plan: {
        seed,
        replications,
        horizonHours: 24 * days,
        warmUpHours: 24 * warmUpDays,
        sources: this.#sources,
        itineraries: this.#stager.itineraries,
        services: this.#stager.services,
        stations: stations.map(serversOf),
      },
      flows,
      stations,
      warmUpHours: 24 * warmUpDays,
      uncounted: this.#uncounted(calendarOf),
    };
  }

  /** What is dated and is missed by the statistics: each calendar once, and the seasons of flows. */
  #uncounted(calendarOf: (use: StationUse) => Calendar | undefined): UncountedEvent[] {
    const [start, end] = this.#span;
    const run: RunDays = { start, counted: start + this.#options.warmUpDays * 24 * hourMs, end };
    const keepers = new Map<Calendar, string[]>();
    for (const use of this.#book.uses) {
      const calendar = calendarOf(use);
      if (calendar === undefined) continue;
      keepers.set(calendar, [...(keepers.get(calendar) ?? []), use.station.id]);
    }
    return [
      ...[...keepers].flatMap(([calendar, stations]) => uncountedDays(calendar, stations, run)),
      ...this.#model.scenario.network.flows.flatMap(({ id, season }) =>
        season === undefined ? [] : uncountedSeason(id, season, run),
      ),
    ];
  }

  #addBackground(station: PlannedStation): void {
    if (station.backgroundPerHour === 0) return;
    const { sources, itineraries } = backgroundOf(station, station.backgroundPerHour);
    append(this.#sources, sources);
    append(this.#stager.itineraries, itineraries);
  }

  /** Consignments are not split: one that exceeds a train's capacity would never leave. */
  #expectRoom(flows: readonly PlannedFlow[]): void {
    const capacities = new Map(this.#stager.services.map(({ id, capacity }) => [id, capacity]));
    const problems = flows.flatMap(({ flow, load, way, diversions }) => {
      const stages = [way, ...diversions].flatMap((own) => own?.stages ?? []);
      const tight = stages.find(({ service }) => load > (capacities.get(service ?? "") ?? load));
      if (tight?.service === undefined) return [];
      const expected = `at most what ${tight.service} takes, ${capacities.get(tight.service)}`;
      const hint = "a vehicle's load is not split";
      return [problem({ path: `traffic[${flow.id}].load`, expected, got: load, hint })];
    });
    if (problems.length > 0) throw new InputError(problems);
  }

  *#planned(flow: Flow): Steps<PlannedFlow> {
    const commodity = this.#model.study.commodities.find(({ id }) => id === flow.commodity) as Commodity;
    const [vehiclesPerHour, load, arrivalCv] = [flow.arrivals, flow.load, flow.arrivalCv].map((amount) =>
      this.#evaluate(amount, commodity),
    ) as [number, number, number];
    const season = this.#season(flow);
    const common = { flow, commodity, vehiclesPerHour, arrivalCv, load, ...(season && { season }) };
    const modes = flow.modes ?? modesOf(flow.vehicle, this.#model.scenario.network);
    const router = yield* this.#model.building(commodity);
    yield* router.pricing();
    const found = router.find(flow.from, flow.to, "generalisedCost", { via: flow.via, modes });
    if (found.type === "noRoute") return { ...common, diversions: [], reason: found.reason };
    const route = router.describe(found);
    const stager = this.#stager;
    yield;
    const evaluate = this.#evaluate;
    const turnings = new Turnings({ flow, commodity, modes, router, stager, evaluate });
    const way = stager.add(flow.id, route, { flow, commodity, divert: turnings.along(route) });
    if (vehiclesPerHour > 0) this.#sources.push(this.#source(flow, common));
    return { ...common, way, diversions: turnings.found };
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
    const inRun = (hour: number): number => Math.min(24 * this.#options.days, Math.max(0, hour));
    return { fromHours: inRun(hours(season.first)), toHours: inRun(hours(season.last) + 24) };
  }
}

/**
 * The modes a kind of vehicle takes: its own, and those that carry it. A container takes all that are operated; `undefined`
 * where that is every mode of the network.
 */
function modesOf(vehicle: VehicleKind, { links }: Network): readonly Mode[] | undefined {
  const own = modesThat(({ vehicles }) => vehicles.includes(vehicle));
  if (own.length > 0) {
    return modesThat(({ vehicles, carries }) => {
      if (carries !== undefined) return own.includes(carries.withGauge) || own.includes(carries.withoutGauge);
      return vehicles.includes(vehicle);
    });
  }
  const operated = modesThat(({ isOperated }) => isOperated);
  return links.every(({ mode }) => operated.includes(mode)) ? undefined : operated;
}
