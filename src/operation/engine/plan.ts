/** The plan of a discrete-event run, as plain data: sources, itineraries, stations, services. */
import type { Distribution, Seed } from "../../random/index.ts";

/** Hours that are the same for all (a number), or drawn again each time. Never below 0. */
export type DrawnHours = number | Distribution;

/** Numbers in a row; a typed array where there are many. */
export type Numbers = readonly number[] | Float64Array;

/**
 * What a discrete-event run needs, as plain data: where goods come from, their itineraries, where they wait and what
 * carries them. All times are hours since the start of the run; they are kept as whole ticks of ten microseconds,
 * so that what ends just at a bound meets it, and the times of the stages of a trip add up to the time of the trip.
 */
export interface OperationPlan {
  /** Names all randomness. */
  readonly seed: Seed;
  /** How long the run lasts; what ends at this hour counts, what would begin then does not. Above 0, below 524,288 (59 years). */
  readonly horizonHours: number;
  /**
   * How much of the start is left out of the statistics, as a run begins empty. A number of hours below the horizon;
   * `"mser5"` finds it by the rule of K. P. White (Simulation 69, 1997) on the goods in the system over time, in a run
   * of its own. 0 when absent.
   */
  readonly warmUpHours?: number | "mser5";
  /** Independent runs, each with draws of its own; 1 when absent. */
  readonly replications?: number;
  readonly sources: readonly GoodsSource[];
  readonly itineraries: readonly PlanItinerary[];
  readonly stations: readonly PlanStation[];
  /** None when absent. */
  readonly services?: readonly PlanService[];
}

/** Where consignments enter the system. */
export interface GoodsSource {
  /** Unique among sources. Names the draws: the same id draws the same whatever else the plan holds. */
  readonly id: string;
  readonly arrivals: Arrivals;
  /** Consignments that arrive at once, each an individual of its own; a draw is rounded and at least 0. 1 when absent. */
  readonly batch?: number | Distribution;
  /** No arrivals before; the first gap begins here. 0 when absent. */
  readonly fromHours?: number;
  /** No arrivals at this hour or later; the horizon when absent. */
  readonly toHours?: number;
  /** At most this many consignments in all; without limit when absent. */
  readonly limit?: number;
  /** Their itinerary, unless they are diverted. */
  readonly itinerary: string;
  /** Units of a consignment (wagons, containers, tonnes: those that services count), above 0. 1 when absent. */
  readonly units?: number | Distribution;
}

/** When consignments come. */
export type Arrivals =
  | {
      /** Independent of each other. */
      readonly type: "poisson";
      /** Mean number of arrivals an hour where the profile is 1. At least 0. */
      readonly perHour: number;
      readonly profile?: RateProfile;
    }
  | {
      /** With gaps that are drawn one after another; a profile stretches and shrinks them. */
      readonly type: "gaps";
      /** Hours between arrivals where the profile is 1. */
      readonly hours: DrawnHours;
      readonly profile?: RateProfile;
    }
  | {
      readonly type: "listed";
      /** When, in rising order; several at one hour may stand beside each other. */
      readonly atHours: Numbers;
    };

/**
 * How a rate of arrivals changes: it is multiplied by a factor that holds until the next one. Gaps are drawn in a time
 * that runs as fast as the factor (change of time; E. Çinlar, 1975), so each arrival takes one draw, whatever the
 * profile.
 */
export interface RateProfile {
  /** When factors begin to hold: 0 first, rising. */
  readonly atHours: Numbers;
  /** One for each of `atHours`, at least 0. */
  readonly factors: Numbers;
  /** The pattern repeats after this time, e.g. 168 for a week; it holds its last factor for ever when absent.
   * At least 1. */
  readonly periodHours?: number;
  /** Further factors for a while, e.g. a season; where several hold they multiply. */
  readonly seasons?: readonly PlanSeason[];
}

/** A time with more or fewer arrivals. */
export interface PlanSeason {
  readonly fromHours: number;
  /** The first hour after it. */
  readonly toHours: number;
  /** At least 0. */
  readonly factor: number;
}

/** An itinerary through the system: stages in their order. */
export interface PlanItinerary {
  /** Unique among itineraries. */
  readonly id: string;
  /** At least one. */
  readonly stages: readonly PlanStage[];
}

/** A stage of an itinerary. */
export type PlanStage =
  | DelayStage
  | QueueStage
  | PassStage
  | HoldStage
  | ReleaseStage
  | BoardStage
  | BranchStage;

/** What all stages have. */
export interface StageName {
  /**
   * Unique in its itinerary, branches included. Together with the source it names the draws of the stage: stages of one
   * id in two itineraries, say of two scenarios or of a detour, draw alike.
   */
  readonly id: string;
}

/** Takes time, however many do the same. */
export interface DelayStage extends StageName {
  readonly type: "delay";
  readonly hours: DrawnHours;
}

/** How to wait for a station. */
export interface Waiting {
  /** Id of the station. */
  readonly station: string;
  /** Servers taken at once, a whole number of at least 1; 1 when absent. */
  readonly servers?: number;
  /**
   * The longest wait; an individual whose service has not begun by then is lost. No limit when absent. Not for vehicles,
   * nor between a hold and its release.
   */
  readonly patience?: DrawnHours;
  /** What to do when the expected wait is long. Not for vehicles, nor between a hold and its release. */
  readonly divert?: Diversion;
}

