import type { ScenarioModel, Step } from "../../graph/index.ts";
import {
  type Commodity,
  commoditiesNamed,
  type Dimension,
  departuresBetween,
  dimensionOf,
  type Service as Line,
} from "../../model/index.ts";
import type { Service, Stage } from "../engine/plan.ts";
import type { Evaluate } from "./amounts.ts";

const hourMs = 3_600_000;

/** Where a line of the study carries a stretch of some steps: the first of them, and how many. */
export interface Ridden {
  readonly line: Line;
  readonly at: number;
  readonly count: number;
}

/** The lines of a study, trains, ferries and ships to a timetable, as services of the engine. */
export class Lines {
  readonly services: Service[] = [];
  readonly #model: ScenarioModel;
  readonly #evaluate: Evaluate;
  readonly #span: readonly [start: number, end: number];

  /** @param span - Unix times of the start and the end of the run, ms. */
  constructor(model: ScenarioModel, evaluate: Evaluate, span: readonly [start: number, end: number]) {
    this.#model = model;
    this.#evaluate = evaluate;
    this.#span = span;
  }

  /** The first line that runs over part of a stretch and takes a commodity. */
  over(steps: readonly Step[], commodity: Commodity): Ridden | undefined {
    for (let at = 0; at < steps.length; at++) {
      for (const line of this.#model.scenario.network.services) {
        const count = line.links.length;
        const goes = line.links.every((link, i) => steps[at + i]?.id === link);
        if (goes && commoditiesNamed([commodity], line.commodities).length > 0) return { line, at, count };
      }
    }
    return undefined;
  }

  /**
   * The id of the service of a line, made when first asked for.
   *
   * @param run - What its vehicles go through.
   * @param vehicle - Tonnes of a vehicle of the flow and of a container, where capacity is told in these.
   */
  board(line: Line, run: readonly Stage[], vehicle: { wagon: number; TEU: number }): string {
    const id = `line:${line.id}`;
    if (this.services.some((known) => known.id === id)) return id;
    const [start, end] = this.#span;
    const calendar = this.#model.scenario.network.calendars.find((known) => known.id === line.calendar);
    const { timetable, headway, cutOff } = line;
    const departures =
      timetable === undefined
        ? undefined
        : departuresBetween(timetable, start, end, calendar).map((ms) => (ms - start) / hourMs);
    const hours = headway && this.#evaluate(headway);
    this.services.push({
      ...{ id, capacity: this.#capacity(line, vehicle), run },
      ...(departures === undefined ? {} : { atHours: departures }),
      ...(hours === undefined ? {} : { every: { hours, firstHours: hours } }),
      ...(cutOff === undefined ? {} : { cutOffHours: this.#evaluate(cutOff) }),
    });
    return id;
  }

  /** Tonnes that one departure takes. */
  #capacity({ capacity }: Line, vehicle: { wagon: number; TEU: number }): number {
    if (capacity === undefined) return Number.MAX_VALUE;
    const dimension = (id: string): Dimension => this.#model.figures.get(id)?.dimension ?? {};
    const measured = dimensionOf(capacity.expression, dimension);
    // In TEU, or in TEU a train.
    const counted = "dimension" in measured ? measured.dimension : {};
    const each = "wagon" in counted ? vehicle.wagon : "TEU" in counted ? vehicle.TEU : 1;
    return this.#evaluate(capacity) * each;
  }

  /** Hours that a line takes over its links, where it says so. */
  hours({ durations }: Line): number | undefined {
    if (durations.length === 0) return undefined;
    return durations.reduce((sum, duration) => sum + this.#evaluate(duration), 0);
  }
}
