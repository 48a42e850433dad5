// Writes the tables by which exported functions check their arguments: `npm run arguments`.
import { writeFileSync } from "node:fs";
import { argumentTables } from "./arguments.ts";

for (const [file, text] of argumentTables().files) writeFileSync(file, text);
