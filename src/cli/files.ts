// Writes a log of a run: whole or not at all.
import { accessSync, constants, existsSync, realpathSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UsageError } from "./failure.ts";
import { flushFolder, isFolder, writeFlushed } from "./runs/disk.ts";
import { beforeExit } from "./stop.ts";

/**
 * Checks before the work that a log can be written.
 *
 * @throws UsageError when its folder does not exist, or its name is that of a folder.
 */
export function checkLogFile(path: string): void {
  if (isFolder(path)) throw new UsageError(`--log: expected a file, got the folder ${path}`);
  if (!isFolder(dirname(path)))
    throw new UsageError(`--log: expected a file in an existing folder, got ${path}`);
  accessSync(dirname(path), constants.W_OK);
}

/** Writes lines to a file, whole or not at all, without keeping all of them in memory. */
export async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const target = existsSync(path) ? realpathSync(path) : resolve(path);
  // A killed run leaves its draft; the next one writes over it.
  const draft = join(dirname(target), `.${basename(target)}.karvan-draft`);
  const remove = (): void => rmSync(draft, { force: true });
  const forget = beforeExit(remove);
  try {
    await writeFlushed(draft, async (file) => {
      let chunk: string[] = [];
      for (const line of lines) {
        if (chunk.push(line) < 10_000) continue;
        await file.writeFile(`${chunk.join("\n")}\n`);
        chunk = [];
      }
      if (chunk.length > 0) await file.writeFile(`${chunk.join("\n")}\n`);
    });
    renameSync(draft, target);
    flushFolder(dirname(target));
  } catch (error) {
    remove();
    throw error;
  } finally {
    forget();
  }
}
