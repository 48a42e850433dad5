// Loads the study and completes the query for the verbs that analyse one difference.
import { compact } from "../base/index.ts";
import type { DifferenceQuery, JourneyMeasure } from "../futures/index.ts";
import { loadStudy } from "../io/loadStudy.node.ts";
import type { Study } from "../model/index.ts";
import { commodityOf } from "./commodity.ts";
import { UsageError } from "./failure.ts";
import { message } from "./output.ts";

/** Options of all verbs that analyse one difference. */
export interface QuestionOptions {
  readonly base: string;
  readonly scenario: string;
  readonly commodity?: string;
  readonly from?: string;
  readonly to?: string;
  readonly year?: string;
  readonly measure: JourneyMeasure;
  readonly json?: true;
}

/** Says that draws come from the ranges of figures, where a comparison would take those that observations conditioned. */
export function sayRanges({ calibration }: Study): void {
  if (calibration !== undefined)
    message(
      "figures vary over their ranges alone here, not as observations condition them; compare and flows do that",
    );
}

/** Loads a study and completes the question of a call. */
export async function openQuestion(
  folder: string,
  { base, scenario, commodity, from, to, year, measure }: QuestionOptions,
): Promise<{ study: Study; query: DifferenceQuery & { readonly commodity: string } }> {
  if (base === scenario)
    throw new UsageError(`--scenario: expected another scenario than the base, got ${scenario} twice`);
  const study = await loadStudy(folder);
  sayRanges(study);
  const query = { base, scenario, commodity: commodityOf(study, commodity), measure };
  return {
    study,
    query: { ...query, ...compact<Pick<DifferenceQuery, "from" | "to" | "year">>({ from, to, year }) },
  };
}
