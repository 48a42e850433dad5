import { textTable } from "../../report/tables/index.ts";
import {
  type SwitchingRange,
  type SwitchingValues,
  switchingValue,
  switchingValues,
} from "../../simulate/index.ts";
import { data, dataJson, talk } from "../output.ts";
import { openQuestion, type QuestionOptions, watched } from "./questions.ts";

/** Options of `switch`. */
export interface SwitchCommandOptions extends QuestionOptions {
  readonly figure?: string;
  readonly target: number;
  readonly low?: number;
  readonly high?: number;
  readonly limit: number;
}

/** Prints the value a figure would have to have for the difference to reach a target; of all figures when none is named. */
export async function switchCommand(folder: string, options: SwitchCommandOptions): Promise<void> {
  const { study, query: asked } = await openQuestion(folder, options);
  const { figure, target, low, high } = options;
  const query = { ...asked, target };
  const range: SwitchingRange = {
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
  };
  const found = await watched("switching values", (more) =>
    figure === undefined
      ? switchingValues(study, query, more)
      : switchingValue(study, figure, query, { ...range, ...more }),
  );
  if (options.json) return dataJson(found);
  talk(`difference at single values: ${plain(found.difference)} ${found.query.unit}; target ${found.target}`);
  data(switchText(found, options.limit));
}

const plain = (value: number): string => String(Number(value.toPrecision(4)));

function switchText({ figures }: SwitchingValues, limit: number): string {
  const moving = figures.filter(({ status }) => status === "switches");
  const still = figures.length - moving.length;
  const number = (head: string) => ({ head, type: "number" as const });
  const columns = [
    { head: "figure" },
    { head: "known as" },
    ...["best", "low", "high", "switch at"].map(number),
    { head: "unit" },
    { head: "below, above" },
    number("ranges outside"),
  ];
  const rows = moving
    .slice(0, limit)
    .flatMap(({ figure, switches }) =>
      switches.map(({ at, sides, outside }) => [
        figure.id,
        figure.kind,
        ...[figure.value, figure.low, figure.high, at].map((v) => (v === undefined ? "" : plain(v))),
        figure.unit,
        sides.join(", "),
        outside === undefined ? "" : plain(outside),
      ]),
    );
  const table = rows.length === 0 ? "" : `${textTable(columns, rows)}\n\n`;
  return `${table}${still} of ${figures.length} figures have no switch in what was searched.`;
}
