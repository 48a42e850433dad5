import fc from "fast-check";
import { all, create } from "mathjs";
import { describe, expect, it } from "vitest";
import { lower } from "../../src/futures/columns/lower.ts";
import { ProgramBuilder } from "../../src/futures/columns/program.ts";
import { type Expression, evaluator, parseFormula } from "../../src/model/index.ts";
import type { LaneSum } from "../../src/paths/index.ts";
import { Arena } from "../../src/paths/lanes/arena.ts";
import { fallbackMachine } from "../../src/paths/lanes/fallback/fallbackMachine.ts";
import { LaneValues } from "../../src/paths/lanes/laneValues.ts";
import { simdMachine } from "../../src/paths/lanes/simdMachine.ts";

const names = ["a", "b", "c", "d"];
/** The values of a formula in 32 lanes, worked out as columns by either kernel. */
function columnOf(
  text: string,
  rows: readonly (readonly number[])[],
  kernel: "typescript" | "webassembly",
): number[] {
  const expression = parseFormula(
    text,
    (id) => names.includes(id),
    () => names,
  ) as Expression;
  const builder = new ProgramBuilder();
  const node = builder.expression(expression, (id) => builder.input(id), new Map());
  const arcs = [{ weight: node, amounts: [] }];
  const program = lower(builder, { inputs: names, arcs, patches: [] });
  const { constant, terms } = program.weights[0] as LaneSum;
  const [term] = terms;
  if (term === undefined) return rows.map(() => constant);
  const machine = kernel === "typescript" ? fallbackMachine() : simdMachine();
  const values = new LaneValues(new Arena(machine), program.steps, {
    inputs: names.length,
    lanes: rows.length,
  });
  values.take(
    names.map((_, i) => Float64Array.from(rows, (row) => row[i] as number)),
    rows.length,
  );
  values.load(0);
  values.run();
  return [...values.row(term.value)].slice(0, rows.length);
}

function oneByOne(text: string, row: readonly number[]): number {
  const expression = parseFormula(
    text,
    (id) => names.includes(id),
    () => names,
  ) as Expression;
  return evaluator((id) => row[names.indexOf(id)] as number)(expression);
}

const math = create(all as Parameters<typeof create>[0]);
const leaf = fc.oneof(fc.constantFrom(...names), fc.integer({ min: 0, max: 9 }).map(String));
const { formula } = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc
      .tuple(tie("formula"), fc.constantFrom("+", "-", "*", "/"), tie("formula"))
      .map(([x, o, y]) => `(${x} ${o} ${y})`),
    fc
      .tuple(fc.constantFrom("min", "max"), tie("formula"), tie("formula"))
      .map(([f, x, y]) => `${f}(${x}, ${y})`),
    fc.tuple(tie("formula"), fc.integer({ min: -3, max: 4 })).map(([x, n]) => `(${x}) ^ ${n}`),
    fc.tuple(fc.constantFrom("abs", "-"), tie("formula")).map(([f, x]) => `${f}(${x})`),
    fc
      .tuple(fc.constantFrom("sqrt", "exp", "log"), tie("formula"))
      .map(([f, x]) => `${f}(0.5 + abs(${x}) / 9)`),
  ),
}));
const amount = fc.double({ min: -8, max: 8, noNaN: true });
const row = fc.tuple(...names.map(() => amount));
// No power of these comes near the largest numbers.
const plainRow = fc.tuple(...names.map(() => amount.map((x) => (Math.abs(x) < 1e-3 ? 0 : x))));
const rows = fc.array(row, { minLength: 32, maxLength: 32 });

describe("formulas as columns", () => {
  it("have the bits of one evaluation after another, in both kernels", () => {
    fc.assert(
      fc.property(formula, rows, (text, given) => {
        const expected = given.map((values) => oneByOne(text, values));
        for (const kernel of ["typescript", "webassembly"] as const) {
          expect(columnOf(text, given, kernel)).toEqual(expected);
        }
      }),
      { numRuns: 300, seed: 2026 },
    );
  });

  it("agree with mathjs on random rows", () => {
    fc.assert(
      fc.property(formula, fc.array(plainRow, { minLength: 32, maxLength: 32 }), (text, given) => {
        const compiled = math.compile(text);
        const column = columnOf(text, given, "webassembly");
        for (const [lane, values] of given.slice(0, 4).entries()) {
          const scope = Object.fromEntries(names.map((name, i) => [name, values[i]]));
          const expected = compiled.evaluate(scope) as number;
          if (!Number.isFinite(expected)) continue;
          const error = Math.abs((column[lane] as number) - expected);
          expect(error).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));
        }
      }),
      { numRuns: 300, seed: 2027 },
    );
  });

  it("work a part that is met twice out once", () => {
    const expression = parseFormula(
      "(a + b) * (a + b) + c / (a + b)",
      (id) => names.includes(id),
      () => names,
    );
    const builder = new ProgramBuilder();
    const node = builder.expression(expression as Expression, (id) => builder.input(id), new Map());
    const arcs = [{ weight: node, amounts: [] }];
    const program = lower(builder, { inputs: names, arcs, patches: [] });
    const { constant, terms } = program.weights[0] as LaneSum;
    const [term] = terms;
    if (term === undefined) return rows.map(() => constant);
    expect(program.steps.map(({ name }) => name)).toEqual(["add", "multiply", "divide", "add"]);
  });
});
