// Puts a finished folder of results in the place of an earlier one, in steps that can be repeated after any interruption.
import { existsSync, lstatSync, mkdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { codeOf, flushFolder, namesIn } from "./disk.ts";
import { manifestName, matchingFiles, readManifest } from "./manifest.ts";

/** Names in the hidden folder of a run. */
export const parts = { next: "new", former: "old", ready: "ready" } as const;

// What a folder answers that cannot be renamed: a mount, a folder in use, a folder that others hold.
const unmovable = ["EBUSY", "EXDEV", "EPERM", "EACCES", "EINVAL", "ENOTEMPTY", "EEXIST"];

/**
 * Puts `new` of a hidden folder in the place of the target: the earlier folder is renamed away and the new one takes its name.
 * Where a folder cannot be renamed, or this process works in it, files change place one by one, the manifest last. Files that no
 * run wrote, or that were changed since, stay; where a new file takes their name they move to a folder `kept-1`.
 *
 * Synchronous: a signal to this process does not come in between. After a kill or a loss of power a later call completes it.
 *
 * @returns The folder of what moved; `undefined` when nothing had to.
 */
export function settle(target: string, hidden: string): string | undefined {
  const next = join(hidden, parts.next);
  const former = join(hidden, parts.former);
  const keeper = new Keeper(target);
  if (existsSync(next)) {
    if (existsSync(target) && !existsSync(former) && !worksIn(target)) move(target, former);
    if (existsSync(target)) replaceFiles(target, next, former, keeper);
    else renameSync(next, target);
    flushFolder(target);
    flushFolder(dirname(target));
  }
  if (existsSync(former)) removeFormer(target, former, keeper);
  rmSync(join(hidden, parts.ready), { force: true });
  return keeper.folder;
}

/** Puts new files in the place of earlier ones one by one, the manifest last. */
function replaceFiles(target: string, next: string, former: string, keeper: Keeper): void {
  const names = namesIn(next).filter((name) => name !== manifestName);
  if (existsSync(join(next, manifestName))) names.push(manifestName);
  if (names.length > 0) {
    mkdirSync(former, { recursive: true });
    clearPlace(target, next, former, keeper);
  }
  for (const name of names) renameSync(join(next, name), join(target, name));
  rmdirSync(next);
}

/** Removes what an earlier run wrote, or this one again, and brings everything else back. */
function removeFormer(target: string, former: string, keeper: Keeper): void {
  const manifest = readManifest(former);
  const own = new Set([manifest, readManifest(target)].flatMap((each) => [...matchingFiles(former, each)]));
  if (manifest !== undefined) own.add(manifestName);
  const others = namesIn(former).filter((name) => !own.has(name));
  // What has its own name free goes first, so that a folder `kept-1` of an earlier run keeps its name.
  const present = new Set(namesIn(target).map(folded));
  others.sort((a, b) => Number(present.has(folded(a))) - Number(present.has(folded(b))));
  for (const name of others) keeper.bring(join(former, name), name);
  // The manifest goes last, for it says which of the others may go.
  for (const name of namesIn(former)) if (name !== manifestName) rmSync(join(former, name));
  rmSync(join(former, manifestName), { force: true });
  rmdirSync(former);
}

/** Moves a folder unless the system refuses. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!unmovable.includes(codeOf(error) ?? "")) throw error;
  }
}

/** Whether this process works in a folder: the shell that called it would be left in a removed one. */
function worksIn(folder: string): boolean {
  return `${process.cwd()}${sep}`.startsWith(`${folder}${sep}`);
}

/** Takes the files of an earlier run out of a folder, and whatever has the name of a new file. */
function clearPlace(target: string, next: string, former: string, keeper: Keeper): void {
  const earlier = readManifest(former) ?? readManifest(target);
  const coming = readManifest(next);
  const isEarlier = matchingFiles(target, earlier);
  const isNew = matchingFiles(target, coming);
  const taken = new Set(namesIn(next).map(folded));
  if (!existsSync(join(former, manifestName)) && readManifest(target) !== undefined)
    renameSync(join(target, manifestName), join(former, manifestName));
  for (const name of namesIn(target)) {
    // Files of the new run that an interrupted call has put in place already.
    if (isNew.has(name) && !taken.has(folded(name))) continue;
    if (isEarlier.has(name)) renameSync(join(target, name), join(former, name));
    else if (taken.has(folded(name))) keeper.keep(name);
  }
}

/** A name as file systems without upper and lower case see it. */
export function folded(name: string): string {
  return name.normalize("NFC").toLowerCase().normalize("NFC");
}

/** Keeps what no run wrote, under its own name or in a folder of its own. */
class Keeper {
  readonly #target: string;
  /** Where something moved to. */
  folder: string | undefined;

  constructor(target: string) {
    this.#target = target;
  }

  /** Moves something of the target out of the way. */
  keep(name: string): void {
    renameSync(join(this.#target, name), join(this.#open(), name));
  }

  /** Brings something back to the target. */
  bring(path: string, name: string): void {
    const place = join(this.#target, name);
    const isFree = lstatSync(place, { throwIfNoEntry: false }) === undefined;
    renameSync(path, isFree ? place : join(this.#open(), name));
  }

  #open(): string {
    if (this.folder !== undefined) return this.folder;
    for (let number = 1; ; number++) {
      const folder = join(this.#target, `kept-${number}`);
      if (lstatSync(folder, { throwIfNoEntry: false }) !== undefined) continue;
      mkdirSync(folder);
      this.folder = folder;
      return folder;
    }
  }
}
