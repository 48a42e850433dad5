/** Problems with an input as data, the error that carries them, and their text. */

import { compact } from "./compact.ts";
import { least } from "./lists.ts";

/** One thing wrong with an input, with what a person needs to correct it. */
export interface Problem {
  /** File the input came from, as the caller named it; absent for data that came from no file. */
  readonly file?: string;
  /** Line in the file, counted from 1. */
  readonly line?: number;
  /** Column in the line, counted from 1. */
  readonly column?: number;
  /** Where inside the document, e.g. `edits[1].link` or `links.rail-a--b.length`. */
  readonly path: string;
  /** What would have been valid. */
  readonly expected: string;
  /** What was there, shortened and with control characters shown as escapes. */
  readonly got: string;
  /** Where in the text of the value it is, e.g. in a formula: its first character is 1. */
  readonly character?: number;
  /** What to try, often the nearest valid name. */
  readonly hint?: string;
  /** `warning`: usable, but probably not intended. */
  readonly severity: "error" | "warning";
}

/** What is wrong with one value: what would be valid, what was found, what to try. */
export interface Fault {
  readonly expected: string;
  readonly got: unknown;
  /** Where in the text of the value it is: its first character is 1. */
  readonly character?: number | undefined;
  readonly hint?: string | undefined;
}

/** Where a problem stands. */
export interface ProblemLocation {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly path: string;
}

/** What a checker must state about a problem; the rest has defaults. */
export interface ProblemDraft extends ProblemLocation, Fault {
  readonly severity?: Problem["severity"] | undefined;
}

/** Makes a problem of a draft: shows the offending value, shortens long texts, defaults the severity to `error`. */
export function problem(draft: ProblemDraft): Problem {
  const { file, line, column, got, character, severity = "error" } = draft;
  return compact<Problem>({
    file,
    line,
    column,
    path: clip(draft.path, longestWords),
    expected: clip(draft.expected, longestWords),
    got: show(got),
    character,
    hint: draft.hint === undefined ? undefined : clip(draft.hint, longestWords),
    severity,
  });
}

// Words of ours around names of theirs: a name may be megabytes long.
const longestWords = 400;
const longestValue = 80;

/** How many problems a message lists before it only counts. */
const listed = 20;

/**
 * An input was refused. Holds every problem found in it, not only the first.
 *
 * @example
 * ```ts
 * import { applyScenario, InputError } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * try {
 *   applyScenario(study, "rail-join");
 * } catch (error) {
 *   if (error instanceof InputError) console.log(error.problems[0].hint); // did you mean "rail-joined"?
 * }
 * ```
 */
export class InputError extends Error {
  /** Stable name for programs: every refused input is of this kind. */
  readonly code = "input";
  /** All problems, errors and warnings, in the order of the input. */
  readonly problems: readonly Problem[];

  /** @param problems - At least one, and at least one of severity `error`. */
  constructor(problems: readonly Problem[]) {
    super(formatProblems(problems));
    this.name = "InputError";
    this.problems = problems;
  }
}

/** Problems in the order of their files as first met, then of lines and columns; those without a line come first. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const files = [...new Set(problems.map((p) => p.file))];
  const rank = (p: Problem): number[] => [files.indexOf(p.file), p.line ?? 0, p.column ?? 0];
  return problems
    .map((found) => ({ found, rank: rank(found) }))
    .sort((a, b) => a.rank.map((r, i) => r - b.rank[i]).find((d) => d !== 0) ?? 0)
    .map(({ found }) => found);
}

/** Throws an {@link InputError} with all problems when one of them is an error. */
export function throwIfErrors(problems: readonly Problem[]): void {
  if (problems.some((p) => p.severity === "error")) throw new InputError(problems);
}

/**
 * Writes problems for people, grouped by file; up to 20 of a file, then a count.
 *
 * @example
 * ```ts
 * import { formatProblems } from "karvan";
 * import { checkDistribution } from "karvan/random";
 * const problems = checkDistribution({ type: "uniform", low: 8, high: 2.5 }, "border.road");
 * console.log(formatProblems(problems));
 * // input: 1 problem
 * //   border.road.high: expected high at or above low, 8, got 2.5
 * ```
 */
