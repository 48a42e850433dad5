/** Routes with every charge on the way. */

import { compact } from "../../base/index.ts";
import {
  type AmountComponent,
  type Commodity,
  type CustomsState,
  type End,
  type Measure,
  type Mode,
  modeTraits,
  type Vehicle,
} from "../../model/index.ts";
import type { AnsweredYear } from "../../scenario/index.ts";
import type { OpenedScenario } from "../openedScenario.ts";
import { headOf } from "../prices/charge.ts";
import type { PricedGraph } from "../prices/price.ts";
import type { Arc, ArcType, JourneyState } from "../states/stateGraph.ts";
import { customsAlong } from "./customsAlong.ts";
import { type RouteTotals, TotalsTally } from "./totals.ts";

/** One charge on the way. */
export interface StepCharge {
  readonly measure: Measure;
  readonly component: AmountComponent;
  /** In the study's currency, h or kgCO2e. */
  readonly amount: number;
  /** Value of the time, in the study's currency; 0 for charges that are no time. */
  readonly timeValue: number;
  /** How it was calculated. */
  readonly text: string;
  /** Table and row it comes from. */
  readonly rule: string;
  readonly payee?: string;
  /** Ids of the given figures it rests on, in order of mention. */
  readonly figures: readonly string[];
}

/** One move on the way: a link travelled, or something done at a place. */
export interface RouteStep {
  /** Id of the link, or words for what is done. */
  readonly id: string;
  readonly type: ArcType;
  /** Places it leads between; the same for what is done at a place. */
  readonly from: string;
  readonly to: string;
  /** Country it leaves, which at a border crossing is another than the one it enters. */
  readonly fromCountry: string;
  /** Country whose rules hold. */
  readonly country: string;
  /** What carries the consignment once it is done, or before it is unloaded; absent when it is cleared after unloading. */
  readonly vehicle?: Vehicle;
  /** What it is moved from, by a transshipment or a change of gauge. */
  readonly fromVehicle?: Vehicle;
  /** The mode that carries the vehicle, such as a ferry; absent where it goes alone. */
  readonly carrier?: Mode;
  /** Country it enters on board, where a ferry passes a border. */
  readonly intoCountry?: string;
  /** The procedure by which it crosses a border, such as `tir`; absent on the ordinary way. */
  readonly procedure?: string;
  /** How the goods stand with customs once it is done; absent for travellers and for goods that stay in their country. */
  readonly customs?: CustomsState;
  /** Id of the free zone it is done in: entered, left, or the place of clearance. */
  readonly zone?: string;
  readonly lengthKm: number;
  readonly charges: readonly StepCharge[];
}

/** A way from end to end, with everything it costs and why. */
export interface Route {
  readonly type: "route";
  /** The year it answers for, and the edits that depend on it. Absent in answers without a question of their own. */
  readonly year?: AnsweredYear;
  readonly from: End;
  readonly to: End;
  readonly commodity: string;
  /** Ids of the links, in order of travel. */
  readonly links: readonly string[];
  readonly steps: readonly RouteStep[];
  readonly totals: RouteTotals;
}

/** There is no way between two ends. */
export interface NoRoute {
  readonly type: "noRoute";
  /** The year it answers for, and the edits that depend on it. Absent in answers without a question of their own. */
  readonly year?: AnsweredYear;
  readonly from: End;
  readonly to: End;
  readonly commodity: string;
  /** Where it ends, in words. */
  readonly reason: string;
}

/** What a question for a route is answered with. */
export type RouteResult = Route | NoRoute;

/** What it takes to describe a route: the priced graph, its scenario, and the ends asked for. */
export interface RouteContext {
  readonly priced: PricedGraph;
  readonly model: OpenedScenario;
  readonly from: End;
  readonly to: End;
}

/** Describes a path on the state graph as a route. */
export function describeRoute(arcs: ArrayLike<number>, context: RouteContext): Route {
  const { priced, from, to } = context;
  const customs = customsAlong(arcs, priced.graph);
  const steps = Array.from(arcs, (arc, i) => describeStep(arc, context, customs[i]));
  const links = steps.filter((step) => step.type === "link").map((step) => step.id);
  const commodity: Commodity = priced.graph.commodity;
  return { type: "route", from, to, commodity: commodity.id, links, steps, totals: totalsOf(steps) };
}

function describeStep(
  index: number,
  { priced, model }: RouteContext,
  customs: CustomsState | undefined,
): RouteStep {
  const { graph } = priced;
  const firstCharge = graph.firstCharge[index] as number;
  const arc = graph.arcs[index] as (typeof graph.arcs)[number];
  const [before, after] = [arc.from, arc.to].map((s) => graph.states[s]) as [
    (typeof graph.states)[number],
    (typeof graph.states)[number],
  ];
  return {
    // A link has arcs of one length and price for goods in transit and for imported ones.
    id: arc.link?.id ?? arc.id,
    type: arc.type,
    from: before.place,
    to: after.place,
    fromCountry: before.side,
    country: arc.link?.country ?? after.side,
    ...vehiclesOf(arc.type, before, after),
    ...carrierOf(arc, before, after),
    ...(arc.procedure === undefined ? {} : { procedure: arc.procedure }),
    ...(customs === undefined ? {} : { customs }),
    ...zoneOf(before, after),
    lengthKm: priced.lengths[index] as number,
    charges: arc.charges.map(({ measure, component, text, rule, payee, expression }, c) => ({
      measure,
      component,
      text,
      rule,
      amount: priced.amounts[firstCharge + c] as number,
      timeValue: priced.timeValues[firstCharge + c] as number,
      ...(payee === undefined ? {} : { payee }),
      figures: model.givenFigures(expression),
    })),
  };
}

/** The vehicles of a step: that of its end, and that which the consignment left for it. */
export function vehiclesOf(
  type: ArcType,
  before: JourneyState,
  after: JourneyState,
): Pick<RouteStep, "vehicle" | "fromVehicle"> {
  if (type === "transship" || type === "gaugeChange")
    return compact({ vehicle: after.vehicle, fromVehicle: before.vehicle });
  return compact({ vehicle: type === "unload" || type === "clear" ? before.vehicle : after.vehicle });
}

/** What carries the vehicle over a link, and the border it passes on board. */
export function carrierOf(
  { link }: Pick<Arc, "link">,
  before: JourneyState,
  after: JourneyState,
): Pick<RouteStep, "carrier" | "intoCountry"> {
  if (link === undefined || modeTraits[link.mode].carries === undefined) return {};
  return before.side === after.side
    ? { carrier: link.mode }
    : { carrier: link.mode, intoCountry: after.side };
}

function zoneOf(before: JourneyState, after: JourneyState): { zone?: string } {
  const zone = before.zone ?? after.zone;
  return zone === undefined ? {} : { zone };
}

/** Adds up steps. */
export function totalsOf(steps: readonly RouteStep[]): RouteTotals {
  const tally = new TotalsTally();
  for (const { lengthKm, charges } of steps) {
    tally.addLength(lengthKm);
    for (const charge of charges) tally.addCharge(headOf(charge), charge.amount, charge.timeValue);
  }
  return tally.totals();
}
