/** A station of the study as a station of the engine. */
import { type Calendar, openings } from "../../model/index.ts";
import type { PlanStation as Servers } from "../engine/plan.ts";
import type { Evaluate } from "./evaluateAmounts.ts";
import { hoursOf } from "./laws.ts";
import { type Opening, openingOf } from "./opening.ts";
import type { StationUse } from "./routeStages.ts";

/** A station of the study and how the engine runs it. */
export interface PlannedStation extends StationUse {
  readonly servers: number;
  /** Vehicles that come besides the flows. */
  readonly backgroundPerHour: number;
  readonly opening: Opening;
  /** Closures without notice: how many in an hour of openness, and how long they are, exponentially distributed. */
  readonly breakdowns?: { readonly perHour: number; readonly hours: number };
}

const hourMs = 3_600_000;
const always: Opening = { openShare: 1, closures: [] };

/** The input of closed forms for a station. */
export function plannedStation(
  use: StationUse,
  evaluate: Evaluate,
  calendar: Calendar | undefined,
  span: readonly [start: number, end: number],
): PlannedStation {
  const { servers, background, closures, closure } = use.station;
  const open = openHours(calendar, span);
  const perHour = closures === undefined ? 0 : evaluate(closures);
  return {
    ...use,
    ...(closure === undefined || perHour === 0 ? {} : { breakdowns: { perHour, hours: evaluate(closure) } }),
    servers: Math.floor(evaluate(servers)),
    backgroundPerHour: background === undefined ? 0 : evaluate(background),
    opening: open === undefined ? always : openingOf(open, (span[1] - span[0]) / hourMs),
  };
}

/** The same station for the engine. */
export function serversOf({ station, servers, isSingle, breakdowns, opening }: PlannedStation): Servers {
  const { id, serves } = station;
  const random = breakdowns && {
    randomClosures: { perYear: 8760 * breakdowns.perHour, hours: hoursOf(breakdowns.hours, 1) },
  };
  return {
    id,
    servers,
    ...random,
    ...(opening.hours === undefined ? {} : { openings: opening.hours }),
    // Where several are inside at once they have to go in one direction.
    ...(serves === "section" && !isSingle ? { discipline: "alternate" as const } : {}),
  };
}

/** Hours of opening and closing in turn, from the start of the run; nothing where it is always open. */
function openHours(
  calendar: Calendar | undefined,
  [start, end]: readonly [start: number, end: number],
): Float64Array | undefined {
  return calendar && openings(calendar, start, end).map((ms) => (ms - start) / hourMs);
}
