/** Scheduled lines of a study (trains, ferries, ships) as services of the engine. */
import {
  type Commodity,
  commoditiesNamed,
  type Dimension,
  departuresBetween,
  dimensionOf,
  type Service as Line,
} from "../../model/index.ts";
import type { RouteStep, ScenarioModel } from "../../routing/index.ts";
import type { PlanService, PlanStage } from "../engine/plan.ts";
import type { Evaluate } from "./evaluateAmounts.ts";

const hourMs = 3_600_000;

/** Consignments that board a line: tonnes of a vehicle and of a container, and how many come. */
export interface Rider {
  readonly wagon: number;
  readonly TEU: number;
  readonly perHour: number;
}

/** Where a line of the study carries a stretch of some steps: the first of them, and how many. */
export interface Ridden {
  readonly line: Line;
  readonly at: number;
  readonly count: number;
}

/** The scheduled lines of a study (trains, ferries, ships) as services of the engine. */
export class Lines {
  readonly #lines = new Map<
    string,
    { readonly line: Line; readonly service: PlanService; readonly riders: Rider[] }
  >();
  readonly #model: ScenarioModel;
  readonly #evaluate: Evaluate;
  readonly #span: readonly [start: number, end: number];

  /** @param span - Unix times of the start and the end of the run, ms. */
  constructor(model: ScenarioModel, evaluate: Evaluate, span: readonly [start: number, end: number]) {
    this.#model = model;
    this.#evaluate = evaluate;
    this.#span = span;
  }

  /** The first line that runs over consecutive steps, borders included, and takes a commodity. */
  over(steps: readonly RouteStep[], commodity: Commodity): Ridden | undefined {
    for (let at = 0; at < steps.length; at++) {
      for (const line of this.#model.scenario.network.services) {
        const count = stepsRidden(line.links, steps, at);
        if (count > 0 && commoditiesNamed([commodity], line.commodities).length > 0)
          return { line, at, count };
      }
    }
    return undefined;
  }

  /**
   * The id of the service of a line, created at the first call.
   *
   * @param run - Stages of its vehicles.
   * @param rider - The consignments that board; a capacity in wagons or containers is converted at their mean load.
   */
  board(line: Line, run: readonly PlanStage[], rider: Rider): string {
    const id = `line:${line.id}`;
    const known = this.#lines.get(id);
    known?.riders.push(rider);
    if (known !== undefined) return id;
    const [start, end] = this.#span;
    const calendar = this.#model.scenario.network.calendars.find((known) => known.id === line.calendar);
    const { timetable, headway, cutOff } = line;
    const departures =
      timetable === undefined
        ? undefined
        : departuresBetween(timetable, start, end, calendar).map((ms) => (ms - start) / hourMs);
    const hours = headway && this.#evaluate(headway);
    const service = {
      id,
      capacity: 0,
      run,
      ...(departures === undefined ? {} : { atHours: departures }),
      ...(hours === undefined ? {} : { every: { hours, firstHours: hours } }),
      ...(cutOff === undefined ? {} : { cutOffHours: this.#evaluate(cutOff) }),
    };
    this.#lines.set(id, { line, service, riders: [rider] });
    return id;
  }

  /** All services that a flow boards; complete once every flow has been added. */
  get services(): readonly PlanService[] {
    return [...this.#lines.values()].map(({ line, service, riders }) => {
      return { ...service, capacity: this.#capacity(line, riders) };
    });
  }

  /** Tonnes that one departure takes. */
  #capacity({ capacity }: Line, riders: readonly Rider[]): number {
    if (capacity === undefined) return Number.MAX_VALUE;
    const dimension = (id: string): Dimension => this.#model.figures.get(id)?.dimension ?? {};
    const measured = dimensionOf(capacity.expression, dimension);
    // In TEU, or in TEU a train.
    const counted = "dimension" in measured ? measured.dimension : {};
    const unit = "wagon" in counted ? "wagon" : "TEU" in counted ? "TEU" : undefined;
    if (unit === undefined) return this.#evaluate(capacity);
    const all = riders.reduce((sum, { perHour }) => sum + perHour, 0);
    const tonnes = riders.reduce((sum, rider) => sum + rider[unit] * rider.perHour, 0);
    return this.#evaluate(capacity) * (all === 0 ? (riders[0] as Rider)[unit] : tonnes / all);
  }

  /** Hours that a line takes over its links, where it states them. */
  hours({ durations }: Line): number | undefined {
    if (durations.length === 0) return undefined;
    return durations.reduce((sum, duration) => sum + this.#evaluate(duration), 0);
  }
}

/** How many steps from one on are all links of a line, and crossings between them; 0 when they are not. */
function stepsRidden(links: readonly string[], steps: readonly RouteStep[], at: number): number {
  let step = at;
  for (const link of links) {
    if (step > at) while (steps[step]?.type === "crossing") step++;
    if (steps[step]?.id !== link) return 0;
    step++;
  }
  return step - at;
}
