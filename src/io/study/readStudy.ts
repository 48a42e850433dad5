import {
  compact,
  type Fault,
  type FieldPath,
  hashOf,
  InputError,
  inOrder,
  type Problem,
  problem,
  sortById,
  throwIfErrors,
} from "../../base/index.ts";
import { type Commodity, figureTable, type Network, type Study } from "../../model/index.ts";
import { readMap } from "../map/map.ts";
import { calendarColumns, readCalendars } from "../tables/calendars.ts";
import { commodityColumns, readCommodities } from "../tables/commodities.ts";
import { figureColumns, readFigures } from "../tables/figures.ts";
import { formulaColumns, readFormulas } from "../tables/formulas.ts";
import { linkColumns, readLinks } from "../tables/links.ts";
import { crossingColumns, operationColumns, readCrossings, readOperations } from "../tables/operations.ts";
import { placeColumns, readPlaces } from "../tables/places.ts";
import {
  emissionColumns,
  readCommodityNames,
  readEmissionFactors,
  readTariffs,
  readTimings,
  tariffColumns,
  timingColumns,
} from "../tables/prices.ts";
import { openTables, type Pricing, type Reading, rowsOf, type StudyFiles } from "../tables/reading.ts";
import { expectColumns, readDemand, readSources, sourceColumns } from "../tables/records.ts";
import { readServices, serviceColumns } from "../tables/services.ts";
import { readStations, readTraffic, stationColumns, trafficColumns } from "../tables/traffic.ts";
import { readZones, zoneColumns } from "../tables/zones.ts";
import { readScenarios, readStudyFile } from "../text/documents.ts";
import { readQuestions } from "./questions.ts";
import { checkReferences } from "./references.ts";
import { readOperation, readVariability } from "./variability.ts";

const tables = [
  ...[sourceColumns, figureColumns, formulaColumns, placeColumns, linkColumns, commodityColumns],
  ...[tariffColumns, timingColumns, emissionColumns, operationColumns, crossingColumns, expectColumns],
  ...[calendarColumns, serviceColumns, zoneColumns, stationColumns, trafficColumns],
];

/**
 * Reads a study from the texts of its files: tables, `study.yaml` and `scenarios/*.yaml`. Runs anywhere; `karvan/node`
 * reads a folder.
 *
 * @param layers - The folders, at least one, lowest first: a study that names a `base` comes after it, and its tables add to it.
 * @throws InputError with every problem found, each with file, line, path, what was expected, what was got, and a hint.
 */
export function readStudy(layers: readonly StudyFiles[]): Study {
  const problems: Problem[] = [];
  const top = layers.at(-1) as StudyFiles;
  const file = readStudyFile(top, problems);
  const scenarios = readScenarios(layers, problems);
  const reading = openTables(layers, tables, ["places", "links", "commodities"], problems);
  const { network, commodities, sources, demand } = readTables(reading, file?.document.currency ?? "USD");
  checkReferences(network, reading);
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
  throwIfErrors(inOrder(problems));
  return deepFreeze<Study>(
    compact<Study>({
      ...{ id, title, regime, asOf, currency, question, licence },
      ...{ network, commodities, questions, sources, demand, scenarios, map, variability, operation },
      hash: hashOf({ network: used(network), commodities, questions }),
      warnings: inOrder(problems),
    }),
  );
}

/** A network without tables that came later and hold nothing: studies of before keep their hash. */
function used({ calendars, services, stations, flows, ...network }: Network): Partial<Network> {
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
  readonly demand: Study["demand"];
}

function readTables(reading: Reading, currency: string): Tables {
  const sources = sortById(readSources(reading));
  const sourceIds = new Set(sources.map(({ id }) => id));
  const given = readFigures(reading, sourceIds);
  const formulas = readFormulas(reading, given);
  const places = sortById(readPlaces(reading, sourceIds));
  const { links, figures } = readLinks(reading, sourceIds, currency);
  const stated = [...given, ...formulas, ...figures];
  const { doubtful } = reading;
  const own = { roles: ["input"], currency, commodities: [], doubtful } as const;
  const { services, waits } = readServices(reading, sourceIds, {
    ...{ ...own, figures: figureTable(stated) },
    // Services do not rest on figures of other services, doubtful or not.
    doubtful: new Set(doubtful),
  });
  const all = [...stated, ...waits];
  const scope: Pricing = { figures: figureTable(all), ...own };
  const commodities = sortById(readCommodities(reading, scope));
  const pricing: Pricing = { ...scope, commodities };
  const zones = sortById(readZones(reading, pricing, places));
  const network: Network = {
    places,
    links: sortById(links),
    figures: sortById(all),
    tariffs: sortById(readTariffs(reading, pricing)),
    timings: sortById(readTimings(reading, pricing)),
    emissionFactors: sortById(readEmissionFactors(reading, pricing)),
    operations: sortById(readOperations(reading, pricing)),
    crossings: sortById(readCrossings(reading, pricing)),
    stations: sortById(readStations(reading, pricing)),
    flows: sortById(readTraffic(reading, pricing, places)),
    calendars: sortById(readCalendars(reading, sourceIds)),
    services: sortById(services),
    ...(zones.length === 0 ? {} : { zones }),
  };
  for (const row of rowsOf(reading, serviceColumns)) readCommodityNames(row, pricing);
  return { network, commodities, sources, demand: readDemand(reading, sourceIds) };
}

function deepFreeze<T>(value: T): T {
  if (value === null || typeof value !== "object" || Object.isFrozen(value)) return value;
  if (!(value instanceof Map)) Object.freeze(value);
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(inner);
  return value;
}
