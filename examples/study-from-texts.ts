// A study from the texts of its files, as a browser reads it; then again with one figure changed in its table.
// Run it: npx tsx examples/study-from-texts.ts
import { readdir, readFile } from "node:fs/promises";
import { readStudy, route } from "karvan";

const folder = "examples/first-corridor";
const names = await readdir(folder, { recursive: true });
const texts = names
  .filter((name) => /\.(csv|yaml)$/.test(name))
  .map(async (name) => [name, await readFile(`${folder}/${name}`, "utf8")] as const);
const files = new Map(await Promise.all(texts));
const figures = files.get("figures.csv") ?? "";
const slower = figures.replace("Stop of a truck at the border,24,", "Stop of a truck at the border,90,");

for (const table of [figures, slower]) {
  const study = await readStudy([{ folder, files: new Map(files).set("figures.csv", table) }]);
  const found = route(study, "status-quo", { from: "alma", to: "gora", commodity: "container" });
  if (found.type === "route")
    console.log(`${found.totals.time.total.toFixed(1)} h: ${found.links.join(", ")}`);
}
