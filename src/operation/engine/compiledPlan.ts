/** Compiles a plan: names become numbers, itineraries become steps. */
import { greatest } from "../../base/index.ts";
import { type DrawColumn, type Extra, hoursLaw } from "./drawColumns.ts";
import type {
  DrawnHours,
  GoodsSource,
  HoldStage,
  OperationPlan,
  PlanItinerary,
  PlanService,
  PlanStage,
  PlanStation,
} from "./plan.ts";
import { type ItineraryShape, type OriginShape, type PlanShape, type StepShape, steps } from "./planShape.ts";
import { onGrid } from "./timeGrid.ts";

/** A step of an itinerary. */
export interface Step extends StepShape {
  /** The step after it, at a branch the step of those not chosen; -1 at the end of the itinerary. */
  readonly next: number;
  /** The step of those a branch chooses. */
  readonly chosen: number;
  /** Priority or direction. */
  readonly rank: number;
  /** Hours when they are no draw; of the delay or the service. */
  readonly hours: number;
  /** Draw of the hours, or of the choice at a branch, counted within the itinerary; -1 when fixed. */
  readonly column: number;
  /** `Infinity`: never gives up. */
  readonly patience: number;
  readonly patienceColumn: number;
  /** Hours of expected wait; `Infinity`: never diverts. */
  readonly divertAbove: number;
  /** Number of the itinerary; -1: lost. */
  readonly divertTo: number;
  /** Station whose expected wait counts against diverting, and the priority there; -1: none. */
  readonly againstStation: number;
  readonly againstRank: number;
  /** Mean server-hours that an individual brings to this step. */
  readonly work: number;
  /** Mean server-hours remaining of a service in progress (mean residual life). */
  readonly residual: number;
}

/** An itinerary as steps. */
export interface CompiledItinerary extends ItineraryShape {
  readonly first: number;
  /** Draws of an individual on it. */
  readonly columns: readonly ItineraryColumn[];
  /** Itineraries it may be diverted to, by number. */
  readonly diversions: readonly number[];
}

/** A draw on an itinerary; together with the name of the origin, a column. */
export interface ItineraryColumn {
  readonly stage: string;
  readonly purpose: string;
  readonly make: DrawColumn["make"];
}

/** An origin of individuals, with the draws for their itineraries. */
export interface Origin extends OriginShape {
  /** For each of `ways`, where its draws begin among those of the origin. */
  readonly drawsAt: readonly number[];
  readonly columns: readonly DrawColumn[];
}

/** A plan in numbers: names are replaced by places in lists, itineraries flattened to steps. */
export interface CompiledPlan extends PlanShape {
  readonly plan: OperationPlan;
  readonly sources: readonly GoodsSource[];
  readonly stations: readonly PlanStation[];
  readonly services: readonly PlanService[];
  readonly ways: readonly CompiledItinerary[];
  readonly steps: readonly Step[];
  readonly origins: readonly Origin[];
  /** Priorities, or directions, at each station. */
  readonly ranks: readonly number[];
  /** DrawColumns and stages of the origin that has most. */
  readonly width: { readonly draws: number; readonly stages: number };
}

/** Compiles a checked plan. */
export function compilePlan(plan: OperationPlan): CompiledPlan {
  const { sources, stations, services = [], itineraries } = plan;
  const names: Names = {
    stations: placesOf(stations),
    services: placesOf(services),
    itineraries: placesOf(itineraries),
    ways: itineraries,
  };
  const list: Step[] = [];
  const runs = services.map(({ id, run }) => ({ id, stages: run }));
  const ways = [...itineraries, ...runs].map((way) => new ItineraryCompiler(way, names, list).compile());
  const origins = [
    ...sources.map((source) => {
      const own = names.itineraries.get(source.itinerary) as number;
      return originOf({ id: source.id, type: "source", own }, ways, unitsColumn(source));
    }),
    ...services.map((service, s) =>
      originOf({ id: service.id, type: "service", own: itineraries.length + s }, ways, returnColumn(service)),
    ),
  ];
  return {
    plan,
    horizon: onGrid(plan.horizonHours),
    sources,
    stations,
    services,
    ways,
    steps: list,
    origins,
    ranks: stations.map((_, station) =>
      list.reduce((most, step) => (servedAt(step, station) ? Math.max(most, step.rank + 1) : most), 1),
    ),
    width: {
      draws: greatest([0, ...origins.map((o) => o.columns.length)]),
      stages: greatest([0, ...origins.map((o) => o.stageCount)]),
    },
  };
}

interface Names {
  readonly stations: ReadonlyMap<string, number>;
  readonly services: ReadonlyMap<string, number>;
  readonly itineraries: ReadonlyMap<string, number>;
  /** The itineraries themselves, in their order. */
  readonly ways: readonly PlanItinerary[];
}

