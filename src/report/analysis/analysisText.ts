// Prints analyses of one difference for the terminal: certainty, drivers, switching values.

import { expectArguments, type TextWidth, visible } from "../../base/index.ts";
import type {
  Analysis,
  InputSummary,
  QuerySummary,
  Sensitivity,
  SwitchingValue,
  SwitchingValues,
} from "../../futures/index.ts";
import type { Tornado } from "../../methods/index.ts";
import { analysisTextArguments, sensitivityTextArguments, switchingTextArguments } from "../given.ts";
import { fixed, plainNumber, rounded, signed, withError } from "../text/numbers.ts";
import { type TextColumn, textTable } from "../text/textTable.ts";
import {
  assumedWords,
  decimalsFor,
  flipsOf,
  inputKind,
  inputName,
  nearestSwitches,
  sideWords,
  spreadWords,
  switchCounts,
  varianceWords,
} from "./analysisWords.ts";

/** How many rows to print, and how wide. */
export interface ListOptions extends TextWidth {
  /** Largest number of rows; the others are counted. 12 when absent. */
  readonly limit?: number;
}

const number = (head: string): TextColumn => ({ head, type: "number" });

/**
 * Switching values for the terminal: the value of each figure at which the answer flips, nearest first.
 *
 * @example
 * ```ts
 * import { switchingValues } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { switchingText } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const query = { base: "status-quo", scenario: "rail-joined", commodity: "container", from: "alma", to: "gora" };
 * const text = switchingText(await switchingValues(study, query), { limit: 2 });
 * console.log(text.split("\n").slice(3, 7).join("\n"));
 * // figure                         kind     low  central  high  unit  flips when  then
 * // -----------------------------  -------  ---  -------  ----  ----  ----------  --------------------------------
 * // Stop of a truck at the border  assumed    6       24    96  hour  below 18.2  the scenario makes no difference
 * // Stop of a train at the border  assumed    4       12    48  hour  above 17.8  the scenario makes no difference
 * ```
 */
export function switchingText(switches: SwitchingValues, options: ListOptions = {}): string {
  expectArguments(switchingTextArguments, [switches, options]);
  const { limit = 12, ...layout } = options;
  const { query, difference, target } = switches;
  const sorted = nearestSwitches(switches);
  const decimals = decimalsFor(query.measure);
  const head = `${queryText(query)}: the difference is ${signed(difference, decimals)} ${query.unit} at central values; the answer flips at ${plainNumber(target)}.`;
  const counts = switchCounts(switches);
  if (sorted.length === 0) return visible(`${head} ${counts}`);
  const columns: TextColumn[] = [
    { head: "figure" },
    { head: "kind" },
    number("low"),
    number("central"),
    number("high"),
    { head: "unit" },
    { head: "flips when" },
    { head: "then" },
  ];
  const rows = sorted.slice(0, limit).map((found) => switchCells(found, switches));
  const rest = sorted.length - rows.length;
  const more = rest === 0 ? "" : `\n${rest} more figures have a switching value.`;
  return `${visible(head)}\n${visible(counts)}\n\n${textTable(columns, rows, layout)}${more}`;
}

function switchCells(found: SwitchingValue, switches: SwitchingValues): string[] {
  const { name, kind, unit, value, low, high } = found.figure;
  const flips = flipsOf(found);
  return [
    name,
    kind,
    low === undefined ? "" : plainNumber(low),
    plainNumber(value),
    high === undefined ? "" : plainNumber(high),
    unit,
    flips.map(({ direction, text }) => `${direction} ${text}`).join(" or "),
    [...new Set(flips.map(({ beyond }) => sideWords(beyond, switches)))].join(" or "),
  ];
}

/**
 * The sensitivity of a difference for the terminal, by any of the methods.
 *
 * @example
 * ```ts
 * import { sensitivity } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { sensitivityText } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const query = { base: "status-quo", scenario: "rail-joined", commodity: "container", from: "alma", to: "gora" };
 * const text = sensitivityText(await sensitivity(study, query, { method: "tornado" }), { limit: 2 });
 * console.log(text.split("\n").slice(2, 6).join("\n"));
 * // input                          kind     low, USD/t  high, USD/t  swing
 * // -----------------------------  -------  ----------  -----------  -----
 * // Stop of a truck at the border  assumed           0       -54.06  54.06
 * // Stop of a train at the border  assumed      -23.82            0  23.82
 * ```
 */
export function sensitivityText(result: Sensitivity, options: ListOptions = {}): string {
  expectArguments(sensitivityTextArguments, [result, options]);
  const { limit = 12, ...layout } = options;
  const { query, evaluations } = result;
  const size = `${result.inputs.length} inputs, ${evaluations} evaluations`;
  const { head, table } = sensitivityTable(result, { limit, ...layout });
  const rest = influentialInputs(result) - limit;
  const more = rest <= 0 ? "" : `\n${rest} more inputs are not listed.`;
  return `${visible(`${queryText(query)}: ${head} (${size}).`)}\n\n${table}${more}`;
}

/** How many inputs change the difference. */
function influentialInputs(result: Sensitivity): number {
  if (result.method === "tornado") return result.result.rows.filter(({ swing }) => rounded(swing) > 0).length;
  if (result.method === "morris") return result.result.filter(({ muStar }) => rounded(muStar) > 0).length;
  return result.result.status === "indices" ? result.result.rows.length : 0;
}

