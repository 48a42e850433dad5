import {
  at,
  type Commodity,
  checkNetwork,
  currencies,
  type Dimension,
  didYouMean,
  type End,
  type Figure,
  figureTable,
  hashOf,
  type MapView,
  type Network,
  type Problem,
  parseEnd,
  problem,
  type Question,
  type ScenarioFile,
  type Source,
  type Study,
  schemaProblems,
  sidesOf,
  throwIfErrors,
} from "../model/index.ts";
import { checkScenario } from "../scenario/index.ts";
import type { KnownFigures } from "./cells.ts";
import { type StudyFile, siblingFolder, studySchema } from "./studyFile.ts";
import { readCommodities } from "./tables/commodities.ts";
import { commodityNames, readFigures, readFormulas } from "./tables/figures.ts";
import { readLinks } from "./tables/links.ts";
import { readCrossings, readOperations } from "./tables/operations.ts";
import { readPlaces } from "./tables/places.ts";
import { readEmissionFactors, readTariffs, readTimings } from "./tables/prices.ts";
import { fileName, type Pricing, type Reading, type StudyFiles } from "./tables/reading.ts";
import { readDemand, readSources } from "./tables/records.ts";
import { readYaml, type YamlFile } from "./yaml.ts";

/**
 * Reads a study from the texts of its files: tables, `study.yaml` and `scenarios/*.yaml`. Runs anywhere; `karvan/node`
 * reads a folder.
 *
 * @param layers - The folders, lowest first: a study that names a `base` comes after it, and its tables add to it.
 * @throws InputError with every problem found, each with file, line, path, what was expected, what was got, and a hint.
 */
export function readStudy(layers: readonly StudyFiles[]): Study {
  const reading: Reading = { layers, problems: [] };
  const top = layers.at(-1) as StudyFiles;
  const file = readStudyFile(top, reading);
  const scenarios = readScenarios(reading);
  const tables = readTables(reading, file?.currency ?? "USD");
  checkReferences(tables, reading);
  const questions = file === undefined ? [] : readQuestions(file, top, tables, reading);
  const map = file?.map === undefined ? undefined : readMap(file.map, top, tables.network, reading);
  throwIfErrors(reading.problems);
  const study = file as StudyFile;
  return deepFreeze({
    id: study.id,
    title: study.title,
    regime: study.regime,
    asOf: study.asOf,
    currency: study.currency,
    ...(study.question === undefined ? {} : { question: study.question }),
    ...(study.licence === undefined ? {} : { licence: study.licence }),
    network: tables.network,
    commodities: tables.commodities,
    questions,
    sources: tables.sources,
    demand: tables.demand,
    scenarios,
    ...(map === undefined ? {} : { map }),
    hash: hashOf({ network: tables.network, commodities: tables.commodities, questions }),
    warnings: reading.problems,
  });
}

/** The folder that a study names as its base, when it names one rightly; anything wrong is told when it is read. */
export function studyBase(layer: StudyFiles): string | undefined {
  const text = layer.files.get("study.yaml");
  const base = text === undefined ? undefined : at(readYaml("study.yaml", text, [])?.document, ["base"]);
  return typeof base === "string" && siblingFolder.test(base) ? base : undefined;
}

function readStudyFile(layer: StudyFiles, reading: Reading): StudyFile | undefined {
  const name = fileName(layer, "study.yaml");
  const text = layer.files.get("study.yaml");
  if (text === undefined) {
    const hint = "a study is a folder with study.yaml and its tables";
    reading.problems.push(
      problem({ file: name, path: "document", expected: "a study", got: undefined, hint }),
    );
    return undefined;
  }
  const yaml = readYaml(name, text, reading.problems);
  if (yaml === undefined) return undefined;
  const problems = located(schemaProblems(studySchema, yaml.document), yaml);
  reading.problems.push(...problems);
  if (problems.length > 0) return undefined;
  const file = yaml.document as StudyFile;
  if (!currencies.includes(file.currency)) {
    const draft = { path: "currency", expected: "a known currency", got: file.currency };
    reading.problems.push(...located([problem(draft)], yaml));
  }
  return file;
}

/** Problems of a document with the file and line they stand at. */
export function located(problems: readonly Problem[], yaml: Pick<YamlFile, "file" | "locate">): Problem[] {
  return problems.map((p) => ({ ...p, file: yaml.file, ...yaml.locate(pathParts(p.path)) }));
}

function pathParts(path: string): (string | number)[] {
  const parts = path.match(/[^.[\]]+|\[\d+\]/g) ?? [];
  return parts.map((part) => (/^\[\d+\]$/.test(part) ? Number(part.slice(1, -1)) : part));
}

