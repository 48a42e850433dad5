/** Checks the stages of itineraries. */

import { type Fields, greatest } from "../../base/index.ts";
import { type Checker, hourLimits } from "./checker.ts";

/** The names that stages may refer to. */
export interface StageContext {
  readonly itineraries: ReadonlyMap<string, unknown>;
  readonly stations: ReadonlyMap<string, unknown>;
  readonly services: ReadonlyMap<string, unknown>;
  /** Whether these are the stages of a vehicle. */
  readonly isRun: boolean;
}

const waitingFields = ["station", "servers", "patience", "divert"];
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  delay: ["hours"],
  queue: ["hours", "extra", "priority", ...waitingFields],
  pass: ["hours", "direction", ...waitingFields],
  hold: ["priority", ...waitingFields],
  release: ["hold"],
  board: ["service"],
  branch: ["share", "stages", "otherwise"],
};

/** Checks the stages of an itinerary, those of branches too. */
export function checkStages(checker: Checker, stages: unknown, path: string, context: StageContext): void {
  new StageChecker(checker, context).list(stages, path, { least: 1, held: false });
}

/** A list of stages within an itinerary. */
interface StagePlace {
  readonly least: number;
  /** Whether something is held here. */
  readonly held: boolean;
}

class StageChecker {
  readonly #checker: Checker;
  readonly #context: StageContext;
  readonly #ids: Set<string> = new Set();

  constructor(checker: Checker, context: StageContext) {
    this.#checker = checker;
    this.#context = context;
  }

  list(value: unknown, path: string, { least, held }: StagePlace): void {
    const holds: { readonly id: unknown; readonly path: string }[] = [];
    for (const [i, stage] of this.#checker.list(value, path, { least }).entries()) {
      const at = `${path}[${i}]`;
      if (!this.#isStage(stage, at)) continue;
      this.#stage(stage, at, held || holds.length > 0);
      if (stage.type === "hold") holds.push({ id: stage.id, path: at });
      if (stage.type !== "release") continue;
      const hold = holds.findIndex(({ id }) => id === stage.hold);
      if (hold >= 0) holds.splice(hold, 1);
      else this.#checker.fault(`${at}.hold`, "the id of a hold before it in the same list", stage.hold);
    }
    for (const hold of holds) {
      const expected = "a release after it in the same list";
      this.#checker.fault(hold.path, expected, "none", `{ type: "release", hold: "${hold.id}" }`);
    }
  }

  #isStage(stage: unknown, path: string): stage is Fields {
    const known = ["type", "id", ...new Set(Object.values(fieldsOf).flat())];
    if (!this.#checker.fields(stage, path, known)) return false;
    if (!this.#checker.oneOf(stage.type, `${path}.type`, Object.keys(fieldsOf))) return false;
    const own = fieldsOf[stage.type as string];
    for (const name of Object.keys(stage)) {
      if (!known.includes(name) || name === "type" || name === "id" || own.includes(name)) continue;
      this.#checker.fault(`${path}.${name}`, `only ${own.join(", ")} in a ${stage.type}`, name);
    }
    const { id } = stage;
    if (typeof id !== "string" || id === "") return this.#checker.fault(`${path}.id`, "an id", id);
    if (this.#ids.has(id))
      return this.#checker.fault(`${path}.id`, "an id that is not taken in this way", id);
    this.#ids.add(id);
    return true;
  }

  #stage(stage: Fields, path: string, held: boolean): void {
    const checker = this.#checker;
    switch (stage.type) {
      case "delay":
        checker.drawn(stage.hours, `${path}.hours`);
        break;
      case "queue":
        checker.drawn(stage.hours, `${path}.hours`);
        this.#extra(stage.extra, `${path}.extra`);
        this.#waiting(stage, path, held);
        break;
      case "pass":
        checker.drawn(stage.hours, `${path}.hours`);
        checker.oneOf(stage.direction, `${path}.direction`, ["there", "back"]);
        this.#waiting(stage, path, held);
        break;
      case "hold":
        this.#waiting(stage, path, held);
        break;
      case "board":
        if (this.#context.isRun) checker.fault(path, "no boarding in the run of a vehicle", "board");
        checker.reference(stage.service, `${path}.service`, this.#context.services, "a service");
        break;
      case "branch":
        checker.number(stage.share, `${path}.share`, { least: 0, most: 1 });
        this.list(stage.stages, `${path}.stages`, { least: 0, held });
        if (stage.otherwise !== undefined)
          this.list(stage.otherwise, `${path}.otherwise`, { least: 0, held });
    }
  }

  #extra(extra: unknown, path: string): void {
    if (extra === undefined || !this.#checker.fields(extra, path, ["share", "hours"])) return;
    this.#checker.number(extra.share, `${path}.share`, { least: 0, most: 1 });
    this.#checker.drawn(extra.hours, `${path}.hours`);
  }

  #waiting(stage: Fields, path: string, held: boolean): void {
    const checker = this.#checker;
    const { stations, itineraries, isRun } = this.#context;
    checker.number(stage.servers, `${path}.servers`, { least: 1, whole: true, optional: true });
    checker.number(stage.priority, `${path}.priority`, { least: 0, most: 100, whole: true, optional: true });
    checker.drawn(stage.patience, `${path}.patience`, { optional: true });
    const { divert } = stage;
    if (divert !== undefined && checker.fields(divert, `${path}.divert`, ["aboveHours", "to"])) {
      checker.number(divert.aboveHours, `${path}.divert.aboveHours`, hourLimits);
      if (divert.to !== undefined)
        checker.reference(divert.to, `${path}.divert.to`, itineraries, "an itinerary");
    }
    if (checker.reference(stage.station, `${path}.station`, stations, "a station")) {
      this.#station(stage, path, stations.get(stage.station) as Fields, isRun || held);
    }
    if (!isRun && !held) return;
    const where = isRun ? "in the run of a vehicle" : "between a hold and its release";
    for (const name of ["patience", "divert"]) {
      if (stage[name] !== undefined) checker.fault(`${path}.${name}`, `none ${where}`, stage[name]);
    }
  }

  /** What station and stage must agree on. */
  #station(stage: Fields, path: string, station: Fields, mustStay: boolean): void {
    const checker = this.#checker;
    const alternates = station.discipline === "alternate";
    if (alternates !== (stage.type === "pass")) {
      const expected = alternates
        ? "a pass, as the station serves directions in turn"
        : 'a station of discipline "alternate"';
      checker.fault(
        alternates ? `${path}.type` : `${path}.station`,
        expected,
        alternates ? stage.type : stage.station,
      );
    }
    if (mustStay && station.room !== undefined) {
      const expected = "a station without limit of room, for vehicles and holders cannot be lost";
      checker.fault(`${path}.station`, expected, stage.station);
    }
    const shifts = Array.isArray(station.shifts) ? (station.shifts as Fields[]) : [];
    const most = greatest([station, ...shifts].map(({ servers }) => Number(servers)));
    const { servers = 1 } = stage;
    if (most > 0 && Number(servers) > most) {
      checker.fault(`${path}.servers`, `at most the servers of ${stage.station}, ${most}`, servers);
    }
  }
}
