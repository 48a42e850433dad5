import { openScenario } from "../../graph/index.ts";
import { formatProblems, InputError, type Problem, type Study, throwIfErrors } from "../../model/index.ts";
import { loadStudy } from "../../node.ts";
import { exitCodes } from "../failure.ts";
import { data, dataJson, talk } from "../output.ts";

/** Checks a study whole: that it loads, that every scenario applies, that everything open has a price. */
export async function validate(
  folder: string,
  options: { readonly strict?: true; readonly json?: true },
): Promise<void> {
  const problems: Problem[] = [];
  const study = await attempt(() => loadStudy(folder), problems);
  if (study !== undefined) {
    problems.push(...study.warnings);
    for (const id of study.scenarios.keys()) {
      problems.push(...((await attempt(() => priceAll(study, id), problems)) ?? []));
    }
  }
  const wrong = problems.some((p) => p.severity === "error" || options.strict);
  if (wrong) process.exitCode = exitCodes.invalid;
  const counts = study === undefined ? undefined : count(study);
  if (options.json) dataJson({ valid: !wrong, study: study?.id, hash: study?.hash, counts, problems });
  else {
    if (problems.length > 0) talk(formatProblems(problems));
    if (!wrong && counts !== undefined) data(`${folder}: valid. ${describe(counts)}`);
  }
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

/** Prices everything that is open under a scenario; tells its warnings. */
function priceAll(study: Study, scenario: string): Problem[] {
  const model = openScenario(study, scenario);
  const problems: Problem[] = [...model.scenario.warnings];
  for (const commodity of study.commodities) {
    try {
      model.priced(commodity, true);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(
        ...error.problems.map((p) => ({ ...p, file: study.scenarios.get(scenario)?.file ?? scenario })),
      );
    }
  }
  throwIfErrors(problems);
  return problems;
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
