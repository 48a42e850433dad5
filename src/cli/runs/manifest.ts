// The manifest of a folder of results: the hash of each file, and which files of a folder match it.
import { createHash } from "node:crypto";
import { closeSync, lstatSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { namesIn } from "./disk.ts";

/** Name of the manifest in a folder of results. */
export const manifestName = "karvan-run.json";

/** The hashes of a manifest by name of file. */
type Hashes = ReadonlyMap<string, string>;

/** SHA-256 of a text or of bytes, hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The hashes of a manifest by name of file; `undefined` when there is none, or it is cut or not of Karvan. */
export function readManifest(folder: string): Hashes | undefined {
  try {
    const content = JSON.parse(readFileSync(join(folder, manifestName), "utf8")) as Record<string, unknown>;
    const { karvan, files } = content;
    if (typeof karvan !== "string" || typeof files !== "object" || files === null) return undefined;
    const hashes = Object.entries(files as Record<string, unknown>);
    const valid = hashes.every(([, hash]) => typeof hash === "string" && /^[0-9a-f]{64}$/.test(hash));
    return valid ? new Map(hashes as [string, string][]) : undefined;
  } catch {
    return undefined;
  }
}

/** Files that systems put into any folder, and hidden files: neither results nor the work of a person. */
export function isByTheWay(name: string): boolean {
  return name.startsWith(".") || ["lost+found", "Thumbs.db", "desktop.ini"].includes(name);
}

/**
 * The names in a folder whose content is what a manifest says. Only names that the folder really has are looked at, never those
 * that a manifest claims: any program may have written it.
 */
export function matchingFiles(folder: string, manifest: Hashes | undefined): Set<string> {
  if (manifest === undefined) return new Set();
  return new Set(
    namesIn(folder).filter((name) => {
      const hash = manifest.get(name);
      return hash !== undefined && hashOfFile(join(folder, name)) === hash;
    }),
  );
}

/** The hash of a regular file, read piece by piece; `undefined` for anything else. */
function hashOfFile(path: string): string | undefined {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const file = openSync(path, "r");
  try {
    const hash = createHash("sha256");
    const piece = Buffer.alloc(1 << 20);
    for (let got = readSync(file, piece); got > 0; got = readSync(file, piece))
      hash.update(piece.subarray(0, got));
    return hash.digest("hex");
  } finally {
    closeSync(file);
  }
}

/** What a folder of results holds, against its manifest. */
export interface Verification {
  readonly folder: string;
  /** Whether all files are there and unchanged, and no others. */
  readonly whole: boolean;
  readonly matching: readonly string[];
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  readonly extra: readonly string[];
}

/** Compares a folder with its manifest; files beyond it count against it, as in RFC 8493 (BagIt), section 3. */
export function verifyManifest(folder: string, manifest: Hashes): Verification {
  const present = namesIn(folder).filter((name) => name !== manifestName);
  const matched = matchingFiles(folder, manifest);
  const named = [...manifest.keys()].filter((name) => !matched.has(name)).sort();
  const found = {
    matching: [...matched].sort(),
    missing: named.filter((name) => !present.includes(name)),
    changed: named.filter((name) => present.includes(name)),
    extra: present.filter((name) => !manifest.has(name) && !isByTheWay(name)).sort(),
  };
  const faults = found.missing.length + found.changed.length + found.extra.length;
  return { folder, whole: faults === 0, ...found };
}
