// Loads the study and completes the query for the verbs that analyse one difference.
import { compact } from "../base/index.ts";
import type { DifferenceQuery, JourneyMeasure } from "../futures/index.ts";
import { loadStudy } from "../io/loadStudy.node.ts";
import type { Study } from "../model/index.ts";
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

/** Loads a study and completes the question of a call. */
export async function openQuestion(
  folder: string,
  { base, scenario, commodity, from, to, year, measure }: QuestionOptions,
): Promise<{ study: Study; query: DifferenceQuery & { readonly commodity: string } }> {
  const study = await loadStudy(folder);
  const first = study.commodities[0]?.id;
  if (first === undefined) throw new UsageError(`${folder}: expected a study with commodities, got none`);
  if (commodity === undefined) message(`commodity: ${first} (choose another with --commodity)`);
  const query = { base, scenario, commodity: commodity ?? first, measure };
  return {
    study,
    query: { ...query, ...compact<Pick<DifferenceQuery, "from" | "to" | "year">>({ from, to, year }) },
  };
}
