import { formatProblems, InputError, type Problem } from "../../base/index.ts";
import { loadStudy } from "../../io/index.ts";
import type { Commodity, Network, Study } from "../../model/index.ts";
import { buildStateGraph, openScenario, priceGraph, valuesOf } from "../../routing/index.ts";
import { exitCodes } from "../exitCodes.ts";
import { data, dataJson, talk } from "../output.ts";

/** Checks a study whole: that it loads, that every scenario applies, that everything open has a price. */
export async function validate(
  folder: string,
  options: { readonly strict?: true; readonly json?: true },
): Promise<void> {
  const found: Problem[] = [];
  const study = await attempt(() => loadStudy(folder), found);
  if (study !== undefined) found.push(...(await checkPrices(study, folder)));
  const problems = once(found);
  const wrong = problems.some((p) => p.severity === "error" || options.strict);
  if (wrong) process.exitCode = exitCodes.invalid;
  const counts = study === undefined ? undefined : count(study);
  if (options.json) dataJson({ valid: !wrong, study: study?.id, hash: study?.hash, counts, problems });
  else {
    if (problems.length > 0) talk(formatProblems(problems));
    if (!wrong && counts !== undefined) data(`${folder}: valid. ${describe(counts)}`);
  }
}

/** Every problem once: what is wrong with a scenario is met again in all that extend it. */
function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((found) => [JSON.stringify(found), found])).values()];
}

async function attempt<T>(work: () => T | Promise<T>, problems: Problem[]): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

/** Warnings of a study and its scenarios, and what is open in them without a price. */
async function checkPrices(study: Study, folder: string): Promise<Problem[]> {
  const base = study.network;
  const ofBase = unpriced(base, study.commodities, valuesOf(base.figures, base.figures), folder);
  const told = new Set(ofBase.map((gap) => gap.path));
  const problems = [...study.warnings, ...ofBase];
  for (const [id, { file }] of study.scenarios) {
    const model = await attempt(() => openScenario(study, id), problems);
    if (model === undefined) continue;
    const part = changedPart(base, model.scenario.network);
    const gaps = unpriced(part, study.commodities, valuesOf(part.figures, base.figures), file);
    problems.push(...model.scenario.warnings, ...gaps.filter((gap) => !told.has(gap.path)));
  }
  return problems;
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
  file: string,
): Problem[] {
  if (network.links.length === 0) return [];
  return commodities.flatMap((commodity) => {
    try {
      priceGraph(buildStateGraph(network, commodity), values, { rest: true });
      return [];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return error.problems.map((p) => ({ ...p, file }));
    }
  });
}

function count(study: Study): Record<string, number> {
  const { network } = study;
  return {
    places: network.places.length,
    links: network.links.filter((link) => link.id === link.row).length,
    figures: network.figures.length,
    commodities: study.commodities.length,
    scenarios: study.scenarios.size,
    journeys: study.questions.reduce((sum, q) => sum + q.pairs.length * q.commodities.length, 0),
  };
}

function describe(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([what, n]) => `${n} ${what}`)
    .join(", ");
}
