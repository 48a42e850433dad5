/** Collects the itineraries and services of all flows of a plan. */
import type { Commodity, Flow, Link } from "../../model/index.ts";
import type { Route, ScenarioModel } from "../../routing/index.ts";
import type { PlanItinerary, PlanService } from "../engine/plan.ts";
import type { Evaluate } from "./evaluateAmounts.ts";
import { Lines } from "./lines.ts";
import { type StagedWay, type StageFacts, type Staging, stagedWay } from "./routeStages.ts";
import type { StationBook } from "./stationBook.ts";
import { Trains } from "./trains.ts";

/** A route as the engine goes it. */
export interface PlannedWay {
  readonly itinerary: string;
  readonly route: Route;
  readonly stages: readonly StageFacts[];
}

/** Turns routes into itineraries, and collects these with the trains and lines that they need. */
export class Stager {
  readonly itineraries: PlanItinerary[] = [];
  readonly #evaluate: Evaluate;
  readonly #book: StationBook;
  readonly #links: ReadonlyMap<string, Link>;
  readonly #cv: Staging["cv"];
  readonly #trains: Trains;
  readonly #lines: Lines;

  /** @param span - Unix times of the start and the end of the run, ms. */
  constructor(
    model: ScenarioModel,
    evaluate: Evaluate,
    book: StationBook,
    span: readonly [start: number, end: number],
  ) {
    const { operation, variability } = model.study;
    const figure = (id: string | undefined, absent: number): number =>
      id === undefined ? absent : model.evaluate({ type: "figure", id });
    this.#evaluate = evaluate;
    this.#book = book;
    this.#links = new Map(model.scenario.network.links.map((link) => [link.id, link]));
    this.#cv = {
      crossing: figure(variability?.crossing, 0),
      rail: figure(variability?.rail, 0),
      road: figure(variability?.road, 0),
    };
    this.#trains = new Trains(
      operation && { load: figure(operation.trainLoad, 0), holdHours: figure(operation.trainHold, 0) },
    );
    this.#lines = new Lines(model, evaluate, span);
  }

  get services(): readonly PlanService[] {
    return [...this.#trains.services, ...this.#lines.services];
  }

  /**
   * Adds the itinerary of a route.
   *
   * @param before - What comes before the route.
   */
  add(
    itinerary: string,
    route: Route,
    {
      flow,
      commodity,
      divert,
      before,
    }: { flow: Flow; commodity: Commodity; divert: NonNullable<Staging["divert"]>; before?: StagedWay },
  ): PlannedWay {
    const load = this.#evaluate(flow.load, commodity);
    const { tonnesPerTeu } = commodity;
    const perHour = this.#evaluate(flow.arrivals, commodity);
    const perTeu = tonnesPerTeu === undefined ? load : this.#evaluate(tonnesPerTeu, commodity);
    const staged = stagedWay(route, {
      flow,
      commodity,
      divert,
      links: this.#links,
      cv: this.#cv,
      isBorder: (step) => this.#book.isBorder(step),
      isBorderPlace: (place) => this.#book.isBorderPlace(place),
      stationFor: (step) => this.#book.at(step),
      sectionFor: (link) => this.#book.on(link),
      inspectedShare: (step) => this.#book.inspectedShare(step, commodity),
      trains: (stretch, run) => this.#trains.over(stretch, run),
      lineOver: (steps) => this.#lines.over(steps, commodity),
      board: ({ line }, run) => this.#lines.board(line, run, { wagon: load, TEU: perTeu, perHour }),
      lineHours: ({ line }) => this.#lines.hours(line),
    });
    this.itineraries.push({ id: itinerary, stages: [...(before?.stages ?? []), ...staged.stages] });
    return { itinerary, route, stages: [...(before?.facts ?? []), ...staged.facts] };
  }

  /** Whether two countries meet at a place. */
  isBorderPlace(id: string): boolean {
    return this.#book.isBorderPlace(id);
  }

  /** Queue hours that routing assumes for the first station on a route. */
  queueHours({ itinerary, stages }: PlannedWay): number {
    const own = this.itineraries.find(({ id }) => id === itinerary);
    const first = own?.stages.find(({ type }) => type === "queue" || type === "pass");
    return stages.find(({ id }) => id === first?.id)?.routedHours ?? 0;
  }
}
