/** Sampling designs: their description, checks and columns. */

import { didYouMean, InputError, type Problem, problem, refuse, throwIfErrors } from "../../base/index.ts";
import type { Seed } from "../streams/seed.ts";
import { type Purpose, type Stream, stream } from "../streams/stream.ts";
import { substream } from "../streams/substream.ts";
import { fillUniforms } from "../streams/uniforms.ts";
import type { UniformColumn } from "./column.ts";
import { haltonColumn, haltonDimensions } from "./halton.ts";
import { latinHypercubeColumn } from "./latinHypercube.ts";
import { sobolColumn, sobolDimensions } from "./sobol.ts";

/**
 * How the points are laid whose coordinates become draws.
 *
 * `monteCarlo`: independent points. `latinHypercube`: each input's range is covered evenly, by a number of points known
 * beforehand, 1 to 1e9. `sobol`: inputs are also even together; best by powers of two, up to 4,294,967,296 points of
 * 750 inputs. `halton`: the same for numbers of points that are no powers of two, up to 1,111 inputs, of which the first few
 * dozen are even together.
 */
export type Design =
  | { readonly type: "monteCarlo" }
  | { readonly type: "latinHypercube"; readonly points: number }
  | { readonly type: "sobol" }
  | { readonly type: "halton" };

/** What columns belong to. */
export interface DesignColumnsOptions {
  readonly seed: Seed;
  /**
   * Ids of the inputs, each once. Under `sobol` and `halton` an input's place in the list is its dimension, unless
   * `dimensions` says otherwise: put the inputs that matter most first, and add new ones at the end.
   */
  readonly names: readonly string[];
  /** The dimension of each name under `sobol` and `halton`, from 0, each once. */
  readonly dimensions?: readonly number[];
  /** `"uncertainty"` when absent. */
  readonly purpose?: Purpose;
  /**
   * Another number, other points, drawn apart: the spread of a mean over replicates shows its error. A whole number from
   * 0 to 1e9; 0 when absent.
   */
  readonly replicate?: number;
}

const types: readonly Design["type"][] = ["monteCarlo", "latinHypercube", "sobol", "halton"];
const mostPoints = 1e9;
const mostReplicates = 1e9;

/** Everything wrong with a design; nothing when it is a {@link Design}. */
export function checkDesign(input: unknown, path = "design"): Problem[] {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return [problem({ path, expected: 'a design, e.g. { type: "sobol" }', got: input })];
  }
  const { type, ...fields } = input as Record<string, unknown>;
  if (!types.includes(type as Design["type"])) {
    const hint = didYouMean(String(type), types);
    return [problem({ path: `${path}.type`, expected: `one of ${types.join(", ")}`, got: type, hint })];
  }
  const known = type === "latinHypercube" ? ["points"] : [];
  const problems = Object.keys(fields)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const expected = `only ${["type", ...known].join(", ")} in a ${type} design`;
      return problem({ path: `${path}.${name}`, expected, got: name });
    });
  if (type !== "latinHypercube" || isWhole(fields.points, 1, mostPoints)) return problems;
  const expected = `a whole number of points from 1 to ${mostPoints}`;
  return [...problems, problem({ path: `${path}.points`, expected, got: fields.points })];
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

/**
 * The columns of a design, one for each name.
 *
 * A column depends on seed, name, purpose and replicate. Under `monteCarlo` and `latinHypercube` on nothing else:
 * inputs may come, go and change places, and no other column moves. Under `sobol` and `halton` also on the dimension, which
 * is the place in the list: inputs added at the end move no column, one put in between moves those after it. Monte Carlo columns of
 * replicate 0 are the streams of their names.
 *
 * @throws InputError when design, seed, names or replicate cannot be used.
 * @example
 * ```ts
 * import { designColumns } from "karvan/random";
 * const [dwell] = designColumns({ type: "sobol" }, { seed: 2026, names: ["dwell", "fee"] });
 * const uniforms = new Float64Array(4);
 * dwell.fill(0, uniforms); // the first four futures
 * console.log(Array.from(uniforms, (u) => u.toFixed(3)).join(" ")); // 0.011 0.767 0.535 0.412
 * ```
 */
export function designColumns(design: Design, options: DesignColumnsOptions): UniformColumn[] {
  if (typeof design?.type !== "string") refuse("design", 'a design such as { type: "sobol" }', design);
  if (!Array.isArray(options?.names)) refuse("options", "an object such as { seed, names }", options);
  throwIfErrors([...checkDesign(design), ...checkOptions(options)]);
  const { seed, names, purpose = "uncertainty", replicate = 0 } = options;
  const dimensions = options.dimensions ?? names.map((_, place) => place);
  const streams = names.map((name) => {
    const plain = stream(seed, name, purpose);
    return replicate === 0 ? plain : substream(plain, `replicate ${replicate}`);
  });
  switch (design.type) {
    case "monteCarlo":
      return streams.map(monteCarloColumn);
    case "latinHypercube":
      return streams.map((source) => latinHypercubeColumn(source, design.points));
    case "sobol":
      expectDimensions(dimensions, sobolDimensions);
      return streams.map((source, i) => sobolColumn(source, dimensions[i]));
    case "halton":
      expectDimensions(dimensions, haltonDimensions);
      return streams.map((source, i) => haltonColumn(source, dimensions[i]));
  }
}

function monteCarloColumn(source: Stream): UniformColumn {
  return { fill: (first, out) => fillUniforms(source, first, out) };
}

function checkOptions({ names, dimensions, replicate = 0 }: DesignColumnsOptions): Problem[] {
  const problems: Problem[] = [];
  if (dimensions !== undefined) {
    const places = new Set(dimensions);
    const fit = dimensions.length === names.length && places.size === names.length;
    if (!fit || !dimensions.every((dimension) => isWhole(dimension, 0, mostPoints))) {
      const expected = `${names.length} whole numbers from 0, each once`;
      problems.push(problem({ path: "dimensions", expected, got: dimensions }));
    }
  }
  for (const [i, name] of names.entries()) {
    if (names.indexOf(name) === i) continue;
    const hint = `it is also names[${names.indexOf(name)}]`;
    problems.push(problem({ path: `names[${i}]`, expected: "each name once", got: name, hint }));
  }
  if (!isWhole(replicate, 0, mostReplicates)) {
    const expected = `a whole number from 0 to ${mostReplicates}`;
    problems.push(problem({ path: "replicate", expected, got: replicate }));
  }
  return problems;
}

function expectDimensions(dimensions: readonly number[], most: number): void {
  const count = dimensions.reduce((largest, dimension) => Math.max(largest, dimension + 1), 0);
  if (count <= most) return;
  const hint = "Latin hypercube and Monte Carlo designs have no such limit";
  const expected = `at most ${most} names for this design`;
  throw new InputError([problem({ path: "names", expected, got: count, hint })]);
}
