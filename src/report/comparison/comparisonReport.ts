import { howSure } from "../analysis/certaintySection.ts";
import { hinges } from "../analysis/driversSection.ts";
import { mapFigure } from "../map/mapSection.ts";
import { html } from "../page/markup.ts";
import { pageText } from "../page/page.ts";
import { closing, networkChanges } from "./closingSection.ts";
import { openReport, type ReportInput } from "./comparisonContext.ts";
import { featuredJourneys } from "./featuredJourneys.ts";
import { featuredSections } from "./featuredSections.ts";
import { figuresBehind } from "./figuresSection.ts";
import { journeys } from "./journeysSection.ts";
import { keyFindings, opening } from "./openingSection.ts";

/**
 * A comparison as one HTML page that needs nothing else: no script, no font, no picture from elsewhere, which its content
 * policy forbids as well. It tells what was asked and found, draws the corridor and the journeys where most changes, and
 * lists every journey, every figure behind the differences, its source, the limits, and the hashes of what went in. Where
 * futures were drawn it tells how sure all of it is, and with analyses also what it hinges on.
 * Labels of the study are text in it, never markup.
 *
 * @throws RangeError when the comparison was made with another study or other scenarios.
 */
export function comparisonReport(input: ReportInput): string {
  const context = openReport(input);
  const featured = featuredJourneys(context);
  const { study, comparison, version } = context;
  const body = html`${opening(context)}${keyFindings(context)}${mapFigure(context, featured[0])}${featuredSections(context, featured)}${howSure(context)}${hinges(context)}${journeys(context)}${figuresBehind(context)}${networkChanges(context)}${closing(context)}`;
  return pageText({ title: `${comparison.scenario.title}: ${study.title}`, version, body });
}
