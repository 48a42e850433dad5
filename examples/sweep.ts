// How long may trains stop at the border until the new railway no longer pays? A sweep over one lever.
// Run it: npx tsx examples/sweep.ts
import { compile, route } from "karvan";
import { loadStudy } from "karvan/node";

const model = compile(await loadStudy("examples/first-corridor"), ["rail-joined"]);
const journey = { from: "alma", to: "gora", commodity: "container" };

for (const value of [6, 15, 18, 24, 48]) {
  const to = { value, unit: "hour", kind: "assumed" } as const;
  const found = route(model.with([{ type: "set", at: "border.rail", to }]), "rail-joined", journey);
  if (found.type === "route") console.log(value, found.totals.time.total, found.links.join(" "));
}
