// Files and folders on the disk: folders made step by step, contents flushed.
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, rmdirSync, statSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder and those above it, and returns those that were missing, innermost first. Node's `mkdir` with `recursive` reports
 * a read-only file system as a missing folder.
 */
export function makeFolders(path: string): string[] {
  const missing: string[] = [];
  let at = resolve(path);
  while (!isFolder(at)) {
    missing.push(at);
    if (at === dirname(at)) break;
    at = dirname(at);
  }
  for (const folder of [...missing].reverse()) {
    try {
      mkdirSync(folder);
    } catch (error) {
      // Another run may have made it in between.
      if (codeOf(error) !== "EEXIST" || !isFolder(folder)) throw error;
    }
  }
  return missing;
}

/** Removes folders that are empty, innermost first. */
export function removeEmpty(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}

/** Whether a path leads to a folder. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The names in a folder; none when there is no such folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

/** The code of an error of the system. */
export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** Makes the names in a folder last beyond a loss of power, where the system can. */
export function flushFolder(folder: string): void {
  let file: number | undefined;
  try {
    file = openSync(folder, "r");
    fsyncSync(file);
  } catch (error) {
    // Windows opens no folders, and some network disks do not flush them.
    if (!["EISDIR", "EPERM", "EACCES", "EINVAL", "ENOTSUP"].includes(codeOf(error) ?? "")) throw error;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Writes a file that lasts beyond a loss of power. */
export async function writeFlushed(
  path: string,
  fill: string | Uint8Array | ((file: FileHandle) => Promise<void>),
): Promise<void> {
  try {
    const file = await open(path, "w");
    try {
      if (typeof fill === "function") await fill(file);
      else await file.writeFile(fill);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    // Errors of an open file do not name it.
    if (error instanceof Error && !("path" in error)) Object.assign(error, { path });
    throw error;
  }
}
