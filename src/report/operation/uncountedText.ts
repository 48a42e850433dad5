// Says which closures, special hours and seasons fall into the warm-up of a run, and so into no statistic.
import type { TrafficRun } from "../../operation/index.ts";
import { counted } from "../text/numbers.ts";

const subjects = {
  closedDays: "closed days",
  specialHours: "special hours",
  season: "the season",
} as const;

/** One sentence for each closure, time of special hours and season that is not counted, wholly or in part. */
export function uncountedTexts({ uncounted }: Pick<TrafficRun, "uncounted">): string[] {
  return uncounted.map(({ type, of, first, last, days, uncountedDays }) => {
    const when = first === last ? first : `${first} to ${last}`;
    const share =
      uncountedDays === days
        ? `${days === 1 ? "this day is" : `all ${counted(days, "day")} are`}`
        : `${uncountedDays} of ${counted(days, "day")} are`;
    return `Warm-up hides an event: ${subjects[type]} of ${of.join(", ")}, ${when}: ${share} not counted. Start earlier or shorten the warm-up.`;
  });
}
