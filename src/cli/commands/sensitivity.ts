import { type SensitivityOptions, sensitivity } from "../../futures/index.ts";
import { sensitivityText } from "../../report/plain.ts";
import { UsageError } from "../failure.ts";
import { data, dataJson, talk } from "../output.ts";
import { openQuestion, type QuestionOptions, watched } from "./questions.ts";

/** Options of `sensitivity`. */
export interface SensitivityCommandOptions extends QuestionOptions {
  readonly method: SensitivityOptions["method"];
  readonly points?: number;
  readonly seed?: string;
  readonly limit: number;
}

/** Prints what a difference hinges on. */
export async function sensitivityCommand(folder: string, options: SensitivityCommandOptions): Promise<void> {
  const { study, query } = await openQuestion(folder, options);
  const { method, points, seed } = options;
  if (method === "tornado" && (points !== undefined || seed !== undefined))
    throw new UsageError(
      "--points, --seed: expected --method morris or sobol beside them: a tornado draws nothing",
    );
  const asked = {
    method,
    ...(points === undefined ? {} : { points }),
    ...(seed === undefined ? {} : { seed }),
  };
  const found = await watched(`${method} sensitivity`, (more) =>
    sensitivity(study, query, { ...asked, ...more }),
  );
  if (options.json) return dataJson(found);
  if ("seed" in found) talk(`seed ${found.seed}`);
  data(sensitivityText(found, { limit: options.limit }));
}
