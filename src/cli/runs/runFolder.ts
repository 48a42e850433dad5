// A folder of results as a run sees it: probed and locked before the work, filled out of sight, put in place as a whole.
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { FinishedParts } from "../../base/index.ts";
import { UsageError } from "../failure.ts";
import { jsonFormat, message } from "../output.ts";
import { beforeExit, stopSignal } from "../stop.ts";
import { isSystemFault } from "../systemFault.ts";
import { codeOf, flushFolder, isFolder, makeFolders, namesIn, removeEmpty, writeFlushed } from "./disk.ts";
import { partsIn } from "./finishedParts.ts";
import { FolderLock, LockedError } from "./lock.ts";
import { isByTheWay, manifestName, sha256 } from "./manifest.ts";
import { parts, settle } from "./settle.ts";

/** A file of a run. */
export interface OutputFile {
  readonly name: string;
  /** Content. */
  readonly text: string | Uint8Array;
}

/**
 * A folder of results, held for one run. A hidden folder `.NAME.karvan` next to it has the lock and what is not finished; where
 * the folder above cannot be written or is another disk, `.karvan` inside. It is gone after the run.
 */
export class RunFolder {
  readonly #target: string;
  readonly #hidden: string;
  readonly #made: readonly string[];
  readonly #lock: FolderLock;
  readonly #forget: () => void;
  /** What the caller typed: faults of the disk name it, not the hidden folder. */
  readonly #typed: string;
  #isOpen = true;
  /** Finished parts of the work, kept until a call publishes its results. */
  readonly finished: FinishedParts;

