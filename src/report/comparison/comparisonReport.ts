// Assembles the report on a comparison, section by section.

import { expectArguments } from "../../base/index.ts";
import { certaintySection } from "../analysis/certaintySection.ts";
import { driversSection } from "../analysis/driversSection.ts";
import { comparisonReportArguments } from "../given.ts";
import { mapSection } from "../map/mapSection.ts";
import { html } from "../page/markup.ts";
import { pageText } from "../page/page.ts";
import { limitsSection, networkChangesSection } from "./closingSection.ts";
import { openReport, type ReportInput } from "./comparisonContext.ts";
import { featuredJourneys } from "./featuredJourneys.ts";
import { featuredSections } from "./featuredSections.ts";
import { figuresSection } from "./figuresSection.ts";
import { journeysSection } from "./journeysSection.ts";
import { findingsSection, header } from "./openingSection.ts";

/**
 * A report on a comparison as one self-contained HTML page: no script, font or picture from elsewhere; its content policy
 * forbids them. The page states the question and the findings, maps the corridor, shows in full the journeys that change
 * most, and lists every journey, every figure that the differences depend on with its source, the limits, and the hashes
 * of the input. With futures it says how certain the results are; with analyses also what drives them. Labels of the
 * study appear as text, never as markup.
 *
 * @throws RangeError when the comparison belongs to another study or to other scenarios.
 * @example
 * ```ts
 * import { compare, version } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { comparisonReport } from "karvan/report";
 * const study = await loadStudy("examples/first-corridor");
 * const comparison = await compare(study, "status-quo", "rail-joined");
 * const page = comparisonReport({ study, comparison, version }); // text of an HTML file
 * console.log(page.slice(0, 15)); // <!doctype html>
 * ```
 */
export function comparisonReport(input: ReportInput): string {
  expectArguments(comparisonReportArguments, [input]);
  const context = openReport(input);
  const featured = featuredJourneys(context);
  const { study, comparison, version } = context;
  const sections = [
    header(context),
    findingsSection(context),
    mapSection(context, featured[0]),
    featuredSections(context, featured),
    certaintySection(context),
    driversSection(context),
    journeysSection(context),
    figuresSection(context),
    networkChangesSection(context),
    limitsSection(context),
  ];
  return pageText({
    title: `${comparison.scenario.title}: ${study.title}`,
    version,
    body: html`${sections}`,
  });
}
