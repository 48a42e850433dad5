import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError, type Problem } from "../../src/base/index.ts";
import { readStudyNow, type StudyFiles } from "../../src/io/index.ts";
import type { Study } from "../../src/model/index.ts";

/** The files below a folder, as `readStudyNow` takes them; messages name them without a folder. */
export function filesOf(folder: string): StudyFiles {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => /\.(ya?ml|csv|json|geojson)$/.test(name)).sort();
  return {
    folder: "",
    files: new Map(files.map((name) => [name, readFileSync(join(folder, name), "utf8")])),
  };
}

/** The small study that tests start from. */
export const corridor: StudyFiles = filesOf("examples/first-corridor");

/** The small study with some of its files replaced or added. */
export function corridorWith(changed: Readonly<Record<string, string>>): StudyFiles {
  return { folder: "", files: new Map([...corridor.files, ...Object.entries(changed)]) };
}

/** What comes of reading: a study, or what is wrong. Anything but an InputError is a failure of the reader. */
export function attempt<T>(work: () => T): { readonly done: T } | { readonly problems: readonly Problem[] } {
  try {
    return { done: work() };
  } catch (error) {
    if (error instanceof InputError) return { problems: error.problems };
    throw error;
  }
}

/** All problems of a study, whether they refuse it or only warn. */
export function problemsOf(layers: readonly StudyFiles[]): readonly Problem[] {
  const result = attempt<Study>(() => readStudyNow(layers));
  return "done" in result ? result.done.warnings : result.problems;
}

/** What every problem must tell; the line too, unless it is of a file as a whole or of JSON. */
export const partsOfProblem: readonly (keyof Problem)[] = ["file", "path", "expected", "got", "hint"];
