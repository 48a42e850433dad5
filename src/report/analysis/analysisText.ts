import { visible } from "../../base/index.ts";
import type {
  Analysis,
  Sensitivity,
  SwitchingValue,
  SwitchingValues,
  ToldInput,
  ToldQuery,
} from "../../futures/index.ts";
import type { Tornado } from "../../methods/index.ts";
import { fixed, plainNumber, rounded, signed, withError } from "../text/numbers.ts";
import { type TextColumn, textTable } from "../text/textTable.ts";
import {
  assumedWords,
  decimalsFor,
  flipsOf,
  inputKind,
  inputName,
  knowingWords,
  nearestSwitches,
  sideWords,
  spreadWords,
  switchCounts,
} from "./analysisWords.ts";

/** How many rows are printed. */
export interface ListOptions {
  /** Rows at most; the rest is counted. 12 when absent. */
  readonly limit?: number;
}

const number = (head: string): TextColumn => ({ head, type: "number" });

/** Switching values for the terminal: at which value of each figure the answer flips, the nearest first. */
export function switchingText(switches: SwitchingValues, { limit = 12 }: ListOptions = {}): string {
  const { query, difference, target } = switches;
  const sorted = nearestSwitches(switches);
  const decimals = decimalsFor(query.measure);
  const head = `${queryText(query)}: difference ${signed(difference, decimals)} ${query.unit} at the best values of all figures; it flips at ${plainNumber(target)}.`;
  const counts = switchCounts(switches);
  if (sorted.length === 0) return visible(`${head} ${counts}`);
  const columns: TextColumn[] = [
    { head: "figure" },
    { head: "known how" },
    number("low"),
    number("best"),
    number("high"),
    { head: "unit" },
    { head: "flips when" },
    { head: "then" },
  ];
  const rows = sorted.slice(0, limit).map((found) => switchCells(found, switches));
  const rest = sorted.length - rows.length;
  const more = rest === 0 ? "" : `\n${rest} more figures have a switch.`;
  return `${visible(head)}\n${visible(counts)}\n\n${textTable(columns, rows)}${more}`;
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

/** What a difference hinges on, for the terminal, by any of the methods. */
export function sensitivityText(result: Sensitivity, { limit = 12 }: ListOptions = {}): string {
  const { query, evaluations } = result;
  const asked = `${result.inputs.length} inputs, ${evaluations} evaluations`;
  const told = sensitivityTable(result, limit);
  const rest = movedBy(result) - limit;
  const more = rest <= 0 ? "" : `\n${rest} more inputs are not listed.`;
  return `${visible(`${queryText(query)}: ${told.head} (${asked}).`)}\n\n${told.table}${more}`;
}

/** How many inputs do anything to the difference. */
function movedBy(result: Sensitivity): number {
  if (result.method === "tornado") return result.result.rows.filter(({ swing }) => rounded(swing) > 0).length;
  if (result.method === "morris") return result.result.filter(({ muStar }) => rounded(muStar) > 0).length;
  return result.result.status === "indices" ? result.result.rows.length : 0;
}

interface ToldTable {
  readonly head: string;
  readonly table: string;
}

function sensitivityTable(result: Sensitivity, limit: number): ToldTable {
  const { query, inputs } = result;
  if (result.method === "tornado") {
    return tornadoTable(result.result, query, { limit, inputs, names: (input) => inputName(input, inputs) });
  }
  const named = (input: string): string[] => [inputName(input, inputs), inputKind(input, inputs)];
  const heads: TextColumn[] = [{ head: "input" }, { head: "known how" }];
  if (result.method === "morris") {
    const moving = result.result.filter(({ muStar }) => rounded(muStar) > 0);
    const rows = moving.slice(0, limit).map((row) => {
      const { muStar, muStarError, mu, sigma } = row;
      const told = (value: number | undefined): string =>
        value === undefined ? "" : withError(value, muStarError, 3);
      const error = plainNumber(Number(muStarError.toPrecision(1)));
      return [...named(row.input), told(muStar), error, told(mu), told(sigma)];
    });
    const columns = ["size of effect", "its error", "mean effect", "spread of effects"].map(number);
    const head = `elementary effects in ${query.unit}, from the least to the greatest of an input's range`;
    return {
      head,
      table: rows.length === 0 ? "No input moves it." : textTable([...heads, ...columns], rows),
    };
  }
  const { result: indices } = result;
  if (indices.status === "notDefined") {
    return { head: `no shares of variance, ${indices.reason}`, table: "" };
  }
  const rows = indices.rows.slice(0, limit).map((row) => {
    const interval = (low: number, high: number): string => `${fixed(low, 2)} to ${fixed(high, 2)}`;
    return [
      ...named(row.input),
      ...[fixed(row.first, 2), interval(row.firstLow, row.firstHigh)],
      ...[fixed(row.total, 2), interval(row.totalLow, row.totalHigh)],
    ];
  });
  const level = `${fixed(indices.level * 100, 0)} % interval`;
  const columns = ["by itself", level, "with others", level].map(number);
  return { head: "shares of the variance", table: textTable([...heads, ...columns], rows) };
}

interface TornadoNames {
  readonly limit: number;
  readonly inputs: readonly ToldInput[];
  readonly names: (input: string) => string;
}

function tornadoTable(
  { outputBase, rows }: Tornado,
  { measure, unit }: ToldQuery,
  { limit, inputs, names }: TornadoNames,
): ToldTable {
  const decimals = decimalsFor(measure);
  const columns = [
    { head: "input" },
    { head: "known how" },
    number(`low, ${unit}`),
    number(`high, ${unit}`),
    number("swing"),
  ];
  const cells = rows
    .filter(({ swing }) => rounded(swing) > 0)
    .slice(0, limit)
    .map(({ input, outputLow, outputHigh, swing }) => [
      ...[names(input), inputKind(input, inputs)],
      ...[signed(outputLow, decimals), signed(outputHigh, decimals), fixed(swing, decimals)],
    ]);
  const head = `the difference with one input at a time at its 10 % and its 90 % quantile; ${signed(outputBase, decimals)} ${unit} with all at their medians`;
  return { head, table: cells.length === 0 ? "No input moves it." : textTable(columns, cells) };
}

/** Everything about one difference for the terminal: how sure it is, what moves it, what flips it. */
export function analysisText(analysis: Analysis, options: ListOptions = {}): string {
  const { query, tornado, inputs, switches } = analysis;
  const names = (input: string): string => inputName(input, inputs, switches);
  const { head, table } = tornadoTable(tornado, query, { limit: options.limit ?? 12, inputs, names });
  return [
    [queryText(query), ...spreadWords(analysis)].map(visible).join("\n"),
    visible(`What moves it: ${head}. ${assumedWords(analysis)} ${knowingWords(analysis)}`.trimEnd()),
    table,
    `What flips it: ${switchingText(switches, options)}`,
  ].join("\n\n");
}

/** What was asked: `container, isfahan to basra, planned-link against status-quo`. */
function queryText({ base, scenario, commodity, from, to, journeys }: ToldQuery): string {
  const ends = [from === undefined ? [] : [`from ${from}`], to === undefined ? [] : [`to ${to}`]].flat();
  const mean = journeys === 1 ? [] : [`mean of ${journeys} journeys`];
  return [[commodity, ...ends].join(" "), ...mean, `${scenario} against ${base}`].join(", ");
}
