/** Turns the steps of a route into stages of the engine, with the facts results need. */
import { append } from "../../base/index.ts";
import {
  type Commodity,
  type Flow,
  type Link,
  modeTraits,
  type Station,
  vehicleId,
} from "../../model/index.ts";
import type { Route, RouteStep, StepCharge } from "../../routing/index.ts";
import type { Diversion, PlanStage, QueueStage } from "../engine/plan.ts";
import { departureHours, hoursOf } from "./laws.ts";
import type { Ridden } from "./lines.ts";
import { hoursIn, kilometresIn, moneyIn, type Piece, piecesOf, type Stretch } from "./pieces.ts";

/** Facts of a stage that results report. */
export interface StageFacts {
  /** Id of the stage in its itinerary. */
  readonly id: string;
  /** Carriage; at a border crossing; standing elsewhere. */
  readonly kind: "carriage" | "border" | "standing";
  readonly from: string;
  readonly to: string;
  /** Id of the station, where it is one. */
  readonly station?: string;
  /** Id of the service, where one is boarded. */
  readonly service?: string;
  readonly distanceKm: number;
  /** Hours that routing takes for it. */
  readonly routedHours: number;
  /** Share of the travel time, without waits for a departure, during which it moves. */
  readonly movingShare: number;
  /** Money paid in it to others, per unit of the commodity: no duty, nothing for vehicles that stand. */
  readonly money: number;
}

/** A route as stages of the engine. */
export interface StagedWay {
  readonly stages: readonly PlanStage[];
  readonly facts: readonly StageFacts[];
}

/** What turning routes into stages depends on. */
export interface Staging {
  readonly flow: Flow;
  readonly commodity: Commodity;
  readonly links: ReadonlyMap<string, Link>;
  /** Whether a step leads over a border. */
  readonly isBorder: (step: RouteStep) => boolean;
  /** Whether two countries meet at a place. */
  readonly isBorderPlace: (place: string) => boolean;
  /** The station for a step, if the study has one. */
  readonly stationFor: (step: RouteStep) => StationUse | undefined;
  /** The station on a link, if it is a section. */
  readonly sectionFor: (link: Link) => StationUse | undefined;
  /** Share of consignments that is inspected at a crossing. */
  readonly inspectedShare: (step: RouteStep) => number;
  /** Coefficients of variation of times. */
  readonly cv: { readonly crossing: number; readonly rail: number; readonly road: number };
  /** Makes, once, the service of trains over a stretch and returns its id. */
  readonly trains: (stretch: Stretch, run: readonly PlanStage[]) => string;
  /** The line to a timetable that carries a part of a stretch, if there is one. */
  readonly lineOver: (steps: readonly RouteStep[]) => Ridden | undefined;
  /** Makes, once, the service of a line and returns its id. */
  readonly board: (ridden: Ridden, run: readonly PlanStage[]) => string;
  /** Hours that a line takes, where it says so. */
  readonly lineHours: (ridden: Ridden) => number | undefined;
  /** What is done when it would take long at a crossing. */
  readonly divert: (step: RouteStep) => Diversion | undefined;
}

/** How a station serves. */
export interface StationUse {
  readonly station: Station;
  readonly serviceHours: number;
  readonly serviceCv: number;
  /** Whether one at a time is served. */
  readonly isSingle: boolean;
  /** Hours after which waiting ones give up; no limit when absent. */
  readonly patienceHours?: number;
}

/** Turns a route into stages: queues where there are stations, lines and trains where there are some, times elsewhere. */
export function stagedWay({ steps }: Pick<Route, "steps">, staging: Staging): StagedWay {
  return staged(withWaits(steps), staging);
}

/**
 * The wait for a class of service, which routing pays where goods go on board, with the carriage that follows: trains that
 * form and lines have waits of their own in its place.
 */
function withWaits(steps: readonly RouteStep[]): readonly RouteStep[] {
  const moved = [...steps];
  for (const [i, step] of steps.entries()) {
    const isWait = ({ component, rule }: StepCharge): boolean =>
      component === "waiting" && rule.startsWith("services[");
    const waits = step.type === "link" ? [] : step.charges.filter(isWait);
    const next = moved.findIndex(({ type }, j) => j > i && type === "link");
    if (waits.length === 0 || next === -1) continue;
    moved[i] = { ...step, charges: step.charges.filter((charge) => !isWait(charge)) };
    const carriage = moved[next] as RouteStep;
    moved[next] = { ...carriage, charges: [...waits, ...carriage.charges] };
  }
  return moved;
}

