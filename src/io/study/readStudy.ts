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
  problem,
  refuse as refuseArgument,
  sortById,
  throwIfErrors,
} from "../../base/index.ts";
import {
  type Commodity,
  choiceTable,
  emissionTable,
  figureTable,
  loadFormulas,
  type Network,
  type Study,
  sourceTable,
  studyTables,
  tariffTable,
  timingTable,
} from "../../model/index.ts";
import { readStudyArguments } from "../given.ts";
import { readMap } from "../map/map.ts";
import { checkReferences } from "../tables/checkReferences.ts";
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
import { readTraffic } from "../tables/readTraffic.ts";
import { readZones } from "../tables/readZones.ts";
import { loadYaml } from "../text/yaml.ts";
import { furtherScenarioProblems, readScenarios, readStudyFile } from "./documents.ts";
import { readQuestions } from "./questions.ts";
import { readOperation, readVariability } from "./readVariability.ts";

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
  const problems: Problem[] = [];
  const top = layers.at(-1) ?? refuseArgument("layers", "at least one folder of a study", layers);
  const file = readStudyFile(top, problems);
  const scenarios = readScenarios(layers, problems);
  const open = openTables(layers, studyTables, ["places", "links", "commodities"], problems);
  const tables = readTables(open, file?.document.currency ?? "USD");
  const { network, commodities, sources, observations, flows, choice } = tables;
  checkReferences(network, tables, open);
  if (file === undefined) throw new InputError(inOrder(problems));
  const refuse = (path: FieldPath, fault: Fault): void => {
    problems.push(problem({ ...file.where(path), ...fault }));
  };
  const { id, title, regime, asOf, question, licence, currency } = file.document;
  const questions = readQuestions(file.document.questions, network, commodities, refuse);
  const map = file.document.map && readMap(file.document.map, network, top, { problems, refuse });
  const variability =
    file.document.variability && readVariability(file.document.variability, network, refuse);
  const operation = file.document.operation && readOperation(file.document.operation, network, refuse);
  const read = { network, commodities, sources, currency, scenarios };
  append(problems, furtherScenarioProblems(read, problems));
  throwIfErrors(inOrder(problems));
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
    scenarios,
    map,
    variability,
    operation,
    hash: hashOf({ network: hashed(network), commodities, questions }),
    warnings: inOrder(problems),
  });
  return deepFreeze(displayed(study, "study"));
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
}

function readTables(open: OpenTables, currency: string): Tables {
  const sources = sortById(readTable(open, sourceTable));
  const given = readFigures(open);
  const formulas = readFormulas(open, given);
  const places = sortById(readPlaces(open));
  const { links, figures } = readLinks(open, currency);
  const stated = [...given, ...formulas, ...figures];
  const { doubtful } = open;
  const own = { roles: ["input"], currency, commodities: [], doubtful } as const;
  const { services, waits } = readServices(open, { ...own, figures: figureTable(stated) });
  const all = [...stated, ...waits];
  const scope: Pricing = { ...own, figures: figureTable(all) };
  const commodities = sortById(readCommodities(open, scope));
  const pricing: Pricing = { ...scope, commodities };
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
  return { network, commodities, sources, observations, flows, choice };
}

function deepFreeze<T>(value: T): T {
  if (value === null || typeof value !== "object" || Object.isFrozen(value)) return value;
  if (!(value instanceof Map)) Object.freeze(value);
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(inner);
  return value;
}
