// A scenario written in code: the link opens, but trains stop two days at the border. Does rail still win?
// Run it: npx tsx examples/slower-border.ts
import { alternatives, explain, type Scenario } from "karvan";
import { loadStudy } from "karvan/node";

const twoDays = { value: 48, unit: "hour", kind: "assumed", note: "two stops" } as const;
const slowBorder: Scenario = {
  version: 1,
  id: "slow-border",
  title: "The link with a two-day stop at Shalamcheh",
  extends: "planned-link",
  edits: [{ type: "set", at: "bcp.rail.shalamcheh", to: twoDays }],
};

const study = await loadStudy("scenarios/iran-iraq");
const journey = { from: "isfahan", to: "basra", commodity: "container" };
const found = alternatives(study, slowBorder, { ...journey, count: 3 });
if ("type" in found) throw new Error(found.reason);
for (const { totals, links } of found) {
  const [cost, hours] = [totals.money.total.toFixed(1), totals.time.total.toFixed(1)];
  console.log(`${cost} USD/t, ${hours} h: ${links.join(" ")}`);
}

const [best, second] = found;
if (best === undefined || second === undefined) throw new Error("only one way");
for (const { where, component, difference } of explain(best, second).bars.slice(0, 5)) {
  console.log(`${where} ${component}: ${difference.toFixed(2)} USD/t`);
}
