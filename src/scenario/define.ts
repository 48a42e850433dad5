/** Scenarios written in code: typed, and checked against the study as they are made. */

import { expectArguments, InputError } from "../base/index.ts";
import type { Study } from "../model/index.ts";
import { applyScenario, turningDays } from "./apply.ts";
import { checkScenario } from "./form.ts";
import { defineScenarioArguments } from "./given.ts";
import type { Scenario } from "./scenario.ts";

/** A scenario as a script writes it; the version of the form may be left out. */
export interface ScenarioDraft extends Omit<Scenario, "version"> {
  version?: 1;
}

/**
 * A scenario made in code, with completion for the fields of each edit. It is applied to the study at once, before and after
 * each of its dates, so that what is wrong is known where it is written.
 *
 * @returns The document, plain data: for every function that takes a scenario, and to be saved by `scenarioText`.
 * @throws InputError with every problem: unknown fields and names with the nearest ones, wrong units, edits that change nothing.
 * @example
 * ```ts
 * import { defineScenario, route } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const to = { value: 48, unit: "hour", kind: "assumed" } as const;
 * const slow = defineScenario(study, { id: "slow", title: "Long stops", edits: [{ type: "set", at: "border.road", to }] });
 * const found = route(study, slow, { from: "alma", to: "gora", commodity: "container" });
 * if (found.type === "route") console.log(found.totals.time.total.toFixed(1)); // 54.6
 * ```
 */
export function defineScenario(study: Study, draft: ScenarioDraft): Scenario {
  expectArguments(defineScenarioArguments, [study, draft]);
  const { version = 1, ...rest } = draft;
  const scenario: Scenario = { version, ...rest };
  const problems = checkScenario(scenario);
  // Names are checked beside a wrong form too.
  if (problems.length > 0) applyScenario(study, scenario);
  const found = new Map<string, InputError["problems"][number]>();
  for (const year of [undefined, ...turningDays(study, scenario)]) {
    try {
      applyScenario(study, scenario, year === undefined ? {} : { year });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const each of error.problems) found.set(JSON.stringify(each), each);
    }
  }
  if (found.size > 0) throw new InputError([...found.values()]);
  return scenario;
}
