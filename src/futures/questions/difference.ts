/** A difference between scenario and base as a function of figures. */

import { didYouMean, InputError, partOf, problem, type Steps } from "../../base/index.ts";
import type { Points } from "../../methods/index.ts";
import type { FigureKind } from "../../model/index.ts";
import { modelOf, type StudyOrModel } from "../../routing/index.ts";
import type { DatedEdit, Scenario, YearInput } from "../../scenario/index.ts";
import { type AmountColumn, amountColumn, amountUnit, expectAmountName } from "../columns/amountColumn.ts";
import {
  type AskOptions,
  type FunctionOutcome,
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

/** A figure in results. */
export interface FigureSummary {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Central value, in `unit`. */
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly kind: FigureKind;
}

/** An input as results tell it. */
export interface InputSummary {
  readonly name: string;
  /** The weakest of its figures. */
  readonly kind: FigureKind;
  readonly figures: readonly FigureSummary[];
}

/** What was asked, with its defaults filled in. */
export interface QuerySummary {
  readonly base: string;
  readonly scenario: string;
  readonly commodity: string;
  readonly from?: string;
  readonly to?: string;
  readonly measure: JourneyMeasure;
  /** The year it answers for. */
  readonly year: YearInput;
  /** The edits of base and scenario that depend on it. */
  readonly dated: readonly DatedEdit[];
  /** Unit of the difference, e.g. `USD/t` or `h`. */
  readonly unit: string;
  /** How many journeys it is the mean of. */
  readonly journeys: number;
}

/** @throws InputError for what is no measure. */
export function expectMeasure(measure: string): void {
  expectAmountName(measure, ["generalisedCost"]);
}

/** The column of a measure, none for the generalised cost, which every function has. */
export function columnsFor(measure: JourneyMeasure): AmountColumn[] {
  return measure === "generalisedCost" ? [] : [amountColumn(measure)];
}

/** A measure in an outcome: base, then scenarios. */
export function measureOf(outcome: FunctionOutcome, measure: JourneyMeasure): readonly Float64Array[] {
  if (measure === "generalisedCost") return outcome.generalisedCost;
  return outcome.amounts.get(measure) as readonly Float64Array[];
}

/** @throws InputError when a measure is what a payee receives whom the study does not name. */
export function expectPayee(measure: JourneyMeasure, { payees }: StudyFunction): void {
  if (!measure.startsWith("payee.") || payees.some((payee) => payee === measure)) return;
  const expected = payees.length === 0 ? "no payee: the study names none" : `one of ${payees.join(", ")}`;
  throw new InputError([
    problem({ path: "measure", expected, got: measure, hint: didYouMean(measure, payees) }),
  ]);
}

/** A difference as a function of figures. */
export class DifferenceFunction {
  readonly of: StudyFunction;
  readonly summary: QuerySummary;

  private constructor(of: StudyFunction, summary: QuerySummary) {
    this.of = of;
    this.summary = summary;
  }

  /** @throws InputError as {@link StudyFunction.open} does. */
  static *open(
    study: StudyOrModel,
    query: DifferenceQuery,
    figures: readonly string[] = [],
  ): Steps<DifferenceFunction> {
    const { base, scenario, measure = "generalisedCost", ...filter } = query;
    expectMeasure(measure);
    const amounts = columnsFor(measure);
    const scenarios = [scenario];
    const of = yield* StudyFunction.open(study, { ...filter, base, scenarios, figures, amounts });
    expectPayee(measure, of);
    const { commodity, journeys } = of;
    const idOf = (side: string | Scenario): string => (typeof side === "string" ? side : side.id);
    return new DifferenceFunction(of, {
      base: idOf(base),
      scenario: idOf(scenario),
      ...filter,
      measure,
      year: of.year.year,
      dated: of.year.edits,
      unit: amountUnit(measure, { currency: modelOf(study).study.currency, unit: commodity.unit }),
      journeys: journeys.length,
    });
  }

  /** The difference at each point. */
  async ask(points: FunctionPoints, options?: AskOptions): Promise<Float64Array> {
    const outcome = await this.of.ask(points, options);
    const [base, scenario] = measureOf(outcome, this.summary.measure) as [Float64Array, Float64Array];
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
export function describeInput({ name, kind, figures }: StudyInput): InputSummary {
  return { name, kind, figures: figures.map(describeFigure) };
}

/** A figure in results. */
export function describeFigure({
  id,
  name,
  unit,
  value,
  low,
  high,
  kind,
}: StudyInput["figures"][number]): FigureSummary {
  const range = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
  return { id, name, unit, value, ...range, kind };
}
