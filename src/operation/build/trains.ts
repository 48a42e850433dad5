/** Goods trains that leave when full or after a time, as services of the engine. */
import { InputError, problem } from "../../base/index.ts";
import type { PlanService, PlanStage } from "../engine/plan.ts";
import type { Stretch } from "./pieces.ts";

/** How goods trains are formed. */
export interface TrainRules {
  /** Goods of a full train, in units of the commodity. */
  readonly load: number;
  /** Hours after which a train leaves even when it is not full. */
  readonly holdHours: number;
}

/** The goods trains of a plan: one service for each stretch, whatever goods share it. */
export class Trains {
  readonly services: PlanService[] = [];
  readonly #rules: TrainRules | undefined;
  readonly #byStretch = new Map<string, string>();

  /** @param rules - Absent where the study does not state them. */
  constructor(rules: TrainRules | undefined) {
    this.#rules = rules;
  }

  /**
   * The id of the service over a stretch, created at the first call. Goods with equal trains share them.
   *
   * @throws InputError when the study does not state how trains are formed.
   */
  over({ from, to, steps }: Stretch, run: readonly PlanStage[]): string {
    const key = JSON.stringify([steps.map((step) => step.id), run]);
    const known = this.#byStretch.get(key);
    if (known !== undefined) return known;
    const name = `train:${from}>${to}`;
    const taken = this.services.filter((service) => service.id.startsWith(name)).length;
    const id = taken === 0 ? name : `${name}/${taken + 1}`;
    if (this.#rules === undefined) {
      const expected = "how goods trains are formed: trainLoad and trainHold";
      const hint = "study.yaml says it under operation";
      throw new InputError([problem({ path: "operation", expected, got: undefined, hint })]);
    }
    const { load, holdHours } = this.#rules;
    this.services.push({
      id,
      capacity: load,
      whenFull: true,
      run,
      every: { hours: holdHours, firstHours: holdHours },
      // An empty train does not run.
      leastUnits: Number.MIN_VALUE,
    });
    this.#byStretch.set(key, id);
    return id;
  }
}
