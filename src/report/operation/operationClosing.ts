// The end of a report on the operation of traffic: assumptions, limits, and how to reproduce the report.
import type { TrafficRun } from "../../operation/index.ts";
import { html, type Markup } from "../page/markup.ts";
import { counted } from "../text/numbers.ts";
import type { TrafficContext } from "./operationContext.ts";
import { trafficFigures } from "./operationFigures.ts";

/** The assumptions and limits of the results, and how to reproduce them. */
export function limitsSection(context: TrafficContext): Markup {
  const { study, runs, version } = context;
  const { from, days, warmUpDays, replications, seed } = runs[0] as TrafficRun;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["Study", `${study.id}, regime ${study.regime}, data as of ${study.asOf}`],
    ["Hash of the study", study.hash],
    ...runs.map(({ scenario }) => [`Hash of ${scenario.id}`, scenario.hash] as const),
    ["Days", `${counted(days, "day")} from ${from}, ${warmUpDays} of them warm-up`],
    ["Runs and seed", `${replications}, seed ${String(seed)}`],
    ["Software", `Karvan ${version}`],
    ["Licence of the data", study.licence],
  ];
  const known = facts.filter(([, value]) => value !== undefined);
  return html`<section><h2>Assumptions and limits</h2><ul>
<li>Assignment is all-or-nothing: each flow takes the route of least generalised cost at central values of all figures, through the crossing where it was counted if the study names one. A shipment changes its route only at a long queue.</li>
<li>One shipment is one vehicle, loaded as the study states. Empty vehicles and return trips appear only if the study counts them as flows.</li>
<li>Trains are broken up and formed again at borders and where goods change trains. Locomotives, crews and train paths limit traffic only where a station of the study represents them.</li>
<li>Each station has one queue, first come, first served, without priorities. Breakdowns and strikes occur only as closures in the study.</li>
<li>Times vary from day to day with the study's variability, independently of each other and of the queue. Uncertainty of the figures is not drawn: intervals show random variation within the run, not uncertainty of the figures.</li>
<li>Traffic is fixed at the study's counts at borders; demand does not respond to waits or prices.</li>
<li>Queueing formulas describe a steady state; runs start with an empty network${warmUpDays === 0 ? " and have no warm-up" : `, so ${warmUpDays === 1 ? "the first day is" : `the first ${warmUpDays} days are`} not counted`}.</li>
<li>The report is neither a forecast nor a recommendation.</li></ul>
${trafficFigures(context)}</section>
<section><h2>How to reproduce this report</h2><dl>${known.map(([name, value]) => html`<dt>${name}<dd>${/^[0-9a-f]{64}$/.test(value as string) ? html`<code>${value}</code>` : value}\n`)}</dl>
<p class="note">The same study, scenarios, days, seed and version produce the same report, byte for byte.</p></section>
`;
}
