import { describe, expect, it } from "vitest";
import {
  type LaneColumns,
  type LaneProgram,
  LaneSearch,
  type LaneStep,
  type LaneSum,
  NO_ROUTE,
} from "../../../src/paths/index.ts";
import { draw, random } from "./oracle.ts";

const lanes = 70;
const measures = 3;
const inputs = 4;
// Two values of every kind of step; the last two are a constant and a function.
const steps: LaneStep[] = [
  { name: "scale", a: 0, factor: 3, offset: 0.5 },
  { name: "add", a: 1, b: 2 },
  { name: "subtract", a: 3, b: 1 },
  { name: "multiply", a: 4, b: 2 },
  { name: "constant", value: 7 },
  { name: "divide", a: 3, b: 8 },
  { name: "apply", a: 0, apply: (x) => x * x * x },
  { name: "min", a: 10, b: 1 },
  { name: "max", a: 2, b: 6 },
  { name: "abs", a: 6 },
  { name: "sqrt", a: 5 },
];

/** The values of a lane, one step at a time. */
function valuesOf(given: readonly number[]): number[] {
  const values = [...given];
  const at = (value: number): number => values[value] as number;
  const operations = {
    add: (a: number, b: number) => a + b,
    subtract: (a: number, b: number) => a - b,
    multiply: (a: number, b: number) => a * b,
    divide: (a: number, b: number) => a / b,
    min: Math.min,
    max: Math.max,
    abs: Math.abs,
    sqrt: Math.sqrt,
  };
  for (const step of steps) {
    if (step.name === "constant") values.push(step.value);
    else if (step.name === "apply") values.push(step.apply(at(step.a)));
    else if (step.name === "scale" || step.name === "scaleUp")
      values.push(at(step.a) * (step.factor as number) + (step.offset as number));
    else values.push(operations[step.name](at(step.a), at(step.b ?? step.a)));
  }
  return values;
}

function sumAt({ constant, terms }: LaneSum, values: readonly number[]): number {
  return terms.reduce((sum, { value, factor, rounded }) => {
    const product = (values[value] as number) * factor;
    return sum + (rounded ? Math.ceil(product * 2 ** 30) / 2 ** 30 : product);
  }, constant);
}

/** A program for a network: weights of one or two rounded terms, and some that do not vary. */
function programOf(arcs: number, next: () => number, rounded = true): LaneProgram {
  // Values that are at least 0 whatever the inputs.
  const sure = [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14];
  const term = (): LaneSum["terms"][number] => ({
    value: sure[Math.floor(next() * sure.length)] as number,
    factor: 0.1 + next(),
    rounded,
  });
  const sum = (): LaneSum => ({
    constant: next() < 0.1 ? Number.POSITIVE_INFINITY : Math.floor(next() * 4) / 4,
    terms: next() < 0.2 ? [] : next() < 0.7 ? [term()] : [term(), term()],
  });
  // Some amounts do not vary; some arcs share a sum.
  const shared: LaneSum = { constant: 0, terms: [{ value: 1, factor: 0.7, rounded }] };
  const amount = (): LaneSum => {
    const kind = next();
    if (kind < 0.2) return shared;
    return { constant: 0.25, terms: kind < 0.4 ? [] : kind < 0.9 ? [term()] : [term(), term()] };
  };
  const amounts = (): LaneSum[] => Array.from({ length: measures }, amount);
  const some = Uint32Array.from({ length: arcs }, (_, a) => a).filter(() => next() < 0.15);
  const many = <T>(make: () => T, count: number): T[] => Array.from({ length: count }, make);
  return {
    inputs,
    steps,
    weights: many(sum, arcs),
    measures,
    amounts: many(amounts, arcs),
    patches: [{ arcs: some, weights: many(sum, some.length), amounts: many(amounts, some.length) }],
  };
}

