import { OptionDefaults } from "typedoc";

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  entryPoints: ["src/index.ts", "src/entry/*.ts"],
  tsconfig: "tsconfig.build.json",
  out: "docs/site",
  readme: "README.md",
  highlightLanguages: [...OptionDefaults.highlightLanguages, "csv"],
  projectDocuments: ["docs/guide/*.md"],
  validation: { notExported: true, invalidLink: true, notDocumented: true },
  // What a model holds is plain data that only the model reads.
  intentionallyNotExported: ["ScenarioModel", "ScenarioData", "PlainStudy", "FigureNames"],
  // Fields whose name says it all (`from`, `id`) have no sentence of their own; all else has.
  requiredToBeDocumented: [
    ...["Enum", "EnumMember", "Variable", "Function", "Class", "Interface"],
    ...["Method", "Accessor", "TypeAlias"],
  ],
  treatWarningsAsErrors: true,
  // The pages are built from any checkout, whose remote may be a folder.
  disableSources: true,
  hideGenerator: true,
  includeVersion: true,
};
