// The verb `validate`: everything that is wrong with a study.
import { formatProblems, InputError, type Problem } from "../../base/index.ts";
import { readLayers } from "../../io/loadStudy.node.ts";
import type { Study } from "../../model/index.ts";
import { checkedStudy } from "../../routing/index.ts";
import { exitCodes } from "../exitCodes.ts";
import { data, dataJson, failureMessage } from "../output.ts";

/** Checks that a study loads, that all scenarios apply, and that everything open has a price. */
export async function validateCommand(
  folder: string,
  options: { readonly strict?: true; readonly json?: true },
): Promise<void> {
  const { study, problems } = await check(folder);
  const wrong = problems.some((p) => p.severity === "error" || options.strict);
  if (wrong) process.exitCode = exitCodes.invalid;
  const counts = study === undefined ? undefined : count(study);
  if (options.json) dataJson({ valid: !wrong, study: study?.id, hash: study?.hash, counts, problems });
  else {
    if (problems.length > 0) failureMessage(formatProblems(problems));
    if (!wrong && counts !== undefined) data(`${folder}: valid. ${describe(counts)}`);
  }
}

/** The study, if it can be read, and its problems. Problems of the base get the folder as their file. */
async function check(folder: string): Promise<{ study?: Study; problems: readonly Problem[] }> {
  try {
    const { problems, ...read } = await checkedStudy(await readLayers(folder));
    const named = problems.map((found) => (found.file === undefined ? { ...found, file: folder } : found));
    return { ...read, problems: named };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { problems: error.problems };
  }
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
    .map(([what, n]) => `${n} ${n === 1 ? what.replace(/ies$/, "y").replace(/s$/, "") : what}`)
    .join(", ");
}
