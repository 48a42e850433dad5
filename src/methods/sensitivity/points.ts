/** Points of the unit cube, and checks of the inputs they belong to. */

import { expectArguments, InputError, problem, refuse } from "../../base/index.ts";
import { fillUniforms, type Seed, stream } from "../../random/index.ts";
import { evaluateDesignArguments, streamUniformsArguments } from "../given.ts";

/** Points of the unit cube: a column for each input, all of one length. */
export interface Points {
  readonly count: number;
  /** Input to its values, all above 0 and below 1: put them through the quantile function of the input. */
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/**
 * Where a method wants the model evaluated. Evaluate the points of all parts, one part after another, and hand
 * the outputs to the method in that order. Parts may share columns: do not write to them.
 */
export interface PointDesign {
  /** In the order given. */
  readonly inputs: readonly string[];
  /** Points of all parts together. */
  readonly count: number;
  readonly parts: readonly Points[];
}

/**
 * Where a design takes its randomness from: `count` numbers above 0 and below 1 for an input and a purpose.
 * Different inputs and purposes must be independent; columns of one low-discrepancy sequence make results
 * converge faster.
 */
export type Uniforms = (input: string, purpose: string, count: number) => Float64Array;

/**
 * Plain Monte Carlo numbers, a stream for each input and purpose.
 *
 * @example
 * ```ts
 * import { streamUniforms } from "karvan/methods";
 * const draw = streamUniforms(2026);
 * console.log(Array.from(draw("dwell", "futures", 3), (u) => u.toFixed(3)).join(" ")); // 0.130 0.959 0.045
 * ```
 */
export function streamUniforms(seed: Seed): Uniforms {
  expectArguments(streamUniformsArguments, [seed]);
  return (input, purpose, count) => {
    const out = new Float64Array(count);
    fillUniforms(stream(seed, JSON.stringify([input, purpose]), "uncertainty"), 0, out);
    return out;
  };
}

/**
 * Evaluates a model at all points of a design, one by one: for models that are a formula. Models with a fast
 * way to work on columns go over `design.parts` themselves.
 *
 * @example
 * ```ts
 * import { evaluateDesign, tornadoDesign } from "karvan/methods";
 * const design = tornadoDesign({ inputs: ["dwell", "tariff"], low: 0.1, base: 0.5, high: 0.9 });
 * const cost = evaluateDesign(design, ({ dwell, tariff }) => 0.2 * (6 + 90 * dwell) + 300 * (0.02 + 0.04 * tariff));
 * console.log(design.count, cost[0].toFixed(2)); // 5 22.20
 * ```
 */
export function evaluateDesign(
  design: PointDesign,
  model: (inputs: Readonly<Record<string, number>>) => number,
): Float64Array {
  expectArguments(evaluateDesignArguments, [design, model]);
  const outputs = new Float64Array(design.count);
  let done = 0;
  for (const { count, columns } of design.parts) {
    const entries = Object.entries(columns);
    for (let i = 0; i < count; i++) {
      outputs[done++] = model(Object.fromEntries(entries.map(([name, column]) => [name, column[i]])));
    }
  }
  return outputs;
}

/** Inputs that are changed together, as if they were one. */
export interface InputGroup {
  /** Name of the group, or of the only input in it. */
  readonly name: string;
  readonly members: readonly string[];
}

/**
 * The groups of a design, in the order of their first members; an input in no group is a group of its own.
 *
 * @throws InputError when an input is named twice, or a group names what is no input.
 */
export function groupsOf(
  inputs: readonly string[],
  named: Readonly<Record<string, readonly string[]>> = {},
): InputGroup[] {
  expectInputs(inputs);
  const groupOf = new Map<string, string>();
  for (const [name, members] of Object.entries(named)) {
    if (inputs.includes(name)) refuse(`groups.${name}`, "a name that no input has", name);
    for (const member of members) {
      if (!inputs.includes(member)) refuse(`groups.${name}`, `only inputs: ${inputs.join(", ")}`, member);
      if (groupOf.has(member)) refuse(`groups.${name}`, "inputs of no other group", member);
      groupOf.set(member, name);
    }
  }
  const names = new Set(inputs.map((input) => groupOf.get(input) ?? input));
  return [...names].map((name) => ({
    name,
    members: inputs.filter((input) => (groupOf.get(input) ?? input) === name),
  }));
}

/** Demands at least one input, each named once. */
export function expectInputs(inputs: readonly string[]): void {
  if (inputs.length === 0) refuse("inputs", "at least one name", inputs);
  const twice = inputs.filter((name, i) => inputs.indexOf(name) !== i);
  if (twice.length > 0) refuse("inputs", "each name once", twice[0]);
}

/** The numbers a design is made of, refused when the source gave something else than it was asked for. */
export function drawUniforms(
  uniforms: Uniforms,
  [input, purpose]: readonly [string, string],
  count: number,
): Float64Array {
  const column = uniforms(input, purpose, count);
  const wrong = column.findIndex((u) => !(u > 0 && u < 1));
  if (column.length === count && wrong < 0) return column;
  const got = wrong < 0 ? `${column.length} numbers` : column[wrong];
  const expected = `${count} numbers above 0 and below 1`;
  throw new InputError([problem({ path: `uniforms(${input}, ${purpose})`, expected, got })]);
}
