import { cp, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../failure.ts";
import { data, dataJson } from "../output.ts";

// The same two steps up from the source and from the bundle.
const template = fileURLToPath(new URL("../../examples/first-corridor", import.meta.url));
const templateFromSource = fileURLToPath(new URL("../../../examples/first-corridor", import.meta.url));

/** Copies a small study that runs into a new folder. */
export async function init(folder: string, options: { readonly json?: true }): Promise<void> {
  const present = await readdir(folder).catch(() => []);
  if (present.length > 0)
    throw new UsageError(`${folder}: expected a new or empty folder, got ${present.length} file(s)`);
  await mkdir(folder, { recursive: true });
  const source = (await readdir(template).catch(() => [])).length > 0 ? template : templateFromSource;
  await cp(source, folder, { recursive: true });
  const next = [
    `karvan validate ${folder}`,
    `karvan compare ${folder} --scenarios status-quo,rail-joined --out ${join(folder, "out")}`,
  ];
  if (options.json) dataJson({ folder, next });
  else data(`A study to change is in ${folder}. Try:\n  ${next.join("\n  ")}`);
}
