// The verb `verify`: whether a folder of results is as its run wrote it.
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { visible } from "../../base/index.ts";
import { exitCodes } from "../exitCodes.ts";
import { UsageError } from "../failure.ts";
import { data, dataJson } from "../output.ts";
import { isFolder } from "../runs/disk.ts";
import { manifestName, readManifest, type Verification, verifyManifest } from "../runs/manifest.ts";
import { parts } from "../runs/settle.ts";

/** Compares the files of a folder with the hashes in its manifest, and prints those that are missing, changed or extra. */
export function verifyCommand(folder: string, options: { readonly json?: true }): void {
  const path = resolve(folder);
  const hiddens = [join(dirname(path), `.${basename(path)}.karvan`), join(path, ".karvan")];
  const isPending = hiddens.some((hidden) => existsSync(join(hidden, parts.ready)));
  if (isPending)
    throw new UsageError(
      `${folder}: a run was interrupted while it put its results in place; repeat its call`,
    );
  if (!isFolder(folder)) throw new UsageError(`expected a folder of results, got ${folder}`);
  if (!existsSync(join(folder, manifestName)))
    throw new UsageError(`${folder}: expected the results of a run, with ${manifestName}, got none`);
  const found = verified(folder);
  if (!found.whole) process.exitCode = exitCodes.failed;
  if (options.json) dataJson(found);
  else data(textOf(found));
}

function verified(folder: string): Verification | Unreadable {
  const manifest = readManifest(folder);
  if (manifest !== undefined) return verifyManifest(folder, manifest);
  return { folder, whole: false, reason: `${manifestName} is cut off, or Karvan did not write it` };
}

/** A folder whose manifest says nothing. */
interface Unreadable {
  readonly folder: string;
  readonly whole: false;
  readonly reason: string;
}

function textOf(found: Verification | Unreadable): string {
  const { folder } = found;
  if ("reason" in found) return `${folder}: ${found.reason}; make the run again in the same folder`;
  const { matching, missing, changed, extra, whole } = found;
  const expected = matching.length + missing.length + changed.length;
  const share = whole ? `all ${expected}` : `${matching.length} of ${expected}`;
  const lines = Object.entries({ missing, changed, extra }).flatMap(([kind, names]) =>
    names.map((name) => `${kind}: ${visible(name)}`),
  );
  return [`${folder}: ${share} files are as the run wrote them`, ...lines].join("\n");
}