function staged(steps: readonly RouteStep[], staging: Staging): StagedWay {
  const ridden = staging.lineOver(steps);
  if (ridden === undefined)
    return joined(piecesOf(steps, staging.links).map((piece) => stagesOf(piece, staging)));
  const end = ridden.at + ridden.count;
  return joined([
    staged(steps.slice(0, ridden.at), staging),
    riddenStages(steps.slice(ridden.at, end), ridden, staging),
    staged(steps.slice(end), staging),
  ]);
}

function joined(ways: readonly StagedWay[]): StagedWay {
  return { stages: ways.flatMap(({ stages }) => stages), facts: ways.flatMap(({ facts }) => facts) };
}

function stagesOf(piece: Piece, staging: Staging): StagedWay {
  if (piece.type === "carriage") return carriageStages(piece, staging);
  return staging.isBorder(piece.step)
    ? crossingStages(piece.step, staging)
    : handlingStages(piece.step, staging);
}

function carriageStages(stretch: Stretch, staging: Staging): StagedWay {
  const { mode, from, to, steps } = stretch;
  const routedHours = hoursIn(steps);
  const waiting = hoursIn(steps, "waiting");
  const id = `${mode}:${from}>${to}`;
  const common = { id, kind: "carriage", from, to, distanceKm: kilometresIn(steps), routedHours } as const;
  const facts = { ...common, movingShare: movingShare(steps), money: moneyIn(steps) };
  const { formsTrains, variability } = modeTraits[mode];
  if (formsTrains) {
    const run = runStages(steps, staging);
    if (staging.flow.vehicle === "train") return { stages: run.map(renamed(id)), facts: [facts] };
    const service = staging.trains(stretch, run);
    return { stages: [{ type: "board", id, service }], facts: [{ ...facts, service }] };
  }
  const cv = variability === undefined ? 0 : staging.cv[variability];
  const stages: PlanStage[] = [{ type: "delay", id, hours: hoursOf(routedHours - waiting, cv) }];
  if (waiting > 0) stages.unshift({ type: "delay", id: `${id}/wait`, hours: departureHours(waiting) });
  return { stages, facts: [facts] };
}

/** Steps that a line carries, borders among them, which it passes with all that is on board. */
function riddenStages(steps: readonly RouteStep[], ridden: Ridden, staging: Staging): StagedWay {
  const [{ from }, { to }] = [steps[0] as RouteStep, steps.at(-1) as RouteStep];
  const hours = staging.lineHours(ridden);
  const borders = steps.filter(({ type }) => type === "crossing");
  const run =
    hours === undefined
      ? runStages(steps, staging)
      : [...delayed(`run:${from}>${to}`, hours, 0), ...runStages(borders, staging)];
  const service = staging.board(ridden, run);
  const id = `line:${ridden.line.id}`;
  const facts: StageFacts = {
    id,
    kind: "carriage",
    from,
    to,
    service,
    distanceKm: kilometresIn(steps),
    routedHours: hoursIn(steps),
    movingShare: movingShare(steps),
    money: moneyIn(steps, ["standing"]),
  };
  return { stages: [{ type: "board", id, service }], facts: [facts] };
}

function delayed(id: string, hours: number, cv: number): PlanStage[] {
  return hours > 0 ? [{ type: "delay", id, hours: hoursOf(hours, cv) }] : [];
}

function movingShare(steps: readonly RouteStep[]): number {
  const hours = hoursIn(steps) - hoursIn(steps, "waiting");
  return hours === 0 ? 0 : hoursIn(steps, "running") / hours;
}

/**
 * What a train goes through: sections where it has to wait for the track, borders it passes, plain running between them. The
 * wait for its departure is none of its run.
 */
function runStages(steps: readonly RouteStep[], staging: Staging): PlanStage[] {
  const stages: PlanStage[] = [];
  let plain: RouteStep[] = [];
  const flush = (): void => {
    const hours = hoursIn(plain) - hoursIn(plain, "waiting");
    const vehicle = plain[0]?.vehicle;
    const isTrain = vehicle !== undefined && modeTraits[vehicle.mode].formsTrains;
    append(
      stages,
      delayed(`run:${plain[0]?.from}>${plain.at(-1)?.to}`, hours, isTrain ? staging.cv.rail : 0),
    );
    plain = [];
  };
  for (const step of steps) {
    const link = staging.links.get(step.id);
    const section = link && staging.sectionFor(link);
    if (link !== undefined && section === undefined) {
      plain.push(step);
      continue;
    }
    flush();
    if (link === undefined) {
      append(stages, delayed(`border:${step.from}`, hoursIn([step]), staging.cv.crossing));
    } else if (section !== undefined) stages.push(passage(section, link, staging));
  }
  flush();
  return stages;
}

