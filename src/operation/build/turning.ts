/** Diversions: where a vehicle goes instead when the wait at a border is too long. */
import { type Commodity, type Flow, type Mode, sameVehicle } from "../../model/index.ts";
import type { Route, Router, RouteStep } from "../../routing/index.ts";
import type { Diversion } from "../engine/plan.ts";
import type { Evaluate } from "./evaluateAmounts.ts";
import { hoursIn } from "./pieces.ts";
import type { StagedWay, StageFacts } from "./routeStages.ts";
import type { PlannedWay, Stager } from "./stager.ts";

/** The route of vehicles that turn away from a border crossing. */
export interface Turning extends PlannedWay {
  /** Place of the crossing. */
  readonly from: string;
  /** Hours by which the wait here must exceed the one there. */
  readonly aboveHours: number;
}

/** A vehicle may turn away more than once: from so many crossings at most. */
const mostTurns = 3;

/** What diversions depend on. */
export interface TurningContext {
  readonly flow: Flow;
  readonly commodity: Commodity;
  readonly modes: readonly Mode[] | undefined;
  readonly router: Router;
  readonly stager: Stager;
  readonly evaluate: Evaluate;
}

/** Finds the diversions at the crossings of a flow's route. */
export class Turnings {
  readonly found: Turning[] = [];
  readonly #context: TurningContext;

  constructor(context: TurningContext) {
    this.#context = context;
  }

  /**
   * The diversions at the crossings of a route.
   *
   * @param avoided - Crossings that were turned away from before.
   */
  along(route: Route, avoided: readonly string[] = []): (step: RouteStep) => Diversion | undefined {
    return (step) => {
      const other = avoided.length < mostTurns ? this.#turn(route, step, avoided) : undefined;
      if (other === undefined) return undefined;
      this.found.push(other);
      return { aboveHours: other.aboveHours, to: other.itinerary };
    };
  }

  /** Back one link, then the best route that avoids the crossing. */
  #turn(route: Route, step: RouteStep, before: readonly string[]): Turning | undefined {
    const { flow, commodity, modes, router, stager, evaluate } = this.#context;
    const at = route.steps.indexOf(step);
    const last = route.steps.slice(0, at).findLast(({ type }) => type === "link");
    if (last === undefined) return undefined;
    const avoid = [...before, step.from];
    if (avoid.includes(last.from)) return undefined;
    const hour = evaluate(commodity.valueOfTime, commodity) + standingPerHour(step);
    // Goods whose time costs nothing wait without limit.
    if (hour === 0) return undefined;
    const side = stager.isBorderPlace(last.from) ? { side: last.fromCountry } : {};
    const start = { place: last.from, ...side };
    const found = router.find(start, flow.to, "generalisedCost", { avoid, modes });
    if (found.type === "noRoute") return undefined;
    const whole = router.describe(found);
    // The goods are on a vehicle already and do not change it to turn away.
    if (!sameVehicle(whole.steps[0]?.vehicle, step.vehicle)) return undefined;
    const steps = whole.steps.filter(({ type }) => type !== "load");
    const other = { ...whole, steps };
    const itinerary = [flow.id, ...avoid.map((place) => `not-by-${place}`)].join("/");
    const way = stager.add(itinerary, other, {
      flow,
      commodity,
      before: wayBack(step, last),
      divert: this.along(other, avoid),
    });
    const extra = worth([last, ...steps]) - worth(route.steps.slice(at));
    // Both routes were priced with the queues that routing assumes; the expected waits replace them.
    const usual = hoursIn([step], "queue") - stager.queueHours(way);
    // What is counted at a crossing has reasons to use it that prices leave out: no vehicle turns away from its ordinary queue.
    const least = flow.via === step.from ? hoursIn([step], "queue") : 0;
    return { ...way, from: step.from, aboveHours: Math.max(least, usual + extra / hour) };
  }
}

function wayBack(step: RouteStep, last: RouteStep): StagedWay {
  const id = `back:${step.from}>${last.from}`;
  const hours = hoursIn([last]);
  const facts: StageFacts = {
    id,
    kind: "carriage",
    from: step.from,
    to: last.from,
    distanceKm: last.lengthKm,
    routedHours: hours,
    movingShare: hours === 0 ? 0 : hoursIn([last], "running") / hours,
    money: worth([last]),
  };
  return { stages: [{ type: "delay", id, hours }], facts: [facts] };
}

/** Generalised cost of steps, per unit. */
function worth(steps: readonly RouteStep[]): number {
  let sum = 0;
  for (const { charges } of steps) {
    for (const { measure, amount, timeValue } of charges)
      sum += (measure === "money" ? amount : 0) + timeValue;
  }
  return sum;
}

/** Cost of vehicles and drivers per hour of waiting at a crossing, per unit. */
function standingPerHour(step: RouteStep): number {
  const standing = step.charges.find(({ component }) => component === "standing")?.amount ?? 0;
  const hours = hoursIn([step]);
  return hours === 0 ? 0 : standing / hours;
}
