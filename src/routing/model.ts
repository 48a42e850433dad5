/** A compiled study to hold: its scenarios with their state graphs and prices, to be asked many times and patched. */

import {
  canonicalJson,
  compact,
  expectArguments,
  InputError,
  pathText,
  problem,
  type Steps,
} from "../base/index.ts";
import type { Commodity, ScenarioFile, Study } from "../model/index.ts";
import {
  type AppliedScenario,
  applyScenario,
  datedVariants,
  type Edit,
  expectYear,
  isScenarioDated,
  laterYear,
  type Scenario,
  scenarioDocument,
  type YearInput,
  yearOfScenario,
} from "../scenario/index.ts";
import { compileArguments } from "./given.ts";
import { type PriceColumns, pricesOf } from "./prices/price.ts";
import { Router } from "./routes/router.ts";
import { type ModelVariants, ScenarioModel, type ScenarioParts } from "./scenarioModel.ts";
import { stateGraph } from "./states/assemble.ts";
import type { Arc, JourneyState } from "./states/stateGraph.ts";

/** A study, or a model made of it: every question takes either. */
export type StudyOrModel = Study | Model;

/** A study as plain data: of a scenario's file, only its name and its document. */
export interface PlainStudy extends Omit<Study, "scenarios"> {
  readonly scenarios: ReadonlyMap<string, Pick<ScenarioFile, "file" | "document">>;
}

/** A commodity under one scenario as plain data: the states and arcs in the order of their ids, and columns of prices. */
export interface CommodityData {
  /** Id of the commodity. */
  readonly commodity: string;
  readonly states: readonly JourneyState[];
  readonly arcs: readonly Arc[];
  readonly withRest: PriceColumns;
  /** Absent where drivers need no rest, so that `withRest` holds for all journeys. */
  readonly withoutRest?: PriceColumns;
}

/** A scenario as plain data. */
export interface ScenarioData {
  readonly document: Scenario;
  readonly scenario: AppliedScenario;
  readonly commodities: readonly CommodityData[];
}

/** A model as plain data, which structured cloning keeps whole: it can be sent to a worker. */
export interface ModelData {
  readonly study: PlainStudy;
  /** Edits that come after those of every scenario. */
  readonly edits: readonly Edit[];
  readonly scenarios: readonly ScenarioData[];
}

/** What is compiled. */
export interface CompileOptions {
  /** Ids of commodities; all when absent. */
  readonly commodities?: readonly string[];
}

/** A further scenario of a model. */
export interface FurtherScenario {
  /** Id of the scenario that is changed. */
  readonly of: string;
  /** Id of the changed one. */
  readonly as: string;
  /** Its title; its id when absent. */
  readonly title?: string;
}

/**
 * Compiles scenarios of a study to a model: every question that takes a study also takes the model, and finds its graphs built
 * and priced.
 *
 * @param scenarios - Ids of scenarios, or scenario documents.
 * @throws InputError when a scenario cannot be applied or an open link or crossing has no price.
 * @example
 * ```ts
 * import { compile, route } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const model = compile(await loadStudy("examples/first-corridor"), ["status-quo", "rail-joined"]);
 * for (const scenario of model.scenarios) {
 *   const found = route(model, scenario, { from: "alma", to: "gora", commodity: "container" });
 *   if (found.type === "route") console.log(scenario, found.totals.generalisedCost.toFixed(2));
 * }
 * // status-quo 55.40
 * // rail-joined 49.60
 * ```
 */
export function compile(
  study: Study,
  scenarios: readonly (string | Scenario)[],
  options: CompileOptions = {},
): Model {
  expectArguments(compileArguments, [study, scenarios, options]);
  const { commodities } = options;
  const model = new Model(study);
  for (const scenario of scenarios) model.add(scenario).compile(commodities);
  return model;
}

/** The model itself, or a new one of a study in which nothing is compiled yet. */
export function modelOf(studyOrModel: StudyOrModel): Model {
  return studyOrModel instanceof Model ? studyOrModel : new Model(studyOrModel);
}

