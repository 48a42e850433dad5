// The top of a report on the operation of traffic: the runs, the findings and the balance of vehicles.
import type { TrafficRun } from "../../operation/index.ts";
import type { Scenario } from "../../scenario/index.ts";
import { table } from "../page/htmlTable.ts";
import { html, type Markup } from "../page/markup.ts";
import { counted } from "../text/numbers.ts";
import type { TrafficContext } from "./operationContext.ts";
import { trafficFindings } from "./operationFindings.ts";
import { vehicleWords } from "./operationNames.ts";
import { number } from "./sideTable.ts";

/** The runs and their findings. */
export function header(context: TrafficContext): Markup {
  const { study, runs } = context;
  const [base] = runs as readonly [TrafficRun, ...TrafficRun[]];
  const { from, days, warmUpDays, replications, seed } = base;
  const ids = runs.map(({ scenario }) => scenario.id).join(", ");
  const warmUp =
    warmUpDays === 0 ? "all counted" : `the first ${warmUpDays} as warm-up, not counted in the statistics`;
  const times = replications === 1 ? "one run" : `${replications} independent runs`;
  const findings = trafficFindings(runs, study).map((text) => html`<li>${text}</li>\n`);
  return html`<header><p class="kicker">Operation of ${ids} · regime ${study.regime} · data as of ${study.asOf}</p>
<h1>${study.title}: traffic day by day</h1>
<p class="lead">${counted(days, "day")} from ${from}, ${warmUp}; ${times}${runs.length > 1 ? " of each scenario" : ""}, seed ${String(seed)}.</p></header>
<div class="sides">${runs.map((run, i) => side(context, run, i))}</div>
<section><h2>Findings</h2><ul>${findings}</ul>
<p class="note">Results of a discrete-event simulation of the study's traffic: trucks queue for lanes that open and close, wagons wait for trains, shipments divert from long queues. ${runs.length > 1 ? "All scenarios use the same days, departures and random draws. " : ""}The findings pass no judgement.</p>
${balance(context)}</section>
`;
}

const sideStyles = ["b", "s", "t", "u"] as const;

function side({ study, documents = [] }: TrafficContext, { scenario }: TrafficRun, i: number): Markup {
  const own = study.scenarios.get(scenario.id)?.document as Scenario | undefined;
  const document = documents.find(({ id }) => id === scenario.id) ?? own;
  const texts = [
    document?.question === undefined ? undefined : html`<p>${document.question}</p>`,
    document?.description === undefined ? undefined : html`<p class="note">${document.description}</p>`,
  ];
  const style = sideStyles[i % sideStyles.length] as string;
  return html`<div class="${style}"><p class="side">${scenario.title}</p><p><code>${scenario.id}</code></p>${texts}</div>`;
}

function balance({ runs }: TrafficContext): Markup {
  const columns = [
    { head: "Scenario" },
    ...["Departed", "Arrived", "Lost", "En route at the end", "Events"].map(number),
  ];
  const rows = runs.map(({ scenario, balance: { created, through, lost, inSystem }, events }) => [
    scenario.id,
    ...[created, through, lost, inSystem, events].map(String),
  ]);
  return html`${table(`Balance of vehicles (${vehicleWords}) on all days, including the warm-up, over all runs`, columns, rows)}<p class="note">Vehicles departed equal vehicles arrived, lost and en route. Other tables exclude the warm-up and show means over runs.</p>`;
}
