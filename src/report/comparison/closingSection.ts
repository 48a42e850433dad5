// The end of a report on a comparison: changes in the data, limits, and how to reproduce the report.
import type { FuturesRun } from "../../futures/index.ts";
import { diffNetworks } from "../../scenario/index.ts";
import { borderDisclaimer } from "../map/corridorMap.ts";
import { table } from "../page/htmlTable.ts";
import { html, type Markup } from "../page/markup.ts";
import { words } from "../text/names.ts";
import type { ReportContext } from "./comparisonContext.ts";

/** What the scenario changes in the data, field by field. */
export function networkChangesSection({ base, scenario }: ReportContext): Markup {
  const rows = diffNetworks(base.scenario.network, scenario.scenario.network);
  const columns = [
    { head: "Table" },
    { head: "Row" },
    { head: "Field" },
    { head: "Base" },
    { head: "Scenario" },
  ];
  const fields = table(
    "Changed fields, including figures that formulas derive from changed ones",
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
      ? html`<p>The scenario changes no data.</p>`
      : rows.length <= 12
        ? fields
        : html`<details><summary>${rows.length} fields change</summary>${fields}</details>`;
  return html`<section><h2>What the scenario changes in the data</h2>${body}</section>
`;
}

const atCentralValues =
  "Every figure has its central value. The report lists ranges but does not carry them through: they may be wider than small differences.";
const overFutures =
  "Figures have their central values, except where the report mentions futures: there each figure is drawn from its plausible range, independently except for groups that move together. The futures exclude events outside all ranges, such as a war or a line that is not planned.";

function futuresWords({ count, seed, design }: FuturesRun): string {
  return `${count}, seed ${seed}, ${words(design)}`;
}

/** The limits of the results, and how to reproduce them. */
export function limitsSection({ study, comparison, version }: ReportContext): Markup {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["Study", `${study.id}, regime ${study.regime}, data as of ${study.asOf}`],
    ["Hash of the study", comparison.study.hash],
    [`Hash of the base, ${comparison.base.id}`, comparison.base.hash],
    [`Hash of the scenario, ${comparison.scenario.id}`, comparison.scenario.hash],
    ["Futures", comparison.futures && futuresWords(comparison.futures)],
    ["Software", `Karvan ${version}`],
    ["Licence of the data", study.licence],
  ];
  const known = facts.filter(([, value]) => value !== undefined);
  return html`<section><h2>Limits</h2><ul>
<li>Each journey takes its own cheapest route by generalised cost; capacity limits are ignored. Prices, speeds and queues do not respond to traffic.</li>
<li>${comparison.futures === undefined ? atCentralValues : overFutures}</li>
<li>Times are means and include only the waits that the data name, not timetables. Reliability has no cost.</li>
<li>The report does not estimate traffic volumes. It is neither a forecast nor a recommendation.</li>
<li>${borderDisclaimer}</li></ul></section>
<section><h2>How to reproduce this report</h2><dl>${known.map(([name, value]) => html`<dt>${name}<dd>${/^[0-9a-f]{64}$/.test(value as string) ? html`<code>${value}</code>` : value}\n`)}</dl>
<p class="note">The same study, scenarios and version produce the same report, byte for byte.</p></section>
`;
}
