// The verb `init`: a small working study in a new folder.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { studyJsonSchema } from "../../io/index.ts";
import { scenarioJsonSchema } from "../../scenario/index.ts";
import { data, dataJson } from "../output.ts";
import { RunFolder } from "../runs/runFolder.ts";

// The example in the package, relative to the bundle (dist/cli) and to this file's folder.
const examples = ["../../examples/first-corridor", "../../../examples/first-corridor"];

/** Copies a small working study into a new folder, with the schemas that its files name for editors. */
export async function init(folder: string, options: { readonly json?: true }): Promise<void> {
  const place = RunFolder.open(folder, "folder", "nothing");
  try {
    await fill(place, folder, options);
  } finally {
    place.close();
  }
}

async function fill(place: RunFolder, folder: string, options: { readonly json?: true }): Promise<void> {
  const files = await templateFiles();
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

async function templateFiles(): Promise<Map<string, string>> {
  const folders = examples.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    const wanted = names.filter((name) => /\.(csv|yaml|mts)$/.test(name)).sort();
    if (wanted.length > 0)
      return new Map(await Promise.all(wanted.map((name) => templateFile(folder, name))));
  }
  throw new Error("the example study is missing from the package");
}

async function templateFile(folder: string, name: string): Promise<[string, string]> {
  const text = await readFile(join(folder, name), "utf8");
  const up = name.startsWith("scenarios") ? "../schema" : "schema";
  return [name, text.replace(/\$schema=\S*\/(\w+\.schema\.json)/, `$schema=${up}/$1`)];
}
