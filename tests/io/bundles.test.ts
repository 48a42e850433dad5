import { build } from "esbuild";
import { describe, expect, it } from "vitest";

/** Packages and folders of src/ whose code a bundle of some modules holds. */
async function partsOf(...modules: string[]): Promise<{ packages: string[]; folders: string[] }> {
  const { metafile } = await build({
    stdin: { contents: modules.map((path) => `export * from "./${path}";`).join("\n"), resolveDir: "." },
    bundle: true,
    format: "esm",
    metafile: true,
    treeShaking: true,
    write: false,
    logLevel: "silent",
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const names = (pattern: RegExp): string[] =>
    [...new Set(used.flatMap((path) => pattern.exec(path)?.[1] ?? []))].sort();
  return { packages: names(/node_modules\/(@[^/]+\/[^/]+|[^/]+)/), folders: names(/^src\/([^/]+)\//) };
}

describe("bundles", () => {
  it("of readers of network files hold nothing of studies and no package", async () => {
    expect(await partsOf("src/io/networks/index.ts")).toEqual({ packages: [], folders: ["base", "io"] });
  });

  it("of readers of tables hold neither mathjs nor zod nor yaml", async () => {
    const { packages } = await partsOf(
      "src/io/tables/openTables.ts",
      "src/io/tables/readRow.ts",
      "src/io/tables/checkReferences.ts",
    );
    for (const name of ["mathjs", "zod", "yaml"]) expect(packages).not.toContain(name);
  });
});
