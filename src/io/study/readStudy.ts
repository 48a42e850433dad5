/** Reads a study from the texts of its files and checks it as a whole. */

import {
  append,
  compact,
  displayed,
  expectArguments,
  type Fault,
  type FieldPath,
  hashOf,
  InputError,
  inOrder,
  type Problem,
  pathText,
  problem,
  refuse as refuseArgument,
  sortById,
} from "../../base/index.ts";
import {
  type Commodity,
  choiceTable,
  currencies,
  emissionTable,
  figureRowTable,
  figureTable,
  loadFormulas,
  marginTable,
  type Network,
  type Study,
  sourceTable,
  studyTables,
  tariffTable,
  timingTable,
} from "../../model/index.ts";
import type { StudyDoubt, StudyPart } from "../../scenario/index.ts";
import { readStudyArguments } from "../given.ts";
import { readMap } from "../map/map.ts";
import { checkReferences } from "../tables/checkReferences.ts";
import { doubtOf, isConsequence, isSelectable, soundNetwork } from "../tables/doubt.ts";
import { type OpenTables, openTables, type StudyFiles } from "../tables/openTables.ts";
import { readCalendars } from "../tables/readCalendars.ts";
import { readCommodities } from "../tables/readCommodities.ts";
import { readCrossings } from "../tables/readCrossings.ts";
import { readFigures } from "../tables/readFigures.ts";
import { readFlows } from "../tables/readFlows.ts";
import { readFormulas } from "../tables/readFormulas.ts";
import { readLinks } from "../tables/readLinks.ts";
import { readObservations } from "../tables/readObservations.ts";
import { readOperations } from "../tables/readOperations.ts";
import { readPlaces } from "../tables/readPlaces.ts";
import { type Pricing, readTable } from "../tables/readRow.ts";
import { readServices } from "../tables/readServices.ts";
import { readStations } from "../tables/readStations.ts";
import { readTotals } from "../tables/readTotals.ts";
import { readTraffic } from "../tables/readTraffic.ts";
import { readZones } from "../tables/readZones.ts";
import { loadYaml } from "../text/yaml.ts";
import { furtherScenarioProblems, readScenarios, readStudyFile } from "./documents.ts";
import { readQuestions } from "./questions.ts";
import { readCalibration } from "./readCalibration.ts";
import { readGateGroups, readOperation, readVariability, readVehicles } from "./readVariability.ts";

/**
 * Reads a study from the texts of its files: tables, `study.yaml` and `scenarios/*.yaml`. Runs anywhere; `karvan/node`
 * reads a folder.
 *
 * @param layers - The folders, at least one, lowest first: a study that names a `base` comes after it, and its tables add to it.
 * @throws InputError with every problem found, each with file, line, path, what was expected, what was got, and a hint.
 * @example
 * ```ts
 * import { readdir, readFile } from "node:fs/promises";
 * import { readStudy } from "karvan";
 * const folder = "examples/first-corridor";
 * const names = (await readdir(folder)).filter((name) => /\.(csv|yaml)$/.test(name));
 * const texts = names.map(async (name) => [name, await readFile(`${folder}/${name}`, "utf8")] as const);
 * const study = await readStudy([{ folder, files: new Map(await Promise.all(texts)) }]);
 * console.log(study.title); // A first corridor of five places, to try things on
 * ```
 */
export async function readStudy(layers: readonly StudyFiles[]): Promise<Study> {
  expectArguments(readStudyArguments, [layers]);
  await loadReaders();
  return readStudyNow(layers);
}

/** Loads what reads units, formulas and YAML. */
export async function loadReaders(): Promise<void> {
  await Promise.all([loadFormulas(), loadYaml()]);
}

/** As {@link readStudy}, where `loadReaders` has been awaited. */
export function readStudyNow(layers: readonly StudyFiles[]): Study {
  const { study, problems } = examineStudy(layers);
  if (study === undefined) throw new InputError(problems);
  return study;
}

/** A study as far as it could be read. */
export interface ExaminedStudy {
  /** Absent where anything is wrong with it. */
  readonly study?: Study;
  /** All that is wrong, in order: causes alone. Names in scenarios are looked at where anything is wrong. */
  readonly problems: readonly Problem[];
  /** Where something is wrong: what could be read. */
  readonly part?: UnsoundStudy;
}

/** What could be read of a study with faults. */
export interface UnsoundStudy {
  /** What scenarios are applied to. */
  readonly study: StudyPart & Pick<Study, "network" | "scenarios" | "asOf">;
  /** Places and links that are what their rows say. */
  readonly network: Network;
  readonly commodities: readonly Commodity[];
  readonly open: OpenTables;
}

