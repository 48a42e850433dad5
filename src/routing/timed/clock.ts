/** Time in dated searches: hours since the first departure. */

import {
  type Calendar,
  departuresBetween,
  type Instant,
  instantText,
  type Network,
  openings,
  roundAmount,
  type Service,
} from "../../model/index.ts";

const hourMs = 3_600_000;

/**
 * Time as dated searches count it: hours since a first departure, in multiples of 2^-30 as all amounts of routes are, so
 * that the parts of a journey sum to the whole exactly.
 */
export class Clock {
  readonly #begin: Instant;
  readonly #end: number;
  readonly #calendars: ReadonlyMap<string, Calendar>;
  readonly #windows = new Map<string, Float64Array>();
  readonly #departures = new Map<Service, Float64Array>();
  /** Days after the first departure beyond which no calendar and no timetable is looked at. */
  readonly horizonDays: number;

  constructor(network: Network, begin: Instant, horizonDays: number) {
    this.#begin = begin;
    this.#end = begin.time + horizonDays * 24 * hourMs;
    this.#calendars = new Map(network.calendars.map((calendar) => [calendar.id, calendar]));
    this.horizonDays = horizonDays;
  }

  /** The calendar of an id, and when it is open within the horizon, in hours. */
  windows(id: string): { readonly calendar: Calendar; readonly windows: Float64Array } {
    const calendar = this.#calendars.get(id) as Calendar;
    const windows = this.#windows.get(id) ?? this.#hours(openings(calendar, this.#begin.time, this.#end));
    this.#windows.set(id, windows);
    return { calendar, windows };
  }

  /** The departures of a service within the horizon, in hours; none of one that has only a headway. */
  departures(service: Service): Float64Array {
    const known = this.#departures.get(service);
    if (known !== undefined || service.timetable === undefined) return known ?? new Float64Array();
    const calendar = service.calendar === undefined ? undefined : this.#calendars.get(service.calendar);
    const found = departuresBetween(service.timetable, this.#begin.time, this.#end, calendar);
    const hours = this.#hours(found);
    this.#departures.set(service, hours);
    return hours;
  }

  /** A moment as people write it, by the clock of the departure. */
  text(hours: number): string {
    const { time, offset } = this.#begin;
    return instantText({ time: time + hours * hourMs, offset });
  }

  #hours(times: Float64Array): Float64Array {
    return times.map((time) => roundAmount((time - this.#begin.time) / hourMs));
  }
}