interface HeadedTable {
  readonly head: string;
  readonly table: string;
}

function sensitivityTable(
  result: Sensitivity,
  { limit, ...layout }: TextWidth & { readonly limit: number },
): HeadedTable {
  const { query, inputs } = result;
  if (result.method === "tornado") {
    const names = (input: string): string => inputName(input, inputs);
    return tornadoTable(result.result, query, { limit, inputs, names, ...layout });
  }
  const named = (input: string): string[] => [inputName(input, inputs), inputKind(input, inputs)];
  const heads: TextColumn[] = [{ head: "input" }, { head: "kind" }];
  if (result.method === "morris") {
    const moving = result.result.filter(({ muStar }) => rounded(muStar) > 0);
    const rows = moving.slice(0, limit).map((row) => {
      const { muStar, muStarError, mu, sigma } = row;
      const effect = (value: number | undefined): string =>
        value === undefined ? "" : withError(value, muStarError, 3);
      const error = plainNumber(Number(muStarError.toPrecision(1)));
      return [...named(row.input), effect(muStar), error, effect(mu), effect(sigma)];
    });
    const columns = ["mean absolute effect", "standard error", "mean effect", "standard deviation"].map(
      number,
    );
    const head = `elementary effects in ${query.unit}, over the whole range of an input`;
    return {
      head,
      table:
        rows.length === 0
          ? "No input changes the difference."
          : textTable([...heads, ...columns], rows, layout),
    };
  }
  const { result: indices } = result;
  if (indices.status === "notDefined") {
    return { head: `no shares of variance: ${indices.reason}`, table: "" };
  }
  const rows = indices.rows.slice(0, limit).map((row) => {
    const interval = (low: number, high: number): string => `${fixed(low, 2)} to ${fixed(high, 2)}`;
    return [
      ...named(row.input),
      fixed(row.first, 2),
      interval(row.firstLow, row.firstHigh),
      fixed(row.total, 2),
      interval(row.totalLow, row.totalHigh),
    ];
  });
  const level = `${fixed(indices.level * 100, 0)} % interval`;
  const columns = ["first-order", level, "total", level].map(number);
  return {
    head: "shares of the variance (Sobol' indices)",
    table: textTable([...heads, ...columns], rows, layout),
  };
}

interface TornadoNames extends TextWidth {
  readonly limit: number;
  readonly inputs: readonly InputSummary[];
  readonly names: (input: string) => string;
}

function tornadoTable(
  { outputBase, rows }: Tornado,
  { measure, unit }: QuerySummary,
  { limit, inputs, names, ...layout }: TornadoNames,
): HeadedTable {
  const decimals = decimalsFor(measure);
  const columns = [
    { head: "input" },
    { head: "kind" },
    number(`low, ${unit}`),
    number(`high, ${unit}`),
    number("swing"),
  ];
  const cells = rows
    .filter(({ swing }) => rounded(swing) > 0)
    .slice(0, limit)
    .map(({ input, outputLow, outputHigh, swing }) => [
      names(input),
      inputKind(input, inputs),
      signed(outputLow, decimals),
      signed(outputHigh, decimals),
      fixed(swing, decimals),
    ]);
  const head = `the difference with one input at a time at its P10 and P90, all others at their medians; ${signed(outputBase, decimals)} ${unit} with all at their medians`;
  return {
    head,
    table: cells.length === 0 ? "No input changes the difference." : textTable(columns, cells, layout),
  };
}

/**
 * A full analysis of one difference for the terminal: certainty, drivers and switching values.
 *
 * @example
 * ```ts
 * import { analyse } from "karvan";
 * import { loadStudy } from "karvan/node";
 * import { analysisText } from "karvan/text";
 * const study = await loadStudy("examples/first-corridor");
 * const query = { base: "status-quo", scenario: "rail-joined", commodity: "container", from: "alma", to: "gora" };
 * const text = analysisText(await analyse(study, query, { futures: 200, seed: 2026 }));
 * console.log(text.split("\n").slice(1, 3).join("\n"));
 * // In 59 % of 200 futures the scenario costs less, in 0 % it costs more, in 42 % there is no difference.
 * // At central values of all figures the scenario costs 5.80 USD/t less.
 * ```
 */
export function analysisText(analysis: Analysis, options: ListOptions = {}): string {
  expectArguments(analysisTextArguments, [analysis, options]);
  const { query, tornado, inputs, switches } = analysis;
  const names = (input: string): string => inputName(input, inputs, switches);
  const { head, table } = tornadoTable(tornado, query, { limit: 12, ...options, inputs, names });
  return [
    [queryText(query), ...spreadWords(analysis)].map(visible).join("\n"),
    visible(`Sensitivity: ${head}. ${assumedWords(analysis)} ${varianceWords(analysis)}`.trimEnd()),
    table,
    `Switching values: ${switchingText(switches, options)}`,
  ].join("\n\n");
}

/** The question: `container from isfahan to basra, planned-link against status-quo`. */
function queryText({ base, scenario, commodity, from, to, journeys }: QuerySummary): string {
  const ends = [from === undefined ? [] : [`from ${from}`], to === undefined ? [] : [`to ${to}`]].flat();
  const mean = journeys === 1 ? [] : [`mean of ${journeys} journeys`];
  return [[commodity, ...ends].join(" "), ...mean, `${scenario} against ${base}`].join(", ");
}
