// A model compiled once and asked many times, then with one figure changed: only what the change touches is built again.
// Run it: npx tsx examples/model-again.ts
import { compile, route } from "karvan";
import { loadStudy } from "karvan/node";

const study = await loadStudy("examples/first-corridor");
const model = compile(study, ["status-quo", "rail-joined"]);
for (const hours of [6, 12, 48]) {
  const to = { value: hours, unit: "hour", kind: "assumed" } as const;
  const changed = model.with([{ type: "set", at: "border.road", to }]);
  const found = route(changed, "rail-joined", { from: "alma", to: "gora", commodity: "container" });
  if (found.type === "route") console.log(`${hours} h at the border: ${found.links.join(", ")}`);
}
