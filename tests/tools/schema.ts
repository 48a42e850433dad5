import { mkdirSync, writeFileSync } from "node:fs";
import { rowTypes, rowTypesFile } from "./rowTypes.ts";
import { scenarioTypes, scenarioTypesFile } from "./scenarioTypes.ts";
import { schemaFiles, schemaFolder } from "./schemaFiles.ts";

// Writes what follows from the definitions of documents: the types of scenarios and of rows of tables, and the JSON Schemas that editors
// read; `npm run schema`.
writeFileSync(rowTypesFile, rowTypes());
writeFileSync(scenarioTypesFile, scenarioTypes());
mkdirSync(schemaFolder, { recursive: true });
for (const [name, text] of schemaFiles) writeFileSync(`${schemaFolder}/${name}`, text);