function readScenarios(reading: Reading): Map<string, ScenarioFile> {
  const scenarios = new Map<string, ScenarioFile>();
  for (const layer of reading.layers) {
    for (const [name, text] of [...layer.files].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const id = /^scenarios\/(.+)\.(ya?ml|json)$/.exec(name)?.[1];
      if (id === undefined) continue;
      const yaml = readYaml(fileName(layer, name), text, reading.problems);
      if (yaml === undefined) continue;
      const problems = located(checkScenario(yaml.document), yaml);
      reading.problems.push(...problems);
      const stated = (yaml.document as { id?: unknown }).id;
      if (problems.length === 0 && stated !== id) {
        const draft = { path: "id", expected: `the name of the file, ${JSON.stringify(id)}`, got: stated };
        reading.problems.push(...located([problem(draft)], yaml));
      }
      scenarios.set(id, yaml);
    }
  }
  return scenarios;
}

interface Tables {
  readonly network: Network;
  readonly commodities: readonly Commodity[];
  readonly sources: readonly Source[];
  readonly demand: Study["demand"];
}

function readTables(reading: Reading, currency: string): Tables {
  const sources = sortById(readSources(reading));
  const sourceIds = new Map(sources.map((s) => [s.id, s]));
  const given = readFigures(reading, sourceIds);
  const formulas = readFormulas(reading, given);
  const places = sortById(readPlaces(reading, sourceIds));
  const { links, figures } = readLinks(reading, sourceIds, currency);
  const all = [...given, ...formulas, ...figures];
  checkCurrency(all, currency, reading);
  const known = knownFigures(all, currency);
  const commodities = sortById(
    readCommodities(reading, { figures: known, figureIds: figureTable(all), currency }),
  );
  const pricing: Pricing = { figures: known, figureIds: figureTable(all), commodities, currency };
  const network: Network = {
    places,
    links: sortById(links),
    figures: sortById(all),
    tariffs: sortById(readTariffs(reading, pricing)),
    timings: sortById(readTimings(reading, pricing)),
    emissionFactors: sortById(readEmissionFactors(reading, pricing)),
    operations: sortById(readOperations(reading, pricing)),
    crossings: sortById(readCrossings(reading, pricing)),
  };
  return { network, commodities, sources, demand: readDemand(reading, sourceIds) };
}

/** Rows in the order of their ids, so that no result depends on the order of a table. */
function sortById<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function knownFigures(figures: readonly Figure[], currency: string): KnownFigures {
  const table = figureTable(figures);
  return {
    has: (id) => table.has(id) || Object.hasOwn(commodityNames, id),
    ids: () => [...table.keys(), ...Object.keys(commodityNames)],
    dimension: (id) => table.get(id)?.dimension ?? (commodityNames[id]?.(currency) as Dimension),
    role: (id) => table.get(id)?.role ?? "input",
  };
}

/** No exchange rate is ever assumed: a figure in another currency must be turned into the study's by a formula. */
function checkCurrency(figures: readonly Figure[], currency: string, reading: Reading): void {
  for (const f of figures) {
    const other = Object.keys(f.dimension).find((name) => currencies.includes(name) && name !== currency);
    const plain = Object.keys(f.dimension).length > 1 && Object.keys(f.dimension).includes(currency);
    if (other === undefined || plain || f.formula !== undefined || f.role !== "input") continue;
    const hint = `give the rate as a figure in ${currency}/${other} and use their product in a formula`;
    const draft = { path: `figures[${f.id}].unit`, expected: `money in ${currency}`, got: f.unit, hint };
    if (!ratesInUse(figures, f.id)) reading.problems.push(problem({ ...draft, file: "figures.csv" }));
  }
}

function ratesInUse(figures: readonly Figure[], id: string): boolean {
  return figures.some(
    (f) => f.formula !== undefined && JSON.stringify(f.formula).includes(JSON.stringify(id)),
  );
}

/** Checks that need the whole network, and the names that tables use of each other. */
function checkReferences(tables: Tables, reading: Reading): void {
  const { network } = tables;
  reading.problems.push(...checkNetwork(network).map((p) => ({ ...p, file: tableFile(p.path, reading) })));
  for (const table of ["figures", "tariffs", "timings", "emissionFactors", "operations"] as const) {
    uniqueIds(table === "emissionFactors" ? "emissions" : table, network[table], reading);
  }
  uniqueIds("commodities", tables.commodities, reading);
  uniqueIds("sources", tables.sources, reading);
  const rows = [...new Set(network.links.map((l) => l.row))];
  const places = network.places.map((p) => p.id);
  const countries = [
    ...new Set([...network.links.map((l) => l.country), ...network.places.flatMap(sidesOf)]),
  ];
  const check = (
    table: string,
    id: string,
    column: string,
    names: readonly string[],
    known: readonly string[],
    what: string,
  ): void => {
    for (const name of names) {
      if (known.includes(name)) continue;
      const hint = didYouMean(name, known);
      const draft = {
        path: `${table}[${id}].${column}`,
        expected: what,
        got: name,
        ...(hint === undefined ? {} : { hint }),
      };
      reading.problems.push(problem({ ...draft, file: tableFile(table, reading) }));
    }
  };
  for (const [table, list] of [
    ["tariffs", network.tariffs],
    ["timings", network.timings],
    ["emissions", network.emissionFactors],
  ] as const) {
    for (const row of list) {
      check(table, row.id, "links", row.links, rows, "the id of a link row");
      check(table, row.id, "countries", row.countries, countries, "a country of the network");
    }
  }
  for (const row of network.operations) {
    check("operations", row.id, "places", row.places, places, "the id of a place");
    check("operations", row.id, "countries", row.countries, countries, "a country of the network");
  }
  const crossings = network.places.filter((p) => p.otherCountry !== undefined).map((p) => p.id);
  for (const row of network.crossings) {
    const known = row.mode === "ferry" ? rows : crossings;
    check(
      "crossings",
      row.id,
      "at",
      [row.at],
      known,
      row.mode === "ferry" ? "the row of a ferry link" : "the id of a border crossing",
    );
    const sides = [row.from, row.to].filter((side) => side !== undefined);
    check("crossings", row.id, "from", sides, countries, "a country of the network");
  }
}

