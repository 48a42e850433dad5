// Finds stations where simulated waits are far from queueing formulas, and explains why.
import type { StationOutcome, TrafficRun } from "../../operation/index.ts";
import { fixed, percent } from "../text/numbers.ts";
import { lostAt } from "./operationRows.ts";

/** A station where the simulated wait is far from the queueing formula, or where no formula applies. */
export interface StationGap {
  readonly station: StationOutcome;
  /** The simulated and the expected wait. */
  readonly comparison: string;
  /** Possible reasons, with their size where it is known. */
  readonly reasons: readonly string[];
}

/** A gap is more than this many hours and more than this share of the formula. */
export const farApart = { hours: 1, share: 0.25 } as const;

/** No percentages for formulas shorter than this. */
export const leastHours = 0.05;

/** The stations of a run whose waits are far from the queueing formula. */
export function stationGaps(run: TrafficRun): StationGap[] {
  return run.stations.flatMap((station): StationGap[] => {
    const comparison = compareWaits(station);
    return comparison === undefined ? [] : [{ station, comparison, reasons: reasonsFor(station, run) }];
  });
}

/** Whether the interval of the simulated wait contains the queueing formula; undefined without either. */
export function holdsClosedForm({ closedForm, result }: StationOutcome): boolean | undefined {
  const { interval } = result.waitHours;
  if (closedForm.type !== "wait" || interval === undefined) return undefined;
  return interval.low <= closedForm.hours && closedForm.hours <= interval.high;
}

/** The confidence level of the intervals of a run's waits: `99 %`. */
export function levelText({ stations }: TrafficRun): string {
  const interval = stations
    .map(({ result }) => result.waitHours.interval)
    .find((found) => found !== undefined);
  return interval === undefined ? "" : percent(interval.level);
}

function compareWaits({ closedForm, difference, result, load }: StationOutcome): string | undefined {
  const { mean } = result.waitHours;
  if (closedForm.type === "saturated") {
    const simulated =
      mean === undefined ? "No vehicle was served" : `${fixed(mean, 1)} h simulated, for the vehicles served`;
    const cause =
      load === undefined
        ? "The station does not open during the run"
        : `Arrivals are ${fixed(load, 2)} times the capacity, so the queue has no steady state and grows as long as that lasts`;
    const fluid = `${fixed(closedForm.hours, 1)} h by the fluid formula for this run`;
    return `${simulated}; ${fluid}. ${cause}; the longest queue is ${fixed(result.longestQueue, 0)}.`;
  }
  if (mean === undefined) return undefined;
  if (closedForm.type === "unused")
    return mean > farApart.hours
      ? `${fixed(mean, 1)} h simulated where no arrivals were expected.`
      : undefined;
  const { hours } = closedForm;
  if (difference === undefined || Math.abs(difference) <= Math.max(farApart.hours, farApart.share * hours))
    return undefined;
  const share = hours < leastHours ? "" : ` (${percent(Math.abs(difference) / hours)})`;
  const direction = difference < 0 ? "less" : "more";
  return `${fixed(mean, 1)} h simulated, ${fixed(hours, 1)} h by the formula: ${fixed(Math.abs(difference), 1)} h${share} ${direction}.`;
}

/** What queueing formulas ignore and what applies at this station. */
function reasonsFor(station: StationOutcome, run: TrafficRun): string[] {
  const isMore = (station.difference ?? 0) > 0;
  const causes =
    station.closedForm.type === "wait"
      ? [
          closed(station),
          turnedAway(station),
          countOf(station, run),
          isMore ? trainloads(station, run) : bunches(station),
          byChance(station),
        ]
      : [turnedAway(station)];
  const known = causes.filter((text) => text !== undefined);
  if (known.length > 0 || station.closedForm.type === "saturated") return known;
  return ["The run shows none of the known causes here."];
}

function byChance(station: StationOutcome): string | undefined {
  return holdsClosedForm(station) === true
    ? "The interval of the simulated wait contains the formula: chance alone can explain the gap."
    : undefined;
}

function turnedAway(station: StationOutcome): string | undefined {
  const { arrivals, diverted } = station.result;
  const lost = lostAt(station);
  if (diverted + lost === 0) return undefined;
  return `Of ${fixed(arrivals, 0)} arrivals ${fixed(diverted, 0)} diverted to another route and ${fixed(lost, 0)} were lost, which shortens the queue; the formula assumes that all wait.`;
}

function closed({ closures, closedForm }: StationOutcome): string | undefined {
  const hours = closures.reduce((sum, each) => sum + each, 0);
  if (hours === 0 || closedForm.type !== "wait") return undefined;
  const often = closures.length === 1 ? "once" : `in ${closures.length} closures`;
  return `The station was closed for ${fixed(hours, 0)} h, ${often}; in the formula all vehicles wait for it to open (${fixed(closedForm.fluidHours, 1)} h each, including its usual hours), while the run counts vehicles served after the warm-up.`;
}

/** The number of arrivals is random, and flows have seasons. */
function countOf({ result, expectedPerDay }: StationOutcome, run: TrafficRun): string | undefined {
  const perDay = result.arrivals / (run.days - run.warmUpDays);
  const off = perDay / expectedPerDay - 1;
  if (!(Math.abs(off) > 0.05)) return undefined;
  return `${fixed(perDay, 0)} vehicles arrived per day, ${percent(Math.abs(off))} ${off > 0 ? "more" : "fewer"} than the ${fixed(expectedPerDay, 0)} expected.`;
}

/** Whether the arrivals at a station come directly from a train or a line. */
function trainloads(station: StationOutcome, run: TrafficRun): string | undefined {
  const isFed = run.flows.some(({ stages }) => {
    const at = stages.findIndex((stage) => stage.station === station.id);
    const last = stages.slice(0, Math.max(0, at)).findLast(({ kind }) => kind === "carriage");
    return last?.service !== undefined;
  });
  if (!isFed) return undefined;
  return "They arrive by train, many at once, and wait for each other; the formula assumes single arrivals.";
}

/** The formula for independent arrivals. */
function bunches({ arrivalCv, serviceCv, closedForm, difference }: StationOutcome): string | undefined {
  if (closedForm.type !== "wait" || arrivalCv <= 1) return undefined;
  const { hours, fluidHours, breakdownHours } = closedForm;
  const chance = hours - fluidHours - breakdownHours;
  const square = (value: number): number => value * value;
  const alone = (chance * (1 + square(serviceCv))) / (square(arrivalCv) + square(serviceCv));
  // Causes of less than a tenth of the difference are not worth a sentence.
  if (chance - alone < Math.abs(difference ?? 0) / 10) return undefined;
  const independent = hours - chance + alone;
  return `The formula assumes gaps between arrivals as uneven as at the origin (coefficient of variation ${fixed(arrivalCv, 1)}), but bunches dissolve en route. For independent arrivals (1.0) the formula gives ${fixed(independent, 1)} h.`;
}
