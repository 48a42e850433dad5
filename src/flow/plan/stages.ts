import type { Route, Step } from "../../graph/index.ts";
import type { Commodity, Flow, Link, Station } from "../../model/index.ts";
import type { Diversion, QueueStage, Stage } from "../engine/plan.ts";
import type { Ridden } from "./departures.ts";
import { departureHours, hoursOf } from "./laws.ts";
import { type Carriage, hoursIn, kilometresIn, moneyIn, type Piece, piecesOf } from "./pieces.ts";

/** What a stage of a way is, for those who read results. */
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
  /** Hours of these in motion. */
  readonly movingHours: number;
  /** Money paid in it, per unit of the commodity. */
  readonly money: number;
}

/** A way as stages of the engine. */
export interface StagedWay {
  readonly stages: readonly Stage[];
  readonly facts: readonly StageFacts[];
}

/** What ways are staged with. */
export interface Staging {
  readonly flow: Flow;
  readonly commodity: Commodity;
  readonly links: ReadonlyMap<string, Link>;
  /** Whether a step leads over a border. */
  readonly isBorder: (step: Step) => boolean;
  /** The station for a step, if the study has one. */
  readonly stationFor: (step: Step) => StationUse | undefined;
  /** The station on a link, if it is a section. */
  readonly sectionFor: (link: Link) => StationUse | undefined;
  /** Share of consignments that is inspected at a crossing. */
  readonly inspectedShare: (step: Step) => number;
  /** Coefficients of variation of times. */
  readonly cv: { readonly crossing: number; readonly rail: number; readonly road: number };
  /** Makes, once, the service of trains over a stretch and returns its id. */
  readonly trains: (stretch: Carriage, run: readonly Stage[]) => string;
  /** The line to a timetable that carries a part of a stretch, if there is one. */
  readonly lineOver: (steps: readonly Step[]) => Ridden | undefined;
  /** Makes, once, the service of a line and returns its id. */
  readonly board: (ridden: Ridden, run: readonly Stage[]) => string;
  /** Hours that a line takes, where it says so. */
  readonly lineHours: (ridden: Ridden) => number | undefined;
  /** What is done when it would take long at a crossing. */
  readonly divert: (step: Step) => Diversion | undefined;
}

/** How a station serves who comes. */
export interface StationUse {
  readonly station: Station;
  readonly serviceHours: number;
  readonly serviceCv: number;
  /** Hours after which who waits gives up; for ever when absent. */
  readonly patienceHours?: number;
}

/** Turns a route into stages: queues where there are stations, trains where goods go by rail, times elsewhere. */
export function stagedWay(route: Route, staging: Staging): StagedWay {
  const staged = piecesOf(route, staging.links).map((piece) => stagesOf(piece, staging));
  return { stages: staged.flatMap(({ stages }) => stages), facts: staged.flatMap(({ facts }) => facts) };
}

function stagesOf(piece: Piece, staging: Staging): StagedWay {
  if (piece.type === "carriage") return carriageStages(piece, staging);
  return staging.isBorder(piece.step)
    ? crossingStages(piece.step, staging)
    : handlingStages(piece.step, staging);
}

function carriageStages(stretch: Carriage, staging: Staging): StagedWay {
  const { mode, from, to, steps } = stretch;
  const ridden = mode === "road" ? undefined : staging.lineOver(steps);
  if (ridden !== undefined) return riddenStages(stretch, ridden, staging);
  const [routedHours, waiting] = [hoursIn(steps), hoursIn(steps, "waiting")];
  const id = `${mode}:${from}>${to}`;
  const common = { id, kind: "carriage", from, to, distanceKm: kilometresIn(steps), routedHours } as const;
  const facts = { ...common, movingHours: hoursIn(steps, "running"), money: moneyIn(steps) };
  if (mode === "rail") {
    const run = runStages(stretch, staging);
    if (staging.flow.vehicle === "train") return { stages: run.map(renamed(id)), facts: [facts] };
    const service = staging.trains(stretch, run);
    return { stages: [{ type: "board", id, service }], facts: [{ ...facts, service }] };
  }
  const cv = mode === "road" ? staging.cv.road : 0;
  const stages: Stage[] = [{ type: "delay", id, hours: hoursOf(routedHours - waiting, cv) }];
  if (waiting > 0) stages.unshift({ type: "delay", id: `${id}/wait`, hours: departureHours(waiting) });
  return { stages, facts: [facts] };
}

