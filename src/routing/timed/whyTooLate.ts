/** Explains why a dated journey does not arrive within the horizon. */

import type { PricedGraph } from "../prices/price.ts";
import type { Arc, JourneyState } from "../states/stateGraph.ts";
import type { Clock } from "./clock.ts";
import { blockedAt } from "./stages.ts";
import type { TimedArc } from "./timedGraph.ts";

/** An arc that has no end in the horizon, and when it was come to. */
export interface Blocked {
  readonly arc: TimedArc;
  /** Hours. */
  readonly time: number;
}

const most = 5;

/** Says which borders do not open, and which services do not leave, on every way that would else lead there. */
export function whyTooLate(
  blocked: readonly Blocked[],
  context: { readonly priced: PricedGraph; readonly clock: Clock },
): string {
  const reasons = [...new Set(blocked.map((one) => describe(one, context)))];
  const more = reasons.length > most ? ` and ${reasons.length - most} more` : "";
  return reasons.slice(0, most).join("; ") + more;
}

function describe(
  { arc, time }: Blocked,
  { priced: { graph }, clock }: { readonly priced: PricedGraph; readonly clock: Clock },
): string {
  const { type, link, ...ends } = graph.arcs[arc.arc] as Arc;
  const [from, to] = [ends.from, ends.to].map((state) => graph.states[state]) as [JourneyState, JourneyState];
  const within = `within ${clock.horizonDays} days`;
  const stage = blockedAt(arc.stages, time);
  if (stage?.type === "departing") {
    return `no departure of service ${stage.service} at ${from.place} from ${clock.text(time)} ${within}`;
  }
  const where =
    type === "crossing" ? `border ${from.place} (${from.side} > ${to.side})` : (link?.id ?? from.place);
  const calendar = stage?.type === "opened" ? stage.calendar : "";
  return `no way through ${where} from ${clock.text(time)}: calendar ${calendar} is not open for it ${within}`;
}
