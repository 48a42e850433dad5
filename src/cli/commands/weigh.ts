// The verb `weigh`: scenarios as options for a decision.

import { compact } from "../../base/index.ts";
import { type Choice, type JourneyMeasure, weigh } from "../../futures/index.ts";
import { loadStudy } from "../../io/loadStudy.node.ts";
import { textTable } from "../../report/plain.ts";
import { UsageError } from "../failure.ts";
import { sayRanges } from "../openQuestion.ts";
import { data, dataJson, message } from "../output.ts";
import { withProgress } from "../progress.ts";
import { terminal } from "../terminal.ts";

/** Options of `weigh`. */
export interface WeighCommandOptions {
  readonly options: string;
  readonly charge: readonly string[];
  readonly commodity: string;
  readonly from?: string;
  readonly year?: string;
  readonly to?: string;
  readonly measure: JourneyMeasure;
  readonly futures: number;
  readonly seed?: string;
  readonly limit: number;
  readonly json?: true;
}

/** Prints how options perform over futures, and the value of information. */
export async function weighCommand(folder: string, options: WeighCommandOptions): Promise<void> {
  const { commodity, from, to, measure, futures, seed, year } = options;
  const charges = new Map(options.charge.map(chargeOf));
  if (charges.size < options.charge.length)
    throw new UsageError(`--charge: expected each option once, got ${options.charge.join(" and ")}`);
  const study = await loadStudy(folder);
  sayRanges(study);
  const ids = options.options.split(",").map((id) => id.trim());
  const ends = compact<Pick<WeighCommandOptions, "from" | "to" | "year">>({ from, to, year });
  const query = { options: ids, charges, commodity, measure, ...ends };
  const found = await withProgress("options", (more) =>
    weigh(study, query, {
      ...compact<Pick<WeighCommandOptions, "futures" | "seed">>({ futures, seed }),
      ...more,
    }),
  );
  if (options.json) return dataJson(found);
  message(`${found.futures} futures, seed ${found.seed}`);
  data(choiceText(found, options.limit));
}

function chargeOf(text: string): [string, number] {
  const at = text.lastIndexOf("=");
  const amount = Number(text.slice(at + 1));
  if (at < 1 || text.slice(at + 1).trim() === "" || !Number.isFinite(amount))
    throw new UsageError(`--charge: expected scenario=number, got ${JSON.stringify(text)}`);
  return [text.slice(0, at), amount];
}

const plain = (value: number): string => String(Number(value.toPrecision(4)));

function choiceText({ robustness, information, unit, inputs }: Choice, limit: number): string {
  const number = (head: string) => ({ head, type: "number" as const });
  const heads = [`mean, ${unit}`, "worst", "mean regret", "P90 regret", "largest regret", "best in"];
  const options = textTable(
    [{ head: "option" }, ...heads.map(number)],
    robustness.rows.map((row) => [
      row.option,
      ...[row.expected, row.worst, row.meanRegret, row.quantileRegret, row.greatestRegret].map(plain),
      `${Math.round(100 * row.bestShare)} %`,
    ]),
    terminal(),
  );
  const { choices } = robustness;
  const best = `Lowest mean: ${choices.expected.join(", ")}; best worst case: ${choices.worst.join(", ")}; lowest largest regret: ${choices.greatestRegret.join(", ")}.`;
  const { perfect, noise, rows } = information;
  const head = `Perfect information is worth ${plain(perfect.value)} ${unit}.`;
  const worth = rows.filter(({ value }) => value > noise).slice(0, limit);
  if (worth.length === 0)
    return `${options}\n\n${best}\n${head} No single figure is worth more than the noise.`;
  const kinds = new Map(inputs.map(({ name, kind }) => [name, kind]));
  const table = textTable(
    [{ head: "information on" }, { head: "kind" }, ...[`value, ${unit}`, "from", "to"].map(number)],
    worth.map((row) => [row.input, kinds.get(row.input) ?? "", ...[row.value, row.low, row.high].map(plain)]),
    terminal(),
  );
  return `${options}\n\n${best}\n\n${head}\n${table}`;
}