export function formatProblems(problems: readonly Problem[]): string {
  if (!Array.isArray(problems) || problems.some((found) => typeof found?.path !== "string"))
    throw new InputError([problem({ path: "problems", expected: "a list of problems", got: problems })]);
  const files = new Map<string, Problem[]>();
  for (const p of problems) {
    const group = files.get(p.file ?? "") ?? [];
    group.push(p);
    files.set(p.file ?? "", group);
  }
  return [...files].map(([file, group]) => formatFile(file, group)).join("\n");
}

function formatFile(file: string, problems: readonly Problem[]): string {
  const lines = [
    `${file === "" ? "input" : file}: ${problems.length} ${problems.length === 1 ? "problem" : "problems"}`,
  ];
  for (const p of problems.slice(0, listed)) {
    const at = p.line === undefined ? "" : `${p.line}:${p.column ?? 1} `;
    const mark = p.severity === "warning" ? "warning: " : "";
    const hint = p.hint === undefined ? "" : `; ${p.hint}`;
    const within = p.character === undefined ? "" : ` at character ${p.character}`;
    lines.push(`  ${at}${mark}${p.path}: expected ${p.expected}, got ${p.got}${within}${hint}`);
  }
  if (problems.length > listed) lines.push(`  and ${problems.length - listed} more`);
  return lines.map(visible).join("\n");
}

/** Shows any value in at most 80 characters, control and direction-changing characters as escapes. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string")
    return clip(visible(JSON.stringify(clip(value, 4 * longestValue))), longestValue);
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return clip(visible(json(value)), longestValue);
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? `a ${typeof value}`;
  } catch {
    return "a value that is no plain data";
  }
}

function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 3).replace(/[\ud800-\udbff]$/, "")}...`;
}

/**
 * Text that may go to a terminal: control characters, line ends and characters that turn the direction of writing
 * are replaced by their escapes.
 */
export function visible(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * The names nearest to a wrong one, nearest first; none when all are far off. Codes and numbers have no near ones: of two
 * numbers that differ in a digit neither is a slip of the other, and a name with other digits is of something else.
 */
export function nearest(name: string, names: Iterable<string>, count = 1): string[] {
  const isShort = !/(?:\p{L}\p{M}*){3}/u.test(name);
  const digits = digitsOf(name);
  const limit = Math.max(1, Math.floor(name.length / 3));
  const wanted = name.toLowerCase();
  const near: { name: string; distance: number }[] = [];
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) > limit || digitsOf(candidate) !== digits) continue;
    // Two letters may begin a word, or be the same in another case; else they are a code.
    if (isShort && !(name.length >= 2 && candidate.toLowerCase().startsWith(wanted))) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), limit);
    if (distance <= limit) near.push({ name: candidate, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return near.slice(0, count).map((n) => n.name);
}

/** The digits of a name, in order. */
function digitsOf(name: string): string {
  return name.replace(/\P{Nd}/gu, "");
}

/** The hint for a wrong name: the nearest valid ones, or some of the valid ones when none is near. */
export function didYouMean(name: string, names: Iterable<string>, count = 1): string {
  const known = [...names];
  const near = nearest(name, known, count);
  if (near.length > 0) return `did you mean ${near.map((n) => JSON.stringify(n)).join(" or ")}?`;
  if (known.length === 0) return "there are none";
  const more = known.length > 6 ? ` and ${known.length - 6} more` : "";
  return `known are ${known.slice(0, 6).join(", ")}${more}`;
}

/**
 * Whether to look the nearest name up for one more problem: among many names and after many problems it would take
 * minutes, and readers need no more hints.
 */
export function isWorthAHint(problemsSoFar: number, names: number): boolean {
  return problemsSoFar * names < 200_000;
}

/**
 * How many letters to change, add, drop or swap with their neighbour (optimal string alignment; F. J. Damerau, 1964),
 * given up as `limit + 1` once it must exceed the limit.
 */
function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? before[j - 2] + 1 : change;
      next.push(Math.min(change, swap, row[j] + 1, next[j - 1] + 1));
    }
    if (least([...row, ...next]) > limit) return limit + 1;
    before = row;
    row = next;
  }
  return row[b.length];
}