/** The study that a question is put to. */
export function studyOf(studyOrModel: StudyOrModel): Study {
  return studyOrModel instanceof Model ? studyOrModel.study : studyOrModel;
}

/** Opens a scenario of a study or model. */
export function scenarioModel(
  study: StudyOrModel,
  scenario: string | Scenario,
  year?: YearInput,
): ScenarioModel {
  return modelOf(study).open(scenario, year);
}

/**
 * A study with compiled scenarios. It never changes, except that it compiles on demand: `with` returns another one.
 *
 * @example
 * ```ts
 * import { compile, route } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const model = compile(await loadStudy("examples/first-corridor"), ["rail-joined"]);
 * for (const value of [12, 48]) {
 *   const edit = { type: "set", at: "border.rail", to: { value, unit: "hour", kind: "assumed" } } as const;
 *   const found = route(model.with([edit]), "rail-joined", { from: "alma", to: "gora", commodity: "container" });
 *   if (found.type === "route") console.log(value, found.links.join(" "));
 * }
 * // 12 rail-alma--barda rail-barda--gora
 * // 48 road-alma--barda road-barda--gora
 * ```
 */
export class Model {
  readonly study: Study;
  readonly #edits: readonly Edit[];
  readonly #scenarios = new Map<string, ScenarioModel>();
  /** Scenarios with dated edits, by id and the year that was asked for. */
  readonly #ofYears = new Map<string, ScenarioModel>();
  /** What was opened first; others take over from it what is alike. */
  #first: ScenarioModel | undefined;

  /** @param edits - Edits that come after those of every scenario. */
  constructor(study: Study, edits: readonly Edit[] = []) {
    this.study = study;
    this.#edits = edits;
  }

  /** A model again, of its data: of a structured clone, or what a worker was sent. */
  static from({ study: plain, edits, scenarios }: ModelData): Model {
    const files = [...plain.scenarios].map(([id, { file, document }]): [string, ScenarioFile] => [
      id,
      { file, document, where: (path) => ({ file, path: pathText(path) }) },
    ]);
    const study: Study = { ...plain, scenarios: new Map(files) };
    const model = new Model(study, edits);
    for (const { document, scenario, commodities } of scenarios) {
      const opened = new ScenarioModel(partsOf(study, document, scenario), model.#first);
      for (const data of commodities) opened.restore(routerOf(opened, data));
      model.#keep(opened);
    }
    return model;
  }

  /** The model as plain data, with what is compiled so far. */
  get data(): ModelData {
    const scenarios = [...this.study.scenarios].map(([id, { file, document }]): [string, PlainFile] => [
      id,
      { file, document },
    ]);
    return {
      study: { ...this.study, scenarios: new Map(scenarios) },
      edits: this.#edits,
      scenarios: [...this.#scenarios.values()].map((model): ScenarioData => {
        const { document, scenario } = model;
        return { document, scenario, commodities: model.routers().map(commodityData) };
      }),
    };
  }

