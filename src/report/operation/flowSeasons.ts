// Explains why a flow does not travel in a run because of its season.
import { readDate, type Study } from "../../model/index.ts";
import type { FlowOutcome, TrafficRun } from "../../operation/index.ts";

/**
 * Explains that a flow travels on none of the days counted because its season is before or after them:
 * `travels only from 2026-07-20 to 2026-08-10, outside the days counted`.
 *
 * @returns Undefined for flows without a season, or with one that includes days counted.
 */
export function seasonOutside(
  { id }: Pick<FlowOutcome, "id">,
  { from, days, warmUpDays }: TrafficRun,
  { network }: Study,
): string | undefined {
  const season = network.flows.find((flow) => flow.id === id)?.season;
  if (season === undefined) return undefined;
  const { first, last } = season;
  const start = readDate(from) as number;
  const opens = readDate(first) as number;
  const closes = readDate(last) as number;
  // A season includes its last day.
  if (opens < start + days && closes + 1 > start + warmUpDays) return undefined;
  return `travels only from ${first} to ${last}, outside the days counted`;
}
