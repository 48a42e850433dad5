import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readManifest, verifyManifest } from "../../../src/cli/runs/manifest.ts";
import { karvan, karvanCutShort } from "../karvan.ts";

const study = "examples/first-corridor";
const scratch = mkdtempSync(join(tmpdir(), "karvan-folder-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const words = (out: string): string[] => [
  "compare",
  study,
  "--scenarios",
  "status-quo,rail-joined",
  "--out",
  out,
];
const long = (out: string): string[] => [...words(out), "--futures", "1000000000"];
const verify = (folder: string) => karvan("verify", folder);

/** Starts a call and waits until it holds its folder. */
async function started(call: readonly string[], hidden: string) {
  const child = spawn(process.execPath, ["dist/cli/main.js", ...call]);
  let messages = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    messages += text;
  });
  const ended = new Promise<{ code: number | null; messages: string }>((done) => {
    child.on("close", (code) => done({ code, messages }));
  });
  while (child.exitCode === null && !existsSync(join(hidden, "lock-1")))
    await new Promise((next) => setTimeout(next, 20));
  return { child, ended };
}

/** Mounts a small disk; `undefined` where that is not allowed. */
function disk(name: string, options: string): string | undefined {
  const folder = join(scratch, name);
  mkdirSync(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { stdio: "ignore" });
    return folder;
  } catch {
    return undefined;
  }
}
const unmount = (folder: string): void => void execFileSync("umount", [folder]);