function placesOf(things: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(things.map(({ id }, i) => [id, i]));
}

function servedAt(step: Step, station: number): boolean {
  return step.target === station && (step.kind === steps.queue || step.kind === steps.hold);
}

/** The draw every consignment begins with: its units. */
function unitsColumn({ id, units = 1 }: GoodsSource): DrawColumn {
  return { name: ["source", id, "units"], make: { type: "number", law: units, whole: false } };
}

/** The draw every vehicle begins with: how long it takes to come back after its run. */
function returnColumn({ id, returnHours = 0 }: PlanService): DrawColumn {
  return { name: ["service", id, "return"], make: { type: "hours", hours: returnHours } };
}

function originOf(
  { id, type, own }: Pick<Origin, "id" | "type"> & { readonly own: number },
  ways: readonly CompiledItinerary[],
  first: DrawColumn,
): Origin {
  const reached = [own];
  for (const way of reached) {
    for (const other of ways[way].diversions) if (!reached.includes(other)) reached.push(other);
  }
  const columns: DrawColumn[] = [first];
  const drawsAt: number[] = [];
  const stagesAt: number[] = [];
  let stageCount = 0;
  for (const number of reached) {
    const way = ways[number];
    drawsAt.push(columns.length);
    stagesAt.push(stageCount);
    stageCount += way.stages.length;
    for (const { stage, purpose, make } of way.columns)
      columns.push({ name: [type, id, "stage", stage, purpose], make });
  }
  return { id, type, ways: reached, drawsAt, stagesAt, columns, stageCount };
}

const nothing = {
  target: -1,
  chosen: -1,
  stage: -1,
  rank: 0,
  servers: 0,
  hours: 0,
  column: -1,
  patienceColumn: -1,
  patience: Number.POSITIVE_INFINITY,
  divertAbove: Number.POSITIVE_INFINITY,
  divertTo: -1,
  againstStation: -1,
  againstRank: 0,
  work: 0,
  residual: 0,
};

/** Flattens one itinerary, from its last stage to its first, so that each step knows the one after it. */
class ItineraryCompiler {
  readonly #way: PlanItinerary;
  readonly #names: Names;
  readonly #list: Step[];
  readonly #stages: string[] = [];
  readonly #columns: ItineraryColumn[] = [];
  readonly #diversions: number[] = [];

  constructor(way: PlanItinerary, names: Names, list: Step[]) {
    this.#way = way;
    this.#names = names;
    this.#list = list;
  }

  compile(): CompiledItinerary {
    const { id, stages } = this.#way;
    this.#nameStages(stages);
    const first = this.#compileList(stages, -1);
    return { id, first, stages: this.#stages, columns: this.#columns, diversions: this.#diversions };
  }

  /** Stages that take time, in the order in which they are written. */
  #nameStages(stages: readonly PlanStage[]): void {
    for (const stage of stages) {
      if (stage.type === "branch") {
        this.#nameStages(stage.stages);
        this.#nameStages(stage.otherwise ?? []);
      } else if (stage.type !== "release") this.#stages.push(stage.id);
    }
  }

