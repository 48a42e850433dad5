// Puts the files of a study into one JSON file, as a page reads them: npx tsx files.ts ../first-corridor
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder = "../first-corridor"] = process.argv.slice(2);
const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.(csv|yaml)$/.test(name),
);
const texts = names.map(
  (name) => [name.replaceAll("\\", "/"), readFileSync(join(folder, name), "utf8")] as const,
);
writeFileSync("corridor.json", JSON.stringify(Object.fromEntries(texts)));
