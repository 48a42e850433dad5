// The verb `discover`: the futures in which a scenario does not pay.

import { compact } from "../../base/index.ts";
import { discover, type Failure } from "../../futures/index.ts";
import { textTable } from "../../report/plain.ts";
import { openQuestion, type QuestionOptions } from "../openQuestion.ts";
import { data, dataJson, message } from "../output.ts";
import { withProgress } from "../progress.ts";
import { terminal } from "../terminal.ts";

/** Options of `discover`. */
export interface DiscoverCommandOptions extends QuestionOptions {
  readonly futures: number;
  readonly seed?: string;
  readonly threshold: number;
  readonly coverage?: number;
}

/** Prints the futures in which a scenario does not pay. */
export async function discoverCommand(folder: string, options: DiscoverCommandOptions): Promise<void> {
  const { study, query } = await openQuestion(folder, options);
  const { futures, seed, threshold, coverage } = options;
  const search = compact({ futures, threshold, seed, coverage });
  const found = await withProgress("futures", (more) => discover(study, query, { ...search, ...more }));
  if (options.json) return dataJson(found);
  message(`${found.futures} futures, seed ${found.seed}`);
  data(discoveryText(found));
}

const percent = (share: number): string => `${(100 * share).toPrecision(3)} %`;
const plain = (value: number | undefined): string =>
  value === undefined ? "" : String(Number(value.toPrecision(3)));

const success: Readonly<Record<string, string>> = {
  generalisedCost: "lower generalised cost",
  money: "save money",
  time: "save time",
  co2e: "save emissions",
};

function discoveryText({ query, share, threshold, status, box, ranges }: Failure): string {
  const failure =
    threshold === 0
      ? `does not ${success[query.measure] ?? `lower ${query.measure}`} in ${percent(share)} of futures (no change counts as failure)`
      : `does not bring the difference below ${threshold} ${query.unit} in ${percent(share)} of futures (an equal difference counts as failure)`;
  const summary = `${query.scenario} ${failure}.`;
  if (status === "tooFew") return `${summary} Too few futures differ to find ranges.`;
  if (box === undefined) return summary;
  const number = (head: string) => ({ head, type: "number" as const });
  const columns = [
    { head: "figure" },
    { head: "kind" },
    ...["from", "to", "lowest", "highest"].map(number),
    { head: "unit" },
    number("p"),
  ];
  const rows = ranges.map(({ figure, from, to, quasiP }) => [
    figure.name,
    figure.kind,
    ...[from, to, figure.low, figure.high].map(plain),
    figure.unit,
    quasiP < 0.001 ? "< 0.001" : quasiP.toPrecision(2),
  ]);
  const where = `Failures concentrate where all figures below are within the ranges "from" and "to": ${percent(box.density)} of the futures there fail (density), and they cover ${percent(box.coverage)} of all failures (coverage).`;
  return `${summary}\n${where}\n\n${textTable(columns, rows, terminal())}\n\nRanges with p above 0.05 may be noise.`;
}
