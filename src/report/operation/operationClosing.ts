import type { TrafficRun } from "../../operation/index.ts";
import { html, type Markup } from "../page/markup.ts";
import { counted } from "../text/numbers.ts";
import type { TrafficContext } from "./operationContext.ts";
import { trafficFigures } from "./operationFigures.ts";

/** What is assumed, how far the results carry, and how to get them again. */
export function closing(context: TrafficContext): Markup {
  const { study, runs, version } = context;
  const { from, days, warmUpDays, replications, seed } = runs[0] as TrafficRun;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["Study", `${study.id}, regime ${study.regime}, data as of ${study.asOf}`],
    ["Hash of the study", study.hash],
    ...runs.map(({ scenario }) => [`Hash of ${scenario.id}`, scenario.hash] as const),
    ["Time", `${counted(days, "day")} from ${from}, ${warmUpDays} left out`],
    ["Runs and seed", `${replications}, seed ${String(seed)}`],
    ["Made with", `Karvan ${version}`],
    ["Licence of the data", study.licence],
  ];
  const told = facts.filter(([, value]) => value !== undefined);
  return html`<section><h2>What is assumed, and limits</h2><ul>
<li>Ways are those of least generalised cost at the best values of all figures, all or nothing: a whole flow takes one way, through the crossing it was counted at where the study names one. Only a long queue makes a consignment turn to another.</li>
<li>One consignment is one vehicle, filled as the study says. Empty vehicles and the way back are not there unless the study counts them as flows.</li>
<li>Trains are broken up at borders and where goods change the train: each stretch has trains of its own, put together anew. Locomotives, crews and paths are there only where a station of the study stands for them.</li>
<li>Who is served, waits in one queue in order of arrival. No vehicle goes before another; breakdowns and strikes are there only as closures of the study.</li>
<li>Times vary from day to day as the study's variability says, independently of each other and of the queue. What the figures do not know is not drawn: intervals tell chance within the run, not doubt in the figures.</li>
<li>The traffic of the study is what it counts at borders; demand does not answer to waits or prices.</li>
<li>Closed forms hold for a steady state; runs begin with empty roads${warmUpDays === 0 ? ", and no days are left out" : `, for which ${warmUpDays === 1 ? "the first day is" : `the first ${warmUpDays} days are`} left out`}.</li>
<li>It is no forecast and no recommendation.</li></ul>
${trafficFigures(context)}</section>
<section><h2>To make it again</h2><dl>${told.map(([name, value]) => html`<dt>${name}<dd>${/^[0-9a-f]{64}$/.test(value as string) ? html`<code>${value}</code>` : value}\n`)}</dl>
<p class="note">The same study, scenarios, days, seed and version give the same report, byte for byte.</p></section>
`;
}
