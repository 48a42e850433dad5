/** Scenarios as options for a decision: robustness and the value of information. */

import { displayed, expectArguments, InputError, type Problem, paced, problem } from "../../base/index.ts";
import { type InformationValue, informationSteps, type Robustness, robustness } from "../../methods/index.ts";
import { checkSeed, type Seed } from "../../random/index.ts";
import { modelOf, type StudyOrModel } from "../../routing/index.ts";
import type { AnsweredYear, Scenario } from "../../scenario/index.ts";
import { amountUnit } from "../columns/amountColumn.ts";
import { defaultSeed } from "../compare/compare.ts";
import { checkFutures } from "../compare/futures.ts";
import { weighArguments } from "../given.ts";
import {
  columnsFor,
  describeInput,
  expectMeasure,
  expectPayee,
  type InputSummary,
  measureOf,
} from "./difference.ts";
import { sampleOf } from "./sample.ts";
import { type AskOptions, type JourneyFilter, type JourneyMeasure, StudyFunction } from "./studyFunction.ts";

/** Options to choose among, and what they are judged by. */
export interface ChoiceQuery extends JourneyFilter {
  /** Ids of scenarios, or scenario documents; at least two, with the base among them where doing nothing is an option. */
  readonly options: readonly (string | Scenario)[];
  /** The least is best. Generalised cost when absent. */
  readonly measure?: JourneyMeasure;
  /**
   * What an option costs beside, per unit and in the measure's own unit, e.g. the yearly cost of works over the tonnes that
   * have to bear it: id of the scenario -> amount. Nothing by default.
   */
  readonly charges?: ReadonlyMap<string, number> | Readonly<Record<string, number>>;
}

/** How a choice is weighed. */
export interface ChoiceOptions extends AskOptions {
  /** How many futures, 100 to 1e9. */
  readonly futures: number;
  /** `"2026"` when absent. */
  readonly seed?: Seed;
}

/** Options over futures: how each fares, what regret it may bring, and what knowing more would be worth. */
export interface Choice {
  readonly commodity: string;
  readonly measure: JourneyMeasure;
  readonly unit: string;
  readonly journeys: number;
  /** The year it answers for, and the edits of the options that depend on it. */
  readonly year: AnsweredYear;
  readonly futures: number;
  readonly seed: Seed;
  readonly robustness: Robustness;
  /** Where to spend a survey's money: the worth of knowing, per unit, before the choice is made. */
  readonly information: InformationValue;
  readonly inputs: readonly InputSummary[];
}

/**
 * Weighs options over futures, the same draws for all: expected cost, worst case, regret; and the expected value of perfect
 * information on everything and on each uncertain figure (H. Raiffa, R. Schlaifer, Applied Statistical Decision Theory, 1961).
 *
 * @throws InputError when a name is unknown or an option is wrong.
 * @example
 * ```ts
 * import { weigh } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const options = ["status-quo", "rail-joined"];
 * const query = { options, commodity: "container", from: "alma", to: "gora", charges: { "rail-joined": 12 } };
 * const { robustness } = await weigh(study, query, { futures: 200, seed: 2026 });
 * for (const { option, expected, bestShare } of robustness.rows) console.log(option, expected.toFixed(2), bestShare);
 * // status-quo 100.64 0.53
 * // rail-joined 91.06 0.47
 * ```
 */
export async function weigh(
  study: StudyOrModel,
  query: ChoiceQuery,
  options: ChoiceOptions,
): Promise<Choice> {
  expectArguments(weighArguments, [study, query, options]);
  const { futures, seed = defaultSeed } = options;
  const { options: scenarios, measure = "generalisedCost", charges: given = {}, ...filter } = query;
  const charges = new Map(given instanceof Map ? given : Object.entries(given as Record<string, number>));
  expectMeasure(measure);
  const ids = scenarios.map((scenario) => (typeof scenario === "string" ? scenario : scenario.id));
  const problems = [...checkFutures(futures, 100), ...checkSeed(seed), ...checkOptions(ids, charges)];
  if (problems.length > 0) throw new InputError(problems);
  const [base, ...others] = scenarios as [string | Scenario, ...(string | Scenario)[]];
  const model = modelOf(study);
  const of = await paced(
    StudyFunction.open(model, { ...filter, base, scenarios: others, amounts: columnsFor(measure) }),
    { signal: options.signal },
  );
  expectPayee(measure, of);
  const uniforms = await paced(sampleOf(of.inputs, seed, futures), { signal: options.signal });
  const columns = measureOf(await of.ask({ count: futures, uniforms }, options), measure);
  const outcomes = Object.fromEntries(
    ids.map((id, m) => {
      const charge = charges.get(id) ?? 0;
      return [id, (columns[m] as Float64Array).map((cost) => cost + charge)];
    }),
  );
  const direction = "cost";
  const choice: Choice = {
    commodity: of.commodity.id,
    measure,
    unit: amountUnit(measure, { currency: model.study.currency, unit: of.commodity.unit }),
    journeys: of.journeys.length,
    year: of.year,
    futures,
    seed,
    robustness: robustness(outcomes, { direction }),
    information: await paced(informationSteps(outcomes, Object.fromEntries(uniforms), { direction, seed }), {
      signal: options.signal,
    }),
    inputs: of.inputs.map(describeInput),
  };
  return displayed(choice, "choice", model.study);
}

function checkOptions(ids: readonly string[], charges: ReadonlyMap<string, number>): Problem[] {
  const problems: Problem[] = [];
  if (ids.length < 2 || new Set(ids).size < ids.length)
    problems.push(
      problem({ path: "options", expected: "at least two different scenarios", got: ids.join(", ") }),
    );
  for (const [id, charge] of charges) {
    const path = `charges.${id}`;
    if (!ids.includes(id)) problems.push(problem({ path, expected: "an option", got: id }));
    else if (!Number.isFinite(charge))
      problems.push(problem({ path, expected: "a finite number", got: charge }));
  }
  return problems;
}
