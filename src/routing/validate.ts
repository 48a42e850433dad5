/** Checks that a study can be asked: its scenarios apply, and what is open has a price. */

import { append, expectArguments, finish, InputError, type Problem } from "../base/index.ts";
import type { Commodity, Network, Study } from "../model/index.ts";
import { turningDays } from "../scenario/index.ts";
import { doubtfulRoutes } from "./doubtfulRoutes.ts";
import { validateArguments } from "./given.ts";
import { scenarioModel } from "./model.ts";
import { priceGraph } from "./prices/price.ts";
import { valuesOf } from "./prices/values.ts";
import { buildStateGraph } from "./states/buildStateGraph.ts";

/**
 * Checks a study whole: that every scenario applies, before and after each of its dates, that everything open has a price, and
 * that the journeys it asks for have sensible routes.
 *
 * @returns Errors and warnings, each once; those of the base alone name no file.
 * @example
 * ```ts
 * import { validate } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const problems = validate(await loadStudy("examples/first-corridor"));
 * console.log(problems.length); // 0
 * ```
 */
export function validate(study: Study): Problem[] {
  expectArguments(validateArguments, [study]);
  const base = study.network;
  const ofBase = unpriced(base, study.commodities, valuesOf(base.figures));
  const known = new Set(ofBase.map((gap) => gap.path));
  const problems: Problem[] = [...study.warnings, ...ofBase];
  for (const [id, { file }] of study.scenarios) {
    // A scenario with dates is looked at whenever one of its edits begins or ends.
    for (const year of [undefined, ...(attempt(() => turningDays(study, id), problems) ?? [])]) {
      const model = attempt(() => scenarioModel(study, id, year), problems);
      if (model === undefined) continue;
      const part = changedPart(base, model.scenario.network);
      const gaps = unpriced(part, study.commodities, valuesOf(part.figures), file);
      append(problems, [...model.scenario.warnings, ...gaps.filter((gap) => !known.has(gap.path))]);
    }
  }
  // Where something has no price there is nothing to ask.
  const isSound = !problems.some(({ severity }) => severity === "error");
  if (isSound) append(problems, attempt(() => doubtfulRoutes(study), problems) ?? []);
  return once(problems);
}

/**
 * What of a scenario's network the base does not answer for: all of it, or the changed links with all that meet them
 * when nothing but links has changed. What is done at a place depends on the links there and on no others.
 */
function changedPart(base: Network, network: Network): Network {
  const tables = Object.keys({ ...base, ...network }) as (keyof Network)[];
  if (tables.some((table) => table !== "links" && network[table] !== base[table])) return network;
  const known = new Set(base.links);
  const changed = network.links.filter((link) => !known.has(link));
  const touched = new Set(changed.flatMap((link) => [link.from, link.to]));
  return {
    ...network,
    links: network.links.filter((link) => touched.has(link.from) || touched.has(link.to)),
  };
}

function unpriced(
  network: Network,
  commodities: readonly Commodity[],
  values: ReturnType<typeof valuesOf>,
  file?: string,
): Problem[] {
  if (network.links.length === 0) return [];
  return commodities.flatMap((commodity) => {
    try {
      finish(priceGraph(buildStateGraph(network, commodity), values));
      return [];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return error.problems.map((p) => (file === undefined ? p : { ...p, file }));
    }
  });
}

/** Every problem once: what is wrong with a scenario is met again in all that extend it. */
function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((found) => [JSON.stringify(found), found])).values()];
}

function attempt<T>(work: () => T, problems: Problem[]): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    append(problems, error.problems);
    return undefined;
  }
}