function uniqueIds(table: string, rows: readonly { id: string }[], reading: Reading): void {
  const seen = new Set<string>();
  for (const { id } of rows) {
    const draft = {
      file: tableFile(table, reading),
      path: `${table}[${id}].id`,
      expected: "an id used once",
      got: id,
    };
    if (seen.has(id)) reading.problems.push(problem(draft));
    seen.add(id);
  }
}

function tableFile(path: string, reading: Reading): string {
  const name = `${path.split(/[[.]/)[0]}.csv`;
  const layer = reading.layers.findLast((l) => l.files.has(name)) ?? (reading.layers.at(-1) as StudyFiles);
  return fileName(layer, name);
}

function readQuestions(file: StudyFile, layer: StudyFiles, tables: Tables, reading: Reading): Question[] {
  const places = new Map(tables.network.places.map((p) => [p.id, p]));
  const commodityIds = tables.commodities.map((c) => c.id);
  const refuse = (path: string, fault: { expected: string; got: unknown; hint?: string }): void => {
    reading.problems.push(problem({ file: fileName(layer, "study.yaml"), path, ...fault }));
  };
  return file.questions.map((question, q) => {
    const ends = (field: "between" | "and"): End[] =>
      question[field].flatMap((text, i) => {
        const end = parseEnd(text, places);
        if ("place" in end) return [end];
        refuse(`questions[${q}].${field}[${i}]`, end);
        return [];
      });
    for (const [i, id] of (question.commodities ?? []).entries()) {
      const hint = didYouMean(id, commodityIds);
      const fault = { expected: "the id of a commodity", got: id, ...(hint === undefined ? {} : { hint }) };
      if (!commodityIds.includes(id)) refuse(`questions[${q}].commodities[${i}]`, fault);
    }
    const [between, and] = [ends("between"), ends("and")];
    const there = between.flatMap((from) => and.map((to) => ({ from, to })));
    const back = question.bothWays === true ? there.map(({ from, to }) => ({ from: to, to: from })) : [];
    return {
      id: question.id,
      ...(question.title === undefined ? {} : { title: question.title }),
      pairs: [...there, ...back],
      commodities: question.commodities ?? commodityIds,
    };
  });
}

function readMap(
  map: NonNullable<StudyFile["map"]>,
  layer: StudyFiles,
  network: Network,
  reading: Reading,
): MapView {
  const name = fileName(layer, "study.yaml");
  const places = network.places.map((p) => p.id);
  for (const [field, labels] of [
    ["map.labels", map.labels],
    ["map.inset.labels", map.inset?.labels ?? {}],
  ] as const) {
    for (const id of Object.keys(labels)) {
      const hint = didYouMean(id, places);
      const draft = {
        file: name,
        path: `${field}.${id}`,
        expected: "the id of a place",
        got: id,
        ...(hint === undefined ? {} : { hint }),
      };
      if (!places.includes(id)) reading.problems.push(problem(draft));
    }
  }
  const { base, ...view } = map;
  const drawn = base === undefined ? undefined : readBaseMap(base, layer, reading);
  return { ...(view as Omit<MapView, "base">), ...(drawn === undefined ? {} : { base: drawn }) };
}

function readBaseMap(base: string, layer: StudyFiles, reading: Reading): unknown {
  const text = layer.files.get(base);
  const refuse = (expected: string, got: unknown): undefined => {
    reading.problems.push(problem({ file: fileName(layer, "study.yaml"), path: "map.base", expected, got }));
    return undefined;
  };
  if (text === undefined) return refuse("the name of a GeoJSON file in the study's folder", base);
  try {
    const parsed = JSON.parse(text) as { type?: unknown; features?: unknown };
    if (parsed.type === "FeatureCollection" && Array.isArray(parsed.features)) return parsed;
  } catch {
    // Told below: what it is not matters more than where the parser stopped.
  }
  return refuse("a GeoJSON FeatureCollection", text.slice(0, 60));
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === "object" && !Object.isFrozen(value) && !(value instanceof Map)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
