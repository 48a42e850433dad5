/** A state graph whose arcs have calendars and departures. */

import { append } from "../../base/index.ts";
import {
  type BorderMode,
  type Crossing,
  figuresOf,
  modeTraits,
  type Network,
  selectCrossing,
} from "../../model/index.ts";
import type { PricedGraph } from "../prices/price.ts";
import type { Arc, JourneyState } from "../states/stateGraph.ts";
import type { Clock } from "./clock.ts";
import type { Stage } from "./stages.ts";

/** A move whose time depends on when it is begun. */
export interface TimedArc {
  /** Index of the node it leaves: a state of the state graph, or one on board of a service. */
  readonly from: number;
  readonly to: number;
  /** Index of the arc of the state graph it moves along. */
  readonly arc: number;
  readonly stages: readonly Stage[];
  /** Id of the service, when it is on board of one. */
  readonly service?: string;
}

/** What an arc of the state graph takes by the mean times of the study, in hours. */
export interface ArcHours {
  /** All but what follows. */
  readonly moving: number;
  /** Mean wait for a departure. */
  readonly wait: number;
  /** At a border; also on board of a ferry. */
  readonly border: number;
  /** Whether the mean wait is that of a service. */
  readonly isServed: boolean;
}

/** Takes the time of an arc apart. */
export function arcHours({ graph, amounts, weights }: PricedGraph, index: number): ArcHours {
  const { charges } = graph.arcs[index] as Arc;
  const firstCharge = graph.firstCharge[index] as number;
  let wait = 0;
  let border = 0;
  let isServed = false;
  for (const [c, { measure, component, table, expression }] of charges.entries()) {
    const amount = amounts[firstCharge + c] as number;
    if (measure !== "time") continue;
    if (table === "crossings") border += amount;
    if (component === "waiting" && (table === "timings" || table === "services")) {
      wait += amount;
      isServed = figuresOf(expression).some((id) => /^services\..*\.wait$/.test(id));
    }
  }
  return { moving: (weights.time[index] as number) - wait - border, wait, border, isServed };
}

/** The border work of an arc: in the hours of the crossing's calendar, or at any hour where it keeps none. */
export function borderStages(index: number, hours: number, context: TimedContext): Stage[] {
  const { priced, network, clock } = context;
  const arc = priced.graph.arcs[index] as Arc;
  const calendar = crossingOf(arc, priced, network)?.calendar;
  if (calendar === undefined) return hours === 0 ? [] : [{ type: "fixed", hours }];
  const {
    windows,
    calendar: { unbroken = false },
  } = clock.windows(calendar);
  return [{ type: "opened", hours, calendar, windows, unbroken }];
}

/** The row of the border crossing that an arc leads over, or that is passed on board of its ferry. */
function crossingOf(arc: Arc, { graph }: PricedGraph, { crossings }: Network): Crossing | undefined {
  const [from, to] = [arc.from, arc.to].map((state) => graph.states[state]) as [JourneyState, JourneyState];
  const { link, type, procedure } = arc;
  if (from.side === to.side) return undefined;
  const isOnBoard = link !== undefined && modeTraits[link.mode].borders === "onBoard";
  if (type !== "crossing" && !isOnBoard) return undefined;
  const mode = (isOnBoard ? link.mode : from.vehicle?.mode) as BorderMode;
  const at = isOnBoard ? link.row : from.place;
  const found = selectCrossing(crossings, {
    at,
    mode,
    from: from.side,
    to: to.side,
    commodity: graph.commodity,
    procedure,
  });
  return found.type === "one" ? found.row : undefined;
}

/** What timed arcs are made of. */
export interface TimedContext {
  readonly priced: PricedGraph;
  readonly network: Network;
  readonly clock: Clock;
}

/** An arc as it is passed without a service: by the mean times of the study, and in the hours of its border crossing. */
export function plainArc(index: number, context: TimedContext): TimedArc {
  const { from, to } = context.priced.graph.arcs[index] as Arc;
  const { moving, wait, border } = arcHours(context.priced, index);
  const stages: Stage[] = [];
  if (wait > 0) stages.push({ type: "fixed", hours: wait, isWait: true });
  if (moving > 0) stages.push({ type: "fixed", hours: moving });
  append(stages, borderStages(index, border, context));
  return { from, to, arc: index, stages };
}
