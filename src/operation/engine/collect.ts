import { HourTally } from "./hourTally.ts";
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
import type { OriginShape, PlanShape, WayShape } from "./shape.ts";
import type { Tally } from "./tally.ts";

/** What is told of a run beside its statistics. */
export interface RunFacts {
  readonly warmUpHours: number;
  readonly steady: boolean | undefined;
  readonly events: number;
  readonly level: number;
}

/** Puts the statistics of replications together. */
export function collect(shape: PlanShape, tallies: readonly Tally[], facts: RunFacts): OperationResult {
  const collector = new Collector(shape, tallies, facts.level);
  const { horizon } = shape;
  const steady = facts.steady === undefined ? {} : { steady: facts.steady };
  const length = horizon - facts.warmUpHours;
  return {
    ...{ horizonHours: horizon, warmUpHours: facts.warmUpHours, ...steady },
    ...{ replications: tallies.length, level: facts.level, events: facts.events },
    balance: balanceOf(shape, tallies),
    inSystem: collector.estimate((tally) => tally.stockArea() / length),
    stations: shape.stations.map((_, s) => collector.station(s, length)),
    services: shape.services.map((_, s) => collector.service(s, length)),
    sources: shape.sources.map((_, s) => collector.source(s)),
  };
}

/** Goods of all replications, vehicles left out. */
function balanceOf({ sources }: PlanShape, tallies: readonly Tally[]): OperationResult["balance"] {
  let [created, through, lost] = [0, 0, 0];
  for (const tally of tallies) {
    for (let s = 0; s < sources.length; s++) {
      created += tally.everCreated[s] as number;
      through += tally.everThrough[s] as number;
      lost += tally.everLost[s] as number;
    }
  }
  return { created, through, lost, inSystem: tallies.reduce((sum, { stock }) => sum + stock, 0) };
}

class Collector {
  readonly #shape: PlanShape;
  readonly #tallies: readonly Tally[];
  readonly #level: number;

  constructor(shape: PlanShape, tallies: readonly Tally[], level: number) {
    this.#shape = shape;
    this.#tallies = tallies;
    this.#level = level;
  }

  estimate(of: (tally: Tally) => number): Estimate {
    return estimateOf(this.#tallies.map(of), this.#level);
  }

  station(place: number, length: number): StationResult {
    const { id } = this.#shape.stations[place] as PlanShape["stations"][number];
    const lost = (reason: number): number => this.#mean((t) => t.counts.lost[reason]?.[place] as number);
    const serverHours = this.#mean((t) => t.areas(place).there);
    return {
      ...{ id, arrivals: this.#mean((t) => t.counts.arrivals[place] as number) },
      served: this.#mean((t) => t.counts.served[place] as number),
      ...{ lostNoRoom: lost(0), lostLongWait: lost(1), lostPatience: lost(2) },
      diverted: this.#mean((t) => t.counts.diverted[place] as number),
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
    const { id, capacity } = this.#shape.services[service] as PlanShape["services"][number];
    const place = this.#shape.stations.length + service;
    const origin = this.#shape.sources.length + service;
    const departures = this.#mean((t) => t.counts.departures[place] as number);
    return {
      ...{ id, departures, cancelled: this.#mean((t) => t.counts.cancelled[place] as number) },
      carriedUnits: this.#mean((t) => t.counts.carried[place] as number),
      ...(departures === 0
        ? {}
        : {
            loadFactor: this.#ratio(
              (t) => t.counts.carried[place] as number,
              (t) => capacity * (t.counts.departures[place] as number),
            ),
          }),
      leftBehind: this.#mean((t) => t.counts.leftBehind[place] as number),
      ...this.#waiting(place, length),
      runHours: this.#trips(origin, [0]),
      stages: this.#stages(origin),
    };
  }

  source(source: number): SourceResult {
    const { id, ways } = this.#shape.origins[source] as OriginShape;
    const all = ways.map((_, w) => w);
    return {
      ...{ id, created: this.#mean((t) => t.since(source).created) },
      through: this.#mean((t) => t.since(source).through),
      lost: this.#mean((t) => t.since(source).lost),
      diverted: this.#mean((t) => t.diverted[source] as number),
      inSystem: this.#mean(
        (t) =>
          (t.everCreated[source] as number) -
          (t.everThrough[source] as number) -
          (t.everLost[source] as number),
      ),
      transitHours: this.#trips(source, all),
      itineraries: all.map((w) => ({
        id: (this.#shape.ways[ways[w] as number] as WayShape).id,
        transitHours: this.#trips(source, [w]),
      })),
      stages: this.#stages(source),
    };
  }

  #mean(of: (tally: Tally) => number): number {
    return this.#tallies.reduce((sum, tally) => sum + of(tally), 0) / this.#tallies.length;
  }

  /** A ratio of means; each replication's own where the divisor is above 0 gives the interval. */
  #ratio(of: (tally: Tally) => number, over: (tally: Tally) => number): Estimate {
    const ratios = this.#tallies.filter((t) => over(t) > 0).map((t) => of(t) / over(t));
    return { ...estimateOf(ratios, this.#level), mean: this.#mean(of) / this.#mean(over) };
  }

  #waiting(place: number, length: number): Pick<StationResult, "waitHours" | "queue" | "longestQueue"> {
    return {
      waitHours: this.#spread((t) => [t.waits[place] as HourTally]),
      queue: this.estimate((t) => t.areas(place).queue / length),
      longestQueue: Math.max(...this.#tallies.map((t) => t.areas(place).longest)),
    };
  }

  #trips(origin: number, ways: readonly number[]): HourSpread {
    return this.#spread((t) => ways.map((way) => t.trips[t.tripOf(origin, way)] as HourTally));
  }

  #spread(of: (tally: Tally) => readonly HourTally[]): HourSpread {
    const parts = this.#tallies.map(of);
    const [single] = parts.flat();
    if (parts.length === 1 && parts[0]?.length === 1) return spreadOf(single as HourTally, [], this.#level);
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
    const origin = this.#shape.origins[number] as OriginShape;
    const trips = this.#trips(
      number,
      origin.ways.map((_, w) => w),
    ).count;
    return origin.ways.flatMap((w, i) => {
      const { id, stages } = this.#shape.ways[w] as WayShape;
      return stages.map((stage, s) => {
        const at = (origin.stagesAt[i] as number) + s;
        const sum = (of: (tally: Tally, cell: number) => number): number =>
          this.#tallies.reduce((total, t) => total + of(t, t.stageOf(number, at)), 0);
        const totalHours = sum((t, cell) => t.stageHours(cell));
        return {
          ...{ itinerary: id, stage, visits: sum((t, cell) => t.visits[cell] as number), totalHours },
          waitHours: sum((t, cell) => t.stageWaits(cell)),
          ...(trips === 0 ? {} : { meanHours: totalHours / trips }),
        };
      });
    });
  }
}
