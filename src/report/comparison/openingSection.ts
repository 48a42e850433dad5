// The top of a report on a comparison: what is compared, and the key findings.
import { driverSummary } from "../analysis/analysisWords.ts";
import { svgText } from "../drawing/svg.ts";
import { type HtmlColumn, minus, table } from "../page/htmlTable.ts";
import { html, type Markup, trusted } from "../page/markup.ts";
import { decimalsOf, percent, signed } from "../text/numbers.ts";
import { yearText } from "../text/yearText.ts";
import { changesChart } from "./changesChart.ts";
import { documentOf, type ReportContext } from "./comparisonContext.ts";
import { changeWords, details } from "./comparisonFindings.ts";

/** The header of a report: the question, the base and the scenario. */
export function header(context: ReportContext): Markup {
  const { study, comparison } = context;
  const side = (name: "base" | "scenario", style: string): Markup => {
    const { title, question, description } = documentOf(context, name);
    return html`<div class="${style}"><p class="side">${name === "base" ? "Base" : "Scenario"}: ${title}</p>${
      question === undefined ? undefined : html`<p>${question}</p>`
    }${description === undefined ? undefined : html`<p class="note">${description}</p>`}</div>`;
  };
  return html`<header><p class="kicker">${comparison.scenario.id} against ${comparison.base.id} · regime ${study.regime} · data as of ${study.asOf} · ${yearText(comparison.year)}</p>
<h1>${study.title}</h1>${study.question === undefined ? undefined : html`<p class="lead">${study.question}</p>`}</header>
<div class="sides">${side("base", "b")}${side("scenario", "s")}</div>
`;
}

/** The findings as headline numbers, sentences, a table by commodity and a chart of all changes. */
export function findingsSection(context: ReportContext): Markup {
  const { study, facts, scenario } = context;
  const { journeys, changes, basis } = facts;
  const big = (value: string, words: string): Markup => html`<div><b>${value}</b>${words}</div>`;
  const summary = driverSummary(context.analyses ?? []);
  const texts = [...(summary === "" ? [] : [summary]), ...details(study, facts, scenario.figures)];
  const sentences = texts.map((text) => html`<li>${text}</li>\n`);
  const moved = journeys - changes.none;
  return html`<section><h2>Findings</h2>
<div class="total">${big(`${moved} of ${journeys}`, moved === 0 ? "journeys change" : `journeys change; ${changeWords(changes)}`)}${big(`${changes.none} of ${journeys}`, "journeys do not change")}${
    basis === undefined
      ? undefined
      : big(percent(basis.assumed), "of the difference depends on assumed figures, on average")
  }</div>
<ul>${sentences}</ul>
${moved === 0 ? undefined : byCommodity(context)}
<p class="note">Generalised cost is money plus time at the commodity's value of time. Every journey has the same weight, whatever its traffic. Differences are scenario minus base: below 0 the scenario costs less, takes less time or emits less.</p>
${moved === 0 ? undefined : changesFigure(context)}</section>
`;
}

function byCommodity({ facts, study }: ReportContext): Markup {
  const number = (head: string): HtmlColumn => ({ head, type: "number" });
  const columns = [
    { head: "Commodity" },
    number("Changed"),
    { head: "Per" },
    number(`Generalised cost, ${study.currency}`),
    number("Range"),
    number(`Money, ${study.currency}`),
    number("Time, h"),
    number("Distance, km"),
    number("kgCO2e"),
  ];
  const rows = facts.commodities.map(({ commodity, journeys, changes, spread }) => {
    const median = (key: keyof typeof decimalsOf): string =>
      spread === undefined ? "" : minus(signed(spread[key].median, decimalsOf[key]));
    const ends = spread === undefined ? [] : [spread.generalisedCost.least, spread.generalisedCost.most];
    return [
      commodity.name,
      `${journeys - changes.none} of ${journeys}`,
      commodity.unit,
      median("generalisedCost"),
      ends.map((end) => minus(signed(end, decimalsOf.generalisedCost))).join(" to "),
      ...[median("money"), median("time"), median("distanceKm"), median("co2e")],
    ];
  });
  return table(
    "Changes by commodity: median over the changed journeys, and range of generalised cost",
    columns,
    rows,
  );
}

function changesFigure({ document, facts, study }: ReportContext): Markup {
  const chart = changesChart({
    document,
    id: "changes",
    title: "Change in time and money, by journey",
    description:
      "One panel per commodity, one dot per changed journey; hours to the right, money upwards, scenario minus base. The table of journeys below lists the same changes.",
    commodities: facts.commodities,
    currency: study.currency,
  });
  return html`<figure>${trusted(svgText(chart))}<figcaption>Each dot is a changed journey: points left of the vertical line are faster, points below the horizontal line are cheaper. Each panel has its own scales.</figcaption></figure>`;
}
