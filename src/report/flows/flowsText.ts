/** Writes what flows add up to as text. */

import { greatest, type TextWidth, visible } from "../../base/index.ts";
import type { Flows, FlowTotal, FlowValue, SharedFlow } from "../../flow/index.ts";
import type { Study } from "../../model/index.ts";
import { placeName, placeTable } from "../text/names.ts";
import { threeDigits } from "../text/numbers.ts";
import { textTable } from "../text/textTable.ts";

/** How flows are written. */
export interface FlowsTextOptions extends TextWidth {
  /** Gates that are listed, at most; 12 when absent. */
  readonly gates?: number;
}

const measureWords: Readonly<Record<FlowTotal["measure"], string>> = {
  amount: "amount",
  amountKm: "carriage",
  money: "money",
  time: "time",
  co2e: "emissions",
  generalisedCost: "money and time",
  logsum: "expected least cost",
};

/** The totals of flows, goods and passengers apart: how much, by which modes, through which gates, and what each scenario changes. */
export function flowsText(study: Study, flows: Flows, options: FlowsTextOptions = {}): string {
  const groups = [
    "freight",
    ...study.commodities.filter(({ traffic }) => traffic !== "freight").map(({ id }) => id),
  ];
  const parts = groups.flatMap((commodity) => {
    const own = flows.totals.filter((total) => total.commodity === commodity);
    return own.length === 0 ? [] : [groupText(study, flows, own, options)];
  });
  return [...parts, basisText(study, flows)].join("\n\n");
}

function groupText(
  study: Study,
  { scenarios }: Flows,
  totals: readonly FlowTotal[],
  { gates = 12, ...width }: FlowsTextOptions,
): string {
  const places = placeTable(study.network);
  const size = ({ values }: FlowTotal): number => greatest(values.map(centre));
  const of = (subject: FlowTotal["of"], measure?: FlowTotal["measure"]): FlowTotal[] =>
    totals.filter((total) => total.of === subject && (measure === undefined || total.measure === measure));
  const name = ({ of: subject, id, side, measure }: FlowTotal): string => {
    if (subject === "all") return `all: ${measureWords[measure]}`;
    if (subject === "gate") return `${placeName(id, places)}, leaving ${side}`;
    if (subject === "gateGroup") return study.gateGroups?.find((group) => group.id === id)?.title ?? id;
    return `by ${id}: ${measureWords[measure]}`;
  };
  const busiest = of("gate").sort((a, b) => size(b) - size(a) || (a.id < b.id ? -1 : 1));
  const rows = [...of("all"), ...of("mode"), ...of("gateGroup"), ...busiest.slice(0, gates)];
  const number = (head: string) => ({ head, type: "number" as const });
  const heads = scenarios.flatMap(({ id }, m) =>
    m === 0 ? [number(id)] : [number(id), number("difference")],
  );
  const cells = rows.map((row) => {
    const { word, factor } = scaleOf(size(row));
    const shown = (value: number): string =>
      threeDigits(Math.abs(value) < noise * size(row) ? 0 : value / factor);
    return [
      name(row),
      `${word}${row.unit}`,
      ...row.values.flatMap((value, m) => {
        if (m > 0) return [shown(centre(value)), differenceText(value, row.values[0] as FlowValue, shown)];
        return [
          value.futures === undefined || scenarios.length > 1
            ? shown(centre(value))
            : bandText(value.futures, shown),
        ];
      }),
    ];
  });
  const [first] = totals as [FlowTotal];
  const title = first.commodity === "freight" ? "All goods" : visible(first.commodity);
  return `${title}, a year\n${textTable([{ head: "what" }, { head: "unit" }, ...heads], cells, width)}`;
}

/** The middle of a value: the median of its futures, else its single value. */
function centre({ value, futures }: FlowValue): number {
  return futures?.p50 ?? value;
}

/** Sums in another order differ by less than this part of them: that is no difference. */
const noise = 1e-9;

/** Thousands, millions or billions, as suits a value. */
function scaleOf(value: number): { readonly word: string; readonly factor: number } {
  if (value >= 1e9) return { word: "billion ", factor: 1e9 };
  if (value >= 1e6) return { word: "million ", factor: 1e6 };
  return value >= 1e4 ? { word: "thousand ", factor: 1e3 } : { word: "", factor: 1 };
}

function bandText(
  { p5, p50, p95 }: { readonly p5: number; readonly p50: number; readonly p95: number },
  shown: (value: number) => string,
): string {
  return `${shown(p50)} (${shown(p5)} to ${shown(p95)})`;
}

function differenceText(
  { difference, value }: FlowValue,
  base: FlowValue,
  shown: (value: number) => string,
): string {
  return difference === undefined ? shown(value - base.value) : bandText(difference, shown);
}

/**
 * What scenarios change for all that travels, in sentences: goods and travellers apart, the median of the futures with its 5-95 %
 * band, per unit and a year. The gain of users is the fall of the expected least cost (logsum; K. E. Train, Discrete Choice Methods
 * with Simulation, 2009, section 3.5).
 */