/** How a train passes a section: in its turn, passengers' trains first; where several may be inside, with its direction. */
function passage({ station, isSingle, ...use }: StationUse, link: Link, { flow }: Staging): PlanStage {
  const id = `section:${station.id}`;
  const common = { id, station: station.id, hours: hoursOf(use.serviceHours, use.serviceCv) };
  if (isSingle) return { type: "queue", ...common, priority: flow.vehicle === "train" ? 0 : 1 };
  return { type: "pass", ...common, direction: link.id === link.row ? "there" : "back" };
}

/** A train that is a flow of its own has the stages of its run in its own way; their names join that of the stretch. */
function renamed(stretch: string): (stage: PlanStage) => PlanStage {
  return (stage) => ({ ...stage, id: `${stretch}/${stage.id}` });
}

function crossingStages(step: RouteStep, staging: Staging): StagedWay {
  const { from, to } = step;
  const base = { kind: "border", from, to, distanceKm: 0, movingShare: 0 } as const;
  const use = staging.stationFor(step);
  const stages: PlanStage[] = [];
  const facts: StageFacts[] = [];
  const queue = hoursIn([step], "queue");
  if (use !== undefined) {
    const divert = staging.divert(step);
    const id = `gate:${from}`;
    stages.push({ type: "queue", id, ...serviceAt(use), ...(divert === undefined ? {} : { divert }) });
    facts.push({ ...base, id, station: use.station.id, routedHours: queue, money: 0 });
  }
  const inspection = hoursIn([step], "inspection");
  const share = staging.inspectedShare(step);
  const routed = hoursIn([step]) - (use === undefined ? 0 : queue);
  const cv = staging.cv.crossing;
  const id = `border:${from}`;
  const looks = inspection > 0 && share > 0;
  stages.push({ type: "delay", id, hours: hoursOf(looks ? routed - inspection : routed, cv) });
  facts.push({ ...base, id, routedHours: routed, money: moneyIn([step], ["standing"]) });
  if (looks) {
    const look: PlanStage = { type: "delay", id: `${id}/inspection`, hours: hoursOf(inspection / share, cv) };
    stages.push({ type: "branch", id: `${id}/choice`, share, stages: [look] });
  }
  return { stages, facts };
}

function handlingStages(step: RouteStep, staging: Staging): StagedWay {
  const { type, from, to } = step;
  const id = `${type}:${from}:${step.vehicle === undefined ? "delivered" : vehicleId(step.vehicle)}`;
  // A change of gauge at a border belongs to it.
  const kind = type === "gaugeChange" && staging.isBorderPlace(from) ? "border" : "standing";
  const base = { kind, from, to, distanceKm: 0, movingShare: 0 } as const;
  const stages: PlanStage[] = [];
  const facts: StageFacts[] = [];
  const use = staging.stationFor(step);
  if (use !== undefined) {
    stages.push({ type: "queue", id: `station:${use.station.id}`, ...serviceAt(use) });
    const own = { id: `station:${use.station.id}`, station: use.station.id };
    facts.push({ ...base, ...own, routedHours: 0, money: 0 });
  }
  const waiting = hoursIn([step], "waiting");
  const hours = hoursIn([step]);
  if (waiting > 0) {
    stages.push({ type: "delay", id: `${id}:wait`, hours: departureHours(waiting) });
    facts.push({ ...base, id: `${id}:wait`, routedHours: waiting, money: 0 });
  }
  stages.push({ type: "delay", id, hours: hours - waiting });
  facts.push({ ...base, id, routedHours: hours - waiting, money: moneyIn([step], ["duty"]) });
  return { stages, facts };
}

/** The queue of a station: its service time and patience. */
export function serviceAt({
  station,
  serviceHours,
  serviceCv,
  patienceHours,
}: StationUse): Pick<QueueStage, "station" | "hours" | "patience"> {
  const patience = patienceHours === undefined ? {} : { patience: patienceHours };
  return { station: station.id, hours: hoursOf(serviceHours, serviceCv), ...patience };
}