describe.each(["auto", "typescript"] as const)("a program on a network (%s)", (kernel) => {
  const shape = { nodes: 14, arcs: 50, pairs: 9, lanes: 1, weight: (u: number) => u };

  it.each(["rounded", "not rounded, so left to label correcting"])(
    "answers as arrays of the same weights would: %s",
    (kind) => {
      for (let seed = 0; seed < 15; seed++) {
        const { network, pairs } = draw(seed, shape);
        const next = random(seed + 1000);
        const program = programOf(shape.arcs, next, kind === "rounded");
        const columns = Array.from({ length: inputs }, () => new Float64Array(lanes));
        const run = new LaneSearch(network, pairs, { kernel }).prepare(program, lanes, columns);
        for (const count of [lanes, 33]) {
          for (const column of columns) for (let b = 0; b < lanes; b++) column[b] = next() * 5;
          const found = run.solve(count);
          const values = Array.from({ length: count }, (_, b) =>
            valuesOf(columns.map((c) => c[b] as number)),
          );
          const spread = (sums: readonly LaneSum[]): Float64Array =>
            Float64Array.from(sums.flatMap((sum) => values.map((lane) => sumAt(sum, lane))));
          const patches = program.patches.map(({ arcs, weights }) => ({ arcs, weights: spread(weights) }));
          const search = new LaneSearch(network, pairs, { kernel });
          const expected = search.solve({ lanes: count, weights: spread(program.weights), patches });
          for (const [m, want] of expected.entries()) {
            const got = found[m] as LaneColumns;
            const patch = program.patches[m - 1];
            const own = new Map(Array.from(patch?.arcs ?? [], (arc, i) => [arc, patch?.amounts[i]]));
            const sumsOf = (arc: number): readonly LaneSum[] =>
              (own.get(arc) ?? program.amounts[arc]) as readonly LaneSum[];
            for (let p = 0; p < shape.pairs; p++) {
              // A patch may change amounts where it changes no cost.
              const isOwn = got.changed[p] === 1;
              if (want.changed[p] === 1) expect(isOwn).toBe(true);
              const answers = (isOwn ? got : found[0]) as LaneColumns;
              const right = (want.changed[p] === 1 ? want : expected[0]) as LaneColumns;
              expect(answers.cost.subarray(p * lanes, p * lanes + count)).toEqual(
                right.cost.subarray(p * count, (p + 1) * count),
              );
              for (let b = 0; b < count; b++) {
                const route = right.route[p * count + b] as number;
                const arcs = route === NO_ROUTE ? [] : [...search.routes.arcs(route)];
                for (let k = 0; k < measures; k++) {
                  const parts = arcs.map((arc) =>
                    sumAt(sumsOf(arc)[k] as LaneSum, values[b] as readonly number[]),
                  );
                  const total = parts.reduce((sum, part) => sum + part, 0);
                  const amount = answers.amounts[k]?.[p * lanes + b];
                  // Sums of multiples of 2^-30 are exact in any order.
                  if (kind === "rounded") expect(amount).toBe(total);
                  else expect(amount).toBeCloseTo(total, 9);
                }
              }
            }
          }
        }
      }
    },
  );

  it("names the arc and the lane of a weight that is none", () => {
    const network = { nodes: 2, tail: Uint32Array.of(0), head: Uint32Array.of(1) };
    const pairs = { from: Uint32Array.of(0), to: Uint32Array.of(1) };
    const weight = { constant: 0, terms: [{ value: 0, factor: 1, rounded: true }] };
    const program = { inputs: 1, steps: [], weights: [weight], measures: 0, amounts: [[]], patches: [] };
    const column = new Float64Array(40).fill(1);
    column[37] = -3;
    const run = new LaneSearch(network, pairs, { kernel }).prepare(program, 40, [column]);
    expect(() => run.solve(40)).toThrow(
      /^weights of arc 0, lane 37: expected a number of at least 0.*got -3$/,
    );
    expect(run.solve(37)[0]?.cost.subarray(0, 37)).toEqual(new Float64Array(37).fill(1));
  });
});
