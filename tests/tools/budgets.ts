// Bundles the built package as apps do, and holds the sizes that the documentation promises. Run after `npm run build`.
import { deepStrictEqual, ok } from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";

const folder = mkdtempSync(join(tmpdir(), "karvan-budgets-"));

/** Bundles a program, with the built package under its name; the files that are loaded at first, joined. */
async function bundle(program: string, options: BuildOptions = {}): Promise<Uint8Array> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: process.cwd() },
    ...{ bundle: true, minify: true, format: "esm", write: false, metafile: true, logLevel: "error" },
    alias: {
      "karvan/paths": resolve("dist/entry/paths.js"),
      "karvan/compiled": resolve("dist/entry/compiled.js"),
      karvan: resolve("dist/index.js"),
    },
    ...(options.splitting ? { outdir: folder } : {}),
    ...options,
  });
  const first = new Set<string>();
  const load = (path: string): void => {
    if (first.has(path)) return;
    first.add(path);
    for (const { path: next, kind } of metafile?.outputs[path]?.imports ?? [])
      if (kind === "import-statement") load(next);
  };
  const entry = Object.entries(metafile?.outputs ?? {}).find(
    ([, { entryPoint }]) => entryPoint === "<stdin>",
  );
  load(entry?.[0] ?? "");
  const loaded = (outputFiles ?? []).filter(({ path }) => [...first].some((name) => path === resolve(name)));
  return Buffer.concat((loaded.length > 0 ? loaded : (outputFiles ?? [])).map(({ contents }) => contents));
}

function hold(what: string, size: number, most: number): void {
  ok(size > most / 4 && size <= most, `${what}: ${size} bytes, at most ${most}`);
  console.log(`${what}: ${(size / 1000).toFixed(1)} kB of ${most / 1000}`);
}

const study = `import { readStudy, route } from "karvan"; console.log(typeof readStudy, typeof route);`;

try {
  hold("readStudy and route in one file", (await bundle(study)).length, 690_000);
  hold("before the first unit or formula", (await bundle(study, { splitting: true })).length, 400_000);
  const paths = `import { leastPaths } from "karvan/paths"; console.log(leastPaths);`;
  hold("plain networks", (await bundle(paths)).length, 80_000);
  const compiled = `export * from "karvan/compiled";`;
  hold("a compiled study, gzipped", gzipSync(await bundle(compiled)).length, 84_000);

  const file = join(folder, "node.mjs");
  writeFileSync(file, await bundle(study, { platform: "node" }));
  const printed = execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" });
  deepStrictEqual(printed, "function function\n");
  console.log("a bundle for Node runs without a banner");

  // What the import alone costs, for the record: clocks of machines differ, so nothing fails by it.
  const imported = `const before = process.cpuUsage(); await import(${JSON.stringify(resolve("dist/index.js"))});
    const { user, system } = process.cpuUsage(before); console.log(((user + system) / 1e6).toFixed(2));`;
  const seconds = execFileSync(process.execPath, ["--input-type=module", "-e", imported], {
    encoding: "utf8",
  });
  console.log(`import "karvan": ${seconds.trim()} s of processor time`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
