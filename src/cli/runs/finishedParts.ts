// Keeps finished parts of long work on the disk, for the next call after a kill, a full disk or a signal.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { type FinishedParts, hashOf, version } from "../../base/index.ts";
import type { Study } from "../../model/index.ts";
import { message } from "../output.ts";
import { makeFolders } from "./disk.ts";
import { sha256 } from "./manifest.ts";

/** Parts in the files of a folder: each the hash of its content and then the content, which keeps all numbers. */
export function partsIn(folder: string): FinishedParts {
  let found = 0;
  const pathOf = (key: string): string =>
    join(folder, `${sha256(`${version} ${process.version} ${key}`)}.part`);
  return {
    read: (key) => {
      const part = readPart(pathOf(key));
      if (part !== undefined && found++ === 0) message("continuing from finished parts of an earlier call");
      return part;
    },
    write: (key, part) => {
      makeFolders(folder);
      writePart(pathOf(key), serialize(part));
    },
  };
}

/** A part, unless there is none or it is damaged. */
function readPart(path: string): unknown {
  try {
    const bytes = readFileSync(path);
    const content = bytes.subarray(64);
    return bytes.toString("latin1", 0, 64) === sha256(content) ? deserialize(content) : undefined;
  } catch {
    return undefined;
  }
}

function writePart(path: string, content: Uint8Array): void {
  const draft = `${path}.draft`;
  try {
    const file = openSync(draft, "w");
    try {
      for (const bytes of [Buffer.from(sha256(content), "latin1"), content])
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    if (error instanceof Error && !("path" in error)) Object.assign(error, { path });
    throw error;
  }
}

/** A hash of all of a study that results depend on: its tables, its scenarios, and what varies from day to day. */
export function studyKey({ hash, currency, scenarios, variability, operation, calibration }: Study): string {
  const documents = [...scenarios].map(([id, { document }]) => [id, document]);
  return hashOf({ hash, currency, documents, variability, operation, calibration: calibration?.streams });
}
