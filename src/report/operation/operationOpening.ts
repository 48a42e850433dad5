import type { TrafficRun } from "../../operation/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { table } from "../page/htmlTable.ts";
import { html, type Markup } from "../page/markup.ts";
import { counted } from "../text/numbers.ts";
import type { TrafficContext } from "./operationContext.ts";
import { trafficFindings } from "./operationFindings.ts";
import { vehicleWords } from "./operationNames.ts";
import { number } from "./sideTable.ts";

/** What was run, and what was found. */
export function opening(context: TrafficContext): Markup {
  const { study, runs } = context;
  const [base] = runs as readonly [TrafficRun, ...TrafficRun[]];
  const { from, days, warmUpDays, replications, seed } = base;
  const ids = runs.map(({ scenario }) => scenario.id).join(", ");
  const left =
    warmUpDays === 0 ? "all of them counted" : `the first ${warmUpDays} left out of the statistics`;
  const times = replications === 1 ? "one run" : `${replications} independent runs`;
  const findings = trafficFindings(runs, study).map((text) => html`<li>${text}</li>\n`);
  return html`<header><p class="kicker">Operation of ${ids} · regime ${study.regime} · data as of ${study.asOf}</p>
<h1>${study.title}: traffic day by day</h1>
<p class="lead">${counted(days, "day")} from ${from}, ${left}; ${times}${runs.length > 1 ? " of each scenario" : ""}, seed ${String(seed)}.</p></header>
<div class="sides">${runs.map((run, i) => side(context, run, i))}</div>
<section><h2>What was found</h2><ul>${findings}</ul>
<p class="note">Found by operating the traffic of the study event by event: trucks queue for lanes that open and close, wagons wait for trains, consignments turn away from long queues. ${runs.length > 1 ? "Scenarios meet the same days: vehicles set out alike and draw alike. " : ""}The sentences judge nothing.</p>
${balance(context)}</section>
`;
}

const sideStyles = ["b", "s", "t", "u"] as const;

function side({ study, documents = [] }: TrafficContext, { scenario }: TrafficRun, i: number): Markup {
  const own = study.scenarios.get(scenario.id)?.document as Scenario | undefined;
  const document = documents.find(({ id }) => id === scenario.id) ?? own;
  const told = [
    document?.question === undefined ? undefined : html`<p>${document.question}</p>`,
    document?.description === undefined ? undefined : html`<p class="note">${document.description}</p>`,
  ];
  const style = sideStyles[i % sideStyles.length] as string;
  return html`<div class="${style}"><p class="side">${scenario.title}</p><p><code>${scenario.id}</code></p>${told}</div>`;
}

function balance({ runs }: TrafficContext): Markup {
  const columns = [
    { head: "Scenario" },
    ...["Set out", "Arrived", "Lost", "On the way at the end", "Events"].map(number),
  ];
  const rows = runs.map(({ scenario, balance: told, events }) => [
    scenario.id,
    ...[told.created, told.through, told.lost, told.inSystem, events].map(String),
  ]);
  return html`${table(`The balance: vehicles (${vehicleWords}) of all days, those left out included, over all runs`, columns, rows)}<p class="note">What set out is what arrived, was lost and is on the way. Other tables leave out the first days, and count means over runs.</p>`;
}
