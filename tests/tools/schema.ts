import { mkdirSync, writeFileSync } from "node:fs";
import { schemaFiles, schemaFolder } from "./schemaFiles.ts";

// Writes the JSON Schemas that editors read; `npm run schema`.
mkdirSync(schemaFolder, { recursive: true });
for (const [name, text] of schemaFiles) writeFileSync(`${schemaFolder}/${name}`, text);
