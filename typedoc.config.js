/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  entryPoints: ["src/index.ts", "src/node.ts", "src/report/index.ts", "src/report/parquet/index.ts"],
  tsconfig: "tsconfig.build.json",
  out: "docs/site",
  readme: "README.md",
  projectDocuments: ["docs/guide/*.md"],
  validation: { notExported: true, invalidLink: true, notDocumented: true },
  treatWarningsAsErrors: true,
  // The pages are built from any checkout, whose remote may be a folder.
  disableSources: true,
  hideGenerator: true,
  includeVersion: true,
};
