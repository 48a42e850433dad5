/** Writes a study as a compiled study, which answers without the readers of tables, units and formulas. */

import { expectArguments, InputError, problem, version } from "../base/index.ts";
import type { Network, Study } from "../model/index.ts";
import {
  type AppliedScenario,
  type ApplyOptions,
  applyScenario,
  isScenarioDated,
  laterYear,
  type Scenario,
  yearOfScenario,
} from "../scenario/index.ts";
import {
  type CompiledContent,
  type CompiledFile,
  contentHash,
  formName,
  formVersion,
  type StoredScenario,
  type StoredTable,
} from "./compiledForm.ts";
import { compileStudyArguments } from "./given.ts";

type Rows = readonly object[];

/**
 * Writes a study with its applied scenarios as JSON: units and formulas are resolved to numbers in canonical units and
 * expression trees. `readCompiled` of `karvan/compiled` reads it in a program of a fifth of the size, to the same results.
 *
 * @param scenarios - Ids of scenarios, several joined by `+`, or scenario documents; all of the study's when absent. Only these
 *   can be asked for later.
 * @param options - The year for which the file answers; when absent, the first in which all dated edits have begun.
 * @throws InputError when a scenario cannot be applied.
 * @example
 * ```ts
 * import { compileStudy } from "karvan";
 * import { readCompiled } from "karvan/compiled";
 * import { loadStudy } from "karvan/node";
 * const text = compileStudy(await loadStudy("examples/first-corridor"), ["status-quo", "rail-joined"]);
 * console.log(readCompiled(text).scenarios.map(({ id }) => id).join(" ")); // status-quo rail-joined
 * ```
 */
export function compileStudy(
  study: Study,
  scenarios?: readonly (string | Scenario)[],
  options: ApplyOptions = {},
): string {
  expectArguments(compileStudyArguments, [study, scenarios, options]);
  const asked = scenarios ?? [...study.scenarios.keys()];
  const dated = asked.filter((each) => isScenarioDated(study, each));
  const own = dated.map((each) => yearOfScenario(study, each));
  const year = options.year ?? (own.length === 0 ? undefined : own.reduce(laterYear));
  const store = new NetworkStore(study.network);
  const stored = asked.map((each): StoredScenario => {
    const { network, ...scenario } = applyScenario(study, each, year === undefined ? {} : { year });
    expectCertainDates(scenario);
    return { ...scenario, network: store.add(network) };
  });
  const { network: _network, scenarios: _scenarios, map: _map, ...facts } = study;
  const content: CompiledContent = {
    karvan: version,
    study: facts,
    tables: store.tables,
    networks: store.networks,
    scenarios: stored,
  };
  const file: CompiledFile = {
    format: formName,
    version: formVersion,
    hash: contentHash(content),
    content,
  };
  return JSON.stringify(file, finite);
}

/** @throws InputError when a date with a range decides in the year: its futures have several networks, and the file holds one. */
function expectCertainDates({ id, year }: Omit<AppliedScenario, "network">): void {
  const unsure = year?.edits.find(({ uncertain }) => uncertain);
  if (year === undefined || unsure === undefined) return;
  const expected = `edits that surely hold or do not hold in ${year.year}`;
  const got = `edit ${unsure.edit + 1} of ${unsure.scenario}, ${unsure.from ?? unsure.until}`;
  const hint = "compile for another year, or state a date without a range";
  throw new InputError([problem({ path: id, expected, got, hint })]);
}

/** JSON has no NaN and no infinity, and would write null in silence. */
function finite(key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${key}: got ${value}`);
  return value;
}

/** Stores networks table by table and row by row, each table and each row of the base once. */
class NetworkStore {
  readonly tables: StoredTable[] = [];
  readonly networks: Record<string, number>[] = [];
  readonly #base: Readonly<Record<string, Rows>>;
  readonly #numbers = new Map<Rows, number>();

  constructor(base: Network) {
    this.#base = tablesOf(base);
    this.add(base);
  }

  /** The number of a network. */
  add(network: Network): number {
    const tables = Object.entries(tablesOf(network)).map(([name, rows]) => [name, this.#table(name, rows)]);
    return this.networks.push(Object.fromEntries(tables)) - 1;
  }

  #table(name: string, rows: Rows): number {
    const known = this.#numbers.get(rows);
    if (known !== undefined) return known;
    const number = this.tables.push(this.#stored(name, rows)) - 1;
    this.#numbers.set(rows, number);
    return number;
  }

  #stored(name: string, rows: Rows): StoredTable {
    const base = this.#base[name];
    const like = base === undefined ? undefined : this.#numbers.get(base);
    if (base === undefined || like === undefined) return { rows };
    const places = new Map(base.map((row, i) => [row, i]));
    return { like, rows: rows.map((row) => places.get(row) ?? row) };
  }
}

function tablesOf(network: Network): Record<string, Rows> {
  return Object.fromEntries(Object.entries(network).filter(([, rows]) => rows !== undefined));
}