  #compileList(stages: readonly PlanStage[], after: number): number {
    let next = after;
    for (const stage of [...stages].reverse()) next = this.#compileStage(stages, next, stage);
    return next;
  }

  #compileStage(stages: readonly PlanStage[], next: number, stage: PlanStage): number {
    switch (stage.type) {
      case "delay":
        return this.#push({
          kind: steps.delay,
          next,
          stage: this.#stageOf(stage),
          ...this.#hours(stage, stage.hours),
        });
      case "queue":
        return this.#push({
          kind: steps.queue,
          next,
          rank: stage.priority ?? 0,
          ...this.#waiting(stage),
          ...this.#hours(stage, stage.hours, stage.extra),
          ...workOf(stage),
        });
      case "pass": {
        const rank = stage.direction === "there" ? 0 : 1;
        const waiting = this.#waiting(stage);
        return this.#push({
          kind: steps.queue,
          next,
          rank,
          ...waiting,
          ...this.#hours(stage, stage.hours),
          ...workOf(stage),
        });
      }
      case "hold": {
        return this.#push({
          kind: steps.hold,
          next,
          rank: stage.priority ?? 0,
          ...this.#waiting(stage),
          ...holdWork(stages, stage),
        });
      }
      case "release": {
        const hold = stages.find((other) => other.id === stage.hold) as HoldStage;
        const target = this.#names.stations.get(hold.station) as number;
        const { residual } = holdWork(stages, hold);
        return this.#push({ kind: steps.release, next, target, servers: hold.servers ?? 1, residual });
      }
      case "board":
        return this.#push({
          kind: steps.board,
          next,
          stage: this.#stageOf(stage),
          target: this.#names.services.get(stage.service) as number,
        });
      case "branch": {
        const chosen = this.#compileList(stage.stages, next);
        const other = this.#compileList(stage.otherwise ?? [], next);
        const make = { type: "chance", share: stage.share } as const;
        return this.#push({
          kind: steps.branch,
          next: other,
          chosen,
          column: this.#column(stage, "branch", make),
        });
      }
    }
  }

  #push(step: Partial<Step> & Pick<Step, "kind" | "next">): number {
    this.#list.push({ ...nothing, ...step });
    return this.#list.length - 1;
  }

  #stageOf({ id }: PlanStage): number {
    return this.#stages.indexOf(id);
  }

  #column({ id }: PlanStage, purpose: string, make: DrawColumn["make"]): number {
    this.#columns.push({ stage: id, purpose, make });
    return this.#columns.length - 1;
  }

  #hours(stage: PlanStage, hours: DrawnHours, extra?: Extra): Pick<Step, "hours" | "column"> {
    if (extra === undefined && hoursLaw(hours).sd === 0)
      return { hours: onGrid(hoursLaw(hours).mean), column: -1 };
    return { hours: 0, column: this.#column(stage, "service", { type: "hours", hours, extra }) };
  }

  #waiting(stage: Extract<PlanStage, { station: string }>): Partial<Step> {
    const { station, servers = 1, patience, divert } = stage;
    const to = divert?.to === undefined ? -1 : (this.#names.itineraries.get(divert.to) as number);
    if (to >= 0) this.#diversions.push(to);
    return {
      target: this.#names.stations.get(station) as number,
      stage: this.#stageOf(stage),
      servers,
      ...(patience === undefined ? {} : this.#patience(stage, patience)),
      ...(divert === undefined ? {} : { divertAbove: onGrid(divert.aboveHours), divertTo: to }),
      ...(to < 0 ? {} : this.#against(to)),
    };
  }

  /** The first station on another itinerary: its wait counts against going there. */
  #against(itinerary: number): Pick<Step, "againstStation" | "againstRank"> | undefined {
    const stages = this.#names.ways[itinerary]?.stages ?? [];
    const first = stages.find(({ type }) => type === "queue" || type === "pass" || type === "hold") as
      | Extract<PlanStage, { station: string }>
      | undefined;
    if (first === undefined) return undefined;
    const againstStation = this.#names.stations.get(first.station) as number;
    return { againstStation, againstRank: first.type === "pass" ? 0 : (first.priority ?? 0) };
  }

  #patience(stage: PlanStage, patience: DrawnHours): Pick<Step, "patience" | "patienceColumn"> {
    const law = hoursLaw(patience);
    if (law.sd === 0) return { patience: onGrid(law.mean), patienceColumn: -1 };
    return {
      patience: 0,
      patienceColumn: this.#column(stage, "patience", { type: "hours", hours: patience }),
    };
  }
}

/** Mean work of a service, and of what is left of one found under way: (mean^2 + variance) / (2 mean). */
function workOf(stage: Extract<PlanStage, { type: "queue" | "pass" }>): Pick<Step, "work" | "residual"> {
  const servers = stage.servers ?? 1;
  const law = hoursLaw(stage.hours);
  let mean = law.mean;
  let square = law.sd * law.sd + law.mean * law.mean;
  const extra = stage.type === "queue" ? stage.extra : undefined;
  if (extra !== undefined) {
    const more = hoursLaw(extra.hours);
    square += extra.share * (2 * law.mean * more.mean + more.sd * more.sd + more.mean * more.mean);
    mean += extra.share * more.mean;
  }
  return { work: onGrid(servers * mean), residual: mean === 0 ? 0 : onGrid((servers * square) / (2 * mean)) };
}

/** The same for a hold, by the stages until its release; half of it is taken to be left. */
function holdWork(stages: readonly PlanStage[], hold: HoldStage): Pick<Step, "work" | "residual"> {
  const end = stages.findIndex((stage) => stage.type === "release" && stage.hold === hold.id);
  const work = (hold.servers ?? 1) * meanHours(stages.slice(stages.indexOf(hold) + 1, end));
  return { work: onGrid(work), residual: onGrid(work / 2) };
}

/** Mean hours of stages, waits left out. */
function meanHours(stages: readonly PlanStage[]): number {
  let sum = 0;
  for (const stage of stages) {
    if (stage.type === "delay" || stage.type === "pass") sum += hoursLaw(stage.hours).mean;
    else if (stage.type === "queue") sum += workOf(stage).work / (stage.servers ?? 1);
    else if (stage.type === "branch") {
      sum += stage.share * meanHours(stage.stages) + (1 - stage.share) * meanHours(stage.otherwise ?? []);
    }
  }
  return sum;
}
