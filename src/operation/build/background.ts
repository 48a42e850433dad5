/** Traffic at a station besides the flows of the study. */
import type { GoodsSource, PlanItinerary, PlanStage } from "../engine/plan.ts";
import { hoursOf } from "./laws.ts";
import { type StationUse, serviceAt } from "./routeStages.ts";

/** Traffic at a station besides the flows of the study. */
export interface Background {
  readonly sources: readonly GoodsSource[];
  readonly itineraries: readonly PlanItinerary[];
}

/** Independent arrivals that are served and leave; at a section that holds several, half of them in each direction. */
export function backgroundOf(use: StationUse, perHour: number): Background {
  const { station, serviceHours, serviceCv } = use;
  const id = `background:${station.id}`;
  const pass = (direction: "there" | "back"): PlanStage => {
    const hours = hoursOf(serviceHours, serviceCv);
    return { type: "pass", id: "pass", station: station.id, hours, direction };
  };
  const ways: readonly PlanItinerary[] =
    station.serves === "section" && !use.isSingle
      ? (["there", "back"] as const).map((way) => ({ id: `${id}/${way}`, stages: [pass(way)] }))
      : [{ id, stages: [{ type: "queue", id: "queue", ...serviceAt(use) }] }];
  return {
    itineraries: ways,
    sources: ways.map((way) => ({
      id: way.id,
      itinerary: way.id,
      arrivals: { type: "poisson", perHour: perHour / ways.length },
    })),
  };
}
