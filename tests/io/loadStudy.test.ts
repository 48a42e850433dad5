import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { InputError, type Problem } from "../../src/base/index.ts";
import { loadStudy } from "../../src/io/loadStudy.node.ts";

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "karvan-"));
  folder = join(root, "corridor");
  await cp("examples/first-corridor", folder, { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

/** What is wrong with the folder; its files are as before, and none has joined them. */
async function refusal(path = folder): Promise<readonly Problem[]> {
  const before = await listing(root);
  const error = await loadStudy(path).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(await listing(root)).toEqual(before);
  if (!(error instanceof InputError)) throw error ?? new Error("the study was read");
  expect(error.message).not.toContain("secret");
  for (const problem of error.problems)
    expect(problem).toMatchObject({ file: expect.any(String), hint: expect.any(String) });
  return error.problems;
}

async function listing(path: string): Promise<string[]> {
  const names = await readdir(path, { recursive: true });
  const lines = names.sort().map(async (name) => {
    const info = await lstat(join(path, name));
    if (!info.isFile() || info.size > 1e6) return `${name} ${info.size}`;
    return `${name} ${createHash("sha256")
      .update(await readFile(join(path, name)))
      .digest("hex")}`;
  });
  return Promise.all(lines);
}

const secret = "id,name\nsecret,secret\n";
const study = (id: string, base: string): string =>
  `version: 1\nid: ${id}\ntitle: ${id}\nbase: ${base}\nregime: none\nasOf: "2026"\ncurrency: USD\nquestions: [{ id: q, between: [alma], and: [gora] }]\n`;

describe("loadStudy", () => {
  it("reads a folder, and the same again after a refusal", async () => {
    const { hash } = await loadStudy(folder);
    await writeFile(join(folder, "places.csv"), "");
    await refusal();
    await cp("examples/first-corridor/places.csv", join(folder, "places.csv"));
    expect((await loadStudy(`${folder}/`)).hash).toBe(hash);
  });

  it("passes over hidden files and locks of systems and editors", async () => {
    const { hash, scenarios } = await loadStudy(folder);
    const bytes = Uint8Array.from([0, 5, 22, 7, 255, 254]);
    for (const name of ["._u.yaml", ".u.yml", "~$u.json", "#u.yaml", "u.yaml~", ".~lock.u.yaml#"])
      await writeFile(join(folder, "scenarios", name), bytes);
    await symlink("nobody@host.42", join(folder, "scenarios", ".#u.yaml"));
    for (const name of ["._links.csv", "~$links.csv", ".~lock.links.csv#", ".DS_Store", "._study.yaml"])
      await writeFile(join(folder, name), bytes);
    const read = await loadStudy(folder);
    expect([read.hash, [...read.scenarios.keys()], read.warnings]).toEqual([hash, [...scenarios.keys()], []]);
  });

  it("names files as the caller names the folder", async () => {
    await writeFile(join(folder, "places.csv"), "id,name\n");
    const [problem] = await refusal();
    expect(problem?.file).toBe(join(folder, "places.csv"));
  });

  it.each([
    ["that is not there", "nowhere"],
    ["that is a file", "corridor/places.csv"],
  ])("refuses a folder %s", async (_, name) => {
    expect(await refusal(join(root, name))).toMatchObject([
      { path: "folder", expected: "a folder with a study" },
    ]);
  });

  it.each(["figures.csv", "study.yaml", "scenarios/other.yaml", "map.geojson"])(
    "refuses %s when it is a link that leads out, and does not say what is there",
    async (name) => {
      await writeFile(join(root, "outside"), secret);
      await rm(join(folder, name), { force: true });
      await symlink(join(root, "outside"), join(folder, name));
      expect(await refusal()).toMatchObject([{ expected: "a file inside the study's folder" }]);
    },
  );

  it("refuses a link to a folder beside whose name begins with that of the study", async () => {
    const beside = `${folder}-of-others`;
    await mkdir(beside);
    await writeFile(join(beside, "figures.csv"), secret);
    await rm(join(folder, "figures.csv"));
    await symlink(join(beside, "figures.csv"), join(folder, "figures.csv"));
    expect(await refusal()).toMatchObject([{ expected: "a file inside the study's folder" }]);
  });

  it("refuses scenarios behind a link that leads out", async () => {
    await mkdir(join(root, "outside"));
    await writeFile(join(root, "outside", "other.yaml"), secret);
    await rm(join(folder, "scenarios"), { recursive: true });
    await symlink(join(root, "outside"), join(folder, "scenarios"));
    expect(await refusal()).toMatchObject([{ expected: "a file inside the study's folder" }]);
  });

  it("follows a link that stays inside", async () => {
    await cp(join(folder, "places.csv"), join(folder, "places-2026.txt"));
    await rm(join(folder, "places.csv"));
    await symlink("places-2026.txt", join(folder, "places.csv"));
    expect((await loadStudy(folder)).network.places).toHaveLength(5);
  });

  it("refuses a link to nothing, a folder, and a pipe that would never end", async () => {
    await symlink("nothing", join(folder, "sections.csv"));
    await mkdir(join(folder, "formulas.csv"));
    execFileSync("mkfifo", [join(folder, "land.geojson")]);
    const problems = await refusal();
    expect(problems.map(({ expected, got }) => [expected, got])).toEqual([
      ["a file", '"a folder"'],
      ["a file", '"a device or pipe"'],
      ["a file that can be read", '"ENOENT"'],
    ]);
  });

  it("refuses a file of 3 GB before it takes memory for it", async () => {
    await truncate(join(folder, "links.csv"), 3 * 1024 ** 3);
    expect(await refusal()).toMatchObject([
      { expected: "a file of at most 64 MB", got: '"3221225472 bytes"' },
    ]);
  });

  it.each([
    ["Windows-1256", Buffer.from([0x69, 0x64, 0x0a, 0xc7, 0xe1, 0xda, 0x0a])],
    ["UTF-16", Buffer.from("\ufeffid,name\n", "utf16le")],
    ["bytes cut in the middle of a letter", Buffer.from("id\n\u06cc").subarray(0, 4)],
  ])("refuses %s and guesses the encoding only in the hint", async (_, bytes) => {
    await writeFile(join(folder, "sections.csv"), bytes);
    const [problem] = await refusal();
    expect(problem).toMatchObject({ expected: "UTF-8 text", hint: expect.stringContaining("Windows-1256") });
    expect(problem?.line).toBeGreaterThanOrEqual(1);
  });

  it("reads a base beside it, and the base of that", async () => {
    await mkdir(join(root, "middle"));
    await mkdir(join(root, "top"));
    await writeFile(join(root, "middle", "study.yaml"), study("middle", "../corridor"));
    await writeFile(join(root, "top", "study.yaml"), study("top", "../middle"));
    expect(await loadStudy(join(root, "top"))).toMatchObject({ id: "top", warnings: [] });
  });

  it("refuses studies that are each other's base", async () => {
    for (const [id, base] of [
      ["a", "b"],
      ["b", "a"],
    ] as const) {
      await mkdir(join(root, id));
      await writeFile(join(root, id, "study.yaml"), study(id, `../${base}`));
    }
    expect(await refusal(join(root, "a"))).toMatchObject([
      { path: "base", expected: "studies that are not each other's base" },
    ]);
  });

  it.each([
    "../../etc",
    "/etc",
    "..",
    ".",
    "../a/../../etc",
    "file:///etc",
    "http://example.org/",
    "../corridor/scenarios",
  ])("refuses the base %s", async (base) => {
    await mkdir(join(root, "top"));
    await writeFile(join(root, "top", "study.yaml"), study("top", JSON.stringify(base)));
    const problems = await refusal(join(root, "top"));
    expect(problems).toContainEqual(expect.objectContaining({ path: "base", line: 4 }));
  });

  it("refuses a base that is a link to somewhere else, or is not there", async () => {
    await mkdir(join(root, "deep", "er"), { recursive: true });
    await mkdir(join(root, "top"));
    await symlink(join(root, "deep", "er"), join(root, "linked"));
    for (const base of ["linked", "missing"]) {
      await writeFile(join(root, "top", "study.yaml"), study("top", `../${base}`));
      expect(await refusal(join(root, "top"))).toMatchObject([
        { expected: "a folder beside the study that names it as base" },
      ]);
    }
  });
});
