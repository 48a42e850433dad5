/** The form of a compiled study: what a file holds, and how it is written and identified. */

import { hashOf } from "../base/index.ts";
import type { Network, Study } from "../model/index.ts";
import type { AppliedScenario } from "../scenario/index.ts";

/** What a compiled study calls itself. */
export const formName = "karvan-compiled-study";

/** Changes with every change of the form; a file of another version is refused. */
export const formVersion = 1;

/** A file: its content, and the hash that shows when anything in it has changed. */
export interface CompiledFile {
  readonly format: typeof formName;
  readonly version: typeof formVersion;
  /** SHA-256 of the content, in hex. */
  readonly hash: string;
  readonly content: CompiledContent;
}

/** A study and its applied scenarios. Networks share tables, and tables share rows, as scenarios share them with the base. */
export interface CompiledContent {
  /** Version of the library that wrote it. */
  readonly karvan: string;
  readonly study: StudyFacts;
  readonly tables: readonly StoredTable[];
  /** For each network the number of the stored table of each of its tables; the base comes first. */
  readonly networks: readonly Readonly<Record<string, number>>[];
  readonly scenarios: readonly StoredScenario[];
}

/** A study without its network, its scenarios and its map. */
export type StudyFacts = Omit<Study, "network" | "scenarios" | "map">;

/** Rows of a table. A number is that row of the table `like`, which comes earlier. */
export interface StoredTable {
  readonly like?: number;
  readonly rows: readonly (object | number)[];
}

/** An applied scenario, with the number of its network. */
export type StoredScenario = Omit<AppliedScenario, "network"> & { readonly network: number };

/** Tables of every network; all others may be absent. */
export const tableNames: readonly (keyof Network)[] = [
  "places",
  "links",
  "figures",
  "tariffs",
  "timings",
  "emissionFactors",
  "operations",
  "crossings",
  "stations",
  "flows",
  "calendars",
  "services",
];

/** The hash of a content; the version of the form counts. */
export function contentHash(content: unknown): string {
  return hashOf([formName, formVersion, content]);
}
