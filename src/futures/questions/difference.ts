import { didYouMean, InputError, partOf, problem } from "../../base/index.ts";
import type { Points } from "../../methods/index.ts";
import type { FigureKind, Study } from "../../model/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import {
  type AskOptions,
  type FunctionPoints,
  type JourneyFilter,
  type JourneyMeasure,
  StudyFunction,
  type StudyInput,
} from "./studyFunction.ts";

/** Which difference is asked about: scenario less base, the mean over the journeys that fit. */
export interface DifferenceQuery extends JourneyFilter {
  readonly base: string | Scenario;
  readonly scenario: string | Scenario;
  /** Generalised cost when absent. */
  readonly measure?: JourneyMeasure;
}

/** A figure as results tell it. */
export interface ToldFigure {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Best single value, in `unit`. */
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly kind: FigureKind;
}

/** An input as results tell it. */
export interface ToldInput {
  readonly name: string;
  /** The weakest of its figures. */
  readonly kind: FigureKind;
  readonly figures: readonly ToldFigure[];
}

/** What was asked, with its defaults filled in. */
export interface ToldQuery {
  readonly base: string;
  readonly scenario: string;
  readonly commodity: string;
  readonly from?: string;
  readonly to?: string;
  readonly measure: JourneyMeasure;
  /** Unit of the difference, e.g. `USD/t` or `h`. */
  readonly unit: string;
  /** How many journeys it is the mean of. */
  readonly journeys: number;
}

const measures: readonly string[] = ["generalisedCost", "money", "time"];

/** @throws InputError for what is no measure. */
export function expectMeasure(measure: string): void {
  if (measures.includes(measure)) return;
  const hint = didYouMean(measure, measures);
  throw new InputError([
    problem({ path: "measure", expected: `one of ${measures.join(", ")}`, got: measure, hint }),
  ]);
}

/** A difference as a function of figures. */
export class DifferenceFunction {
  readonly of: StudyFunction;
  readonly told: ToldQuery;

  /** @throws InputError as {@link StudyFunction} does. */
  constructor(study: Study, query: DifferenceQuery, figures: readonly string[] = []) {
    const { base, scenario, measure = "generalisedCost", ...filter } = query;
    expectMeasure(measure);
    this.of = new StudyFunction(study, { ...filter, base, scenarios: [scenario], figures });
    const { commodity, journeys } = this.of;
    const idOf = (side: string | Scenario): string => (typeof side === "string" ? side : side.id);
    this.told = {
      ...{ base: idOf(base), scenario: idOf(scenario) },
      ...filter,
      measure,
      unit: measure === "time" ? "h" : `${study.currency}/${commodity.unit}`,
      journeys: journeys.length,
    };
  }

  /** The difference at each point. */
  async ask(points: FunctionPoints, options?: AskOptions): Promise<Float64Array> {
    const { columns } = await this.of.ask(points, options);
    const [base, scenario] = columns[this.told.measure] as [Float64Array, Float64Array];
    return scenario.map((value, i) => value - (base[i] as number));
  }

  /** The difference at the points of a design, part after part. */
  async askAll(parts: readonly Points[], options: AskOptions = {}): Promise<Float64Array> {
    const total = parts.reduce((sum, { count }) => sum + count, 0);
    const differences = new Float64Array(total);
    let done = 0;
    for (const { count, columns } of parts) {
      const part = partOf(options, done / total, (done + count) / total);
      differences.set(
        await this.ask({ count, uniforms: new Map(Object.entries(columns)) }, { ...options, ...part }),
        done,
      );
      done += count;
    }
    return differences;
  }
}

/** An input as results tell it. */
export function tellInput({ name, kind, figures }: StudyInput): ToldInput {
  return { name, kind, figures: figures.map(tellFigure) };
}

/** A figure as results tell it. */
export function tellFigure({
  id,
  name,
  unit,
  value,
  low,
  high,
  kind,
}: StudyInput["figures"][number]): ToldFigure {
  const range = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
  return { id, name, unit, value, ...range, kind };
}
