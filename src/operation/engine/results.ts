/** Results of a run, and how they are read from its tallies. */
import { type MeanInterval, meanInterval, momentsOf, varianceOf } from "../../math/index.ts";
import type { HourTally } from "./hourTally.ts";

/** A mean with its interval. */
export interface Estimate {
  readonly mean: number;
  /** By Student's t over replications; absent for a single one. */
  readonly interval?: MeanInterval;
}

/** Hours as they were met. All fields but `count` and `totalHours` are absent when there were none. */
export interface HourSpread {
  readonly count: number;
  /** Sum of all, rounded once. */
  readonly totalHours: number;
  readonly mean?: number;
  /** Standard deviation. */
  readonly sd?: number;
  readonly least?: number;
  /** Quantiles, off by at most 1/64 of themselves. */
  readonly p5?: number;
  readonly p10?: number;
  readonly p50?: number;
  readonly p80?: number;
  readonly p90?: number;
  readonly p95?: number;
  readonly greatest?: number;
  /** Share that was more than 0. */
  readonly shareAboveZero?: number;
  /**
   * Where the mean lies: over replications by Student's t, for a single one over 16 to 31 batches in order of at
   * least 64 each; absent where there are fewer, or where several itineraries are thrown together.
   */
  readonly interval?: MeanInterval;
}

/** What happened at a station, after the warm-up, in a replication of mean length. */
export interface StationResult {
  readonly id: string;
  /** Who came, turned away or not. Counts are means over replications. */
  readonly arrivals: number;
  readonly served: number;
  /** Turned away as there was no room. */
  readonly lostNoRoom: number;
  /** Gone out of patience. */
  readonly lostPatience: number;
  /** Lost because the expected wait was too long and there was no other itinerary. */
  readonly lostLongWait: number;
  /** Diverted to another itinerary because the expected wait was too long. */
  readonly diverted: number;
  /** Of those that began to be served. */
  readonly waitHours: HourSpread;
  /** How many waited, over time. */
  readonly queue: Estimate;
  /** The most that waited for any time. */
  readonly longestQueue: number;
  /** Server-hours of service. */
  readonly busyHours: number;
  /** Server-hours on shift while open, and those of servers that finish after closing. */
  readonly serverHours: number;
  /** Busy over server hours; absent without any. */
  readonly utilisation?: Estimate;
}

/** What a service did, after the warm-up; counts are means over replications. */
export interface ServiceResult {
  readonly id: string;
  readonly departures: number;
  readonly cancelled: number;
  readonly carriedUnits: number;
  /** Carried units over capacity of all departures; absent without any. */
  readonly loadFactor?: Estimate;
  /** Consignments that were in time for a departure and had to wait for the next, summed over departures. */
  readonly leftBehind: number;
  /** Waits for a departure. */
  readonly waitHours: HourSpread;
  readonly queue: Estimate;
  readonly longestQueue: number;
  /** Runs of vehicles that ended: from departure to the end of the run. */
  readonly runHours: HourSpread;
  /** Stages of the run. */
  readonly stages: readonly StageResult[];
}

/** A stage in the trips of a source or in the runs of a service. */
export interface StageResult {
  readonly itinerary: string;
  readonly stage: string;
  /** Trips that went through it, of those that ended. */
  readonly visits: number;
  /** Hours of all these in it, rounded once. */
  readonly totalHours: number;
  /** The part spent waiting. */
  readonly waitHours: number;
  /** Mean over all trips of the source, also those that did not pass here: these add up to the mean trip. */
  readonly meanHours?: number;
}

/** What became of the goods of a source, after the warm-up; counts are means over replications. */
export interface SourceResult {
  readonly id: string;
  readonly created: number;
  readonly through: number;
  readonly lost: number;
  /** How often goods were diverted. */
  readonly diverted: number;
  /** Still in the system at the end. */
  readonly inSystem: number;
  /** Trips that began after the warm-up and ended. */
  readonly transitHours: HourSpread;
  /** The same by the itinerary on which they ended. */
  readonly itineraries: readonly { readonly id: string; readonly transitHours: HourSpread }[];
  readonly stages: readonly StageResult[];
}

/** Goods since the run began, warm-up included, over all replications: in = out + lost + stock. */
export interface GoodsBalance {
  readonly created: number;
  readonly through: number;
  readonly lost: number;
  readonly inSystem: number;
}

/** What a plan came to. */
export interface OperationResult {
  readonly horizonHours: number;
  /** What was left out of the statistics. */
  readonly warmUpHours: number;
  /** Whether the rule that finds the warm-up found a steady state; absent where hours were given. */
  readonly steady?: boolean;
  readonly replications: number;
  /** Share of intervals that hold the true value. */
  readonly level: number;
  /** Timers that went off, over all replications. */
  readonly events: number;
  readonly balance: GoodsBalance;
  /** Consignments in the system, over time. */
  readonly inSystem: Estimate;
  readonly stations: readonly StationResult[];
  readonly services: readonly ServiceResult[];
  readonly sources: readonly SourceResult[];
}

/** Hours that make a batch at least. */
const leastBatch = 64;

/** The mean of a quantity over replications. */
export function estimateOf(values: readonly number[], level: number): Estimate {
  const moments = momentsOf(Float64Array.from(values));
  const interval = meanInterval(moments, level);
  return { mean: moments.mean, ...(interval === undefined ? {} : { interval }) };
}

/**
 * Describes hours.
 *
 * @param means - Of each replication that had any.
 */
export function spreadOf(tally: HourTally, means: readonly number[], level: number): HourSpread {
  const moments = tally.moments();
  const totalHours = tally.total;
  if (moments.count === 0) return { count: 0, totalHours };
  const interval = meanInterval(momentsOf(samplesOf(tally, means)), level);
  const at = (probability: number): number => tally.quantile(probability) as number;
  return {
    count: moments.count,
    totalHours,
    mean: moments.mean,
    sd: Math.sqrt(varianceOf(moments) ?? 0),
    least: tally.least,
    p5: at(0.05),
    p10: at(0.1),
    p50: at(0.5),
    p80: at(0.8),
    p90: at(0.9),
    p95: at(0.95),
    greatest: tally.greatest,
    shareAboveZero: 1 - tally.zeros / moments.count,
    ...(interval === undefined ? {} : { interval }),
  };
}

/**
 * What the interval of a mean is made of: means of replications, or of 16 to 31 batches, as few and long ones are hardly
 * correlated (B. Schmeiser, Operations Research 30, 1982); nothing where batches would be short.
 */
function samplesOf(tally: HourTally, means: readonly number[]): Float64Array {
  if (means.length > 1) return Float64Array.from(means);
  return tally.batchSize < leastBatch ? new Float64Array(0) : tally.batchMeans();
}
