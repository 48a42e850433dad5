// What does the planned rail link change for containers between Tehran, Isfahan and Basra, Baghdad?
// Run it: npx tsx examples/compare-link.ts
import { compare } from "karvan";
import { loadStudy } from "karvan/node";
import { endText } from "karvan/text";

const study = await loadStudy("scenarios/iran-iraq");
const comparison = await compare(study, "status-quo", "planned-link");

for (const row of comparison.rows) {
  if (row.commodity !== "container" || row.difference === undefined) continue;
  if (!["tehran", "isfahan"].includes(row.from.place) || !["basra", "baghdad"].includes(row.to.place))
    continue;
  const { money, time } = row.difference;
  const assumed =
    row.basis === undefined ? "" : `, ${Math.round(100 * row.basis.shares.assumed)} % on assumed figures`;
  const change =
    row.change === "none" ? "no change" : `${money.toFixed(1)} USD/t, ${time.toFixed(1)} h${assumed}`;
  console.log(`${endText(row.from)} - ${endText(row.to)}: ${change}`);
}
