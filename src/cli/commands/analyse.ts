// The verb `analyse`: certainty, drivers and switching values of one difference.

import { compact } from "../../base/index.ts";
import { analyse, timeVariability } from "../../futures/index.ts";
import { analysisText } from "../../report/plain.ts";
import { openQuestion, type QuestionOptions } from "../openQuestion.ts";
import { data, dataJson, message } from "../output.ts";
import { withProgress } from "../progress.ts";
import { terminal } from "../terminal.ts";

/** Options of `analyse`. */
export interface AnalyseCommandOptions extends QuestionOptions {
  readonly futures: number;
  readonly seed?: string;
  readonly limit: number;
}

/** Prints how certain a difference is, what drives it, and at which values its sign flips. */
export async function analyseCommand(folder: string, options: AnalyseCommandOptions): Promise<void> {
  const { study, query } = await openQuestion(folder, options);
  const { futures, seed } = options;
  const draws = compact({ futures, seed });
  const found = await withProgress("analysis", async (more) => {
    const analysis = await analyse(study, query, { ...draws, ...more });
    // Variability from day to day is defined for one journey, not for the mean of many.
    if (analysis.query.journeys > 1) return { analysis };
    const time = await timeVariability(study, query, { ...draws, ...more });
    return time === undefined ? { analysis } : { analysis, time };
  });
  if (options.json) return dataJson({ ...found.analysis, ...(found.time && { time: found.time }) });
  message(`${futures} futures, seed ${found.analysis.seed}`);
  data(analysisText(found.analysis, { limit: options.limit, ...terminal() }));
  const { time } = found;
  if (time === undefined) return;
  const side = (name: "base" | "scenario"): string => {
    const { mean, p10, p90, variabilityShare } = time[name];
    const share =
      variabilityShare === undefined
        ? ""
        : `; ${Math.round(100 * variabilityShare)} % of its variance is day-to-day variability`;
    return `${name} ${mean.toFixed(1)} h on average, P10 ${p10.toFixed(1)} h, P90 ${p90.toFixed(1)} h${share}`;
  };
  data(`\nTime: ${side("base")}.\n      ${side("scenario")}.`);
}
