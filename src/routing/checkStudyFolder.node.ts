/** Checks a study in a folder on disk. */

import { expectArguments, InputError, type Problem } from "../base/index.ts";
import { readLayers } from "../io/loadStudy.node.ts";
import { checkStudy } from "./checkStudy.ts";
import { checkStudyFolderArguments } from "./given.ts";

/**
 * Everything that is wrong with the study in a folder, or doubtful: as `checkStudy`, and as `karvan validate --strict`.
 *
 * @param folder - Path of the folder.
 * @returns Errors and warnings, each once. Nothing is thrown because of the study.
 * @example
 * ```ts
 * import { checkStudyFolder } from "karvan/node";
 * console.log(await checkStudyFolder("examples/first-corridor")); // []
 * ```
 */
export async function checkStudyFolder(folder: string): Promise<Problem[]> {
  expectArguments(checkStudyFolderArguments, [folder]);
  try {
    return await checkStudy(await readLayers(folder));
  } catch (error) {
    if (error instanceof InputError) return [...error.problems];
    throw error;
  }
}
