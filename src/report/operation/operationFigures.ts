// The figures of flows, stations and trains in a report on the operation of traffic.
import { type Figure, type Flow, figuresOf, type Station } from "../../model/index.ts";
import type { ScenarioModel } from "../../routing/index.ts";
import { type HtmlColumn, table } from "../page/htmlTable.ts";
import { type Content, html, type Markup, webLink } from "../page/markup.ts";
import { plainNumber } from "../text/numbers.ts";
import type { TrafficContext } from "./operationContext.ts";

/** The figures of traffic and stations, with kind and source, and how many are assumed. */
export function trafficFigures(context: TrafficContext): Markup {
  const { models, runs, study } = context;
  const ids = [...new Set(models.flatMap((model) => figureIds(model, study.operation)))];
  const used = ids.flatMap((id) => {
    const figures = models.map(({ figures: known }) => known.get(id));
    const first = figures.find((figure) => figure !== undefined);
    return first === undefined ? [] : [{ first, figures }];
  });
  if (used.length === 0) return html``;
  const assumed = used.filter(({ first }) => first.kind === "assumed").length;
  const columns: HtmlColumn[] = [
    { head: "Figure", type: "prose" },
    ...runs.map(
      ({ scenario }): HtmlColumn => ({ head: runs.length > 1 ? scenario.id : "Value", type: "number" }),
    ),
    { head: "Range", type: "number" },
    { head: "Kind" },
    { head: "Source and note", type: "prose" },
  ];
  const rows = used.map(({ first, figures }) => cells(context, first, figures));
  return html`<p>Traffic, stations and trains depend on ${used.length} figures, ${assumed} of them assumed. Costs and times of routes depend on the other figures of the study.</p>
<details><summary>The ${used.length} figures of traffic and stations</summary>${table("Figures of flows, stations and trains, all at central values", columns, rows)}</details>`;
}

function cells(
  { study }: TrafficContext,
  first: Figure,
  figures: readonly (Figure | undefined)[],
): Content[] {
  const { id, name, unit, low, high, value, kind, source, note } = first;
  const page = study.sources.find((known) => known.id === source);
  const units = unit === "1" ? "" : ` ${unit}`;
  return [
    html`${name}${name === id ? undefined : html`<br><code>${id}</code>`}`,
    ...figures.map((figure) => (figure === undefined ? "" : `${plainNumber(figure.value)}${units}`)),
    low === undefined && high === undefined
      ? ""
      : `${plainNumber(low ?? value)} to ${plainNumber(high ?? value)}`,
    kind,
    html`${page === undefined ? source : webLink(page.publisher === "" ? page.title : page.publisher, page.url)}${
      note === undefined ? undefined : html`<br><span class="note">${note}</span>`
    }`,
  ];
}

function figureIds({ scenario }: ScenarioModel, operation: TrafficContext["study"]["operation"]): string[] {
  const { flows, stations } = scenario.network;
  const ofFlow = ({ arrivals, load, arrivalCv }: Flow) => [arrivals, load, arrivalCv];
  const ofStation = (s: Station) => [
    ...[s.servers, s.service, s.serviceCv, s.background, s.closures, s.closure, s.patience],
  ];
  const amounts = [...flows.flatMap(ofFlow), ...stations.flatMap(ofStation)];
  const trains = operation === undefined ? [] : [operation.trainLoad, operation.trainHold];
  return [
    ...amounts.flatMap((amount) => (amount === undefined ? [] : figuresOf(amount.expression))),
    ...trains,
  ];
}
