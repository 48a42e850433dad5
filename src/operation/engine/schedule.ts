/** Quantities that change at certain hours: servers on shift, arrival rates. */
import type { Numbers, PlanStation, RateProfile, StationClosure } from "./plan.ts";
import { onGrid } from "./timeGrid.ts";

/** A quantity that changes at certain hours: `values[i]` from `hours[i]` on. */
export interface Schedule {
  /** Strictly rising; the first is 0. */
  readonly hours: Float64Array;
  readonly values: Float64Array;
}

/** Servers that may begin something, over time: those of the shift while open, none while closed. */
export function serverSchedule(station: PlanStation, horizon: number): Schedule {
  const { openings, closures = [], shifts = [], servers } = station;
  const hours = [0, ...(openings ?? []), ...closures.flatMap(ends), ...shifts.map((s) => s.fromHours)];
  const shiftAt = follower(
    [0, ...shifts.map((s) => s.fromHours)],
    [servers, ...shifts.map((s) => s.servers)],
  );
  const openAt = openings
    ? follower(
        openings,
        Array.from(openings, (_, i) => (i + 1) % 2),
      )
    : () => 1;
  const closedAt = openClosures(closures);
  return scheduleOf(hours, horizon, (hour) => (openAt(hour) > 0 && closedAt(hour) === 0 ? shiftAt(hour) : 0));
}

/** By what a rate is multiplied, over time. */
export function rateSchedule(profile: RateProfile, horizon: number): Schedule {
  const { atHours, factors, periodHours, seasons = [] } = profile;
  const hours: number[] = seasons.flatMap(ends);
  const values: number[] = [];
  const starts: number[] = [];
  const rounds = periodHours === undefined ? 1 : Math.ceil(horizon / periodHours);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < atHours.length; i++) {
      starts.push(round * (periodHours ?? 0) + atHours[i]);
      values.push(factors[i]);
    }
  }
  const baseAt = follower(starts, values);
  return scheduleOf([0, ...hours, ...starts], horizon, (hour) => {
    let factor = baseAt(hour);
    for (const s of seasons) if (onGrid(s.fromHours) <= hour && hour < onGrid(s.toHours)) factor *= s.factor;
    return factor;
  });
}

function ends({ fromHours, toHours }: StationClosure): number[] {
  return [fromHours, toHours];
}

function scheduleOf(hours: readonly number[], horizon: number, valueAt: (hour: number) => number): Schedule {
  const sorted = [...new Set(hours.map(onGrid))].filter((h) => h < horizon).sort((a, b) => a - b);
  const kept: number[] = [];
  const values: number[] = [];
  for (const hour of sorted) {
    const value = valueAt(hour);
    if (value === values.at(-1)) continue;
    kept.push(hour);
    values.push(value);
  }
  return { hours: Float64Array.from(kept), values: Float64Array.from(values) };
}

/** The last value whose hour has come, 0 before the first; to be asked with rising hours. */
function follower(hours: Numbers, values: readonly number[]): (hour: number) => number {
  let next = 0;
  return (hour) => {
    while (next < hours.length && onGrid(hours[next]) <= hour) next++;
    return next === 0 ? 0 : values[next - 1];
  };
}

/** How many closures hold; to be asked with rising hours. */
function openClosures(closures: readonly StationClosure[]): (hour: number) => number {
  const changes = closures
    .flatMap((c) => [
      { hour: onGrid(c.fromHours), by: 1 },
      { hour: onGrid(c.toHours), by: -1 },
    ])
    .sort((a, b) => a.hour - b.hour);
  let next = 0;
  let holding = 0;
  return (hour) => {
    for (; next < changes.length && changes[next]?.hour <= hour; next++) holding += changes[next]?.by;
    return holding;
  };
}
