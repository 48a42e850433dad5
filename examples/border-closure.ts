// A border is shut for 25 days: who waits, who turns away, and how long until all is as before?
// Run it: npx tsx examples/border-closure.ts

import { loadStudy } from "karvan/node";
import { operate } from "karvan/operation";

const study = await loadStudy("scenarios/iran-iraq");
const days = { from: "2026-07-01", days: 63 };
const usual = await operate(study, "status-quo", days);
const shut = await operate(study, "border-closure", days);

for (const [i, flow] of shut.flows.entries()) {
  const [before, after] = [usual.flows[i]?.hours?.mean, flow.hours?.mean];
  if (before === undefined || after === undefined || Math.abs(after - before) < 0.5) continue;
  console.log(
    `${flow.id}: ${before.toFixed(0)} h before, ${after.toFixed(0)} h now, ${flow.diverted} turn away`,
  );
}
for (const { id, result, closedForm, closures } of shut.stations) {
  if (closures.length === 0 || closedForm.type === "unused") continue;
  const [met, alone] = [result.waitHours.mean?.toFixed(0), closedForm.hours.toFixed(0)];
  console.log(`${id}: ${met} h of waiting for those served; ${alone} h for all if none diverted`);
}
