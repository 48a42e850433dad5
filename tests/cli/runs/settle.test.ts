import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { manifestName, readManifest, sha256, verifyManifest } from "../../../src/cli/runs/manifest.ts";
import { settle } from "../../../src/cli/runs/settle.ts";

// A disk that stops answering at a chosen step, as after a kill.
const disk = vi.hoisted(() => ({
  steps: Number.POSITIVE_INFINITY,
  refuses: undefined as string | undefined,
}));
vi.mock("node:fs", async (original) => {
  const real = await original<typeof import("node:fs")>();
  const counted = <Call extends (...words: never[]) => unknown>(call: Call) =>
    ((...words: Parameters<Call>) => {
      if (disk.steps-- <= 0) throw new Error("killed");
      return call(...words);
    }) as unknown as Call;
  const renameSync = counted(real.renameSync);
  return {
    ...real,
    rmSync: counted(real.rmSync),
    rmdirSync: counted(real.rmdirSync),
    mkdirSync: counted(real.mkdirSync),
    renameSync: (from: string, to: string) => {
      if (from === disk.refuses) throw Object.assign(new Error("busy"), { code: "EBUSY" });
      renameSync(from, to);
    },
  };
});

const scratch = fs.mkdtempSync(join(tmpdir(), "karvan-settle-"));
afterAll(() => fs.rmSync(scratch, { recursive: true }));
let count = 0;
let target = "";
let hidden = "";

function fill(folder: string, files: Record<string, string>, karvan: unknown = "0.1.0"): void {
  fs.mkdirSync(folder, { recursive: true });
  const hashes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, sha256(text)]));
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(join(folder, name), text);
  fs.writeFileSync(join(folder, manifestName), JSON.stringify({ karvan, files: hashes }));
}

const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => fs.statSync(join(folder, name)).isFile())
      .map((name) => [name, fs.readFileSync(join(folder, name), "utf8")]),
  );

const older = { "a.csv": "1.7", "b.csv": "2.3", "gone.csv": "9.1" };
const newer = { "a.csv": "3.1", "b.csv": "2.3", "c.csv": "4.9" };

beforeEach(() => {
  disk.steps = Number.POSITIVE_INFINITY;
  disk.refuses = undefined;
  const folder = join(scratch, String(count++));
  target = join(folder, "out");
  hidden = join(folder, ".out.karvan");
  fill(target, older);
  fs.writeFileSync(join(target, "notes.txt"), "mine");
  fs.mkdirSync(join(target, "kept-1"));
  fs.writeFileSync(join(target, "kept-1", "a.csv"), "kept before");
  fill(join(hidden, "new"), newer);
  fs.writeFileSync(join(hidden, "ready"), "");
});

describe("settling a run", () => {
  const steps = 24;

  it.each([false, true].flatMap((inPlace) => Array.from({ length: steps }, (_, at) => ({ inPlace, at }))))(
    "completes after an end at step $at (file by file: $inPlace)",
    ({ inPlace, at }) => {
      if (inPlace) disk.refuses = target;
      disk.steps = at;
      let wasKilled = false;
      try {
        settle(target, hidden);
      } catch (error) {
        expect((error as Error).message).toBe("killed");
        wasKilled = true;
      }
      disk.steps = Number.POSITIVE_INFINITY;
      settle(target, hidden);
      const { [manifestName]: _, ...files } = contents(target);
      expect(files).toEqual({ ...newer, "notes.txt": "mine", "kept-1/a.csv": "kept before" });
      expect(fs.readdirSync(hidden)).toEqual([]);
      expect(verifyManifest(target, readManifest(target) ?? new Map())).toMatchObject({
        missing: [],
        changed: [],
        extra: ["kept-1", "notes.txt"],
      });
      if (at === 0) expect(wasKilled).toBe(true);
      if (at === steps - 1) expect(wasKilled).toBe(false);
    },
  );

  it.each([false, true])(
    "keeps what was changed since, and all of a folder whose manifest is cut (%s)",
    (inPlace) => {
      if (inPlace) disk.refuses = target;
      fs.writeFileSync(join(target, "a.csv"), "changed by hand");
      fs.truncateSync(join(target, manifestName), 40);
      const kept = settle(target, hidden);
      expect(kept).toBe(join(target, "kept-2"));
      expect(contents(target)).toMatchObject({
        ...newer,
        "gone.csv": "9.1",
        "kept-1/a.csv": "kept before",
        "kept-2/a.csv": "changed by hand",
      });
      expect(contents(join(target, "kept-2"))[manifestName]).toHaveLength(40);
    },
  );

  it.each([false, true])("believes no name of a manifest (%s)", (inPlace) => {
    if (inPlace) disk.refuses = target;
    const outside = join(target, "..", "outside.csv");
    fs.writeFileSync(outside, "precious");
    fs.symlinkSync(outside, join(target, "link.csv"));
    const names = ["../outside.csv", outside, "..", ".", "", "link.csv", "__proto__", "a\0b"];
    const files = Object.fromEntries(names.map((name) => [name, sha256("precious")]));
    fs.writeFileSync(join(target, manifestName), JSON.stringify({ karvan: "0.1.0", files }));
    settle(target, hidden);
    expect(fs.readFileSync(outside, "utf8")).toBe("precious");
    expect(fs.readlinkSync(join(target, "link.csv"))).toBe(outside);
    expect(contents(target)).toMatchObject({ ...newer, "gone.csv": "9.1" });
  });
});
