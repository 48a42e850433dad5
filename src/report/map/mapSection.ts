// The map of a report, with the routes of one journey.
import type { ReportContext } from "../comparison/comparisonContext.ts";
import { type Featured, journeyName } from "../comparison/featuredJourneys.ts";
import { svgText } from "../drawing/svg.ts";
import { html, type Markup, trusted } from "../page/markup.ts";
import { borderDisclaimer, corridorMap } from "./corridorMap.ts";

/** The map of the corridor, with the routes of the featured journey if there is one. */
export function mapSection(context: ReportContext, featured: Featured | undefined): Markup {
  const { study, document, base, scenario } = context;
  const journey = featured === undefined ? undefined : journeyName(context, featured);
  const title =
    journey === undefined ? "Map of the corridor" : `Map of the corridor with the routes of ${journey}`;
  const map = corridorMap({
    document,
    id: "map",
    title,
    description: `Links by mode, links that the scenario opens or closes${journey === undefined ? "" : `, and the routes of ${journey} in base and scenario`}. The tables below list the same routes. ${borderDisclaimer}`,
    ...(study.map && { map: study.map }),
    base: base.scenario.network,
    scenario: scenario.scenario.network,
    ...(featured && { routes: { base: featured.base.links, scenario: featured.scenario.links } }),
  });
  const caption =
    featured === undefined
      ? "Links by mode and state."
      : html`The routes shown are for ${journey}: base wide, scenario narrow.`;
  return html`<section><h2>The corridor</h2><figure>${trusted(svgText(map))}<figcaption>${caption}</figcaption></figure></section>
`;
}
