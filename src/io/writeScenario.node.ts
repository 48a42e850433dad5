/** Saves a scenario in the folder of a study. */

import { link, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expectArguments, InputError, problem } from "../base/index.ts";
import type { Scenario } from "../scenario/index.ts";
import { writeScenarioArguments } from "./given.ts";
import { scenarioText } from "./study/scenarioText.ts";

/** How a scenario is saved. */
export interface WriteScenarioOptions {
  /** Whether a file of that id is replaced; when absent it is kept, and the call refused. */
  readonly replace?: boolean;
}

/**
 * Saves a scenario as `scenarios/<id>.yaml` in the folder of a study, whole or not at all.
 *
 * @param folder - Path of the study's folder.
 * @returns Path of the file.
 * @throws InputError when the form of the scenario is wrong, its id can be no name of a file, or there is such a file already.
 * @example
 * ```ts
 * import { writeScenario } from "karvan/node";
 * const edits = [{ type: "closeLink" as const, link: "sea-dalan--elis" }];
 * const file = await writeScenario("examples/out", { version: 1, id: "no-ferry", title: "No ferry", edits }, { replace: true });
 * console.log(file); // examples/out/scenarios/no-ferry.yaml
 * ```
 */
export async function writeScenario(
  folder: string,
  scenario: Scenario,
  options: WriteScenarioOptions = {},
): Promise<string> {
  expectArguments(writeScenarioArguments, [folder, scenario, options]);
  const { replace = false } = options;
  const text = scenarioText(scenario);
  const { id } = scenario;
  if (!/^[^/\\.~#:*?<>|][^/\\:*?<>|]*$/.test(id)) {
    const hint = "letters, digits and - will do";
    throw new InputError([problem({ path: "id", expected: "an id that can name a file", got: id, hint })]);
  }
  const place = join(folder, "scenarios");
  const path = join(place, `${id}.yaml`);
  // Names that begin with a point are of no scenario.
  const draft = join(place, `.${id}.yaml.${process.pid}`);
  await mkdir(place, { recursive: true });
  try {
    await writeFile(draft, text);
    if (replace) await rename(draft, path);
    else await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const hint = "choose another id, or give the option replace";
    throw new InputError([problem({ path: "id", expected: "an id without a file", got: path, hint })]);
  } finally {
    await rm(draft, { force: true });
  }
  return path;
}
