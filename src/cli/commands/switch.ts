import { type SwitchingRange, switchingValue, switchingValues } from "../../futures/index.ts";
import { switchingText } from "../../report/plain.ts";
import { UsageError } from "../failure.ts";
import { data, dataJson } from "../output.ts";
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
  if (figure === undefined && (low !== undefined || high !== undefined))
    throw new UsageError("--low, --high: expected --figure beside them: each figure has a range of its own");
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
  data(switchingText(found, { limit: options.limit }));
}
