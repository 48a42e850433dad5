import { html } from "../page/markup.ts";
import { pageText } from "../page/page.ts";
import { indicatorsSection } from "./indicatorsSection.ts";
import { closing } from "./operationClosing.ts";
import { openTraffic, type TrafficReportInput } from "./operationContext.ts";
import { opening } from "./operationOpening.ts";
import { servicesSection } from "./servicesSection.ts";
import { stationsSection } from "./stationsSection.ts";
import { partsSection } from "./timePartsSection.ts";
import { transitSection } from "./transitSection.ts";

/**
 * The operation of a study's traffic as one HTML page that needs nothing else: what was run and found, transit times by
 * flow beside what routing takes, waits at borders and other stations beside closed forms and why they are far apart, trains
 * and lines, the indicators of CPMM, where the time goes, what is assumed. Several runs stand side by side. Labels of the
 * study are text in it, never markup.
 *
 * @throws RangeError when there is no run, when runs are not of the same days, or were made with another study or other
 *   scenarios.
 */
export function trafficReport(input: TrafficReportInput): string {
  const context = openTraffic(input);
  const { titles, study, version } = context;
  const body = html`${opening(context)}${transitSection(context)}${stationsSection(context)}${servicesSection(context)}${indicatorsSection(context)}${partsSection(context)}${closing(context)}`;
  return pageText({ title: `${titles.join(", ")}: ${study.title}`, version, body });
}
