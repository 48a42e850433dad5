/** The numbering of a plan that statistics and logs refer to. */

/** What a step of an itinerary does. */
export const steps = { delay: 0, queue: 1, hold: 2, release: 3, board: 4, branch: 5 } as const;

/** A step of an itinerary. Steps of all itineraries are numbered together. */
export interface StepShape {
  readonly kind: (typeof steps)[keyof typeof steps];
  /** Number of the station (queue, hold, release) or of the service (board); -1 for others. */
  readonly target: number;
  /** Number of the stage in its itinerary; -1 for those that take no time. */
  readonly stage: number;
  readonly servers: number;
}

/** An itinerary through the system. */
export interface ItineraryShape {
  readonly id: string;
  /** Ids of the stages that take time. */
  readonly stages: readonly string[];
}

/** Where individuals come from: a source of goods or a service of vehicles. */
export interface OriginShape {
  readonly id: string;
  readonly type: "source" | "service";
  /** Itineraries its individuals may take, its own first, then those of diversions; by number. */
  readonly ways: readonly number[];
  /** For each of `ways`, where its stages begin among those of the origin. */
  readonly stagesAt: readonly number[];
  readonly stageCount: number;
}

/** Everything in a plan that statistics and logs refer to, by number. Plain data. */
export interface PlanShape {
  /** Horizon on the grid. */
  readonly horizon: number;
  readonly sources: readonly { readonly id: string }[];
  readonly stations: readonly { readonly id: string }[];
  readonly services: readonly { readonly id: string; readonly capacity: number }[];
  readonly ways: readonly ItineraryShape[];
  readonly steps: readonly StepShape[];
  /** Sources, then services. */
  readonly origins: readonly OriginShape[];
}

/** The shape of a plan without anything else. */
export function shapeOf({
  horizon,
  sources,
  stations,
  services,
  ways,
  steps,
  origins,
}: PlanShape): PlanShape {
  const named = ({ id }: { readonly id: string }) => ({ id });
  return {
    horizon,
    sources: sources.map(named),
    stations: stations.map(named),
    services: services.map(({ id, capacity }) => ({ id, capacity })),
    ways: ways.map(({ id, stages }) => ({ id, stages })),
    steps: steps.map(({ kind, target, stage, servers }) => ({ kind, target, stage, servers })),
    origins: origins.map(({ id, type, ways, stagesAt, stageCount }) => ({
      id,
      type,
      ways,
      stagesAt,
      stageCount,
    })),
  };
}
