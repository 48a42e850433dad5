// The figures that the differences of a comparison depend on, with their sources.
import type { Figure, Source } from "../../model/index.ts";
import { type HtmlColumn, table } from "../page/htmlTable.ts";
import { type Content, html, type Markup, webLink } from "../page/markup.ts";
import { percent, plainNumber } from "../text/numbers.ts";
import type { ReportContext } from "./comparisonContext.ts";

const shownFirst = 12;

/** The figures that the differences depend on, largest share first, with their sources. */
export function figuresSection({ facts, scenario, sources }: ReportContext): Markup {
  const found = (facts.basis?.figures ?? []).flatMap(({ id, share }) => {
    const figure = scenario.figures.get(id);
    return figure === undefined ? [] : [{ figure, share }];
  });
  if (found.length === 0) return html``;
  const columns: HtmlColumn[] = [
    { head: "Figure", type: "prose" },
    { head: "Value", type: "number" },
    { head: "Range", type: "number" },
    { head: "Kind" },
    { head: "Share of the difference", type: "number" },
    { head: "Source and note", type: "prose" },
  ];
  const rows = found.map(({ figure, share }) => cells(figure, share, sources));
  const rest = rows.slice(shownFirst);
  const used = [...new Set(found.flatMap(({ figure }) => figure.source ?? []))].sort();
  return html`<section><h2>Figures that the differences depend on</h2>
<p>The share of a figure is the part of the difference that involves it, averaged over the changed journeys. Shares overlap, since most amounts involve several figures.</p>
${table("Figures with the largest shares", columns, rows.slice(0, shownFirst))}
${
  rest.length === 0
    ? undefined
    : html`<details><summary>The other ${rest.length} figures</summary>${table("Other figures", columns, rest)}</details>`
}
<h3>Sources of these figures</h3><ul>${used.map((id) => sourceItem(id, sources.get(id)))}</ul></section>
`;
}

function cells(figure: Figure, share: number, sources: ReadonlyMap<string, Source>): Content[] {
  const { id, name, value, unit, low, high, kind, source, note } = figure;
  const units = unit === "1" ? "" : ` ${unit}`;
  const range =
    low === undefined && high === undefined
      ? ""
      : `${plainNumber(low ?? value)} to ${plainNumber(high ?? value)}`;
  const page = source === undefined ? undefined : sources.get(source);
  return [
    html`${name}${name === id ? undefined : html`<br><code>${id}</code>`}`,
    `${plainNumber(value)}${units}`,
    range,
    kind,
    percent(share),
    html`${page === undefined ? source : webLink(page.publisher === "" ? page.title : page.publisher, page.url)}${
      note === undefined ? undefined : html`<br><span class="note">${note}</span>`
    }`,
  ];
}

function sourceItem(id: string, source: Source | undefined): Markup {
  if (source === undefined) return html`<li><code>${id}</code></li>\n`;
  const { title, publisher, year, url } = source;
  return html`<li>${publisher}, ${year === "" ? "no date" : year}: ${webLink(title, url)} <code>${id}</code></li>\n`;
}
