import type { FuturesRun } from "../../futures/index.ts";
import { diffNetworks } from "../../scenario/index.ts";
import { borderDisclaimer } from "../map/corridorMap.ts";
import { table } from "../page/htmlTable.ts";
import { html, type Markup } from "../page/markup.ts";
import { words } from "../text/names.ts";
import type { ReportContext } from "./comparisonContext.ts";

/** What the scenario has other than the base, field by field. */
export function networkChanges({ base, scenario }: ReportContext): Markup {
  const rows = diffNetworks(base.scenario.network, scenario.scenario.network);
  const columns = [
    { head: "Table" },
    { head: "Row" },
    { head: "Field" },
    { head: "Base" },
    { head: "Scenario" },
  ];
  const drawn = table(
    "What differs, field by field; figures that follow by formula are included",
    columns,
    rows.map(({ table: name, id, field, before, after }) => [
      words(name),
      id,
      words(field),
      before ?? "",
      after ?? "",
    ]),
  );
  const body =
    rows.length === 0
      ? html`<p>The scenario has nothing other than the base.</p>`
      : rows.length <= 12
        ? drawn
        : html`<details><summary>${rows.length} fields differ</summary>${drawn}</details>`;
  return html`<section><h2>What the scenario changes in the data</h2>${body}</section>
`;
}

const single =
  "Every figure stands at its single best value. Ranges are listed, not carried through: small differences may lie within them.";
const drawn =
  "Figures stand at their single best values, except where futures are named: there they are drawn from their plausible ranges, each by itself but for those that move together. What no range holds, such as a war or a line that nobody plans, is in none of the futures.";

function futuresWords({ count, seed, design }: FuturesRun): string {
  return `${count}, seed ${seed}, ${words(design)}`;
}

/** How far the results carry, and how to get them again. */
export function closing({ study, comparison, version }: ReportContext): Markup {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["Study", `${study.id}, regime ${study.regime}, data as of ${study.asOf}`],
    ["Hash of the study", comparison.study.hash],
    [`Hash of the base, ${comparison.base.id}`, comparison.base.hash],
    [`Hash of the scenario, ${comparison.scenario.id}`, comparison.scenario.hash],
    ["Futures", comparison.futures && futuresWords(comparison.futures)],
    ["Made with", `Karvan ${version}`],
    ["Licence of the data", study.licence],
  ];
  const told = facts.filter(([, value]) => value !== undefined);
  return html`<section><h2>What to keep in mind</h2><ul>
<li>Each journey takes the way of least generalised cost, for itself. Prices, speeds and queues do not answer to traffic, and capacity binds nobody.</li>
<li>${comparison.futures === undefined ? single : drawn}</li>
<li>Times are means without timetables beyond the waits named in the data; reliability is not counted.</li>
<li>Nothing here says how much travels. It is no forecast and no recommendation.</li>
<li>${borderDisclaimer}</li></ul></section>
<section><h2>To make it again</h2><dl>${told.map(([name, value]) => html`<dt>${name}<dd>${/^[0-9a-f]{64}$/.test(value as string) ? html`<code>${value}</code>` : value}\n`)}</dl>
<p class="note">The same study, scenarios and version give the same report, byte for byte.</p></section>
`;
}
