// Says in the terminal why one route costs less than another.

import { expectArguments, type TextWidth, visible } from "../../base/index.ts";
import type { Waterfall } from "../../futures/index.ts";
import type { Study } from "../../model/index.ts";
import type { Route } from "../../routing/index.ts";
import { explanationTextArguments } from "../given.ts";
import { endName, placeTable, vehicleWords } from "../text/names.ts";
import { decimalsOf, fixed, signed } from "../text/numbers.ts";
import { textTable } from "../text/textTable.ts";
import { barText } from "./barText.ts";

/** Two routes of one journey, and why the first costs less. */
export interface Explanation {
  readonly waterfall: Waterfall;
  readonly winner: Route;
  readonly rival: Route;
  /** What the rival is, in words: `the next route`, or a scenario. */
  readonly rivalName: string;
}

const mostBars = 12;

/**
 * Why one route costs less than another: a sentence, then the parts that differ, the largest first. Differences are those of
 * the route less those of its rival, as in comparisons: below 0 the route is cheaper.
 *
 * @example
 * ```ts
 * import { alternatives, explain } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { explanationText } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const found = alternatives(study, "rail-joined", { from: "alma", to: "gora", commodity: "container", count: 2 });
 * if ("reason" in found) throw new Error(found.reason);
 * const given = { waterfall: explain(found[0], found[1]), winner: found[0], rival: found[1], rivalName: "the second best" };
 * console.log(explanationText(study, given).split("\n")[0]);
 * // Goods in containers, Alma to Gora: 49.60 USD/t by rail, 5.80 USD/t less than the second best (55.40 USD/t by road).
 * ```
 */
export function explanationText(study: Study, options: Explanation, layout: TextWidth = {}): string {
  expectArguments(explanationTextArguments, [study, options, layout]);
  const { waterfall, winner, rival, rivalName } = options;
  const { commodity, unit } = study.commodities.flatMap(({ id, name, unit: per }) =>
    id === winner.commodity ? [{ commodity: name, unit: `${study.currency}/${per}` }] : [],
  )[0] ?? { commodity: winner.commodity, unit: study.currency };
  const places = placeTable(study.network);
  const cost = (value: number): string => `${fixed(value, decimalsOf.generalisedCost)} ${unit}`;
  const difference = waterfall.winner - waterfall.rival;
  const verdict =
    fixed(difference, decimalsOf.generalisedCost) === "0.00"
      ? "practically as much as"
      : `${cost(Math.abs(difference))} ${difference < 0 ? "less" : "more"} than`;
  const head = `${commodity}, ${endName(winner.from, places)} to ${endName(winner.to, places)}: ${cost(waterfall.winner)} ${byWords(winner)}, ${verdict} ${rivalName} (${cost(waterfall.rival)} ${byWords(rival)}).`;
  if (waterfall.bars.length === 0) return visible(`${head} Both are the same in every part.`);
  const rows = waterfall.bars
    .slice(0, mostBars)
    .map((bar) => [
      barText(bar, study),
      signed(bar.difference, decimalsOf.generalisedCost),
      bar.measure === "time" ? `${signed(bar.amount, decimalsOf.time)} h` : "",
    ]);
  const rest = waterfall.bars.slice(mostBars);
  if (rest.length > 0) {
    const sum = rest.reduce((total, bar) => total + bar.difference, 0);
    rows.push([`${rest.length} smaller parts`, signed(sum, decimalsOf.generalisedCost), ""]);
  }
  rows.push(["together", signed(difference, decimalsOf.generalisedCost), ""]);
  const columns = [
    { head: "part" },
    { head: `difference, ${unit}`, type: "number" as const },
    { head: "of which hours", type: "number" as const },
  ];
  return `${visible(head)}\n${textTable(columns, rows, layout)}`;
}

function byWords({ steps }: Route): string {
  const vehicles = steps.flatMap(({ type, vehicle }) =>
    type === "link" && vehicle !== undefined ? [vehicle] : [],
  );
  const words = [...new Set(vehicles.map((vehicle) => vehicleWords([vehicle])))];
  return words.length === 0 ? "" : `by ${words.join(" and ")}`;
}
