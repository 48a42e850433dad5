/** Morris's elementary effects. */

import { expectArguments, expectColumn, expectWhole, refuse } from "../../base/index.ts";
import { momentsOf, standardErrorOf, varianceOf } from "../../math/index.ts";
import { morrisDesignArguments, morrisEffectsArguments } from "../given.ts";
import { drawUniforms, groupsOf, type InputGroup, type PointDesign, type Uniforms } from "./points.ts";

/** How elementary effects are sampled. */
export interface MorrisOptions {
  readonly inputs: readonly string[];
  /** Name of a group to its inputs: they are moved together. None by default. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /** How many trajectories, 2 to 100,000; 10 to 50 are usual. */
  readonly trajectories: number;
  /** How many values an input takes, even, 2 to 100; by default 4. */
  readonly levels?: number;
  /** Asked for `start` by input and for `order` by group. */
  readonly uniforms: Uniforms;
}

/** Trajectories one after another: a start, then a point for each group after it has moved. */
export interface MorrisDesign extends PointDesign {
  readonly groups: readonly InputGroup[];
  readonly trajectories: number;
  /** For each step, trajectory by trajectory: the number of the group that moves in it. */
  readonly moves: Uint32Array;
}

/** What moving a group does to the output, per unit of probability, over the trajectories. */
export interface MorrisRow {
  readonly input: string;
  /** Mean size of the effects: how much it matters. */
  readonly muStar: number;
  /** Standard error of `muStar`. */
  readonly muStarError: number;
  /** Mean of the effects with their signs: which way it works. Absent for a group of several inputs. */
  readonly mu?: number;
  /**
   * Standard deviation of the effects with their signs: how much its effect depends on where the inputs stand.
   * Absent for a group of several inputs.
   */
  readonly sigma?: number;
}

/**
 * The points of a screening by elementary effects: trajectories on a grid, in which each group moves once, in
 * random order (M. D. Morris, Technometrics 33, 1991; groups after F. Campolongo, J. Cariboni, A. Saltelli,
 * Environ. Model. Softw. 22, 2007). With g groups a trajectory takes g + 1 points.
 *
 * The grid is 0, 1 / (levels - 1), ..., 1, and a move goes levels / (2 (levels - 1)), 2/3 at four levels: up from the lower half
 * of the grid and down from the upper one, so every level is reached from exactly one other. At the ends 0 and 1 an input
 * takes the least and greatest of its values; where these are infinite, cut its range first. An effect that repeats itself
 * just as far on as a move goes shows only with another number of levels.
 *
 * @throws InputError
 * @example
 * ```ts
 * import { morrisDesign, streamUniforms } from "karvan/methods";
 * const inputs = ["dwell", "tariff", "speed"];
 * const design = morrisDesign({ inputs, trajectories: 20, uniforms: streamUniforms(2026) });
 * console.log(design.count); // 80
 * ```
 */
export function morrisDesign(options: MorrisOptions): MorrisDesign {
  expectArguments(morrisDesignArguments, [options]);
  const { inputs, trajectories, levels = 4, uniforms } = options;
  const groups = groupsOf(inputs, options.groups);
  expectWhole(trajectories, "trajectories", [2, 100_000]);
  expectWhole(levels, "levels", [2, 100]);
  if (levels % 2 !== 0) refuse("levels", "an even number", levels);
  const steps = groups.length;
  const moves = movesOf(groups, trajectories, uniforms);
  const groupOf = new Map(groups.flatMap(({ members }, g) => members.map((member) => [member, g])));
  const count = trajectories * (steps + 1);
  const columns = inputs.map((input) => {
    const start = drawUniforms(uniforms, [input, "start"], trajectories);
    const column = new Float64Array(count);
    for (let t = 0; t < trajectories; t++) {
      const level = Math.floor(start[t] * levels);
      const other = level < levels / 2 ? level + levels / 2 : level - levels / 2;
      const from = level / (levels - 1);
      const to = other / (levels - 1);
      const moved = moves.subarray(t * steps, (t + 1) * steps).indexOf(groupOf.get(input) as number);
      for (let point = 0; point <= steps; point++)
        column[t * (steps + 1) + point] = point > moved ? to : from;
    }
    return [input, column] as const;
  });
  return {
    inputs,
    count,
    parts: [{ count, columns: Object.fromEntries(columns) }],
    groups,
    trajectories,
    moves,
  };
}

/** The groups of each trajectory in the order of their random numbers. */
function movesOf(groups: readonly InputGroup[], trajectories: number, uniforms: Uniforms): Uint32Array {
  const keys = groups.map(({ name }) => drawUniforms(uniforms, [name, "order"], trajectories));
  const moves = new Uint32Array(trajectories * groups.length);
  for (let t = 0; t < trajectories; t++) {
    const key = (g: number): number => keys[g]?.[t];
    const order = groups.map((_, g) => g).sort((a, b) => key(a) - key(b) || a - b);
    moves.set(order, t * groups.length);
  }
  return moves;
}

/**
 * The elementary effects of the outputs at the points of a design, a row for each group in its order. An
 * effect is the change of the output over the part of the range the input moved by.
 *
 * @throws InputError when there are not as many finite outputs as points.
 * @example
 * ```ts
 * import { evaluateDesign, morrisDesign, morrisEffects, streamUniforms } from "karvan/methods";
 * const design = morrisDesign({ inputs: ["dwell", "speed"], trajectories: 20, uniforms: streamUniforms(2026) });
 * const hours = evaluateDesign(design, ({ dwell, speed }) => 6 + 90 * dwell + 600 / (20 + 25 * speed));
 * for (const { input, muStar, sigma } of morrisEffects(design, hours)) console.log(input, muStar.toFixed(1), sigma?.toFixed(1));
 * // dwell 90.0 0.0
 * // speed 14.4 4.1
 * ```
 */
export function morrisEffects(design: MorrisDesign, outputs: Float64Array): MorrisRow[] {
  expectArguments(morrisEffectsArguments, [design, outputs]);
  expectColumn(outputs, "outputs", design.count);
  const { groups, trajectories, moves } = design;
  const effects = groups.map(() => new Float64Array(trajectories));
  for (let t = 0; t < trajectories; t++) {
    for (let step = 0; step < groups.length; step++) {
      const g = moves[t * groups.length + step];
      const point = t * (groups.length + 1) + step;
      const change = outputs[point + 1] - outputs[point];
      (effects[g] as Float64Array)[t] = change / stepOf(design, g, point);
    }
  }
  return groups.map((group, g) => rowOf(group, effects[g] as Float64Array));
}

/** How far a group's first input moved, with its sign. */
function stepOf({ groups, parts }: MorrisDesign, g: number, point: number): number {
  const column = parts[0]?.columns[groups[g]?.members[0]];
  return column[point + 1] - column[point];
}

function rowOf({ name, members }: InputGroup, effects: Float64Array): MorrisRow {
  const sizes = momentsOf(effects.map(Math.abs));
  const row = { input: name, muStar: sizes.mean, muStarError: standardErrorOf(sizes) as number };
  if (members.length > 1) return row;
  const signed = momentsOf(effects);
  return { ...row, mu: signed.mean, sigma: Math.sqrt(varianceOf(signed) as number) };
}