  /** Ids of the scenarios that are compiled, or asked for so far. */
  get scenarios(): readonly string[] {
    return [...this.#scenarios.keys()];
  }

  /**
   * A scenario, ready to be asked for routes. One named by its id is kept.
   *
   * @param year - The year for which; without dated edits all years are alike. When absent, the first year in which all
   *   dated edits have begun.
   * @throws InputError when it cannot be applied, or the year is none.
   */
  open(scenario: string | Scenario, year?: YearInput): ScenarioModel {
    if (year !== undefined) return this.#openFor(scenario, year);
    if (typeof scenario === "string") return this.#scenarios.get(scenario) ?? this.add(scenario);
    const known = this.#scenarios.get(scenario.id);
    if (known !== undefined && canonicalJson(known.document) === canonicalJson(this.#edited(scenario)))
      return known;
    return this.#apply(scenario);
  }

  /**
   * Scenarios to be compared with each other: where the caller names no year, all are opened for the latest of their own.
   *
   * @throws InputError when one of them cannot be applied, or the year is none.
   */
  *openTogether(scenarios: readonly (string | Scenario)[], year?: YearInput): Steps<ScenarioModel[]> {
    return yield* this.#openAll(scenarios, year ?? this.#commonYear(scenarios));
  }

  *#openAll(scenarios: readonly (string | Scenario)[], year?: YearInput): Steps<ScenarioModel[]> {
    const opened: ScenarioModel[] = [];
    for (const scenario of scenarios) {
      opened.push(this.open(scenario, year));
      yield;
    }
    return opened;
  }

  /**
   * A base, and scenarios each of which is compared with it alone: the year of each pair is the later of the two.
   *
   * @throws InputError when the base has dates, and would have to answer for several years.
   */
  *openAgainst(
    base: string | Scenario,
    scenarios: readonly (string | Scenario)[],
    year?: YearInput,
  ): Steps<ScenarioModel[]> {
    const isBaseDated = year === undefined && isScenarioDated(this.study, this.#document(base));
    if (!isBaseDated) return yield* this.#openAll([base, ...scenarios], year);
    const years = [...new Set(scenarios.map((each) => this.#commonYear([base, each])))];
    if (years.length < 2) return yield* this.openTogether([base, ...scenarios], years[0]);
    const expected = "a year, because the base has dates and the scenarios begin in different years";
    throw new InputError([problem({ path: "year", expected, got: "none", hint: `e.g. ${years.at(-1)}` })]);
  }

  #openFor(scenario: string | Scenario, year: YearInput): ScenarioModel {
    expectYear(year);
    const document = this.#document(scenario);
    if (!isScenarioDated(this.study, document)) return this.open(scenario);
    const id = typeof document === "string" ? document : document.id;
    const key = JSON.stringify([id, String(year)]);
    const known = this.#ofYears.get(key);
    if (known !== undefined && canonicalJson(known.document) === canonicalJson(document)) return known;
    // What was added to the model, and is no scenario of the study, is known by its document alone.
    const stated = typeof scenario === "string" ? scenarioDocument(this.study, scenario) : undefined;
    const isOwn = stated !== undefined && canonicalJson(stated) === canonicalJson(document);
    const made =
      isOwn || typeof document === "string"
        ? this.#apply(scenario, year)
        : this.#opened(document, applyScenario(this.study, document, { year }));
    if (typeof scenario === "string") this.#ofYears.set(key, made);
    return made;
  }

  #commonYear(scenarios: readonly (string | Scenario)[]): YearInput | undefined {
    const years = scenarios
      .map((each) => this.#document(each))
      .filter((each) => isScenarioDated(this.study, each))
      .map((each) => yearOfScenario(this.study, each));
    return years.length === 0 ? undefined : years.reduce(laterYear);
  }

  /** The document of a scenario with the edits of this model; its id where there is no such scenario. */
  #document(scenario: string | Scenario): string | Scenario {
    const kept = typeof scenario === "string" ? this.#scenarios.get(scenario) : undefined;
    if (kept !== undefined) return kept.document;
    const stated = typeof scenario === "string" ? scenarioDocument(this.study, scenario) : scenario;
    return stated === undefined ? (scenario as string) : this.#edited(stated);
  }

  /** Opens a scenario and keeps it under its id. */
  add(scenario: string | Scenario): ScenarioModel {
    return this.#keep(this.#apply(scenario));
  }

  /**
   * The model with further edits. What the edits do not touch is kept, answers included; the rest is compiled again.
   *
   * @param further - The scenario to change, which stays as it is beside the changed one. When absent, all scenarios of the
   *   model are changed and keep their ids.
   * @throws InputError when an edit cannot be applied, or an open link or crossing has no price any more.
   */
  with(edits: readonly Edit[], further?: FurtherScenario): Model {
    const made = new Model(this.study, further === undefined ? [...this.#edits, ...edits] : this.#edits);
    if (further === undefined) {
      for (const known of this.#scenarios.values()) {
        made.#keep(this.#changed({ ...known.document, edits: [...known.document.edits, ...edits] }, known));
      }
      return made;
    }
    for (const known of this.#scenarios.values()) made.#keep(known);
    const { of, as, title = as } = further;
    const changed = made.open(of);
    const isOwn = canonicalJson(changed.document) === canonicalJson(scenarioDocument(this.study, of));
    const { extends: parents, edits: own } = changed.document;
    const document: Scenario = isOwn
      ? { version: 1, id: as, title, extends: of, edits: [...edits] }
      : compact<Scenario>({ version: 1, id: as, title, extends: parents, edits: [...own, ...edits] });
    made.#keep(this.#changed(document, changed));
    return made;
  }

  /** A scenario made of an earlier one, with all that was compiled of that. */
  #changed(document: Scenario, earlier: ScenarioModel): ScenarioModel {
    const { study } = this;
    const made = new ScenarioModel(partsOf(study, document, applyScenario(study, document)), earlier);
    made.takeOver();
    return made;
  }

  #apply(scenario: string | Scenario, year?: YearInput): ScenarioModel {
    const { study } = this;
    const options = year === undefined ? {} : { year };
    const stated = typeof scenario === "string" ? scenarioDocument(study, scenario) : scenario;
    // A name alone says where in its file something is wrong; and what is unknown has no document.
    const applied =
      typeof scenario === "string" && (this.#edits.length === 0 || stated === undefined)
        ? applyScenario(study, scenario, options)
        : applyScenario(study, this.#edited(stated as Scenario), options);
    const document = this.#edited(stated as Scenario);
    return this.#opened(document, applied);
  }

  #opened(document: Scenario, scenario: AppliedScenario): ScenarioModel {
    const made = new ScenarioModel(partsOf(this.study, document, scenario), this.#first);
    this.#first ??= made;
    return made;
  }

  #edited(document: Scenario): Scenario {
    return this.#edits.length === 0 ? document : { ...document, edits: [...document.edits, ...this.#edits] };
  }

  #keep(scenario: ScenarioModel): ScenarioModel {
    this.#first ??= scenario;
    this.#scenarios.set(scenario.scenario.id, scenario);
    return scenario;
  }
}

/** What a scenario is opened from, with what its dates may make of it, which is kept. */
function partsOf(study: Study, document: Scenario, scenario: AppliedScenario): ScenarioParts {
  let known: ModelVariants | undefined;
  const variants = (model: ScenarioModel): ModelVariants | undefined => {
    if (scenario.year?.edits.some(({ uncertain }) => uncertain) !== true) return undefined;
    if (known !== undefined) return known;
    const found = datedVariants(study, document, scenario.year.year);
    if (found === undefined) return undefined;
    const { variants: applied, ...dates } = found;
    const models = applied.map((each) => new ScenarioModel({ study, document, scenario: each }, model));
    known = { ...dates, models };
    return known;
  };
  return { study, document, scenario, variants };
}

type PlainFile = Pick<ScenarioFile, "file" | "document">;

function commodityData({ commodity, graph: { states, arcs }, prices }: Router): CommodityData {
  const { withRest, withoutRest } = prices;
  const data = { commodity: commodity.id, states, arcs, withRest: columnsOf(withRest) };
  return withRest === withoutRest ? data : { ...data, withoutRest: columnsOf(withoutRest) };
}

function columnsOf({ amounts, timeValues, lengths, co2e, weights, drivingDays }: PriceColumns): PriceColumns {
  return compact<PriceColumns>({ amounts, timeValues, lengths, co2e, weights, drivingDays });
}

function routerOf(model: ScenarioModel, data: CommodityData): Router {
  const commodity = model.study.commodities.find(({ id }) => id === data.commodity) as Commodity;
  const graph = stateGraph(commodity, data.states, data.arcs);
  return new Router(model, graph, pricesOf(graph, data.withRest, data.withoutRest));
}
