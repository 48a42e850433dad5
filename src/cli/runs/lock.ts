// Locks a folder for one process; the lock of a process that no longer runs is taken over.

import { closeSync, openSync, readFileSync, readlinkSync, rmSync, statSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { greatest } from "../../base/index.ts";
import { codeOf, namesIn } from "./disk.ts";

/** Who holds a lock. */
interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Machine, boot and process space in which `pid` means this process: containers of one host have their own. */
  readonly place: string;
  /** When the process began, where the system says so: ids of processes are used again. */
  readonly began?: string;
  readonly since: string;
}

// An owner whose process cannot be asked shows that it runs by writing its lock again and again.
const beatMs = 10_000;
const silentMs = 120_000;

/** A folder is in use by another run. */
export class LockedError extends Error {
  override readonly name = "LockedError";
}

/**
 * The lock of a folder. Locks are numbered: whoever finds only locks of dead processes makes the next one, which only one
 * process can, so two never take over the same. Advisory locks of the system (`flock`) would need native code.
 */
export class FolderLock {
  readonly #path: string;
  readonly #text: string;
  readonly #beat: NodeJS.Timeout;

  private constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
    this.#beat = setInterval(() => this.#show(), beatMs).unref();
  }

  /**
   * Takes the lock.
   *
   * @param folder - An existing folder for the lock files.
   * @throws LockedError when another process that may run holds it.
   */
  static take(folder: string): FolderLock {
    const numbers = numbersIn(folder);
    const next = greatest([0, ...numbers]) + 1;
    const path = pathOf(folder, next);
    const text = `${JSON.stringify(self())}\n`;
    try {
      write(path, text, "wx");
    } catch (error) {
      if (codeOf(error) !== "EEXIST") {
        rmSync(path, { force: true });
        throw error;
      }
      throw new LockedError("another run has just begun");
    }
    const now = statSync(path).mtimeMs;
    for (const number of numbersIn(folder)) {
      if (number === next) continue;
      const holder = holderOf(pathOf(folder, number), now);
      if (holder === undefined) continue;
      rmSync(path, { force: true });
      throw new LockedError(holder);
    }
    for (const number of numbers) rmSync(pathOf(folder, number), { force: true });
    return new FolderLock(path, text);
  }

  /** Whether the lock is still this one: a process that slept for long may have lost it. */
  isHeld(): boolean {
    return read(this.#path) === this.#text;
  }

  /** Gives the lock back. */
  release(): void {
    clearInterval(this.#beat);
    if (this.isHeld()) rmSync(this.#path, { force: true });
  }

  #show(): void {
    try {
      if (this.isHeld()) write(this.#path, this.#text, "r+");
    } catch {
      // A full disk is reported where results are written.
    }
  }
}

const pathOf = (folder: string, number: number): string => join(folder, `lock-${number}`);

function numbersIn(folder: string): number[] {
  return namesIn(folder).flatMap((name) => {
    const number = /^lock-([1-9]\d{0,8})$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

/** Who holds a lock file, in words; `undefined` when its process no longer runs. */
function holderOf(path: string, now: number): string | undefined {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined) return undefined;
  // Both times are of the disk: clocks of machines differ.
  const isSilent = now - file.mtimeMs > silentMs;
  const owner = ownerOf(read(path));
  if (owner === undefined) return isSilent ? undefined : "another run, which has just begun,";
  const here = self();
  const words = `process ${owner.pid} on ${owner.host} (since ${owner.since})`;
  if (owner.place !== here.place) return isSilent ? undefined : words;
  const { began, isOver } = processNow(owner.pid);
  const isSame = owner.began === undefined || began === undefined || owner.began === began;
  return runs(owner.pid) && isSame && !isOver ? words : undefined;
}

function ownerOf(text: string | undefined): Owner | undefined {
  try {
    const { pid, host, place, began, since } = JSON.parse(text ?? "") as Record<string, unknown>;
    if (!Number.isSafeInteger(pid) || (pid as number) < 1) return undefined;
    const texts = [host, place, since].map((value) => String(value).replace(/[^\x20-\x7e]/g, "?"));
    const [shown = "", spot = "", time = ""] = texts;
    const found = { pid: pid as number, host: shown, place: spot, since: time };
    return typeof began === "string" ? { ...found, began } : found;
  } catch {
    return undefined;
  }
}

function self(): Owner {
  const boot = read("/proc/sys/kernel/random/boot_id")?.trim() ?? "";
  const host = hostname().replace(/[^\x20-\x7e]/g, "?");
  const since = new Date(Math.round(Date.now() - 1000 * process.uptime())).toISOString();
  const { began } = processNow(process.pid);
  const place = `${host} ${boot} ${space()}`;
  return { pid: process.pid, host, place, ...(began === undefined ? {} : { began }), since };
}

function space(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

/**
 * When a process began, in ticks since the machine did, and whether it is over though its exit code has not been collected (a zombie,
 * which containers without an init process keep): fields 22 and 3 of Linux, counted after the name in brackets.
 */
function processNow(pid: number): { readonly began: string | undefined; readonly isOver: boolean } {
  const text = read(`/proc/${pid}/stat`);
  const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
  return { began: fields?.[19], isOver: fields !== undefined && /^[ZX]/i.test(fields[0] ?? "") };
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function write(path: string, text: string, flags: "wx" | "r+"): void {
  const file = openSync(path, flags);
  try {
    writeSync(file, text);
  } catch (error) {
    if (error instanceof Error) Object.assign(error, { path });
    throw error;
  } finally {
    closeSync(file);
  }
}
