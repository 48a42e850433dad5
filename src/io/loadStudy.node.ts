/** Reads a study from its folder on disk. */

import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import {
  expectArguments,
  type Fault,
  InputError,
  type Problem,
  type ProblemLocation,
  problem,
} from "../base/index.ts";
import type { Study } from "../model/index.ts";
import { loadStudyArguments } from "./given.ts";
import { studyBase } from "./study/documents.ts";
import { loadReaders, readStudy } from "./study/readStudy.ts";
import type { StudyFiles } from "./tables/openTables.ts";

const largestFile = 64 * 1024 * 1024;
// Names that begin with a point or ~ are of files that systems and editors keep beside ours: ._a.yaml, .#a.yaml, ~$a.csv.
const tableNames = /^([\w-]+\.(csv|geojson)|calibration\.json)$/;
const scenarioNames = /^[^/\\.~#][^/\\]*\.(ya?ml|json)$/;

/**
 * Reads a study folder: `study.yaml`, its tables, and `scenarios/`. Nothing outside the folder is read, except the
 * folder next to it that `base` names.
 *
 * @param folder - Path of the folder.
 * @throws InputError with every problem found in all files.
 * @example
 * ```ts
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * console.log(study.title); // A first corridor of five places, to try things on
 * console.log(study.network.links.length, study.network.figures.length); // 14 34
 * ```
 */
export async function loadStudy(folder: string): Promise<Study> {
  expectArguments(loadStudyArguments, [folder]);
  return readStudy(await readLayers(folder));
}

/**
 * The texts of a study's folder and of those it is based on, lowest first.
 *
 * @throws InputError when a folder or file cannot be read.
 */
export async function readLayers(folder: string): Promise<StudyFiles[]> {
  await loadReaders();
  const layers: StudyFiles[] = [];
  const roots: string[] = [];
  for (let next: string | undefined = folder; next !== undefined; ) {
    const root = await rootOf(next, roots.at(-1));
    if (roots.includes(root)) {
      const fault = {
        expected: "studies that are not each other's base",
        got: next,
        hint: "take one base out",
      };
      throw refusal({ file: join(layers[0]?.folder ?? next, "study.yaml"), path: "base" }, fault);
    }
    const layer = await readFolder(root, next);
    roots.push(root);
    layers.unshift(layer);
    const base = studyBase(layer);
    next = base === undefined ? undefined : join(next, base);
  }
  return layers;
}

/** The real path of a folder; a base must be in the folder that holds the study which names it. */
async function rootOf(folder: string, above: string | undefined): Promise<string> {
  const root = await realpath(folder).catch(() => undefined);
  const isFolder = root !== undefined && (await stat(root)).isDirectory();
  if (isFolder && (above === undefined || dirname(root) === dirname(above))) return root;
  const expected =
    above === undefined ? "a folder with a study" : "a folder beside the study that names it as base";
  const hint = "a study is a folder with study.yaml and its tables";
  throw refusal({ file: folder, path: "folder" }, { expected, got: folder, hint });
}

function refusal(where: ProblemLocation, fault: Fault): InputError {
  return new InputError([problem({ ...where, ...fault })]);
}

async function readFolder(root: string, folder: string): Promise<StudyFiles> {
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  const names = (await readdir(root)).filter((name) => name === "study.yaml" || tableNames.test(name));
  const scenarios = await readdir(join(root, "scenarios")).catch(() => []);
  const documents = scenarios.filter((name) => scenarioNames.test(name)).map((name) => `scenarios/${name}`);
  for (const name of [...names.sort(), ...documents.sort()]) {
    const text = await readText(root, name).catch(unreadable);
    if (typeof text === "string") files.set(name, text);
    else problems.push(problem({ file: join(folder, name), path: "file", ...text }));
  }
  if (problems.length > 0) throw new InputError(problems);
  return { folder, files };
}

/** The text of a file, or why it is not read. What a link leads to outside the folder is neither read nor named. */
async function readText(root: string, name: string): Promise<string | (Fault & { line?: number })> {
  const path = await realpath(join(root, name));
  if (!path.startsWith(root + sep)) {
    const hint = "copy the file into the folder";
    return { expected: "a file inside the study's folder", got: "a link that leads out of it", hint };
  }
  const info = await stat(path);
  if (!info.isFile()) {
    const got = info.isDirectory() ? "a folder" : "a device or pipe";
    return { expected: "a file", got, hint: "rename it, or take it away" };
  }
  if (info.size > largestFile) {
    const hint = "leave out rows and columns that are not needed";
    return { expected: "a file of at most 64 MB", got: `${info.size} bytes`, hint };
  }
  const bytes = await readFile(path);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const wrong = bytes.equals(Buffer.from(text)) ? -1 : text.indexOf("\ufffd");
  if (wrong === -1) return text;
  const line = text.slice(0, wrong).split("\n").length;
  const hint = "save it as UTF-8; it may be Windows-1256, Windows-1252 or UTF-16";
  return { line, expected: "UTF-8 text", got: text.slice(Math.max(0, wrong - 20), wrong + 20), hint };
}

function unreadable(error: unknown): Fault {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  const hint = code === "ENOENT" ? "it is a link to a file that is not there" : "look at who may read it";
  return { expected: "a file that can be read", got: code, hint };
}
