import { analyse, timeVariability } from "../../futures/index.ts";
import { analysisText } from "../../report/plain.ts";
import { data, dataJson, talk } from "../output.ts";
import { openQuestion, type QuestionOptions, watched } from "./questions.ts";

/** Options of `analyse`. */
export interface AnalyseCommandOptions extends QuestionOptions {
  readonly futures: number;
  readonly seed?: string;
  readonly limit: number;
}

/** Prints how sure a difference is, what it hinges on, and what would make it flip. */
export async function analyseCommand(folder: string, options: AnalyseCommandOptions): Promise<void> {
  const { study, query } = await openQuestion(folder, options);
  const { futures, seed } = options;
  const asked = { futures, ...(seed === undefined ? {} : { seed }) };
  const found = await watched("analysis", async (more) => {
    const analysis = await analyse(study, query, { ...asked, ...more });
    // Days differ on one journey, not on the mean of many.
    if (analysis.query.journeys > 1) return { analysis };
    const time = await timeVariability(study, query, { ...asked, ...more });
    return time === undefined ? { analysis } : { analysis, time };
  });
  if (options.json) return dataJson({ ...found.analysis, ...(found.time && { time: found.time }) });
  talk(`${futures} futures, seed ${found.analysis.seed}`);
  data(analysisText(found.analysis, { limit: options.limit }));
  const { time } = found;
  if (time === undefined) return;
  const side = (name: "base" | "scenario"): string => {
    const { mean, p10, p90, variabilityShare } = time[name];
    const share =
      variabilityShare === undefined
        ? ""
        : `; ${Math.round(100 * variabilityShare)} % of its variance is from day to day`;
    return `${name} ${mean.toFixed(1)} h, nine in ten trips below ${p90.toFixed(1)} h, one in ten below ${p10.toFixed(1)} h${share}`;
  };
  data(`\nTime: ${side("base")}.\n      ${side("scenario")}.`);
}
