import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { readStudy, type StudyFiles, studyBase } from "./io/index.ts";
import { InputError, type Problem, problem, type Study } from "./model/index.ts";

const largestFile = 64 * 1024 * 1024;
const tableNames = /^[\w-]+\.(csv|geojson)$/;
const scenarioNames = /^[^/\\]+\.(ya?ml|json)$/;

/**
 * Reads a study folder: `study.yaml`, its tables, and `scenarios/`. Nothing outside the folder is read, except the
 * sibling folder that `base` names.
 *
 * @param folder - Path of the folder.
 * @throws InputError with every problem found in all files.
 */
export async function loadStudy(folder: string): Promise<Study> {
  const layers = [await readFolder(folder)];
  const base = studyBase(layers[0] as StudyFiles);
  if (base !== undefined) layers.unshift(await readFolder(join(folder, base)));
  return readStudy(layers);
}

async function readFolder(folder: string): Promise<StudyFiles> {
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined || !(await stat(root)).isDirectory()) {
    throw new InputError([
      problem({ file: folder, path: "folder", expected: "a folder with a study", got: folder }),
    ]);
  }
  const names = (await readdir(root)).filter((name) => name === "study.yaml" || tableNames.test(name));
  const scenarios = (await readdir(join(root, "scenarios")).catch(() => [])).filter((name) =>
    scenarioNames.test(name),
  );
  for (const name of [...names.sort(), ...scenarios.sort().map((n) => `scenarios/${n}`)]) {
    const text = await readText(root, folder, name, problems);
    if (text !== undefined) files.set(name, text);
  }
  if (problems.length > 0) throw new InputError(problems);
  return { folder, files };
}

async function readText(
  root: string,
  folder: string,
  name: string,
  problems: Problem[],
): Promise<string | undefined> {
  const file = join(folder, name);
  const refuse = (expected: string, got: unknown, hint?: string): undefined => {
    problems.push(problem({ file, path: name, expected, got, ...(hint === undefined ? {} : { hint }) }));
    return undefined;
  };
  const path = await realpath(join(root, name));
  // A link may point anywhere; what it points to is neither read nor named.
  if (!path.startsWith(root + sep))
    return refuse("a file inside the study's folder", "a link that leads out of it");
  const info = await stat(path);
  if (!info.isFile()) return refuse("a file", info.isDirectory() ? "a folder" : "something else");
  if (info.size > largestFile) return refuse("a file of at most 64 MB", `${info.size} bytes`);
  const bytes = await readFile(path);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse("UTF-8 text", "other bytes", "save it as UTF-8; it may be Windows-1256 or Windows-1252");
  }
}
