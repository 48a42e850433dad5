import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { FolderLock } from "../../../src/cli/runs/lock.ts";

const scratch = mkdtempSync(join(tmpdir(), "karvan-lock-"));
afterAll(() => rmSync(scratch, { recursive: true }));
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(scratch, "f-"));
});

/** The content of a lock, as another process would have written it. */
function lockOf(changes: Record<string, unknown>): void {
  const own = FolderLock.take(folder);
  const content = JSON.parse(readFileSync(join(folder, "lock-1"), "utf8")) as object;
  own.release();
  writeFileSync(join(folder, "lock-1"), JSON.stringify({ ...content, ...changes }));
}

/** Makes the lock as old as it would be after its process has said nothing for some minutes. */
function silence(): void {
  const then = new Date(Date.now() - 200_000);
  utimesSync(join(folder, "lock-1"), then, then);
}

const deadPid = (): number => spawnSync(process.execPath, ["-e", ""]).pid;

describe("FolderLock", () => {
  it("belongs to one, and names the holder to others", () => {
    const lock = FolderLock.take(folder);
    expect(() => FolderLock.take(folder)).toThrow(`process ${process.pid} on ${hostname()}`);
    expect(lock.isHeld()).toBe(true);
    lock.release();
    FolderLock.take(folder).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("of a dead process is taken over", () => {
    lockOf({ pid: deadPid() });
    const lock = FolderLock.take(folder);
    expect(readdirSync(folder)).toEqual(["lock-2"]);
    lock.release();
  });

  it.skipIf(process.platform !== "linux")(
    "of a process that is over and not collected is taken over",
    async () => {
      // A shell that becomes another program never collects the child that it had.
      const shell = spawn("sh", ["-c", "sh -c 'echo $$; exit 0' & exec sleep 60"]);
      try {
        const pid = await new Promise<number>((done) => {
          shell.stdout.once("data", (text) => done(Number(String(text))));
        });
        const state = (): string => readFileSync(`/proc/${pid}/stat`, "utf8");
        while (!/\) Z /.test(state())) await new Promise((next) => setTimeout(next, 5));
        lockOf({
          pid,
          began: state()
            .slice(state().lastIndexOf(")") + 2)
            .split(" ")[19],
        });
        FolderLock.take(folder).release();
      } finally {
        shell.kill("SIGKILL");
      }
    },
  );

  it("of a process whose id another one has now is taken over", () => {
    lockOf({ began: "1" });
    FolderLock.take(folder).release();
  });

  it("of another machine is taken over only when it has been silent", () => {
    lockOf({ pid: deadPid(), host: "other", place: "other machine" });
    expect(() => FolderLock.take(folder)).toThrow("on other");
    silence();
    FolderLock.take(folder).release();
  });

  it.each(["", "{", "[1]", '{"pid":"x"}', '{"pid":-1}'])(
    "with the content %j locks for two minutes at most",
    (text) => {
      writeFileSync(join(folder, "lock-1"), text);
      expect(() => FolderLock.take(folder)).toThrow("another run");
      silence();
      FolderLock.take(folder).release();
    },
  );

  it("shows no control characters of a lock", () => {
    lockOf({ host: "a\u001b[2Jb", place: "elsewhere" });
    expect(() => FolderLock.take(folder)).toThrow("on a?[2Jb");
  });

  it("is known to be lost", () => {
    const lock = FolderLock.take(folder);
    rmSync(join(folder, "lock-1"));
    expect(lock.isHeld()).toBe(false);
    lock.release();
  });

  it("holds one of many processes that want it at once", async () => {
    lockOf({ pid: deadPid() });
    const words = `import { FolderLock } from ${JSON.stringify(new URL("../../../src/cli/runs/lock.ts", import.meta.url).href)};
      try { FolderLock.take(${JSON.stringify(folder)}); console.log("held"); setTimeout(() => {}, 3000); } catch { console.log("refused"); }`;
    const said = await Promise.all(
      Array.from({ length: 6 }, () => {
        const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", words]);
        return new Promise<string>((resolve) => {
          let text = "";
          child.stdout.setEncoding("utf8").on("data", (piece: string) => {
            text += piece;
          });
          child.on("close", () => resolve(text.trim()));
        });
      }),
    );
    expect(said.filter((word) => word === "held").length).toBeLessThanOrEqual(1);
    expect(said.every((word) => word === "held" || word === "refused")).toBe(true);
  });
});
