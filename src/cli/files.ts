// Writes the files of a run: each whole or not at all, with a manifest of their hashes.
import { createHash } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UsageError } from "./failure.ts";

const manifestName = "karvan-run.json";

/** A file of a run; the name comes from our code, never from a label of the data. */
export interface OutputFile {
  readonly name: string;
  /** Content. */
  readonly text: string | Uint8Array;
}

/**
 * Checks before the work that a run may write into a folder.
 *
 * @throws UsageError when the folder is a file or contains other files: a run only replaces results of an earlier run.
 */
export async function checkRunFolder(folder: string): Promise<void> {
  const present = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    if (error.code !== "ENOTDIR") throw error;
    throw new UsageError(`--out: expected a folder, got the file ${folder}`);
  });
  if (present.length === 0 || present.includes(manifestName)) return;
  throw new UsageError(
    `--out: expected a new or empty folder, or the results of an earlier run, got ${folder} with other files`,
  );
}

/**
 * Checks before the work that a log can be written.
 *
 * @throws UsageError when its folder does not exist, or its name is that of a folder.
 */
export async function checkLogFile(path: string): Promise<void> {
  const [target, folder] = await Promise.all([path, dirname(path)].map(kindAt));
  if (target === "folder") throw new UsageError(`--log: expected a file, got the folder ${path}`);
  if (folder !== "folder") throw new UsageError(`--log: expected a file in an existing folder, got ${path}`);
}

async function kindAt(path: string): Promise<"folder" | "file" | "none"> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return "none";
    throw error;
  }
}

/**
 * Writes the files of a run, each whole or not at all, and finally a manifest with their hashes.
 *
 * @param run - Content of the manifest: versions, hashes, scenarios.
 * @throws UsageError when the folder contains other files.
 */
export async function writeRun(
  folder: string,
  files: readonly OutputFile[],
  run: Record<string, unknown>,
): Promise<void> {
  await checkRunFolder(folder);
  await mkdir(folder, { recursive: true });
  const hashes: Record<string, string> = {};
  for (const { name, text } of files) {
    await writeWhole(join(folder, name), text);
    hashes[name] = createHash("sha256").update(text).digest("hex");
  }
  await removeStale(folder, Object.keys(hashes));
  await writeWhole(join(folder, manifestName), `${JSON.stringify({ ...run, files: hashes }, null, 2)}\n`);
}

/** Removes files that an earlier run wrote and this one did not: they would look like results of this run. */
async function removeStale(folder: string, written: readonly string[]): Promise<void> {
  const text = await readFile(join(folder, manifestName), "utf8").catch(() => "{}");
  const earlier = Object.keys((JSON.parse(text) as { files?: Record<string, string> }).files ?? {});
  for (const name of earlier) {
    const isPlain = !name.includes("/") && !name.includes("\\") && name !== "..";
    if (isPlain && !written.includes(name)) await rm(join(folder, name), { force: true });
  }
}

/** Writes lines to a file, whole or not at all, without keeping all of them in memory. */
export async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  await replaceFile(path, async (file) => {
    let chunk: string[] = [];
    for (const line of lines) {
      if (chunk.push(line) < 10_000) continue;
      await file.writeFile(`${chunk.join("\n")}\n`);
      chunk = [];
    }
    if (chunk.length > 0) await file.writeFile(`${chunk.join("\n")}\n`);
  });
}

async function writeWhole(path: string, text: string | Uint8Array): Promise<void> {
  await replaceFile(path, (file) => file.writeFile(text));
}

/** Replaces a file so that a reader sees either the old or the new one, never a part. */
async function replaceFile(path: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(draft, "w");
    try {
      await fill(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
