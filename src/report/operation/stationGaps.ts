import type { StationOutcome, TrafficRun } from "../../operation/index.ts";
import { fixed, percent } from "../text/numbers.ts";
import { lostAt } from "./operationRows.ts";

/** A station where the wait met and its closed form are far apart, or where there is no closed form. */
export interface StationGap {
  readonly station: StationOutcome;
  /** What is expected and what came. */
  readonly found: string;
  /** Why that may be, each with how much where that can be told. */
  readonly reasons: readonly string[];
}

/** Far apart is more than this many hours and more than this share of the closed form. */
export const farApart = { hours: 1, share: 0.25 } as const;

/** Of a closed form shorter than this no difference is told in percent. */
export const leastHours = 0.05;

/** Stations of a run whose waits are far from their closed forms, in words. */
export function stationGaps(run: TrafficRun): StationGap[] {
  return run.stations.flatMap((station): StationGap[] => {
    const found = foundAt(station);
    return found === undefined ? [] : [{ station, found, reasons: reasonsFor(station, run) }];
  });
}

/** Whether the interval of the wait met holds the closed form; absent without either. */
export function holdsClosedForm({ closedForm, result }: StationOutcome): boolean | undefined {
  const { interval } = result.waitHours;
  if (closedForm.type !== "wait" || interval === undefined) return undefined;
  return interval.low <= closedForm.hours && closedForm.hours <= interval.high;
}

/** The level of the intervals of a run's waits: `99 %`. */
export function levelText({ stations }: TrafficRun): string {
  const interval = stations
    .map(({ result }) => result.waitHours.interval)
    .find((found) => found !== undefined);
  return interval === undefined ? "" : percent(interval.level);
}

function foundAt({ closedForm, difference, result, load }: StationOutcome): string | undefined {
  const { mean } = result.waitHours;
  if (closedForm.type === "saturated") {
    const met =
      mean === undefined ? "nobody was served" : `${fixed(mean, 1)} h met by those that were served`;
    const more =
      load === undefined
        ? "it does not open within the run"
        : `${fixed(load, 2)} times as much comes as can be served: there is no steady wait, it grows as long as that lasts`;
    const fluid = `${fixed(closedForm.hours, 1)} h as a fluid queue in this run`;
    return `${met}, ${fluid}. ${capital(more)}; ${fixed(result.longestQueue, 0)} waited at most.`;
  }
  if (mean === undefined) return undefined;
  if (closedForm.type === "unused")
    return mean > farApart.hours ? `${fixed(mean, 1)} h met where nobody was expected.` : undefined;
  const { hours } = closedForm;
  if (difference === undefined || Math.abs(difference) <= Math.max(farApart.hours, farApart.share * hours))
    return undefined;
  const share = hours < leastHours ? "" : ` (${percent(Math.abs(difference) / hours)})`;
  const way = difference < 0 ? "less" : "more";
  return `${fixed(mean, 1)} h met, ${fixed(hours, 1)} h in closed form: ${fixed(Math.abs(difference), 1)} h${share} ${way}.`;
}

/** What closed forms leave out and is so at this station. */
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
  return ["None of the causes that can be told from the run is so here."];
}

function byChance(station: StationOutcome): string | undefined {
  return holdsClosedForm(station) === true
    ? "The interval of the wait met holds the closed form: chance alone may be it."
    : undefined;
}

function turnedAway(station: StationOutcome): string | undefined {
  const { arrivals, diverted } = station.result;
  const lost = lostAt(station);
  if (diverted + lost === 0) return undefined;
  return `Of ${fixed(arrivals, 0)} that came ${fixed(diverted, 0)} turned to another way and ${fixed(lost, 0)} were lost, which shortens the queue; closed forms let nobody turn away.`;
}

function closed({ closures, closedForm }: StationOutcome): string | undefined {
  const hours = closures.reduce((sum, each) => sum + each, 0);
  if (hours === 0 || closedForm.type !== "wait") return undefined;
  const often = closures.length === 1 ? "once" : `in ${closures.length} closures`;
  return `It was shut for ${fixed(hours, 0)} h, ${often}; in the closed form all wait for it to open (${fixed(closedForm.fluidHours, 1)} h each, with its usual hours), the run counts those that were served after the days left out.`;
}

/** Counts come by chance, and flows have seasons. */
function countOf({ result, expectedPerDay }: StationOutcome, run: TrafficRun): string | undefined {
  const perDay = result.arrivals / (run.days - run.warmUpDays);
  const off = perDay / expectedPerDay - 1;
  if (!(Math.abs(off) > 0.05)) return undefined;
  return `${fixed(perDay, 0)} came a day, ${percent(Math.abs(off))} ${off > 0 ? "more" : "fewer"} than the ${fixed(expectedPerDay, 0)} expected.`;
}

/** Whether those that come to a station get off a train or a line right before. */
function trainloads(station: StationOutcome, run: TrafficRun): string | undefined {
  const isFed = run.flows.some(({ stages }) => {
    const at = stages.findIndex((stage) => stage.station === station.id);
    const last = stages.slice(0, Math.max(0, at)).findLast(({ kind }) => kind === "carriage");
    return last?.service !== undefined;
  });
  if (!isFed) return undefined;
  return "They come by the train, many at once, and wait for each other; the closed form takes them one by one.";
}

/** What the closed form would be for arrivals that do not depend on each other. */
function bunches({ arrivalCv, serviceCv, closedForm, difference }: StationOutcome): string | undefined {
  if (closedForm.type !== "wait" || arrivalCv <= 1) return undefined;
  const { hours, fluidHours, breakdownHours } = closedForm;
  const chance = hours - fluidHours - breakdownHours;
  const square = (value: number): number => value * value;
  const alone = (chance * (1 + square(serviceCv))) / (square(arrivalCv) + square(serviceCv));
  // What explains less than a tenth of the difference is not told.
  if (chance - alone < Math.abs(difference ?? 0) / 10) return undefined;
  const independent = hours - chance + alone;
  return `The closed form takes the gaps between arrivals as uneven as where they set out (coefficient of variation ${fixed(arrivalCv, 1)}); on the way bunches dissolve. If they came independently of each other (1.0) it would be ${fixed(independent, 1)} h.`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