describe("a folder of results", () => {
  it("is written before the text, so that a reader who leaves loses nothing", async () => {
    const out = join(scratch, "piped");
    expect((await karvanCutShort(...words(out), "--all")).code).toBe(0);
    expect(await verify(out)).toMatchObject({
      code: 0,
      data: `${out}: all 7 files are as the run wrote them\n`,
    });
  });

  it("keeps the status of a call whose reader leaves", async () => {
    const call = await karvanCutShort("route", study, "--from", "alma", "--to", "nowhere", "--json");
    expect(call.code).toBe(2);
  });

  it("is refused while another run has it, and free after that run is killed", async () => {
    const out = join(scratch, "locked");
    const hidden = join(scratch, ".locked.karvan");
    const { child, ended } = await started(long(out), hidden);
    const refused = await karvan(...words(out));
    expect(refused).toMatchObject({ code: 2, data: "" });
    expect(refused.messages).toContain(`is in use by process ${child.pid} on `);
    child.kill("SIGKILL");
    await ended;
    expect(existsSync(join(hidden, "lock-1"))).toBe(true);
    expect((await karvan(...words(out))).code).toBe(0);
    expect(readdirSync(scratch)).not.toContain(".locked.karvan");
    expect((await verify(out)).code).toBe(0);
  });

  it.each([
    { signal: "SIGINT", code: 130 },
    { signal: "SIGTERM", code: 143 },
    { signal: "SIGHUP", code: 129 },
  ] as const)("is left as it was at $signal", async ({ signal, code }) => {
    const out = join(scratch, "stopped");
    const { child, ended } = await started(long(out), join(scratch, ".stopped.karvan"));
    child.kill(signal);
    expect(await ended).toEqual({ code, messages: `stopped by ${signal}\n` });
    expect(readdirSync(scratch).filter((name) => name.includes("stopped"))).toEqual([]);
  });

  it("is wholly old or wholly new whenever a run is killed", async () => {
    const out = join(scratch, "killed");
    const hidden = join(scratch, ".killed.karvan");
    await karvan(...words(out));
    for (const wait of [0, 310, 530]) {
      const { child, ended } = await started([...words(out), "--futures", "130"], hidden);
      await new Promise((next) => setTimeout(next, wait));
      child.kill("SIGKILL");
      await ended;
      if (existsSync(out)) expect(verifyManifest(out, readManifest(out) ?? new Map()).whole).toBe(true);
      else expect(existsSync(hidden)).toBe(true);
    }
    expect((await karvan(...words(out), "--futures", "130")).code).toBe(0);
    expect((await verify(out)).data).toContain("all 11 files");
    expect(existsSync(hidden)).toBe(false);
  });

  it("continues from what a killed run had finished, with the same bits", async () => {
    const [out, other] = [join(scratch, "resumed"), join(scratch, "undisturbed")];
    const call = (folder: string): string[] => [...words(folder), "--futures", "20000"];
    const parts = join(scratch, ".resumed.karvan", "parts");
    const { child, ended } = await started(call(out), join(scratch, ".resumed.karvan"));
    const isKept = (): boolean =>
      existsSync(parts) && readdirSync(parts).some((name) => name.endsWith(".part"));
    while (child.exitCode === null && !isKept()) await new Promise((next) => setTimeout(next, 5));
    child.kill("SIGKILL");
    await ended;
    expect(isKept()).toBe(true);
    // One that was cut by the kill is not taken.
    writeFileSync(join(parts, `${"0".repeat(64)}.part`), "cut");
    const [resumed, whole] = [await karvan(...call(out)), await karvan(...call(other))];
    expect(resumed.messages).toContain("continuing from finished parts of an earlier call");
    expect(whole.messages).not.toContain("continuing");
    expect(resumed.data).toBe(whole.data);
    const names = readdirSync(other);
    expect(readdirSync(out)).toEqual(names);
    for (const name of names)
      expect(readFileSync(join(out, name)).equals(readFileSync(join(other, name)))).toBe(true);
    expect(readdirSync(scratch)).not.toContain(".resumed.karvan");
  });

  it("keeps its old content when the disk is full, and says so", async ({ skip }) => {
    const folder = disk("small", "size=700k");
    if (folder === undefined) return skip();
    try {
      const out = join(folder, "out");
      expect((await karvan(...words(out))).code).toBe(0);
      const ballast = join(folder, "ballast");
      for (let size = 600; size > 0; size -= 60) {
        try {
          writeFileSync(ballast, Buffer.alloc(1024 * size));
          break;
        } catch {
          rmSync(ballast, { force: true });
        }
      }
      const full = await karvan(...words(out), "--futures", "130");
      expect(full).toMatchObject({ code: 1, data: "" });
      expect(full.messages).toContain(`error: --out ${out}: no space left on the disk (ENOSPC)`);
      expect((await verify(out)).code).toBe(0);
      rmSync(ballast);
      expect((await karvan(...words(out), "--futures", "130")).code).toBe(0);
      expect(readdirSync(folder, { encoding: "utf8" })).toEqual(["out"]);
    } finally {
      unmount(folder);
    }
  });

  it("on a read-only disk is refused before the work, by its reason", async ({ skip }) => {
    const folder = disk("read-only", "ro");
    if (folder === undefined) return skip();
    try {
      for (const out of [join(folder, "deep", "out"), folder, join(folder, "out")]) {
        const call = await karvan(...long(out));
        expect(call).toMatchObject({ code: 1, data: "" });
        expect(call.messages).toMatch(/^error: --out \S+: the file system is read-only \(EROFS\)\n$/);
      }
      const log = ["operate", "scenarios/iran-iraq", "--days", "7", "--log", join(folder, "log.jsonl")];
      expect((await karvan(...log)).messages).toContain("EROFS");
    } finally {
      unmount(folder);
    }
  });

  it("may be a mounted disk itself, with what its system puts there", async ({ skip }) => {
    const folder = disk("mounted", "size=2m");
    if (folder === undefined) return skip();
    try {
      mkdirSync(join(folder, "lost+found"));
      for (const futures of ["100", "101"])
        expect((await karvan(...words(folder), "--futures", futures)).code).toBe(0);
      expect(readdirSync(folder)).toHaveLength(13);
      expect((await verify(folder)).code).toBe(0);
    } finally {
      unmount(folder);
    }
  });

  it("has a name", async () => {
    const call = await karvan(...words(""));
    expect(call).toMatchObject({ code: 2, data: "" });
    expect(call.messages).toContain("--out: expected the name of a folder");
  });

  it("may be reached by a link, and keeps its rights", async () => {
    mkdirSync(join(scratch, "real"));
    chmodSync(join(scratch, "real"), 0o750);
    symlinkSync("real", join(scratch, "link"));
    expect((await karvan(...words(join(scratch, "link")))).code).toBe(0);
    expect((await verify(join(scratch, "real"))).code).toBe(0);
    symlinkSync("nothing", join(scratch, "loose"));
    expect((await karvan(...words(join(scratch, "loose")))).messages).toContain("a link to nothing");
  });

  it("loses nothing that a person put there", async () => {
    const out = join(scratch, "shared");
    await karvan(...words(out));
    writeFileSync(join(out, "notes.txt"), "mine");
    writeFileSync(join(out, "rail-joined.csv"), "changed by hand");
    const found = await karvan("verify", out, "--json");
    expect(found.code).toBe(1);
    expect(JSON.parse(found.data)).toMatchObject({
      whole: false,
      missing: [],
      changed: ["rail-joined.csv"],
      extra: ["notes.txt"],
    });
    const again = await karvan(...words(out));
    expect(again.messages).toContain(`are now in ${join(out, "kept-1")}`);
    expect(readFileSync(join(out, "notes.txt"), "utf8")).toBe("mine");
    expect(readFileSync(join(out, "kept-1", "rail-joined.csv"), "utf8")).toBe("changed by hand");
  });

  it("whose list is cut is reported, and stops no later run", async () => {
    const out = join(scratch, "cut");
    await karvan(...words(out));
    const list = join(out, "karvan-run.json");
    writeFileSync(list, readFileSync(list, "utf8").slice(0, 90));
    expect(await verify(out)).toMatchObject({ code: 1, messages: "" });
    expect((await karvan(...words(out))).code).toBe(0);
    expect((await karvan(...words(out))).code).toBe(0);
    expect((await verify(out)).data).toContain("7 of 7");
  });

  it.each([
    { id: "karvan-run", says: "karvan-run.json" },
    { id: "Karvan-RUN", says: "Karvan-RUN.json" },
    { id: "rail-joined.futures", says: "rail-joined.futures.csv" },
    { id: "RAIL-joined.route-shares", says: "RAIL-joined.route-shares.csv" },
    { id: "Rail-Joined", says: "Rail-Joined.html" },
    { id: "../escape", says: "../escape" },
    { id: "nul.x", says: "nul.x" },
    { id: "é".repeat(125), says: "can begin the name of a file" },
  ])("is refused before the work when a scenario is called $id", async ({ id, says }) => {
    const folder = mkdtempSync(join(scratch, "study-"));
    cpSync(study, folder, { recursive: true });
    const text = readFileSync(join(folder, "scenarios", "rail-joined.yaml"), "utf8");
    writeFileSync(join(folder, "scenarios", "other.yaml"), text.replace(/^id: .*$/m, `id: "${id}"`));
    const out = join(folder, "out");
    const call = await karvan("compare", folder, "--scenarios", `status-quo,rail-joined,${id}`, "--out", out);
    expect(call).toMatchObject({ code: 2, data: "" });
    expect(call.messages).toContain(says);
    expect(existsSync(out)).toBe(false);
  });
});

