import { createHash } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UsageError } from "./failure.ts";

const manifestName = "karvan-run.json";

/** A file of a run: its name inside the folder, made by us and never by a label of the data. */
export interface OutputFile {
  readonly name: string;
  /** What is in it. */
  readonly text: string | Uint8Array;
}

/**
 * Checks that a run may write into a folder, before its work is done.
 *
 * @throws UsageError when the folder is a file or holds other things: only results of an earlier run are replaced.
 */
export async function checkRunFolder(folder: string): Promise<void> {
  const present = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    if (error.code !== "ENOTDIR") throw error;
    throw new UsageError(`--out: expected a folder, got the file ${folder}`);
  });
  if (present.length === 0 || present.includes(manifestName)) return;
  throw new UsageError(
    `--out: expected a new or empty folder, or one with results of an earlier run, got ${folder} with other files`,
  );
}

/**
 * Checks that a log can be written, before there is anything to log.
 *
 * @throws UsageError when there is no folder to write it in, or a folder has its name.
 */
export async function checkLogFile(path: string): Promise<void> {
  const [at, folder] = await Promise.all([path, dirname(path)].map(kindAt));
  if (at === "folder") throw new UsageError(`--log: expected a file, got the folder ${path}`);
  if (folder !== "folder")
    throw new UsageError(`--log: expected a file in a folder that exists, got ${path}`);
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
 * Writes the files of a run, each whole or not at all, and at last a manifest with their hashes.
 *
 * @param run - What the manifest says of the run: versions, hashes, scenarios.
 * @throws UsageError when the folder is none of a run.
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

/** Files that an earlier run wrote and this one did not would look like results of this one. */
async function removeStale(folder: string, written: readonly string[]): Promise<void> {
  const text = await readFile(join(folder, manifestName), "utf8").catch(() => "{}");
  const earlier = Object.keys((JSON.parse(text) as { files?: Record<string, string> }).files ?? {});
  for (const name of earlier) {
    const isPlain = !name.includes("/") && !name.includes("\\") && name !== "..";
    if (isPlain && !written.includes(name)) await rm(join(folder, name), { force: true });
  }
}

/** Writes lines to a file, whole or not at all, without holding all of them in memory. */
export async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  await replaced(path, async (file) => {
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
  await replaced(path, (file) => file.writeFile(text));
}

/** Fills a file so that a reader sees the old one or the new one, never a part. */
async function replaced(path: string, fill: (file: FileHandle) => Promise<void>): Promise<void> {
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
