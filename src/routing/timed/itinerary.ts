/** Describes a dated journey step by step. */

import type { End, Mode, Vehicle } from "../../model/index.ts";
import type { AnsweredYear } from "../../scenario/index.ts";
import type { PricedGraph } from "../prices/price.ts";
import { carrierOf, vehiclesOf } from "../routes/route.ts";
import type { Arc, ArcType, JourneyState } from "../states/stateGraph.ts";
import type { Clock } from "./clock.ts";
import type { TimedPath } from "./search.ts";
import { type Passing, pass } from "./stages.ts";
import type { TimedArc } from "./timedGraph.ts";

/** One move of a dated journey. Wait, work and pause sum exactly to the time from arrival to end. */
export interface DatedStep {
  /** Id of the link, or words for what is done. */
  readonly id: string;
  readonly type: ArcType;
  /** Places it leads between; the same for what is done at a place. */
  readonly from: string;
  readonly to: string;
  /** Country whose rules hold. */
  readonly country: string;
  /** What carries the consignment once it is done, or before it is unloaded; absent when it is cleared after unloading. */
  readonly vehicle?: Vehicle;
  /** What it is moved from, by a transshipment or a change of gauge. */
  readonly fromVehicle?: Vehicle;
  /** The mode that carries the vehicle, such as a ferry; absent where it goes alone. */
  readonly carrier?: Mode;
  /** The procedure by which it crosses a border, such as `tir`; absent on the ordinary way. */
  readonly procedure?: string;
  /** Country it enters on board, where a ferry passes a border. */
  readonly intoCountry?: string;
  /** Id of the service on board of which it is. */
  readonly service?: string;
  readonly lengthKm: number;
  /** When the consignment comes to it, to the minute. */
  readonly arrives: string;
  /** When it begins: the border opens, the train leaves. */
  readonly starts: string;
  /** When it is done. */
  readonly ends: string;
  /** Hours since departure at which the consignment comes to it. */
  readonly arriveHours: number;
  /** Hours waited for an opening or a departure. */
  readonly waitHours: number;
  /** Hours in which something was done. */
  readonly workHours: number;
  /** Hours in which what was begun lay still, since it was shut. */
  readonly pauseHours: number;
  /** Hours since departure at which it is done. */
  readonly endHours: number;
}

/** A journey with dates: the way that arrives first. */
export interface Itinerary {
  readonly type: "itinerary";
  /** The year it answers for, and the edits that depend on it. */
  readonly year?: AnsweredYear;
  readonly from: End;
  readonly to: End;
  readonly commodity: string;
  /** Moments by the clock of the departure asked for, to the minute. */
  readonly departs: string;
  readonly arrives: string;
  /** Hours from departure to arrival: the sum of the steps' waits, work and pauses. */
  readonly hours: number;
  readonly waitHours: number;
  readonly workHours: number;
  readonly pauseHours: number;
  readonly distanceKm: number;
  /** Money of this way per unit by the study's charges, in its currency. What time is worth is not in it. */
  readonly money: number;
  /** Ids of the links, in order of travel. */
  readonly links: readonly string[];
  readonly steps: readonly DatedStep[];
}

/** What it takes to describe a dated journey. */
export interface ItineraryContext {
  readonly priced: PricedGraph;
  readonly clock: Clock;
  readonly from: End;
  readonly to: End;
  /** Hours. */
  readonly depart: number;
}

/** Describes a path as a journey with dates. */
export function describeItinerary({ arcs }: Pick<TimedPath, "arcs">, context: ItineraryContext): Itinerary {
  const { priced, clock, from, to, depart } = context;
  const steps: DatedStep[] = [];
  const sums = { hours: 0, waitHours: 0, workHours: 0, pauseHours: 0, distanceKm: 0, money: 0 };
  let time = depart;
  for (const arc of arcs) {
    const passing = pass(arc.stages, time) as Passing;
    const step = describeStep(arc, { passing, arrive: time }, context);
    steps.push(step);
    for (const part of ["waitHours", "workHours", "pauseHours"] as const) sums[part] += step[part];
    sums.distanceKm += step.lengthKm;
    sums.money += priced.weights.money[arc.arc] as number;
    time = passing.end;
  }
  return {
    type: "itinerary",
    from,
    to,
    commodity: priced.graph.commodity.id,
    departs: clock.text(depart),
    arrives: clock.text(time),
    ...sums,
    hours: time - depart,
    links: steps.filter(({ type }) => type === "link").map(({ id }) => id),
    steps,
  };
}

function describeStep(
  { arc: index, service }: TimedArc,
  { passing, arrive }: { readonly passing: Passing; readonly arrive: number },
  { priced, clock, depart }: ItineraryContext,
): DatedStep {
  const { graph, lengths } = priced;
  const { id, type, link, procedure, ...ends } = graph.arcs[index] as Arc;
  const [before, after] = [ends.from, ends.to].map((state) => graph.states[state]) as [
    JourneyState,
    JourneyState,
  ];
  return {
    id,
    type,
    from: before.place,
    to: after.place,
    country: link?.country ?? after.side,
    ...vehiclesOf(type, before, after),
    ...carrierOf({ link }, before, after),
    ...(procedure === undefined ? {} : { procedure }),
    ...(service === undefined ? {} : { service }),
    lengthKm: lengths[index] as number,
    arrives: clock.text(arrive),
    starts: clock.text(passing.start),
    ends: clock.text(passing.end),
    arriveHours: arrive - depart,
    waitHours: passing.wait,
    workHours: passing.work,
    pauseHours: passing.pause,
    endHours: passing.end - depart,
  };
}
