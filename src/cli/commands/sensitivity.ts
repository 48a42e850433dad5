// The verb `sensitivity`: the figures that drive a difference.

import { compact } from "../../base/index.ts";
import { type SensitivityOptions, sensitivity } from "../../futures/index.ts";
import { sensitivityText } from "../../report/plain.ts";
import { UsageError } from "../failure.ts";
import { openQuestion, type QuestionOptions } from "../openQuestion.ts";
import { data, dataJson, message } from "../output.ts";
import { withProgress } from "../progress.ts";
import { terminal } from "../terminal.ts";

/** Options of `sensitivity`. */
export interface SensitivityCommandOptions extends QuestionOptions {
  readonly method: SensitivityOptions["method"];
  readonly points?: number;
  readonly seed?: string;
  readonly limit: number;
}

/** Prints the figures that drive a difference. */
export async function sensitivityCommand(folder: string, options: SensitivityCommandOptions): Promise<void> {
  const { study, query } = await openQuestion(folder, options);
  const { method, points, seed } = options;
  if (method === "tornado" && (points !== undefined || seed !== undefined))
    throw new UsageError(
      "--points and --seed need --method morris or sobol: a tornado uses no random points",
    );
  const design = compact<SensitivityOptions>({ method, points, seed });
  const found = await withProgress(`${method} sensitivity`, (more) =>
    sensitivity(study, query, { ...design, ...more }),
  );
  if (options.json) return dataJson(found);
  if ("seed" in found) message(`seed ${found.seed}`);
  data(sensitivityText(found, { limit: options.limit, ...terminal() }));
}
