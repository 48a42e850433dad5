// A scenario written in code: the link opens, but trains stop two days at the border. Does rail still win?
// Run it: npx tsx examples/slower-border.ts
import { explain, route, type Scenario } from "karvan";
import { loadStudy } from "karvan/node";

const twoDays = { value: 48, unit: "hour", kind: "assumed", note: "one stop for each country" } as const;
const slowBorder: Scenario = {
  version: 1,
  id: "slow-border",
  title: "The link with a two-day stop at Shalamcheh",
  extends: "planned-link",
  edits: [{ type: "set", at: "bcp.rail.shalamcheh", to: twoDays }],
};

const study = await loadStudy("scenarios/iran-iraq");
const journey = { from: "isfahan", to: "basra", commodity: "container" };
const quick = route(study, "planned-link", journey);
const slow = route(study, slowBorder, journey);
if (quick.type === "noRoute" || slow.type === "noRoute") throw new Error("no way");
for (const { totals, links } of [quick, slow]) {
  const [cost, hours] = [totals.money.total.toFixed(1), totals.time.total.toFixed(1)];
  console.log(`${cost} USD/t, ${hours} h: ${links.join(" ")}`);
}
console.log("Largest parts of the first less the second:");
for (const { where, component, difference } of explain(quick, slow).bars.slice(0, 5)) {
  console.log(`${where} ${component}: ${difference.toFixed(2)} USD/t`);
}
