import { discover, type Failure } from "../../futures/index.ts";
import { textTable } from "../../report/plain.ts";
import { data, dataJson, talk } from "../output.ts";
import { openQuestion, type QuestionOptions, watched } from "./questions.ts";

/** Options of `discover`. */
export interface DiscoverCommandOptions extends QuestionOptions {
  readonly futures: number;
  readonly seed?: string;
  readonly threshold: number;
  readonly coverage?: number;
}

/** Prints in which futures a scenario fails to pay. */
export async function discoverCommand(folder: string, options: DiscoverCommandOptions): Promise<void> {
  const { study, query } = await openQuestion(folder, options);
  const { futures, seed, threshold, coverage } = options;
  const asked = {
    ...{ futures, threshold },
    ...(seed === undefined ? {} : { seed }),
    ...(coverage === undefined ? {} : { coverage }),
  };
  const found = await watched("futures", (more) => discover(study, query, { ...asked, ...more }));
  if (options.json) return dataJson(found);
  talk(`${found.futures} futures, seed ${found.seed}`);
  data(discoveryText(found));
}

const percent = (share: number): string => `${(100 * share).toPrecision(3)} %`;
const plain = (value: number | undefined): string =>
  value === undefined ? "" : String(Number(value.toPrecision(3)));

function discoveryText({ query, share, threshold, status, box, ranges }: Failure): string {
  const what = `In ${percent(share)} of futures ${query.scenario} does not bring the difference below ${threshold} ${query.unit}; equal counts as failing.`;
  if (status === "tooFew") return `${what} Too few differ to tell where.`;
  if (box === undefined) return what;
  const number = (head: string) => ({ head, type: "number" as const });
  const columns = [
    { head: "figure" },
    { head: "known as" },
    ...["from", "to", "low", "high"].map(number),
    { head: "unit" },
    number("by chance"),
  ];
  const rows = ranges.map(({ figure, from, to, quasiP }) => [
    figure.name,
    figure.kind,
    ...[from, to, figure.low, figure.high].map(plain),
    figure.unit,
    quasiP < 0.001 ? "below 0.001" : quasiP.toPrecision(2),
  ]);
  const where = `They are frequent where all of these hold: ${percent(box.density)} of the futures there (density), and ${percent(box.coverage)} of all such futures lie there (coverage).`;
  return `${what}\n${where}\n\n${textTable(columns, rows)}\n\nA range whose chance is above 0.05 may as well be noise.`;
}
