/** Turns the tallies of all replications into results. */
import { greatest } from "../../base/index.ts";
import { HourTally } from "./hourTally.ts";
import type { PlanShape } from "./planShape.ts";
import {
  type Estimate,
  estimateOf,
  type HourSpread,
  type OperationResult,
  type ServiceResult,
  type SourceResult,
  type StageResult,
  type StationResult,
  spreadOf,
} from "./results.ts";
import type { RunTally } from "./runTally.ts";

/** Facts of a run besides its statistics. */
export interface RunFacts {
  readonly warmUpHours: number;
  readonly steady: boolean | undefined;
  readonly events: number;
  readonly level: number;
}

/** Puts the statistics of replications together. */
export function collect(shape: PlanShape, tallies: readonly RunTally[], facts: RunFacts): OperationResult {
  const collector = new Collector(shape, tallies, facts.level);
  const { horizon } = shape;
  const steady = facts.steady === undefined ? {} : { steady: facts.steady };
  const length = horizon - facts.warmUpHours;
  return {
    horizonHours: horizon,
    warmUpHours: facts.warmUpHours,
    ...steady,
    replications: tallies.length,
    level: facts.level,
    events: facts.events,
    balance: balanceOf(shape, tallies),
    inSystem: collector.estimate((tally) => tally.stockArea() / length),
    stations: shape.stations.map((_, s) => collector.station(s, length)),
    services: shape.services.map((_, s) => collector.service(s, length)),
    sources: shape.sources.map((_, s) => collector.source(s)),
  };
}

/** Goods of all replications, vehicles left out. */
function balanceOf({ sources }: PlanShape, tallies: readonly RunTally[]): OperationResult["balance"] {
  let created = 0;
  let through = 0;
  let lost = 0;
  for (const tally of tallies) {
    for (let s = 0; s < sources.length; s++) {
      created += tally.everCreated[s];
      through += tally.everThrough[s];
      lost += tally.everLost[s];
    }
  }
  return { created, through, lost, inSystem: tallies.reduce((sum, { stock }) => sum + stock, 0) };
}

class Collector {
  readonly #shape: PlanShape;
  readonly #tallies: readonly RunTally[];
  readonly #level: number;

  constructor(shape: PlanShape, tallies: readonly RunTally[], level: number) {
    this.#shape = shape;
    this.#tallies = tallies;
    this.#level = level;
  }

  estimate(of: (tally: RunTally) => number): Estimate {
    return estimateOf(this.#tallies.map(of), this.#level);
  }

  station(place: number, length: number): StationResult {
    const { id } = this.#shape.stations[place];
    const lost = (reason: number): number => this.#mean((t) => t.counts.lost[reason]?.[place]);
    const serverHours = this.#mean((t) => t.areas(place).there);
    return {
      id,
      arrivals: this.#mean((t) => t.counts.arrivals[place]),
      served: this.#mean((t) => t.counts.served[place]),
      lostNoRoom: lost(0),
      lostLongWait: lost(1),
      lostPatience: lost(2),
      diverted: this.#mean((t) => t.counts.diverted[place]),
      ...this.#waiting(place, length),
      busyHours: this.#mean((t) => t.areas(place).busy),
      serverHours,
      ...(serverHours === 0
        ? {}
        : {
            utilisation: this.#ratio(
              (t) => t.areas(place).busy,
              (t) => t.areas(place).there,
            ),
          }),
    };
  }

  service(service: number, length: number): ServiceResult {
    const { id, capacity } = this.#shape.services[service];
    const place = this.#shape.stations.length + service;
    const origin = this.#shape.sources.length + service;
    const departures = this.#mean((t) => t.counts.departures[place]);
    return {
      id,
      departures,
      cancelled: this.#mean((t) => t.counts.cancelled[place]),
      carriedUnits: this.#mean((t) => t.counts.carried[place]),
      ...(departures === 0
        ? {}
        : {
            loadFactor: this.#ratio(
              (t) => t.counts.carried[place],
              (t) => capacity * t.counts.departures[place],
            ),
          }),
      leftBehind: this.#mean((t) => t.counts.leftBehind[place]),
      ...this.#waiting(place, length),
      runHours: this.#trips(origin, [0]),
      stages: this.#stages(origin),
    };
  }

  source(source: number): SourceResult {
    const { id, ways } = this.#shape.origins[source];
    const all = ways.map((_, w) => w);
    return {
      id,
      created: this.#mean((t) => t.since(source).created),
      through: this.#mean((t) => t.since(source).through),
      lost: this.#mean((t) => t.since(source).lost),
      diverted: this.#mean((t) => t.diverted[source]),
      inSystem: this.#mean((t) => t.everCreated[source] - t.everThrough[source] - t.everLost[source]),
      transitHours: this.#trips(source, all),
      itineraries: all.map((w) => ({
        id: this.#shape.ways[ways[w]].id,
        transitHours: this.#trips(source, [w]),
      })),
      stages: this.#stages(source),
    };
  }

  #mean(of: (tally: RunTally) => number): number {
    return this.#tallies.reduce((sum, tally) => sum + of(tally), 0) / this.#tallies.length;
  }

  /** A ratio of means; each replication's own where the divisor is above 0 gives the interval. */
  #ratio(of: (tally: RunTally) => number, over: (tally: RunTally) => number): Estimate {
    const ratios = this.#tallies.filter((t) => over(t) > 0).map((t) => of(t) / over(t));
    return { ...estimateOf(ratios, this.#level), mean: this.#mean(of) / this.#mean(over) };
  }

  #waiting(place: number, length: number): Pick<StationResult, "waitHours" | "queue" | "longestQueue"> {
    return {
      waitHours: this.#spread((t) => [t.waits[place]]),
      queue: this.estimate((t) => t.areas(place).queue / length),
      longestQueue: greatest(this.#tallies.map((t) => t.areas(place).longest)),
    };
  }

  #trips(origin: number, ways: readonly number[]): HourSpread {
    return this.#spread((t) => ways.map((way) => t.trips[t.tripOf(origin, way)]));
  }

  #spread(of: (tally: RunTally) => readonly HourTally[]): HourSpread {
    const parts = this.#tallies.map(of);
    const [single] = parts.flat();
    if (parts.length === 1 && parts[0]?.length === 1) return spreadOf(single, [], this.#level);
    const merged = new HourTally();
    const means: number[] = [];
    for (const tallies of parts) {
      const own = new HourTally();
      for (const tally of tallies) own.merge(tally);
      if (own.count > 0) means.push(own.moments().mean);
      merged.merge(own);
    }
    return spreadOf(merged, means, this.#level);
  }

  #stages(number: number): StageResult[] {
    const origin = this.#shape.origins[number];
    const trips = this.#trips(
      number,
      origin.ways.map((_, w) => w),
    ).count;
    return origin.ways.flatMap((w, i) => {
      const { id, stages } = this.#shape.ways[w];
      return stages.map((stage, s) => {
        const at = origin.stagesAt[i] + s;
        const sum = (of: (tally: RunTally, cell: number) => number): number =>
          this.#tallies.reduce((total, t) => total + of(t, t.stageOf(number, at)), 0);
        const totalHours = sum((t, cell) => t.stageHours(cell));
        return {
          itinerary: id,
          stage,
          visits: sum((t, cell) => t.visits[cell]),
          totalHours,
          waitHours: sum((t, cell) => t.stageWaits(cell)),
          ...(trips === 0 ? {} : { meanHours: totalHours / trips }),
        };
      });
    });
  }
}
