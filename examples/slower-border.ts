// A scenario written in code: the link opens, but trains stop two days at the border. Does rail still win?
// Run it: npx tsx examples/slower-border.ts
import { alternatives, explain, type Scenario } from "karvan";
import { loadStudy } from "karvan/node";

const study = await loadStudy("scenarios/iran-iraq");
const slowBorder: Scenario = {
  version: 1,
  id: "slow-border",
  title: "The link with a two-day stop at Shalamcheh",
  extends: "planned-link",
  edits: [
    {
      type: "set",
      at: "bcp.rail.shalamcheh",
      to: { value: 48, unit: "hour", kind: "assumed", note: "two stops" },
    },
  ],
};

const found = alternatives(study, slowBorder, {
  from: "isfahan",
  to: "basra",
  commodity: "container",
  count: 3,
});
if ("type" in found) throw new Error(found.reason);
for (const { totals, links } of found) {
  console.log(
    `${totals.money.total.toFixed(1)} USD/t, ${totals.time.total.toFixed(1)} h: ${links.join(" ")}`,
  );
}
const [best, second] = found;
if (best === undefined || second === undefined) throw new Error("only one way");
const { bars } = explain(best, second);
for (const bar of bars.slice(0, 5))
  console.log(`${bar.where} ${bar.component}: ${bar.difference.toFixed(2)} USD/t`);
