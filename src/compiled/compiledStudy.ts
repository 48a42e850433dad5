/** A study read from a compiled file, ready to be asked for routes and comparisons. */

import { didYouMean, InputError, problem } from "../base/index.ts";
import { type CompareOptions, type Comparison, compareOpened } from "../futures/index.ts";
import type { Study } from "../model/index.ts";
import { type RouteQuery, type RouteResult, routeOpened, ScenarioModel } from "../routing/index.ts";
import type { AppliedScenario, Scenario } from "../scenario/index.ts";

/**
 * A compiled study: its scenarios are applied already, and no others can be asked for.
 *
 * @example
 * ```ts
 * import { compileStudy } from "karvan";
 * import { readCompiled } from "karvan/compiled";
 * import { loadStudy } from "karvan/node";
 * const study = readCompiled(compileStudy(await loadStudy("examples/first-corridor")));
 * const { rows } = await study.compare("status-quo", "rail-joined");
 * console.log(rows[0].difference?.generalisedCost.toFixed(2)); // -5.80
 * ```
 */
export class CompiledStudy {
  readonly id: string;
  readonly title: string;
  /** Currency of all results. */
  readonly currency: string;
  /** SHA-256 of the tables of the study, in hex. */
  readonly hash: string;
  readonly #study: Study;
  readonly #scenarios: ReadonlyMap<string, AppliedScenario>;
  readonly #opened = new Map<string, ScenarioModel>();

  constructor(study: Study, scenarios: readonly AppliedScenario[]) {
    this.id = study.id;
    this.title = study.title;
    this.currency = study.currency;
    this.hash = study.hash;
    this.#study = study;
    this.#scenarios = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  }

  /** Ids and titles of the scenarios that can be asked for. */
  get scenarios(): readonly { readonly id: string; readonly title: string }[] {
    return [...this.#scenarios.values()].map(({ id, title }) => ({ id, title }));
  }

  /**
   * The least-cost route from end to end under a scenario; as `route` of `karvan`.
   *
   * @throws InputError when a name is unknown.
   */
  route(scenario: string, query: RouteQuery): RouteResult {
    return routeOpened(this.#open("scenario", scenario), query);
  }

  /**
   * Compares a scenario, or several, with a base; as `compare` of `karvan`.
   *
   * @throws InputError when a scenario is unknown or an option is wrong.
   */
  async compare(base: string, scenario: string, options?: CompareOptions): Promise<Comparison>;
  async compare(base: string, scenarios: readonly string[], options?: CompareOptions): Promise<Comparison[]>;
  async compare(
    base: string,
    scenario: string | readonly string[],
    options: CompareOptions = {},
  ): Promise<Comparison | Comparison[]> {
    const asked = [scenario].flat();
    const models = [this.#open("base", base), ...asked.map((id) => this.#open("scenario", id))];
    const comparisons = await compareOpened(this.#study, models, options);
    return typeof scenario === "string" ? (comparisons[0] as Comparison) : comparisons;
  }

  #open(path: string, id: string): ScenarioModel {
    const known = this.#opened.get(id);
    if (known !== undefined) return known;
    const scenario = this.#scenarios.get(id);
    if (scenario === undefined) {
      const ids = [...this.#scenarios.keys()];
      const hint = didYouMean(id, ids) ?? `it has ${ids.join(", ")}`;
      const expected = "the id of a scenario in the compiled study";
      throw new InputError([problem({ path, expected, got: id, hint })]);
    }
    const { title, edits } = scenario;
    const document: Scenario = { version: 1, id, title, edits: [...edits] };
    const [first] = this.#opened.values();
    const opened = new ScenarioModel({ study: this.#study, document, scenario }, first);
    this.#opened.set(id, opened);
    return opened;
  }
}