describe("karvan init", () => {
  it("can be called again after it was killed", async () => {
    const folder = join(scratch, "begun");
    mkdirSync(join(scratch, ".begun.karvan", "new"), { recursive: true });
    writeFileSync(join(scratch, ".begun.karvan", "new", "places.csv"), "id,na");
    expect((await karvan("init", folder)).code).toBe(0);
    expect((await karvan("validate", folder, "--strict")).code).toBe(0);
    expect(readdirSync(scratch)).not.toContain(".begun.karvan");
    expect((await karvan("init", resolve(folder))).code).toBe(2);
  });
});

describe("karvan verify", () => {
  it("names a run that was interrupted while it put its results in place", async () => {
    const out = join(scratch, "between");
    await karvan(...words(out));
    const hidden = join(scratch, ".between.karvan");
    mkdirSync(hidden);
    renameSync(out, join(hidden, "new"));
    writeFileSync(join(hidden, "ready"), "");
    expect(await verify(out)).toMatchObject({ code: 2, data: "" });
    // The next call puts it in place before its own work, even if that fails.
    expect((await karvan("compare", "nowhere", "--scenarios", "a,b", "--out", out)).code).toBe(3);
    expect((await verify(out)).code).toBe(0);
  });

  it.each([
    { folder: "LICENSE", says: "expected a folder of results" },
    { folder: "examples", says: "karvan-run.json" },
    { folder: "nowhere", says: "expected a folder of results" },
  ])("ends $folder with 2 and says why", async ({ folder, says }) => {
    const call = await verify(folder);
    expect(call).toMatchObject({ code: 2, data: "" });
    expect(call.messages).toContain(says);
  });
});
