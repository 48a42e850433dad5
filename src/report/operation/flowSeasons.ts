import { readDate, type Study } from "../../model/index.ts";
import type { FlowOutcome, TrafficRun } from "../../operation/index.ts";

/**
 * Says that a flow does not travel on any day of a run that is counted, as its season lies before or after them:
 * `travels from 2026-07-20 to 2026-08-10 only, on no day that is counted`.
 *
 * @returns Nothing for flows without a season, or with one that reaches into the days counted.
 */
export function seasonOutside(
  { id }: Pick<FlowOutcome, "id">,
  { from, days, warmUpDays }: TrafficRun,
  { network }: Study,
): string | undefined {
  const season = network.flows.find((flow) => flow.id === id)?.season;
  if (season === undefined) return undefined;
  const { first, last } = season;
  const [start, opens, closes] = [from, first, last].map(readDate) as [number, number, number];
  // The last day of a season belongs to it.
  if (opens < start + days && closes + 1 > start + warmUpDays) return undefined;
  return `travels from ${first} to ${last} only, on no day that is counted`;
}