  private constructor(
    target: string,
    hidden: string,
    made: readonly string[],
    lock: FolderLock,
    typed: string,
  ) {
    this.#typed = typed;
    this.#target = target;
    this.#hidden = hidden;
    this.#made = made;
    this.#lock = lock;
    const kept = partsIn(this.#partsFolder);
    this.finished = {
      read: kept.read,
      write: (key, part) => naming(typed, () => kept.write(key, part)),
    };
    this.#forget = beforeExit(() => this.close());
  }

  /**
   * Checks that results can be written to a folder, locks it, and completes what an interrupted run left.
   *
   * @param option - What the caller typed before the folder, for messages.
   * @param mayHold - What the folder may hold before the run.
   * @throws UsageError when it is a file, contains other files, or is in use by another run.
   */
  static open(folder: string, option = "--out", mayHold: "results" | "nothing" = "results"): RunFolder {
    return naming(`${option} ${folder}`, () => RunFolder.#open(folder, option, mayHold));
  }

  static #open(folder: string, option: string, mayHold: "results" | "nothing"): RunFolder {
    if (folder === "") throw new UsageError(`${option}: expected the name of a folder, got an empty text`);
    const wanted = resolve(folder);
    if (lstatSync(wanted, { throwIfNoEntry: false })?.isSymbolicLink() && !existsSync(wanted))
      throw new UsageError(`${option}: expected a folder, got ${folder}, a link to nothing`);
    if (existsSync(wanted) && !isFolder(wanted))
      throw new UsageError(`${option}: expected a folder, got the file ${folder}`);
    const isThere = existsSync(wanted);
    const target = isThere ? realpathSync(wanted) : wanted;
    const hiddens = [join(dirname(target), `.${basename(target)}.karvan`), join(target, ".karvan")];
    // A run that was interrupted while it put its results in place left a mixture, which is completed below.
    if (isThere && !hiddens.some((hidden) => existsSync(join(hidden, parts.ready))))
      expectOwn(folder, target, option, mayHold);
    const made = isThere ? [] : makeFolders(dirname(target));
    const hidden = openHidden(target, hiddens as [string, string], isThere);
    let lock: FolderLock;
    try {
      lock = FolderLock.take(hidden);
    } catch (error) {
      if (error instanceof LockedError)
        throw new UsageError(
          `${option}: ${folder} is in use by ${error.message}; wait until it ends, or choose another folder`,
        );
      removeEmpty([hidden, ...made]);
      throw error;
    }
    const run = new RunFolder(target, hidden, made, lock, `${option} ${folder}`);
    try {
      if (existsSync(join(hidden, parts.ready))) run.#settle();
      rmSync(join(hidden, parts.next), { recursive: true, force: true });
    } catch (error) {
      run.close();
      throw error;
    }
    return run;
  }

  get #partsFolder(): string {
    return join(this.#hidden, "parts");
  }

  /**
   * Puts files in place, as a whole, with a manifest of their hashes. One file is held at a time, so that many may be made
   * while they are written.
   *
   * @param run - Content of the manifest: versions, hashes, scenarios. None is written when absent.
   * @returns The names of the files.
   */
  async publish(
    files: Iterable<OutputFile> | AsyncIterable<OutputFile>,
    run?: Record<string, unknown>,
  ): Promise<string[]> {
    const draft = join(this.#hidden, parts.next);
    const hashes: Record<string, string> = {};
    try {
      mkdirSync(draft);
      if (isFolder(this.#target)) chmodSync(draft, statSync(this.#target).mode & 0o7777);
      for await (const { name, text } of files) {
        stopSignal.throwIfAborted();
        mkdirSync(dirname(join(draft, name)), { recursive: true });
        await writeFlushed(join(draft, name), text);
        hashes[name] = sha256(text);
      }
      if (run !== undefined) {
        const manifest = { format: jsonFormat, ...run, files: hashes };
        await writeFlushed(join(draft, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
      }
      stopSignal.throwIfAborted();
      if (!this.#lock.isHeld()) throw new Error(`another run has taken over ${this.#target}`);
      flushFolder(draft);
      writeFileSync(join(this.#hidden, parts.ready), "");
      flushFolder(this.#hidden);
    } catch (error) {
      if (this.#lock.isHeld()) {
        rmSync(join(this.#hidden, parts.ready), { force: true });
        rmSync(draft, { recursive: true, force: true });
      }
      throw named(error, this.#typed);
    }
    naming(this.#typed, () => this.#settle());
    rmSync(this.#partsFolder, { recursive: true, force: true });
    return Object.keys(hashes);
  }

  /** Gives the folder back. Finished parts stay for the next run; an unfinished draft does not. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#forget();
    // After a takeover the hidden folder is another run's.
    if (!this.#lock.isHeld()) {
      this.#lock.release();
      return;
    }
    const keepsAll =
      existsSync(join(this.#hidden, parts.ready)) || existsSync(join(this.#hidden, parts.former));
    if (!keepsAll) {
      rmSync(join(this.#hidden, parts.next), { recursive: true, force: true });
      const saved = namesIn(this.#partsFolder).filter((name) => name.endsWith(".part"));
      if (saved.length === 0) rmSync(this.#partsFolder, { recursive: true, force: true });
      else message(`finished parts are kept in ${this.#partsFolder}; the same call continues from them`);
    }
    this.#lock.release();
    removeEmpty([this.#hidden, ...(isFolder(this.#target) ? [] : this.#made)]);
  }

  #settle(): void {
    const kept = settle(this.#target, this.#hidden);
    if (kept !== undefined) message(`files that no run wrote, or changed since, are now in ${kept}`);
  }
}

/** Does something on the disk; faults of the system name what the caller typed. */
function naming<Result>(typed: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw named(error, typed);
  }
}

function named(error: unknown, typed: string): unknown {
  return isSystemFault(error) ? Object.assign(error, { path: typed }) : error;
}

/** Runs work that writes to a folder of results, if there is one, and gives the folder back whatever happens. */
export async function withRunFolder<Result>(
  folder: string | undefined,
  work: (run: RunFolder | undefined) => Promise<Result>,
): Promise<Result> {
  const run = folder === undefined ? undefined : RunFolder.open(folder);
  try {
    return await work(run);
  } finally {
    run?.close();
  }
}

/** @throws UsageError unless a folder is empty or has the results of an earlier run. */
function expectOwn(folder: string, target: string, option: string, mayHold: "results" | "nothing"): void {
  const present = namesIn(target).filter((name) => !isByTheWay(name));
  if (present.length === 0 || (mayHold === "results" && present.includes(manifestName))) return;
  const expected =
    mayHold === "nothing"
      ? "a new or empty folder"
      : "a new or empty folder, or the results of an earlier run";
  throw new UsageError(`${option}: expected ${expected}, got ${folder} with other files`);
}

/** Makes the hidden folder of a run, and proves that files can move from it to the target. */
function openHidden(target: string, [beside, inside]: readonly [string, string], isThere: boolean): string {
  try {
    makeHidden(beside);
    if (isThere) prove(beside, target);
    return beside;
  } catch (error) {
    removeEmpty([beside]);
    const code = codeOf(error) ?? "";
    if (!isThere || !["EACCES", "EPERM", "EROFS", "EXDEV", "ENAMETOOLONG"].includes(code)) throw error;
  }
  // The code that counts is that of the target: of a read-only disk, say, where the folder above could be written.
  makeHidden(inside);
  prove(inside, target);
  return inside;
}

function makeHidden(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) accessSync(path, constants.W_OK);
  else mkdirSync(path);
}

/** Moves an empty file to the target and removes it. */
function prove(hidden: string, target: string): void {
  const [from, to] = [join(hidden, `probe-${process.pid}`), join(target, `.karvan-probe-${process.pid}`)];
  try {
    writeFileSync(from, "");
    renameSync(from, to);
  } finally {
    rmSync(from, { force: true });
    rmSync(to, { force: true });
  }
}
