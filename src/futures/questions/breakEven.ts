/** Where a difference changes its sign when two figures vary together. */

import { displayed, expectArguments, InputError, paced, problem } from "../../base/index.ts";
import { type ContourLine, contour } from "../../methods/index.ts";
import { type StudyOrModel, studyOf } from "../../routing/index.ts";
import { breakEvenArguments } from "../given.ts";
import {
  DifferenceFunction,
  type DifferenceQuery,
  describeFigure,
  type FigureSummary,
  type QuerySummary,
} from "./difference.ts";
import type { AskOptions } from "./studyFunction.ts";

/** Where to look for a break-even in two figures, in their own units. */
export interface BreakEvenOptions extends AskOptions {
  /** The difference on the line; 0 when absent. */
  readonly target?: number;
  /** Values of each figure: from, to. By default its plausible range. */
  readonly ranges?: readonly [readonly [number, number] | undefined, readonly [number, number] | undefined];
  /** Values of each figure that are looked at, 2 to 400; by default 41. */
  readonly points?: number;
}

/** A difference over two figures, and the lines where it is at the target. */
export interface BreakEven {
  readonly query: QuerySummary;
  readonly target: number;
  readonly figures: readonly [FigureSummary, FigureSummary];
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** A difference for each pair of values, all x of the first y first. */
  readonly values: readonly number[];
  readonly lines: readonly ContourLine[];
}

/**
 * The difference between a scenario and its base over two figures, all others at their central values, and the line along
 * which it is at a target. Where a difference stays at 0 because a link is not used, there is no line but an edge: ask for a
 * target a little below 0.
 *
 * @throws InputError when a name is unknown, a figure has no range and none is given, or nothing rests on one of them.
 * @example
 * ```ts
 * import { breakEven } from "karvan";
 * import { loadStudy } from "karvan/node";
 * const study = await loadStudy("examples/first-corridor");
 * const journey = { commodity: "container", from: "alma", to: "gora" };
 * const query = { base: "status-quo", scenario: "rail-joined", ...journey };
 * const { lines } = await breakEven(study, ["border.road", "border.rail"], query, { points: 5, target: -2 });
 * console.log(lines[0].points.map(([road, rail]) => `${road.toFixed(0)} h, ${rail.toFixed(0)} h`).join("; "));
 * // 8 h, 4 h; 12 h, 15 h; 29 h, 23 h; 31 h, 26 h; 34 h, 37 h; 51 h, 45 h; 53 h, 48 h
 * ```
 */
export async function breakEven(
  study: StudyOrModel,
  figures: readonly [string, string],
  query: DifferenceQuery,
  options: BreakEvenOptions = {},
): Promise<BreakEven> {
  expectArguments(breakEvenArguments, [study, figures, query, options]);
  const { target = 0, points = 41 } = options;
  if (!(Number.isInteger(points) && points >= 2 && points <= 400))
    throw new InputError([
      problem({ path: "points", expected: "a whole number from 2 to 400", got: points }),
    ]);
  if (figures.length !== 2 || figures[0] === figures[1])
    throw new InputError([
      problem({ path: "figures", expected: "two different figures", got: figures.join(", ") }),
    ]);
  if (!Number.isFinite(target))
    throw new InputError([problem({ path: "target", expected: "a finite number", got: target })]);
  const difference = await paced(DifferenceFunction.open(study, query, figures), { signal: options.signal });
  const [x, y] = figures.map((id, i) => valuesOf(difference, id, i as 0 | 1, options, points)) as [
    number[],
    number[],
  ];
  const values = new Map([
    [figures[0], Float64Array.from({ length: points * points }, (_, i) => x[i % points] as number)],
    [
      figures[1],
      Float64Array.from({ length: points * points }, (_, i) => y[Math.floor(i / points)] as number),
    ],
  ]);
  const differences = await difference.ask({ count: points * points, values }, options);
  const described = figures.map((id) =>
    describeFigure(difference.of.figure(id) as Parameters<typeof describeFigure>[0]),
  );
  const found: BreakEven = {
    query: difference.summary,
    target,
    figures: described as [FigureSummary, FigureSummary],
    x,
    y,
    values: Array.from(differences),
    lines: contour({ x, y, values: differences }, target),
  };
  return displayed(found, "breakEven", studyOf(study));
}

function valuesOf(
  difference: DifferenceFunction,
  id: string,
  i: 0 | 1,
  { ranges }: BreakEvenOptions,
  points: number,
): number[] {
  const path = `figures[${i}]`;
  if (!difference.of.restsOn(id)) {
    const expected = "a figure that these journeys rest on";
    throw new InputError([problem({ path, expected, got: id })]);
  }
  const { low, high, unit } = difference.of.figure(id) ?? {};
  const [from, to] = ranges?.[i] ?? [low, high];
  if (from === undefined || to === undefined || !(from < to)) {
    const expected = `a range of values in ${unit}, rising`;
    throw new InputError([problem({ path: `ranges[${i}]`, expected, got: `${from} to ${to}` })]);
  }
  return Array.from({ length: points }, (_, k) => from + ((to - from) * k) / (points - 1));
}
