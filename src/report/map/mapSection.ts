import type { ReportContext } from "../comparison/comparisonContext.ts";
import { type Featured, journeyName } from "../comparison/featuredJourneys.ts";
import { svgText } from "../drawing/svg.ts";
import { html, type Markup, trusted } from "../page/markup.ts";
import { borderDisclaimer, corridorMap } from "./corridorMap.ts";

/** The map, with the routes of one journey where there is one. */
export function mapFigure(context: ReportContext, featured: Featured | undefined): Markup {
  const { study, document, base, scenario } = context;
  const who = featured === undefined ? undefined : journeyName(context, featured);
  const title = who === undefined ? "Map of the corridor" : `Map of the corridor with the routes of ${who}`;
  const map = corridorMap({
    document,
    id: "map",
    title,
    description: `Links by mode, what the scenario opens or closes${who === undefined ? "" : `, and the routes of ${who} in base and scenario`}. The same routes are told in the tables below. ${borderDisclaimer}`,
    ...(study.map === undefined ? {} : { map: study.map }),
    base: base.scenario.network,
    scenario: scenario.scenario.network,
    ...(featured === undefined
      ? {}
      : { ways: { base: featured.base.links, scenario: featured.scenario.links } }),
  });
  const caption =
    featured === undefined
      ? "Links by mode and state."
      : html`The routes shown are those of ${who}: base wide, scenario narrow.`;
  return html`<section><h2>The corridor</h2><figure>${trusted(svgText(map))}<figcaption>${caption}</figcaption></figure></section>
`;
}