/** Reads a study, whatever is wrong with it. `loadReaders` has been awaited. */
export function examineStudy(layers: readonly StudyFiles[]): ExaminedStudy {
  const problems: Problem[] = [];
  const top = layers.at(-1) ?? refuseArgument("layers", "at least one folder of a study", layers);
  const { file, isSound } = readStudyFile(top, problems);
  const scenarios = readScenarios(layers, problems);
  const open = openTables(layers, studyTables, ["places", "links", "commodities"], problems);
  const currency = file?.document.currency ?? currencyOf(open);
  const tables = readTables(open, currency);
  const { network, commodities, sources, observations, flows, choice, totals, margins } = tables;
  checkReferences(network, tables, open);
  const refuse = (path: FieldPath, fault: Fault): void => {
    if (!isConsequence(fault, open))
      problems.push(problem({ path: pathText(path), ...file?.where(path), ...fault }));
  };
  const document = file?.document;
  const questions = readQuestions(document?.questions ?? [], network, commodities, refuse);
  const map = document?.map && readMap(document.map, network, top, { problems, refuse });
  const variability = document?.variability && readVariability(document.variability, network, refuse);
  const operation = document?.operation && readOperation(document.operation, network, refuse);
  const vehicles = document?.vehicles && readVehicles(document.vehicles, network, refuse);
  const gateGroups = document?.gateGroups && readGateGroups(document.gateGroups, network, refuse);
  const calibrated = { network, commodities, flows, choice, observations };
  const calibration = readCalibration(top, calibrated, problems);
  const doubt: StudyDoubt = { figures: doubtOf(open), isConsequence: (fault) => isConsequence(fault, open) };
  const read = { network, commodities, sources, currency, scenarios, doubt };
  if (problems.some(({ severity }) => severity === "error")) append(problems, furtherScenarioProblems(read));
  if (!isSound || document === undefined || problems.some(({ severity }) => severity === "error"))
    return { problems: inOrder(problems), part: partOf(read, document?.asOf, open) };
  const { id, title, regime, asOf, question, licence } = document;
  const study = compact<Study>({
    id,
    title,
    regime,
    asOf,
    currency,
    question,
    licence,
    network,
    commodities,
    questions,
    sources,
    observations,
    flows,
    choice,
    totals,
    margins,
    scenarios,
    map,
    variability,
    operation,
    vehicles,
    gateGroups,
    calibration,
    hash: hashOf({ network: hashed(network), commodities, questions }),
    warnings: inOrder(problems),
  });
  return { study: deepFreeze(displayed(study, "study")), problems: study.warnings };
}

function partOf(
  read: Omit<UnsoundStudy["study"], "asOf">,
  asOf: string | undefined,
  open: OpenTables,
): UnsoundStudy {
  const network = soundNetwork(read.network, open);
  const isSound = new Map(
    (open.tables.get("commodities") ?? []).map((row) => [row.raw("id"), isSelectable(row, "commodities")]),
  );
  const commodities = read.commodities.filter(({ id }) => isSound.get(id));
  return { study: { ...read, asOf: asOf ?? "2026", network }, network, commodities, open };
}

/** The currency of a study that does not say it: the first in its figures. */
function currencyOf(open: OpenTables): string {
  const units = (open.tables.get(figureRowTable.name) ?? []).map((row) => row.raw("unit"));
  return currencies.find((one) => units.some((unit) => unit.includes(one))) ?? "USD";
}

/** A network without empty tables that are newer than the hash: studies without them keep theirs. */
function hashed({ calendars, services, stations, flows, ...network }: Network): Partial<Network> {
  return compact<Partial<Network>>({
    ...network,
    calendars: calendars.length === 0 ? undefined : calendars,
    services: services.length === 0 ? undefined : services,
    stations: stations.length === 0 ? undefined : stations,
    flows: flows.length === 0 ? undefined : flows,
  });
}

interface Tables {
  readonly network: Network;
  readonly commodities: readonly Commodity[];
  readonly sources: Study["sources"];
  readonly observations: Study["observations"];
  readonly flows: Study["flows"];
  readonly choice: Study["choice"];
  readonly totals: Study["totals"];
  readonly margins: Study["margins"];
}

function readTables(open: OpenTables, currency: string): Tables {
  const sources = sortById(readTable(open, sourceTable));
  const given = readFigures(open);
  const formulas = readFormulas(open, given);
  const places = sortById(readPlaces(open));
  const own: Omit<Pricing, "figures"> = { roles: ["input"], currency, commodities: [], doubt: doubtOf(open) };
  const priced = [...given, ...formulas];
  const { links, figures } = readLinks(open, { ...own, figures: figureTable(priced) });
  const stated = [...priced, ...figures];
  const { services, waits } = readServices(open, { ...own, figures: figureTable(stated) });
  const all = [...stated, ...waits];
  const scope: Pricing = { ...own, figures: figureTable(all) };
  const { all: commodities, sound } = readCommodities(open, scope);
  const isWhole =
    sound.length === commodities.length &&
    !open.unread.has("commodities") &&
    open.refused.get("commodities")?.words.size === 0;
  const pricing: Pricing = { ...scope, commodities: sound, hasUnsound: !isWhole };
  const zones = sortById(readZones(open, pricing, places));
  const network = compact<Network>({
    places,
    links: sortById(links),
    figures: sortById(all),
    tariffs: sortById(readTable(open, tariffTable, pricing)),
    timings: sortById(readTable(open, timingTable, pricing)),
    emissionFactors: sortById(readTable(open, emissionTable, pricing)),
    operations: sortById(readOperations(open, pricing)),
    crossings: sortById(readCrossings(open, pricing)),
    stations: sortById(readStations(open, pricing)),
    flows: sortById(readTraffic(open, pricing, places)),
    calendars: sortById(readCalendars(open)),
    services: sortById(services),
    zones: zones.length === 0 ? undefined : zones,
  });
  const observations = sortById(readObservations(open, currency));
  const flows = sortById(readFlows(open, pricing, places));
  const choice = readTable(open, choiceTable, pricing);
  const totals = sortById(readTotals(open, pricing));
  const margins = sortById(readTable(open, marginTable));
  return {
    network,
    commodities: sortById(commodities),
    sources,
    observations,
    flows,
    choice,
    totals,
    margins,
  };
}

function deepFreeze<T>(value: T): T {
  if (value === null || typeof value !== "object" || Object.isFrozen(value)) return value;
  if (!(value instanceof Map)) Object.freeze(value);
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(inner);
  return value;
}
