// A study compiled to one file, and asked by a program that loads no readers: for a web page or a function in the cloud.
// Run it: npx tsx examples/compiled-study.ts
import { compileStudy } from "karvan";
import { readCompiled } from "karvan/compiled";
import { loadStudy } from "karvan/node";

// Once, where the study's folder is.
const text = compileStudy(await loadStudy("examples/first-corridor"), ["status-quo", "rail-joined"]);
console.log(`${(text.length / 1000).toFixed(0)} kB of JSON`);

// Then in the small program, which needs only the text.
const study = readCompiled(text);
const found = study.route("rail-joined", { from: "alma", to: "gora", commodity: "container" });
if (found.type === "route")
  console.log(`${found.totals.generalisedCost.toFixed(2)} USD/t by ${found.links.join(", ")}`);
const { rows } = await study.compare("status-quo", "rail-joined", { futures: 1000 });
for (const { from, to, futures } of rows)
  console.log(
    `${from.place} to ${to.place}: better in ${Math.round(100 * (futures?.better ?? 0))} % of futures`,
  );