/** A switch to another itinerary when the expected wait here is longer than there. */
export interface Diversion {
  /**
   * Hours by which the wait here exceeds the one at the first station of the other itinerary. A wait is expected to be the
   * work of those that go before, each at the mean of its law, over the servers on shift, plus the time until the station
   * is open again.
   */
  readonly aboveHours: number;
  /** The itinerary to begin instead, from its first stage; individuals that divert are lost when absent. */
  readonly to?: string;
}

/** Waits for servers of a station and is served. */
export interface QueueStage extends StageName, Waiting {
  readonly type: "queue";
  /** Time of service. */
  readonly hours: DrawnHours;
  /** A part that takes longer at the same server, e.g. inspection. */
  readonly extra?: { readonly share: number; readonly hours: DrawnHours };
  /** Whole number, 0 goes first; 0 when absent. Service is never interrupted. Only at stations of discipline `priority`. */
  readonly priority?: number;
}

/** Passes a stretch that only one direction uses at a time: a single track, a movable bridge. */
export interface PassStage extends StageName, Waiting {
  readonly type: "pass";
  /** How long the stretch is occupied. */
  readonly hours: DrawnHours;
  readonly direction: "there" | "back";
}

/** Waits for servers of a station and keeps them through the stages that follow, until a {@link ReleaseStage}. */
export interface HoldStage extends StageName, Waiting {
  readonly type: "hold";
  /** As in {@link QueueStage}. */
  readonly priority?: number;
}

/** Gives back what a {@link HoldStage} before it in the same list took. Takes no time. */
export interface ReleaseStage extends StageName {
  readonly type: "release";
  /** Id of the hold. */
  readonly hold: string;
}

/** Waits for a departure of a service and travels with it. Not for vehicles. */
export interface BoardStage extends StageName {
  readonly type: "board";
  /** Id of the service. */
  readonly service: string;
}

/** Continues with one of two lists of stages, by chance. Takes no time itself. */
export interface BranchStage extends StageName {
  readonly type: "branch";
  /** Probability of going through `stages`, 0 to 1. */
  readonly share: number;
  readonly stages: readonly PlanStage[];
  /** The stages of the others; nothing when absent. */
  readonly otherwise?: readonly PlanStage[];
}

/** A queue with servers: lanes, berths, cranes, gauge-change stands, a stretch of single track. */
export interface PlanStation {
  /** Unique among stations. */
  readonly id: string;
  /** Whole number, at least 0. */
  readonly servers: number;
  /** Other numbers of servers from certain hours on, rising. When servers leave, services in progress are finished. */
  readonly shifts?: readonly PlanShift[];
  /**
   * Hours of opening and of closing in turn, strictly rising; always open when absent or `null`. Nothing begins while
   * closed; what has begun is finished.
   */
  readonly openings?: Numbers | null;
  /** Planned closures, in any order; they may overlap. */
  readonly closures?: readonly StationClosure[];
  /** Closures that come without warning. */
  readonly randomClosures?: RandomClosures;
  /** How many may wait; arrivals are lost when it is full. No limit when absent. Not for vehicles. */
  readonly room?: number;
  /**
   * `priority`: first come, first served within a priority, the most urgent first; the next one waits for as many
   * servers as it needs and is not overtaken. `alternate`: for {@link PassStage}; the two directions are never inside
   * together and take turns when both wait, each turn as many as there are servers. `priority` when absent.
   */
  readonly discipline?: "priority" | "alternate";
}

/** A number of servers from an hour on. */
export interface PlanShift {
  readonly fromHours: number;
  readonly servers: number;
}

/** A station does not begin anything from an hour on until before another. */
export interface StationClosure {
  readonly fromHours: number;
  readonly toHours: number;
}

/** Random closures: after the end of each, the time to the next is exponential. */
export interface RandomClosures {
  /** How many in a year (8,760 h) of openness. At least 0. */
  readonly perYear: number;
  readonly hours: DrawnHours;
}

/**
 * Vehicles that carry many consignments at once. They leave at listed hours, every so many hours, when full, or by
 * several of these. Consignments board whole, in the order they came, without overtaking.
 */
export interface PlanService {
  /** Unique among services. */
  readonly id: string;
  /** Units a vehicle takes. Above 0. */
  readonly capacity: number;
  /** Departures at these hours, strictly rising. */
  readonly atHours?: Numbers;
  /** A departure every so many hours. */
  readonly every?: { readonly hours: number; readonly firstHours?: number };
  /** Leaves as soon as a vehicle is full too. `false` when absent. */
  readonly whenFull?: boolean;
  /** Hours before a departure after which arrivals wait for the next one. 0 when absent. */
  readonly cutOffHours?: number;
  /** A departure with fewer units is cancelled. 0, running empty, when absent. */
  readonly leastUnits?: number;
  /**
   * Number of vehicles. One that leaves is back after its run and `returnHours`; a departure that is due while none is
   * available takes place as soon as one is, and is cancelled when the next one is due before that. No limit when absent.
   */
  readonly vehicles?: number;
  /** 0 when absent. */
  readonly returnHours?: DrawnHours;
  /** Stages of a vehicle's run: delays, queues, passes, holds, branches. At least one. */
  readonly run: readonly PlanStage[];
}
