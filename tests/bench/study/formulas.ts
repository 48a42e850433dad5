// A formula of eight figures with a fourth power, worked out for many rows: as columns, and by mathjs.
import { all, create } from "mathjs";
import { lower } from "../../../src/futures/columns/lower.ts";
import { ProgramBuilder } from "../../../src/futures/columns/program.ts";
import { type Expression, parseFormula } from "../../../src/model/index.ts";
import { Arena } from "../../../src/paths/lanes/arena.ts";
import { fallbackMachine } from "../../../src/paths/lanes/fallback/fallbackMachine.ts";
import { LANES } from "../../../src/paths/lanes/kernel.ts";
import { LaneValues } from "../../../src/paths/lanes/laneValues.ts";
import { simdMachine } from "../../../src/paths/lanes/simdMachine.ts";
import { random } from "../../paths/lanes/oracle.ts";
import { type BenchOptions, duel, type Row, row } from "../row.ts";

const text = "length / speed + wait * (1 + 0.5 * (flow / capacity) ^ 4) + toll / vot + fee";
const names = ["length", "speed", "wait", "flow", "capacity", "toll", "vot", "fee"];

/** Rows on formulas. */
export async function formulaRows({ smoke }: BenchOptions): Promise<Row[]> {
  const tiles = smoke ? 8 : 64;
  const next = random(5);
  const columns = names.map(() => Float64Array.from({ length: tiles * LANES }, () => 1 + next()));
  const math = create(all as Parameters<typeof create>[0]).compile(text);
  const expected = new Float64Array(tiles * LANES);
  const scope = new Map<string, number>();
  const peer = (): void => {
    for (let i = 0; i < expected.length; i++) {
      for (const [k, name] of names.entries()) scope.set(name, columns[k]?.[i] as number);
      expected[i] = math.evaluate(scope) as number;
    }
  };
  return [simdMachine(), fallbackMachine()].map((machine) => {
    const builder = new ProgramBuilder();
    const expression = parseFormula(
      text,
      (id) => names.includes(id),
      () => names,
    ) as Expression;
    const node = builder.expression(expression, (id) => builder.input(id), new Map());
    const program = lower(builder, { inputs: names, arcs: [{ weight: node, amounts: [] }], patches: [] });
    const values = new LaneValues(new Arena(machine), program.steps, {
      inputs: names.length,
      lanes: tiles * LANES,
    });
    const value = program.weights[0]?.terms[0]?.value as number;
    const result = new Float64Array(tiles * LANES);
    const subject = (): void => {
      values.take(columns, tiles * LANES);
      for (let tile = 0; tile < tiles; tile++) {
        values.load(tile * LANES);
        values.run();
        values.read(value, result, tile * LANES, LANES);
      }
    };
    subject();
    peer();
    const equal = result.every((value, i) => Math.abs(value - (expected[i] as number)) <= 1e-12 * value);
    const time = duel(smoke ? 1 : 5, { subject, peer });
    const each = time.subject / result.length;
    const common = {
      ...{
        workload: "formula",
        size: "8 figures, a fourth power",
        subject: `columns (${machine.name})`,
        equal,
      },
      seconds: each,
    };
    return row({ ...common, peer: "mathjs, compiled", ratio: time.peer / time.subject, reach: 54 });
  });
}