/** A stretch of which a line carries a part: what comes before, the line, what comes after. */
function riddenStages(stretch: Carriage, ridden: Ridden, staging: Staging): StagedWay {
  const { at, count } = ridden;
  const part = (steps: readonly Step[]): Carriage => {
    const [first, last] = [steps[0] as Step, steps.at(-1) as Step];
    return { ...stretch, from: first.from, to: last.to, steps };
  };
  const own = part(stretch.steps.slice(at, at + count));
  const rest = [stretch.steps.slice(0, at), stretch.steps.slice(at + count)];
  const [before, after] = rest.map(
    (steps): StagedWay =>
      steps.length === 0 ? { stages: [], facts: [] } : carriageStages(part(steps), staging),
  ) as [StagedWay, StagedWay];
  const { from, to, steps } = own;
  const routed = hoursIn(steps);
  const hours = staging.lineHours(ridden) ?? routed - hoursIn(steps, "waiting");
  const service = staging.board(ridden, [{ type: "delay", id: `run:${from}>${to}`, hours }]);
  const id = `line:${ridden.line.id}`;
  const facts: StageFacts = {
    ...{ id, kind: "carriage", from, to, service, distanceKm: kilometresIn(steps), routedHours: routed },
    ...{ movingHours: hoursIn(steps, "running"), money: moneyIn(steps) },
  };
  return {
    stages: [...before.stages, { type: "board", id, service }, ...after.stages],
    facts: [...before.facts, facts, ...after.facts],
  };
}

/** What a train goes through: sections where one has to wait for the track, plain running between them. */
function runStages({ steps }: Carriage, staging: Staging): Stage[] {
  const stages: Stage[] = [];
  let plain: Step[] = [];
  const flush = (): void => {
    const hours = hoursIn(plain);
    const [first, last] = [plain[0], plain.at(-1)];
    if (hours > 0) {
      const id = `run:${first?.from}>${last?.to}`;
      stages.push({ type: "delay", id, hours: hoursOf(hours, staging.cv.rail) });
    }
    plain = [];
  };
  for (const step of steps) {
    const link = staging.links.get(step.id) as Link;
    const section = staging.sectionFor(link);
    if (section === undefined) {
      plain.push(step);
      continue;
    }
    flush();
    const { station, serviceHours, serviceCv } = section;
    const direction = link.id === link.row ? "there" : "back";
    const hours = hoursOf(serviceHours, serviceCv);
    stages.push({ type: "pass", id: `section:${station.id}`, station: station.id, hours, direction });
  }
  flush();
  return stages;
}

/** A train that is a flow of its own has the stages of its run in its own way; their names join that of the stretch. */
function renamed(stretch: string): (stage: Stage) => Stage {
  return (stage) => ({ ...stage, id: `${stretch}/${stage.id}` });
}

function crossingStages(step: Step, staging: Staging): StagedWay {
  const { from, to } = step;
  const base = { kind: "border", from, to, distanceKm: 0, movingHours: 0 } as const;
  const use = staging.stationFor(step);
  const stages: Stage[] = [];
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
  facts.push({ ...base, id, routedHours: routed, money: moneyIn([step]) });
  if (looks) {
    const look: Stage = { type: "delay", id: `${id}/inspection`, hours: hoursOf(inspection / share, cv) };
    stages.push({ type: "branch", id: `${id}/choice`, share, stages: [look] });
  }
  return { stages, facts };
}

function handlingStages(step: Step, staging: Staging): StagedWay {
  const { type, from, to } = step;
  const id = `${type}:${from}:${step.vehicle}`;
  const base = { kind: "standing", from, to, distanceKm: 0, movingHours: 0 } as const;
  const stages: Stage[] = [];
  const facts: StageFacts[] = [];
  const use = staging.stationFor(step);
  if (use !== undefined) {
    stages.push({ type: "queue", id: `station:${use.station.id}`, ...serviceAt(use) });
    const own = { id: `station:${use.station.id}`, station: use.station.id };
    facts.push({ ...base, ...own, routedHours: 0, money: 0 });
  }
  const [waiting, hours] = [hoursIn([step], "waiting"), hoursIn([step])];
  if (waiting > 0) {
    stages.push({ type: "delay", id: `${id}:wait`, hours: departureHours(waiting) });
    facts.push({ ...base, id: `${id}:wait`, routedHours: waiting, money: 0 });
  }
  stages.push({ type: "delay", id, hours: hours - waiting });
  facts.push({ ...base, id, routedHours: hours - waiting, money: moneyIn([step]) });
  return { stages, facts };
}

/** What a queue at a station is like, for everybody who comes. */
export function serviceAt({
  station,
  serviceHours,
  serviceCv,
  patienceHours,
}: StationUse): Pick<QueueStage, "station" | "hours" | "patience"> {
  const patience = patienceHours === undefined ? {} : { patience: patienceHours };
  return { station: station.id, hours: hoursOf(serviceHours, serviceCv), ...patience };
}
