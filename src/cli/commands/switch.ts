// The verb `switch`: the values of figures at which a difference changes its sign.

import { compact } from "../../base/index.ts";
import { type SwitchingRange, switchingValue, switchingValues } from "../../futures/index.ts";
import { switchingText } from "../../report/plain.ts";
import { UsageError } from "../failure.ts";
import { openQuestion, type QuestionOptions } from "../openQuestion.ts";
import { data, dataJson } from "../output.ts";
import { withProgress } from "../progress.ts";
import { terminal } from "../terminal.ts";

/** Options of `switch`. */
export interface SwitchCommandOptions extends QuestionOptions {
  readonly figure?: string;
  readonly target: number;
  readonly low?: number;
  readonly high?: number;
  readonly limit: number;
}

/** Prints the value at which a difference reaches its target, for one figure or for all. */
export async function switchCommand(folder: string, options: SwitchCommandOptions): Promise<void> {
  const { study, query: question } = await openQuestion(folder, options);
  const { figure, target, low, high } = options;
  if (figure === undefined && (low !== undefined || high !== undefined))
    throw new UsageError("--low and --high need --figure: each figure has its own range");
  const query = { ...question, target };
  const range = compact<SwitchingRange>({ low, high });
  const found = await withProgress("switching values", (more) =>
    figure === undefined
      ? switchingValues(study, query, more)
      : switchingValue(study, figure, query, { ...range, ...more }),
  );
  if (options.json) return dataJson(found);
  data(switchingText(found, { limit: options.limit, ...terminal() }));
}