export function flowsSentences(study: Study, { totals, scenarios }: Flows): string[] {
  const groups = [
    "freight",
    ...study.commodities.filter(({ traffic }) => traffic !== "freight").map(({ id }) => id),
  ];
  return scenarios.slice(1).flatMap(({ id: scenario }, k) =>
    groups.flatMap((commodity) => {
      const of = (
        subject: FlowTotal["of"],
        measure: FlowTotal["measure"],
        id: string,
      ): FlowTotal | undefined =>
        totals.find(
          (total) =>
            total.commodity === commodity &&
            total.of === subject &&
            total.measure === measure &&
            total.id === id,
        );
      const [amount, logsum, rail] = [
        of("all", "amount", "all"),
        of("all", "logsum", "all"),
        of("mode", "amount", "rail"),
      ];
      if (amount === undefined || logsum === undefined) return [];
      const travelling = centre(amount.values[0] as FlowValue);
      const unit = amount.unit.replace("/year", "");
      const { word, factor } = scaleOf(travelling);
      const shown = (value: number): string => threeDigits(Math.abs(value) < noise * travelling ? 0 : value);
      const gains = gainsOf(logsum.values[k + 1] as FlowValue, logsum.values[0] as FlowValue);
      const perUnit = bandText(
        { p5: gains.p5 / travelling, p50: gains.p50 / travelling, p95: gains.p95 / travelling },
        shown,
      );
      const money = logsum.unit.replace("/year", "");
      const moved = rail?.values[k + 1];
      const byRail =
        moved === undefined
          ? ""
          : `; by rail ${differenceText(moved, rail?.values[0] as FlowValue, (value) => shown(value / factor))} ${word}${unit} a year more`;
      const what =
        commodity === "freight" ? "Goods" : commodity.replace(/^./, (letter) => letter.toUpperCase());
      return [
        `${what}, all flows (${threeDigits(travelling / factor)} ${word}${unit} a year), ${scenario}: users gain ${perUnit} ${money} per ${unit}${byRail}.`,
      ];
    }),
  );
}

/** What users gain: the fall of the expected least cost. */
function gainsOf(
  value: FlowValue,
  base: FlowValue,
): { readonly p5: number; readonly p50: number; readonly p95: number } {
  const { difference } = value;
  const single = base.value - value.value;
  if (difference === undefined) return { p5: single, p50: single, p95: single };
  return { p5: -difference.p95, p50: -difference.p50, p95: -difference.p5 };
}

/** What the numbers rest on. */
function basisText(study: Study, { futures }: Flows): string {
  if (futures === undefined)
    return "At the best values of all figures. --futures 1000 says how sure that is.";
  const draws =
    study.calibration === undefined
      ? "drawn from the ranges of the figures alone"
      : "conditioned on what was observed (karvan calibrate; --prior for the ranges alone)";
  return `The median of ${futures.count} futures with its 5-95 % band; futures are ${draws}.`;
}

/** A flow that uses a link or a gate. */
export interface FlowUser {
  readonly flow: Pick<SharedFlow, "id" | "from" | "to" | "commodity">;
  /** Scenario -> what it carries there a year: the mean over futures, or at best values without them. */
  readonly amounts: readonly number[];
}

/**
 * Who uses a link or a border crossing (select-link analysis): the flows with routes over it, the largest first.
 *
 * @param by - Id of a link or of a row of links, or of a gate.
 */
export function flowUsers(
  { flows, scenarios }: Flows,
  by: { readonly link: string } | { readonly gate: string },
): FlowUser[] {
  const uses = ({ links, gates }: SharedFlow["routes"][number]): boolean =>
    "link" in by ? links.some((id) => id === by.link || id === `${by.link}~back`) : gates.includes(by.gate);
  return flows
    .map((flow): FlowUser => {
      const routes = flow.routes.filter(uses);
      return {
        flow,
        amounts: scenarios.map((_, m) =>
          routes.reduce((sum, { amounts }) => sum + (amounts[m] as number), 0),
        ),
      };
    })
    .filter(({ amounts }) => amounts.some((amount) => amount > 0))
    .sort((a, b) => greatest(b.amounts) - greatest(a.amounts) || (a.flow.id < b.flow.id ? -1 : 1));
}

/** Who uses a link or a gate, as a table. */
export function flowUsersText(
  study: Study,
  flows: Flows,
  by: { readonly link: string } | { readonly gate: string },
  { limit, ...width }: TextWidth & { readonly limit: number },
): string {
  const users = flowUsers(flows, by);
  if (users.length === 0) return `No flow uses ${visible("link" in by ? by.link : by.gate)}.`;
  const places = placeTable(study.network);
  const units = new Map(study.commodities.map(({ id, unit }) => [id, unit]));
  const heads = flows.scenarios.map(({ id }) => ({ head: id, type: "number" as const }));
  const table = textTable(
    [{ head: "from" }, { head: "to" }, { head: "what" }, { head: "unit" }, ...heads],
    users
      .slice(0, limit)
      .map(({ flow: { from, to, commodity }, amounts }) => [
        ...[placeName(from, places), placeName(to, places), commodity],
        `${units.get(commodity)}/year`,
        ...amounts.map(threeDigits),
      ]),
    width,
  );
  return users.length > limit ? `${table}\n${users.length - limit} more flows use it.` : table;
}
