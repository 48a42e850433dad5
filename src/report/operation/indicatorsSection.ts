// The trade facilitation indicators of a report on the operation of traffic.
import { table } from "../page/htmlTable.ts";
import { type Content, html, type Markup, webLink } from "../page/markup.ts";
import { fixed } from "../text/numbers.ts";
import type { TrafficContext } from "./operationContext.ts";
import { number } from "./sideTable.ts";

/**
 * Averages of the CAREC programme, from the CPMM Annual Report 2022, tables 2.1 (road) and 2.2 (rail): hours and USD per
 * border crossing, USD for 500 km and 20 t, speeds with and without delay in km/h.
 */
const carec2022 = {
  road: { hours: 9.9, usd: 208, usdPer500Km: 945, withDelay: 23.4, withoutDelay: 42.0 },
  rail: { hours: 40.6, usd: 215, usdPer500Km: 804, withDelay: 12.4, withoutDelay: 53.9 },
} as const;

const pages = {
  road: "https://cpmm.carecprogram.org/2022-report/road-transport",
  rail: "https://cpmm.carecprogram.org/?p=133",
} as const;

/** The trade facilitation indicators of all freight, with published averages for comparison. */
export function indicatorsSection({ runs, study }: TrafficContext): Markup {
  const measured = runs.filter(({ facilitation }) => facilitation !== undefined);
  if (measured.length === 0) return html``;
  const { currency } = study;
  type Key = Exclude<keyof NonNullable<(typeof runs)[number]["facilitation"]>, "shipments" | "passages">;
  const row = (name: string, what: string, key: Key, decimals: number): Content[] => [
    name,
    what,
    ...measured.map(({ facilitation }) => {
      const value = facilitation?.[key];
      return value === undefined ? "" : fixed(value, decimals);
    }),
  ];
  const columns = [
    { head: "Indicator" },
    { head: "Definition", type: "prose" as const },
    ...measured.map(({ scenario }) => number(scenario.id)),
  ];
  const rows = [
    row(
      "TFI1, h",
      "Mean time to clear a border crossing, from the entry of the first post to the exit of the second, including waits and gauge change",
      "borderHours",
      1,
    ),
    row(
      `TFI2, ${currency} per vehicle`,
      "Mean of all payments at a border crossing, without duty",
      "borderMoney",
      0,
    ),
    row(`TFI3, ${currency}`, "Mean cost of 500 km for 20 t, without duty", "moneyPer500KmPer20T", 0),
    row(
      "TFI4 with delay (SWD), km/h",
      "Total kilometres divided by total door-to-door hours",
      "speedWithDelay",
      1,
    ),
    row(
      "TFI4 without delay (SWOD), km/h",
      "Total kilometres divided by hours in motion",
      "speedWithoutDelay",
      1,
    ),
  ];
  const words = (mode: keyof typeof carec2022): Markup => {
    const { hours, usd, usdPer500Km, withDelay, withoutDelay } = carec2022[mode];
    return html`by ${mode} ${fixed(hours, 1)} h, ${usd} USD, ${usdPer500Km} USD, ${fixed(withDelay, 1)} km/h with and ${fixed(withoutDelay, 1)} km/h without delay (${webLink(`CAREC, CPMM Annual Report 2022, ${mode}`, pages[mode])})`;
  };
  return html`<section><h2>Trade facilitation indicators</h2>
<p>The four indicators of the CAREC programme's Corridor Performance Measurement and Monitoring (CPMM), for all freight that arrived, with equal weight for each vehicle.</p>
${table("Indicators of all freight, all modes together", columns, rows)}
<p>For comparison, the averages that CAREC measured in 2022, TFI1 to TFI4 in this order: ${words("road")}; ${words("rail")}. They cover other corridors and separate the modes. The indicators above combine ships, wagons and trucks, so compare only the order of magnitude.</p></section>
`;
}
