// The verb `init`: a small working study in a new folder.
import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { idRule, isId } from "../../base/index.ts";
import { studyJsonSchema } from "../../io/index.ts";
import { scenarioJsonSchema } from "../../scenario/index.ts";
import { UsageError } from "../failure.ts";
import { data, dataJson } from "../output.ts";
import { RunFolder } from "../runs/runFolder.ts";

// The template in the package, relative to the bundle (dist/cli) and to this file's folder.
const templates = ["../../examples/starter-corridor", "../../../examples/starter-corridor"];

/** Options of `init`. */
export interface InitOptions {
  readonly id?: string;
  readonly title?: string;
  readonly json?: true;
}

/** Copies a small working study into a new folder, with the schemas that its files name for editors. */
export async function init(folder: string, options: InitOptions): Promise<void> {
  const place = RunFolder.open(folder, "folder", "nothing");
  try {
    await fill(place, folder, options);
  } finally {
    place.close();
  }
}

async function fill(place: RunFolder, folder: string, options: InitOptions): Promise<void> {
  const names = namesOf(folder, options);
  const files = await templateFiles(names);
  const schemas = { scenario: scenarioJsonSchema(), study: studyJsonSchema() };
  for (const [name, schema] of Object.entries(schemas)) {
    files.set(`schema/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
  }
  await place.publish([...files].map(([name, text]) => ({ name, text })));
  const next = [
    `karvan validate ${folder}`,
    `karvan compare ${folder} --scenarios status-quo,rail-joined --out ${join(folder, "out")}`,
  ];
  if (options.json) dataJson({ folder, files: [...files.keys()], next });
  else data(`Created a study in ${folder}. Try:\n  ${next.join("\n  ")}`);
}

/** Id and title of the new study: as asked for, else made from the name of the folder. */
function namesOf(folder: string, { id, title }: InitOptions): Names {
  const name = basename(resolve(folder))
    .replace(/[\s@~[\]"]+/g, "-")
    .slice(0, 128);
  if (id !== undefined && !isId(id))
    throw new UsageError(`--id: expected ${idRule}, got ${JSON.stringify(id)}`);
  if (title?.trim() === "") throw new UsageError("--title: expected a title, got an empty one");
  const own = id ?? (isId(name) ? name : "corridor");
  const words = own.replace(/[-_.]+/g, " ").trim();
  return { id: own, title: title ?? `${words.slice(0, 1).toUpperCase()}${words.slice(1)}` };
}

interface Names {
  readonly id: string;
  readonly title: string;
}

async function templateFiles(study: Names): Promise<Map<string, string>> {
  const folders = templates.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    const wanted = names.filter((name) => /\.(csv|yaml|mts|md)$/.test(name)).sort();
    if (wanted.length > 0)
      return new Map(await Promise.all(wanted.map((name) => templateFile(folder, name, study))));
  }
  throw new Error("the template is missing from the package");
}

async function templateFile(folder: string, name: string, { id, title }: Names): Promise<[string, string]> {
  const text = await readFile(join(folder, name), "utf8");
  const up = name.startsWith("scenarios") ? "../schema" : "schema";
  if (name === "README.md") return [name, text.replace("{title}", () => title)];
  const own =
    name === "study.yaml"
      ? text
          .replace(/^id: .*$/m, () => `id: ${JSON.stringify(id)}`)
          .replace(/^title: .*$/m, () => `title: ${JSON.stringify(title)}`)
      : text;
  return [name, own.replace(/\$schema=\S*\/(\w+\.schema\.json)/, `$schema=${up}/$1`)];
}
