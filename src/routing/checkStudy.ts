/** Checks a study from the texts of its files, whatever is wrong with them: reading, scenarios, prices and routes in one go. */

import { append, expectArguments, InputError, type Problem } from "../base/index.ts";
import { examineStudy, loadReaders, rowsAreSound, type StudyFiles, type UnsoundStudy } from "../io/index.ts";
import type { Commodity, Network, Study } from "../model/index.ts";
import { networkOf } from "../scenario/index.ts";
import { checkStudyArguments } from "./given.ts";
import { buildStateGraph } from "./states/buildStateGraph.ts";
import { validate } from "./validate.ts";

/**
 * Everything that is wrong with a study, or doubtful: the strongest check there is, the one of `karvan validate --strict`. A
 * study is strictly valid where it finds nothing, and can be used where it finds warnings alone. Tables, scenarios and prices
 * are all looked at, whatever is wrong with one of them; what only follows from a fault is not reported.
 *
 * @param layers - The folders, as `readStudy` takes them.
 * @returns Errors and warnings, each once. Nothing is thrown because of the study; those of the base alone name no file.
 * @example
 * ```ts
 * import { checkStudy } from "karvan";
 * const problems = await checkStudy([{ folder: "", files: new Map([["study.yaml", "version: 1"]]) }]);
 * console.log(problems.some(({ severity }) => severity === "error")); // true
 * ```
 */
export async function checkStudy(layers: readonly StudyFiles[]): Promise<Problem[]> {
  expectArguments(checkStudyArguments, [layers]);
  const { problems } = await checkedStudy(layers);
  return [...problems];
}

/** A study, if it can be read, and everything that is wrong with it. */
export async function checkedStudy(
  layers: readonly StudyFiles[],
): Promise<{ readonly study?: Study; readonly problems: readonly Problem[] }> {
  await loadReaders();
  const { study, problems, part } = examineStudy(layers);
  if (study !== undefined) return { study, problems: validate(study) };
  return { problems: part === undefined ? problems : [...problems, ...gapsIn(part)] };
}

/** What is open and has no price in a study with faults, as far as the tables of prices are sound. */
function gapsIn({ study, network, commodities, open }: UnsoundStudy): Problem[] {
  const isMeant = ({ path }: Problem): boolean => {
    const [, table = "", id = ""] = /^(\w+)\[(.*)\]/.exec(path) ?? [];
    return rowsAreSound(open, table, table === "links" ? id : undefined);
  };
  const gaps = gapsOf(network, commodities).filter(isMeant);
  const known = new Set(gaps.map(({ path }) => path));
  for (const [id, { file }] of study.scenarios) {
    const edited = networkOf(study, id);
    if (edited === undefined || edited === network) continue;
    const found = gapsOf(edited, commodities).filter((gap) => isMeant(gap) && !known.has(gap.path));
    append(
      gaps,
      found.map((gap) => ({ ...gap, file })),
    );
  }
  return gaps;
}

function gapsOf(network: Network, commodities: readonly Commodity[]): Problem[] {
  return commodities.flatMap((commodity) => {
    try {
      buildStateGraph(network, commodity);
      return [];
    } catch (error) {
      if (error instanceof InputError) return [...error.problems];
      throw error;
    }
  });
}
