// Whoever passes the bundle of the command line on passes on the licences of all that is in it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";
import { noticesOf, noticesText } from "../tools/notices.ts";

const folder = mkdtempSync(join(tmpdir(), "karvan-notices-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A bundle of one package with these files. */
function bundleOf(
  name: string,
  manifest: object,
  files: Record<string, string>,
): Parameters<typeof noticesOf>[0] {
  const home = join(folder, "node_modules", name);
  mkdirSync(home, { recursive: true });
  const all = {
    "package.json": JSON.stringify({ name, version: "1.2.3", ...manifest }),
    "index.js": "",
    ...files,
  };
  for (const [file, text] of Object.entries(all)) writeFileSync(join(home, file), text);
  return { outputs: { main: { inputs: { [join(home, "index.js")]: { bytesInOutput: 7 } } } } };
}

describe("the notices of the bundle", () => {
  it("name every package in it, and every part of it that others wrote", async () => {
    const { metafile } = await build({
      entryPoints: ["src/cli/main.ts"],
      bundle: true,
      splitting: true,
      outdir: "unused",
      platform: "node",
      format: "esm",
      target: "node20.19",
      legalComments: "none",
      minifySyntax: true,
      minifyWhitespace: true,
      metafile: true,
      write: false,
      logLevel: "silent",
    });
    const written = readFileSync("dist/THIRD-PARTY-NOTICES.txt", "utf8");
    const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0),
    );
    // The innermost folder: a package may hold others.
    const names = bundled.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
    expect(new Set(names).size).toBeGreaterThan(30);
    expect([...new Set(names)].filter((name) => !written.includes(`\n## ${name} `))).toEqual([]);
    for (const holder of ["Jos de Jong", "Eemeli Aro", "Baagøe", "Kuo and Stephen Joe"])
      expect(written).toContain(holder);
  });

  it("hold the licence, the notice, and holders that only a file names", () => {
    const files = {
      LICENSE: "Permission is given. Copyright Ada",
      NOTICE: "Made with care",
      "index.js": "// first\n\n/* Copyright Bea */\nwork();",
    };
    const [notice] = noticesOf(bundleOf("whole", { license: "MIT" }, files));
    expect(notice).toMatchObject({ name: "whole", version: "1.2.3", licence: "MIT" });
    for (const text of ["Permission is given.", "Made with care", "Copyright Bea"])
      expect(notice?.text).toContain(text);
    expect(noticesText(notice === undefined ? [] : [notice])).toContain("## whole 1.2.3 (MIT)");
  });

  it("come from the README where there is no file for them", () => {
    const readme = "# readme\n\nLICENSE (MIT)\n-----\n\nCopyright 2019 Cyd.\nPermission is given.";
    const [notice] = noticesOf(bundleOf("readme", { license: "MIT" }, { "README.md": readme }));
    expect(notice?.text).toMatch(/^LICENSE \(MIT\)[\s\S]*Permission is given\.$/);
  });

  it("are refused for a package without a licence, without its text, or with terms that are not known", () => {
    const text = { LICENSE: "Copyright Dee" };
    expect(() => noticesOf(bundleOf("unstated", {}, text))).toThrow("unstated: the licence is not stated");
    expect(() => noticesOf(bundleOf("strange", { license: "GPL-3.0" }, text))).toThrow(
      "strange: the licence GPL-3.0",
    );
    expect(() => noticesOf(bundleOf("silent", { license: "MIT" }, {}))).toThrow(
      "silent: no text of a licence",
    );
  });
});
