// Assembles the report on the operation of a study's traffic, section by section.

import { expectArguments } from "../../base/index.ts";
import { trafficReportArguments } from "../given.ts";
import { html } from "../page/markup.ts";
import { pageText } from "../page/page.ts";
import { indicatorsSection } from "./indicatorsSection.ts";
import { limitsSection } from "./operationClosing.ts";
import { openTraffic, type TrafficReportInput } from "./operationContext.ts";
import { header } from "./operationOpening.ts";
import { servicesSection } from "./servicesSection.ts";
import { stationsSection } from "./stationsSection.ts";
import { timePartsSection } from "./timePartsSection.ts";
import { transitSection } from "./transitSection.ts";

/**
 * A report on the operation of a study's traffic as one self-contained HTML page: the runs and their findings; transit
 * times by flow, simulated and assumed in routing; waits at borders and other stations against queueing formulas, with
 * reasons for large gaps; trains and lines; the CPMM indicators; how trips spend their time; assumptions and limits.
 * Several runs appear side by side. Labels of the study appear as text, never as markup.
 *
 * @throws RangeError when there is no run, when the runs cover different days, or belong to another study or other
 *   scenarios.
 * @example
 * ```ts
 * import { version } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { operate } from "karvan/operation";
 * import { trafficReport } from "karvan/report";
 * const study = await loadStudy("scenarios/iran-iraq");
 * const run = await operate(study, "status-quo", { from: "2026-07-01", days: 3, warmUpDays: 1 });
 * const page = trafficReport({ study, runs: [run], version }); // text of an HTML file
 * console.log(page.slice(0, 15)); // <!doctype html>
 * ```
 */
export function trafficReport(input: TrafficReportInput): string {
  expectArguments(trafficReportArguments, [input]);
  const context = openTraffic(input);
  const { titles, study, version } = context;
  const sections = [
    header(context),
    transitSection(context),
    stationsSection(context),
    servicesSection(context),
    indicatorsSection(context),
    timePartsSection(context),
    limitsSection(context),
  ];
  return pageText({ title: `${titles.join(", ")}: ${study.title}`, version, body: html`${sections}` });
}
