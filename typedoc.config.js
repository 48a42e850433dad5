import { OptionDefaults } from "typedoc";

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  entryPoints: ["src/index.ts", "src/entry/*.ts"],
  tsconfig: "tsconfig.build.json",
  out: "docs/site",
  readme: "README.md",
  highlightLanguages: [...OptionDefaults.highlightLanguages, "csv", "r", "python"],
  projectDocuments: [
    ...["docs/tutorial/*.md", "docs/how-to/*.md", "docs/reference/*.md", "docs/guide/*.md"],
    ...["docs/decisions/README.md"],
  ],
  searchInDocuments: true,
  searchGroupBoosts: { Tutorial: 3, "How-to": 3, Reference: 2, Explanation: 2 },
  groupOrder: ["Tutorial", "How-to", "Reference", "Explanation", "*"],
  navigation: { includeGroups: true },
  validation: { notExported: true, invalidLink: true, notDocumented: true },
  // What a model holds is plain data that only the model reads.
  intentionallyNotExported: [
    ...["ScenarioModel", "ScenarioData", "PlainStudy", "FigureNames", "TableRows", "AmountField", "Steps"],
  ],
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
